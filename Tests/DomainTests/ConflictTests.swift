import Foundation
import Testing

@testable import Domain

/// What is listed for the office to settle when a channel is back.
@Suite struct ConflictTests {
    private let noon = Date(timeIntervalSince1970: 1_800_000_000)

    private func line(_ minute: Int, _ who: String, _ event: Event) -> TimelineLine {
        TimelineLine(
            sequence: minute, at: noon + .minutes(minute), who: who, route: .sms, event: event,
            names: [:])
    }

    private func done(_ minute: Int, _ who: PersonID) -> TimelineLine {
        line(minute, who.rawValue, .task(3, .done(by: who, evidence: nil, next: nil)))
    }

    private func blocked(_ minute: Int, _ who: PersonID) -> TimelineLine {
        line(minute, who.rawValue, .task(3, .blocked(by: who, reason: "x")))
    }

    private func pairs(_ lines: [TimelineLine]) -> [[Int]] {
        DigestFacts.conflicts(in: lines).map { [$0.first.sequence, $0.second.sequence] }
    }

    @Test func `finished by one and blocked by another is one conflict`() {
        #expect(pairs([done(1, "wu"), blocked(2, "zhou")]) == [[1, 2]])
        #expect(pairs([blocked(1, "wu"), done(2, "zhou")]) == [[1, 2]])
    }

    @Test func `who gets past what blocked them contradicts nobody`() {
        #expect(pairs([blocked(1, "wu"), done(2, "wu"), done(9, "zhou")]).isEmpty)
    }

    @Test func `coming and not coming is a conflict of one person with themselves`() {
        let comes = line(1, "wu", .notice(4, .acknowledged(by: "wu", via: .own)))
        let cannot = line(2, "wu", .notice(4, .cannot(by: "wu", reason: nil)))
        let other = line(3, "zhou", .notice(4, .cannot(by: "zhou", reason: nil)))
        let elsewhere = line(4, "wu", .notice(5, .cannot(by: "wu", reason: nil)))
        #expect(pairs([comes, cannot, other, elsewhere]) == [[1, 2]])
        #expect(pairs([cannot, comes]) == [[2, 1]])
        #expect(pairs([comes, other, elsewhere]).isEmpty)
    }

    @Test func `two people who set different levels disagree, two who set one do not`() {
        func level(_ minute: Int, _ who: String, _ level: Int) -> TimelineLine {
            let event = IncidentEvent.levelChanged(from: Level(3), to: Level(level), reason: nil)
            return line(minute, who, .incident(1, event))
        }
        #expect(pairs([level(1, "zhao", 1), level(2, "qian", 2)]) == [[1, 2]])
        #expect(pairs([level(1, "zhao", 1), level(2, "qian", 1)]).isEmpty)
        #expect(pairs([level(1, "zhao", 2), level(2, "zhao", 1)]).isEmpty)
    }
}
