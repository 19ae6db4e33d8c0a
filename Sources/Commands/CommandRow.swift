import Domain

/// One command: its words, an example of it, and how its arguments are read.
package struct CommandRow: Sendable {
    package let verb: Verb
    /// English words first, then Chinese ones; the first of each is the one to show.
    package let words: [String]
    /// A whole line without a prefix, in both languages.
    package let example: Bilingual

    /// How arguments are told from free text.
    enum Style: Sendable {
        /// Keys and words in any order.
        case keyed
        /// At most one number, then a text that is taken as it stands.
        case prose
    }

    /// The keys this command takes.
    let keys: [Key]
    /// Those of them that may stand without `=`, as in `ack 12 for @li`.
    let bareKeys: [Key]
    let style: Style
    /// A link anywhere in the line is the value of `url`.
    let takesLink: Bool
    let read: @Sendable (inout Arguments, Lexicon) throws(Complaint) -> Reading

    init(
        _ verb: Verb, _ words: [String], zh: String, en: String, keys: [Key] = [],
        bareKeys: [Key] = [], style: Style = .keyed, takesLink: Bool = false,
        read: @escaping @Sendable (inout Arguments, Lexicon) throws(Complaint) -> Reading
    ) {
        self.verb = verb
        self.words = words
        example = Bilingual(zh: zh, en: en)
        self.keys = keys
        self.bareKeys = bareKeys
        self.style = style
        self.takesLink = takesLink
        self.read = read
    }

    /// The word to show in a language.
    package func word(in language: Language) -> String {
        words.first { $0.unicodeScalars.contains(where: Fold.isIdeograph) == (language == .zh) }
            ?? verb.rawValue
    }
}

/// What a line asks for, and the verb whose rights it needs.
struct Reading {
    var request: Request
    var verb: Verb

    init(_ command: Command, _ verb: Verb) {
        request = .command(command)
        self.verb = verb
    }

    init(_ query: Query, _ verb: Verb) {
        request = .query(query)
        self.verb = verb
    }
}
