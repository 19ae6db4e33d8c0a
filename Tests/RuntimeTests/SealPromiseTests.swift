import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// What is sealed, what is kept of a refused message, and the log of what went as a number alone:
/// by the whole bot.
@Suite struct SealPromiseTests {
    private static let secret = "举报人住在三楼"
    private static let spilled = "机密★ 外泄名单"
    private static let han = Person(
        id: "han", name: "韩松", posts: [.init(group: .secrecy, seat: .lead)],
        chat: "@han:localhost", mobile: "+8613800000009")

    private func drill(
        spill: SpillRule? = nil, hasKey: Bool = true, backup: Bool = false
    ) -> Drill {
        var settings = Team.settings()
        settings.plan.guards.spill = spill
        settings.seals = hasKey
        settings.admins = ["@root:localhost"]
        var drill = Drill(settings: settings, backup: backup)
        drill.take(Roster(drill.roster.everyone + [Self.han]))
        for id in drill.roster.everyone.map(\.id) + ["han"] {
            drill.stage.network.openDirect("@\(id):localhost")
        }
        drill.activate()
        return drill
    }

    /// Whoever it is, also who is not of the usual team.
    @discardableResult
    private func alone(_ drill: inout Drill, _ id: PersonID, _ text: String) -> [String] {
        let address = "@\(id):localhost"
        drill.stage.say(text, from: address, on: .chat, at: .direct(address))
        return drill.news().filter { $0.to == address }.map(\.text)
    }

    @discardableResult
    private func code(_ drill: inout Drill, _ id: PersonID) -> [String] {
        alone(&drill, id, drill.stage.world().desk.codes[id]?.code ?? "none")
    }

    /// Everything that the store holds but what is sealed.
    private func kept(_ drill: Drill) throws -> String {
        let store = drill.stage.store
        let parts = [
            try JSONEncoder().encode(store.entries),
            try JSONEncoder().encode(store.deliveries.map(\.delivery)),
            try JSONEncoder().encode(drill.stage.world()),
        ]
        return String(decoding: Data(parts.joined()), as: UTF8.self)
    }

    private func withheld(_ drill: Drill) -> [Withheld] {
        drill.stage.store.entries.flatMap { entry -> [Withheld] in
            if case .sealing(_, let event) = entry.event { event.withheld } else { [] }
        }
    }

    // MARK: Sealed texts

    @Test func `a sealed text is read alone by who may know, is logged, and stands open nowhere`()
        throws
    {
        var drill = drill()
        let kept = alone(&drill, "li", "封存 I-1 -- \(Self.secret)")
        #expect(kept.first?.hasPrefix("已加密为封存 1，属 I-1") == true, "\(kept)")
        let read = alone(&drill, "wu", "封存 查看 1")
        #expect(read.contains { $0.contains(Self.secret) }, "\(read)")
        #expect(try !self.kept(drill).contains(Self.secret))
        #expect(drill.room("li", "!封存 查看 1").room.map(\.text).joined().hasPrefix("“封存”只能在与我的私信中使用"))
        let log = alone(&drill, "zhao", "大事记 I-1").joined()
        #expect(log.contains("李雷(聊天) 封存文字 1") && log.contains("吴悠(聊天) 读取封存 1"), "\(log)")
        drill.room("li", "!标识 I-1 敏感")
        let refused = alone(&drill, "wu", "封存 查看 1")
        #expect(refused.joined().hasPrefix("I-1 限知，您不在知悉名单"), "\(refused)")
        drill.stage.kill()
        drill.stage.launch()
        #expect(alone(&drill, "li", "封存 查看 1").contains { $0.contains(Self.secret) })
        #expect(alone(&drill, "wu", "封存 列表") == ["没有封存文字"])
        #expect(drill.room("li", "!封存 列表").room.first?.text == "I-1 限知，已私信答复您")
    }

    @Test func `what is destroyed can be read by nobody, and its number stays`() throws {
        var drill = drill()
        alone(&drill, "li", "封存 I-1 -- \(Self.secret)")
        let asked = alone(&drill, "zhao", "封存 销毁 1")
        #expect(asked.joined().contains("请确认：销毁封存 1，李雷于"), "\(asked)")
        #expect(drill.stage.store.sealed.count == 1)
        let done = code(&drill, "zhao")
        #expect(done.first == "封存 1 已销毁\n密钥和密文均已移除，不能恢复", "\(done)")
        #expect(drill.stage.store.sealed.isEmpty)
        #expect(alone(&drill, "li", "封存 查看 1").joined().contains("已于12:00销毁"))
        #expect(alone(&drill, "wu", "封存 销毁 1").joined().hasPrefix("您无权"))
        #expect(alone(&drill, "li", "封存 列表").joined().contains("封存 1 I-1 李雷 12:00（12:00已销毁）"))
    }

    @Test func `who sealed a text hears that it was destroyed`() {
        var drill = drill()
        alone(&drill, "li", "封存 I-1 -- \(Self.secret)")
        alone(&drill, "zhao", "封存 销毁 1")
        drill.stage.say(
            drill.stage.world().desk.codes["zhao"]?.code ?? "", from: "@zhao:localhost", on: .chat,
            at: .direct("@zhao:localhost"))
        let told = drill.news().filter { $0.to == "@li:localhost" }.map(\.text)
        #expect(told == ["您的封存 1 已由赵敏销毁"])
    }

    @Test(arguments: 1...25)
    func `a kill at any instant leaves an entry with its sealed words, or neither`(steps: Int) {
        var drill = drill()
        drill.stage.kill()
        drill.stage.launch(steps: steps)
        alone(&drill, "li", "封存 I-1 -- \(Self.secret)")
        drill.stage.kill()
        let entries = drill.stage.store.entries.filter { $0.event.type == "sealing.kept" }
        #expect(entries.count == drill.stage.store.sealed.count)
        drill.stage.launch()
        drill.stage.release()
        drill.wait(.minutes(1))
        #expect(drill.stage.store.sealed[.text(1)]?.text == Self.secret)
        #expect(drill.stage.world().seals.texts.count == 1)
    }

    @Test func `without a key nothing is sealed, and it is said what to do`() throws {
        var drill = drill(spill: .seal, hasKey: false)
        let refused = alone(&drill, "li", "封存 I-1 -- \(Self.secret)")
        #expect(refused.joined().contains("系统管理员须在 bot.json 配置 store.key"))
        let guarded = alone(&drill, "wu", Self.spilled)
        #expect(guarded.joined().contains("原文未保存、未转发"))
        #expect(drill.stage.store.sealed.isEmpty)
        #expect(try !kept(drill).contains(Self.secret))
    }

    // MARK: Refused messages

    @Test func `a refused message is kept for the secrecy office alone, where the plan says so`()
        throws
    {
        var drill = drill(spill: .seal)
        let said = drill.room("wu", Self.spilled)
        #expect(said.contains { $0.text.contains("原文未转发，已加密隔离") })
        #expect(said.contains { $0.to == "@han:localhost" && $0.text.contains("(编号1)") })
        #expect(said.allSatisfy { !$0.text.contains("外泄名单") })
        #expect(try !kept(drill).contains("外泄名单"))
        #expect(alone(&drill, "zhao", "隔离 查看 1").joined().hasPrefix("您无权"))
        #expect(alone(&drill, "han", "隔离").joined().contains("1 吴悠 12:00"))
        drill.stage.say("!隔离", from: "@han:localhost", on: .chat, at: .room(Stage.room))
        #expect(drill.news().room.first?.text.hasPrefix("“隔离”只能在与我的私信中使用") == true)
        drill.stage.say("!隔离 查看 1", from: "@root:localhost", on: .chat, at: .room(Stage.room))
        #expect(drill.news().room.first?.text.hasPrefix("系统管理员只管机器") == true)
        let asked = alone(&drill, "han", "隔离 查看 1")
        #expect(asked.joined().contains("请确认：查看隔离 1"), "\(asked)")
        #expect(!asked.joined().contains("外泄名单"))
        let read = code(&drill, "han")
        #expect(read.contains { $0.contains(Self.spilled) }, "\(read)")
        #expect(try !kept(drill).contains("外泄名单"))
        let log = drill.stage.store.entries.filter {
            $0.event == .sealing(nil, .spillRead(case: 1))
        }
        #expect(log.map(\.actor) == [.person("han", .chat)])
        alone(&drill, "han", "隔离 销毁 1")
        code(&drill, "han")
        #expect(drill.stage.store.sealed.isEmpty)
        #expect(alone(&drill, "han", "隔离 查看 1").joined().contains("已于12:00销毁"))
    }

    @Test func `a message that is edited into one that is refused is kept like that one`() throws {
        var drill = drill(spill: .seal)
        drill.stage.inject(
            .init(
                sourceID: "edit", route: .chat, place: .room(Stage.room),
                sender: "@wu:localhost", content: .edited(Self.spilled), sentAt: drill.start))
        let said = drill.wait(.seconds(1))
        #expect(said.contains { $0.text.contains("原文未转发，已加密隔离") }, "\(said.map(\.text))")
        #expect(drill.stage.store.sealed.count == 1)
        #expect(try !kept(drill).contains("外泄名单"))
    }

    @Test(arguments: [SpillRule.drop, nil])
    func `nothing is kept of it by default, on any road`(rule: SpillRule?) throws {
        var drill = drill(spill: rule)
        drill.room("wu", Self.spilled)
        drill.sms("wu", Self.spilled)
        drill.mail("wu", Self.spilled)
        #expect(drill.stage.store.sealed.isEmpty)
        #expect(drill.stage.world().desk.refusals == 3)
        #expect(try !kept(drill).contains("外泄名单"))
    }

    @Test func `定密 is answered on every road with whom to see`() {
        var drill = drill()
        for said in [
            drill.room("wu", "!定密 I-1 机密"), drill.sms("wu", "定密"), drill.mail("wu", "定密"),
        ] {
            #expect(said.contains { $0.text.contains("本系统不能定密") }, "\(said.map(\.text))")
        }
        #expect(drill.room("wu", "!定密").room.first?.text.contains("韩松") == true)
        #expect(drill.stage.world().label(of: Number(.incident, 1)) == .internal)
    }

    // MARK: What went as a number alone

    @Test(arguments: 1...20)
    func `each redaction is logged with its delivery, once, whenever the process dies`(steps: Int) {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        drill.stage.kill()
        drill.stage.launch(steps: steps)
        drill.room("zhao", "!级别 I-1 Ⅰ 理由=扩大")
        drill.stage.kill()
        drill.stage.launch()
        drill.stage.release()
        drill.wait(.hours(1))
        let world = drill.stage.world()
        let since = drill.stage.store.entries.first { $0.event.type == "circle.labelled" }?.at
        let items = drill.stage.store.deliveries.map(\.delivery).compactMap { delivery in
            delivery.notBefore > since ?? .distantPast ? Withholding.item(delivery, world) : nil
        }
        let logged = drill.stage.store.entries.filter { $0.at > since ?? .distantPast }
            .flatMap { entry -> [Withheld] in
                if case .sealing(_, .withheld(let items)) = entry.event { items } else { [] }
            }
        #expect(!items.isEmpty)
        #expect(logged.map(\.count).reduce(0, +) == items.count)
        for item in items {
            #expect(
                logged.contains {
                    $0.thing == item.thing && $0.route == item.route
                        && Set(item.people).isSubset(of: $0.people)
                })
        }
    }

    @Test func `the timeline of who may know says it once for a thing and a road, with a count`() {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        drill.wait(.hours(6))
        drill.room("wu", "!态势 I-1")
        let sensitive = withheld(drill).filter { $0.label == .sensitive }
        #expect(sensitive.count > 3)
        let log = alone(&drill, "li", "大事记 I-1").joined(separator: "\n").split(separator: "\n")
        let lines = log.filter { $0.contains("只发编号") }
        #expect(!lines.isEmpty)
        #expect(lines.allSatisfy { $0.contains("(敏感，通道上限") })
        let ends = lines.map { $0.drop { $0 != " " } }
        #expect(Set(ends).count == ends.count)
    }

    @Test func `what was queued before the label goes as a number, and the log says so once`() {
        var drill = drill()
        drill.fault(.http(429), on: .sms)
        drill.room("li", "!预警 类型=谣言 范围=微博 危害=停水")
        drill.wait(.seconds(2))
        drill.room("li", "!标识 W-2 敏感")
        drill.fault(.up, on: .sms)
        drill.wait(.minutes(5))
        let late = drill.stage.store.entries.compactMap { entry -> DeliveryID? in
            if case .sealing(_, .withheldLate(let id, _)) = entry.event { id } else { nil }
        }
        #expect(!late.isEmpty)
        #expect(Set(late).count == late.count)
        let sent = drill.stage.network.said.filter { late.contains($0.delivery) }
        #expect(sent.allSatisfy { !$0.text.contains("停水") && !$0.text.contains("谣言") })
    }

    // MARK: No bridges

    @Test func `of a sensitive incident nothing but its number goes over the second chat`() {
        var drill = drill(backup: true)
        drill.room("li", "!标识 I-1 敏感")
        alone(&drill, "li", "封存 I-1 -- \(Self.secret)")
        let tasks = drill.stage.world().incident(1)?.orderedTasks.map(\.step.action.zh) ?? []
        drill.fault(.blackhole, on: .chat)
        var said = drill.wait(.hours(6))
        for line in ["!态势 I-1", "!大事记 I-1", "!封存 查看 1", "!封存 列表", "!我的"] {
            said += drill.backup("li", line)
        }
        let second = said.filter { $0.route == .backup }
        #expect(second.contains { $0.text.contains("I-1 有新情况，限知") })
        for text in second.map(\.text) {
            #expect(!text.contains("误导考生") && !text.contains(Self.secret), "\(text)")
            #expect(tasks.allSatisfy { !text.contains($0.prefix(8)) }, "\(text)")
        }
        #expect(second.contains { $0.text.contains("“封存”不能用备用聊天办理") })
        #expect(second.allSatisfy { $0.closedRoom == nil })
        let toClosed = drill.stage.store.deliveries.map(\.delivery.target).filter {
            if case .closed = $0 { true } else { false }
        }
        #expect(!toClosed.isEmpty && toClosed.allSatisfy { $0.route == .chat })
    }

    @Test func `a second chat with a low ceiling gets numbers of what is internal, too`() {
        var settings = Team.settings()
        settings.plan.texts.ceilings["backup"] = .public
        var drill = Drill(settings: settings, backup: true)
        drill.activate()
        drill.fault(.blackhole, on: .chat)
        let said = drill.wait(.hours(2)).filter { $0.route == .backup }
        #expect(said.contains { $0.notice == 2 })
        #expect(said.allSatisfy { !$0.text.contains("误导考生") })
        let log = withheld(drill).filter { $0.route == .backup }
        #expect(log.contains { $0.label == .internal && $0.ceiling == .public })
    }

    @Test func `a form takes no sealed words for its answer`() throws {
        var drill = drill()
        alone(&drill, "li", "预警")
        alone(&drill, "li", "封存 I-1 -- \(Self.secret)")
        #expect(try !kept(drill).contains(Self.secret))
        #expect(drill.stage.world().seals.texts.count == 1)
    }

    @Test func `nobody who stands in sees who was refused`() {
        var drill = drill(spill: .seal)
        alone(&drill, "wang", Self.spilled)
        #expect(drill.stage.world().seals.spills.count == 1)
        drill.room("zhao", "!顶岗 @han @sun 至 明天 20:00")
        let said = alone(&drill, "sun", "隔离 列表")
        #expect(!said.isEmpty && said.allSatisfy { !$0.contains("王芳") })
        #expect(alone(&drill, "han", "隔离 列表").contains { $0.contains("王芳") })
    }

    @Test func `what somebody meant to seal is pinned by nobody`() throws {
        var drill = drill()
        drill.stage.react(
            "📌", to: "m1", from: "@li:localhost", text: "封存 I-1 -- \(Self.secret)")
        _ = drill.news()
        #expect(try !kept(drill).contains(Self.secret))
    }
}
