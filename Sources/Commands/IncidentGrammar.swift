import Domain

/// How incidents begin, change and end.
enum IncidentGrammar {
    private static let noWords: Set<String> = ["no", "not", "否", "不", "不启动"]
    private static let phones: Set<String> = ["phone", "telephone", "tel", "call", "电话", "口头"]

    /// `activate W-1 II R`, keys in any order; `activate W-1 no reason=…` is a "not activated".
    static func activate(_ arguments: inout Arguments, _ lexicon: Lexicon)
        throws(Complaint) -> Reading
    {
        let warning = try arguments.number(.warning, .warning)
        if arguments.pop(oneOf: noWords) != nil {
            let reason = try arguments.required(.reason, .reason)
            let decline = Reading(.warning(.decline(warning, reason: reason)), .decline)
            return try arguments.finish(decline)
        }
        var level = try levelByKey(&arguments, lexicon)
        var packs = try packsByKey(&arguments, lexicon)
        while let piece = arguments.pop() {
            if level == nil {
                level = try self.level(piece, arguments, lexicon)
            } else {
                packs += try self.packs(piece, arguments, lexicon)
            }
        }
        guard let level else { throw arguments.missing(.level) }
        var unique: [String] = []
        for pack in packs where !unique.contains(pack) { unique.append(pack) }
        let request = ActivationRequest(
            warning: warning, level: level, packs: unique,
            reason: try arguments.textOrRest(.reason),
            onBehalfOf: try arguments.text(.onBehalf), via: try via(&arguments))
        return try arguments.finish(Reading(.incident(.activate(request)), .activate))
    }

    /// By what means a decision or an answer came; a telephone has one name.
    static func via(_ arguments: inout Arguments) throws(Complaint) -> String? {
        guard let text = try arguments.text(.via) else { return nil }
        return phones.contains(Fold.key(text)) ? "phone" : text
    }

    static func countersign(_ arguments: inout Arguments, _: Lexicon)
        throws(Complaint) -> Reading
    {
        let incident = try arguments.lastNumber(.incident, .incident)
        return try arguments.finish(Reading(.incident(.countersign(incident)), .countersign))
    }

    /// `level I-1 III reason=…`; a bare number is an incident only where a level follows it.
    static func level(_ arguments: inout Arguments, _ lexicon: Lexicon)
        throws(Complaint) -> Reading
    {
        var level = try levelByKey(&arguments, lexicon)
        var incident: Number?
        if let next = arguments.next, let number = NumberText(arguments.key(next)) {
            if number.kind != nil || level != nil || isLevelSecond(arguments, lexicon) {
                incident = try arguments.numberIfAny(.incident)
            }
        }
        if level == nil, let piece = arguments.pop() {
            level = try self.level(piece, arguments, lexicon)
        }
        guard let level else { throw arguments.missing(.level) }
        let reason = try arguments.textOrRest(.reason)
        return try arguments.finish(
            Reading(.incident(.level(incident, level, reason: reason)), .level))
    }

    private static func isLevelSecond(_ arguments: Arguments, _ lexicon: Lexicon) -> Bool {
        var ahead = arguments
        ahead.drop()
        return ahead.next.map { lexicon.level(ahead.key($0)) != nil } ?? false
    }

    static func cancel(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let incident = try arguments.numberIfAny(.incident)
        let reason = try arguments.required(.reason, .reason)
        return try arguments.finish(
            Reading(.incident(.cancel(incident, reason: reason)), .cancel))
    }

    private enum Closing { case propose, confirm }

    private static let closings = [
        Part(Closing.propose, zh: "提议", en: "propose", "建议"),
        Part(.confirm, zh: "确认", en: "confirm"),
    ]

    /// `close propose I-1 reason=…`, `close confirm`; the number may stand first.
    static func close(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let before = try arguments.numberIfAny(.incident)
        guard let closing = try arguments.part(closings) else {
            throw arguments.missing(.subcommand)
        }
        let after = before == nil ? try arguments.numberIfAny(.incident) : nil
        let incident = before ?? after
        guard closing == .propose else {
            let reason = try arguments.textOrRest(.reason)
            return try arguments.finish(
                Reading(.incident(.confirmClose(incident, reason: reason)), .close))
        }
        let reason = try arguments.required(.reason, .reason)
        return try arguments.finish(
            Reading(.incident(.proposeClose(incident, reason: reason)), .close))
    }

    /// `note I-1 text`, `note at=14:20 text`; only a number with its letter is a number, "3 buses came" is text.
    static func note(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        var incident: Number?
        if let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident {
            incident = try arguments.numberIfAny(.incident)
        }
        let at = try arguments.minuteIfAny(.at)
        let text = try arguments.required(.text, .text)
        return try arguments.finish(
            Reading(.incident(.note(incident, text: text, at: at)), .note))
    }

    // MARK: Words of the plan

    private static func levelByKey(_ arguments: inout Arguments, _ lexicon: Lexicon)
        throws(Complaint) -> Level?
    {
        guard let piece = arguments.values[.level] else { return nil }
        _ = try arguments.text(.level)
        return try level(piece, arguments, lexicon)
    }

    private static func level(
        _ piece: Arguments.Piece, _ arguments: Arguments, _ lexicon: Lexicon
    ) throws(Complaint) -> Level {
        if let level = lexicon.level(arguments.key(piece)) { return level }
        let known = lexicon.levelNames
        throw arguments.complaint(.unknownLevel(arguments.raw(piece), known: known), at: piece)
    }

    private static func packsByKey(_ arguments: inout Arguments, _ lexicon: Lexicon)
        throws(Complaint) -> [String]
    {
        guard let piece = arguments.values[.packs] else { return [] }
        _ = try arguments.text(.packs)
        return try packs(piece, arguments, lexicon)
    }

    /// `C,R`, `谣言`: what is no pack between commas is taken word by word.
    private static func packs(
        _ piece: Arguments.Piece, _ arguments: Arguments, _ lexicon: Lexicon
    ) throws(Complaint) -> [String] {
        var packs: [String] = []
        for part in arguments.list(piece) {
            let isPack = lexicon.pack(Fold.key(part)) != nil
            let words = isPack ? [part[...]] : part.split(separator: " ")
            for word in words {
                guard let pack = lexicon.pack(Fold.key(String(word))) else {
                    throw arguments.complaint(
                        .unknownPack(String(word), known: lexicon.packLetters), at: piece)
                }
                packs.append(pack)
            }
        }
        return packs
    }
}
