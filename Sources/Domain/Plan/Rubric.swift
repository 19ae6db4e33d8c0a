import Foundation

/// The scoring table of an assessment (domain §3): data, not code.
package struct Rubric: Sendable, Equatable, Codable {
    package struct Indicator: Sendable, Equatable, Codable {
        /// What conditions call it by, such as `offline`.
        package var id: String
        package var name: Bilingual
        package var weight: Int
        /// What the values 0 to 4 mean.
        package var scale: [Bilingual]

        package init(id: String = "", name: Bilingual, weight: Int, scale: [Bilingual]) {
            self.id = id
            self.name = name
            self.weight = weight
            self.scale = scale
        }
    }

    /// A score of at least `score` suggests `level`; rows stand highest first.
    package struct CutOff: Sendable, Equatable, Codable {
        package var score: Int
        package var level: Level

        package init(score: Int, level: Level) {
            self.score = score
            self.level = level
        }
    }

    /// A fact that alone raises the level, never lowers it.
    package struct Floor: Sendable, Equatable, Codable {
        package var id: String
        package var name: Bilingual
        package var words: [String]
        package var level: Level

        package init(id: String, name: Bilingual, words: [String], level: Level) {
            self.id = id
            self.name = name
            self.words = words
            self.level = level
        }
    }

    /// How many lighter readings, how far apart, must come before a level is lowered.
    package struct DowngradeRule: Sendable, Equatable, Codable {
        package var readings: Int
        package var apart: Duration

        package init(readings: Int, apart: Duration) {
            self.readings = readings
            self.apart = apart
        }
    }

    package var indicators: [Indicator]
    package var cutOffs: [CutOff]
    package var floors: [Floor]
    /// The value an unknown indicator counts as.
    package var unknownValue: Int
    /// With fewer known indicators the score is called insufficient.
    package var knownAtLeast: Int
    /// With too few known: assess again within this.
    package var insufficient: Duration?
    /// Two assessors who differ by so many points must meet.
    package var conferenceGap: Int?
    package var downgradeAfter: DowngradeRule?

    package init(
        indicators: [Indicator], cutOffs: [CutOff], floors: [Floor], unknownValue: Int,
        knownAtLeast: Int, insufficient: Duration? = nil, conferenceGap: Int? = nil,
        downgradeAfter: DowngradeRule? = nil
    ) {
        self.indicators = indicators
        self.cutOffs = cutOffs
        self.floors = floors
        self.unknownValue = unknownValue
        self.knownAtLeast = knownAtLeast
        self.insufficient = insufficient
        self.conferenceGap = conferenceGap
        self.downgradeAfter = downgradeAfter
    }

    /// Σ weight × value / 4, rounded half up; an unknown value is nil and counts `unknownValue`.
    ///
    /// - Parameters:
    ///   - values: One for each indicator, each 0 to 4 or nil.
    ///   - floorIDs: The floors that hold.
    package func score(_ values: [Int?], floors floorIDs: [String]) -> Score {
        let filled = values.map { $0 ?? unknownValue }
        let total = zip(indicators, filled).reduce(0) { $0 + $1.0.weight * $1.1 }
        let points = (total + 2) / 4
        let byScore = cutOffs.first { points >= $0.score }?.level ?? cutOffs.last?.level
        let raised = floors.filter { floorIDs.contains($0.id) }
        let level = (raised.map(\.level) + [byScore].compactMap(\.self)).min() ?? Level(1)
        let strongest = indicators.indices
            .filter { values.indices.contains($0) && values[$0] != nil }
            .map { (index: $0, weight: indicators[$0].weight * filled[$0]) }
            .filter { $0.weight > 0 }
            .sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.index < $1.index }
        return Score(
            values: values, points: points, suggested: level,
            floors: raised.filter { $0.level < (byScore ?? level) }.map(\.name),
            strongest: strongest.prefix(3).map { indicators[$0.index].name },
            unknown: values.count { $0 == nil },
            sufficient: values.count { $0 != nil } >= knownAtLeast,
            held: floorIDs.isEmpty ? nil : floorIDs)
    }
}

/// What an assessment came to; a person decides, the score suggests (domain §1, 四.2).
package struct Score: Sendable, Equatable, Codable {
    package var values: [Int?]
    /// 0 to 100.
    package var points: Int
    package var suggested: Level
    /// The floors that raised the level above the score's own.
    package var floors: [Bilingual]
    /// The three indicators that weigh most.
    package var strongest: [Bilingual]
    package var unknown: Int
    /// False with too few known indicators: assess again soon.
    package var sufficient: Bool
    /// The ids of all floors that were named; nil for none.
    package var held: [String]?
}
