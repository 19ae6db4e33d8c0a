import Domain

/// Roll calls: how one is asked for, and how it is answered.
enum RollCallGrammar {
    private static let shows: Set<String> = ["show", "table", "查看", "结果"]
    private static let again: Set<String> = ["again", "再次", "重新", "再点"]
    private static let away: Set<String> = ["请假", "leave", "away"]

    /// `rollcall`, `rollcall #onscene due=10m place=…`, `rollcall again`, `rollcall show N-7`.
    static func call(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        if arguments.pop(oneOf: shows) != nil {
            let notice = try arguments.lastNumber(.notice, .notice)
            return try arguments.finish(Reading(.rollCall(notice), .rollcall))
        }
        var request = RollCallRequest()
        request.again = arguments.pop(oneOf: again) != nil
        if let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident {
            request.incident = try arguments.numberIfAny(.incident)
        }
        request.due = try arguments.minutesIfAny(.due).map { .minutes($0) }
        request.place = try arguments.text(.place)
        request.scope = arguments.rest()
        return try arguments.finish(Reading(.rollCall(.call(request)), .rollcall))
    }

    /// `here`, `here N-7 gate 2`, `here eta=20`, `here for @x via=phone`.
    static func here(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let notice = try arguments.numberIfAny(.notice)
        var word = RollAnswer.Word.present
        if arguments.pop(oneOf: away) != nil { word = .away(reason: nil) }
        if let minutes = try arguments.minutesIfAny(.eta) { word = .onTheWay(minutes: minutes) }
        let answer = RollAnswer(
            notice: notice, word, place: try arguments.textOrRest(.place),
            onBehalfOf: try arguments.text(.onBehalf),
            via: try IncidentGrammar.via(&arguments))
        return try arguments.finish(Reading(.rollCall(.answer(answer)), .here))
    }
}

/// `20`, `20m`, `20分钟`, `2h`: a span as people write it, in minutes.
enum SpanText {
    private static let minutes: Set<String> = ["", "m", "min", "mins", "minutes", "分", "分钟"]
    private static let days: Set<String> = ["d", "day", "days", "天", "日"]
    private static let hours: Set<String> = ["h", "hour", "hours", "时", "小时"]

    /// - Parameter key: Folded and in lower case.
    /// - Parameter most: In minutes; days are understood where it is more than one.
    /// - Returns: Nil for what is no span, for none at all, and for more than `most`.
    static func minutes(_ key: String, most: Int = 1440) -> Int? {
        let digits = key.prefix { $0.isASCII && $0.isNumber }
        guard (1...4).contains(digits.count), let count = Int(digits) else { return nil }
        let unit = String(key.dropFirst(digits.count)).trimming { $0 == " " }
        let inDays = most > 1440 && days.contains(unit) ? count * 1440 : 0
        let span = minutes.contains(unit) ? count : hours.contains(unit) ? count * 60 : inDays
        return (1...most).contains(span) ? span : nil
    }
}

extension Arguments {
    /// A key's span, in minutes.
    mutating func minutesIfAny(_ key: Key, most: Int = 1440) throws(Complaint) -> Int? {
        guard let piece = values[key], let text = try text(key) else { return nil }
        guard let minutes = SpanText.minutes(Fold.key(text), most: most) else {
            throw complaint(.notASpan(text), at: piece)
        }
        return minutes
    }
}
