import Domain

/// Facts: told, looked into by two, doubted.
enum FactGrammar {
    private enum Deed { case list, show, add, verify, refute, doubt }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部"),
        Part(.show, zh: "查看", en: "show"), Part(.add, zh: "登记", en: "add", "新增"),
        Part(.verify, zh: "核实", en: "verify", "证实"),
        Part(.refute, zh: "否定", en: "refute", "不实"),
        Part(.doubt, zh: "质疑", en: "dispute", "doubt", "存疑"),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .verify, .refute: .factVerify
        case .list, .show, .add, .doubt, nil: nil
        }
    }

    /// `fact add I-1 the portal is back src=operations`, `fact verify F-1 called the provider`.
    static func fact(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        // An incident's number alone asks for its facts.
        if let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident {
            let incident = try arguments.number(.incident, .incident)
            return try arguments.finish(Reading(.facts(incident), .fact))
        }
        switch try arguments.part(parts) {
        case nil, .list:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.facts(incident), .fact))
        case .show:
            let number = try arguments.number(.fact, .fact)
            return try arguments.finish(Reading(.facts(number), .fact))
        case .add: return try add(&arguments)
        case .verify: return try voice(&arguments, holds: true)
        case .refute: return try voice(&arguments, holds: false)
        case .doubt:
            let number = try arguments.number(.fact, .fact)
            let reason = try arguments.required(.reason, .reason)
            return try arguments.finish(
                Reading(.fact(.doubt(number, reason: reason)), .fact))
        }
    }

    private static func add(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        var incident: Number?
        if let next = arguments.next, let number = NumberText(arguments.key(next)),
            number.kind == .incident
        {
            arguments.drop()
            incident = Number(.incident, number.value)
        }
        let source = try arguments.text(.source)
        let text = try arguments.required(.text, .text)
        return try arguments.finish(
            Reading(.fact(.add(incident, text: text, source: source)), .fact))
    }

    private static func voice(
        _ arguments: inout Arguments, holds: Bool
    ) throws(Complaint) -> Reading {
        let number = try arguments.number(.fact, .fact)
        let how = try arguments.textOrRest(.text)
        return try arguments.finish(
            Reading(.fact(.voice(number, holds: holds, how: how)), .factVerify))
    }
}
