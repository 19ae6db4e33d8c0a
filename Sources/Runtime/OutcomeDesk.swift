import Outbox
import Ports
import Synchronization

/// Outcomes that come together are kept together: the first to come waits until everybody who is
/// ready has come too, and keeps them all in one change.
final class OutcomeDesk: Sendable {
    private enum Turn {
        case lead
        case done(LedgerFailure?)
    }

    private struct Waiting {
        var settlement: Settlement
        var loosely: Bool
        var waiter: CheckedContinuation<Turn, Never>
    }

    private struct State {
        var waiting: [Waiting] = []
        var isLed = false
        /// Deliveries that are being sent, and whose outcome is to come.
        var expected = 0
    }

    private let state = Mutex(State())

    /// So many outcomes more are to come, or, with a negative number, come no more.
    func expect(_ count: Int) { state.withLock { $0.expected += count } }

    /// Returns when it is kept.
    func settle(
        _ settlement: Settlement, loosely: Bool, in ledger: any Ledger
    ) async throws(LedgerFailure) {
        if !takesLead() {
            let turn = await withCheckedContinuation { waiter in
                join(Waiting(settlement: settlement, loosely: loosely, waiter: waiter))
            }
            if case .done(let failure) = turn {
                if let failure { throw failure }
                return
            }
        }
        if state.withLock({ $0.expected > 1 }) { await _Concurrency.Task.yield() }
        let others = state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        let isLoose = loosely && others.allSatisfy(\.loosely)
        var failure: LedgerFailure?
        do throws(LedgerFailure) {
            try await ledger.settle([settlement] + others.map(\.settlement), loosely: isLoose)
        } catch {
            failure = error
        }
        handOver()
        for other in others { other.waiter.resume(returning: .done(failure)) }
        if let failure { throw failure }
    }

    private func takesLead() -> Bool {
        state.withLock { state in
            if state.isLed { return false }
            state.isLed = true
            return true
        }
    }

    /// Whoever led may be gone by now.
    private func join(_ newcomer: Waiting) {
        let leads = state.withLock { state in
            if !state.isLed {
                state.isLed = true
                return true
            }
            state.waiting.append(newcomer)
            return false
        }
        if leads { newcomer.waiter.resume(returning: .lead) }
    }

    private func handOver() {
        let next = state.withLock { state -> Waiting? in
            guard !state.waiting.isEmpty else {
                state.isLed = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.waiter.resume(returning: .lead)
    }
}
