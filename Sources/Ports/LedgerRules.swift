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

/// The machine's clock went back.
package struct ClockTurn: Equatable, Sendable {
    package var from: Date
    package var to: Date

    package init(from: Date, to: Date) {
        self.from = from
        self.to = to
    }

    package var span: Duration { from.since(to) }
}

extension Commit {
    /// Nil where the clock did not go back.
    package var turn: ClockTurn? {
        for entry in entries {
            if case .desk(.trouble(.clockWentBack(let from, let to))) = entry.event {
                return ClockTurn(from: from, to: to)
            }
        }
        return nil
    }

    /// The roads that have something to do when it is saved.
    package var roads: [RouteKind] {
        turn == nil ? deliveries.map(\.target.route) : RouteKind.allCases
    }
}

/// When a delivery may go, and until when it is of use.
package struct WaitingTimes: Equatable, Sendable {
    package var notBefore: Date
    package var sendBy: Date
    package var dueAt: Date

    package init(notBefore: Date, sendBy: Date, dueAt: Date) {
        self.notBefore = notBefore
        self.sendBy = sendBy
        self.dueAt = dueAt
    }

    /// After the clock went back. What waits for another try, a report or its share waits on for as
    /// long as it would have. What is due by now, and what is kept for a date after the old time,
    /// such as the end of somebody's quiet hours, stays as it is.
    package func turned(_ turn: ClockTurn) -> WaitingTimes {
        guard dueAt > turn.to, notBefore <= turn.from else { return self }
        var times = self
        // What was made after the clock went back is not older than it is.
        if notBefore > turn.to {
            times.notBefore = notBefore - turn.span
            times.sendBy = sendBy - turn.span
        }
        times.dueAt = max(dueAt - turn.span, times.notBefore)
        return times
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
