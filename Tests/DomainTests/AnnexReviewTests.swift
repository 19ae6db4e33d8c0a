import Foundation
import Testing

@testable import Domain

/// A department's own rules are read again in time (plan clause 九.3). The fixtures begin at noon of
/// 2026-01-05, a Monday, in the plan's own zone.
@Suite struct AnnexReviewTests {
    private static func plan(_ plan: Plan, review: String) -> Plan {
        var plan = plan
        plan.packs.append(
            Pack(
                id: "it", letter: "A", title: Fixture.text("细则"), words: [], clause: "",
                steps: [],
                annex: Pack.Annex(
                    owner: Approval.Approver(group: "tech", seat: .lead), review: review)))
        return plan
    }

    private static func bench(review: String) -> Bench {
        var bench = Bench()
        bench.plan = plan(bench.plan, review: review)
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        return bench
    }

    private func told(_ bench: Bench) -> [Date] { bench.events("plan.annexOverdue").map(\.at) }

    @Test func `a late review is told on the next working morning, then once a week`() {
        // A Friday: Monday is the next day that is worked.
        var bench = Self.bench(review: "2026-01-09")
        let monday = Fixture.noon + .days(6) + .hours(21)
        #expect(bench.due == monday)
        let minutes = monday.timeIntervalSince(bench.now) / 60
        bench.tick(after: minutes - 1)
        #expect(told(bench).isEmpty)
        bench.tick(after: 1)
        bench.tick(after: 24 * 60)
        #expect(told(bench) == [monday])
        #expect(bench.due == monday + .days(7))
        bench.tick(after: 6 * 24 * 60)
        #expect(told(bench) == [monday, monday + .days(7)])
    }

    @Test func `a later day in a new version ends it`() {
        var bench = Self.bench(review: "2026-01-01")
        bench.tick(after: 1)
        #expect(told(bench).count == 1)
        var next = Self.plan(Bench().plan, review: "2027-01-01")
        (next.version, next.hash) = ("2", "22")
        bench.found = PlanFound(plan: next)
        bench.chat("zhao", .plan(.publish(hash: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.tick(after: 30 * 24 * 60)
        #expect(told(bench).count == 1)
    }

    @Test func `without a roster nobody is told and nothing is due`() {
        var bench = Bench()
        bench.world = World()
        bench.plan = Self.plan(bench.plan, review: "2026-01-01")
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        #expect(bench.due == nil)
    }
}
