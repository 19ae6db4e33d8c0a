import Foundation

/// A public text on its way through the gates (plan clauses 五.2, 六.2; domain §5): checked against
/// the facts, read by legal advisers, signed by HQ, put on official channels.
package struct Statement: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// The first word on a matter.
        case holding
        case notice, refutation, correction, withdrawal, apology, answer, final

        /// It takes back what another said.
        package var amends: Bool { self == .correction || self == .withdrawal }
    }

    /// What must be passed, in this order.
    package enum Gate: String, Codable, Sendable, CaseIterable { case facts, legal, signature }

    /// One text of the set: the master has no label, a variant that of a platform or language.
    package struct Variant: Codable, Equatable, Sendable {
        package var label: String
        package var text: String

        package init(_ label: String, _ text: String) {
            self.label = label
            self.text = text
        }
    }

    /// Somebody's word on one exact text.
    package struct Signature: Codable, Equatable, Sendable {
        package var person: PersonID
        /// In whose name, where it was given away.
        package var inNameOf: PersonID?
        package var version: Int
        /// Of the set, see `Statement.sha256`.
        package var sha256: String
        package var note: String?
        package var at: Date

        /// Whose power it uses.
        package var authority: PersonID { inNameOf ?? person }
    }

    package struct Returned: Codable, Equatable, Sendable {
        package var gate: Gate
        package var by: PersonID
        package var reason: String
        package var at: Date
    }

    package enum Ending: Codable, Equatable, Sendable {
        case released(at: Date)
        /// Before anything of it was public.
        case dropped(at: Date)
        /// Another statement took its place.
        case corrected(by: Int)
        case withdrawn(by: Int)
    }

    package var number: Int
    package var kind: Kind
    package var language: Language
    package var version = 1
    /// The master first.
    package var texts: [Variant]
    /// The master of each version, the first one first.
    package var masters: [String] = []
    /// Facts that it rests on, by number.
    package var facts: [Int]
    /// The pre-approved text it comes from, by id; nil for one of the drafter's own.
    package var template: String?
    /// What was put into its blanks, by slot.
    package var filled: [String: String] = [:]
    /// The statement that it corrects or withdraws.
    package var amends: Int?
    /// Everybody who wrote at it.
    package var drafters: [PersonID]
    package var draftedAt: Date
    /// Until when what it corrects or withdraws should be put right.
    package var amendBy: Date?
    /// When somebody is told next that it is not, and how often that was done.
    package var amendAgain: Date?
    package var amendReminders: Int?
    package var submittedAt: Date?
    package var checked: Signature?
    package var opinion: Signature?
    package var signatures: [Signature] = []
    /// Who let the differences between its variants pass, and for which group.
    package var accepted: [GroupID: Signature] = [:]
    package var returned: Returned?
    package var waiting: GateWait?
    package var release: Release?
    package var ending: Ending?

    package var id: Number { Number(.statement, number) }
    package var master: String { texts.first?.text ?? "" }
    package var isOpen: Bool { ending == nil }
    /// It stands on some channel.
    package var isPublic: Bool { release?.places.contains { $0.at != nil } ?? false }
    /// It was ordered out, and nobody has stopped that.
    package var isOrdered: Bool { release.map { $0.haltedAt == nil } ?? false }

    package var places: [Release.Place] { release?.places ?? [] }

    /// Binds signatures to the exact text, see `StatementText.sha256`.
    package var sha256: String { StatementText.sha256(of: texts) }

    /// Whether a word is on the text as it is now.
    package func holds(_ signature: Signature?) -> Bool {
        signature.map { $0.version == version && $0.sha256 == sha256 } ?? false
    }

    package var validSignatures: [Signature] { signatures.filter { holds($0) } }

    /// The first gate that is not passed; nil when all are.
    ///
    /// - Parameter needed: How many signatures of HQ it takes.
    package func gate(needing needed: Int) -> Gate? {
        if !holds(checked) { return .facts }
        if !holds(opinion) { return .legal }
        return validSignatures.count < needed ? .signature : nil
    }

    package func text(for channel: OfficialChannel) -> Variant {
        let labels = [channel.id, channel.platform, channel.name].map { $0.lowercased() }
        return texts.first { !$0.label.isEmpty && labels.contains($0.label.lowercased()) }
            ?? texts.first ?? Variant("", "")
    }
}

/// A gate that somebody is asked to open, and when the next one is told.
package struct GateWait: Codable, Equatable, Sendable {
    package var gate: Statement.Gate
    package var since: Date
    package var remindAt: Date
    package var reminders = 0
    package var told: [PersonID]
}

/// What an order to release led to, channel by channel.
package struct Release: Codable, Equatable, Sendable {
    package struct Place: Codable, Equatable, Sendable {
        package enum Standing: String, Codable, Sendable {
            /// A machine, or a person, has yet to put it there.
            case ordered
            /// The machine could not; somebody puts it there by hand.
            case failed
            /// A person says that it is there.
            case placed
            /// It is there: by the machine's word, or by a second person's.
            case confirmed
            /// The channel is gone: nobody waits for it.
            case waived
        }

        package var channel: String
        package var label: String
        package var sha256: String
        /// A publisher puts it there.
        package var byMachine: Bool
        package var standing = Standing.ordered
        package var url: String?
        /// SHA-256 of a picture of it, or the number of that evidence.
        package var image: String?
        package var placedBy: PersonID?
        package var confirmedBy: PersonID?
        package var at: Date?
        package var reason: String?
        /// Where it came to the order later.
        package var orderedAt: Date?
    }

    package var orderedAt: Date
    package var orderedBy: PersonID
    /// Until when it should stand everywhere.
    package var windowEnds: Date
    package var windowMissed = false
    package var places: [Place]
    /// When it was stopped: what is not out by then stays in.
    package var haltedAt: Date?
    /// The channel of the unit's own site, which all others link to; nil where there is none.
    package var source: String?
    /// Channels that somebody lets go out before it.
    package var ahead: [String]?

    package var isWhole: Bool {
        missing.isEmpty && places.contains { $0.standing == .confirmed }
    }
    /// The own site's place, as long as nothing stands there and something may.
    package var awaited: Place? {
        places.first { $0.channel == source && $0.at == nil && $0.standing != .waived }
    }
    /// It waits for the own site.
    package func holds(_ place: Place) -> Bool {
        guard let awaited, place.at == nil, !place.standing.isSettled else { return false }
        return place.channel != awaited.channel && ahead?.contains(place.channel) != true
    }
    package var missing: [Place] { places.filter { !$0.standing.isSettled } }
    /// Something of it is still on its way, or may be.
    package var isPending: Bool { haltedAt == nil && !missing.isEmpty }
}

extension Release.Place.Standing {
    package var isSettled: Bool { self == .confirmed || self == .waived }
}
