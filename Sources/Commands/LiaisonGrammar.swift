import Domain

/// Outside bodies: who they are, a text for a call, what they answered.
enum LiaisonGrammar {
    private enum Deed { case list, show, notify, receipt, verify }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部"),
        Part(.show, zh: "查看", en: "show"), Part(.notify, zh: "通报", en: "notify", "call", "致电"),
        Part(.receipt, zh: "回执", en: "receipt"), Part(.verify, zh: "核验", en: "verify"),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .notify, .receipt, .verify: .liaisonCall
        case .list, .show, nil: nil
        }
    }

    /// `liaison`, `liaison show police`, `liaison notify police I-1`,
    /// `liaison receipt police no=2026-118 with=Wang they are on their way`.
    static func liaison(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        switch try arguments.part(parts) {
        case nil, .list: return try arguments.finish(Reading(.liaisons(.list), .liaison))
        case .show:
            let word = try body(&arguments)
            return try arguments.finish(Reading(.liaisons(.show(word)), .liaison))
        case .notify:
            let word = try body(&arguments)
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(
                Reading(.liaison(.notify(word, incident: incident)), .liaisonCall))
        case .receipt: return try receipt(&arguments)
        case .verify:
            let word = try body(&arguments)
            return try arguments.finish(Reading(.liaison(.verify(word)), .liaisonCall))
        }
    }

    private static func body(_ arguments: inout Arguments) throws(Complaint) -> String {
        guard let piece = arguments.pop() else { throw arguments.missing(.body) }
        return arguments.raw(piece)
    }

    private static func receipt(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let word = try body(&arguments)
        var incident: Number?
        if let next = arguments.next, let number = NumberText(arguments.key(next)),
            number.kind == .incident
        {
            arguments.drop()
            incident = Number(.incident, number.value)
        }
        let receipt = LiaisonReceipt(
            spokeWith: try arguments.text(.with), number: try arguments.text(.number),
            text: try arguments.textOrRest(.text))
        return try arguments.finish(
            Reading(.liaison(.receipt(word, receipt, incident: incident)), .liaisonCall))
    }
}
