import Domain
import Foundation
import Outbox
import Ports
import Store

/// A ledger as it is after years: warnings, incidents with every task done and approved, notices
/// and their answers, reminders, closeouts, deliveries that arrived and the ids of all messages.
/// Each entry is decided by the real rules on a clock that runs fast, and saved by the real store,
/// many commands in one commit.
struct LongYears {
    private static let commandsAtOnce = 400
    /// A closeout that does not end in so many rounds over its tasks never will.
    private static let rounds = 30

    private let plan: Plan
    private let roster: Roster
    private let ledger: SQLiteLedger
    private var world = World()
    private var now = Date(timeIntervalSince1970: 1_600_000_000)
    private var messages = 0
    private var batch: [Commit] = []
    private var saving: _Concurrency.Task<Void, any Error>?
    private(set) var deliveries = 0

    init(plan: Plan, ledger: SQLiteLedger) throws {
        self.plan = plan
        self.ledger = ledger
        roster = try ShippedPlan.roster(plan)
    }

    var entries: Int { world.sequence }
    var incidents: Int { world.desk.last(.incident) }
    var tasks: Int { world.desk.last(.task) }
    var notices: Int { world.desk.last(.notice) }
    var messagesTaken: Int { messages }

    /// Lives until there are `count` entries, and nothing runs.
    ///
    /// - Parameter snapshotAt: Where a running bot kept its last snapshot before it was killed.
    mutating func live(
        until count: Int, snapshotAt: Int? = nil, shape: String
    ) async throws -> World {
        system(.planFound(plan))
        system(.rosterImported(roster))
        var owed = snapshotAt
        while world.sequence < count {
            try incident()
            try await flushFull()
            guard let place = owed, world.sequence >= place else { continue }
            owed = nil
            try await flush()
            try await saving?.value
            try await ledger.keep(world, shape: shape)
        }
        try await flush()
        try await saving?.value
        guard world.withTasks.isEmpty else { throw BenchFailure("an incident does not end") }
        return world
    }

    // MARK: One incident

    private mutating func incident() throws {
        pass(.hours(5))
        say("shen", .warning(.register(WarningDraft(type: "谣言", scope: "微博", harm: "误导考生"))))
        let warning = Number(.warning, world.desk.last(.warning))
        if warning.value % 3 == 0 {
            say("zhao", .warning(.watch(warning, reason: "影响有限，继续观察")))
            return
        }
        pass(.minutes(4))
        let values = Dictionary(uniqueKeysWithValues: (1...10).map { ($0, Optional(2)) })
        say("li", .warning(.assess(warning, AssessmentInput(values: values, floors: []))))
        say(
            "zhao",
            .incident(
                .activate(
                    ActivationRequest(
                        warning: warning, level: Level(1 + warning.value % 4), packs: ["R"],
                        reason: "多平台扩散"))))
        say("zhao", .desk(.answer(code: "4821")))
        guard let number = world.running.first?.number else {
            throw BenchFailure("warning \(warning) began nothing")
        }
        answer()
        for round in 0..<3 {
            work(on: number, share: round)
            pass(.minutes(45))
        }
        say("zhao", .incident(.proposeClose(nil, reason: "舆情平息")))
        work(on: number, share: nil)
        say("zhao", .incident(.confirmClose(nil, reason: nil)))
        say("zhao", .desk(.answer(code: "4821")))
        for _ in 0..<Self.rounds where !world.withTasks.isEmpty { work(on: number, share: nil) }
    }

    /// Some answer, some are silent and are called again.
    private mutating func answer() {
        pass(.minutes(2))
        for notice in world.openNotices {
            for person in notice.waitingFor where (notice.number + person.rawValue.count) % 4 != 0 {
                say(person, .notice(.acknowledge(notice.id, onBehalfOf: nil, via: nil)), .sms)
            }
        }
        pass(.minutes(30))
        for notice in world.openNotices {
            for person in notice.waitingFor {
                say(person, .notice(.acknowledge(notice.id, onBehalfOf: nil, via: nil)))
            }
        }
    }

    /// - Parameter share: A third of the tasks; nil for all.
    private mutating func work(on number: Int, share: Int?) {
        let tasks = world.incident(number)?.openTasks ?? []
        for task in tasks where share == nil || task.number % 3 == share {
            let people = world.asked(for: task) + [task.assignee].compactMap(\.self)
            for person in people.uniqued() {
                let evidence = "https://example.org/e/\(task.number)"
                say(person, .task(.done(task.id, evidence: evidence)))
            }
            guard let now = world.task(task.number), case .awaitingApproval(let doer) = now.state
            else { continue }
            for person in world.approvers(of: now, doer: doer, at: self.now) {
                say(person, .task(.approve(task.id)))
            }
        }
        say("li", .incident(.note(nil, text: "处置进展正常，持续关注", at: nil)))
    }

    // MARK: Commands

    private mutating func pass(_ span: Duration) {
        let end = now + span
        while let due = world.nextDue, due <= end {
            now = max(now, due)
            let before = world.sequence
            system(.tick)
            if world.sequence == before { break }
        }
        now = end
    }

    private mutating func system(_ command: SystemCommand) {
        perform(.system(command), by: .system, arrival: nil)
    }

    private mutating func say(
        _ person: PersonID, _ command: Domain.Command, _ route: RouteKind = .chat
    ) {
        now = now + .seconds(20)
        messages += 1
        // A far end's ids come in no order.
        let scattered = UInt64(messages) &* 0x9E37_79B9_7F4A_7C15
        let arrival = Arrival(
            number: messages, sourceID: "matrix:$\(String(scattered, radix: 36))\(messages)")
        perform(command, by: .person(person, route), arrival: arrival)
    }

    private mutating func perform(
        _ command: Domain.Command, by actor: Actor, arrival: Arrival?
    ) {
        let context = Context(
            now: now.inWholeMilliseconds, actor: actor, place: arrival.map { _ in .room("room") },
            plan: plan, code: "4821")
        let before = world
        world = World()
        var decider = Decider(world: before, context: context)
        let reply = try? decider.decide(command)
        let (after, entries) = decider.finish()
        world = after
        var told = Announcer.deliveries(
            for: entries, in: after, plan: after.book.inForce ?? plan, now: context.now)
        if let arrival, let reply {
            told.append(
                Delivery(
                    id: DeliveryID("m\(arrival.number)"),
                    target: .reply(.room("room"), .chat, actor.person), saying: .reply(reply),
                    priority: .reply, notBefore: context.now,
                    sendBy: context.now + .minutes(15)))
        }
        guard !entries.isEmpty || !told.isEmpty else { return }
        deliveries += told.count
        batch.append(
            Commit(
                entries: entries, deliveries: told, arrivals: [arrival].compactMap(\.self)))
    }

    // MARK: Saving

    private mutating func flushFull() async throws {
        if batch.count >= Self.commandsAtOnce { try await flush() }
    }

    /// While one batch is being saved the next is decided. All of it arrives.
    private mutating func flush() async throws {
        try await saving?.value
        let ready = batch
        batch = []
        saving = _Concurrency.Task { [ledger] in
            try await ledger.commit(ready)
            try await ledger.settle(
                ready.flatMap(\.deliveries).map {
                    Settlement(id: $0.id, state: .delivered, remoteID: "$\($0.id)")
                })
        }
    }
}
