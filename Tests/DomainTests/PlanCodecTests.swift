import Foundation
import Testing

@testable import Domain

/// A plan in the log is a storage format: what was published must be read for ever.
/// `RECORD_EVENTS=1` writes the file for a new version; an existing one is never edited.
@Suite struct PlanCodecTests {
    /// A day on which plan and assessment do all they can.
    private func day() -> [Entry] {
        var bench = AssessmentTests.bench()
        bench.plan.publication = PublicationRule(
            acknowledge: .days(7), ladder: [Rung(after: .zero, routes: [.chat, .email])])
        bench.plan.readiness = ReadinessRule(
            expiries: [.init(what: Fixture.text("签名"), on: WorkCalendar().day(of: bench.now))])
        bench.plan.guards.spill = .seal
        bench.plan.continuity = ContinuityRule(approveBySMS: .tasks)
        bench.plan.evidenceKept = .days(400)
        bench.plan.clauses = [
            Clause(id: "一", title: Fixture.text("目的"), steps: ["B01"]),
            Clause(
                id: "九.1", title: Fixture.text("解释"), steps: [], reason: Fixture.text("命令")),
        ]
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        bench.warn()
        bench.chat("li", .warning(.assess(.w(1), AssessmentInput(values: [1: nil]))))
        bench.chat("wang", .warning(.assess(.w(1), AssessmentInput(values: [1: 4]))))
        let request = ActivationRequest(
            warning: .w(1), level: Level(3), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.now = bench.now + .minutes(1)
        bench.chat("li", .incident(.assess(.i(1), AssessmentInput(values: [1: 1]))))
        bench.chat("wang", .incident(.assess(.i(1), AssessmentInput(values: [1: 4]))))
        bench.tick(after: 130)
        bench.chat("li", .plan(.interpret(question: "甲", answer: "乙")))
        bench.found = PlanFound(plan: PlanVersionTests.next(bench.plan))
        bench.chat("zhao", .plan(.publish(hash: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("zhao", .plan(.adopt(.i(1))))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.tick(after: 8 * 24 * 60)
        return bench.log
    }

    @Test(arguments: ["plan-v1", "plan-v2", "plan-v3", "plan-v4", "plan-v5"])
    func `what an older version published is still read, and nothing of it is lost`(
        version: String
    ) throws {
        let stored = try Golden(version).roundTrip()
        #expect(World(folding: stored).sequence == stored.last?.sequence)
    }

    @Test func `what was published and assessed is still read, to the same events`() throws {
        let today = day()
        let stored = try Golden("plan-v6").read(recording: today)
        #expect(World(folding: stored) == World(folding: today))
        #expect(stored == today)
        let types = Set(stored.map(\.event.type))
        let wanted: Set<String> = [
            "plan.published", "plan.interpreted", "plan.acknowledgementDue", "warning.reassessBy",
            "warning.conference", "incident.assessed", "incident.reassessBy",
            "incident.reassessLate", "incident.conference", "incident.levelSuggested",
            "incident.planAdopted",
        ]
        #expect(wanted.subtracting(types).isEmpty)
    }

    @Test func `a reminder of a late review is still read`() throws {
        let stored = #"{"plan":{"_0":{"annexOverdue":{"letter":"A","review":"2026-10-31"}}}}"#
        #expect(
            try JSONDecoder().decode(Event.self, from: Data(stored.utf8))
                == .plan(.annexOverdue(letter: "A", review: "2026-10-31")))
    }
}
