import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// What is sensitive is told only to its circle: the whole runtime, every road (spec §1.6, §7).
@Suite struct NeedToKnowTests {
    private static let secret = "考生名单外流"

    /// A running incident whose warning says what nobody else may read.
    private func drill(_ seed: UInt64 = 1, level: String = "Ⅱ") -> Drill {
        var drill = Drill(seed: seed)
        for id in Team.roster.everyone.map(\.id) {
            drill.stage.network.openDirect(drill.address(id, .chat))
        }
        drill.room("li", "!预警 类型=泄露 范围=微博 危害=\(Self.secret)")
        drill.room("zhao", "!启动 W-1 级别=\(level) 理由=情况紧急")
        drill.code("zhao")
        return drill
    }

    private func members(_ drill: Drill) -> Set<PersonID> {
        let circle = drill.stage.world().circles[Number(.incident, 1)]
        return Set(circle?.members.map(\.person) ?? [])
    }

    /// Whether somebody outside the circle could read this.
    private func isOpen(_ said: Said, _ drill: Drill, _ members: Set<PersonID>) -> Bool {
        if said.closedRoom == "I-1" { return false }
        guard let to = said.to else { return true }
        guard said.route == .chat else { return true }
        return drill.roster.person(at: to, on: said.route).map { !members.contains($0.id) } ?? true
    }

    private func contents(_ drill: Drill) -> [String] {
        let tasks = drill.stage.world().incident(1)?.orderedTasks ?? []
        return [Self.secret] + tasks.map { String($0.step.action.zh.prefix(12)) }
    }

    @Test(arguments: 1...8)
    func `nobody outside reads a word of it, on any road, whatever goes wrong`(
        seed: UInt64
    ) {
        var drill = drill(seed)
        drill.room("li", "!标识 I-1 敏感")
        let members = members(drill)
        #expect(members.isSuperset(of: ["zhao", "li"]) && !members.contains("wu"))
        let words = contents(drill)
        var said: [Said] = []
        said += drill.room("li", "!态势")
        said += drill.room("li", "!态势 I-1")
        said += drill.room("wu", "!态势 I-1")
        said += drill.dm("sun", "任务")
        said += drill.room("zhao", "!任务")
        said += drill.room("li", "!大事记 I-1")
        said += drill.room("zhao", "!我的")
        said += drill.dm("wu", "大事记")
        said += drill.mail("zhou", "我的")
        said += drill.wait(.hours(3))
        if seed.isMultiple(of: 2) { drill.fault(.blackhole, on: .chat) }
        said += drill.wait(.hours(4))
        drill.stage.kill()
        drill.stage.launch()
        if seed.isMultiple(of: 2) { drill.fault(.up, on: .chat) }
        said += drill.room("zhao", "!级别 I-1 Ⅰ 理由=扩大")
        said += drill.code("zhao")
        said += drill.wait(.hours(2))
        let open = said.filter { isOpen($0, drill, members) }
        #expect(open.count > 10)
        for line in open {
            for word in words {
                #expect(
                    !line.text.contains(word), "\(line.route) \(line.to ?? "room"): \(line.text)")
            }
        }
        // And those inside do read of it.
        let inside = said.filter { !isOpen($0, drill, members) }
        #expect(inside.contains { line in words.contains { line.text.contains($0) } })
    }

    @Test func `asked in the room it is answered alone; in its own room, there`() {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        let news = drill.room("li", "!大事记 I-1")
        #expect(news.room.map(\.text) == ["I-1 限知，已私信答复您"])
        #expect(news.contains { $0.to == "@li:localhost" && $0.text.contains("标为敏感") })
        let refused = drill.room("wu", "!大事记 I-1")
        #expect(refused.room.first?.text.hasPrefix("I-1 限知，您不在知悉名单") == true)
    }

    @Test func `the day of the desk leaves out what not everybody may know`() {
        var drill = Drill()
        drill.stage.network.openDirect(drill.address("wu", .chat))
        drill.room("li", "!预警 类型=举报信 范围=微博 危害=\(Self.secret)")
        drill.room("li", "!标识 W-1 敏感 理由=点名了学生")
        drill.room("li", "!预警 类型=谣言 范围=微博 危害=停水")
        let seen = drill.dm("wu", "大事记").filter { $0.to == "@wu:localhost" }.map(\.text).joined()
        #expect(seen.contains("W-2"))
        for word in ["举报信", "点名了学生", "W-1"] { #expect(!seen.contains(word), "\(seen)") }
    }

    @Test func `what was queued before the label goes out as a number`() {
        var drill = drill()
        let incident = Number(.incident, 1)
        func door(_ saying: Saying, _ target: Target) -> Delivery {
            let queued = Delivery(
                id: "x", target: target, saying: saying, priority: .normal, notBefore: drill.start,
                sendBy: drill.start + .hours(2))
            return NeedToKnow(world: drill.stage.world()).atTheDoor(queued)
        }
        let said = Saying.bulletin(
            .ended(1, cancelled: false, by: "赵敏", reason: Self.secret))
        #expect(door(said, .room(mentions: [])).saying == said)
        drill.room("li", "!标识 I-1 敏感")
        let number = Saying.bulletin(.circle(.reference(incident)))
        #expect(door(said, .room(mentions: [])).saying == number)
        #expect(door(said, .room(mentions: ["wu"])).saying == number)
        #expect(door(said, .person("zhao", .sms)).saying == number)
        #expect(door(said, .person("wu", .chat)).saying == number)
        #expect(door(said, .person("zhao", .chat)).saying == said)
        #expect(door(said, .closed(incident, mentions: [])).saying == said)
        let answer = Saying.reply(.timeline(1, [], omitted: 0))
        #expect(door(answer, .reply(.room("!closed"), .chat, "li")).saying == answer)
    }

    @Test func `a code is asked for and given back in the room all the same`() {
        var drill = Drill()
        drill.room("li", "!预警 类型=泄露 范围=微博 危害=\(Self.secret)")
        drill.room("li", "!标识 W-1 敏感")
        let asked = drill.room("zhao", "!启动 W-1 级别=Ⅱ 理由=急")
        #expect(asked.room.contains { $0.text.hasPrefix("请确认：启动 W-1") })
        let done = drill.code("zhao")
        #expect(drill.stage.world().incident(1) != nil)
        #expect(done.room.contains { $0.text == "I-1 限知，已私信答复您" })
        #expect(done.room.allSatisfy { $0.closedRoom != nil || !$0.text.contains(Self.secret) })
    }

    @Test func `the room is told once, and who is inside is let in`() {
        var drill = drill()
        let news = drill.room("li", "!标识 I-1 敏感")
        #expect(
            news.room.filter { $0.closedRoom == nil }.map(\.text).contains(
                "I-1 已转为限知，请勿在本会话讨论"))
        #expect(
            news.contains { $0.to == "@zhao:localhost" && $0.text.hasPrefix("您可知悉 I-1（敏感）") })
    }

    @Test func `who runs the machine sees how the roads do and no content, sensitive or not`() {
        var settings = Team.settings()
        settings.admins = ["@root:localhost"]
        var drill = Drill(settings: settings)
        drill.room("li", "!预警 类型=泄露 范围=微博 危害=\(Self.secret)")
        var answers: [String] = []
        for line in ["!通道 状态", "!态势", "!大事记", "!名册", "!启动 W-1 级别=Ⅱ 理由=x", "!预警 类型=a 范围=b 危害=c"] {
            drill.stage.say(line, from: "@root:localhost", on: .chat, at: .room(Stage.room))
            let said = drill.news().room
            #expect(said.count == 1, "\(line)")
            answers.append(said.first?.text ?? "")
        }
        #expect(answers[0].contains("聊天"))
        for answer in answers.dropFirst() {
            #expect(answer.hasPrefix("系统管理员只管机器，不接触事件内容"))
        }
        #expect(answers.allSatisfy { !$0.contains(Self.secret) && !$0.contains("赵敏") })
    }

    @Test func `what is not sensitive goes on as before beside it`() {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        let news = drill.room("wang", "!预警 类型=谣言 范围=抖音 危害=停水")
        #expect(news.room.contains { $0.text.contains("停水") || $0.text.contains("W-2") })
        let status = drill.room("wang", "!态势")
        #expect(status.room.first?.text.contains("另有限知事项1项，知悉人员请私信查看") == true)
    }

    @Test func `a reminder of an open matter does not go under with a sensitive one`() {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导家长")
        drill.room("zhao", "!启动 W-2 级别=Ⅱ 理由=紧急")
        drill.code("zhao")
        let said = drill.wait(.hours(6))
        let due = said.filter { $0.text.contains("任务提醒") || $0.text.contains("已超时") }
        #expect(due.contains { $0.text.contains("I-2") && $0.to == nil })
        for line in said where line.to == nil && line.closedRoom == nil {
            #expect(!line.text.contains(Self.secret), "\(line.text)")
        }
        let mixed = due.filter { $0.text.contains("I-1") && $0.text.contains("I-2") }
        #expect(mixed.isEmpty, "\(mixed)")
    }

    @Test
    func `two reminders of one moment, of an open and a sensitive incident, are two messages`()
        throws
    {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导家长")
        drill.room("zhao", "!启动 W-2 级别=Ⅱ 理由=紧急")
        drill.code("zhao")
        let world = drill.stage.world()
        #expect(!world.mayKnow("wu", of: Number(.incident, 1)))
        let entries = try [1, 2].enumerated().map { place, incident in
            let task = try #require(world.incident(incident)?.openTasks.first)
            return Entry(
                sequence: world.sequence + 1 + place, at: drill.start, stream: .incident(incident),
                actor: .system, event: .task(task.number, .reminded(percent: 50, "wu")))
        }
        let told = Announcer.deliveries(
            for: entries, in: world, plan: Team.plan, now: drill.start)
        let open = told.compactMap { delivery -> [Int]? in
            guard case .bulletin(.tasksDue(let due)) = delivery.saying,
                case .person("wu", .chat) = delivery.target
            else { return nil }
            return due.map(\.incident)
        }
        #expect(open == [[2]])
        #expect(Set(told.map(\.id)).count == told.count)
        #expect(
            told.contains {
                $0.target == .person("wu", .chat)
                    && $0.saying == .bulletin(.circle(.reference(Number(.incident, 1))))
            })
    }

    @Test func `who is asked from outside reads that it may be for them and how to get in`() {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        let said = drill.wait(.hours(8))
        let outside = said.room.filter { $0.closedRoom == nil && $0.text.contains("I-1 有新情况") }
        #expect(!outside.isEmpty)
        #expect(outside.allSatisfy { !$0.text.contains("无需处理") })
        #expect(
            outside.allSatisfy { $0.text.contains("请指挥部加入：!知悉范围 加入 I-1 @姓名") },
            "\(outside.map(\.text))")
    }

    private func outside(_ said: [Said]) -> [Said] {
        said.room.filter { $0.closedRoom == nil && $0.text.contains("I-1 有新情况") }
    }

    @Test func `news that nobody has to act on leaves no mark in the response room`() {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        let tasks = (drill.stage.world().incident(1)?.openTasks ?? []).filter { task in
            task.step.approval == nil && !task.step.notify.isEmpty && task.step.every == nil
                && task.step.fulfilledBy == nil && task.step.quorum == nil
        }
        var said: [Said] = []
        for task in tasks {
            said += drill.dm(task.assignee ?? "li", "完成 \(task.number) 均通 https://example.org/1")
        }
        #expect(said.contains { $0.closedRoom == "I-1" && $0.text.contains(" 已办结(") })
        #expect(outside(said).isEmpty, "\(outside(said))")
    }

    @Test func `of one moment the response room reads one line, with everybody whom it wants`() {
        var drill = drill()
        drill.room("li", "!标识 I-1 敏感")
        let said = outside(drill.wait(.hours(3)))
        #expect(!said.isEmpty)
        #expect(Set(said.map(\.at)).count == said.count, "\(said.map(\.at))")
    }
}

/// What is typed or pinned where a sensitive matter is talked of stays in it.
@Suite struct ClosedRoomWordsTests {
    private static let secret = "考生名单外流"

    /// I-1 is open; W-2 is sensitive, and talked of in its own room.
    private func drill() -> Drill {
        var drill = Drill()
        drill.stage.network.openDirect(drill.address("li", .chat))
        drill.activate()
        drill.room("li", "!预警 类型=泄露 范围=微博 危害=\(Self.secret)")
        drill.room("li", "!标识 W-2 敏感")
        return drill
    }

    /// In the closed room of this matter.
    @discardableResult
    private func inside(
        _ drill: inout Drill, _ content: InboundMessage.Content, of matter: String, _ id: String
    ) -> [Said] {
        var message = InboundMessage(
            sourceID: "closed:\(id)", route: .chat, place: .room("!closed"),
            sender: drill.address("li", .chat), content: content, sentAt: drill.stage.clock.now)
        message.closedRoom = matter
        drill.stage.inject(message)
        return drill.news()
    }

    private func log(_ drill: Drill) -> [Event] { drill.stage.store.entries.map(\.event) }

    private func pinned(_ drill: Drill) -> [Int] {
        log(drill).compactMap {
            if case .incident(let incident, .pinned) = $0 { incident } else { nil }
        }
    }

    @Test func `a pin in its room goes into no other incident's timeline`() {
        var drill = drill()
        let pin = InboundMessage.Content.reaction(
            key: "📌", to: "m1", text: Self.secret, author: nil)
        let said = inside(&drill, pin, of: "W-2", "1")
        #expect(pinned(drill).isEmpty)
        #expect(said.room.contains { $0.text.contains("W-2 不是进行中的事件") }, "\(said)")
        drill.room("zhao", "!启动 W-2 级别=Ⅱ 理由=紧急")
        drill.code("zhao")
        inside(&drill, pin, of: "W-2", "2")
        inside(&drill, pin, of: "I-2", "3")
        #expect(pinned(drill) == [2, 2])
    }

    @Test func `nor does a pin on what the bot said of it alone`() throws {
        var drill = drill()
        drill.room("zhao", "!启动 W-2 级别=Ⅱ 理由=紧急")
        drill.code("zhao")
        drill.dm("li", "态势 I-2")
        let sent = try #require(
            drill.stage.store.deliveries.last { queued in
                queued.remoteID != nil
                    && queued.delivery.saying.subjects == [Number(.incident, 2)]
                    && queued.delivery.target.people == ["li"]
            })
        drill.stage.react(
            "📌", to: sent.remoteID ?? "", from: drill.address("li", .chat), text: Self.secret)
        _ = drill.news()
        #expect(pinned(drill) == [2])
        // What is said by people in the open room goes where it went.
        drill.room("zhao", "!取消 I-2 理由=误报")
        drill.code("zhao")
        drill.stage.react("📌", to: "m1", from: drill.address("li", .chat), text: "停水")
        _ = drill.news()
        #expect(pinned(drill) == [2, 1])
    }

    @Test(arguments: [
        "!记录 考生名单外流", "!事实 登记 考生名单外流 来源=举报信", "!存证 https://example.org/leak",
        "!谣言 登记 链接=https://example.org/leak -- 考生名单外流", "!问答 登记 提问=王记者 媒体=晨报 -- 考生名单外流了吗",
    ])
    func `nor does what is typed there without a number`(line: String) {
        var drill = drill()
        let before = log(drill).count
        inside(&drill, .text(line), of: "W-2", "1")
        let after = log(drill).dropFirst(before)
        #expect(!after.contains { $0.subject == Number(.incident, 1) }, "\(after)")
        #expect(!"\(after)".contains("名单外流") && !"\(after)".contains("leak"), "\(after)")
        drill.room("zhao", "!启动 W-2 级别=Ⅱ 理由=紧急")
        drill.code("zhao")
        let then = log(drill).count
        inside(&drill, .text(line), of: "I-2", "2")
        let news = log(drill).dropFirst(then)
        #expect(news.contains { $0.subject == Number(.incident, 2) }, "\(line) \(news)")
        #expect(!news.contains { $0.subject == Number(.incident, 1) })
    }

    @Test func `who is inside is told to whoever labels it, and not in the room`() {
        var drill = Drill()
        for id in Team.roster.everyone.map(\.id) {
            drill.stage.network.openDirect(drill.address(id, .chat))
        }
        drill.activate()
        let board = drill.stage.network.board("status-1")
        #expect(board?.text.contains("误导考生") == true || board?.text.contains("I-1") == true)
        let said = drill.room("li", "!标识 I-1 敏感")
        #expect(!said.room.contains { $0.text.contains("赵敏") || $0.text.contains("周舟") })
        #expect(said.contains { $0.to == "@li:localhost" && $0.text.contains("赵敏") })
        let covered = drill.stage.network.board("status-1")
        #expect(covered?.text.contains("I-1 已转为限知") == true, "\(covered as Any)")
        #expect(covered?.text.contains("误导考生") == false)
    }

    @Test func `asked in the room what waits for me, it is not said that nothing does`() {
        var drill = Drill()
        drill.stage.network.openDirect(drill.address("zhou", .chat))
        drill.activate()
        drill.room("li", "!标识 I-1 敏感")
        let said = drill.room("zhou", "!我的").room.map(\.text)
        #expect(said.contains { $0.contains("另有限知事项1项") }, "\(said)")
        #expect(!said.contains { $0.contains("没有待签收") || $0.contains("没有待办任务") }, "\(said)")
    }

    @Test func `a long answer comes alone once`() {
        var drill = Drill()
        drill.stage.network.openDirect(drill.address("li", .chat))
        drill.activate()
        for number in 1...8 { drill.room("li", "!记录 I-1 第\(number)条") }
        drill.room("li", "!标识 I-1 敏感")
        let said = drill.room("li", "!大事记 I-1").filter { $0.to == "@li:localhost" }
        #expect(said.count == 1, "\(said.map(\.text))")
    }
}
