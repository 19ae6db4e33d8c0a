import Domain
import Foundation
import Rehearsal
import Testing

/// A person with no living route is named to a human at once, and to HQ where that fails too.
@Suite(.timeLimit(.minutes(2))) struct AlarmTests {
    private func cutOff(_ people: [PersonID], _ drill: Drill) {
        for person in people {
            for route in [RouteKind.sms, .email] {
                drill.stage.network.cutOff(drill.address(person, route))
            }
        }
    }

    private func alarms(_ said: [Said], about name: String) -> [Said] {
        said.filter { $0.route != .chat && $0.text.contains("未送达\(name)") }
    }

    @Test func `whoever has no road left is named to the office within the minute`() {
        var drill = Drill()
        cutOff(["sun"], drill)
        drill.activate("I")
        drill.wait(.minutes(1))
        let first = alarms(drill.stage.network.said, about: "孙宁")
        #expect(Set(first.map(\.to)) == [drill.address("li", .sms), drill.address("wang", .sms)])
    }

    @Test func `where the office cannot be reached either, HQ is told at once`() {
        var drill = Drill()
        cutOff(["sun", "li", "wang"], drill)
        drill.activate("I")
        drill.wait(.minutes(1))
        let told = alarms(drill.stage.network.said, about: "孙宁").map(\.to)
        #expect(told.contains(drill.address("zhao", .sms)))
        #expect(drill.stage.store.entries.contains { $0.event.type == "desk.alarmPassed" })
    }

    @Test func `an alarm that nobody can hear waits for a road, and is not raised again and again`()
    {
        var drill = Drill()
        drill.activate("I")
        for route in RouteKind.allCases { drill.stage.network.set(.refuse, on: route) }
        drill.wait(.hours(2))
        let entries = drill.stage.store.entries
        let passed = entries.compactMap { entry -> DeliveryID? in
            guard case .desk(.alarmPassed(let id, _, _, nil, _, _)) = entry.event else {
                return nil
            }
            return id
        }
        let raised = entries.count {
            ["notice.unreachable", "notice.exhausted", "desk.undelivered"].contains($0.event.type)
        }
        #expect(!passed.isEmpty && Set(passed).count == passed.count)
        #expect(passed.count <= raised * 3, "\(passed.count) of \(raised)")
        let before = drill.seen
        drill.stage.network.set(.up, on: .sms)
        drill.wait(.minutes(30))
        let heard = Array(drill.stage.network.said(from: before)).sms(to: "li")
        #expect(heard.contains { $0.text.contains("未送达") || $0.text.contains("另有") })
    }
}
