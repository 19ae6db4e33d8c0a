import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Where sources put what they read: first kept, then taken up in order.
package struct Intake: Inbox {
    let ledger: any Ledger
    let handler: CommandHandler
    let health: HealthBoard
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign
    let tally: Tally
    let logger: Logger
    let interpreter: Interpreter

    package func receive(
        _ messages: [InboundMessage], cursor: Cursor?
    ) async throws(LedgerFailure) {
        let rows = try await ledger.accept(
            messages.map(interpreter.keepable), cursor: cursor)
        if !rows.isEmpty { bell.ring() }
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

    /// Takes up kept messages, oldest first, until cancelled.
    package func run() async {
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                let waiting = try await ledger.pendingMessages(limit: 64)
                if waiting.isEmpty {
                    await bell.wait()
                } else {
                    try await handler.take(waiting)
                }
            } catch {
                logger.error("messages wait: the store fails", metadata: ["why": "\(error)"])
                try? await clock.sleep(until: clock.now + .seconds(1))
            }
        }
    }
}

extension Delivered {
    init(_ delivery: Delivery) {
        self.init(
            id: delivery.id, route: delivery.target.route, people: delivery.target.people,
            saying: delivery.saying)
    }
}
