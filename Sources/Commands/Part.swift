import Domain

/// A word that stands behind a command's own, such as `publish` of `plan publish`.
struct Part<Value: Sendable>: Sendable {
    var value: Value
    /// How it is offered to whoever wrote something else.
    var name: Bilingual
    /// Every word for it, its name's too.
    var words: [String]

    init(_ value: Value, zh: String, en: String, _ more: String...) {
        self.value = value
        name = Bilingual(zh: zh, en: en)
        words = [en, zh] + more
    }
}

extension Arguments {
    /// Takes the next word, which must be one of these.
    ///
    /// - Returns: Nil when nothing is left.
    mutating func part<Value>(_ parts: [Part<Value>]) throws(Complaint) -> Value? {
        guard let piece = next else { return nil }
        // Somebody who copies a line of the help takes its colon along.
        let word = key(piece).trimming { $0 == ":" }
        if let part = parts.first(where: { $0.words.contains(word) }) {
            drop()
            return part.value
        }
        let nearest = Nearest.two(to: word, among: parts.flatMap(\.words))
        let offered = nearest.compactMap { word in parts.first { $0.words.contains(word) }?.name }
        throw complaint(.unknownPart(raw(piece), nearest: offered.uniqued()), at: piece)
    }
}
