import Foundation
import Testing

@testable import Domain

/// Steps that join and leave while an incident runs.
@Suite struct JoiningTests {
    private func bench(_ steps: [Step], level: Int = 2) -> Bench {
        var bench = Bench()
        bench.plan.packs[0].steps += steps
        bench.activate(level)
        return bench
    }

    private func step(
        _ id: String, when: Condition? = nil, replaces: [String]? = nil, legal: Bool = false
    ) -> Step {
        Step(
            id: id, group: "release", action: Fixture.text(id),
            due: [Due(base: .activation, offset: .minutes(40))], legal: legal, when: when,
            replaces: replaces)
    }

    private func change(_ bench: inout Bench, to level: Int) {
        bench.chat("zhao", .incident(.level(nil, Level(level), reason: "x")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
    }

    @Test func `a step whose condition does not hold is not begun`() {
        let bench = bench([step("B50", when: .level(.atMost, Level(1)))])
        #expect(bench.task("B50") == nil)
    }

    @Test func `at a graver level it joins, with its time from then on`() {
        var bench = bench([step("B50", when: .level(.atMost, Level(1)))])
        bench.now = bench.now + .minutes(90)
        change(&bench, to: 1)
        let task = bench.task("B50")
        #expect(task?.due == bench.now + .minutes(20), "half of 40, at level I")
        #expect(task?.assignee == "zhou")
        guard
            case .incident(1, .stepsJoined(let seeds, because: .levelChanged))? =
                bench.events("incident.stepsJoined").first?.event
        else {
            Issue.record("no event")
            return
        }
        #expect(seeds.map(\.step.id) == ["B50"])
        change(&bench, to: 2)
        change(&bench, to: 1)
        #expect(bench.world.running[0].openTasks.filter { $0.step.id == "B50" }.count == 1)
    }

    @Test func `at a lighter level it leaves, nags nobody and cannot be done`() {
        var bench = bench([step("B50", when: .level(.atMost, Level(2)))])
        let number = bench.task("B50")?.number ?? 0
        change(&bench, to: 3)
        #expect(bench.world.task(number)?.isOpen == false)
        #expect(
            bench.chat("zhou", .task(.done(.t(number), evidence: nil)))
                == .failure(.taskDropped(.t(number))))
        bench.tick(after: 600)
        let nags = bench.log.filter {
            if case .task(number, .reminded) = $0.event { true } else { false }
        }
        #expect(nags.isEmpty)
    }

    @Test func `a legal step that is there stays`() {
        var bench = bench([step("B50", when: .level(.atMost, Level(2)), legal: true)])
        change(&bench, to: 3)
        #expect(bench.task("B50")?.isOpen == true)
    }

    @Test func `what takes another's place takes it back when it leaves`() {
        let instead = step("B50", when: .level(.atMost, Level(2)), replaces: ["B16"])
        var bench = bench([instead])
        #expect(bench.task("B16") == nil)
        change(&bench, to: 3)
        #expect(bench.task("B16")?.isOpen == true)
        #expect(bench.task("B50")?.isOpen == false)
    }

    @Test func `nobody does a thing twice: what is done is not replaced`() {
        var bench = bench([step("B50", when: .level(.atMost, Level(1)), replaces: ["B14"])])
        let gate = Number.t(bench.task("B14")?.number ?? 0)
        bench.chat("zhao", .task(.done(gate, evidence: nil)))
        bench.chat("qian", .task(.approve(gate)))
        change(&bench, to: 1)
        #expect(bench.task("B50") == nil)
    }

    @Test func `a gate whose place is taken is the one that took it`() {
        var bench = bench([step("B50", replaces: ["B14"])])
        let release = Number.t(bench.task("B15")?.number ?? 0)
        let gate = Number.t(bench.task("B50")?.number ?? 0)
        #expect(
            bench.chat("zhou", .task(.done(release, evidence: "https://x.org")))
                == .failure(.waitsFor(release, [gate])))
        bench.chat("zhou", .task(.done(gate, evidence: nil)))
        bench.chat("zhou", .task(.done(release, evidence: "https://x.org")))
        #expect(bench.task("B15")?.isOpen == false)
    }

    @Test func `a level change moves a later round too`() {
        var bench = Bench()
        bench.activate()
        let number = Number.t(bench.task("B16")?.number ?? 0)
        bench.now = bench.now + .minutes(30)
        bench.chat("li", .task(.done(number, evidence: nil)))
        let finished = bench.now
        #expect(bench.task("B16")?.due == finished + .minutes(60))
        bench.now = bench.now + .minutes(5)
        change(&bench, to: 1)
        #expect(bench.task("B16")?.due == finished + .minutes(30))
    }

    @Test func `a duty that comes to apply binds its step, and stays when the level falls`() {
        var bench = Bench()
        bench.plan.duties = [
            Duty(
                id: "x", title: Fixture.text("报告"), enabled: true, group: "office",
                trigger: Fixture.text("x"), when: .level(.atMost, Level(1)), from: .detection,
                clocks: [.init(within: .minutes(50), addressee: Fixture.text("y"), step: "B15")],
                channel: Fixture.text("z"), basis: Fixture.text("w"), checkedOn: "2026-01-01")
        ]
        bench.activate()
        #expect(bench.task("B15")?.due == Fixture.noon + .minutes(120))
        change(&bench, to: 1)
        #expect(bench.task("B15")?.due == Fixture.noon + .minutes(50))
        change(&bench, to: 3)
        #expect(bench.task("B15")?.due == Fixture.noon + .minutes(50))
    }

    @Test func `folding the log gives the same world`() {
        var bench = bench([
            step("B50", when: .level(.atMost, Level(1))),
            step("B51", when: .level(.atMost, Level(2))),
        ])
        change(&bench, to: 1)
        change(&bench, to: 3)
        bench.tick(after: 60)
        #expect(World(folding: bench.log) == bench.world)
    }
}
