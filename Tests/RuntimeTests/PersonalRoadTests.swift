import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// Per-person route order and quiet hours (spec §7).
struct PersonalRoadTests {
    private func drill(_ change: (inout Person) -> Void) -> Drill {
        var drill = Drill()
        let people = Team.roster.everyone.map { person in
            var person = person
            if person.id == "sun" { change(&person) }
            return person
        }
        drill.take(Roster(people))
        return drill
    }

    @Test func `who named SMS first has a level IV notice by SMS at once`() {
        var drill = drill { $0.routes = [.sms] }
        drill.activate("IV")
        drill.wait(.seconds(5))
        let told = drill.stage.world().notices.values.first { $0.told["sun"] != nil }
        #expect(told?.told["sun"]?.routes == [.chat, .sms, .email])
        #expect(told?.told["zhou"]?.routes == [.chat, .email])
    }

    @Test func `in an outage the named order holds`() {
        var drill = drill { $0.routes = [.chat, .email, .sms] }
        drill.activate("II")
        drill.fault(.refuse, on: .chat)
        let said = drill.wait(.minutes(2))
        #expect(said.mail(to: "sun").count == 1)
        #expect(said.sms(to: "sun").isEmpty)
        #expect(said.sms(to: "zhou").count == 1)
    }

    @Test func `quiet hours hold back an SMS of level III, and let level II through`() {
        for level in ["III", "II"] {
            // It is noon in Shanghai.
            var drill = drill { $0.quiet = QuietHours(from: 11 * 60, to: 14 * 60) }
            drill.activate(level)
            drill.fault(.refuse, on: .chat)
            let atOnce = drill.wait(.minutes(16)).filter { $0.notice != nil }
            #expect(atOnce.sms(to: "sun").count == (level == "II" ? 1 : 0), "\(level)")
            #expect(atOnce.sms(to: "zhou").count == 1, "\(level)")
            let later = drill.wait(.hours(2))
            if level == "III" {
                #expect(later.sms(to: "sun").first?.at == drill.start + .hours(2))
            }
        }
    }

    @Test(arguments: [false, true])
    func `a reminder that waited for the end of quiet hours is not sent for what is done`(
        isDone: Bool
    ) throws {
        var drill = drill { $0.quiet = QuietHours(from: 11 * 60, to: 14 * 60) }
        drill.activate("III")
        drill.fault(.refuse, on: .chat)
        let tasks = try #require(drill.stage.world().running.first?.orderedTasks)
        let task = try #require(tasks.first { $0.step.id == "B12" && $0.assignee == "sun" })
        drill.wait(.minutes(110))
        if isDone { drill.mail("sun", "完成 \(task.number) 已列五项") }
        #expect(drill.stage.world().task(task.number)?.isOpen == !isDone)
        let later = drill.wait(.minutes(15)).sms(to: "sun").map(\.text)
        #expect(later.count { $0.contains("任务T-\(task.number)") } == (isDone ? 0 : 1), "\(later)")
        // Of another that is late by then one is enough.
        #expect(later.count { $0.contains("任务T-21") } == 1, "\(later)")
    }

    @Test func `one's own choice goes before the roster's`() {
        var drill = drill { $0.quiet = QuietHours(from: 11 * 60, to: 14 * 60) }
        let answer = drill.room("sun", "!quiet off")
        #expect(answer.room.map(\.text) == ["已关闭免打扰，短信随时发送"])
        drill.activate("III")
        drill.fault(.refuse, on: .chat)
        let said = drill.wait(.minutes(16)).filter { $0.notice != nil }
        #expect(said.sms(to: "sun").count == 1)
    }

    @Test func `whoever asks by SMS is answered in their quiet hours`() {
        var drill = drill { $0.quiet = QuietHours(from: 11 * 60, to: 14 * 60) }
        drill.activate("III")
        #expect(drill.sms("sun", "态势").sms(to: "sun").count == 1)
    }

    @Test func `a number that cannot be reached gives way to the second one`() throws {
        let second = "+8613900000077"
        var drill = drill { $0.mobile2 = second }
        drill.stage.network.cutOff(try #require(Team.roster["sun"]?.mobile))
        drill.activate("I")
        drill.wait(.seconds(30))
        let said = drill.stage.network.said.filter { $0.notice != nil && $0.to == second }
        #expect(said.count == 1)
        let number = try #require(said.first?.notice)
        #expect(drill.stage.world().notice(number)?.wants("sun") == true)
        // What comes from it is theirs.
        drill.stage.say("收到 \(number)", from: second, on: .sms, at: .direct(second))
        drill.wait(.seconds(5))
        #expect(drill.stage.world().notice(number)?.wants("sun") == false)
    }
}
