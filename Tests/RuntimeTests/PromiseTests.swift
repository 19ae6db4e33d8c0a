import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import StormKit
import Testing

/// The promises of the specification, each by name, on the virtual clock.
@Suite struct PromiseTests {
    @Test
    func `a notice reaches the person by some route, or a named human is told that it did not`() {
        var drill = Drill()
        drill.activate()
        drill.stage.network.cutOff("+8613800000005")
        drill.stage.network.cutOff("zhou@example.org")
        let said = drill.wait(.minutes(9))
        let told = said.filter { $0.text.contains("周舟") && $0.text.contains("N-2") }
        #expect(!told.isEmpty)
        #expect(told.contains { $0.mentions.contains("@li:localhost") || $0.to != nil })
    }

    @Test func `chat down is not plan down: SMS goes out at once and answers are taken`() {
        var drill = Drill()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        let said = drill.wait(.minutes(2))
        #expect(said.sms(to: "zhou").count == 1)
        #expect(said.sms(to: "zhou").first?.text.contains("N-2") == true)
        drill.sms("zhou", "1")
        #expect(drill.stage.world().notice(2)?.acknowledged["zhou"] != nil)
        let task = drill.stage.world().running[0].openTasks.first { $0.assignee == "zhou" }
        drill.sms("zhou", "受阻 \(task?.number ?? 0) 缺素材")
        #expect(drill.stage.world().task(task?.number ?? 0)?.blocked == "缺素材")
    }

    @Test func `chat and SMS down: mail carries the notice`() {
        var drill = Drill()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        drill.fault(.http(500), on: .sms)
        let said = drill.wait(.minutes(4))
        #expect(!said.mail(to: "zhou").isEmpty)
        drill.mail("zhou", "收到 2\n\n> 原文")
        #expect(drill.stage.world().notice(2)?.acknowledged["zhou"] != nil)
    }

    @Test func `when chat is back for five good minutes one ordered digest tells what happened`() {
        var drill = Drill()
        drill.activate()
        drill.fault(.blackhole, on: .chat)
        drill.wait(.minutes(3))
        drill.sms("zhou", "1")
        drill.fault(.up, on: .chat)
        let early = drill.wait(.minutes(4))
        #expect(early.room.isEmpty)
        let late = drill.wait(.minutes(4))
        let digests = late.room.filter { $0.text.contains("周舟(短信)") }
        #expect(digests.count == 1, "\(late.room.map(\.text))")
        #expect(late.room.first == digests.first, "the digest comes before anything else")
        #expect(drill.wait(.minutes(10)).room.allSatisfy { !$0.text.contains("周舟(短信)") })
    }

    @Test func `a command is run once however often its message is delivered`() {
        var drill = Drill()
        for _ in 1...3 {
            drill.stage.inject(
                .init(
                    sourceID: "same", route: .chat, place: .room(Stage.room),
                    sender: "@wang:localhost", content: .text("!预警 类型=谣言 范围=微博 危害=x"),
                    sentAt: drill.start))
        }
        drill.wait(.seconds(1))
        #expect(drill.stage.world().openWarnings.count == 1)
    }

    @Test func `an edited command is not run again, and says so`() {
        var drill = Drill()
        drill.stage.inject(
            .init(
                sourceID: "edit", route: .chat, place: .room(Stage.room),
                sender: "@wang:localhost", content: .edited("!预警 类型=谣言 范围=微博 危害=x"),
                sentAt: drill.start))
        #expect(drill.wait(.seconds(1)).room.count == 1)
        #expect(drill.stage.world().openWarnings.isEmpty)
    }

    @Test func `a secret that an edit brings in is refused as if it had been sent`() throws {
        var drill = Drill()
        drill.stage.inject(
            .init(
                sourceID: "edit", route: .chat, place: .room(Stage.room),
                sender: "@wang:localhost", content: .edited("机密★ 这是内容"),
                sentAt: drill.start))
        let said = drill.wait(.seconds(1))
        #expect(said.room.contains { $0.text.hasPrefix("拒绝：") }, "\(said)")
        #expect(said.allSatisfy { !$0.text.contains("这是内容") })
        #expect(drill.stage.world().desk.refusals == 1)
        let log = try JSONEncoder().encode(drill.stage.store.entries)
        #expect(!String(decoding: log, as: UTF8.self).contains("这是内容"))
    }

    @Test(arguments: RouteKind.allCases)
    func `state secrets are refused, not stored, not echoed`(route: RouteKind) throws {
        var drill = Drill(settings: Team.settings(), backup: true)
        let text = "!记录 机密★ 这是内容"
        let said =
            switch route {
            case .chat: drill.room("zhou", text)
            case .sms: drill.sms("zhou", text)
            case .email: drill.mail("zhou", text)
            case .backup: drill.backup("zhou", text)
            }
        #expect(said.contains { $0.text.contains("拒绝：") && $0.route == route })
        #expect(said.allSatisfy { !$0.text.contains("这是内容") })
        let log = try JSONEncoder().encode(drill.stage.store.entries)
        #expect(!String(decoding: log, as: UTF8.self).contains("这是内容"))
        #expect(drill.stage.world().desk.refusals == 1)
    }

    @Test func `forbidden tasks are refused before rights and state, and the fact is logged`() {
        var drill = Drill()
        let said = drill.room("sun", "!任务 找水军控评")
        #expect(said.room.first?.text.hasPrefix("拒绝：") == true)
        #expect(drill.stage.world().desk.refusals == 1)
    }

    @Test func `a stranger cannot act: told so in chat, given nothing by SMS`() {
        var drill = Drill()
        drill.stage.say(
            "!预警 类型=谣言 范围=微博 危害=x", from: "@eve:localhost", on: .chat, at: .room(Stage.room))
        #expect(drill.news().room.count == 1)
        drill.stage.say(
            "收到 1", from: "+8613999999999", on: .sms, at: .direct("+8613999999999"))
        let said = drill.news()
        #expect(said.filter { $0.route == .sms && $0.to == "+8613999999999" }.isEmpty)
        #expect(!said.isEmpty)
        drill.stage.say("1", from: "+8613999999999", on: .sms, at: .direct("+8613999999999"))
        #expect(drill.news().isEmpty)
    }

    @Test func `what is too long for the room goes to the asker alone`() {
        var drill = Drill()
        drill.activate()
        drill.dm("li", "我的")
        let said = drill.room("li", "!任务")
        let inRoom = said.room.first?.text.split(separator: "\n").count ?? 9
        #expect(inRoom <= 6)
        let direct = said.first { $0.to == "@li:localhost" }?.text.split(separator: "\n").count
        #expect(direct ?? 0 > inRoom)
    }

    @Test func `a level change tells everyone which due times moved`() {
        var drill = Drill()
        drill.activate()
        drill.room("zhao", "!级别 I-1 III 理由=回落")
        let posts = drill.code("zhao").room.filter { $0.mentions.contains("@zhou:localhost") }
        #expect(posts.count == 1)
        #expect(posts.first?.text.contains("→") == true)
    }

    @Test func `the incident's timeline tells of an outage`() {
        var drill = Drill()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(2))
        drill.fault(.up, on: .chat)
        drill.wait(.minutes(8))
        let told = drill.dm("li", "大事记 I-1").map(\.text).joined(separator: "\n")
        #expect(told.contains("中断"), "\(told)")
        #expect(told.contains("恢复"), "\(told)")
    }

    @Test func `plain talk gets nothing`() {
        var drill = Drill()
        #expect(drill.room("li", "大家先看一下、再说！").isEmpty)
    }

    @Test func `a tick on a notice acknowledges it`() throws {
        var drill = Drill()
        drill.activate()
        let post = try #require(
            drill.stage.network.said.last { $0.notice == 2 && $0.to == nil })
        let remote = try #require(drill.stage.store.delivery(id: post.delivery)?.remoteID)
        drill.stage.react("✅", to: remote, from: "@sun:localhost")
        #expect(drill.stage.world().notice(2)?.acknowledged["sun"] != nil)
    }

    @Test func `an acknowledgement on any route stops all others`() {
        var drill = Drill()
        drill.activate()
        drill.sms("zhou", "1")
        #expect(drill.wait(.minutes(9)).sms(to: "zhou").isEmpty)
    }

    @Test func `30 commands sent during 130 seconds of downtime are answered, none twice`() {
        var drill = Drill()
        drill.activate()
        drill.stage.kill()
        for number in 1...30 {
            drill.stage.run(for: .milliseconds(4_333))
            let text = number.isMultiple(of: 3) ? "!记录 第\(number)条" : "!收到 \(900 + number)"
            drill.room("li", text)
        }
        drill.stage.launch()
        drill.stage.release()
        drill.wait(.seconds(20))
        let said = drill.stage.network.said.map(\.text)
        for number in 1...30 where !number.isMultiple(of: 3) {
            #expect(said.count { $0.contains("没有 N-\(900 + number)，您的待签收：") } == 1, "\(number)")
        }
        #expect(said.count { $0.contains("已记入") } == 10)
    }

    @Test func `a message of a megabyte is refused in one sentence, and the next is answered`() {
        var drill = Drill()
        let long = "!记录 " + String(repeating: "长", count: 350_000)
        let said = drill.room("li", long)
        #expect(said.map(\.text).first?.hasPrefix("太长，最多4096字节") == true)
        #expect(drill.room("li", "!记录 短").room.first?.text.hasPrefix("已记入") == true)
        // The plan that the bot was started with is long by itself.
        let entries = drill.stage.store.entries.filter { $0.stream != .plan }
        #expect(entries.allSatisfy { "\($0)".utf8.count < 100_000 })
    }

    @Test func `every SMS fits in 70 units with its signature`() {
        var drill = Drill()
        drill.activate("I")
        drill.wait(.hours(5))
        let sms = drill.stage.network.said.filter { $0.route == .sms }
        #expect(sms.count > 20)
        for message in sms {
            #expect(message.text.utf16.count <= 70, "\(message.text)")
            #expect(message.text.hasPrefix("【示例单位】"))
        }
    }
}
