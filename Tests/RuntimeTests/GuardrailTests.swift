import Commands
import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// The guardrails of spec §10 through the whole bot: each test tries to get round one.
@Suite struct GuardrailTests {
    private let text = "示例单位通报：报名系统已于14:00恢复。下次通报18:00。联系电话010-00000000。1月5日"

    /// An incident with two confirmed facts, one official channel, and a draft.
    private func incident(_ level: String = "II") -> Drill {
        var drill = Drill()
        drill.activate(level)
        drill.openChannel()
        for fact in ["报名系统已于14:00恢复", "备用报名点已开放"] {
            drill.room("sun", "!事实 登记 \(fact) 来源=运维")
        }
        for fact in 1...2 {
            for person in ["li", "wang"] as [PersonID] { drill.room(person, "!事实 核实 F-\(fact)") }
        }
        drill.room("sun", "!问答 关切 登记 n=30 -- 何时恢复")
        drill.room("zhou", "!通稿 起草 通报 事实=F-1,F-2 -- \(text)")
        return drill
    }

    private func passGates(_ drill: inout Drill) {
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("wang", "!核实 S-1 通过")
        drill.room("li", "!法审 S-1 通过 不涉隐私")
        drill.room("zhao", "!批准 S-1")
        drill.code("zhao")
    }

    private func statement(_ drill: Drill) -> Statement? {
        drill.stage.world().statement(1)?.statement
    }

    // MARK: Publishes only to the official register, in the unit's name

    @Test(arguments: [
        "!发布 S-1 小号", "!发布 S-1 @wang", "!发布 S-1 微博", "!发布 S-1 https://example.org/anywhere",
        "!发布 S-1 site,小号", "!release S-1 burner", "!发布 S-1 小号 链接=https://example.org/1 截图=E-1",
    ])
    func `nothing goes to what is not in the register`(line: String) {
        var drill = incident()
        passGates(&drill)
        let said = drill.room("zhou", line)
        drill.code("zhou")
        drill.wait(.minutes(1))
        #expect(drill.stage.published.all.isEmpty)
        #expect(statement(drill)?.release == nil)
        // Said why, and without repeating where.
        #expect(!said.isEmpty)
        #expect(drill.stage.world().desk.codes["zhou"] == nil)
    }

    @Test func `what one person verified, or was retired, is no channel`() {
        var drill = incident()
        passGates(&drill)
        drill.room("zhou", "!通道 登记 wb 名称=官微 平台=微博 账号=@示例单位 负责人=@zhou")
        drill.code("zhou")
        drill.room("li", "!通道 核验 wb")
        drill.room("li", "!通道 核验 wb 再看一遍")
        drill.room("li", "!通道 停用 site 理由=被盗")
        drill.code("li")
        for channel in ["wb", "site", ""] {
            drill.room("zhou", "!发布 S-1 \(channel)")
            drill.code("zhou")
        }
        drill.wait(.minutes(1))
        #expect(drill.stage.published.all.isEmpty && statement(drill)?.release == nil)
    }

    @Test(arguments: ["李雷", "王芳的微博", "孙宁V", "@li:localhost"])
    func `no person's account is registered`(account: String) {
        var drill = incident()
        drill.room("zhou", "!通道 登记 own 名称=\(account) 平台=微博 账号=\(account) 负责人=@li")
        drill.code("zhou")
        #expect(drill.stage.world().officials.named("own") == nil)
    }

    @Test(arguments: [
        "点赞", "转发", "转评赞", "刷屏", "举报刷", "投票", "评论", "跟评", "like", "repost", "retweet", "flood",
        "vote",
        "comment", "boost", "follow", "upvote",
    ])
    func `there is no verb that makes opinion`(word: String) {
        #expect(CommandTable.rows().allSatisfy { !$0.words.contains(word) })
        var drill = incident()
        let before = drill.stage.store.entries.count
        drill.room("zhou", "!\(word) https://example.org/p/1 100")
        #expect(drill.stage.store.entries.count == before)
    }

    // MARK: Covert posting, fake engagement, paid deletion

    @Test(arguments: [
        "!记录 找人控评", "!记录 找水军顶一下", "!记录 有 偿 删 帖", "!记录 買水軍",
        "!預警 类型=谣言 范围=微博 危害=需要控评", "!通稿 起草 通报 -- 请大家控评", "!现在去 带 节 奏",
        "!记录 ｂｕｙ　ｌｉｋｅｓ", "!受阻 T-1 没有水军可用", "!事实 登记 已请网军处理",
        "!问答 登记 谁来控评", "!谣言 登记 用小号发帖",
    ])
    func `what asks for it is refused on every road, not echoed, and the refusal is logged`(
        line: String
    ) {
        var drill = incident()
        let roads: [(inout Drill) -> [Said]] = [
            { $0.room("zhou", line) }, { $0.dm("zhou", line) },
            { $0.sms("zhou", String(line.dropFirst())) },
            { $0.mail("zhou", String(line.dropFirst())) },
        ]
        for road in roads {
            let before = drill.stage.store.entries.count
            let said = road(&drill)
            let fresh = drill.stage.store.entries.dropFirst(before)
            #expect(fresh.contains { $0.event.type == "desk.guardTripped" })
            // By SMS and mail it counts as not understood as well; its words are not looked at.
            let faults = [RouteKind.sms, .email].map {
                Event.desk(.reach("zhou", .misheard($0, mark: nil)))
            }
            #expect(
                fresh.allSatisfy {
                    $0.event.type == "desk.guardTripped" || faults.contains($0.event)
                })
            for word in ["控评", "水军", "網軍", "网军", "删帖", "节奏", "小号", "likes"] {
                #expect(said.allSatisfy { !$0.text.contains(word) })
            }
        }
    }

    // MARK: No dossiers on posters

    @Test func `nothing that is kept of a rumour, a question or evidence names who posted it`() {
        var drill = incident()
        drill.room("sun", "!谣言 登记 链接=https://example.org/p/9 -- 网传停考")
        let rumour = drill.stage.world().running[0].rumours?.first
        #expect(rumour != nil)
        let names = rumour.map { Mirror(reflecting: $0).children.compactMap(\.label) } ?? []
        for word in ["author", "poster", "handle", "account", "user"] {
            #expect(names.allSatisfy { !$0.lowercased().contains(word) })
        }
        for line in ["!谣言 登记 发帖人=张三 -- 网传停考", "!谣言 跟踪 R-1 账号=@zhangsan"] {
            let before = drill.stage.store.entries.count
            drill.room("sun", line)
            #expect(drill.stage.store.entries.count == before)
        }
    }

    // MARK: Nothing approves itself

    @Test func `days of silence open no gate, sign nothing and start nothing`() {
        var drill = incident()
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("wang", "!预警 类型=泄露 范围=论坛 危害=资料外泄")
        let before = drill.stage.store.entries.count
        drill.wait(.days(3))
        let types = Set(drill.stage.store.entries.dropFirst(before).map(\.event.type))
        let words: Set<String> = [
            "statement.checked", "statement.opined", "statement.signed", "statement.accepted",
            "statement.ordered", "task.approved", "task.done", "incident.activated",
            "incident.closed", "official.verified", "fact.settled", "rumour.judged",
        ]
        #expect(types.isDisjoint(with: words))
        #expect(drill.stage.published.all.isEmpty)
    }

    @Test func `whoever did it, wrote it or passed it once does not pass it again`() {
        var drill = incident()
        drill.room("zhou", "!通稿 送审 S-1")
        for line in ["!核实 S-1 通过", "!法审 S-1 通过 不涉隐私", "!批准 S-1", "!通稿 认可 S-1"] {
            drill.room("zhou", line)
            drill.code("zhou")
        }
        #expect(statement(drill)?.checked == nil && statement(drill)?.opinion == nil)
        // HQ checked the facts, so HQ's same person does not sign.
        drill.room("zhao", "!核实 S-1 通过")
        let checker = statement(drill)?.checked?.person
        drill.room("wang", "!核实 S-1 通过")
        drill.room("li", "!法审 S-1 通过 不涉隐私")
        for person in [checker ?? "wang", "wang", "li"] as [PersonID] {
            drill.room(person, "!批准 S-1")
            drill.code(person)
        }
        #expect(statement(drill)?.validSignatures.isEmpty == true)
    }

    @Test(arguments: ["确认 {code}", "{code}", "批准 S-1 {code}", "批准 S-1", "同意", "发布 S-1"])
    func `no SMS and no mail signs or releases`(line: String) throws {
        var drill = incident()
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("wang", "!核实 S-1 通过")
        drill.room("li", "!法审 S-1 通过 不涉隐私")
        drill.room("zhao", "!批准 S-1")
        let code = try #require(drill.stage.world().desk.codes["zhao"]?.code)
        let words = line.replacingOccurrences(of: "{code}", with: code)
        drill.sms("zhao", words)
        drill.mail("zhao", words)
        #expect(statement(drill)?.validSignatures.isEmpty == true)
    }

    // MARK: No machine in a person's seat

    @Test(arguments: ["@bot:localhost", "@fenghuo:localhost", "@ai:localhost", "@zhao:elsewhere"])
    func `who is not in the roster fills no seat`(address: String) {
        var drill = incident()
        drill.room("zhou", "!通稿 送审 S-1")
        let before = drill.stage.store.entries.count
        for line in ["!核实 S-1 通过", "!法审 S-1 通过 不涉隐私", "!批准 S-1", "!fenghuo 批准 S-1"] {
            drill.stage.say(line, from: address, on: .chat, at: .room(Stage.room))
        }
        _ = drill.news()
        #expect(statement(drill)?.checked == nil && statement(drill)?.opinion == nil)
        #expect(
            drill.stage.store.entries.dropFirst(before).allSatisfy {
                $0.event.type.hasPrefix("desk.")
            })
    }

    @Test func `an edited message signs nothing`() throws {
        var drill = incident()
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("wang", "!核实 S-1 通过")
        drill.room("li", "!法审 S-1 通过 不涉隐私")
        drill.room("zhao", "!批准 S-1")
        // The text changes while the code is on its way.
        let code = try #require(drill.stage.world().desk.codes["zhao"]?.code)
        drill.room("zhou", "!通稿 修改 S-1 -- \(text)另，考试取消。")
        drill.room("zhao", code)
        #expect(statement(drill)?.signatures.isEmpty == true)
    }
}
