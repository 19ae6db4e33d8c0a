import Domain

/// Groups: to see them, and for office and HQ to add, form, staff and close them.
enum GroupGrammar {
    private enum Deed { case show, card, add, form, lead, deputy, join, leave, close }

    private static let parts = [
        Part(Deed.show, zh: "查看", en: "show"), Part(.card, zh: "职责卡", en: "card"),
        Part(.add, zh: "增设", en: "add", "新增"), Part(.form, zh: "成立", en: "form", "组建"),
        Part(.lead, zh: "组长", en: "lead"), Part(.deputy, zh: "副组长", en: "deputy"),
        Part(.join, zh: "加入", en: "join"), Part(.leave, zh: "退出", en: "leave"),
        Part(.close, zh: "撤销", en: "close", "解散"),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .add, .form, .lead, .deputy, .join, .leave, .close: .groupEdit
        case .show, .card, nil: nil
        }
    }

    static let keys: [Key] = [.zh, .en, .lead, .deputy, .members, .minimum, .duties]

    /// `group`, `group show legal`, `group add rear lead=@li`, `group form 跨平台 lead=@li I-1`.
    static func group(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        switch try arguments.part(parts) {
        case nil: return try arguments.finish(Reading(.groups(.show(nil)), .group))
        case .show:
            let word = arguments.rest()
            return try arguments.finish(Reading(.groups(.show(word)), .group))
        case .card:
            let word = arguments.rest()
            return try arguments.finish(Reading(.groups(.card(word)), .group))
        case .add: return try add(&arguments)
        case .form: return try form(&arguments)
        case .lead: return try seat(.lead, &arguments)
        case .deputy: return try seat(.deputy, &arguments)
        case .join: return try seat(.member, &arguments)
        case .leave:
            let (group, person) = try pair(&arguments)
            return try edit(.leave(group, person: person), &arguments)
        case .close:
            let group = try word(&arguments, .group)
            return try edit(.close(group), &arguments)
        }
    }

    private static func add(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        var draft = GroupDraft(name: try word(&arguments, .group))
        draft.zh = try arguments.text(.zh)
        draft.en = try arguments.text(.en)
        draft.duty = try arguments.text(.duties)
        draft.minimum = try minimum(&arguments)
        draft.people = try people(&arguments)
        return try edit(.add(draft), &arguments)
    }

    private static func form(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let group = try word(&arguments, .group)
        let people = try people(&arguments)
        let incident = try arguments.numberIfAny(.incident)
        return try edit(.form(group, people, incident: incident), &arguments)
    }

    private static func seat(
        _ seat: Seat, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        let (group, person) = try pair(&arguments)
        return try edit(.seat(group, person: person, seat), &arguments)
    }

    private static func edit(
        _ command: GroupCommand, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        try arguments.finish(Reading(.group(command), .groupEdit))
    }

    // MARK: Words

    private static func word(
        _ arguments: inout Arguments, _ field: Complaint.Field
    ) throws(Complaint) -> String {
        guard let piece = arguments.pop() else { throw arguments.missing(field) }
        return arguments.raw(piece)
    }

    private static func pair(
        _ arguments: inout Arguments
    ) throws(Complaint) -> (group: String, person: String) {
        (try word(&arguments, .group), try word(&arguments, .person))
    }

    private static func people(_ arguments: inout Arguments) throws(Complaint) -> GroupPeople {
        let members = try arguments.text(.members) ?? ""
        return GroupPeople(
            lead: try arguments.text(.lead), deputy: try arguments.text(.deputy),
            members: members.split { ",，、;；".contains($0) }.map(String.init))
    }

    private static func minimum(_ arguments: inout Arguments) throws(Complaint) -> Int? {
        guard let piece = arguments.values[.minimum], let text = try arguments.text(.minimum)
        else { return nil }
        guard let count = Int(Fold.key(text)), (1...99).contains(count) else {
            throw arguments.complaint(.notANumber(text), at: piece)
        }
        return count
    }
}
