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
    let gateways: GatewayBoard
    let tally: Tally
    /// For each road the names of its channels.
    let channels: [RouteKind: [String]]
    let bells: [RouteKind: Bell]
    let clock: any WallClock

    package func receive(
        _ messages: [InboundMessage], cursor: Cursor?
    ) async throws(LedgerFailure) {
        tally.begin()
        defer { tally.end() }
        try await handler.take(messages, cursor: cursor)
    }

    package func report(_ report: DeliveryReport) async throws(LedgerFailure) {
        guard let queued = try await ledger.delivery(id: report.id) else { return }
        let route = queued.delivery.target.route
        let gateway = Gateway(route, report.channel)
        if report.state == .delivered { await gateways.observe(gateway, nil, .delivered) }
        if report.state == .failed {
            await gateways.observe(gateway, report.reason ?? .rejected(""), .delivered)
            switch queued.afterFailure(
                reportedBy: report.channel, report.reason, among: channels[route] ?? [])
            {
            case .nothing: return
            case .nextChannel:
                try await ledger.settle([
                    Settlement(
                        id: report.id, state: .queued, dueAt: clock.now,
                        remoteID: queued.reportedBad)
                ])
                bells[route]?.ring()
                return
            case .nextRoad:
                let reason =
                    try await isOfOldAddress(report, queued.delivery)
                    ? FailureReason.rejected("") : report.reason ?? .rejected("")
                var delivered = Delivered(queued.delivery)
                delivered.reportedOn = queued.delivery.notBefore
                try await handler.perform(.deliveryFailed(delivered, reason: reason.word))
            }
        }
        // A gateway's "submitted" is not yet its final word: the wait for that goes on.
        guard report.state.isSettled, report.state != .accepted else { return }
        try await ledger.settle([
            Settlement(id: report.id, state: report.state, reason: report.reason?.word)
        ])
    }

    /// A mail may come back days later, when the roster has another address by now: that says
    /// nothing of the new one.
    private func isOfOldAddress(
        _ report: DeliveryReport, _ delivery: Delivery
    ) async throws(LedgerFailure) -> Bool {
        guard let recipient = report.recipient, delivery.target.route == .email else {
            return false
        }
        let world = try await handler.current()
        return delivery.target.people.contains {
            world.roster[$0]?.email?.lowercased() != recipient.lowercased()
        }
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
