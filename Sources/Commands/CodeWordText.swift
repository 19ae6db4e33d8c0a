import Domain

/// A word of the month in what somebody wrote: `到 KP47MX`, `口令 KP47MX 点名 全体`.
package enum CodeWordText {
    private static let names: Set<String> = ["口令", "codeword", "word"]

    /// - Returns: The text without it, and the word in upper case; nil where none stands in the
    ///   first line.
    package static func take(from text: String) -> (rest: String, word: String)? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let place = lines.firstIndex(where: { $0.contains { !$0.isWhitespace } }) else {
            return nil
        }
        var words = lines[place].split(whereSeparator: { $0.isWhitespace })
        guard let found = words.firstIndex(where: { isWord(Fold.key(String($0))) }) else {
            return nil
        }
        let word = Fold.key(String(words.remove(at: found))).uppercased()
        if found > 0, names.contains(Fold.key(String(words[found - 1]))) {
            words.remove(at: found - 1)
        }
        // Alone it says that somebody is there.
        let rest = words.isEmpty ? "到" : words.joined(separator: " ")
        lines[place] = rest[...]
        return (lines.joined(separator: "\n"), word)
    }

    private static func isWord(_ key: String) -> Bool {
        let signs = Array(key.unicodeScalars)
        guard signs.count == 6 else { return false }
        return signs.enumerated().allSatisfy { place, sign in
            (2...3).contains(place) ? Fold.isDigit(sign) : Fold.isLetter(sign)
        }
    }
}
