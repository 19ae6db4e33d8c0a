import Foundation

/// A duty to report outside as it stands in one incident.
package struct FilingFacts: Codable, Equatable, Sendable {
    package enum Standing: Codable, Equatable, Sendable {
        /// Whether it applies is for the legal advisers to say.
        case unconfirmed
        /// `by` is nil where the plan itself says so.
        case applies(by: String?)
        case dismissed(by: String?, reason: String)
    }

    package struct Filed: Codable, Equatable, Sendable {
        package var at: Date
        package var receipt: String?
        package var spokeWith: String?
        package var via: String?
        package var by: String?
    }

    /// One addressee and how long there is.
    package struct Clock: Codable, Equatable, Sendable {
        /// Counted from 0 within the duty.
        package var number: Int
        package var within: Duration
        package var addressee: Bilingual
        package var due: Date?
        /// The task that carries it out.
        package var task: Int?
        package var filed: Filed?

        /// How much time was left; negative where it was missed, nil where nothing was filed.
        package var margin: Duration? {
            guard let due, let filed else { return nil }
            return due.since(filed.at)
        }
    }

    package var incident: Int
    package var duty: String
    package var title: Bilingual
    package var trigger: Bilingual
    package var channel: Bilingual
    package var basis: Bilingual
    package var checkedOn: String
    package var standing: Standing
    package var ruledAt: Date?
    /// One of its clocks is the unit's, not all.
    package var oneOf: Bool
    package var clocks: [Clock]

    package var isApplied: Bool { if case .applies = standing { true } else { false } }

    /// Somebody has still to decide or to file.
    package var isOpen: Bool {
        switch standing {
        case .unconfirmed: true
        case .applies: clocks.contains { $0.filed == nil }
        case .dismissed: false
        }
    }

    /// When the last thing was done about it.
    var settledAt: Date? { (clocks.compactMap(\.filed?.at) + [ruledAt].compactMap(\.self)).max() }

    /// The clock that runs out first among those for which nothing was filed.
    package var nextClock: Clock? { clocks.first { $0.filed == nil } }
}

package enum FilingReply: Codable, Equatable, Sendable {
    case list(Int, [FilingFacts])
    case applied(FilingFacts)
    case dismissed(FilingFacts)
    /// The clock that was met or missed, by its number.
    case filed(FilingFacts, clock: Int)

    var isLong: Bool {
        if case .list(_, let duties) = self { !duties.isEmpty } else { false }
    }

    var subjects: [Number] {
        switch self {
        case .list(let incident, _): [Number(.incident, incident)]
        case .applied(let facts), .dismissed(let facts), .filed(let facts, _):
            [Number(.incident, facts.incident)]
        }
    }
}

package enum FilingBulletin: Codable, Equatable, Sendable {
    /// Whether they apply is for the legal advisers to say.
    case wanted(Int, [FilingFacts])
    case applied(FilingFacts, by: String)
    case dismissed(FilingFacts, by: String)
    case filed(FilingFacts, clock: Int, by: String)

    var incident: Int {
        switch self {
        case .wanted(let incident, _): incident
        case .applied(let facts, _), .dismissed(let facts, _), .filed(let facts, _, _):
            facts.incident
        }
    }
}

package struct ClockOption: Codable, Equatable, Sendable {
    package var within: Duration
    package var addressee: Bilingual

    package init(within: Duration, addressee: Bilingual) {
        self.within = within
        self.addressee = addressee
    }
}

package enum FilingRefusal: Codable, Equatable, Sendable {
    case noSuch(String, known: [String])
    /// More than one may be meant, or none waits.
    case which([String])
    case nothingOpen(Number)
    /// One of its clocks is the unit's: which?
    case whichClock(String, [ClockOption])
    case ruledAlready(Number, String)
    case filedAlready(Number, String)
    /// Without a receipt's number and without a name nobody can prove it.
    case needsProof(String)

    var subjects: [Number] {
        switch self {
        case .nothingOpen(let number), .ruledAlready(let number, _), .filedAlready(let number, _):
            [number]
        case .noSuch, .which, .whichClock, .needsProof: []
        }
    }
}
