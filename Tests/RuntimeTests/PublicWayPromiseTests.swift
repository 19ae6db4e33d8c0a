import Domain
import Foundation
import Outbox
import Rehearsal
import StormKit
import Testing

/// The public word through the whole bot: what is refused says why, and what to type instead.
@Suite struct PublicWayPromiseTests {
    private let text = "示例单位通报：A楼一人受伤，已送医。下次通报18:00。联系电话010-00000000。1月5日"

    /// With two confirmed facts, a site of our own and an account of which a name is known alone.
    private func drill() -> Drill {
        var drill = Drill()
        drill.activate()
        drill.openChannel()
        drill.room("zhou", "!通道 登记 weibo 名称=官方微博 平台=微博 账号=@示例单位 负责人=@zhou 方式=人工")
        drill.code("zhou")
        for person in ["li", "wang"] as [PersonID] { drill.room(person, "!通道 核验 weibo") }
        for fact in ["A楼一人受伤", "已送医"] { drill.room("sun", "!事实 登记 \(fact) 来源=现场") }
        for fact in 1...2 {
            for person in ["li", "wang"] as [PersonID] { drill.room(person, "!事实 核实 F-\(fact)") }
        }
        drill.room("sun", "!问答 关切 登记 n=30 -- 有无伤亡")
        return drill
    }

    private func said(_ drill: inout Drill, _ person: PersonID, _ line: String) -> String {
        drill.room(person, line).room.map(\.text).joined(separator: "\n")
    }

    private func sign(_ drill: inout Drill) {
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("li", "!核实 S-1 通过")
        drill.room("wang", "!法审 S-1 通过 不涉隐私")
        drill.room("zhao", "!批准 S-1")
        drill.code("zhao")
    }

    @Test func `versions that name another house and another fate do not go out`() {
        var drill = drill()
        drill.room("zhou", "!通稿 起草 通报 事实=F-1,F-2 -- \(text)")
        let other = text.replacingOccurrences(of: "A楼一人受伤", with: "B楼一人死亡")
        drill.room("zhou", "!通稿 分版 S-1 weibo -- \(other)")
        sign(&drill)
        let refused = said(&drill, "zhou", "!发布 S-1")
        #expect(refused.contains("各版本不一致"))
        for name in ["A楼", "B楼", "受伤", "死亡"] { #expect(refused.contains(name), "\(refused)") }
        #expect(drill.stage.published.all.isEmpty)
    }

    @Test
    func `a text without a contact or a date is not handed in, an opinion without words is none`() {
        var drill = drill()
        drill.room("zhou", "!通稿 起草 通报 事实=F-1,F-2 -- 示例单位通报：A楼一人受伤，已送医。")
        let contact = said(&drill, "zhou", "!通稿 送审 S-1")
        #expect(contact.contains("没有写明联系方式") && contact.contains("!通稿 续写 S-1 -- "))
        drill.room("zhou", "!通稿 续写 S-1 -- 联系电话：010-00000000")
        let date = said(&drill, "zhou", "!通稿 送审 S-1")
        #expect(date.contains("没有日期") && date.contains("!通稿 续写 S-1 -- 2026年1月5日"))
        drill.room("zhou", "!通稿 续写 S-1 -- 2026年1月5日")
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("li", "!核实 S-1 通过")
        let opinion = said(&drill, "wang", "!法审 S-1 通过")
        #expect(opinion.contains("法审须写明意见") && opinion.contains("!法审 S-1 通过 "))
        #expect(drill.stage.world().statement(1)?.statement.opinion == nil)
    }

    @Test func `what was posted elsewhere than on its platform is not filed`() {
        var drill = drill()
        drill.room("zhou", "!通稿 起草 通报 事实=F-1,F-2 -- \(text)")
        sign(&drill)
        drill.room("zhou", "!发布 S-1")
        drill.code("zhou")
        drill.wait(.minutes(1))
        let image = String(repeating: "0a", count: 32)
        let refused = said(
            &drill, "zhou", "!发布 S-1 weibo 链接=https://example.net/u/77 截图=\(image)")
        #expect(refused.contains("链接不是微博的地址") && refused.contains("weibo.com"))
        let asked = said(&drill, "zhou", "!发布 S-1 weibo 链接=https://weibo.com/1/a 截图=\(image)")
        #expect(asked.contains("登记账号：@示例单位"))
    }

    @Test func `a complaint waits for what HQ decides, and says so`() {
        var drill = drill()
        drill.room("sun", "!谣言 登记 链接=https://example.org/p/1 -- 网传有人遇难")
        drill.room("li", "!谣言 指派 R-1 @sun @zhou")
        for person in ["sun", "zhou"] as [PersonID] {
            drill.room(person, "!谣言 定性 R-1 不实 来源=市一医院")
        }
        let refused = said(&drill, "sun", "!谣言 举报 R-1 平台=微博 证据=E-1 -- 虚构死亡")
        #expect(refused.contains("指挥部的处理决定"), "\(refused)")
        #expect(refused.contains("!谣言 决定 R-1 辟谣 理由=…"), "\(refused)")
        #expect(drill.stage.world().rumour(1)?.rumour.reports == [])
    }

    @Test func `an answer without ground is not put up in public`() {
        var drill = drill()
        drill.room("zhao", "!问答 发言人 指定 @wu")
        drill.room("sun", "!问答 登记 提问=考生 -- 有人伤亡吗")
        drill.room("sun", "!问答 口径 Q-1 -- 请放心")
        drill.room("zhou", "!问答 批准 Q-1 v1")
        let refused = said(&drill, "wu", "!问答 已答 Q-1 链接=https://example.org/qa")
        #expect(refused.contains("不能公开张贴") && refused.contains("事实=F-n"), "\(refused)")
        drill.room("sun", "!问答 口径 Q-1 事实=F-1 -- A楼一人受伤")
        drill.room("zhou", "!问答 批准 Q-1 v2")
        drill.room("wu", "!问答 已答 Q-1 链接=https://example.org/qa")
        #expect(drill.stage.world().questions[1]?.given?.version == 2)
    }

    @Test func `one alone opens no sensitive matter, and the second is told alone`() {
        var drill = drill()
        for person in ["li", "zhao"] as [PersonID] {
            drill.stage.network.openDirect(drill.address(person, .chat))
        }
        drill.room("li", "!标识 I-1 敏感")
        let asked =
            drill.dm("li", "!标识 I-1 内部 理由=已公开报道") + drill.wait(.minutes(2))
        #expect(asked.contains { $0.to == "@li:localhost" && $0.text.contains("须两人") })
        #expect(
            asked.contains {
                $0.to == "@zhao:localhost" && $0.text.contains("已公开报道")
                    && $0.text.contains("标识 I-1 内部")
            }, "\(asked.map { ($0.to, $0.text) })")
        #expect(!asked.room.contains { $0.text.contains("已公开报道") })
        let again = drill.dm("li", "!标识 I-1 内部 理由=已公开报道")
        #expect(again.contains { $0.text.contains("没有保密工作机构") && $0.text.contains("赵敏") })
        #expect(drill.stage.world().label(of: Number(.incident, 1)) == .sensitive)
        drill.dm("zhao", "!标识 I-1 内部 理由=已公开报道")
        #expect(drill.stage.world().label(of: Number(.incident, 1)) == .internal)
    }
}
