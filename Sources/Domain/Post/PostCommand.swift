package enum PostCommand: Codable, Equatable, Sendable {
    /// Without a number in the only incident that runs.
    case open(Number?, PostDraft)
    /// The post, or the incident before it has one; without a number the only one there is.
    case report(Number?, FieldReport)
    /// After a sudden change; the roll is called again.
    case move(Number?, to: String)
    case close(Number?, StandDownDraft)
}

/// People as they were typed.
package struct PostDraft: Codable, Equatable, Sendable {
    package var place: String
    /// Nil: the lead of the on-scene group.
    package var chief: String?
    package var liaison: String?
    package var members: [String]

    package init(
        place: String, chief: String? = nil, liaison: String? = nil, members: [String] = []
    ) {
        self.place = place
        self.chief = chief
        self.liaison = liaison
        self.members = members
    }
}

package struct StandDownDraft: Codable, Equatable, Sendable {
    package var counted: Int?
    package var material: String?
    package var note: String?

    package init(counted: Int? = nil, material: String? = nil, note: String? = nil) {
        self.counted = counted
        self.material = material
        self.note = note
    }
}

package enum PostQuery: Codable, Equatable, Sendable {
    /// The last numbers of every post, side by side; without a number of the only incident.
    case numbers(Number?)
    /// The series of cards.
    case show(Number)

    package var number: Number? {
        switch self {
        case .numbers(let number): number
        case .show(let number): number
        }
    }
}

package enum PostRefusal: Codable, Equatable, Sendable {
    /// No post is open.
    case none
    case which([Number])
    /// Nobody leads the on-scene group, and no chief was named.
    case chiefWanted
    case openAlready(Number, place: String)
    case closed(Number)
    case notOnSite(Number?, chief: String?)
    /// Before a post is open a card must say where.
    case placeWanted
    case samePlace(Number, place: String)
    case notChief(Number, chief: String)
    /// How many should be there, and who did not answer the last roll call.
    case countWanted(Number, expected: Int, silent: [String])
    case notAllCounted(Number, counted: Int, expected: Int)

    package var subjects: [Number] {
        switch self {
        case .none, .chiefWanted, .placeWanted: []
        case .which(let numbers): numbers
        case .openAlready(let number, _), .closed(let number), .samePlace(let number, _),
            .notChief(let number, _), .countWanted(let number, _, _),
            .notAllCounted(let number, _, _):
            [number]
        case .notOnSite(let number, _): [number].compactMap(\.self)
        }
    }
}
