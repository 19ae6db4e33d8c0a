import Domain
import Foundation
import Logging
import Outbox
import Ports

/// The shell, put together: everything that runs while the bot runs.
package struct Runtime: Sendable {
    package let handler: CommandHandler
    package let health: HealthBoard
    private let board: RoadBoard
    private let gateways: GatewayBoard
    package let intake: Intake
    private let ledger: any Ledger
    private let clock: SeenClock
    private let channels: [RouteKind: [any Channel]]
    private let settings: RuntimeSettings
    private let logger: Logger
    private let bells: [RouteKind: Bell]
    private let probeBells: [RouteKind: Bell]
    private let schedulerBell: Bell
    private let snapshotBell = Bell()
    private let publishBell = Bell()
    private let publisher: PublisherBook
    private let evidenceBell = Bell()
    private let stop = StopSign()
    private let tally = Tally()
    private let watch = StoreWatch()

    /// - Parameters:
    ///   - channels: For each road, in the order in which they are tried.
    ///   - loaded: The world, where it has just been read.
    package init(
        settings: RuntimeSettings, ledger: any Ledger, clock: any WallClock, mint: CodeMint,
        channels: [any Channel], logger: Logger, loaded: consuming WorldLoader.Loaded? = nil,
        publisher: @escaping PublisherBook = { _ in nil }
    ) {
        self.publisher = publisher
        self.settings = settings
        self.ledger = ledger
        let clock = SeenClock(clock)
        self.clock = clock
        self.logger = logger
        self.channels = Dictionary(grouping: channels, by: \.route)
        bells = Dictionary(uniqueKeysWithValues: RouteKind.allCases.map { ($0, Bell()) })
        probeBells = Dictionary(uniqueKeysWithValues: RouteKind.allCases.map { ($0, Bell()) })
        schedulerBell = Bell()
        board = RoadBoard()
        handler = CommandHandler(
            ledger: ledger, clock: clock, settings: settings, mint: mint,
            bells: CommandHandler.Bells(
                roads: bells, clocks: schedulerBell, snapshots: snapshotBell,
                releases: publishBell,
                evidence: evidenceBell), board: board,
            watch: watch, logger: logger, loaded: loaded)
        let health = HealthBoard(
            handler: handler, clock: clock, policy: settings.health,
            bells: RouteKind.allCases.compactMap { [probeBells] in probeBells[$0] }, board: board,
            ownNetwork: settings.ownNetwork, logger: logger)
        self.health = health
        let names = self.channels.mapValues { $0.map(\.name) }
        gateways = GatewayBoard(
            handler: handler, clock: clock, policy: settings.health, names: names,
            bells: probeBells, board: board, logger: logger)
        intake = Intake(
            ledger: ledger, handler: handler, health: health, gateways: gateways, tally: tally,
            channels: names, bells: bells, clock: clock)
        stop.add(
            Array(bells.values) + Array(probeBells.values) + [
                schedulerBell, watch.bell, snapshotBell, publishBell, evidenceBell,
            ])
    }

    /// Asks everything to finish what it is at; `run` returns when it has.
    package func requestStop() { stop.raise() }

    package var isStopping: Bool { stop.isRaised }

    /// Whether nothing is due or under way: the bot has said all it has to say for now.
    package func isQuiet() async throws(LedgerFailure) -> Bool {
        guard tally.isZero else { return false }
        for route in channels.keys {
            if let due = try await ledger.nextDue(route), due <= clock.now { return false }
        }
        // Copies that nobody fetches here wait for a life that does.
        let toSee = try await handler.current().evidenceToSee
        // What the disk does not let go waits for days.
        if settings.evidence != nil, toSee.contains(where: { $0.removal?.failedAt == nil }) {
            return false
        }
        return tally.isZero
    }

    package var audit: SelfAudit {
        SelfAudit(
            handler: handler, ledger: ledger, health: health, gateways: gateways,
            routes: RouteKind.allCases.filter { channels[$0] != nil }, watch: watch, clock: clock)
    }

    /// Looks at a road now, as a probe at its due time would.
    package func probe(_ route: RouteKind) async {
        guard let channels = channels[route], let bell = probeBells[route] else { return }
        await Prober(
            route: route, channels: channels, health: health, gateways: gateways, clock: clock,
            bell: bell, stop: stop
        ).probe(all: true)
    }

    /// Folds the log and takes up what a stop or a kill left behind. Call once, before `run`.
    package func prepare() async throws(LedgerFailure) {
        let world = try await handler.current()
        if world.book.inForce == nil { try await handler.perform(.planFound(settings.plan)) }
        let roads = RouteKind.allCases.filter { $0 == .chat || channels[$0] != nil }
        try await handler.perform(.roadsFound(roads))
        await gateways.resume(from: world)
        await health.resume(from: world, routes: RouteKind.allCases.filter { channels[$0] != nil })
        for queued in try await ledger.reopen(at: clock.now) {
            logger.notice(
                "possibly sent before the stop, sent again",
                metadata: [
                    "delivery": "\(queued.delivery.id)", "route": "\(queued.delivery.target.route)",
                ])
        }
    }

    /// Runs until cancelled, or until all is finished after a stop was asked for.
    package func run(sources: [any Source]) async {
        let snapshotter = Snapshotter(
            handler: handler, ledger: ledger, shape: World.shape(in: settings.release),
            bell: snapshotBell, stop: stop, logger: logger)
        await withDiscardingTaskGroup { group in
            if settings.snapshotEvery != nil {
                group.addTask(aside: settings.aside, priority: .background) {
                    await snapshotter.run()
                }
            }
            run(sources, in: &group)
        }
        await snapshotter.finish()
    }

    private func run(_ sources: [any Source], in group: inout DiscardingTaskGroup) {
        group.addTask {
            await Scheduler(
                handler: handler, clock: clock, bell: schedulerBell, stop: stop, watch: watch,
                logger: logger
            ).run()
        }
        group.addTask { await publicationDesk.run() }
        let speaker = Speaker(settings.unit)
        group.addTask {
            await Watchman(
                watch: watch, handler: handler, ledger: ledger, channels: channels,
                speaker: speaker, settings: settings, clock: clock, stop: stop, logger: logger
            ).run()
        }
        for route in RouteKind.allCases {
            guard let channels = channels[route], let bell = bells[route],
                let probeBell = probeBells[route]
            else { continue }
            group.addTask {
                await Dispatcher(
                    route: route, channels: channels, ledger: ledger, handler: handler,
                    health: health, board: board, gateways: gateways, speaker: speaker,
                    clock: clock, bell: bell, stop: stop, tally: tally, watch: watch,
                    logger: logger, rate: RoadRate(perMinute: settings.perMinute[route])
                ).run()
            }
            group.addTask {
                await Prober(
                    route: route, channels: channels, health: health, gateways: gateways,
                    clock: clock,
                    bell: probeBell, stop: stop
                ).run()
            }
        }
        for source in sources {
            group.addTask { await untilStop { await source.run(into: intake) } }
        }
        fetchEvidence(in: &group)
    }

    private func fetchEvidence(in group: inout DiscardingTaskGroup) {
        guard let means = settings.evidence else { return }
        let desk = EvidenceDesk(
            handler: handler, means: means, clock: clock, bell: evidenceBell, stop: stop,
            tally: tally, watch: watch, logger: logger)
        group.addTask(aside: settings.aside) { await untilStop { await desk.run() } }
    }

    private var publicationDesk: PublicationDesk {
        PublicationDesk(
            publisher: publisher, handler: handler, clock: clock, bell: publishBell, stop: stop,
            tally: tally, watch: watch, logger: logger)
    }

    /// Whoever has nothing to finish ends as soon as the stop is asked for.
    private func untilStop(_ body: @escaping @Sendable () async -> Void) async {
        let bell = Bell()
        stop.add([bell])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await body() }
            group.addTask { while stop.mayGoOn { await bell.wait() } }
            await group.next()
            group.cancelAll()
        }
    }
}

extension DiscardingTaskGroup {
    /// Without a place of its own it stays where the group is. No preference at all, which a nil one
    /// is, would take it to any thread: a rehearsal's seed would decide nothing about it.
    fileprivate mutating func addTask(
        aside executor: (any TaskExecutor)?, priority: TaskPriority? = nil,
        operation: sending @escaping @isolated(any) () async -> Void
    ) {
        if let executor {
            addTask(executorPreference: executor, priority: priority, operation: operation)
        } else {
            addTask(priority: priority, operation: operation)
        }
    }
}
