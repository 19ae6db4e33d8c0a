import Domain
import Foundation
import Outbox

// What every store decides alike, so that no store decides it for itself.

extension DeliveryState {
    /// Whether a settlement moves a delivery from this state to `next`. Nothing returns from a
    /// settled state; but that it did arrive is believed whenever it is heard.
    package func yields(to next: DeliveryState) -> Bool {
        switch (self, next) {
        case (.queued, _), (.sending, _): true
        case (.delivered, _): false
        case (_, .delivered): true
        case (.accepted, .failed), (.accepted, .expired): true
        case (.failed, .accepted), (.expired, .accepted), (.cancelled, .accepted): true
        default: false
        }
    }
}

extension Commit.Cancellation {
    /// Whether a delivery that tells `people` tells nobody else.
    package func covers(_ people: [PersonID]) -> Bool {
        !people.isEmpty && people.allSatisfy(self.people.contains)
    }
}

extension Date {
    /// - Parameter milliseconds: Since 1970, in UTC.
    package init(milliseconds: Int) {
        // From the reference date: whole milliseconds come back exactly as they were given.
        self.init(
            timeIntervalSinceReferenceDate: Double(milliseconds - 978_307_200_000) / 1000)
    }

    /// Milliseconds since 1970, rounded; beyond 30,000 years held at that.
    package var milliseconds: Int {
        let exact = timeIntervalSinceReferenceDate * 1000
        return Int(max(-1e15, min(1e15, exact)).rounded()) + 978_307_200_000
    }

    /// This date as a ledger keeps it.
    package var inWholeMilliseconds: Date { Date(milliseconds: milliseconds) }
}

extension Ledger {
    package func settle(_ settlements: [Settlement]) async throws(LedgerFailure) {
        try await settle(settlements, loosely: false)
    }
}
