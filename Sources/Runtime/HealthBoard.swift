import Domain
import Foundation
import Logging
import Outbox
import Ports

/// How each road does. It guards one value and tells the desk when a road goes or comes back.
package actor HealthBoard {
    private let handler: CommandHandler
    private let clock: any WallClock
    private let policy: HealthPolicy
    private let bells: [Bell]
    private let logger: Logger
    private let board: RoadBoard
    /// Whether our own network lives; asked before a far end is blamed.
    private let ownNetwork: @Sendable () async -> Bool
    private var healths: [RouteKind: ChannelHealth] = [:]
    /// The last word of each road: nil for well.
    private var lastWords: [RouteKind: String?] = [:]
    private var saidSilence = false

    package enum Report: Sendable, Equatable {
        case well
        /// Nothing has been heard of it yet.
        case unheard
        case failing(String)
    }

    /// How a road does, for whoever asks from outside.
    package func report(_ route: RouteKind) -> Report {
        guard let word = lastWords[route] else { return .unheard }
        if let word { return .failing(word) }
        return healths[route]?.isDown == true ? .failing("recovering") : .well
    }

    init(
        handler: CommandHandler, clock: any WallClock, policy: HealthPolicy, bells: [Bell],
        board: RoadBoard, ownNetwork: @escaping @Sendable () async -> Bool, logger: Logger
    ) {
        self.board = board
        self.ownNetwork = ownNetwork
        self.handler = handler
        self.clock = clock
        self.policy = policy
        self.bells = bells
        self.logger = logger
    }

    /// Takes up where the log says a road was when the bot stopped.
    package func resume(from world: World, routes: [RouteKind]) {
        for route in routes {
            let health = ChannelHealth(
                policy: policy, downSince: world.desk.channel(route)?.downSince, now: clock.now)
            healths[route] = health
            board.note(health, nil, isHeard: false, on: route)
        }
        board.force(world.desk.forced)
    }

    /// Whether every road is down, and has failed in this life: what the last one knew may have changed.
    var isSilent: Bool {
        !healths.isEmpty
            && healths.allSatisfy { route, health in
                health.isDown && lastWords[route].flatMap(\.self) != nil
            }
    }

    /// Once a life too: whoever reads the log of this one must not take silence for calm.
    private func noteSilence() {
        defer { saidSilence = isSilent }
        guard isSilent, !saidSilence else { return }
        logger.critical("every channel is down: all is kept until one returns")
    }

    package func observe(_ route: RouteKind, _ failure: FailureReason?) async {
        // What speaks against one message only says nothing of the road.
        guard failure?.blamesChannel ?? true, var health = healths[route] else { return }
        lastWords[route] = .some(failure?.word)
        let before = health.state
        let change = health.observe(failure, at: clock.now)
        healths[route] = health
        board.note(health, failure?.word, isHeard: true, on: route)
        noteSilence()
        if failure == nil { board.noteGood(route, at: clock.now) }
        if before != health.state { for bell in bells { bell.ring() } }
        guard let change else { return }
        await tell(change, of: route)
    }

    private func tell(_ change: ChannelHealth.Change, of route: RouteKind) async {
        let command: SystemCommand
        switch change {
        case .wentDown(let reason):
            let word = await ownNetwork() ? reason.word : "own-network"
            logger.warning("channel down", metadata: ["route": "\(route)", "why": "\(word)"])
            command = .channelWentDown(route, reason: word)
        case .settled:
            logger.notice("channel up", metadata: ["route": "\(route)"])
            command = .channelSettled(route)
        }
        await handler.insist(command, on: clock)
    }

    package func isDown(_ route: RouteKind) -> Bool {
        board.isForced(route) || healths[route]?.isDown ?? false
    }

    package func state(of route: RouteKind) -> ChannelHealth.State? { healths[route]?.state }

    /// When the road is to be probed next, by the clock as it is now.
    func nextProbe(_ route: RouteKind) -> Date? {
        healths[route]?.rebase(at: clock.now)
        return healths[route]?.nextProbe
    }
}
