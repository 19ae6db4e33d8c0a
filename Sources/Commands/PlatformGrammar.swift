import Domain

/// The table of platforms (domain §1, special 5; §10).
enum PlatformGrammar {
    enum Deed { case board, list, own, update, merge, keep, sync, compare }

    private static let parts = [
        Part(Deed.board, zh: "态势表", en: "board", "表", "态势"),
        Part(.list, zh: "登记", en: "add", "list", "盘点", "新增"),
        Part(.own, zh: "负责", en: "own", "负责人", "owner"),
        Part(.update, zh: "更新", en: "update"),
        Part(.merge, zh: "归并", en: "merge", "合并"),
        Part(.keep, zh: "快照", en: "snapshot", "存档"),
        Part(.sync, zh: "同步", en: "sync"),
        Part(.compare, zh: "复核", en: "check", "compare", "核对"),
    ]

    private static let keys: [Key] = [.heat, .narrative, .state, .at, .owner, .reason]

    static let row = CommandRow(
        .platform, ["platform", "platforms", "平台"], zh: "平台 态势表", en: "platform board",
        keys: keys, read: platform)

    /// Parts that have rights of their own.
    static let partRows = [
        part(.platformEdit, "own", "负责", "微博 @sun", "Weibo @sun"),
        part(
            .platformUpdate, "update", "更新", "微博 热度=120000 说法=报名取消 状态=发酵",
            "Weibo heat=120000 narrative=enrolment is off state=growing"),
        part(.platformCheck, "check", "复核", "S-1 一致", "S-1 same"),
    ]

    private static func part(
        _ verb: Verb, _ en: String, _ zh: String, _ chinese: String, _ english: String
    ) -> CommandRow {
        CommandRow(
            verb, ["platform " + en, "平台 " + zh], zh: "平台 \(zh) \(chinese)",
            en: "platform \(en) \(english)", keys: keys, read: platform)
    }

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        parts.first { $0.words.contains(word) }.flatMap { verb(of: $0.value) }
    }

    private static func verb(of deed: Deed) -> Verb? {
        switch deed {
        case .board, .sync: nil
        case .list, .own, .merge, .keep: .platformEdit
        case .update: .platformUpdate
        case .compare: .platformCheck
        }
    }

    static func platform(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        if let next = arguments.next, let number = NumberText(arguments.key(next)),
            number.kind == .incident
        {
            return try board(&arguments)
        }
        switch try arguments.part(parts) {
        case nil: return try board(&arguments)
        case .board:
            // A snapshot is of the board.
            if arguments.pop(oneOf: ["snapshot", "快照"]) != nil {
                return try taken(.keep, &arguments)
            }
            return try board(&arguments)
        case .sync:
            let number = try arguments.number(.statement, .statement)
            return try arguments.finish(Reading(.platforms(.sync(number)), .platform))
        case .some(let deed): return try taken(deed, &arguments)
        }
    }

    private static func taken(
        _ deed: Deed, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        let command = try command(deed, &arguments)
        return try arguments.finish(Reading(.platform(command), verb(of: deed) ?? .platform))
    }

    private static func board(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let at = try arguments.minuteIfAny(.at)
        let incident = try arguments.lastNumber(.incident, .incident)
        return try arguments.finish(Reading(.platforms(.board(incident, at: at)), .platform))
    }

    private static func command(
        _ deed: Deed, _ arguments: inout Arguments
    ) throws(Complaint) -> PlatformCommand {
        let incident = try leading(&arguments)
        switch deed {
        case .list:
            var names: [String] = []
            // "微博、抖音" is one word to the line, and two platforms.
            while let piece = arguments.pop() {
                names += arguments.raw(piece).split(separator: "、").map(String.init)
            }
            if names.isEmpty { throw arguments.missing(.platform) }
            return .list(incident, names)
        case .own:
            let name = try name(&arguments)
            guard let owner = try arguments.textOrRest(.owner) else {
                throw arguments.missing(.person)
            }
            return .own(incident, platform: name, by: owner)
        case .update: return try update(incident, &arguments)
        case .merge:
            return .merge(incident, try told(&arguments), into: try told(&arguments))
        case .compare: return try compare(&arguments)
        case .keep, .board, .sync: return .keep(incident)
        }
    }

    private static func leading(_ arguments: inout Arguments) throws(Complaint) -> Number? {
        guard let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident else {
            return nil
        }
        return try arguments.numberIfAny(.incident)
    }

    private static func name(_ arguments: inout Arguments) throws(Complaint) -> String {
        guard let piece = arguments.pop() else { throw arguments.missing(.platform) }
        return arguments.raw(piece)
    }

    /// A narrative by its number.
    private static func told(_ arguments: inout Arguments) throws(Complaint) -> Int {
        guard let piece = arguments.pop() else { throw arguments.missing(.narrative) }
        guard let number = number(arguments.key(piece)) else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return number
    }

    /// `2`, `说法2`.
    private static func number(_ key: String) -> Int? {
        let digits = key.hasPrefix("说法") ? key.dropFirst(2) : key[...]
        guard digits.count < 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(digits)
    }

    private static func update(
        _ incident: Number?, _ arguments: inout Arguments
    ) throws(Complaint) -> PlatformCommand {
        let name = try name(&arguments)
        let heat = try arguments.text(.heat).map {
            Heat(text: $0, count: CountText.count(Fold.key($0)))
        }
        let narrative = try arguments.text(.narrative).map { text in
            number(Fold.key(text)).map(PlatformDraft.Told.number) ?? .text(text)
        }
        let state = try arguments.text(.state)
        if heat == nil, narrative == nil, state == nil { throw arguments.missing(.heat) }
        return .update(
            incident, platform: name,
            PlatformDraft(heat: heat, narrative: narrative, state: state))
    }

    private static let findings = [
        Part(true, zh: "一致", en: "same", "ok", "通过"),
        Part(false, zh: "不一致", en: "differs", "different", "不通过"),
    ]

    private static func compare(
        _ arguments: inout Arguments
    ) throws(Complaint) -> PlatformCommand {
        let number = try arguments.number(.statement, .statement)
        guard let isSame = try arguments.part(findings) else {
            throw arguments.missing(.finding)
        }
        return .compare(number, isSame: isSame, note: try arguments.textOrRest(.reason))
    }
}
