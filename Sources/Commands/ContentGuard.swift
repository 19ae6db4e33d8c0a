import Domain

/// Looks for what must not be said here, before rights and state are looked at (spec §6).
///
/// It is a help, not a guarantee: it finds the plan's words through blanks, punctuation, wide and
/// traditional writing and stars of every kind, and nothing else.
package struct ContentGuard: Sendable {
    private let words: [Unicode.Scalar: [GuardedWord]]
    /// Whether a word begins with this character, for all of ASCII: most of a text is passed
    /// over by this alone.
    private let asciiFirsts: [Bool]

    package init(_ rules: GuardRule) {
        let all =
            rules.secretMarks.map { GuardedWord($0, .secret) }
            + (rules.secretMarks.isEmpty ? [] : GuardedWord.withYears)
            + rules.forbidden.map { GuardedWord($0, .forbidden) }
        let words: [Unicode.Scalar: [GuardedWord]] = all.reduce(into: [:]) { words, word in
            if let first = word.scalars.first { words[first, default: []].append(word) }
        }
        self.words = words
        asciiFirsts = (0..<128).map { code in
            GuardedWord.squeeze(Unicode.Scalar(UInt8(code))).map { words[$0] != nil } ?? false
        }
    }

    /// - Parameter addressed: Forbidden tasks are refused only where the bot is asked for them;
    ///   secret marks everywhere.
    package func trips(_ text: String, addressed: Bool) -> Guard? {
        if words.isEmpty { return nil }
        let scalars = text.unicodeScalars
        var found: Guard?
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let original = scalars[index]
            if !original.isASCII || asciiFirsts[Int(original.value)],
                let first = GuardedWord.squeeze(original), let candidates = words[first]
            {
                for word in candidates where word.guarded == .secret || addressed {
                    guard word.stands(in: scalars, from: index) else { continue }
                    if word.guarded == .secret { return .secret }
                    found = .forbidden
                }
            }
            index = scalars.index(after: index)
        }
        return found
    }
}
