import Ports
import Synchronization

/// What the disk under the ledger does.
package final class FakeDisk: Sendable {
    package enum Fault: Sendable, Equatable {
        case none
        /// Nothing can be written; nor read, unless it is only full.
        case broken(LedgerFailure)
        /// One call in so many fails.
        case flaky(every: Int, LedgerFailure)
    }

    private struct State {
        var fault = Fault.none
        var refused: String?
        var calls = 0
        var failures = 0
    }

    private let state = Mutex(State())

    package func set(_ fault: Fault) { state.withLock { $0.fault = fault } }

    /// There is no room for what this function of the ledger would write; nil: there is.
    package func refuse(_ call: String?) { state.withLock { $0.refused = call } }

    /// How many calls have failed.
    package var failures: Int { state.withLock(\.failures) }

    private static let reads: Set<String> = [
        "arrivals", "cursor", "history", "snapshot", "due", "nextDue", "delivery", "recall",
    ]

    /// - Parameter call: The ledger's function.
    func failure(of call: String) -> LedgerFailure? {
        state.withLock { state in
            if state.refused == call {
                state.failures += 1
                return .full
            }
            switch state.fault {
            case .broken(.full) where Self.reads.contains(call),
                .flaky(_, .full) where Self.reads.contains(call):
                return nil
            default: break
            }
            state.calls += 1
            let failure: LedgerFailure? =
                switch state.fault {
                case .none: nil
                case .broken(let failure): failure
                case .flaky(let every, let failure):
                    state.calls.isMultiple(of: every) ? failure : nil
                }
            if failure != nil { state.failures += 1 }
            return failure
        }
    }
}
