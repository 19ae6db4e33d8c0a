import Domain

/// Text → a request, a complaint with a column, or nothing. Pure, and cheap for plain talk.
package struct CommandParser: Sendable {
    private let lexicon: Lexicon

    package init(plan: Plan) { lexicon = Lexicon(plan) }

    /// Whether the text is meant for the bot: by its road, by a prefix or by the bot's name.
    package static func isAddressed(_ text: String, _ setting: ParseSetting) -> Bool {
        guard Opening.mayBegin(text[...], setting) else { return false }
        return Opening(Line(head(of: text[...], Limits.headBytes)), setting) != nil
    }

    package func parse(_ text: String, in setting: ParseSetting) -> Parsed {
        var part = text[...]
        var columnsBefore = 0
        if setting.route == .email {
            guard let first = MailBody.firstLine(of: text) else { return .plainTalk }
            part = first.line
            columnsBefore = first.columnsBefore
        }
        guard Opening.mayBegin(part, setting) else { return .plainTalk }
        let isLong = part.utf8.count > Limits.commandBytes
        let seen = isLong ? Self.head(of: part, Limits.headBytes) : part
        let parsed = parse(Line(seen, columnsBefore: columnsBefore), setting)
        guard isLong, parsed != .plainTalk else { return parsed }
        let fits = String(Self.head(of: part, Limits.commandBytes)).count
        return .complaint(
            Complaint(.tooLong(limit: Limits.commandBytes), column: columnsBefore + fits + 1))
    }

    private static func head(of text: Substring, _ bytes: Int) -> Substring {
        text[..<text.utf8.prefix(bytes).endIndex]
    }

    private func parse(_ line: Line, _ setting: ParseSetting) -> Parsed {
        guard let opening = Opening(line, setting) else { return bareCode(line, setting) }
        guard opening.start < line.end else {
            return opening.manner == .mention
                ? .request(.query(.help(nil)), .help) : .plainTalk
        }
        if let code = code(line, from: opening.start) { return code }
        if setting.isBare {
            let short = ShortForm(line: line, start: opening.start, route: setting.route)
            if let parsed = short.read() { return parsed }
        } else if opening.prefix != nil {
            let short = ShortForm(line: line, start: opening.start, route: setting.route)
            if let parsed = short.onTheWay() { return parsed }
        }
        if let word = FirstWord(line, opening, lexicon) { return read(line, word, setting) }
        return Stranger(line: line, opening: opening, lexicon: lexicon).parsed
    }

    private func read(_ line: Line, _ word: FirstWord, _ setting: ParseSetting) -> Parsed {
        do throws(Complaint) {
            var arguments = try Scanner.scan(line, from: word.end, for: word.row, lexicon)
            arguments.word = word.word
            arguments.isOutside = !setting.route.isChat
            let reading = try word.row.read(&arguments, lexicon)
            if case .command(.desk(.openForm)) = reading.request, !setting.route.isChat {
                throw arguments.missing(reading.verb == .warn ? .type : .values)
            }
            return .request(reading.request, reading.verb)
        } catch {
            return .complaint(error)
        }
    }

    /// In a room a code needs no prefix while one is awaited.
    private func bareCode(_ line: Line, _ setting: ParseSetting) -> Parsed {
        guard setting.awaitsCode else { return .plainTalk }
        return code(line, from: line.skipSpaces(0)) ?? .plainTalk
    }

    /// A code and nothing else.
    private func code(_ line: Line, from start: Int) -> Parsed? {
        guard line.end - start == 4, let code = DeskGrammar.code(line.plain(start..<line.end))
        else { return nil }
        let reading = DeskGrammar.answer(code)
        return .request(reading.request, reading.verb)
    }
}
