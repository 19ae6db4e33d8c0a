import Foundation

extension TimelineLine {
    /// - Parameter world: Only names are taken from it.
    package init(_ entry: Entry, in world: World) {
        sequence = entry.sequence
        at = entry.at
        saidAt = entry.saidAt
        who = entry.actor.person.map(world.name)
        route = entry.actor.route
        event = entry.event
        signedFor = entry.signedFor?.name
        names = Dictionary(
            entry.event.people.map { ($0, world.name($0)) }, uniquingKeysWith: { old, _ in old })
        if case .task(let number, _) = entry.event { action = world.task(number)?.step.action }
        labels = world.labels(of: entry.event)
    }

    /// Who did it; nobody where it only follows from what they did, and their name before it would
    /// make no sentence.
    package var doer: String? { event.isConsequence ? nil : who }

    /// When it happened, as far as anybody has told.
    package var happenedAt: Date { event.happenedAt ?? saidAt ?? at }

    /// One entry for each thing and road that a number alone was sent of, the last of them, with how
    /// often; the others as they are.
    package static func withheldTogether(_ entries: [Entry]) -> [Entry] {
        let items = entries.flatMap { $0.event.withheld.filter { $0.label == .sensitive } }
        var sums = Dictionary(
            uniqueKeysWithValues: Withheld.together(items).map { ($0.kind, $0) })
        return entries.reversed().flatMap { entry -> [Entry] in
            guard case .sealing(let incident, _) = entry.event, !entry.event.withheld.isEmpty else {
                return [entry]
            }
            return entry.event.withheld.reversed().compactMap { item in
                sums.removeValue(forKey: item.kind).map { sum in
                    var one = entry
                    one.event = .sealing(incident, .withheld([sum]))
                    return one
                }
            }
        }
        .reversed()
    }

    /// In the order in which things happened, not in which they were taken in.
    package static func ordered(_ lines: [TimelineLine]) -> [TimelineLine] {
        lines.sorted { ($0.happenedAt, $0.sequence) < ($1.happenedAt, $1.sequence) }
    }

    /// Ordered, and with one line for all who answered the same notice by one road one after the other:
    /// sixteen lines that say the same bury the one that does not.
    package static func gathered(_ lines: [TimelineLine]) -> [TimelineLine] {
        ordered(lines).reduce(into: []) { told, line in
            guard let last = told.last, let who = line.who, let answer = line.answer,
                last.answer == answer, last.route == line.route
            else { return told.append(line) }
            told[told.count - 1].others = (last.others ?? []) + [who]
        }
    }

    /// The notice that it answers for itself, and what it says.
    private var answer: [String]? {
        guard saidAt == nil, signedFor == nil else { return nil }
        return switch event {
        case .notice(let number, .acknowledged(_, .own)): ["\(number)"]
        case .notice(let number, .answeredRoll(_, .present, nil, .own)): ["\(number)", "here"]
        default: nil
        }
    }
}

extension World {
    /// The names of what an event speaks of by ids that people type; nil where it does not.
    fileprivate func labels(of event: Event) -> [String: String]? {
        let names: [(String, String)] =
            switch event {
            case .statement(_, let event): event.channels.map { ($0, officials.name(of: $0)) }
            case .official(let event): [(event.channel, officials.name(of: event.channel))]
            case .liaison(_, let event):
                event.body.flatMap { id in liaisons.named(id).map { [(id, $0.name)] } } ?? []
            default: []
            }
        return names.isEmpty ? nil : Dictionary(names, uniquingKeysWith: { old, _ in old })
    }
}

extension Event {
    /// Whether it follows by itself from another event of the same person.
    fileprivate var isConsequence: Bool {
        switch self {
        case .fact(_, .settled), .statement(_, .released), .statement(_, .amended),
            .rumour(_, .judged), .incident(_, .stepsJoined), .task(_, .restated),
            .task(_, .dropped), .task(_, .quorumMissed):
            true
        default: false
        }
    }

    /// Whether people want to read it in a timeline or a digest; clocks' own doings are not news.
    package var isNews: Bool {
        switch self {
        case .desk(let event):
            switch event {
            case .channelDown, .channelUp, .gatewayFailing, .gatewayWell, .roadForced, .undelivered,
                .resumed, .alarmPassed, .noted, .trouble, .reach(_, .answersStopped),
                .reach(_, .mailboxDead):
                true
            default: false
            }
        case .roster(.groupAdded), .roster(.seated), .roster(.groupFormed), .roster(.groupClosed):
            true
        case .roster: false
        case .plan(let event):
            switch event {
            case .acknowledgementDue, .annexOverdue: false
            case .published, .interpreted: true
            }
        case .liaison(_, .imported), .liaison(_, .verified): false
        case .duty(.handoverAsked), .official(.expiring), .official(.expired): false
        // The card is told each morning; the log of a response is not the place for it.
        case .readiness: false
        case .evidence(_, .checkAsked): false
        case .task(_, .rescheduled), .task(_, .evidenceAsked), .task(_, .reminded): false
        case .task(_, .quorumAsked): false
        case .rumour(_, .timed), .rumour(_, .late(_, _, to: [], told: _)): false
        case .warning(_, .activated), .warning(_, .reminded), .warning(_, .reassessBy): false
        case .incident(_, .reassessBy): false
        case .question(_, .reminded): false
        case .notice(_, .withdrawn), .notice(_, .routed), .notice(_, .passedOver): false
        // That a report was issued names its notice.
        case .notice(_, .issued(let issue)): !issue.subject.isForGroup
        case .statement(_, .gateOpened): false
        // That a road carries numbers alone is its rule, and no news of what anybody may read.
        case .sealing(_, .withheld(let items)): items.contains { $0.label == .sensitive }
        case .sealing(_, .spilled): false
        case .approval(_, .codeVoided(_, _, _, .tries)): true
        case .approval, .codeWord, .notice(_, .rollVerified): false
        default: true
        }
    }

    /// When it happened, where it was entered afterwards.
    package var happenedAt: Date? {
        switch self {
        case .incident(_, .noted(_, let at)), .desk(.noted(_, let at)): at
        default: nil
        }
    }

    /// The people an event speaks of, beside its actor.
    package var people: [PersonID] {
        switch self {
        case .incident(_, let event): event.people
        case .task(_, let event): event.people
        case .notice(_, let event): event.people
        case .desk(let event): event.people
        case .warning(_, .conference(let meeting)): meeting.people
        case .plan(.acknowledgementDue(_, let missing)): missing
        case .roster(let event): event.people
        case .liaison(_, .receiptLate(_, let caller, _, _)): [caller]
        case .duty(let event): event.people
        case .circle(_, let event): event.people
        case .absence(let event): event.people
        case .readiness(let event): event.people
        case .statement(_, let event): event.people
        case .official(.registered(let row)): [row.owner]
        case .evidence(_, let event): event.people
        case .question(_, let event): event.people
        case .rumour(_, let event): event.people
        case .post(_, let event): event.people
        case .platform(_, let event): event.people
        case .approval(_, let event): [event.person]
        case .codeWord(.wrong(let person, _)): [person]
        case .codeWord: []
        case .warning, .plan, .liaison, .fact, .official, .concern, .sitrep, .sealing: []
        case .filing(_, .filed(let filing)): [filing.by].compactMap(\.self)
        case .filing: []
        }
    }
}

extension IncidentEvent {
    fileprivate var people: [PersonID] {
        switch self {
        case .activated(let start): [start.commander, start.enteredBy]
        case .countersigned(let by): [by]
        case .closeProposed(let by, _), .closed(let by, _), .cancelled(let by, _): [by]
        case .conference(let meeting): meeting.people
        case .levelChanged, .countersignLate, .noted, .pinned, .outage, .restored, .assessed,
            .reassessBy, .reassessLate, .levelSuggested, .planAdopted, .archived:
            []
        case .stepsJoined(let seeds, _): seeds.compactMap(\.assignee)
        }
    }
}

extension Conference {
    fileprivate var people: [PersonID] { [new.person, other.person] }
}

extension TaskEvent {
    fileprivate var people: [PersonID] {
        switch self {
        case .assigned(let person), .evidenceAsked(let person), .reminded(_, let person),
            .done(let person, _, _), .submitted(let person, _), .approved(let person, _),
            .approvedInPart(let person), .blocked(let person, _), .voiced(let person, _):
            [person]
        case .rescheduled, .quorumAsked, .quorumMissed, .restated, .dropped: []
        }
    }
}

extension NoticeEvent {
    fileprivate var people: [PersonID] {
        switch self {
        case .issued(let issue): issue.recipients
        case .acknowledged(let by, .own): [by]
        case .acknowledged(let by, .proxy(let other, _)): [by, other]
        case .cannot(let by, _): [by]
        case .escalated(let line, let to, _): [line, to]
        case .exhausted(let line): [line]
        case .routed(let to, _, _): [to]
        case .rollVerified(let person): [person]
        case .passedOver(let person, _, _): [person]
        case .unreachable(let person, let told): [person] + told
        case .answeredRoll(let by, _, _, .own): [by]
        case .answeredRoll(let by, _, _, .proxy(let other, _)): [by, other]
        case .rollDue(let silent), .rollUnfound(let silent): silent
        case .withdrawn, .rollComplete: []
        }
    }
}

extension DeskEvent {
    fileprivate var people: [PersonID] {
        switch self {
        case .codeAsked(let person, _), .codeSpent(let person), .language(let person, _),
            .quiet(let person, _),
            .formOpened(let person, _), .formAnswered(let person, _), .formClosed(let person),
            .redirected(_, let person, _, _, _, _),
            .undelivered(_, let person, _, _), .resumed(_, let person, _, _),
            .roadsTested(let person), .reach(let person, _):
            [person]
        case .alarmPassed(_, let person, _, let heir, _, _): [person] + [heir].compactMap(\.self)
        case .guardTripped, .noted, .strangerSpoke, .roomEncrypted, .channelDown, .channelUp,
            .gatewayFailing, .gatewayWell, .digested, .roadForced, .trouble, .roadsFound:
            []
        }
    }
}

extension StatementEvent {
    /// The ids of the channels that it speaks of.
    fileprivate var channels: [String] {
        switch self {
        case .ordered(_, let order): order.places.map(\.channel)
        case .placed(_, let placement): [placement.channel]
        case .placeFailed(_, let channel, _), .confirmed(_, let channel),
            .waived(_, let channel, _):
            [channel]
        case .windowMissed(_, let channels), .wentAhead(_, let channels, _): channels
        case .drafted, .edited, .submitted, .checked, .opined, .signed, .returned, .accepted,
            .gateOpened, .gateLate, .halted, .amendLate, .released, .dropped, .amended:
            []
        }
    }
}

extension LiaisonEvent {
    /// The id of the outside body that it speaks of.
    fileprivate var body: String? {
        switch self {
        case .imported: nil
        case .verified(let id), .prepared(let id), .receipted(let id, _),
            .receiptLate(let id, _, _, _):
            id
        }
    }
}
