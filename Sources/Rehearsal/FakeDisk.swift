import Ports
import Synchronization

/// What the disk under the ledger does.
package final class FakeDisk: Sendable {
    package enum Fault: Sendable, Equatable {
        case none
        /// Nothing can be written or read.
        case broken(LedgerFailure)
        /// One call in so many fails.
        case flaky(every: Int, LedgerFailure)
    }

    private let state = Mutex((fault: Fault.none, calls: 0, failures: 0))

    package func set(_ fault: Fault) { state.withLock { $0.fault = fault } }

    /// How many calls have failed.
    package var failures: Int { state.withLock(\.failures) }

    func failure() -> LedgerFailure? {
        state.withLock { state in
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
