import Domain
import Foundation
import Logging
import Outbox
import Ports

/// How each channel of a road does, where the road as a whole may be well: which is tried first,
/// and what the office must hear of one.
actor GatewayBoard {
    private let handler: CommandHandler
    private let clock: any WallClock
    private let policy: HealthPolicy
    /// The names of each road's channels, in the order of the settings.
    private let names: [RouteKind: [String]]
    private let bells: [RouteKind: Bell]
    private let board: RoadBoard
    private let logger: Logger
    private var healths: [Gateway: GatewayHealth] = [:]

    init(
        handler: CommandHandler, clock: any WallClock, policy: HealthPolicy,
        names: [RouteKind: [String]], bells: [RouteKind: Bell], board: RoadBoard, logger: Logger
    ) {
        self.handler = handler
        self.clock = clock
        self.policy = policy
        self.names = names
        self.bells = bells
        self.board = board
        self.logger = logger
    }

    /// Takes up what the office was told and not yet told the end of.
    func resume(from world: World) {
        for (route, all) in names {
            for gateway in all.map({ Gateway(route, $0) }) {
                guard let word = world.desk.gateway(gateway)?.reason else { continue }
                healths[gateway] = GatewayHealth(
                    policy: policy, failing: FailureReason(word: word), now: clock.now)
            }
            if all.count > 1 { board.note(reports(of: route, all), on: route) }
        }
    }

    private func health(of channel: any Channel) -> GatewayHealth {
        healths[channel.gateway] ?? GatewayHealth(policy: policy, now: clock.now)
    }

    /// A channel that said how long to leave it alone.
    func rest(_ gateway: Gateway, for span: Duration) {
        let now = clock.now
        healths[gateway, default: GatewayHealth(policy: policy, now: now)]
            .rest(until: now + span, from: now)
    }

    /// Those that are well first; within that the order of the settings.
    func order(_ channels: [any Channel]) -> [any Channel] {
        guard channels.count > 1 else { return channels }
        let now = clock.now
        let isFirst = channels.map { health(of: $0).isTriedFirst(at: now) }
        return zip(channels, isFirst).filter(\.1).map(\.0)
            + zip(channels, isFirst).filter { !$0.1 }.map(\.0)
    }

    /// Those that a probe is due for.
    func due(_ channels: [any Channel]) -> [any Channel] {
        let now = clock.now
        return channels.filter { health(of: $0, at: now).nextProbe <= now }
    }

    func nextProbe(_ channels: [any Channel]) -> Date? {
        let now = clock.now
        return channels.map { health(of: $0, at: now).nextProbe }.min()
    }

    /// As it counts by the clock as it is now.
    private func health(of channel: any Channel, at now: Date) -> GatewayHealth {
        healths[channel.gateway]?.rebase(at: now)
        return health(of: channel)
    }

    /// Takes in the outcome of a try, a report or a probe; nil is a good one.
    func observe(
        _ gateway: Gateway, _ failure: FailureReason?, _ evidence: GatewayHealth.Evidence
    ) async {
        let now = clock.now
        var health = healths[gateway] ?? GatewayHealth(policy: policy, now: now)
        let before = (health.nextProbe, health.reason)
        let change = health.observe(failure, evidence, at: now)
        healths[gateway] = health
        let all = names[gateway.route] ?? []
        if all.count > 1, before != (health.nextProbe, health.reason) {
            board.note(reports(of: gateway.route, all), on: gateway.route)
            if failure != nil { bells[gateway.route]?.ring() }
        }
        if let command = command(for: change, failure, gateway, others: all.count > 1) {
            await handler.insist(command, on: clock)
        }
    }

    private func reports(of route: RouteKind, _ all: [String]) -> [RoadReport.GatewayReport] {
        all.map { .init(name: $0, reason: healths[Gateway(route, $0)]?.reason?.word) }
    }

    /// What a road says of itself need not be said of its only channel again.
    private func command(
        for change: GatewayHealth.Change?, _ failure: FailureReason?, _ gateway: Gateway,
        others: Bool
    ) -> SystemCommand? {
        switch change {
        case .failing(let reason):
            logger.warning(
                "a channel fails",
                metadata: ["channel": "\(gateway.name)", "why": "\(reason.word)"])
            guard others || reason.hidesFromProbes else { return nil }
            return .gatewayFailing(gateway, reason: reason.word, others: others)
        case .well: return .gatewayWell(gateway)
        case nil:
            guard let failure, failure.endsTheRoad else { return nil }
            return .gatewayFailing(gateway, reason: failure.word, others: others)
        }
    }

    /// What is wrong with a channel whose road may yet be well.
    func failing(_ route: RouteKind) -> [RoadReport.GatewayReport] {
        guard let all = names[route], all.count > 1 else { return [] }
        return reports(of: route, all).filter { $0.reason != nil }
    }
}

extension Channel {
    var gateway: Gateway { Gateway(route, name) }
}
