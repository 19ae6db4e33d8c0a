import Foundation

/// A statement as it is told: its text and how far it has come, with the names it needs.
package struct StatementFacts: Codable, Equatable, Sendable {
    package struct FactLine: Codable, Equatable, Sendable {
        package var number: Int
        package var standing: Fact.Standing
    }

    package struct Signed: Codable, Equatable, Sendable {
        package var gate: Statement.Gate
        package var name: String
        package var inNameOf: String?
        package var note: String?
        package var at: Date
    }

    /// The gate at which it stands.
    package struct Waiting: Codable, Equatable, Sendable {
        package var gate: Statement.Gate
        package var people: [String]
        package var until: Date?
        /// Signatures still wanted.
        package var missing: Int
    }

    package struct Place: Codable, Equatable, Sendable {
        package var channel: String
        package var name: String
        package var standing: Release.Place.Standing
        package var byMachine: Bool
        package var url: String?
        package var reason: String?
        /// As the register has it.
        package var account: String?
        /// A name alone, on a platform whose hosts are not known here.
        package var isUnsure: Bool?
    }

    package var number: Int
    package var incident: Int
    package var kind: Statement.Kind
    package var language: Language
    package var version: Int
    package var sha256: String
    package var texts: [Statement.Variant]
    package var facts: [FactLine]
    package var drafters: [String]
    package var isSubmitted: Bool
    package var signed: [Signed]
    package var waiting: Waiting?
    package var returned: Returned?
    package var lint: [LintFinding]
    /// Blanks that are still open.
    package var blanks: [Bilingual]
    package var differences: [StatementText.Difference]
    /// Who has yet to let the differences pass.
    package var notAccepted: [GroupID]
    package var places: [Place]
    package var windowEnds: Date?
    package var ending: Statement.Ending?
    package var amends: Int?
    package var isDrill: Bool
    /// It was ordered out and stopped.
    package var isHalted: Bool?
    /// The channel of the own site, while all others wait for it.
    package var awaited: String?

    package struct Returned: Codable, Equatable, Sendable {
        package var gate: Statement.Gate
        package var by: String
        package var reason: String
    }

    package var id: Number { Number(.statement, number) }
    package var master: String { texts.first?.text ?? "" }
    package var isPublic: Bool {
        places.contains { $0.standing == .confirmed || $0.standing == .placed }
    }
}

package enum StatementReply: Codable, Equatable, Sendable {
    case drafted(StatementFacts)
    /// `voided`: it was at the gates, and what was given counts no more.
    case edited(StatementFacts, voided: Bool)
    case submitted(StatementFacts)
    case gatePassed(StatementFacts, Statement.Gate)
    case returned(StatementFacts)
    case accepted(StatementFacts)
    case dropped(Number)
    case halted(StatementFacts)
    case waived(StatementFacts, channel: String)
    case wentAhead(StatementFacts, channels: [String])
    case ordered(StatementFacts)
    case placed(StatementFacts, channel: String)
    case confirmed(StatementFacts, channel: String)
    case shown(StatementFacts)
    case changes(Number, from: Int, to: Int, [StatementText.Change])
    case list(Int, [StatementFacts])

    /// Six lines are told in a room.
    var isLong: Bool {
        switch self {
        case .shown, .changes: true
        case .list(_, let all): all.count > 4
        default: false
        }
    }

    var subjects: [Number] {
        switch self {
        case .drafted(let facts), .edited(let facts, _), .submitted(let facts),
            .gatePassed(let facts, _), .returned(let facts), .accepted(let facts),
            .ordered(let facts), .placed(let facts, _), .confirmed(let facts, _),
            .shown(let facts), .halted(let facts), .waived(let facts, _),
            .wentAhead(let facts, _):
            [facts.id]
        case .dropped(let number), .changes(let number, _, _, _): [number]
        case .list(let incident, _): [Number(.incident, incident)]
        }
    }
}

package enum StatementConfirmation: Codable, Equatable, Sendable {
    /// `needed`: how many signatures it takes in all.
    case sign(StatementFacts, needed: Int)
    case release(StatementFacts, channels: [String])
    case drop(StatementFacts)

    package var facts: StatementFacts {
        switch self {
        case .sign(let facts, _), .release(let facts, _), .drop(let facts): facts
        }
    }
}

package enum StatementBulletin: Codable, Equatable, Sendable {
    /// A gate is reached: these are asked to open it.
    case gateOpen(StatementFacts)
    /// Nobody opened it: who is late, by name.
    case gateLate(StatementFacts, late: [String])
    case returned(StatementFacts)
    /// All gates are passed: it may go out.
    case ready(StatementFacts)
    case ordered(StatementFacts)
    /// Somebody let these out before the own site.
    case wentAhead(StatementFacts, channels: [String], by: String, reason: String)
    /// To be put there by hand: these channels.
    case placeFailed(StatementFacts, channel: String, reason: String)
    case confirmWanted(StatementFacts, channel: String)
    case windowMissed(StatementFacts, channels: [String])
    case released(StatementFacts)
    /// A fact that it rests on is in doubt.
    case shaken(StatementFacts, fact: Int)
    /// It goes no further.
    case halted(StatementFacts, HaltCause)
    /// It came out on a channel after it was stopped.
    case strayed(StatementFacts, channel: String)
    /// It takes back what another says: by when.
    case amending(StatementFacts, until: Date)
    case amendLate(StatementFacts, since: Date)
    case dropped(StatementFacts, by: String, reason: String)

    package var facts: StatementFacts {
        switch self {
        case .gateOpen(let facts), .gateLate(let facts, _), .returned(let facts), .ready(let facts),
            .ordered(let facts), .placeFailed(let facts, _, _), .confirmWanted(let facts, _),
            .windowMissed(let facts, _), .released(let facts), .shaken(let facts, _),
            .halted(let facts, _), .strayed(let facts, _), .amending(let facts, _),
            .amendLate(let facts, _), .dropped(let facts, _, _), .wentAhead(let facts, _, _, _):
            facts
        }
    }
}

extension StatementRefusal {
    var subjects: [Number] {
        switch self {
        case .ended(let id), .underway(let id), .noText(let id), .notOfTemplate(let id),
            .noFacts(let id), .noConcerns(let id, _), .shaky(let id, _), .blanks(let id, _),
            .notSubmitted(let id),
            .alreadySubmitted(let id), .gateFirst(let id, _, _), .gatePassed(let id, _),
            .drafterMayNot(let id), .openedBefore(let id), .signedBefore(let id),
            .notOpener(let id, _, _), .nobodyLeft(let id, _), .textChanged(let id),
            .gatesMissing(let id, _, _, _), .differences(let id, _, _), .noDifferences(let id),
            .notAcceptor(let id), .notOrdered(let id, _), .placedAlready(let id, _),
            .notPlaced(let id, _), .placerMayNot(let id), .notPublic(let id), .notReleased(let id),
            .amendedAlready(let id, _), .partlyPublic(let id), .notDrafter(let id, _),
            .machineAtIt(let id, _, _), .channelWorks(let id, _), .refutesNothing(let id, _),
            .issuerMissing(let id, _, _), .contactMissing(let id, _, _), .dateMissing(let id, _, _),
            .opinionMissing(let id), .sourceFirst(let id, _, _, _), .nothingHeld(let id):
            [id]
        case .tooLong, .noTemplate, .noSlot, .factsOnly, .unknownFact, .noChannel,
            .channelNotUsable, .noChannels, .imageMissing, .strayInBlank, .otherHost,
            .otherPlatform:
            []
        }
    }
}

extension World {
    /// Those of an incident, the newest first.
    package func statementFacts(of incident: Incident, _ plan: Plan, at moment: Date)
        -> [StatementFacts]
    {
        incident.statements.values.sorted { $0.number > $1.number }
            .map { facts(of: $0, in: incident, plan, at: moment) }
    }

    package func facts(
        of statement: Statement, in incident: Incident, _ plan: Plan, at moment: Date
    ) -> StatementFacts {
        let blanks = statement.texts.flatMap { PlanTexts.blanks(of: $0.text) }.uniqued()
        return StatementFacts(
            number: statement.number, incident: incident.number, kind: statement.kind,
            language: statement.language, version: statement.version, sha256: statement.sha256,
            texts: statement.texts,
            facts: statement.facts.map { number in
                StatementFacts.FactLine(
                    number: number, standing: fact(number)?.fact.standing ?? .unconfirmed)
            },
            drafters: statement.drafters.map(name), isSubmitted: statement.submittedAt != nil,
            signed: signed(statement), waiting: waiting(statement, incident, at: moment),
            returned: statement.returned.map { returned in
                StatementFacts.Returned(
                    gate: returned.gate, by: name(returned.by), reason: returned.reason)
            },
            lint: lint(statement, incident, plan, at: moment),
            blanks: blanks.map { id in
                plan.texts.slots.first { $0.id == id }?.name ?? Bilingual(zh: id, en: id)
            },
            differences: differences(in: statement), notAccepted: notAccepted(statement),
            places: places(statement), windowEnds: statement.release?.windowEnds,
            ending: statement.ending, amends: statement.amends, isDrill: incident.isDrill,
            isHalted: statement.release?.haltedAt.map { _ in true },
            awaited: statement.isOrdered ? statement.release?.awaited?.channel : nil)
    }

    private func signed(_ statement: Statement) -> [StatementFacts.Signed] {
        let all: [(Statement.Gate, Statement.Signature)] =
            [statement.checked.map { (.facts, $0) }, statement.opinion.map { (.legal, $0) }]
            .compactMap(\.self) + statement.signatures.map { (.signature, $0) }
        return all.filter { statement.holds($0.1) }.map { gate, signature in
            StatementFacts.Signed(
                gate: gate, name: name(signature.person),
                inNameOf: signature.inNameOf.map(name), note: signature.note, at: signature.at)
        }
    }

    private func waiting(
        _ statement: Statement, _ incident: Incident, at moment: Date
    ) -> StatementFacts.Waiting? {
        guard statement.isOpen, statement.submittedAt != nil, !statement.isOrdered,
            let gate = gate(of: statement, in: incident)
        else { return nil }
        let people = openers(of: gate, statement, at: moment)
        let needed = incident.signaturesNeeded - statement.validSignatures.count
        return StatementFacts.Waiting(
            gate: gate, people: people.prefix(gate == .signature ? 2 : 3).map(name),
            until: statement.waiting?.remindAt, missing: gate == .signature ? needed : 1)
    }

    private func places(_ statement: Statement) -> [StatementFacts.Place] {
        statement.places.map { place in
            let channel = officials.found(place.channel)
            return StatementFacts.Place(
                channel: place.channel, name: officials.name(of: place.channel),
                standing: place.standing, byMachine: place.byMachine, url: place.url,
                reason: place.reason, account: channel?.account,
                isUnsure: channel.flatMap { PlatformHosts.isUnsure($0) ? true : nil })
        }
    }
}
