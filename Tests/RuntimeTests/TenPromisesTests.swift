import Commands
import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Testing

/// The promises of the specification (§1), each under its own words. Those of the log's chain and
/// of the two commands are kept where they can be broken: `StoreTests`, and `deploy/test` itself.
@Suite struct TenPromisesTests {
    @Test(arguments: [RouteKind.sms, .email])
    func
        `A notice that must reach a person reaches that person by some route, or a named human is told that it did not`(
            spared: RouteKind
        )
    {
        var drill = Drill()
        drill.stage.network.cutOff(drill.address("zhou", .sms))
        if spared == .sms { drill.stage.network.cutOff(drill.address("wu", .email)) }
        drill.stage.network.cutOff(drill.address("sun", .sms))
        drill.stage.network.cutOff(drill.address("sun", .email))
        drill.activate()
        drill.fault(.refuse, on: .chat)
        let said = drill.wait(.minutes(15))
        #expect(!said.mail(to: "zhou").isEmpty, "no SMS reaches zhou, so mail does")
        let alarms = said.filter { $0.text.contains("孙宁") && $0.text.contains("N-2") }
        #expect(alarms.contains { $0.to == drill.address("li", $0.route) }, "nothing reaches sun")
    }

    @Test(arguments: 1...40)
    func
        `Nothing accepted is lost: a kill at any instant loses no command, event, delivery or clock. In Matrix nothing is posted twice`(
            steps: Int
        )
    {
        var drill = Drill()
        drill.activate()
        drill.stage.kill()
        drill.stage.launch(steps: steps)
        drill.room("wang", "!记录 第一条")
        drill.room("li", "!记录 第二条")
        drill.sms("zhou", "1")
        drill.stage.kill()
        drill.stage.launch()
        drill.stage.release()
        drill.wait(.minutes(30))
        let entries = drill.stage.store.entries
        #expect(entries.map(\.sequence) == Array(1...entries.count))
        let notes = entries.compactMap { entry -> String? in
            if case .incident(_, .noted(let text, _)) = entry.event { text } else { nil }
        }
        #expect(notes.sorted() == ["第一条", "第二条"])
        #expect(drill.stage.world().notice(2)?.acknowledged["zhou"] != nil)
        let now = drill.stage.clock.now
        let waiting = drill.stage.store.deliveries.filter {
            !$0.state.isSettled && $0.delivery.sendBy < now
        }
        #expect(waiting.isEmpty)
        #expect(drill.stage.world().nextDue.map { $0 > now } ?? true, "no clock is late")
        let posts = drill.stage.network.said.filter { $0.route == .chat }.map(\.delivery)
        #expect(Set(posts).count == posts.count)
    }

    @Test
    func
        `A command is run once, in order, however often its message is delivered, edited or replayed; one issued while the bot was down is run when it returns, but a dangerous one older than 10 minutes is asked about first`()
    {
        var drill = Drill()
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        drill.stage.kill()
        let early = message("a", "!记录 其一", at: drill.stage.clock.now)
        let late = message("b", "!启动 W-1 级别=II 场景=R 理由=急", at: drill.stage.clock.now)
        for message in [early, late, early, late] { drill.stage.inject(message) }
        drill.wait(.minutes(11))
        drill.stage.launch()
        drill.stage.release()
        let said = drill.news().room.map(\.text)
        #expect(said.count { $0.contains("已记入") } == 1)
        let asked = said.filter { $0.contains("请确认") }
        #expect(asked.count == 1, "it asks about the old command: \(said)")
        #expect(drill.stage.world().running.isEmpty)
        drill.code("zhao")
        #expect(drill.stage.world().running.count == 1)
        let order = drill.stage.store.entries.map(\.event.type)
        let first = order.firstIndex(of: "desk.noted")
        let second = order.firstIndex(of: "desk.codeAsked")
        #expect(first.flatMap { first in second.map { first < $0 } } == true)
    }

    private func message(_ id: String, _ text: String, at sentAt: Date) -> InboundMessage {
        InboundMessage(
            sourceID: id, route: .chat, place: .room(Stage.room), sender: "@zhao:localhost",
            content: .text(text), sentAt: sentAt)
    }

    /// By whatever is typed; every order of commands is tried in `StatementPropertyTests`.
    @Test
    func
        `No public text leaves without its gates: two verified facts, legal opinion, HQ signature, all bound to the hash of the exact text`()
        throws
    {
        var drill = Drill()
        drill.activate()
        drill.openChannel()
        for fact in ["报名系统已恢复", "备用报名点已开放"] {
            drill.room("sun", "!事实 登记 \(fact) 来源=技术组")
        }
        func release() -> String {
            drill.room("zhou", "!发布 S-1").room.map(\.text).joined(separator: "\n")
        }
        let text = "示例单位情况通报\n报名系统已恢复，备用报名点已开放。电话010-00000000。1月5日"
        drill.room("zhou", "!通稿 起草 通报 -- \(text)")
        #expect(release().contains("尚未送审"))
        #expect(
            drill.room("zhou", "!通稿 送审 S-1").room.contains { $0.text.contains("至少两条事实") })
        drill.room("zhou", "!通稿 引用 S-1 F-1 F-2")
        drill.room("zhou", "!通稿 送审 S-1")
        #expect(release().contains("缺核实"))
        #expect(drill.room("li", "!核实 S-1 通过").room.contains { $0.text.contains("未证实") })
        for fact in 1...2 {
            for person in ["li", "wang"] as [PersonID] {
                drill.room(person, "!事实 核实 F-\(fact)")
            }
        }
        drill.room("li", "!核实 S-1 通过")
        #expect(release().contains("缺法审"))
        drill.room("wang", "!法审 S-1 通过 不涉隐私")
        #expect(release().contains("缺审签"))
        #expect(drill.stage.published.all.isEmpty)
        #expect(drill.room("zhao", "!批准 S-1").room.contains { $0.text.contains("公众关切") })
        drill.room("sun", "!问答 关切 登记 n=30 -- 何时恢复")
        drill.room("zhao", "!批准 S-1")
        drill.code("zhao")
        // One character more, and all of it was in vain.
        drill.room("zhou", "!通稿 续写 S-1 -- 。")
        #expect(release().contains("尚未送审"))
        drill.room("zhou", "!通稿 送审 S-1")
        for line in [("li", "!核实 S-1 通过"), ("wang", "!法审 S-1 通过 不涉隐私"), ("zhao", "!批准 S-1")] {
            drill.room(PersonID(line.0), line.1)
        }
        drill.code("zhao")
        drill.wait(.hours(1))
        #expect(drill.stage.published.all.isEmpty)
        _ = release()
        drill.code("zhou")
        drill.wait(.minutes(1))
        let post = try #require(drill.stage.published.all.first)
        #expect(post.text == text + "\n。")
        #expect(post.sha256 == StatementText.sha256(of: post.text))
        #expect(drill.stage.world().statement(1)?.statement.isOpen == false)
    }

    @Test(arguments: [RouteKind.sms, .email])
    func
        `Chat down ≠ plan down: acknowledging, reporting, finishing and blocking tasks, roll call and status work by SMS and by e-mail`(
            route: RouteKind
        ) throws
    {
        var drill = Drill()
        drill.activate()
        drill.fault(.blackhole, on: .chat)
        drill.wait(.minutes(2))
        func say(_ id: PersonID, _ text: String) -> [Said] {
            route == .sms ? drill.sms(id, text) : drill.mail(id, text)
        }
        _ = say("zhou", "收到 2")
        #expect(drill.stage.world().notice(2)?.acknowledged["zhou"] != nil)
        _ = say("wang", "记录 平台已回电")
        #expect(drill.stage.store.entries.contains { $0.event.type == "incident.noted" })
        let mine = drill.stage.world().running[0].byDue.filter { $0.assignee == "zhou" }
        let first = try #require(mine.first { $0.step.approval == nil && $0.step.after.isEmpty })
        let second = try #require(mine.first { $0.number != first.number })
        _ = say("zhou", "完成 \(first.number) https://example.org/e")
        #expect(drill.stage.world().task(first.number)?.rounds == 1)
        _ = say("zhou", "受阻 \(second.number) 缺素材")
        #expect(drill.stage.world().task(second.number)?.blocked == "缺素材")
        _ = say("li", "点名 截止=5分")
        let roll = try #require(drill.stage.world().openRolls.last)
        drill.wait(.minutes(1))
        let asked = drill.stage.network.said.filter {
            $0.notice == roll.number && $0.to == drill.address("wu", $0.route)
        }
        #expect(asked.contains { !$0.route.isChat })
        _ = say("wu", "到")
        _ = say("sun", "途中 20")
        let answers = drill.stage.world().notice(roll.number)?.roll?.answers
        #expect(answers?["wu"]?.stand == .present)
        #expect(answers?["sun"] != nil)
        drill.wait(.minutes(5))
        #expect(
            drill.stage.world().notice(roll.number)?.roll?.toldSilent?.contains("zhao") == true)
        let table = say("li", "点名 查看").filter { $0.route == route }
        #expect(table.contains { $0.text.contains("失联") })
        let status = say("li", "态势").filter { $0.route == route }
        #expect(status.contains { $0.text.contains("I-1") })
    }

    @Test
    func
        `What is above a channel's ceiling never goes over it: a stub with a number goes instead, and the redaction is logged`()
        throws
    {
        var drill = Drill()
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生 url=https://example.org/p/1")
        drill.room("zhao", "!启动 W-1 级别=I 场景=R 理由=紧急处置")
        drill.code("zhao")
        drill.fault(.refuse, on: .chat)
        drill.wait(.hours(2))
        let outside = drill.stage.network.said.filter { $0.route != .chat }
        #expect(outside.count > 20)
        for text in outside.map(\.text) {
            for word in ["误导考生", "example.org/p/1", "紧急处置", "微博"] {
                #expect(!text.contains(word), "\(text)")
            }
            #expect(text.contains(/[NWIT]-[0-9]+|[0-9]+/), "\(text)")
        }
        let log = drill.stage.store.entries.flatMap { entry -> [Withheld] in
            if case .sealing(_, let event) = entry.event { event.withheld } else { [] }
        }
        // Every notice by SMS and mail, by whose it was: never the text, once a delivery.
        let notices = drill.stage.store.deliveries.map(\.delivery).filter {
            $0.notice != nil && !$0.target.route.isChat
        }
        #expect(notices.count > 5)
        for notice in notices {
            let own = log.filter {
                $0.thing == Number(.notice, notice.notice ?? 0) && $0.route == notice.target.route
                    && $0.people.contains(where: notice.target.people.contains)
            }
            #expect(own.contains { $0.label == .internal && $0.ceiling == .public })
        }
        let kept = drill.stage.store.deliveries.filter {
            Withholding.item($0.delivery, drill.stage.world()) != nil
        }
        #expect(log.map(\.count).reduce(0, +) == kept.count)
        let words = String(decoding: try JSONEncoder().encode(log), as: UTF8.self)
        #expect(!words.contains("误导考生"))
    }

    @Test(arguments: ["机密★ 这是内容", "绝密 这是内容", "SECRET// 这是内容"])
    func `State secrets are refused, not stored, not echoed`(text: String) throws {
        var drill = Drill()
        for said in [
            drill.room("zhou", text), drill.dm("zhou", text), drill.sms("zhou", text),
            drill.mail("zhou", text),
        ] {
            #expect(said.contains { $0.text.contains("拒绝：") })
        }
        #expect(drill.stage.network.said.allSatisfy { !$0.text.contains("这是内容") })
        let log = try JSONEncoder().encode(drill.stage.store.entries)
        #expect(!String(decoding: log, as: UTF8.self).contains("这是内容"))
        #expect(drill.stage.world().desk.refusals == 4)
        #expect(drill.stage.store.sealed.isEmpty)
    }

    @Test(arguments: [
        (Scenario.ChannelFault.deaf, "deaf"), (.http(401), "unauthorized"),
        (.refuse, "refused"), (.blackhole, "blackhole"), (.http(503), "http-503"),
    ])
    func
        `It says when it is not well: a deaf chat, a wrong token, an unreachable person, a late clock`(
            fault: Scenario.ChannelFault, word: String
        )
    {
        var drill = Drill()
        drill.activate()
        drill.fault(fault, on: .chat)
        let said = drill.wait(.minutes(6))
        #expect(said.contains { $0.to == drill.address("zhao", .sms) && $0.text.contains("聊天") })
        let state = drill.stage.world().desk.channel(.chat)
        #expect(state?.downSince != nil)
        #expect(state?.reason == word)
        #expect(
            said.contains { $0.route == .sms && $0.to == drill.address("sun", .sms) },
            "whoever was not reached is called")
        drill.wait(.hours(4))
        let late = drill.stage.world().running[0].openTasks.filter { $0.reminded >= 100 }
        #expect(!late.isEmpty, "a clock that is late is told")
    }
}
