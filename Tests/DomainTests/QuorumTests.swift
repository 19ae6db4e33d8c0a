import Foundation
import Testing

@testable import Domain

@Suite struct QuorumTests {
    /// Two of the release group within 15 minutes, else HQ; after B14 where `gated`.
    private func bench(need: Int = 2, gated: Bool = false) -> Bench {
        var bench = Bench()
        bench.plan.packs[0].steps.append(
            Step(
                id: "B50", group: "release", action: Fixture.text("会签"),
                due: [Due(base: .activation, offset: .minutes(60))], after: gated ? ["B14"] : [],
                quorum: Quorum(
                    group: "release", need: need, within: .minutes(15), fallback: "hq")))
        bench.activate()
        return bench
    }

    private func number(_ bench: Bench) -> Number { .t(bench.task("B50")?.number ?? 0) }

    @Test func `two voices of the group finish it`() {
        var bench = bench()
        let number = number(bench)
        guard
            case .success(.voiced(let brief, missing: 1)) =
                bench.chat("zhou", .task(.done(number, evidence: nil)))
        else {
            Issue.record("the first voice")
            return
        }
        #expect(brief.state == .open)
        #expect(
            bench.chat("zhou", .task(.done(number, evidence: nil)))
                == .failure(.alreadyVoiced(number)))
        bench.chat("wu", .task(.done(number, evidence: nil)))
        #expect(bench.task("B50")?.isOpen == false)
        bench.tick(after: 20)
        #expect(bench.events("task.quorumMissed").isEmpty)
    }

    @Test func `nobody outside the group has a voice`() {
        var bench = bench()
        let number = number(bench)
        #expect(
            bench.chat("qian", .task(.done(number, evidence: nil)))
                == .failure(.notYours(number, assignee: "周舟")))
    }

    @Test func `too few in time: HQ is asked, once, and one of HQ is enough`() {
        var bench = bench()
        let number = number(bench)
        bench.chat("zhou", .task(.done(number, evidence: nil)))
        bench.tick(after: 14)
        #expect(bench.events("task.quorumMissed").isEmpty)
        bench.tick(after: 1)
        bench.tick(after: 5)
        #expect(bench.events("task.quorumMissed").count == 1)
        bench.chat("qian", .task(.done(number, evidence: nil)))
        #expect(bench.task("B50")?.isOpen == false)
    }

    @Test func `the group may still finish it after HQ was asked`() {
        var bench = bench()
        let number = number(bench)
        bench.tick(after: 15)
        bench.chat("zhou", .task(.done(number, evidence: nil)))
        bench.chat("wu", .task(.done(number, evidence: nil)))
        #expect(bench.task("B50")?.isOpen == false)
    }

    @Test func `the time begins when the gate is passed`() {
        var bench = bench(gated: true)
        bench.tick(after: 30)
        #expect(bench.events("task.quorumMissed").isEmpty)
        let gate = Number.t(bench.task("B14")?.number ?? 0)
        bench.chat("zhao", .task(.done(gate, evidence: nil)))
        bench.chat("qian", .task(.approve(gate)))
        #expect(bench.task("B50")?.quorum.until == bench.now + .minutes(15))
        bench.tick(after: 15)
        #expect(bench.events("task.quorumMissed").count == 1)
    }

    @Test func `everyone whose voice is wanted has the task in the activation notice`() throws {
        let bench = bench()
        guard case .activation(let brief)? = bench.world.notices[2]?.issue.subject else {
            Issue.record("no activation")
            return
        }
        for person: PersonID in ["zhou", "wu"] {
            #expect(brief.tasks[person]?.contains { $0.step == "B50" } == true)
        }
    }
}
