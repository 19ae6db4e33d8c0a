import Foundation

/// One of a road's channels, where it has several: an SMS gateway, a mail relay.
package struct Gateway: Codable, Hashable, Sendable {
    package var route: RouteKind
    package var name: String

    package init(_ route: RouteKind, _ name: String) {
        self.route = route
        self.name = name
    }

    /// The reason of a gateway that is well itself, but will not carry what was written.
    package static let refusesWords = "wording"

    var key: String { "\(route.rawValue) \(name)" }
}

/// What the desk knows of a gateway.
package struct GatewayState: Codable, Equatable, Sendable {
    /// What is wrong with it, and since when; nil while it is well.
    package var reason: String?
    package var since: Date?
    /// When the office was last told that it refuses words.
    package var wordsRefusedAt: Date?
}

extension Desk {
    package func gateway(_ gateway: Gateway) -> GatewayState? { gateways?[gateway.key] }

    mutating func apply(_ gateway: Gateway, failing reason: String?, at time: Date) {
        var state = self.gateway(gateway) ?? GatewayState()
        if reason == Gateway.refusesWords {
            state.wordsRefusedAt = time
        } else {
            state.reason = reason
            state.since = reason.map { _ in time }
        }
        gateways = (gateways ?? [:]).merging([gateway.key: state]) { $1 }
    }
}

extension Decider {
    /// Every notice of an evening may be refused for the same word: the office is told once.
    static let wordsSaidAgain = Duration.hours(1)

    mutating func gatewayFails(_ gateway: Gateway, _ reason: String, others: Bool) {
        let known = world.desk.gateway(gateway)
        if reason == Gateway.refusesWords {
            if let last = known?.wordsRefusedAt, now.since(last) < Self.wordsSaidAgain { return }
        } else if known?.reason == reason {
            return
        }
        record(.desk(.gatewayFailing(gateway, reason: reason, others: others)))
    }

    mutating func gatewayIsWell(_ gateway: Gateway) {
        guard world.desk.gateway(gateway)?.reason != nil else { return }
        record(.desk(.gatewayWell(gateway)))
    }
}
