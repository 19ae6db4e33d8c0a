import Foundation

/// Case and field names are the storage format. Each carries the statement's number.
package enum StatementEvent: Codable, Equatable, Sendable {
    case drafted(Int, StatementDraft)
    /// The whole set as it is now: every word given before is void.
    case edited(Int, StatementEdit)
    /// Its drafter has read it and stands for it (三审三校, the first reading).
    case submitted(Int)
    case checked(Int, Statement.Signature)
    case opined(Int, Statement.Signature)
    case signed(Int, Statement.Signature)
    case returned(Int, Statement.Gate, reason: String)
    /// The variants differ in numbers, names or times, and may.
    case accepted(Int, for: GroupID, Statement.Signature)
    case gateOpened(Int, GateWait)
    /// Nobody opened it in time: who is late, and who is told now.
    case gateLate(Int, Statement.Gate, late: [PersonID], told: [PersonID], again: Date)
    case ordered(Int, Release)
    case placed(Int, Placement)
    case placeFailed(Int, channel: String, reason: String)
    case confirmed(Int, channel: String)
    case windowMissed(Int, channels: [String])
    /// What is not out yet stays in.
    case halted(Int, HaltCause)
    /// The channel is gone: nobody waits for it.
    case waived(Int, channel: String, reason: String)
    /// Somebody lets these out before the own site.
    case wentAhead(Int, channels: [String], reason: String)
    /// What it takes back still stands uncorrected.
    case amendLate(Int, told: [PersonID], again: Date)
    case released(Int)
    case dropped(Int, reason: String)
    /// Another one that takes it back is public now.
    case amended(Int, by: Int, Statement.Kind)

    package var number: Int {
        switch self {
        case .drafted(let number, _), .edited(let number, _), .submitted(let number),
            .checked(let number, _), .opined(let number, _), .signed(let number, _),
            .returned(let number, _, _), .accepted(let number, _, _), .gateOpened(let number, _),
            .gateLate(let number, _, _, _, _), .ordered(let number, _), .placed(let number, _),
            .placeFailed(let number, _, _), .confirmed(let number, _),
            .windowMissed(let number, _), .halted(let number, _), .waived(let number, _, _),
            .wentAhead(let number, _, _), .amendLate(let number, _, _), .released(let number),
            .dropped(let number, _),
            .amended(let number, _, _):
            number
        }
    }

    package var people: [PersonID] {
        switch self {
        case .gateLate(_, _, let late, let told, _): late + told
        case .gateOpened(_, let wait): wait.told
        case .amendLate(_, let told, _): told
        case .signed(_, let signature):
            [signature.person] + [signature.inNameOf].compactMap(\.self)
        default: []
        }
    }
}

package struct StatementDraft: Codable, Equatable, Sendable {
    package var kind: Statement.Kind
    package var language: Language
    package var texts: [Statement.Variant]
    package var facts: [Int]
    package var template: String?
    package var filled: [String: String]
    package var amends: Int?
    package var reason: String?
    /// Until when what it corrects or withdraws should be put right.
    package var amendBy: Date?
}

/// Why an order to release was stopped.
package enum HaltCause: Codable, Equatable, Sendable {
    case said(String)
    /// A fact that it rests on is in doubt.
    case doubted(fact: Int)
    /// Its incident is over.
    case incidentOver
}

package struct StatementEdit: Codable, Equatable, Sendable {
    package var version: Int
    package var texts: [Statement.Variant]
    package var facts: [Int]
    /// Nil where its words are the drafter's own by now.
    package var template: String?
    package var filled: [String: String]
}

/// Where somebody, or a publisher, has put it.
package struct Placement: Codable, Equatable, Sendable {
    package var channel: String
    package var url: String?
    package var image: String?
    /// Nil where a publisher did.
    package var by: PersonID?
    /// In a drill nothing goes out.
    package var isDrill: Bool = false
}

extension Incident {
    mutating func apply(_ event: StatementEvent, by person: PersonID?, at time: Date) {
        if case .drafted(let number, let draft) = event {
            var statement = Statement(
                number: number, kind: draft.kind, language: draft.language, texts: draft.texts,
                facts: draft.facts, template: draft.template, amends: draft.amends,
                drafters: [person].compactMap(\.self), draftedAt: time)
            statement.filled = draft.filled
            statement.amendBy = draft.amendBy
            statement.amendAgain = draft.amendBy
            statement.masters = [statement.master]
            statements[number] = statement
        }
        statements[event.number]?.apply(event, by: person, at: time)
    }
}

extension Statement {
    fileprivate mutating func apply(_ event: StatementEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .drafted: break
        case .edited(_, let edit): take(edit, by: person)
        case .submitted:
            submittedAt = time
            returned = nil
        case .checked(_, let signature):
            checked = signature
            waiting = nil
        case .opined(_, let signature):
            opinion = signature
            waiting = nil
        case .signed(_, let signature):
            signatures.append(signature)
            waiting = nil
        case .returned(_, let gate, let reason):
            void()
            returned = Returned(gate: gate, by: person ?? "", reason: reason, at: time)
        case .accepted(_, let group, let signature): accepted[group] = signature
        case .gateOpened(_, let wait): waiting = wait
        case .gateLate(_, _, _, let told, let again):
            waiting?.told += told
            waiting?.reminders += 1
            waiting?.remindAt = again
        case .ordered, .placed, .placeFailed, .confirmed, .windowMissed, .halted, .waived,
            .wentAhead:
            applyRelease(event, by: person, at: time)
        case .amendLate(_, _, let again):
            amendAgain = again
            amendReminders = (amendReminders ?? 0) + 1
        case .released:
            ending = .released(at: time)
            waiting = nil
        // Who was asked for a word on it is told.
        case .dropped: ending = .dropped(at: time)
        case .amended(_, let other, let kind):
            ending = kind == .withdrawal ? .withdrawn(by: other) : .corrected(by: other)
        }
    }

    private mutating func take(_ edit: StatementEdit, by person: PersonID?) {
        version = edit.version
        texts = edit.texts
        masters.append(master)
        facts = edit.facts
        template = edit.template
        filled = edit.filled
        if let person, !drafters.contains(person) { drafters.append(person) }
        returned = nil
        void()
    }

    /// Every word that was given: it was on another text, or the text is no good.
    private mutating func void() {
        submittedAt = nil
        checked = nil
        opinion = nil
        signatures = []
        accepted = [:]
        waiting = nil
    }

    private mutating func applyRelease(
        _ event: StatementEvent, by person: PersonID?, at time: Date
    ) {
        switch event {
        case .ordered(_, let order):
            release = order
            waiting = nil
        case .placed(_, let placement):
            change(placement.channel) {
                $0.standing = placement.by == nil || placement.isDrill ? .confirmed : .placed
                $0.url = placement.url
                $0.image = placement.image
                $0.placedBy = placement.by
                $0.at = time
                $0.reason = nil
            }
        case .placeFailed(_, let channel, let reason):
            change(channel) {
                $0.standing = .failed
                $0.reason = reason
            }
        case .confirmed(_, let channel):
            change(channel) {
                $0.standing = .confirmed
                $0.confirmedBy = person
            }
        case .windowMissed: release?.windowMissed = true
        case .halted: release?.haltedAt = time
        case .waived(_, let channel, let reason):
            change(channel) {
                $0.standing = .waived
                $0.reason = reason
            }
        case .wentAhead(_, let channels, _):
            let before = release?.ahead ?? []
            release?.ahead = (before + channels).uniqued()
        default: break
        }
    }

    private mutating func change(_ channel: String, _ body: (inout Release.Place) -> Void) {
        guard var order = release,
            let at = order.places.firstIndex(where: { $0.channel == channel })
        else { return }
        body(&order.places[at])
        release = order
    }
}

extension Incident {
    /// What it said in public is being put right.
    var isAmending: Bool { statements.values.contains { $0.isOpen && $0.kind.amends } }

    /// HQ signs twice what is of the gravest level (domain §5).
    package var signaturesNeeded: Int { level.rank == 1 ? 2 : 1 }

    /// When a statement next has something to say.
    func nextMoment(ofStatement number: Int) -> Date? {
        guard let statement = statements[number], statement.isOpen else { return nil }
        let window = statement.release.flatMap { order in
            !order.isPending || order.windowMissed ? nil : order.windowEnds
        }
        // With another level another number of signatures may do.
        let wait = statement.waiting.flatMap { wait in
            statement.gate(needing: signaturesNeeded) == wait.gate ? wait.remindAt : nil
        }
        return [wait, window, statement.amendAgain].compactMap(\.self).min()
    }
}

extension World {
    mutating func apply(_ event: StatementEvent, of incident: Int, _ entry: Entry) {
        count(.statement, event.number)
        change(incident) { $0.apply(event, by: entry.actor.person, at: entry.at) }
        agenda.set(Number(.statement, event.number), nextMoment(ofStatement: event.number))
    }

    /// What was said is put right also when its incident is over.
    func nextMoment(ofStatement number: Int) -> Date? {
        guard let (statement, incident) = statement(number),
            incident.isRunning || incident.isConcluding || statement.kind.amends
        else { return nil }
        return incident.nextMoment(ofStatement: number)
    }

    /// Incidents whose texts may still go out.
    var speaking: [Incident] {
        withTasks + endedIncidents.values.filter(\.isAmending).sorted { $0.number < $1.number }
    }

    /// A statement and the incident it is of; nil when that is past.
    package func statement(_ number: Int) -> (statement: Statement, incident: Incident)? {
        for incident in [incidents, concluding, endedIncidents].flatMap(\.values) {
            if let statement = incident.statements[number] { return (statement, incident) }
        }
        return nil
    }
}
