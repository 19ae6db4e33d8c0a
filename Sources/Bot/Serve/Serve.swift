import Channels
import Curl
import Domain
import Foundation
import Logging
import Outbox
import Playbooks
import Ports
import Runtime
import Store
import UnixSignals
import Web
import Wording

extension Assembly {
    /// Serves until told to stop.
    static func run(_ settings: Settings, chat: Chat) async throws -> ExitStatus {
        var settings = settings
        if chat == .terminal { settings.chat = .sandbox }
        let ledger = try await open(settings)
        defer { try? ledger.close() }
        let wire: CurlClient
        do throws(WireFailure) { wire = try CurlClient() } catch {
            throw BotFailure(
                .serverAtFault, zh: "无法启动 libcurl：\(error)。",
                en: "libcurl does not start: \(error).")
        }
        defer { wire.shutdown() }
        return try await bot(settings, ledger, wire).run()
    }

    private static func bot(
        _ settings: Settings, _ ledger: SQLiteLedger, _ wire: CurlClient
    ) async throws -> Bot {
        var log = Logger(label: "fenghuo") { StreamLogHandler.standardError(label: $0) }
        log.logLevel = settings.chat == .sandbox ? .error : .notice
        let loaded: WorldLoader.Loaded
        do throws(LedgerFailure) { loaded = try await load(ledger, log: log) } catch {
            throw BotFailure(error, at: path(settings.store))
        }
        if !ledger.isLocked {
            log.warning("bot.json names no store.key: contacts lie open in the store's file")
        }
        let plan = try planInForce(settings, loaded.world)
        if plan.guards.spillRule == .seal, !ledger.isLocked {
            log.warning("the plan says spill: seal and there is no store.key: nothing is kept")
        }
        return try await Bot(
            settings, plan: plan, loaded: loaded, ledger: ledger, wire: wire, log: log)
    }

    /// What is said, once, in a room that cannot be read.
    static func encryptedHint(_ settings: Settings, plan: Plan) -> @Sendable () -> Text {
        let phrasebook = Phrasebook(unit(settings, plan: plan))
        let reader = Reader(route: .chat, languages: settings.languages)
        return { phrasebook.text(.bulletin(.roomEncrypted), for: reader, now: clock.now) }
    }

    /// Logs in and probes every channel.
    static func checkLive(_ settings: Settings) async throws -> ExitStatus {
        let plan = try plan(settings)
        let ledger = try await open(settings)
        defer { try? ledger.close() }
        let wire: CurlClient
        do throws(WireFailure) { wire = try CurlClient() } catch {
            throw BotFailure(
                .serverAtFault, zh: "无法启动 libcurl：\(error)。",
                en: "libcurl does not start: \(error).")
        }
        defer { wire.shutdown() }
        let log = Logger(label: "check") { _ in SwiftLogNoOpLogHandler() }
        let roads = Roads(
            settings, wire: wire, ledger: ledger, log: log,
            encryptedHint: encryptedHint(settings, plan: plan)
        ) { _, _, _ in }
        return await LiveCheck(
            roads: roads, settings: runtimeSettings(settings, plan: plan),
            publish: publicChannels(settings, wire: wire)
        ).run()
    }
}

/// The bot while it runs.
struct Bot {
    let settings: Settings
    let plan: Plan
    let ledger: SQLiteLedger
    let roads: Roads
    let runtime: Runtime
    let terminal: Terminal?
    let wire: CurlClient
    let log: Logger

    init(
        _ settings: Settings, plan: Plan, loaded: consuming WorldLoader.Loaded,
        ledger: SQLiteLedger, wire: CurlClient, log: Logger
    ) async throws {
        self.settings = settings
        self.plan = plan
        self.ledger = ledger
        self.wire = wire
        let network = OwnNetwork(addresses: settings.failover.ownNetwork, wire: wire)
        let watch = PlanWatch(settings.plan, known: plan)
        let isSandbox = settings.chat == .sandbox
        self.log = log
        let screen = Screen(languages: settings.languages)
        let hint = Assembly.encryptedHint(settings, plan: plan)
        var roads = Roads(
            settings, wire: wire, ledger: ledger, log: log, encryptedHint: hint
        ) { route, address, text in
            if isSandbox { screen.show(route, to: address, text) }
        }
        let sandbox = isSandbox ? SandboxChat(clock: Assembly.clock) { screen.show($0) } : nil
        if let sandbox { roads.channels.append(sandbox) }
        self.roads = roads
        var runtimeSettings = Assembly.runtimeSettings(
            settings, plan: plan, folder: { watch.found() },
            ownNetwork: { await network.isAlive() })
        runtimeSettings.evidence = try await Assembly.evidence(
            settings, ledger: ledger, wire: wire, roads: roads)
        runtimeSettings.aside = globalConcurrentExecutor
        let (store, drift) = (Assembly.path(settings.store), roads.matrix.first?.drift)
        runtimeSettings.measures = {
            MachineFacts(freeDisk: Machine.freeDisk(store: store), clockOff: drift?.seconds)
        }
        let publishers = Assembly.publicChannels(settings, wire: wire)
        let runtime = Runtime(
            settings: runtimeSettings, ledger: ledger,
            clock: Assembly.clock, mint: .random, channels: roads.channels, logger: log,
            loaded: loaded, publisher: { name in publishers.first { $0.name == name } })
        self.runtime = runtime
        terminal = sandbox.map { Terminal(chat: $0, runtime: runtime, screen: screen) }
    }

    func run() async throws -> ExitStatus {
        do throws(LedgerFailure) { try await runtime.prepare() } catch {
            throw BotFailure(error, at: Assembly.path(settings.store))
        }
        if let terminal { try await greet(terminal) }
        await tellOfFolder()
        log.notice("started", metadata: ["plan": "\(plan.version)"])
        let failure = Failure()
        await withTaskGroup(of: Part.self) { group in
            group.addTask(executorPreference: wire.executor) {
                await runtime.run(sources: sources)
                return .runtime
            }
            group.addTask {
                await watchSignals()
                return .other
            }
            if let web = settings.web {
                group.addTask {
                    await serve(web, failure)
                    return .other
                }
            }
            if let heartbeat = settings.heartbeat {
                group.addTask {
                    await beat(heartbeat)
                    return .other
                }
            }
            if let terminal {
                group.addTask {
                    await terminal.run()
                    return .other
                }
            }
            await stop(&group)
        }
        if let failure = failure.first { throw failure }
        return .done
    }

    private enum Part { case runtime, other, patience }

    /// The first part to end stops the others; what is under way has nine seconds.
    private func stop(_ group: inout TaskGroup<Part>) async {
        var part = await group.next()
        runtime.requestStop()
        group.addTask {
            try? await Assembly.clock.sleep(until: Assembly.clock.now + .seconds(9))
            return .patience
        }
        while let ended = part, ended != .runtime, ended != .patience { part = await group.next() }
        group.cancelAll()
    }

    private var sources: [any Source] {
        var sources: [any Source] = roads.mailboxes.map { mailbox in
            var mailbox = mailbox
            mailbox.isKnown = { await isKnown($0, on: .email) }
            return mailbox
        }
        for matrix in roads.matrix {
            sources.append(MatrixSync(matrix) { await isKnown($0, on: matrix.route) })
        }
        return sources
    }

    private func isKnown(_ address: String, on route: RouteKind) async -> Bool {
        let world = try? await runtime.handler.current()
        return world?.roster.person(at: address, on: route) != nil
    }

    private func beat(_ settings: Settings.Heartbeat) async {
        await Heartbeat(
            settings: settings, wire: wire, audit: runtime.audit.findings, clock: Assembly.clock,
            log: log
        ).run()
    }

    private func watchSignals() async {
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        for await _ in signals {
            runtime.requestStop()
            return
        }
    }

    private func serve(_ web: Settings.Web, _ failure: Failure) async {
        let server = WebServer(
            host: web.host, port: web.port, hooks: roads.hooks, chats: roads.chatHooks,
            inbox: runtime.intake, clock: Assembly.clock, log: log
        ) {
            await health()
        }
        do {
            try await server.run()
        } catch {
            failure.note(
                BotFailure(
                    .serverAtFault,
                    zh: "网页端口 \(web.host):\(web.port) 无法打开：\(error)。请检查 bot.json 的 web.listen。",
                    en: "The web port \(web.host):\(web.port) cannot be opened: \(error). "
                        + "See web.listen in bot.json."))
            runtime.requestStop()
        }
    }

    /// Healthy is only said when every road was heard of and none is in doubt (spec §1.10).
    private func health() async -> HealthPage {
        var problems: [String] = []
        var isStarting = false
        for route in Set(roads.channels.map(\.route)).sorted(by: { $0.rawValue < $1.rawValue }) {
            switch await runtime.health.report(route) {
            case .well: break
            case .unheard: isStarting = true
            case .failing(let reason): problems.append("\(route.rawValue): \(reason)")
            }
        }
        problems += await runtime.audit.findings().compactMap { finding in
            // The roads were told above.
            if case .roadFails = finding { nil } else { finding.word }
        }
        problems += roads.mailboxes.compactMap { Self.mailProblem($0.health.fault) }
        problems += await planProblems()
        if !problems.isEmpty { return HealthPage(.degraded, problems: problems) }
        return HealthPage(isStarting ? .starting : .healthy)
    }
}
