import Foundation
import Testing

@testable import Domain

/// A running incident goes on by the version in force: unfinished steps move, finished ones stay.
@Suite struct PlanAdoptionTests {
    private func bench(published: Bool = true) -> Bench {
        var bench = PlanVersionTests.bench()
        bench.activate(2)
        if published { publish(PlanVersionTests.next(bench.plan), &bench) }
        return bench
    }

    private func publish(_ plan: Plan, _ bench: inout Bench) {
        bench.found = PlanFound(plan: plan)
        bench.chat("zhao", .plan(.publish(hash: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
    }

    private func adopt(_ bench: inout Bench) -> Result<Reply?, Refusal> {
        bench.chat("zhao", .plan(.adopt(.i(1))))
        return bench.chat("zhao", .desk(.answer(code: "4821")))
    }

    @Test func `it says first how many tasks change, join and leave`() {
        var bench = bench()
        let reply = bench.chat("zhao", .plan(.adopt(nil)))
        guard case .success(.confirm(.plan(.adopt(1, "2", let changed, 1, 1)), _)) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(changed == 3)
        #expect(bench.world.incidents[1]?.planVersion == "1")
    }

    @Test func `a step that changed has its new content and time, one that is gone is gone`() {
        var bench = bench()
        let release = bench.task("B15")?.number
        _ = adopt(&bench)
        #expect(bench.world.incidents[1]?.planVersion == "2")
        #expect(bench.task("B14")?.due == Fixture.noon + .minutes(150))
        #expect(bench.task("B15")?.isOpen != true)
        #expect(bench.world.incidents[1]?.openTasks.contains { $0.number == release } == false)
        #expect(bench.task("B17")?.assignee == "zhou")
    }

    @Test func `a new step has its time from now on, unless it is a legal one`() {
        var bench = bench(published: false)
        var new = PlanVersionTests.next(bench.plan)
        new.packs[0].steps.append(
            Step(
                id: "C10", group: "office", action: Fixture.text("告知"),
                due: [Due(base: .activation, offset: .hours(2))], legal: true))
        publish(new, &bench)
        bench.now = bench.now + .hours(1)
        _ = adopt(&bench)
        #expect(bench.task("B17")?.due == bench.now + .minutes(90))
        #expect(bench.task("C10")?.due == Fixture.noon + .hours(2))
    }

    @Test func `finished steps and those handed in stay as they are`() {
        var bench = bench()
        let report = bench.task("B04")?.number ?? 0
        bench.chat("li", .task(.done(.t(report), evidence: "口头")))
        bench.chat("li", .task(.done(.t(report), evidence: "书面")))
        let signed = bench.task("B14")
        bench.chat("zhao", .task(.done(.t(signed?.number ?? 0), evidence: nil)))
        let handedIn = bench.task("B14")
        let done = bench.task("B04")
        _ = adopt(&bench)
        #expect(bench.task("B04") == done)
        #expect(bench.task("B14") == handedIn)
    }

    @Test func `adopting twice is adopting once`() {
        var bench = bench()
        _ = adopt(&bench)
        let after = bench.world.incidents[1]
        #expect(
            bench.chat("zhao", .plan(.adopt(.i(1))))
                == .failure(.plan(.upToDate(.i(1), version: "2"))))
        #expect(bench.world.incidents[1] == after)
    }

    @Test func `a version that differs in nothing moves nothing`() {
        var bench = bench(published: false)
        var same = bench.plan
        same.version = "1.0.1"
        same.hash = "11"
        publish(same, &bench)
        let before = bench.world.incidents[1]?.tasks
        bench.now = bench.now + .minutes(30)
        _ = adopt(&bench)
        #expect(bench.world.incidents[1]?.planVersion == "1.0.1")
        #expect(bench.world.incidents[1]?.tasks == before)
    }

    @Test(arguments: 1...40)
    func `from any point of a response the log alone leads to the same state`(
        seed: UInt64
    ) {
        var dice = Dice(seed)
        var bench = bench()
        for _ in 0..<6 {
            let tasks = bench.world.incidents[1]?.openTasks ?? []
            if let task = tasks.randomElement(using: &dice), let doer = task.assignee {
                bench.chat(doer, .task(.done(task.id, evidence: "https://example.org")))
            }
            bench.now = bench.now + .minutes(Int.random(in: 1...30, using: &dice))
        }
        let finished = bench.world.incidents[1]?.tasks.values.filter { !$0.isOpen } ?? []
        _ = adopt(&bench)
        for task in finished { #expect(bench.world.incidents[1]?.tasks[task.number] == task) }
        #expect(World(folding: bench.log).incidents == bench.world.incidents)
        let numbers = bench.world.incidents[1]?.tasks.keys.max() ?? 0
        #expect(bench.world.next(.task) == numbers + 1)
    }
}

/// A small generator, so that a seed says everything.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
