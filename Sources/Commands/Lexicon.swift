import Domain

/// Every word that means something: commands, keys, and the plan's own words.
struct Lexicon: Sendable {
    let rows: [CommandRow]
    let indicators: Int
    /// What a level may be called when one is not understood.
    let levelNames: [String]
    let packLetters: [String]

    private let english: [Nearest.Known]
    private let chinese: [Nearest.Known]
    private let verbs: [String: Int]
    private let keys: [String: Key]
    private let levels: [String: Level]
    private let packs: [String: String]
    private let floors: Set<String>

    init(_ plan: Plan) {
        let rows = CommandTable.rows()
        self.rows = rows
        indicators = plan.rubric.indicators.isEmpty ? 10 : plan.rubric.indicators.count
        levelNames = plan.levels.filter(\.activates).map(\.key)
        packLetters = plan.packs.filter(\.isChosen).map(\.letter)
        let words = rows.flatMap(\.words).map(Nearest.Known.init)
        chinese = words.filter(\.isChinese)
        english = words.filter { $0.scalars.allSatisfy(Fold.isLetter) }
        verbs = Self.index(rows.indices.map { ($0, rows[$0].words) })
        keys = Self.index(Key.allCases.map { ($0, $0.words) })
        levels = LevelWords.index(plan.levels)
        packs = Self.index(
            plan.packs.filter(\.isChosen).map {
                ($0.letter, [$0.letter, $0.id, $0.title.zh, $0.title.en] + $0.words)
            })
        floors = Set(
            plan.rubric.floors.flatMap { [$0.id, $0.name.zh, $0.name.en] + $0.words }
                .map(Fold.key))
    }

    /// Of two that share a word the first keeps it.
    static func index<Value>(_ entries: [(Value, [String])]) -> [String: Value] {
        var index: [String: Value] = [:]
        for (value, words) in entries {
            for word in words.map(Fold.key) where index[word] == nil { index[word] = value }
        }
        return index
    }

    func row(_ key: String) -> CommandRow? { verbs[key].map { rows[$0] } }
    func row(of verb: Verb) -> CommandRow? { rows.first { $0.verb == verb } }
    func key(_ word: String) -> Key? { keys[word] }
    func level(_ word: String) -> Level? { LevelWords.find(word, in: levels) }
    func pack(_ word: String) -> String? { packs[word] }
    func isFloor(_ word: String) -> Bool { floors.contains(word) }

    /// The two command words nearest to one that is not known, in its own script.
    func nearest(to word: String) -> [String] {
        let word = Nearest.Known(word)
        return Nearest.two(to: word, among: word.isChinese ? chinese : english)
    }

    /// So near to a command word that it was surely meant as one.
    func isNear(_ word: String) -> Bool {
        let word = Nearest.Known(word)
        return (word.isChinese ? chinese : english).contains { Nearest.isNear(word, to: $0) }
    }
}

/// What people type for a level: the plan's words, and its rank in every writing.
enum LevelWords {
    private static let romans = ["i", "ii", "iii", "iv", "v", "vi"]
    private static let numerals = ["一", "二", "三", "四", "五", "六"]
    private static let suffixes = ["级响应", "级预警", "级", "响应", "色预警", "色"]

    /// The plan's words come first: a rank never takes a word from them.
    static func index(_ rules: [LevelRule]) -> [String: Level] {
        let own = rules.indices.map { at in
            let rule = rules[at]
            let names = [rule.key, rule.name.zh, rule.name.en, rule.colour.zh, rule.colour.en]
            return (Level(at + 1), names + rule.words)
        }
        let ranked = rules.indices.prefix(romans.count).filter { rules[$0].activates }.map { at in
            (Level(at + 1), [romans[at], numerals[at], "\(at + 1)"])
        }
        return Lexicon.index(own + ranked)
    }

    static func find(_ word: String, in levels: [String: Level]) -> Level? {
        if let level = levels[word] { return level }
        for suffix in suffixes where word.hasSuffix(suffix) {
            if let level = levels[String(word.dropLast(suffix.count))] { return level }
        }
        return nil
    }
}
