import Foundation
import Testing

@testable import Domain

/// Properties over many small plans, made by a seeded die.
@Suite struct ScalingTests {
    /// SplitMix64, so that a seed that fails can be played again.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    /// Steps in a row, each due no earlier than the one it waits for, as the loader wants it.
    private func steps(_ dice: inout Dice) -> [Step] {
        var minutes = Int.random(in: 0...30, using: &dice)
        return (1...12).map { number in
            minutes += Int.random(in: 0...40, using: &dice)
            let gate = number > 1 && Bool.random(using: &dice)
            let legal = Int.random(in: 0...5, using: &dice) == 0
            return Step(
                id: "B\(number + 10)", group: "office", action: Fixture.text("x"),
                due: [Due(base: .activation, offset: .minutes(minutes))],
                after: gate ? ["B\(number + 9)"] : [], legal: legal)
        }
    }

    @Test(arguments: 1...200)
    func `scaling never reorders hard gates, and a legal clock never moves`(seed: UInt64) {
        var dice = Dice(state: seed)
        let steps = steps(&dice)
        let byID = Dictionary(uniqueKeysWithValues: steps.map { ($0.id, $0) })
        var legal: [String: Set<Date>] = [:]
        for rank in 1...4 {
            let clock = StepClock(
                plan: Fixture.plan, level: Level(rank), detectedAt: Fixture.noon,
                activatedAt: Fixture.noon)
            for step in steps {
                let due = clock.due(of: step, round: 0) ?? .distantPast
                if step.legal { legal[step.id, default: []].insert(due) }
                for gate in step.after.compactMap({ byID[$0] }) where gate.legal == step.legal {
                    #expect(due >= clock.due(of: gate, round: 0) ?? .distantFuture)
                }
            }
        }
        #expect(legal.values.allSatisfy { $0.count == 1 })
    }

    @Test(arguments: 1...60)
    func `whatever happens: legal clocks stay, closing stops the rest, the log folds back`(
        seed: UInt64
    ) {
        var dice = Dice(state: seed)
        var bench = Bench()
        bench.plan.packs[0].steps += steps(&dice)
        bench.activate(Int.random(in: 1...4, using: &dice))
        let legal = bench.world.running[0].tasks.filter { $0.value.step.legal }.mapValues(\.due)
        for _ in 1...12 {
            switch Int.random(in: 0...3, using: &dice) {
            case 0:
                let level = Level(Int.random(in: 1...4, using: &dice))
                bench.chat("zhao", .incident(.level(nil, level, reason: "x")))
                bench.chat("zhao", .desk(.answer(code: "4821")))
            case 1:
                let tasks = bench.world.running[0].openTasks.filter { !$0.step.legal }
                if let task = tasks.randomElement(using: &dice) {
                    bench.chat("li", .task(.done(task.id, evidence: "https://x.org")))
                }
            default: bench.tick(after: Double(Int.random(in: 1...90, using: &dice)))
            }
        }
        for (number, due) in legal { #expect(bench.world.task(number)?.due == due) }
        #expect(World(folding: bench.log) == bench.world)
        #expect(bench.world.nextDue == World(folding: bench.log).nextDue)
        bench.chat("li", .incident(.proposeClose(nil, reason: "x")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        // What the law wants is wanted still, and when that is done nothing is.
        let open = bench.world.incident(1)?.openTasks ?? []
        #expect(open.allSatisfy { $0.step.legal && $0.due != nil })
        for task in open {
            bench.chat("li", .task(.done(task.id, evidence: "https://x.org")))
            bench.chat("zhao", .task(.approve(task.id)))
        }
        #expect(bench.due == nil)
        let before = bench.told.count
        bench.tick(after: 10_000)
        #expect(bench.told.count == before)
    }

    @Test func `the agenda is what a look at everything would find`() {
        var bench = Bench()
        bench.activate()
        for _ in 1...40 {
            let scan = [
                bench.world.notices.values.compactMap(\.nextMoment).min(),
                bench.world.running.flatMap { $0.tasks.values.compactMap(\.nextMoment) }.min(),
                bench.world.warnings.values.compactMap { $0.nextDue?.at }.min(),
            ].compactMap(\.self).min()
            #expect(bench.world.nextDue == scan)
            bench.tick(after: 7)
        }
    }
}
