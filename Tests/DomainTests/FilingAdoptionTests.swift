import Foundation
import Testing

@testable import Domain

/// Another version of the plan may have fewer clocks for a duty, or others: what was ruled and
/// filed goes on meaning the same addressee.
@Suite struct FilingAdoptionTests {
    private let one = Number(.incident, 1)

    private func bench() -> Bench {
        var bench = Bench()
        bench.plan = FilingTests.plan
        bench.plan.publication = PublicationRule(
            acknowledge: .days(7), ladder: [Rung(after: .zero, routes: [.chat, .email])])
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        bench.activate(2)
        return bench
    }

    /// The incident goes on by a plan in which this was changed.
    private func adopt(_ bench: inout Bench, _ change: (inout Plan) -> Void) {
        var plan = bench.world.book.inForce ?? bench.plan
        plan.version = "2"
        plan.hash = "22"
        change(&plan)
        bench.found = PlanFound(plan: plan)
        bench.chat("zhao", .plan(.publish(hash: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("zhao", .plan(.adopt(one)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.incidents[1]?.planVersion == "2")
    }

    private func facts(_ bench: Bench, _ duty: String) -> FilingFacts? {
        guard let incident = bench.world.incident(1), let plan = bench.world.book.inForce else {
            return nil
        }
        return bench.world.filings(of: incident, plan).first { $0.duty == duty }
    }

    private func apply(_ duty: String, _ minutes: Int? = nil) -> Command {
        .filing(.apply(nil, duty, within: minutes.map { .minutes($0) }))
    }

    private func file(_ duty: String, _ receipt: String) -> Command {
        .filing(.file(nil, duty, within: nil, FilingProof(receipt: receipt)))
    }

    private func own(_ bench: Bench) -> [Task] {
        bench.world.incidents[1]?.orderedTasks.filter {
            $0.step.id.hasPrefix(Duty.letter) && !$0.isDropped
        } ?? []
    }

    @Test func `a ruling goes on naming its addressee when a clock before it is gone`() {
        var bench = bench()
        bench.chat("zhao", apply("cyber", 240))
        adopt(&bench) { $0.duties[0].clocks.remove(at: 0) }
        #expect(facts(bench, "cyber")?.isApplied == true)
        #expect(facts(bench, "cyber")?.clocks.map(\.within) == [.minutes(240)])
        #expect(bench.task("C09")?.due == Fixture.noon + .minutes(240))
        bench.sms("li", .task(.done(bench.task("C09")?.id ?? .t(0), evidence: "网信2026-9")))
        #expect(facts(bench, "cyber")?.clocks.first?.filed?.receipt == "网信2026-9")
        #expect(facts(bench, "cyber")?.isOpen == false)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `clocks that change places, or get more time, keep what was ruled and filed`() {
        var bench = bench()
        bench.chat("zhao", apply("local"))
        bench.chat("li", file("local", "2026-1"))
        adopt(&bench) { plan in
            plan.duties[1].clocks.reverse()
            plan.duties[1].clocks[0].within = .minutes(50)
        }
        let clocks = facts(bench, "local")?.clocks ?? []
        #expect(clocks.map(\.within) == [.minutes(15), .minutes(50)])
        #expect(clocks.map { $0.filed?.receipt } == ["2026-1", nil])
    }

    @Test func `a ruling whose clocks are all gone waits for another`() {
        var bench = bench()
        bench.chat("zhao", apply("cyber", 240))
        bench.chat("li", file("cyber", "2026-1"))
        adopt(&bench) { $0.duties[0].clocks.removeLast() }
        #expect(facts(bench, "cyber")?.standing == .unconfirmed)
        #expect(facts(bench, "cyber")?.clocks.map(\.within) == [.minutes(60), .minutes(120)])
        bench.sms("li", .task(.done(bench.task("C09")?.id ?? .t(0), evidence: "2")))
        bench.chat("zhao", apply("cyber", 60))
        #expect(facts(bench, "cyber")?.clocks.map(\.within) == [.minutes(60)])
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `what was dismissed after it was filed stays readable without its clock`() {
        var bench = bench()
        bench.chat("zhao", apply("local"))
        bench.chat("li", file("local", "1"))
        bench.chat("li", file("local", "2"))
        bench.chat("zhao", .filing(.dismiss(nil, "local", reason: "已并报")))
        adopt(&bench) { $0.duties[1].clocks.removeLast() }
        #expect(facts(bench, "local")?.clocks.map(\.within) == [.minutes(15)])
        #expect(facts(bench, "local")?.clocks.first?.filed?.receipt == "1")
    }

    @Test func `a step that a duty brought is there once, under the number it has now`() {
        var bench = bench()
        bench.chat("zhao", apply("own"))
        let task = own(bench).first?.number
        adopt(&bench) { $0.duties[0].clocks.remove(at: 0) }
        #expect(own(bench).map(\.number) == [task].compactMap(\.self))
        #expect(facts(bench, "own")?.clocks.first?.task == task)
        bench.chat("li", file("own", "7"))
        #expect(facts(bench, "own")?.isOpen == false)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `a finished step of a duty is not asked for again, nor taken for another's`() {
        var bench = bench()
        bench.chat("zhao", apply("own"))
        bench.chat("li", file("own", "7"))
        let task = own(bench).first
        bench.chat("zhao", .task(.approve(task?.id ?? .t(0))))
        #expect(own(bench).map(\.isOpen) == [false])
        adopt(&bench) { plan in
            plan.duties[0].clocks.remove(at: 0)
            plan.duties.append(plan.duties[2])
            plan.duties[3].id = "new"
            plan.duties[3].enabled = true
        }
        // `new` has the number that `own` had.
        #expect(own(bench).count == 2)
        #expect(facts(bench, "own")?.clocks.first?.task == task?.number)
        #expect(facts(bench, "new")?.clocks.first?.task != task?.number)
        #expect(facts(bench, "new")?.isOpen == true)
    }

    /// As an earlier version left it.
    @Test func `a clock that the plan does not have is passed over, whoever asks`() {
        var bench = bench()
        bench.chat("zhao", apply("cyber", 240))
        adopt(&bench) { $0.duties[0].clocks.remove(at: 0) }
        let stale = [FilingEvent.applied("cyber", clocks: [2]), .applied("local", clocks: [9, 1])]
        for event in stale {
            bench.world.incidents[1]?.filings?.apply(event, by: "zhao", at: bench.now)
        }
        #expect(facts(bench, "cyber")?.clocks == [])
        #expect(facts(bench, "local")?.clocks.map(\.within) == [.minutes(30)])
        bench.sms("li", .task(.done(bench.task("C09")?.id ?? .t(0), evidence: "1")))
        bench.chat("li", .sitrep(.issue(.first, nil, words: nil)))
        bench.chat("zhao", apply("cyber", 120))
        #expect(facts(bench, "cyber")?.clocks.map(\.within) == [.minutes(120)])
    }
}
