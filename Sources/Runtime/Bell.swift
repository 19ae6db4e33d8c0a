import Foundation
import Ports
import Synchronization

/// Wakes one loop. A ring before the wait is not lost; several rings are one.
package final class Bell: Sendable {
    private struct State {
        var rung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    package init() {}

    package func ring() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.rung = true }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns at a ring, or when the task is cancelled.
    package func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state in
                    if state.rung || _Concurrency.Task.isCancelled {
                        state.rung = false
                        return true
                    }
                    state.waiter = continuation
                    return false
                }
                if now { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }

    /// Returns at a ring, at `due`, or when the task is cancelled.
    package func wait(until due: Date?, on clock: any WallClock) async {
        guard let due else { return await wait() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                do { try await clock.sleep(until: due) } catch { return }
                self.ring()
            }
            await wait()
            group.cancelAll()
        }
    }
}
