import Domain

/// `level <= II and (offline >= 3 or pack C) and not injury` → a condition. Names are looked up
/// by whoever knows them.
struct ConditionText {
    enum Bad: Error, Equatable {
        /// Here something else should stand.
        case at(String)
        /// The text breaks off.
        case unfinished
        case unknownLevel(String)
        /// Indicators have values from 0 to 4.
        case value(String)
        /// An indicator without a comparison.
        case bareIndicator(String)
    }

    /// What the plan defines.
    struct Names {
        var levels: [String]
        var indicators: [String]
    }

    private let names: Names
    private var words: [String]
    private var depth = 0
    /// Names that must exist elsewhere.
    private(set) var floors: [String] = []
    private(set) var indicators: [String] = []
    private(set) var packs: [String] = []
    private(set) var namesLevel = false

    private static let keywords: Set<String> = ["and", "or", "not", "level", "pack"]
    private static let depthMax = 16

    init(_ text: String, names: Names) {
        self.names = names
        words = Self.words(text)
    }

    mutating func parse() throws(Bad) -> Condition {
        let condition = try either()
        if let rest = words.first { throw .at(rest) }
        return condition
    }

    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        func end() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for letter in text {
            if letter.isWhitespace {
                end()
            } else if "()（）".contains(letter) {
                end()
                words.append("(（".contains(letter) ? "(" : ")")
            } else {
                let isSign = "<>=!≤≥≠".contains(letter)
                if let last = word.last, "<>=!≤≥≠".contains(last) != isSign { end() }
                word.append(letter)
            }
        }
        end()
        return words
    }

    private mutating func take(_ word: String) -> Bool {
        guard words.first?.lowercased() == word else { return false }
        words.removeFirst()
        return true
    }

    private mutating func next() throws(Bad) -> String {
        guard !words.isEmpty else { throw .unfinished }
        return words.removeFirst()
    }

    private mutating func either() throws(Bad) -> Condition {
        var parts = [try both()]
        while take("or") { parts.append(try both()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func both() throws(Bad) -> Condition {
        var parts = [try one()]
        while take("and") { parts.append(try one()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func one() throws(Bad) -> Condition {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthMax else { throw .at(words.first ?? "(") }
        if take("not") { return .not(try one()) }
        if take("(") {
            let inner = try either()
            guard take(")") else {
                if let word = words.first { throw .at(word) }
                throw .unfinished
            }
            return inner
        }
        return try fact()
    }

    private mutating func fact() throws(Bad) -> Condition {
        if take("level") { return try level() }
        if take("pack") { return try pack() }
        let word = try next()
        guard Self.isName(word), !Self.keywords.contains(word.lowercased()) else {
            throw .at(word)
        }
        if let comparison = words.first.flatMap(Self.comparison) {
            words.removeFirst()
            indicators.append(word)
            return .indicator(word, comparison, try value())
        }
        guard !names.indicators.contains(word) else { throw .bareIndicator(word) }
        floors.append(word)
        return .floor(word)
    }

    private mutating func level() throws(Bad) -> Condition {
        namesLevel = true
        let sign = try next()
        guard let comparison = Self.comparison(sign) else { throw .at(sign) }
        let key = try next()
        guard let index = names.levels.firstIndex(of: key) else { throw .unknownLevel(key) }
        return .level(comparison, Level(index + 1))
    }

    private mutating func pack() throws(Bad) -> Condition {
        let letter = try next()
        guard StepID.isLetter(letter) else { throw .at(letter) }
        packs.append(letter)
        return .pack(letter)
    }

    private mutating func value() throws(Bad) -> Int {
        let word = try next()
        guard let value = Int(word), (0...4).contains(value) else { throw .value(word) }
        return value
    }

    private static func isName(_ word: String) -> Bool {
        word.first?.isLetter == true
            && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    private static func comparison(_ word: String) -> Condition.Comparison? {
        switch word {
        case "==": .equal
        case "≤": .atMost
        case "≥": .atLeast
        case "≠": .unequal
        default: Condition.Comparison(rawValue: word)
        }
    }
}
