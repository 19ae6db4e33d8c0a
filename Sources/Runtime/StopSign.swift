import Synchronization

/// Raised once, when the process is asked to stop: loops finish what they are at and take up
/// nothing new.
package final class StopSign: Sendable {
    private struct State {
        var isRaised = false
        var bells: [Bell] = []
    }

    private let state = Mutex(State())

    package init() {}

    package var isRaised: Bool { state.withLock { $0.isRaised } }

    /// Whether a loop may go on.
    package var mayGoOn: Bool { !isRaised && !_Concurrency.Task.isCancelled }

    package func add(_ bells: [Bell]) { state.withLock { $0.bells += bells } }

    package func raise() {
        let bells = state.withLock { state in
            state.isRaised = true
            return state.bells
        }
        for bell in bells { bell.ring() }
    }
}

/// How many things are under way just now.
package final class Tally: Sendable {
    private let count = Mutex(0)

    package init() {}

    package var isZero: Bool { count.withLock { $0 == 0 } }

    package func begin() { count.withLock { $0 += 1 } }
    package func end() { count.withLock { $0 -= 1 } }
}
