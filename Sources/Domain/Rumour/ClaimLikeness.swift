/// How alike two claims are: by pairs of Chinese characters and by English words.
package enum ClaimLikeness {
    /// From here on two claims may be one.
    package static let alike = 0.5

    /// - Returns: 0 for nothing in common, 1 for the same pieces (Dice's coefficient).
    package static func between(_ one: String, _ other: String) -> Double {
        let first = pieces(of: one)
        let second = pieces(of: other)
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let common = first.intersection(second).count
        return Double(2 * common) / Double(first.count + second.count)
    }

    /// Words that say nothing of what is claimed.
    private static let empty: Set<String> = [
        "the", "and", "that", "has", "have", "was", "were", "are", "for", "will", "this", "with",
        "been", "said", "says",
    ]

    static func pieces(of text: String) -> Set<String> {
        var pieces: Set<String> = []
        var han: Character?
        var word = ""
        for character in text.lowercased() + " " {
            if isHan(character) {
                if let han { pieces.insert("\(han)\(character)") }
                han = character
            } else {
                han = nil
            }
            if !isHan(character), character.isLetter || character.isNumber {
                word.append(character)
            } else {
                if isTelling(word) { pieces.insert(word) }
                word = ""
            }
        }
        return pieces
    }

    private static func isTelling(_ word: String) -> Bool {
        guard !word.isEmpty, !empty.contains(word) else { return false }
        return word.count > 2 || word.allSatisfy(\.isNumber)
    }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy {
            (0x4E00...0x9FFF).contains($0.value) || (0x3400...0x4DBF).contains($0.value)
        }
    }
}
