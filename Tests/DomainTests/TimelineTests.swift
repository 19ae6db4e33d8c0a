import Foundation
import Testing

@testable import Domain

/// How a timeline is made fit for somebody who was not there.
struct TimelineTests {
    private let noon = Date(timeIntervalSince1970: 1_800_000_000)

    private func line(
        _ minute: Int, _ who: String?, _ event: Event, _ route: RouteKind = .chat
    ) -> TimelineLine {
        TimelineLine(
            sequence: minute, at: noon + .minutes(minute), who: who, route: route, event: event,
            names: [:])
    }

    private func ack(
        _ minute: Int, _ who: String, of notice: Int = 2, _ route: RouteKind = .chat
    ) -> TimelineLine {
        line(minute, who, .notice(notice, .acknowledged(by: PersonID(who), via: .own)), route)
    }

    private func told(_ lines: [TimelineLine]) -> [[String]] {
        TimelineLine.gathered(lines).map { [$0.who ?? ""] + ($0.others ?? []) }
    }

    @Test func `who answered one notice one after the other stands in one line`() {
        #expect(told([ack(1, "li"), ack(2, "wang"), ack(3, "zhou")]) == [["li", "wang", "zhou"]])
        #expect(told([ack(1, "li"), ack(2, "wang", of: 3)]) == [["li"], ["wang"]])
        let done = line(2, "sun", .task(3, .done(by: "sun", evidence: nil, next: nil)))
        #expect(told([ack(1, "li"), done, ack(3, "wang")]) == [["li"], ["sun"], ["wang"]])
    }

    @Test func `who answered by another road stands in a line of their own`() {
        let same = TimelineLine.gathered([ack(1, "li", .sms), ack(2, "wang", .sms)])
        #expect(same.map(\.route) == [.sms])
        let mixed = TimelineLine.gathered([ack(1, "li", .sms), ack(2, "wang", .chat)])
        #expect(mixed.map(\.route) == [.sms, .chat])
    }

    @Test func `a late answer and one for somebody else stand alone`() {
        var late = ack(2, "wang")
        late.saidAt = noon
        #expect(told([ack(1, "li"), late]).count == 2)
        let proxy = line(
            2, "wang", .notice(2, .acknowledged(by: "zhou", via: .proxy("wang", via: "phone"))))
        #expect(told([ack(1, "li"), proxy]).count == 2)
    }

    @Test func `a task's line says what the task is`() {
        var bench = Bench()
        bench.activate()
        let task = bench.world.incident(1)?.orderedTasks.first
        let entry = Entry(
            sequence: 99, at: noon, stream: .incident(1), actor: .system,
            event: .task(task?.number ?? 0, .blocked(by: "li", reason: "x")))
        #expect(TimelineLine(entry, in: bench.world).action == task?.step.action)
    }
}
