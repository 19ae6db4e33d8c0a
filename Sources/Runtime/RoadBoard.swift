import Domain
import Foundation
import Outbox
import Synchronization

/// How each road does, where anybody may look without asking the one who writes it.
final class RoadBoard: Sendable {
    private struct State {
        var roads: [RouteKind: (health: ChannelHealth, word: String?, isHeard: Bool)] = [:]
        var lastGood: [RouteKind: Date] = [:]
        var forced: Set<RouteKind> = []
        var gateways: [RouteKind: [RoadReport.GatewayReport]] = [:]
    }

    private let state = Mutex(State())

    func note(_ health: ChannelHealth, _ word: String?, isHeard: Bool, on route: RouteKind) {
        state.withLock { $0.roads[route] = (health, word, isHeard) }
    }

    func note(_ gateways: [RoadReport.GatewayReport], on route: RouteKind) {
        state.withLock { $0.gateways[route] = gateways }
    }

    func noteGood(_ route: RouteKind, at now: Date) { state.withLock { $0.lastGood[route] = now } }

    /// What people have switched away from.
    func force(_ routes: [RouteKind]) { state.withLock { $0.forced = Set(routes) } }

    func isForced(_ route: RouteKind) -> Bool { state.withLock { $0.forced.contains(route) } }

    func isUp(_ route: RouteKind) -> Bool {
        state.withLock { $0.roads[route]?.health.isUp ?? false }
    }

    func isDown(_ route: RouteKind) -> Bool {
        state.withLock { $0.forced.contains(route) || $0.roads[route]?.health.isDown ?? false }
    }

    func isFailing(_ route: RouteKind) -> Bool {
        state.withLock { $0.roads[route]?.health.isDown ?? false }
    }

    func report(_ route: RouteKind, in world: World) -> RoadReport? {
        state.withLock { state in
            guard let road = state.roads[route] else { return nil }
            return RoadReport(
                route: route, condition: Self.condition(road, route, world),
                reason: road.word.flatMap { road.health.isUp ? nil : $0 },
                lastGood: state.lastGood[route], gateways: state.gateways[route])
        }
    }

    private static func condition(
        _ road: (health: ChannelHealth, word: String?, isHeard: Bool), _ route: RouteKind,
        _ world: World
    ) -> RoadReport.Condition {
        if let desk = world.desk.channel(route), let by = desk.forcedBy {
            return .forced(by: world.name(by), since: desk.downSince ?? .distantPast)
        }
        switch road.health.state {
        case .up: return road.isHeard ? .up : .unheard
        case .doubtful: return .doubtful
        case .down(let since, _): return .down(since: world.desk.channel(route)?.downSince ?? since)
        }
    }
}
