import Foundation

/// A claim that goes round, and what the unit does about it (plan clause 特殊应用场合 2).
///
/// 登记 → 核实 → 定性 → 决定 → 辟谣 → 跟踪 → 结案, and 更正 where the verdict was wrong. Of whoever
/// posted it nothing is kept beside the link (domain §5: no dossiers on posters).
package struct Rumour: Codable, Equatable, Sendable {
    /// What two people found.
    package enum Verdict: String, Codable, Sendable, CaseIterable {
        case truth, partly, falsehood, unverifiable

        /// Then it is admitted and mended, and can never be refuted.
        package var isTrue: Bool { self == .truth || self == .partly }
        /// What HQ may choose after it (step R05).
        package var responses: [Response] {
            switch self {
            case .truth, .partly: [.admit]
            case .falsehood: [.watch, .reply, .refute]
            case .unverifiable: [.watch, .reply]
            }
        }
    }

    /// What HQ chose.
    package enum Response: String, Codable, Sendable, CaseIterable {
        case watch, reply, refute, admit

        /// It wants a public word.
        package var isPublic: Bool { self == .refute || self == .admit }
    }

    package enum Stage: String, Codable, Sendable, CaseIterable {
        case registered, verifying, judged, decided, answered, correcting, closed, merged
    }

    /// What one person found when they looked into it.
    package struct Voice: Codable, Equatable, Sendable {
        package var person: PersonID
        /// Whose place they hold, where they may speak only because they stand in: the two are one
        /// voice.
        package var inPlaceOf: PersonID?
        package var verdict: Verdict
        package var source: String
        package var why: String?
        package var at: Date

        package var seat: PersonID { inPlaceOf ?? person }
    }

    package struct Judgement: Codable, Equatable, Sendable {
        package var verdict: Verdict
        package var at: Date
    }

    package struct Decision: Codable, Equatable, Sendable {
        package var response: Response
        package var reason: String
        package var by: PersonID?
        package var at: Date
    }

    /// The statement that refutes or admits it.
    package struct Answer: Codable, Equatable, Sendable {
        package var statement: Number
        package var by: PersonID?
        package var at: Date
    }

    /// The verdict was wrong: from then on the public must be told within the level's time.
    package struct Correction: Codable, Equatable, Sendable {
        package var what: String
        /// The statement that was wrong; nil where it was only said in answers.
        package var of: Number?
        package var by: PersonID?
        package var at: Date
        package var statement: Number?
        package var correctedAt: Date?

        package var isOpen: Bool { correctedAt == nil }
    }

    package struct Opinion: Codable, Equatable, Sendable {
        package var isOK: Bool
        package var text: String
        package var by: PersonID?
        package var at: Date
    }

    package var number: Int
    package var text: String
    /// Where it stands; those of what was merged into it too.
    package var links: [String]
    package var firstSeen: Date
    package var addedBy: PersonID?
    package var addedAt: Date
    package var readings: [RumourReading] = []
    package var verifiers: [PersonID] = []
    package var assignedAt: Date?
    /// Since when it is to be verified: since it was told, or opened again.
    package var openSince: Date
    package var voices: [Voice] = []
    package var judgement: Judgement?
    package var decision: Decision?
    package var answer: Answer?
    /// Since when whoever asks is told the verdict singly, whatever was decided after that.
    package var repliedAt: Date?
    package var correction: Correction?
    package var legal: Opinion?
    package var reports: [PlatformReport] = []
    /// Complaints that were not let through, because they were about criticism.
    package var refusedReports = 0
    /// Rounds of tracking that have ended since it was refuted, filed or not.
    package var rounds = 0
    package var clocks: [RumourClock] = []
    /// How each clock ended.
    package var outcomes: [RumourClock.Outcome] = []
    package var mergedInto: Int?
    package var closedAt: Date?
    package var closedFor: String?

    package var id: Number { Number(.rumour, number) }

    /// So many people must have found the same.
    package static let needed = 2

    package var stage: Stage {
        if mergedInto != nil { return .merged }
        if closedAt != nil { return .closed }
        if correction?.isOpen == true { return .correcting }
        if answer != nil { return .answered }
        if decision != nil { return .decided }
        if judgement != nil { return .judged }
        return verifiers.isEmpty && voices.isEmpty ? .registered : .verifying
    }

    package var isOpen: Bool { mergedInto == nil && closedAt == nil }

    /// Whether the verdict was told to anybody outside.
    var isPublic: Bool { answer != nil || repliedAt != nil }

    /// What two of those who looked have found.
    package var agreed: Verdict? {
        Verdict.allCases.first { verdict in
            voices.count { $0.verdict == verdict } >= Self.needed
        }
    }

    /// Whether those who looked do not find the same.
    package var isSplit: Bool {
        judgement == nil && Set(voices.map(\.verdict)).count > 1
    }

    /// How many more people must find the same as the last one who looked.
    package var missing: Int {
        guard let last = voices.last else { return Self.needed }
        return max(0, Self.needed - voices.count { $0.verdict == last.verdict })
    }

    package var reach: Int? { readings.last { $0.reach != nil }?.reach }
}

/// How far it has spread: counts of views or posts, as whoever looked gives them.
package struct RumourReading: Codable, Equatable, Sendable {
    package var reach: Int?
    /// In percent since the reading before.
    package var growth: Int?
    /// How far the refutation has reached.
    package var refuted: Int?
    package var by: PersonID?
    package var at: Date?

    package init(reach: Int?, growth: Int? = nil, refuted: Int? = nil) {
        self.reach = reach
        self.growth = growth
        self.refuted = refuted
    }
}

/// A rumour as it is told.
package struct RumourDraft: Codable, Equatable, Sendable {
    package var text: String
    package var url: String?
    /// In minutes since midnight; the last such time of day is meant.
    package var seen: Int?
    package var reach: Int?

    package init(text: String, url: String? = nil, seen: Int? = nil, reach: Int? = nil) {
        self.text = text
        self.url = url
        self.seen = seen
        self.reach = reach
    }
}
