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
        let all = try await concerned(by: report)
        guard let route = all.first?.delivery.target.route else { return }
        let gateway = Gateway(route, report.channel)
        if report.state == .delivered { await gateways.observe(gateway, nil, .delivered) }
        if report.state == .failed {
            await gateways.observe(gateway, report.reason ?? .rejected(""), .delivered)
        }
        for queued in all { try await take(report, of: queued) }
    }

    /// One delivery, or all that went as one under this name.
    private func concerned(by report: DeliveryReport) async throws(LedgerFailure)
        -> [QueuedDelivery]
    {
        if let queued = try await ledger.delivery(id: report.id) { return [queued] }
        guard let id = report.id.firstOfBundle, let first = try await ledger.delivery(id: id) else {
            return []
        }
        var all = [first]
        for id in first.companions(by: report.channel) {
            if let queued = try await ledger.delivery(id: id) { all.append(queued) }
        }
        return all.filter { $0.went(as: report.id, by: report.channel) }
    }

    private func take(
        _ report: DeliveryReport, of queued: QueuedDelivery
    ) async throws(LedgerFailure) {
        let id = queued.delivery.id
        let route = queued.delivery.target.route
        if report.state == .failed {
            switch queued.afterFailure(
                reportedBy: report.channel, report.reason, among: channels[route] ?? [])
            {
            case .nothing: return
            case .nextChannel:
                let again = Settlement(
                    id: id, state: .queued, dueAt: clock.now, remoteID: queued.reportedBad)
                try await ledger.settle([again.keepingBundled(queued)])
                bells[route]?.ring()
                return
            case .nextRoad where queued.delivery.mustArrive || id == report.id:
                let reason =
                    try await isOfOldAddress(report, queued.delivery)
                    ? FailureReason.rejected("") : report.reason ?? .rejected("")
                var delivered = Delivered(queued.delivery)
                delivered.reportedOn = queued.delivery.notBefore
                try await handler.perform(.deliveryFailed(delivered, reason: reason.word))
            case .nextRoad: break
            }
        }
        // A gateway's "submitted" is not yet its final word: the wait for that goes on.
        guard report.state.isSettled, report.state != .accepted else { return }
        let settled = Settlement(id: id, state: report.state, reason: report.reason?.word)
        try await ledger.settle([settled.keepingBundled(queued)])
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
