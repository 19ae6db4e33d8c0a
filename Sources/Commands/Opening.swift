import Domain

/// How a text addresses the bot, and where its first word begins.
struct Opening {
    enum Manner {
        /// `/`, `、` and `!`, before anything else.
        case slash
        case comma
        case bang
        /// The bot's name with an `@`, or a name the channel marked as a mention.
        case mention
        /// The bot's bare name.
        case name
        /// The bot is mentioned somewhere in the text.
        case passing
        /// A conversation of two, an SMS or a mail.
        case direct
    }

    var manner: Manner
    var start: Int
    /// The prefix before the word, if there is one.
    var prefix: Manner?
    /// A blank stands between the prefix and the word.
    var isApart = false

    /// Nil when nobody spoke to the bot.
    init?(_ line: Line, _ setting: ParseSetting) {
        var at = line.skipSpaces(0)
        var manner: Manner? = setting.isBare ? .direct : nil
        if let name = Self.leadingName(line, at, setting.botNames) {
            manner = manner ?? (name.isMention || setting.mentionsBot ? .mention : .name)
            at = line.skip(from: name.end) { $0 == " " || $0 == ":" || $0 == "," }
        } else if setting.mentionsBot {
            manner = manner ?? .passing
        }
        if let prefix = Self.prefix(line[at]) {
            if Self.prefix(line[at + 1]) != nil { return nil }
            self.prefix = prefix
            isApart = line.isSpace(at + 1)
            at = line.skipSpaces(at + 1)
            if manner == nil || manner == .passing || manner == .name { manner = prefix }
        }
        guard let manner else { return nil }
        self.manner = manner
        start = at
    }

    private static func prefix(_ scalar: Unicode.Scalar?) -> Manner? {
        switch scalar {
        case "/": .slash
        case "、", "､": .comma
        case "!": .bang
        default: nil
        }
    }

    /// The longest of the bot's names that stands at `index` as a word.
    private static func leadingName(_ line: Line, _ index: Int, _ names: [String])
        -> (end: Int, isMention: Bool)?
    {
        var best: (end: Int, isMention: Bool)?
        let isAt = line[index] == "@"
        for name in names {
            let from = isAt && name.first != "@" ? index + 1 : index
            guard let end = line.end(of: name, at: from), end > best?.end ?? index else { continue }
            let isWord = line.isBreak(end) || line[end] == ":" || line[end] == ","
            if isWord { best = (end, isAt) }
        }
        return best
    }

    /// A cheap look at the first character: whether the text may be for the bot at all.
    static func mayBegin(_ text: Substring, _ setting: ParseSetting) -> Bool {
        if setting.isBare || setting.mentionsBot { return true }
        for scalar in text.unicodeScalars.prefix(Limits.headBytes) {
            guard let first = Fold.first(scalar), first != " " else { continue }
            if prefix(first) != nil || first == "@" { return true }
            if setting.awaitsCode, Fold.isDigit(first) { return true }
            return setting.botNames.contains { name in
                name.unicodeScalars.first.map(Fold.lowered) == Fold.lowered(first)
            }
        }
        return false
    }
}

extension Line {
    /// Where `name` ends if the folded text at `index` begins with it.
    fileprivate func end(of name: String, at index: Int) -> Int? {
        var at = index
        for scalar in name.unicodeScalars {
            guard case .one(let one) = Fold.fold(scalar), let here = self[at],
                Fold.lowered(here) == Fold.lowered(one)
            else { return nil }
            at += 1
        }
        return at > index ? at : nil
    }
}
