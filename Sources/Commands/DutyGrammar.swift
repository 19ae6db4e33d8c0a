import Domain

/// Who is on duty, and what people agree on about it.
enum DutyGrammar {
    private enum Deed { case now, week, mine, swap, cover, add, handOver, take }

    private static let parts = [
        Part(Deed.now, zh: "现在", en: "now"), Part(.week, zh: "本周", en: "week", "一周"),
        Part(.mine, zh: "我的", en: "mine", "my"), Part(.swap, zh: "换班", en: "swap"),
        Part(.cover, zh: "顶班", en: "standin", "cover", "override", "代班"),
        Part(.add, zh: "加派", en: "extra", "增派", "add"),
        Part(.handOver, zh: "交班", en: "handover"), Part(.take, zh: "接班", en: "take", "takeover"),
    ]

    private static let answers = [
        Part(true, zh: "同意", en: "yes", "agree", "ok", "接受"),
        Part(false, zh: "拒绝", en: "no", "decline", "cancel", "取消", "不同意"),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .swap: .dutySwap
        case .cover, .add: .dutyCover
        case .handOver: .dutyHandover
        case .take: .dutyTake
        case .now, .week, .mine, nil: nil
        }
    }

    /// `duty`, `duty week`, `duty swap @li 12-01 12-03`, `duty take`.
    static func duty(_ arguments: inout Arguments, _ lexicon: Lexicon) throws(Complaint) -> Reading
    {
        switch try arguments.part(parts) {
        case nil, .now: return try arguments.finish(Reading(.duty(.now), .duty))
        case .week: return try arguments.finish(Reading(.duty(.week), .duty))
        case .mine: return try arguments.finish(Reading(.duty(.mine), .duty))
        case .swap: return try swap(&arguments, lexicon)
        case .cover: return try cover(&arguments, lexicon)
        case .add: return Reading(.duty(.add(try placing(&arguments))), .dutyCover)
        case .handOver: return try handOver(&arguments, lexicon)
        case .take: return try take(&arguments, lexicon)
        }
    }

    /// `swap @li 12-01 12-03`, `swap yes 2`.
    static func swap(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let word = arguments.next.map { arguments.key($0) } ?? ""
        if let answer = answers.first(where: { $0.words.contains(word) }) {
            arguments.drop()
            let number = try plainNumber(&arguments)
            let command = DutyCommand.answerSwap(number, agree: answer.value)
            return try arguments.finish(Reading(.duty(command), .dutySwap))
        }
        let who = try arguments.addressee()
        let days = try arguments.whens()
        guard days.count == 2 else {
            guard days.count < 2 else {
                throw arguments.complaint(.tooManyValues(limit: 2), at: 0)
            }
            throw arguments.missing(.day)
        }
        let command = DutyCommand.swap(with: who, mine: days[0], theirs: days[1])
        return try arguments.finish(Reading(.duty(command), .dutySwap))
    }

    private static func plainNumber(_ arguments: inout Arguments) throws(Complaint) -> Int? {
        guard let piece = arguments.pop() else { return nil }
        guard let number = NumberText(arguments.key(piece)), number.kind == nil else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return number.value
    }

    /// `standin @li 12-01 20:00 to 08:00`, with a rotation's name behind it.
    static func cover(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        Reading(.duty(.cover(try placing(&arguments))), .dutyCover)
    }

    private static func placing(_ arguments: inout Arguments) throws(Complaint) -> DutyPlacing {
        let who = try arguments.addressee()
        let days = try arguments.whens()
        guard days.count <= 2 else {
            throw arguments.complaint(.tooManyValues(limit: 2), at: 0)
        }
        let rotation = arguments.rest()
        return try arguments.finish(
            DutyPlacing(
                who: who, from: days.first, to: days.count == 2 ? days[1] : nil,
                rotation: rotation))
    }

    static func handOver(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard let text = arguments.rest() else { throw arguments.missing(.text) }
        return try arguments.finish(Reading(.duty(.handOver(text)), .dutyHandover))
    }

    static func take(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        try arguments.finish(Reading(.duty(.take), .dutyTake))
    }
}

extension Arguments {
    private static let links: Set<String> = [
        "至", "到", "-", "~", "to", "until", "和", "与", "and", "..",
    ]

    /// Every day and time that stands next, in order. A time belongs to the day before it; a second
    /// time without a day of its own is on the same day, or past midnight.
    mutating func whens() throws(Complaint) -> [DutyWhen] {
        var whens: [DutyWhen] = []
        while let piece = next {
            let word = key(piece)
            if Self.links.contains(word) {
                drop()
                continue
            }
            guard let (day, minute) = try moment(word, piece) else { break }
            drop()
            if let day {
                whens.append(DutyWhen(day, minute: minute))
            } else if let last = whens.last, last.minute == nil {
                whens[whens.count - 1].minute = minute
            } else {
                whens.append(DutyWhen(whens.isEmpty ? .from(today: 0) : .same, minute: minute))
            }
        }
        return whens
    }

    /// - Returns: Nil for a word that means neither.
    private func moment(
        _ word: String, _ piece: Piece
    ) throws(Complaint) -> (day: DutyWhen.Day?, minute: Int?)? {
        var word = word
        for link in ["至", "到"] {
            if word.hasPrefix(link) { word.removeFirst() }
            if word.hasSuffix(link) { word.removeLast() }
        }
        if let minute = DayText.minute(word) { return (nil, minute) }
        guard let first = word.unicodeScalars.first,
            Fold.isDigit(first) || DayText.named[word] != nil
        else { return nil }
        guard let found = DayText.read(word) else {
            throw complaint(.notADay(raw(piece)), at: piece)
        }
        return found
    }
}

/// A day as people write it: `2026-12-01`, `12-1`, `12月1日20:00`, 明天.
enum DayText {
    static let named: [String: Int] = [
        "今天": 0, "今日": 0, "today": 0, "明天": 1, "明日": 1, "tomorrow": 1, "后天": 2, "後天": 2,
        "昨天": -1, "yesterday": -1,
    ]

    static func minute(_ word: String) -> Int? {
        word == "24:00" ? 1440 : QuietHours.minute(word[...])
    }

    static func read(_ word: String) -> (day: DutyWhen.Day?, minute: Int?)? {
        if let days = named[word] { return (.from(today: days), nil) }
        var front = Substring(word)
        var minute: Int?
        if let end = word.firstIndex(where: { "t日号".contains($0) }) {
            front = word[..<end]
            let rest = word[word.index(after: end)...]
            if !rest.isEmpty {
                guard let time = self.minute(String(rest)) else { return nil }
                minute = time
            }
        }
        let numbers = front.split(
            omittingEmptySubsequences: false, whereSeparator: { "-/.年月".contains($0) }
        ).map { Int($0) }
        guard !numbers.contains(nil) else { return nil }
        return day(numbers.compactMap(\.self)).map { ($0, minute) }
    }

    private static func day(_ numbers: [Int]) -> DutyWhen.Day? {
        switch numbers.count {
        case 3:
            return CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2])
                .map(DutyWhen.Day.date)
        case 2:
            // A leap year has every day that a month can have.
            guard CalendarDay(year: 2028, month: numbers[0], day: numbers[1]) != nil else {
                return nil
            }
            return .ofYear(month: numbers[0], day: numbers[1])
        default: return nil
        }
    }
}
