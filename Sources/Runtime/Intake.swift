import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Where sources put what they read: each message is taken in by the very transaction that keeps
/// what came of it, so there is none between kept and answered.
package struct Intake: Inbox {
    let ledger: any Ledger
    let handler: CommandHandler
    let health: HealthBoard
    let tally: Tally

    package func receive(
        _ messages: [InboundMessage], cursor: Cursor?
    ) async throws(LedgerFailure) {
        tally.begin()
        defer { tally.end() }
        try await handler.take(messages, cursor: cursor)
    }

    package func report(
        _ id: DeliveryID, _ state: DeliveryState, reason: String?
    ) async throws(LedgerFailure) {
        guard let queued = try await ledger.delivery(id: id) else { return }
        if state == .failed, queued.state != .delivered, queued.state != .failed {
            try await handler.perform(
                .deliveryFailed(Delivered(queued.delivery), reason: reason ?? "rejected"))
        }
        // A gateway's "submitted" is not yet its final word: the wait for that goes on.
        guard state.isSettled, state != .accepted else { return }
        try await ledger.settle([Settlement(id: id, state: state, reason: reason)])
    }

    package func observe(_ route: RouteKind, _ failure: FailureReason?) async {
        await health.observe(route, failure)
    }

    package func foundEncrypted(room: String) async throws(LedgerFailure) {
        try await handler.perform(.roomEncrypted(room))
    }
}

extension Delivered {
    init(_ delivery: Delivery) {
        self.init(
            id: delivery.id, route: delivery.target.route, people: delivery.target.people,
            saying: delivery.saying)
    }
}
