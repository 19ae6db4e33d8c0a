import Foundation
import Synchronization

/// Runs every job of the runtime on one thread, in an order that the seed decides: one seed, one
/// history; many seeds, many interleavings.
package final class SeededExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var dice: Dice
        var isSpinning = false
    }

    /// More jobs than this without time moving is a loop that waits for nothing.
    private static let jobsAtOnce = 300_000

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

    /// Whether a loop was found that never waits; nothing runs any more then.
    package var isSpinning: Bool { state.withLock { $0.isSpinning } }

    /// Runs until nothing can run.
    package func drain() {
        var count = 0
        while !isSpinning, let job = next() {
            job.runSynchronously(on: asUnownedTaskExecutor())
            count += 1
            if count > Self.jobsAtOnce { state.withLock { $0.isSpinning = true } }
        }
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
