import Domain

/// The shortest answers, for telephones: `1`, `12 1`, `2无法到岗`, `值班` (domain §10, "SMS in").
struct ShortForm {
    let line: Line
    let start: Int
    let route: RouteKind

    private static let received: Set<String> = [
        "已收到", "收到了", "收到谢谢", "好的收到", "收到马上到", "1收到", "1已收到",
    ]
    private static let present: Set<String> = [
        "到", "在", "到了", "已到", "我到了", "我在", "在岗", "已到岗", "here", "present",
    ]
    private static let underway = ["在途中", "途中", "otw", "eta"]
    private static let duty: Set<String> = ["值班", "值班电话", "duty"]
    private static let stop: Set<String> = ["停", "停止", "退订", "stop"]
    private static let again: Set<String> = ["开通", "恢复短信", "start"]
    private static let punctuation = Set(".。!,;~".unicodeScalars)

    /// Nil when the text is none of these.
    func read() -> Parsed? {
        guard start < line.end else { return nil }
        let split = line.skip(from: start) { $0 != " " }
        let first = word(start, min(split, line.end))
        if let reason = cannotReason(first) { return answer(2, to: nil, reason: reason) }
        if let parsed = onTheWay() { return parsed }
        if split >= line.end { return one(first) }
        let second = line.skipSpaces(split)
        guard line.skip(from: second, while: { $0 != " " }) >= line.end else { return nil }
        return two(first, word(second, line.end))
    }

    private func word(_ from: Int, _ to: Int) -> String {
        line.key(from..<to).trimming(Self.punctuation.contains)
    }

    private func one(_ word: String) -> Parsed? {
        if word == "1" || Self.received.contains(word) { return answer(1, to: nil) }
        if word == "2" { return answer(2, to: nil) }
        if Self.present.contains(word) { return here(.present) }
        if let code = DeskGrammar.code(word) {
            let reading = DeskGrammar.answer(code)
            return .request(reading.request, reading.verb)
        }
        if !word.isEmpty, word.unicodeScalars.allSatisfy(Fold.isDigit) { return which() }
        guard !route.isChat else { return nil }
        if word == "?" { return .request(.query(.status(nil)), .status) }
        if Self.duty.contains(word) { return .smsWord(.duty) }
        if Self.stop.contains(word) { return .smsWord(.stop) }
        return Self.again.contains(word) ? .smsWord(.start) : nil
    }

    /// `途中`, `途中 20`, `途中20分钟`, `ETA 20`: to a roll call, also in a room behind a prefix.
    func onTheWay() -> Parsed? {
        let text = word(start, line.end)
        guard let opening = Self.underway.first(where: text.hasPrefix) else { return nil }
        let rest = String(text.dropFirst(opening.count)).trimming {
            " :=,约".unicodeScalars.contains($0)
        }
        if rest.isEmpty { return here(.onTheWay(minutes: nil)) }
        return SpanText.minutes(rest).map { here(.onTheWay(minutes: $0)) }
    }

    private func here(_ word: RollAnswer.Word) -> Parsed {
        .request(.command(.rollCall(.answer(RollAnswer(word)))), .here)
    }

    /// `12 1` and `1 12` are the same; `1 2` could be either and is asked back.
    private func two(_ left: String, _ right: String) -> Parsed? {
        guard let left = number(left), let right = number(right) else { return nil }
        if left == right, left == 1 || left == 2 { return answer(left, to: right) }
        switch (left == 1 || left == 2, right == 1 || right == 2) {
        case (true, false): return answer(left, to: right)
        case (false, true): return answer(right, to: left)
        case (true, true), (false, false): return which()
        }
    }

    private func number(_ word: String) -> Int? {
        guard let number = NumberText(word), number.kind ?? .notice == .notice else { return nil }
        return number.value
    }

    /// `2无法到岗`, `无法到岗 在外地`: the whole of it is the reason.
    private func cannotReason(_ first: String) -> String? {
        let isNumbered = first.hasPrefix("2无法")
        guard isNumbered || (first.hasPrefix("无法") && isGlued) else { return nil }
        return line.raw((isNumbered ? start + 1 : start)..<line.end)
    }

    private var isGlued: Bool { line[start + 2].map(Fold.isIdeograph) ?? false }

    private func answer(_ digit: Int, to value: Int?, reason: String? = nil) -> Parsed {
        let notice = value.map { Number(.notice, $0) }
        if digit == 1 {
            let command = NoticeCommand.acknowledge(notice, onBehalfOf: nil, via: nil)
            return .request(.command(.notice(command)), .ack)
        }
        return .request(.command(.notice(.cannot(notice, reason: reason))), .cannot)
    }

    private func which() -> Parsed {
        .complaint(
            Complaint(
                .unknownWord(line.raw(start..<line.end), nearest: ["收到", "ack"]),
                column: line.column(at: start)))
    }
}
