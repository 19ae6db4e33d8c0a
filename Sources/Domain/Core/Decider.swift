import Foundation

/// What a decision may look at besides the world: who, when, where, by which plan.
package struct Context: Sendable {
    package var now: Date
    package var actor: Actor
    /// Where it was said; nil for timers.
    package var place: Place?
    /// When it was said: a message may have waited while the bot was down.
    package var saidAt: Date
    package var plan: Plan
    /// Four digits, in case the decision asks back. Chance comes in (house rule 9).
    package var code: String
    /// The plan pack on the disk, where the command is about it.
    package var found: PlanFound?
    /// What the machine knows of itself, where a look at readiness is due.
    package var machine = MachineFacts()
    /// Whether copies of evidence can be fetched at all.
    package var fetches = true
    /// The address it was said from; nil where nobody asked.
    package var heardFrom: String?
    /// Who speaks in public texts; nil where that is not known.
    package var unit: UnitFacts?
    /// The publishers of `bot.json`, by name; nil: not known here.
    package var publishers: [String]?
    /// Whether there is a key to seal texts with.
    package var seals = true
    /// For the digest of what is sealed. Chance comes in.
    package var salt = ""
    /// The warnings or incidents that the message belongs to, where it was said in the room of one
    /// or is about some: a command without a number means these and no other.
    package var matters: [Number] = []
    /// What a message with a secret mark says, where the plan may have it kept sealed.
    package var spilled: String?

    package init(
        now: Date, actor: Actor, place: Place? = nil, saidAt: Date? = nil, plan: Plan,
        code: String, found: PlanFound? = nil
    ) {
        self.now = now
        self.actor = actor
        self.place = place
        self.saidAt = saidAt ?? now
        self.plan = plan
        self.code = code
        self.found = found
    }

    /// When the person said it, where that was long before now.
    var late: Date? {
        guard actor.person != nil, now.since(saidAt) >= Limits.late else { return nil }
        return saidAt
    }
}

/// The unit as it signs what it says in public.
package struct UnitFacts: Codable, Equatable, Sendable {
    package var name: Bilingual
    /// Where people may ask.
    package var contact: String
    /// The publishers that write the unit's own site: the single source (plan clause 五.2).
    package var sites: [String]

    package init(name: Bilingual, contact: String, sites: [String] = []) {
        self.name = name
        self.contact = contact
        self.sites = sites
    }
}

/// Limits that every loop and answer has.
package enum Limits {
    /// A code is good for two minutes (spec §6).
    package static let codeValidity = Duration.minutes(2)
    /// A dangerous command older than this is asked about first (spec §1.3).
    package static let staleAfter = Duration.minutes(10)
    /// What was said longer before it was taken in is marked as late (domain §10.2).
    package static let late = Duration.minutes(2)
    /// How long a form waits for an answer; after that what is said is talk again.
    package static let formValidity = Duration.minutes(10)
    /// How long an invitation into the room of a sensitive matter is good.
    package static let invitation = Duration.hours(24)
    package static let commandBytes = 4096
    /// Wrong one-time codes before the right one is void.
    package static let approvalTries = 3
    /// SMS to one person in an hour, where the plan's level does not say (domain §10.2).
    package static let smsPerHour = 6
    package static let listedItems = 8
    package static let digestLines = 40
    /// Of a refused message at most this is kept sealed.
    package static let spillCharacters = 8_000
    package static let timelineLines = 20
    /// How much of a log one question reads, in pages of so many entries.
    package static let pagesReadBack = 40
    package static let entriesPerPage = 250
    /// For so many entries what has ended is kept whole; a decision makes far fewer.
    package static let endedKept = 4_000
}

/// Takes one command through the rules. It records events and applies each at once, so that
/// the numbers and states that follow are right; a refusal is thrown before the first event.
package struct Decider {
    package private(set) var world: World
    package let context: Context
    package private(set) var entries: [Entry] = []
    /// What is done beside the log with the same decision.
    package internal(set) var sealings: [Sealing] = []
    /// In whose name what is recorded now is done.
    var signedFor: SignedFor?
    /// A one-time code was given that came by another road, see `checkProof`.
    var isProved = false
    /// The person's word of the month was given.
    var isIdentified = false

    package init(world: consuming World, context: Context) {
        self.world = world
        self.context = context
    }

    var now: Date { context.now }
    /// The plan in force: the last that was published, else the one the bot was started with;
    /// with the groups that were added in the chat.
    var plan: Plan { world.planInForce(else: context.plan) }

    /// The person who speaks; a stranger is refused before he comes here.
    var me: PersonID { context.actor.person ?? "" }

    var myRoute: RouteKind { context.actor.route ?? .chat }

    mutating func record(_ event: Event) {
        let entry = Entry(
            sequence: world.sequence + 1, at: now, stream: stream(of: event),
            actor: context.actor, event: event, saidAt: context.late, signedFor: signedFor)
        world.apply(entry)
        entries.append(entry)
        admitWorkers(after: event)
    }

    private func stream(of event: Event) -> Stream {
        switch event {
        case .warning, .desk, .duty, .absence, .readiness, .official: .desk
        case .roster(.groupFormed(_, _, let incident?)): .incident(incident)
        case .roster, .codeWord: .roster
        case .plan: .plan
        case .liaison(let incident, _), .question(let incident, _):
            incident.map(Stream.incident) ?? .desk
        case .incident(let number, _), .fact(let number, _), .statement(let number, _),
            .evidence(let number, _), .concern(let number, _), .rumour(let number, _),
            .sitrep(let number, _), .filing(let number, _), .post(let number, _),
            .platform(let number, _), .approval(let number, _):
            .incident(number)
        case .sealing(let incident, _): incident.map(Stream.incident) ?? .desk
        case .circle(let matter, _):
            matter.kind == .incident ? .incident(matter.value) : .desk
        case .task(let number, _): .incident(world.home(ofTask: number) ?? 0)
        case .notice(_, .issued(let issue)): issue.incident.map(Stream.incident) ?? .desk
        case .notice(let number, _):
            if case .incident(let incident) = world.subject(ofNotice: number) {
                .incident(incident)
            } else {
                .desk
            }
        }
    }

    /// Hands the world back, with what was recorded.
    package consuming func finish() -> (world: World, entries: [Entry]) { (world, entries) }

    /// The one way in (house §3.3).
    ///
    /// - Returns: What to answer; nil where silence is the answer.
    /// - Throws: Why not. Nothing was recorded then.
    package mutating func decide(_ command: Command) throws(Refusal) -> Reply? {
        let covered = context.actor.person.flatMap { world.absences.covers[$0] }
        let isAnswer = answersForAddress
        var reply: Reply?
        do throws(Refusal) { reply = try decideSigned(command) } catch {
            // The answer to a question about a number is quiet where there is nothing else to
            // answer; and whoever is covered has spoken, although somebody answered for them.
            let ends = covered.map { isEnded($0, by: command) } ?? false
            guard isAnswer || ends, error == .nothingToAcknowledge else { throw error }
            if !isAnswer { reply = .refused(error) }
        }
        signedFor = nil
        if isAnswer { noteAnswered() }
        // Who speaks is there; but nothing is recorded before a refusal.
        if let covered { noteSpoken(after: covered, command) }
        offerApprovals()
        settleCodeWords()
        return reply
    }

    /// Every signature in another's name says so: in the log, in the reply, to the room.
    mutating func decideSigned(_ command: Command) throws(Refusal) -> Reply? {
        let signature = signature(for: command)
        signedFor = signature
        let reply = try decideUnsigned(command)
        guard let reply, let signature, !reply.isQuestion else { return reply }
        return .signed(reply, for: signature)
    }

    private mutating func decideUnsigned(_ command: Command) throws(Refusal) -> Reply? {
        try checkProof(of: command)
        try checkIdentity(for: command)
        return switch command {
        case .warning(let command): try decide(command)
        case .incident(let command): try decide(command)
        case .task(let command): try decide(command)
        case .notice(let command): try decide(command)
        case .rollCall(let command): try decide(command)
        case .desk(let command): try decide(command)
        case .plan(let command): try decide(command)
        case .roster(let command): try decide(command)
        case .group(let command): try decide(command)
        case .liaison(let command): try decide(command)
        case .fact(let command): try decide(command)
        case .statement(let command): try decide(command)
        case .official(let command): try decide(command)
        case .evidence(let command): try decide(command)
        case .question(let command): try decide(command)
        case .concern(let command): try decide(command)
        case .rumour(let command): try decide(command)
        case .sitrep(let command): try decide(command)
        case .filing(let command): try decide(command)
        case .post(let command): try decide(command)
        case .platform(let command): try decide(command)
        case .duty(let command): try decide(command)
        case .circle(let command): try decide(command)
        case .absence(let command): try decide(command)
        case .seal(let command): try decide(command)
        case .approval(let answer): try decide(answer)
        case .identified(let command): try decideIdentified(command)
        case .wrongWord: noteWrongWord()
        case .system(let command): decide(command)
        }
    }
}
