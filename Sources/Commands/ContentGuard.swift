import Domain

/// Looks for what must not be said here, before rights and state are looked at (spec §6).
///
/// It is a help, not a guarantee: it finds the plan's words through blanks, wide and traditional
/// writing and stars of every kind, and nothing else.
package struct ContentGuard: Sendable {
    private struct Pattern: Sendable {
        var scalars: [Unicode.Scalar]
        var guarded: Guard
    }

    private let patterns: [Unicode.Scalar: [Pattern]]
    /// Whether a pattern begins with this character, for all of ASCII: most of a text is passed
    /// over by this alone.
    private let asciiFirsts: [Bool]

    package init(_ rules: GuardRule) {
        let all =
            rules.secretMarks.map { Pattern(scalars: Self.pattern($0), guarded: .secret) }
            + rules.forbidden.map { Pattern(scalars: Self.pattern($0), guarded: .forbidden) }
        let patterns: [Unicode.Scalar: [Pattern]] = all.reduce(into: [:]) { patterns, pattern in
            if let first = pattern.scalars.first { patterns[first, default: []].append(pattern) }
        }
        self.patterns = patterns
        asciiFirsts = (0..<128).map { code in
            Self.squeeze(Unicode.Scalar(UInt8(code))).map { patterns[$0] != nil } ?? false
        }
    }

    /// - Parameter addressed: Forbidden tasks are refused only where the bot is asked for them;
    ///   secret marks everywhere.
    package func trips(_ text: String, addressed: Bool) -> Guard? {
        if patterns.isEmpty { return nil }
        let scalars = text.unicodeScalars
        var found: Guard?
        var before: Unicode.Scalar?
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let original = scalars[index]
            if original.isASCII, !asciiFirsts[Int(original.value)] {
                before = original
                index = scalars.index(after: index)
                continue
            }
            if let first = Self.squeeze(original), let candidates = patterns[first] {
                for pattern in candidates where pattern.guarded == .secret || addressed {
                    guard Self.isEdge(before, first), matches(pattern, scalars, from: index)
                    else { continue }
                    if pattern.guarded == .secret { return .secret }
                    found = .forbidden
                }
            }
            before = original
            index = scalars.index(after: index)
        }
        return found
    }

    private func matches(
        _ pattern: Pattern, _ text: String.UnicodeScalarView, from start: String.Index
    ) -> Bool {
        var index = start
        var at = 0
        while at < pattern.scalars.count, index < text.endIndex {
            if pattern.scalars[at] == "/", Self.isSlash(text[index]) {
                at += 1
            } else if let scalar = Self.squeeze(text[index]) {
                if scalar == pattern.scalars[at] {
                    at += 1
                } else if scalar != "★" {
                    return false
                }
            }
            index = text.index(after: index)
        }
        guard at == pattern.scalars.count, let last = pattern.scalars.last else { return false }
        return index == text.endIndex || Self.isEdge(text[index], last)
    }

    /// An English word must stand alone, or "top secretary" would be top secret.
    private static func isEdge(_ neighbour: Unicode.Scalar?, _ scalar: Unicode.Scalar) -> Bool {
        guard let neighbour, scalar.isASCII, Fold.isLetter(scalar) else { return true }
        return !Fold.isLetter(neighbour)
    }

    /// A slash may be slipped between two characters, but one that belongs to the mark must be
    /// there: `SECRET//` is a mark, the word secret is none.
    private static func pattern(_ text: String) -> [Unicode.Scalar] {
        let scalars = text.unicodeScalars.compactMap { isSlash($0) ? "/" : squeeze($0) }
        return Array(scalars.drop { $0 == "/" })
    }

    private static func isSlash(_ scalar: Unicode.Scalar) -> Bool {
        "/／".unicodeScalars.contains(scalar)
    }

    /// Folded for comparing; nil for what may be slipped between two characters.
    private static func squeeze(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "☆", "✩", "✪", "✫", "✬", "✭", "✮", "✯", "✰", "⭐", "🌟", "*", "＊", "⁎", "∗", "✱", "✲",
            "⋆", "✦", "✧", "⚝", "⍟":
            return "★"
        case "·", "•", "・", "‧", "∙", "⋅", "_", "|", "~", "+", "/", "\\", "^": return nil
        default: break
        }
        switch Fold.fold(scalar) {
        case .one(" "), .one("-"), .one("_"), .one("|"), .one("~"), .one("+"), .one("/"),
            .nothing:
            return nil
        case .one(let one): return Fold.lowered(one)
        case .many(let many):
            let scalars = many.unicodeScalars
            return scalars.count == 1 ? scalars.first.map(Fold.lowered) : scalar
        }
    }
}
