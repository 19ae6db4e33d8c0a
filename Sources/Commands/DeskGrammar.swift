import Domain

/// Questions, languages and codes.
enum DeskGrammar {
    static func help(_ arguments: inout Arguments, _ lexicon: Lexicon) throws(Complaint) -> Reading
    {
        guard let piece = arguments.pop() else { return Reading(.help(nil), .help) }
        let word = arguments.key(piece).trimming { "/!、".unicodeScalars.contains($0) }
        guard let row = lexicon.row(word) else {
            let nearest = lexicon.nearest(to: word)
            throw arguments.complaint(
                .unknownWord(arguments.raw(piece), nearest: nearest), at: piece)
        }
        let part = arguments.next.flatMap { CommandTable.part(row.verb, arguments.key($0)) }
        _ = arguments.rest()
        return Reading(.help(part ?? row.verb), .help)
    }

    static func status(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let incident = try arguments.lastNumber(.incident, .incident)
        return try arguments.finish(Reading(.status(incident), .status))
    }

    /// `timeline`, `timeline I-1`, `timeline I-1 2`: the second page from its start.
    static func timeline(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident else {
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.timeline(incident), .timeline))
        }
        let incident = try arguments.number(.incident, .incident)
        guard let piece = arguments.pop() else {
            return try arguments.finish(Reading(.timeline(incident), .timeline))
        }
        guard let page = Int(arguments.key(piece)), page > 0 else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return try arguments.finish(Reading(.timeline(incident, page: page), .timeline))
    }

    static func me(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        try arguments.finish(Reading(.me, .me))
    }

    private static let whole = [Part(true, zh: "全部", en: "all")]

    /// `readiness`, `readiness all`.
    static func readiness(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let all = try arguments.part(whole) ?? false
        return try arguments.finish(Reading(.readiness(all: all), .readiness))
    }

    private static let languages: [String: [Language]] = [
        "zh": [.zh], "cn": [.zh], "chinese": [.zh], "中文": [.zh], "汉语": [.zh],
        "en": [.en], "english": [.en], "英文": [.en], "英语": [.en],
        "both": [.zh, .en], "双语": [.zh, .en],
    ]

    static func language(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard arguments.next != nil else { throw arguments.missing(.language) }
        var wanted: [Language] = []
        while let piece = arguments.pop() {
            guard let languages = languages[arguments.key(piece)] else {
                throw arguments.complaint(.unknownLanguage(arguments.raw(piece)), at: piece)
            }
            for language in languages where !wanted.contains(language) { wanted.append(language) }
        }
        return try arguments.finish(Reading(.desk(.language(wanted)), .lang))
    }

    static func quiet(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard let piece = arguments.next else { throw arguments.missing(.hours) }
        if ["off", "none", "关", "关闭", "取消"].contains(arguments.key(piece)) {
            arguments.drop()
            return try arguments.finish(Reading(.desk(.quiet(.never)), .quiet))
        }
        let text = arguments.rest() ?? ""
        guard let hours = QuietHours(text) else {
            throw arguments.complaint(.notHours(text), at: piece)
        }
        return try arguments.finish(Reading(.desk(.quiet(hours)), .quiet))
    }

    static func confirm(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard let piece = arguments.pop() else { throw arguments.missing(.code) }
        guard let code = code(arguments.key(piece)) else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return try arguments.finish(answer(code))
    }

    static func answer(_ code: String) -> Reading { Reading(.desk(.answer(code: code)), .confirm) }

    /// Four digits and nothing else.
    static func code(_ word: String) -> String? {
        word.utf8.count == 4 && word.unicodeScalars.allSatisfy(Fold.isDigit) ? word : nil
    }
}
