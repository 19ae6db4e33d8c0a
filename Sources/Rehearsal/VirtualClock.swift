import Domain
import Foundation
import Ports
import Synchronization

/// A clock that stands until it is moved. It moves only to the earliest sleeper, and shows whole
/// milliseconds, as the system's clock does: what it says is what the ledger keeps.
package final class VirtualClock: WallClock {
    private struct Sleeper {
        var id: Int
        var due: Date
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Date
        var sleepers: [Sleeper] = []
        var woken: Set<Int> = []
        var nextID = 0
    }

    private let state: Mutex<State>

    package init(now: Date) { state = Mutex(State(now: now)) }

    package var now: Date { state.withLock(\.now) }

    package func sleep(until due: Date) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<Void, any Error>? = state.withLock { state in
                    if state.woken.remove(id) != nil { return .failure(CancellationError()) }
                    if due <= state.now { return .success(()) }
                    state.sleepers.append(Sleeper(id: id, due: due, continuation: continuation))
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: Int) {
        let sleeper = state.withLock { state -> Sleeper? in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                // The cancellation overtook the sleep.
                state.woken.insert(id)
                return nil
            }
            return state.sleepers.remove(at: index)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }

    /// The machine's clock is set back, and whoever waits notices.
    package func setBack(by span: Duration) {
        let all = state.withLock { state in
            state.now = state.now - span
            defer { state.sleepers = [] }
            return state.sleepers.sorted { ($0.due, $0.id) < ($1.due, $1.id) }
        }
        for sleeper in all { sleeper.continuation.resume() }
    }

    /// The earliest date somebody waits for.
    package var nextWake: Date? { state.withLock { $0.sleepers.map(\.due).min() } }

    /// Sets the time and wakes everyone whose date has come, the earliest first.
    package func advance(to date: Date) {
        let due = state.withLock { state in
            state.now = max(state.now, date.inMillisecondsUp)
            let due = state.sleepers.filter { $0.due <= state.now }
                .sorted { ($0.due, $0.id) < ($1.due, $1.id) }
            state.sleepers.removeAll { $0.due <= state.now }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }
}

extension Date {
    /// The first whole millisecond that is not before it.
    fileprivate var inMillisecondsUp: Date {
        let nearest = inWholeMilliseconds
        return nearest < self ? Date(milliseconds: nearest.milliseconds + 1) : nearest
    }
}
