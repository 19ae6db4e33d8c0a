import Domain

/// The known word that a line begins with.
struct FirstWord {
    let row: CommandRow
    /// As a key.
    let word: String
    /// Where the arguments begin.
    let end: Int

    /// Nil when the line begins with no command's word.
    init?(_ line: Line, _ opening: Opening, _ lexicon: Lexicon) {
        let start = opening.start
        guard let first = line[start] else { return nil }
        let stop: Int
        if Fold.isIdeograph(first) {
            stop = line.skip(from: start, while: Fold.isIdeograph)
            guard Self.endsChinese(line, stop, opening) else { return nil }
        } else if Fold.isLetter(first) {
            stop = line.skip(from: start, while: Fold.isLetter)
            guard Self.endsEnglish(line, stop) else { return nil }
        } else {
            guard first == "?", line.isBreak(start + 1), opening.allowsQuestionMark else {
                return nil
            }
            stop = start + 1
        }
        // "现场人数80" is typed without a blank.
        let glued = FieldText.opening(of: line.key(start..<stop))
        let own = glued.map { start + $0 } ?? stop
        word = line.key(start..<own)
        guard let row = lexicon.row(word) else { return nil }
        self.row = row
        let marks = line.skip(from: own) { Self.trailing.contains($0) }
        end = line.skipSpaces(marks)
    }

    private static let trailing = Set(":,;.!?。~".unicodeScalars)

    /// In a room "、启动、停止" and "/启动/停止" are lists, not commands.
    private static func endsChinese(_ line: Line, _ stop: Int, _ opening: Opening) -> Bool {
        opening.manner == .direct || (line[stop] != "/" && line[stop] != "、")
    }

    /// "done3" and "done." are words, "done.txt" and "done-deal" are not.
    private static func endsEnglish(_ line: Line, _ stop: Int) -> Bool {
        guard !line.isBreak(stop), let mark = line[stop] else { return true }
        if mark == "." { return line.isBreak(stop + 1) }
        return Fold.isDigit(mark) || mark == "#" || trailing.contains(mark)
    }
}

extension Opening {
    /// "!?" is a cry, not a question to the bot.
    fileprivate var allowsQuestionMark: Bool {
        if prefix == .bang { return false }
        switch manner {
        case .slash, .comma, .mention, .direct: return true
        case .bang, .name, .passing: return false
        }
    }
}

/// A first word that is not known: is it a slip, or plain talk?
struct Stranger {
    let line: Line
    let opening: Opening
    let lexicon: Lexicon

    var parsed: Parsed {
        let start = opening.start
        if opening.prefix == .slash, isPath { return .plainTalk }
        switch opening.manner {
        case .direct, .mention: return complaint
        case .slash:
            let isWord = line[start].map { Fold.isLetter($0) || Fold.isIdeograph($0) } ?? false
            return isWord && !opening.isApart ? complaint : .plainTalk
        case .comma: return isNear && !opening.isApart ? complaint : .plainTalk
        case .bang: return (isNear || isEnglish) && !opening.isApart ? complaint : .plainTalk
        case .name, .passing: return isNear ? complaint : .plainTalk
        }
    }

    private static let marks = Set(" ,;:!?。".unicodeScalars)

    private var range: Range<Int> {
        let start = opening.start
        let stop = line.skip(from: start) { !Self.marks.contains($0) }
        return start..<min(max(stop, start + 1), start + Limits.unknownWord, line.end)
    }

    private var complaint: Parsed {
        let nearest = lexicon.nearest(to: line.key(range))
        let fault = Complaint.Fault.unknownWord(line.raw(range), nearest: nearest)
        return .complaint(Complaint(fault, column: line.column(at: range.lowerBound)))
    }

    /// "!drill" is meant for the bot: an English cry has its mark at the end.
    private var isEnglish: Bool {
        let scalars = line.key(range).unicodeScalars
        return scalars.count >= 3 && scalars.allSatisfy(Fold.isLetter)
    }

    private var isNear: Bool {
        let word = line.key(range)
        let isWord = word.unicodeScalars.allSatisfy { Fold.isLetter($0) || Fold.isIdeograph($0) }
        return isWord && lexicon.isNear(word)
    }

    /// `/usr/bin`, `/etc/hosts`: another slash before the next blank.
    private var isPath: Bool {
        let stop = line.skip(from: opening.start) { $0 != " " && $0 != "/" }
        return line[stop] == "/"
    }
}
