import Domain

/// Labels, and the lists of those who may know.
enum CircleGrammar {
    private enum Deed { case show, add, remove }

    private static let labels = [
        Part(Classification.public, zh: "公开", en: "public"),
        Part(.internal, zh: "内部", en: "internal"),
        Part(.sensitive, zh: "敏感", en: "sensitive", "限知"),
    ]
    private static let parts = [
        Part(Deed.show, zh: "查看", en: "show"), Part(.add, zh: "加入", en: "add", "准许"),
        Part(.remove, zh: "移出", en: "remove", "移除"),
    ]
    /// A month is the longest that somebody is let in for.
    private static let longest = 31 * 1440

    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .add, .remove: .circleEdit
        case .show, nil: nil
        }
    }

    /// `classify I-1 sensitive reason=…`.
    static func classify(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let number = try arguments.number(oneOf: [.incident, .warning], .incident)
        guard let label = try arguments.part(labels) else { throw arguments.missing(.subcommand) }
        let reason = try arguments.textOrRest(.reason)
        return try arguments.finish(
            Reading(.circle(.classify(number, label, reason: reason)), .classify))
    }

    /// `people I-1`, `people add I-1 @li due=3d`, `people remove I-1 @li`.
    static func circle(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let isNumber = arguments.next.map { NumberText(arguments.key($0)) != nil } ?? true
        let deed = isNumber ? .show : try arguments.part(parts) ?? .show
        var number: Number?
        if let next = arguments.next, NumberText(arguments.key(next)) != nil {
            number = try arguments.number(oneOf: [.incident, .warning], .incident)
        }
        guard deed != .show else {
            return try arguments.finish(Reading(.circle(number), .circle))
        }
        guard let piece = arguments.pop() else { throw arguments.missing(.person) }
        let word = arguments.raw(piece)
        let span = try arguments.minutesIfAny(.due, most: longest).map { Duration.minutes($0) }
        let command: CircleCommand =
            deed == .add ? .admit(number, word, span: span) : .remove(number, word)
        return try arguments.finish(Reading(.circle(command), .circleEdit))
    }
}
