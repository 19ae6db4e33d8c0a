import Commands
import Domain
import Foundation
import Logging
import Outbox
import Ports

/// The one writer: every change goes through it, decided in order against the folded world, and
/// saved in batches with the deliveries it causes (house §3.3).
package actor CommandHandler {
    let ledger: any Ledger
    private let clock: any WallClock
    private let mint: CodeMint
    let logger: Logger
    let settings: RuntimeSettings
    /// Made for the plan in force, and made anew when another is published.
    var interpreter: (hash: String, it: Interpreter)
    private let bells: Bells
    let board: RoadBoard
    /// Roads given free again by hand, whose digest is owed.
    var released: [RouteKind] = []

    /// Who is woken by what was saved.
    package struct Bells: Sendable {
        /// Of a road's dispatcher, when there is a delivery for it.
        package var roads: [RouteKind: Bell]
        /// Of the scheduler, when a clock may have moved.
        package var clocks: Bell?
        /// Of whoever keeps snapshots, when one is due.
        package var snapshots: Bell?
        /// Of whoever puts public texts out, when one was ordered.
        package var releases: Bell?
        /// Of whoever fetches evidence, when something happened to some.
        package var evidence: Bell?

        package init(
            roads: [RouteKind: Bell] = [:], clocks: Bell? = nil, snapshots: Bell? = nil,
            releases: Bell? = nil,
            evidence: Bell? = nil
        ) {
            self.releases = releases
            self.evidence = evidence
            self.roads = roads
            self.clocks = clocks
            self.snapshots = snapshots
        }

        fileprivate func ring(for commits: [Commit]) {
            let told = Set(commits.flatMap(\.roads))
            // Always in one order: a set has none, and one seed is to be one history.
            for route in RouteKind.allCases where told.contains(route) { roads[route]?.ring() }
            if commits.contains(where: { !$0.entries.isEmpty }) { clocks?.ring() }
            if commits.flatMap(\.entries).contains(where: \.isOrder) { releases?.ring() }
            if commits.contains(where: { $0.entries.contains(where: \.isOfEvidence) }) {
                evidence?.ring()
            }
        }
    }

    /// Changed by what is decided, and by nothing else; nil while it is to be folded again.
    var world: World?
    private let loader: WorldLoader
    private var snapshots: SnapshotDesk
    /// What was decided on top of a save that failed: good for names and addresses only.
    private var unsaved: World?
    let watch: StoreWatch
    var arrivals = ArrivalDesk()
    private var waiting: [Waiting] = []
    private var saving = false

    private enum Turn {
        case lead
        case done(LedgerFailure?)
    }

    private struct Waiting {
        var commits: [Commit]
        var waiter: CheckedContinuation<Turn, Never>

        func lead() { waiter.resume(returning: .lead) }
    }

    package init(
        ledger: any Ledger, clock: any WallClock, settings: RuntimeSettings, mint: CodeMint,
        bells: Bells, logger: Logger
    ) {
        self.init(
            ledger: ledger, clock: clock, settings: settings, mint: mint, bells: bells,
            board: RoadBoard(), watch: StoreWatch(), logger: logger)
    }

    /// - Parameter loaded: The world, where it has just been read.
    init(
        ledger: any Ledger, clock: any WallClock, settings: RuntimeSettings, mint: CodeMint,
        bells: Bells, board: RoadBoard, watch: StoreWatch, logger: Logger,
        loaded: WorldLoader.Loaded? = nil
    ) {
        loader = WorldLoader(ledger: ledger, release: settings.release, logger: logger)
        snapshots = SnapshotDesk(every: settings.snapshotEvery)
        world = loaded?.world
        snapshots.begin(at: loaded?.snapshot ?? 0)
        self.watch = watch
        self.board = board
        self.ledger = ledger
        self.clock = clock
        self.mint = mint
        self.settings = settings
        interpreter = (
            settings.plan.hash,
            Interpreter(plan: settings.plan, settings: settings)
        )
        self.bells = bells
        self.logger = logger
    }

    // MARK: The world

    /// The world as folded from the log; folded again after a failed commit.
    package func current() async throws(LedgerFailure) -> World {
        if let world { return world }
        let loaded = try await loader.load()
        if let world { return world }
        world = loaded.world
        snapshots.begin(at: loaded.snapshot)
        unsaved = nil
        return loaded.world
    }

    /// Whom there is to tell, even where the log cannot be read again.
    func lastKnown() async -> World? { (try? await current()) ?? unsaved }

    /// The next moment at which a clock has something to say.
    func nextDue() async throws(LedgerFailure) -> Date? { try await current().nextDue }

    var now: Date { clock.now }

    /// Looks whether the machine's clock went back, and has it said once.
    func readClock(seen: Date?) async throws(LedgerFailure) {
        let last = max(try await current().clock ?? clock.now, seen ?? .distantPast)
        if last > clock.now { try await perform(.clockRead(seen: last)) }
    }

    func history(of stream: Domain.Stream) async throws(LedgerFailure) -> [Entry] {
        try await ledger.history(of: stream, last: 500)
    }

    // MARK: Commands

    /// A clock's or channel's command.
    ///
    /// - Returns: Whether anything came of it.
    @discardableResult
    package func perform(_ command: SystemCommand) async throws(LedgerFailure) -> Bool {
        // No copy of the world is kept here: deciding would have to copy all of it.
        let channels = try await current().desk.channels
        var history: [Entry] = []
        if case .channelSettled(let route) = command,
            let first = channels[route.rawValue]?.digestFrom
        {
            history = try await caughtUp(from: first)
        }
        let (_, commit) = try decide(
            .system(command), actor: .system, place: nil, saidAt: clock.now, history: history)
        guard !commit.entries.isEmpty else { return false }
        try await save([commit])
        return true
    }

    /// Decides and saves one command for a person, without a message: tests and benchmarks.
    package func perform(
        _ command: Command, by actor: Actor, at place: Place
    ) async throws(LedgerFailure) -> Reply? {
        _ = try await current()
        let (reply, commit) = try decide(command, actor: actor, place: place, saidAt: clock.now)
        try await save([commit])
        return reply
    }

    /// Everything since entry `first`.
    private func caughtUp(from first: Int) async throws(LedgerFailure) -> [Entry] {
        var history: [Entry] = []
        while true {
            let last = history.last?.sequence ?? first - 1
            guard last < (try await current().sequence) else { return history }
            let more = try await ledger.history(after: last, limit: 5_000)
            // What is decided but not yet saved comes with the next look.
            if more.isEmpty { return history }
            history += more
        }
    }

    /// Decides in memory, at once and in order; saving follows before anything is awaited, or what
    /// is decided meanwhile would be saved first.
    func decide(
        _ command: Command, actor: Actor, place: Place?, saidAt: Date, history: [Entry] = [],
        heardFrom: String? = nil, spilled: String? = nil, matters: [Number] = []
    ) throws(LedgerFailure) -> (Reply?, Commit) {
        let now = clock.now
        guard let before = world.take() else {
            throw .unavailable("the last save failed; the log is being read again")
        }
        var context = Context(
            now: now, actor: actor, place: place, saidAt: saidAt, plan: settings.plan,
            code: mint.next(), found: found(for: command, actor, before))
        context.machine = machine(for: command, before)
        context.heardFrom = heardFrom
        context.unit = settings.signer
        context.publishers = settings.publishers
        context.fetches = settings.evidence != nil
        context.seals = settings.seals
        context.spilled = spilled
        context.matters = matters
        if command.needsSalt(by: plan(in: before)) { context.salt = mint.salt() }
        var decider = Decider(world: before, context: context)
        var reply: Reply?
        do throws(Refusal) {
            reply = try decider.decide(command)
        } catch {
            reply = .refused(error)
        }
        let sealings = decider.sealings
        let (after, entries) = decider.finish()
        world = after
        noteSwitches(entries, in: after)
        noteUnheard(entries)
        let told = Announcer.deliveries(
            for: entries, in: after, plan: plan(in: after), now: now, history: history)
        var commit = Commit(
            entries: entries, deliveries: told, cancellations: entries.cancellations(in: after))
        commit.sealings = sealings
        try noteWithheld(in: told, for: &commit)
        return (reply, commit)
    }

    // MARK: Saving

    /// Joins the batch that comes next; returns when it is saved. After a failure the world is
    /// folded again from what was saved, so whatever was decided on top of it fails too.
    func save(_ commits: [Commit]) async throws(LedgerFailure) {
        defer { bells.ring(for: commits) }
        if saving {
            let turn = await withCheckedContinuation { waiter in
                waiting.append(Waiting(commits: commits, waiter: waiter))
            }
            if case .done(let failure) = turn {
                if let failure { throw failure }
                return
            }
        }
        saving = true
        // Whoever leads takes along everyone who waits by now.
        let others = waiting
        waiting = []
        let due = worldToKeep()
        var failure: LedgerFailure?
        do throws(LedgerFailure) {
            try await ledger.commit(commits + others.flatMap(\.commits))
            if let due {
                snapshots.put(due)
                bells.snapshots?.ring()
            }
        } catch {
            failure = error
            unsaved = world ?? unsaved
            world = nil
        }
        watch.note(failure, at: clock.now)
        for other in others { other.waiter.resume(returning: .done(failure)) }
        handOver(after: failure)
        if let failure { throw failure }
    }

    /// The world that is being saved, when a snapshot of it is due: all that was decided is in the
    /// batch now, for it is saved before anything is awaited.
    private func worldToKeep() -> World? {
        world.flatMap { snapshots.isDue(at: $0.sequence) ? $0 : nil }
    }

    /// A world to keep, once.
    func takeReadyWorld() -> World? { snapshots.take() }

    /// The world at the end, unless it is kept already or not all of it is saved.
    func takeLastWorld() -> World? {
        guard !saving, waiting.isEmpty, let world else { return nil }
        return snapshots.takeLast(world)
    }

    private func handOver(after failure: LedgerFailure?) {
        if failure != nil {
            for other in waiting { other.waiter.resume(returning: .done(failure)) }
            waiting = []
        }
        guard !waiting.isEmpty else {
            saving = false
            return
        }
        // `saving` stays true: the next leader is already chosen.
        waiting.removeFirst().lead()
    }
}
