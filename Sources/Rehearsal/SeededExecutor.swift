import Foundation
import Synchronization

/// Runs every job of the runtime on one thread, in an order that the seed decides: one seed, one
/// history; many seeds, many interleavings.
package final class SeededExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var dice: Dice
    }

    private let state: Mutex<State>

    package init(seed: UInt64) { state = Mutex(State(dice: Dice(seed: seed))) }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
    }

    private func next() -> UnownedJob? {
        state.withLock { state in
            guard !state.jobs.isEmpty else { return nil }
            let index = Int(state.dice.next() % UInt64(state.jobs.count))
            return state.jobs.remove(at: index)
        }
    }

    /// Runs until nothing can run.
    package func drain() {
        while let job = next() { job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}

/// SplitMix64: small, seeded, the same on every machine.
package struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
