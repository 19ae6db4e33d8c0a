import Foundation

/// A text as words are looked for in it: no capitals, nothing of wide or traditional writing, and
/// nothing between letters and digits by which a word may be hidden.
enum PlainText {
    static func of(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            plain.append(Traditional.simplified[scalar] ?? scalar)
        }
        return String(plain)
    }

    /// Whether one of these words stands in a text; the words are plain themselves.
    static func holds(_ text: String, _ words: [String]) -> Bool {
        let plain = of(text)
        return words.contains(where: plain.contains)
    }
}
