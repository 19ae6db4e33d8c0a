import Domain

/// People and seats: to see them, and for the office to change them.
enum RosterGrammar {
    private enum Deed { case show, add, edit, verify, confirm, hold, release }

    private static let parts = [
        Part(Deed.show, zh: "查看", en: "show"), Part(.add, zh: "新增", en: "add", "添加"),
        Part(.edit, zh: "修改", en: "edit"), Part(.verify, zh: "核验", en: "verify"),
        Part(.confirm, zh: "确认", en: "confirm"), Part(.hold, zh: "保全", en: "hold"),
        Part(.release, zh: "解除保全", en: "release"),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .add, .edit, .verify, .hold, .release: .rosterEdit
        case .confirm: .rosterConfirm
        case .show, nil: nil
        }
    }

    static let partRows = [
        CommandRow(
            .rosterConfirm, ["roster confirm", "名册 确认"], zh: "名册 确认 @li",
            en: "roster confirm @li", read: RosterGrammar.roster)
    ]

    static let keys: [Key] = [
        .name, .mobile, .mobile2, .landline, .email, .chat, .seat, .title, .reason,
    ]

    /// `roster`, `roster show @li`, `roster edit @li mobile=13800000000`.
    static func roster(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        switch try arguments.part(parts) {
        case nil: return try arguments.finish(Reading(.roster(nil), .roster))
        case .show:
            let word = arguments.rest()
            return try arguments.finish(Reading(.roster(word), .roster))
        case .add: return try change(&arguments) { .add($0, $1) }
        case .edit: return try change(&arguments) { .edit($0, $1) }
        case .verify:
            guard let piece = arguments.pop() else { throw arguments.missing(.person) }
            let word = arguments.raw(piece).trimming { $0 == "@" }
            let road = try arguments.part(ChannelGrammar.roads) ?? .sms
            return try arguments.finish(Reading(.roster(.verify(word, road)), .rosterEdit))
        case .confirm:
            guard let piece = arguments.pop() else { throw arguments.missing(.person) }
            let word = arguments.raw(piece).trimming { $0 == "@" }
            return try arguments.finish(Reading(.roster(.confirm(word)), .rosterConfirm))
        case .hold:
            let reason = try arguments.required(.reason, .reason)
            return try arguments.finish(
                Reading(.roster(.hold(reason: reason)), .rosterEdit))
        case .release:
            return try arguments.finish(Reading(.roster(.hold(reason: nil)), .rosterEdit))
        }
    }

    private static func change(
        _ arguments: inout Arguments, _ command: (String, [RosterInput]) -> RosterCommand
    ) throws(Complaint) -> Reading {
        guard let piece = arguments.pop() else { throw arguments.missing(.person) }
        let word = arguments.raw(piece).trimming { $0 == "@" }
        var inputs: [RosterInput] = []
        for (key, field) in fields {
            if let text = try arguments.text(key) { inputs.append(RosterInput(field, text)) }
        }
        // What is left over may be an address, and is not said again.
        guard arguments.isEmpty else { throw arguments.missing(.text) }
        return Reading(.roster(command(word, inputs)), .rosterEdit)
    }

    private static let fields: [(Key, RosterField)] = [
        (.name, .name), (.mobile, .mobile), (.mobile2, .mobile2), (.landline, .landline),
        (.email, .email), (.chat, .chat), (.seat, .posts), (.title, .title),
    ]
}
