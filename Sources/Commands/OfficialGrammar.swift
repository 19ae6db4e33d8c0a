import Domain

/// The register of official channels: `channel register`, `channel verify`, `channel retire`.
enum OfficialGrammar {
    static let keys: [Key] = [.name, .platform, .account, .owner, .via, .until, .reason, .text]

    private static let hands: Set<String> = ["hand", "manual", "none", "人工", "手工", "手动", "无"]

    /// `channel register site name=Our site platform=web account=https://… owner=@sun via=feed`;
    /// of a known one only what changes.
    static func register(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let id = try channel(&arguments)
        let draft = OfficialDraft(
            id: id, name: try arguments.text(.name), platform: try arguments.text(.platform),
            account: try arguments.text(.account), owner: try arguments.text(.owner),
            via: try via(&arguments), until: try arguments.dayIfAny(.until))
        return try arguments.finish(Reading(.official(.register(draft)), .officialEdit))
    }

    /// `channel verify site seen in the account's settings`.
    static func verify(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let id = try channel(&arguments)
        let how = try arguments.textOrRest(.text)
        return try arguments.finish(
            Reading(.official(.verify(id, how: how)), .officialVerify))
    }

    /// `channel retire site reason=the account was seized`.
    static func retire(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let id = try channel(&arguments)
        let reason = try arguments.required(.reason, .reason)
        return try arguments.finish(
            Reading(.official(.retire(id, reason: reason)), .officialEdit))
    }

    private static func channel(_ arguments: inout Arguments) throws(Complaint) -> String {
        guard let piece = arguments.pop() else { throw arguments.missing(.official) }
        return arguments.raw(piece)
    }

    private static func via(_ arguments: inout Arguments) throws(Complaint) -> OfficialDraft.Via? {
        guard let word = try arguments.text(.via) else { return nil }
        return hands.contains(Fold.key(word)) ? .hand : .publisher(word)
    }
}

extension Arguments {
    /// A key's day, such as `2027-01-01`.
    mutating func dayIfAny(_ key: Key) throws(Complaint) -> DutyWhen.Day? {
        guard let piece = values[key], let text = try text(key) else { return nil }
        guard let found = DayText.read(Fold.key(text)), let day = found.day, found.minute == nil
        else { throw complaint(.notADay(text), at: piece) }
        return day
    }
}
