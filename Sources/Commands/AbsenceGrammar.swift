import Domain

/// Leave, cover and deciding in another's name.
enum AbsenceGrammar {
    private enum Deed { case list, allow }
    private static let leaveParts: [(Deed, Set<String>)] = [
        (.list, ["list", "列表", "查看"]), (.allow, ["allow", "批准", "准假"]),
    ]
    private static let ends: Set<String> = ["end", "结束", "解除", "取消"]
    private static let revokes: Set<String> = ["revoke", "收回", "撤回", "end"]

    static func leaveVerb(_ word: String) -> Verb? {
        leaveParts.contains { $0.0 == .allow && $0.1.contains(word) } ? .leaveAllow : nil
    }

    /// `leave 12-01..12-05 flu`, `leave @li tomorrow`, `leave allow @li 12-01`, `leave`.
    static func leave(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let word = arguments.next.map { arguments.key($0) } ?? ""
        let deed = leaveParts.first { $0.1.contains(word) }?.0
        if deed != nil { arguments.drop() }
        if deed == .list || arguments.isEmpty, deed != .allow {
            return try arguments.finish(Reading(.absences, .leave))
        }
        var who: String?
        if let next = arguments.next, arguments.raw(next).hasPrefix("@") {
            arguments.drop()
            who = arguments.raw(next)
        }
        if deed == .allow, who == nil { who = try arguments.addressee() }
        let days = try arguments.whens()
        guard let from = days.first else { throw arguments.missing(.day) }
        guard days.count <= 2 else { throw arguments.complaint(.tooManyValues(limit: 2), at: 0) }
        let reason = try arguments.textOrRest(.reason)
        let command = AbsenceCommand.leave(
            who, from: from, to: days.count == 2 ? days[1] : nil, reason: reason,
            allow: deed == .allow)
        return try arguments.finish(
            Reading(.absence(command), deed == .allow ? .leaveAllow : .leave))
    }

    /// `back`, `back @li`.
    static func back(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let who = arguments.pop().map { arguments.raw($0) }
        return try arguments.finish(Reading(.absence(.back(who)), .back))
    }

    /// `cover @li @wang 12-05`, `cover end @li`.
    static func cover(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        if arguments.isEmpty { return try arguments.finish(Reading(.absences, .cover)) }
        if arguments.pop(oneOf: ends) != nil {
            let who = try arguments.addressee()
            return try arguments.finish(Reading(.absence(.endCover(who)), .cover))
        }
        let absent = try arguments.addressee()
        _ = arguments.pop(oneOf: ["→", "->", "由", "by"])
        guard let piece = arguments.pop() else { throw arguments.missing(.person) }
        let until = try arguments.whens()
        guard until.count <= 1 else { throw arguments.complaint(.tooManyValues(limit: 1), at: 0) }
        return try arguments.finish(
            Reading(
                .absence(.cover(absent, by: arguments.raw(piece), until: until.first)), .cover))
    }

    /// `delegate @li activate,approve until 12-05 08:00`, `delegate revoke @li`, `delegate`.
    static func delegate(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        if arguments.isEmpty { return try arguments.finish(Reading(.absences, .delegate)) }
        if arguments.pop(oneOf: revokes) != nil {
            let who = try arguments.addressee()
            return try arguments.finish(Reading(.absence(.revoke(who)), .delegate))
        }
        let who = try arguments.addressee()
        var scope: [Verb] = []
        while let next = arguments.next, let powers = powers(arguments.key(next)) {
            arguments.drop()
            scope += powers
        }
        let days = try arguments.whens()
        guard let until = days.last else { throw arguments.missing(.day) }
        guard days.count <= 2 else { throw arguments.complaint(.tooManyValues(limit: 2), at: 0) }
        return try arguments.finish(
            Reading(
                .absence(
                    .delegate(
                        who, scope: scope, from: days.count == 2 ? days[0] : nil, until: until)),
                .delegate))
    }

    private static let words: [Verb: Set<String>] = [
        .activate: ["activate", "启动"], .decline: ["decline", "不启动"],
        .level: ["level", "级别", "调级"], .close: ["close", "结束"],
        .cancel: ["cancel", "撤销"], .approve: ["approve", "审签", "批准"],
    ]

    /// One power or several with commas; nil for a word that is none.
    private static func powers(_ word: String) -> [Verb]? {
        if ["all", "全部", "全权"].contains(word) { return Mandate.powers }
        let parts = word.split { ",，、".contains($0) }.map(String.init)
        let found = parts.map { part in words.first { $0.value.contains(part) }?.key }
        return found.contains(nil) || found.isEmpty ? nil : found.compactMap(\.self)
    }
}
