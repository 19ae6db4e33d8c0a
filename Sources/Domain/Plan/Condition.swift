/// When a step belongs to the list: `level <= II and offline >= 3`, `pack C or not injury`.
package indirect enum Condition: Codable, Equatable, Sendable {
    /// `and`.
    case all([Condition])
    /// `or`.
    case any([Condition])
    case not(Condition)
    /// The gravest level is the smallest: `level <= II` is II or graver.
    case level(Comparison, Level)
    /// An indicator of the last assessment, by its id.
    case indicator(String, Comparison, Int)
    /// A pack that was chosen, by its letter.
    case pack(String)
    /// A floor that the last assessment named.
    case floor(String)

    package enum Comparison: String, Codable, Equatable, Sendable, CaseIterable {
        case below = "<"
        case atMost = "<="
        case equal = "="
        case unequal = "!="
        case atLeast = ">="
        case above = ">"

        func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
            switch self {
            case .below: left < right
            case .atMost: left <= right
            case .equal: left == right
            case .unequal: left != right
            case .atLeast: left >= right
            case .above: left > right
            }
        }
    }

    package func holds(in circumstances: Circumstances) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.holds(in: circumstances) }
        case .any(let parts): parts.contains { $0.holds(in: circumstances) }
        case .not(let part): !part.holds(in: circumstances)
        case .level(let comparison, let level): comparison.holds(circumstances.level, level)
        case .indicator(let id, let comparison, let value):
            comparison.holds(circumstances.value(of: id), value)
        case .pack(let letter): circumstances.packs.contains(letter.uppercased())
        case .floor(let id): circumstances.floors.contains(id)
        }
    }
}

/// What conditions are held against: level, packs and the last assessment.
package struct Circumstances: Equatable, Sendable {
    package var level: Level
    package var packs: Set<String>
    /// By indicator id; one that is not known is not here.
    package var values: [String: Int]
    package var floors: Set<String>
    /// What an unknown indicator counts as, here as in the score.
    package var unknownValue: Int
    /// Duties from outside that were decided on, with the clocks that bind; empty where none do.
    package var duties: [String: [Int]] = [:]

    /// - Parameter score: The last assessment; nil where there is none, and everything is unknown.
    package init(plan: Plan, level: Level, packs: [String], score: Score?) {
        self.level = level
        self.packs = Set(packs.map { $0.uppercased() })
        unknownValue = plan.rubric.unknownValue
        floors = Set(score?.held ?? [])
        values = [:]
        for (indicator, value) in zip(plan.rubric.indicators, score?.values ?? []) {
            values[indicator.id] = value
        }
    }

    func value(of indicator: String) -> Int { values[indicator] ?? unknownValue }
}
