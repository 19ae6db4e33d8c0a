import Domain

/// Situation reports: 首报, 续报 and 终报 are words of their own.
enum SitrepGrammar {
    private enum Deed: Equatable {
        case list, show
        case issue(Sitrep.Kind)
    }

    private static let deeds = [
        Part(Deed.issue(.first), zh: "首报", en: "first"),
        Part(.issue(.update), zh: "续报", en: "update"),
        Part(.issue(.final), zh: "终报", en: "final"),
        Part(.list, zh: "列表", en: "list", "all", "全部"), Part(.show, zh: "查看", en: "show"),
    ]
    /// As the draft stands, without a word of one's own.
    private static let sends: Set<String> = ["send", "发出", "照发", "发送"]
    private static let keys: [Key] = [.via, .with, .text]

    static let row = CommandRow(
        .sitrep, ["sitrep", "sitreps", "情况报告", "快报", "首报", "续报", "终报"],
        zh: "情况报告 查看 I-1 2", en: "sitrep show I-1 2", keys: keys, read: sitrep)

    static let parts = [
        CommandRow(
            .sitrepIssue, ["sitrep update", "续报"], zh: "续报 I-1 -- 现场平稳，正在核实",
            en: "sitrep update I-1 -- all quiet, still checking", keys: keys, read: sitrep)
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch deeds.first(where: { $0.words.contains(word) })?.value {
        case .issue: .sitrepIssue
        case .list, .show, nil: nil
        }
    }

    /// `sitrep`, `sitrep I-1`, `sitrep show I-1 2`, `sitrep update I-1 -- all quiet`, `续报 发出`.
    static func sitrep(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        switch try deed(&arguments) {
        case .list:
            let incident = try incident(&arguments)
            return try arguments.finish(Reading(.sitreps(.list(incident)), .sitrep))
        case .show:
            let incident = try incident(&arguments)
            let number = try report(&arguments)
            return try arguments.finish(Reading(.sitreps(.show(incident, number)), .sitrep))
        case .issue(let kind): return try issue(kind, &arguments)
        }
    }

    /// What the command's own word says, where it says something.
    private static func deed(_ arguments: inout Arguments) throws(Complaint) -> Deed {
        if let own = deeds.first(where: { $0.words.contains(arguments.word) })?.value {
            guard let next = arguments.next, case let word = arguments.key(next),
                let part = deeds.first(where: { $0.words.contains(word) })?.value,
                part == .list || part == .show
            else { return own }
            arguments.drop()
            return part
        }
        if let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident {
            return .list
        }
        return try arguments.part(deeds) ?? .list
    }

    /// Only a number with its letter is an incident: "3 buses came" is text.
    private static func incident(_ arguments: inout Arguments) throws(Complaint) -> Number? {
        guard let next = arguments.next,
            NumberText(arguments.key(next))?.kind == .incident
        else { return nil }
        return try arguments.numberIfAny(.incident)
    }

    private static func report(_ arguments: inout Arguments) throws(Complaint) -> Int? {
        guard let piece = arguments.pop() else { return nil }
        guard let number = NumberText(arguments.key(piece)), number.kind == nil else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return number.value
    }

    /// With words, or with `send`, it is issued at once; else the draft is shown.
    private static func issue(
        _ kind: Sitrep.Kind, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        let incident = try incident(&arguments)
        let via = try IncidentGrammar.via(&arguments)
        let taker = try arguments.text(.with)
        let sends = arguments.pop(oneOf: sends) != nil
        let words = try arguments.textOrRest(.text)
        if kind == .first, via != nil || taker != nil {
            return try arguments.finish(
                Reading(.sitrep(.phoned(incident, to: taker, words: words)), .sitrepIssue))
        }
        guard sends || words != nil else {
            return try arguments.finish(Reading(.sitreps(.draft(kind, incident)), .sitrepIssue))
        }
        return try arguments.finish(
            Reading(.sitrep(.issue(kind, incident, words: words)), .sitrepIssue))
    }
}
