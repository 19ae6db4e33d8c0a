package enum PlatformCommand: Codable, Equatable, Sendable {
    /// Without a number of the only incident that runs, or of the only one with a board.
    case list(Number?, [String])
    case own(Number?, platform: String, by: String)
    case update(Number?, platform: String, PlatformDraft)
    /// Two narratives of one source.
    case merge(Number?, Int, into: Int)
    case keep(Number?)
    /// What stands where says the same, or does not.
    case compare(Number, isSame: Bool, note: String?)
}

package struct PlatformDraft: Codable, Equatable, Sendable {
    package enum Told: Codable, Equatable, Sendable {
        /// One that is on the board.
        case number(Int)
        case text(String)
    }

    package var heat: Heat?
    package var narrative: Told?
    package var state: String?

    package init(heat: Heat? = nil, narrative: Told? = nil, state: String? = nil) {
        self.heat = heat
        self.narrative = narrative
        self.state = state
    }
}

package enum PlatformQuery: Codable, Equatable, Sendable {
    /// `at`: as it stood then, in minutes since midnight.
    case board(Number?, at: Int?)
    case sync(Number)

    package var number: Number? {
        switch self {
        case .board(let number, _): number
        case .sync(let number): number
        }
    }
}

/// A platform that is given to somebody.
package struct PlatformDuty: Codable, Equatable, Sendable {
    package var incident: Int
    package var platform: String
    package var by: String

    package init(incident: Int, platform: String, by: String) {
        self.incident = incident
        self.platform = platform
        self.by = by
    }
}

package enum PlatformRefusal: Codable, Equatable, Sendable {
    /// The incident has no board yet.
    case none(Number)
    case noSuch(Number, String, known: [String])
    case ownedAlready(Number, String, owner: String)
    case notYours(Number, String, owner: String?)
    case noNarrative(Number, Int, known: [Int])
    case sameNarrative(Number, Int)
    case notReleased(Number)
    /// Whoever ordered or placed it does not compare it.
    case ownRelease(Number)
    case noSnapshot(Number)

    package var subjects: [Number] {
        switch self {
        case .none(let number), .noSuch(let number, _, _), .ownedAlready(let number, _, _),
            .notYours(let number, _, _), .noNarrative(let number, _, _),
            .sameNarrative(let number, _), .notReleased(let number), .ownRelease(let number),
            .noSnapshot(let number):
            [number]
        }
    }
}
