import Domain

/// A saying in one language, in the shapes that the roads need.
struct Words {
    /// For the chat, line by line.
    var lines: [String]
    /// For SMS and e-mail, from the fullest form to the tersest: numbers, level, due times and how
    /// to answer, never content (domain §7). The last is short enough to fit always.
    var forms: [String]
    /// A mail's subject, after the unit's name.
    var subject: String?
    /// A mail's first line, where `forms` says too much about answering.
    var letter: String?
    /// How to answer by mail.
    var howTo: String?
    /// It says more than numbers and times, since the plan lets mail carry it.
    var isWhole = false

    init(
        _ lines: [String], forms: [String]? = nil, subject: String? = nil, letter: String? = nil,
        howTo: String? = nil
    ) {
        self.lines = lines.filter { !$0.isEmpty }
        self.forms = forms ?? Array(self.lines.prefix(1))
        self.subject = subject
        self.letter = letter
        self.howTo = howTo
    }
}

extension DefaultStringInterpolation {
    /// `W-7`.
    mutating func appendInterpolation(w number: Int) { append(.warning, number) }
    /// `I-7`.
    mutating func appendInterpolation(i number: Int) { append(.incident, number) }
    /// `T-7`.
    mutating func appendInterpolation(t number: Int) { append(.task, number) }
    /// `N-7`.
    mutating func appendInterpolation(n number: Int) { append(.notice, number) }

    private mutating func append(_ kind: NumberKind, _ number: Int) {
        appendInterpolation(Number(kind, number).description)
    }
}
