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

    private let state = Mutex((fault: Fault.none, calls: 0, failures: 0))

    package func set(_ fault: Fault) { state.withLock { $0.fault = fault } }

    /// How many calls have failed.
    package var failures: Int { state.withLock(\.failures) }

    private static let reads: Set<String> = [
        "arrivals", "cursor", "history", "due", "nextDue", "delivery", "recall",
    ]

    /// - Parameter call: The ledger's function.
    func failure(of call: String) -> LedgerFailure? {
        state.withLock { state in
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
