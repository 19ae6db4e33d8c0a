import Foundation

/// How much two questions are alike, from 0 to 1: by the characters of Chinese, the words of other
/// tongues, and their neighbours. It suggests, and a person decides.
enum Likeness {
    /// From here on a question is offered as the same.
    static let much = 0.45

    static func of(_ one: String, _ other: String) -> Double {
        let (one, other) = (tokens(one), tokens(other))
        guard !one.isEmpty, !other.isEmpty else { return 0 }
        return 0.6 * shared(one, other) + 0.4 * shared(pairs(one), pairs(other))
    }

    /// Dice's coefficient: twice what both have, by what each has.
    private static func shared(_ one: [String], _ other: [String]) -> Double {
        guard !one.isEmpty, !other.isEmpty else { return one.isEmpty && other.isEmpty ? 1 : 0 }
        var left = Dictionary(one.map { ($0, 1) }, uniquingKeysWith: +)
        var both = 0
        for token in other where left[token, default: 0] > 0 {
            left[token, default: 0] -= 1
            both += 1
        }
        return 2 * Double(both) / Double(one.count + other.count)
    }

    private static func pairs(_ tokens: [String]) -> [String] {
        zip(tokens, tokens.dropFirst()).map { $0 + " " + $1 }
    }

    /// Full-width forms are folded, marks and words that every question has left out.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        func isIdeograph(_ character: Character) -> Bool {
            character.unicodeScalars.first?.properties.isIdeographic == true
        }
        for character in text.precomposedStringWithCompatibilityMapping.lowercased() + " " {
            let isWord = character.isLetter || character.isNumber
            if isWord, !isIdeograph(character) {
                word.append(character)
                continue
            }
            if !word.isEmpty, !empty.contains(word) { tokens.append(stem(word)) }
            word = ""
            if isWord, !empty.contains(String(character)) { tokens.append(String(character)) }
        }
        return tokens
    }

    /// A plural is the same word.
    private static func stem(_ word: String) -> String {
        word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss")
            ? String(word.dropLast()) : word
    }

    private static let empty: Set<String> = [
        "吗", "呢", "的", "了", "吧", "啊", "请", "问", "是", "a", "an", "the", "is", "are", "was", "were",
        "be", "been", "do", "does", "did", "will", "would", "can", "could", "to", "of", "for", "in",
        "on", "at", "it", "and", "or", "you", "your", "please", "has", "have",
    ]
}
