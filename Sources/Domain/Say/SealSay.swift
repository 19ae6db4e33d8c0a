import Foundation

/// A sealed text with the names it needs.
package struct SealBrief: Codable, Equatable, Sendable {
    package var number: Int
    package var incident: Int
    package var by: String
    package var at: Date
    package var destroyedAt: Date?

    package init(number: Int, incident: Int, by: String, at: Date, destroyedAt: Date? = nil) {
        self.number = number
        self.incident = incident
        self.by = by
        self.at = at
        self.destroyedAt = destroyedAt
    }
}

/// A refused message that is kept sealed, with the names it needs.
package struct SpillBrief: Codable, Equatable, Sendable {
    package var number: Int
    package var by: String?
    package var at: Date
    package var destroyedAt: Date?

    package init(number: Int, by: String?, at: Date, destroyedAt: Date? = nil) {
        self.number = number
        self.by = by
        self.at = at
        self.destroyedAt = destroyedAt
    }
}

/// Something sealed that is to be read: what it says is put in at the door, when it goes out, and
/// stands in no log and no outbox.
package struct SealShown: Codable, Equatable, Sendable {
    package enum Source: Codable, Equatable, Sendable {
        case text(SealBrief)
        case spill(SpillBrief)
    }

    package enum Opening: Codable, Equatable, Sendable {
        case sealed
        case text(String)
        /// It was destroyed meanwhile.
        case gone
        /// Whoever asked may not read it any more.
        case forbidden
        /// It is not what was sealed, or cannot be read.
        case damaged
    }

    package var source: Source
    package var opening = Opening.sealed

    package init(_ source: Source, opening: Opening = .sealed) {
        self.source = source
        self.opening = opening
    }

    package var id: SealID {
        switch source {
        case .text(let brief): .text(brief.number)
        case .spill(let brief): .spill(brief.number)
        }
    }
}

package enum SealReply: Codable, Equatable, Sendable {
    case kept(SealBrief)
    case shown(SealShown)
    case destroyed(SealBrief)
    /// Of an incident, or of all that the asker knows.
    case list(Int?, [SealBrief])
    case spills([SpillBrief])
    case spillDestroyed(SpillBrief)
    /// No state secret is classified here; who keeps secrets.
    case secrecy(people: [String])
    /// In place of what this channel may not carry: the number.
    case aboveCeiling(Number)

    var isLong: Bool {
        switch self {
        case .list(_, let texts): texts.count > 4
        case .spills(let spills): spills.count > 4
        default: false
        }
    }

    var subjects: [Number] {
        switch self {
        case .kept(let text), .destroyed(let text): [Number(.incident, text.incident)]
        case .shown(let shown):
            switch shown.source {
            case .text(let text): [Number(.incident, text.incident)]
            case .spill: []
            }
        case .list(let incident, let texts):
            (incident.map { [$0] } ?? texts.map(\.incident)).uniqued().map { Number(.incident, $0) }
        case .aboveCeiling(let number): [number]
        case .spills, .spillDestroyed, .secrecy: []
        }
    }
}

package enum SealConfirmation: Codable, Equatable, Sendable {
    case destroy(SealBrief)
    case showSpill(SpillBrief)
    case destroySpill(SpillBrief)

    var subjects: [Number] {
        if case .destroy(let text) = self { [Number(.incident, text.incident)] } else { [] }
    }
}

package enum SealBulletin: Codable, Equatable, Sendable {
    /// To whoever sealed it.
    case destroyed(SealBrief, by: String)
    /// In place of what this channel may not carry: the number.
    case aboveCeiling(Number)

    var subject: Number {
        switch self {
        case .destroyed(let text, _): Number(.incident, text.incident)
        case .aboveCeiling(let number): number
        }
    }
}

extension World {
    package func brief(_ text: SealedText) -> SealBrief {
        SealBrief(
            number: text.number, incident: text.incident, by: name(text.by), at: text.at,
            destroyedAt: text.destroyedAt)
    }

    package func brief(_ spill: Spill) -> SpillBrief {
        SpillBrief(
            number: spill.number, by: spill.by.map(name), at: spill.at,
            destroyedAt: spill.destroyedAt)
    }

    /// What an opened text says to this person, who asked for it.
    ///
    /// - Parameter words: What lies sealed; nil where it was destroyed.
    package func opening(
        of shown: SealShown, for person: PersonID?, _ words: SealedWords?
    ) -> SealShown.Opening {
        let digest: String?
        switch shown.source {
        case .text(let brief):
            guard mayKnow(person, of: Number(.incident, brief.incident)) else { return .forbidden }
            digest = seals.texts[brief.number]?.digest
        case .spill(let brief):
            guard person.flatMap({ roster[$0] })?.sits(in: .secrecy) == true else {
                return .forbidden
            }
            digest = seals.spills[brief.number]?.digest
        }
        guard let words else { return .gone }
        return words.digest == digest ? .text(words.text) : .damaged
    }
}
