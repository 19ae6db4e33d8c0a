import Domain

/// A line after its verb → words, `key=value` pairs and free text.
struct Scanner {
    private let line: Line
    private let row: CommandRow
    private let lexicon: Lexicon
    private let end: Int
    private var at: Int
    private var found: Arguments

    private struct KeyMatch {
        var key: Key
        var word: Range<Int>
        /// Where the value begins.
        var value: Int
        /// Without `=`, so that the value is one word.
        var isBare = false
    }

    static func scan(_ line: Line, from start: Int, for row: CommandRow, _ lexicon: Lexicon)
        throws(Complaint) -> Arguments
    {
        var scanner = Scanner(line: line, start: start, row: row, lexicon: lexicon)
        switch row.style {
        case .keyed: try scanner.scanKeyed()
        case .prose: try scanner.scanProse()
        }
        return scanner.found
    }

    private init(line: Line, start: Int, row: CommandRow, lexicon: Lexicon) {
        self.line = line
        self.row = row
        self.lexicon = lexicon
        at = start
        end = line.end
        found = Arguments(line: line, verb: row.verb)
    }

    // MARK: Keys and words in any order

    private mutating func scanKeyed() throws(Complaint) {
        while true {
            at = line.skip(from: at) { Self.separates($0) }
            guard at < end else { return }
            if isDashes(at) {
                let text = line.skip(from: at) { $0 == "-" || $0 == " " }
                found.tail = piece(min(text, end)..<end)
                return
            }
            if let match = try key(at: at) {
                try readValue(of: match)
            } else if let quoted = try quoted(at: at) {
                found.words.append(quoted)
                at = quoted.outer.upperBound
            } else if takesLink(at: at) {
                let link = linkEnd(at)
                found.values[.url] = piece(at..<link)
                found.segment += 1
                at = link
            } else {
                let stop = try wordEnd(at)
                found.words.append(piece(at..<stop))
                at = stop
            }
        }
    }

    /// A word ends at a blank or a comma, before a key, and before a link that touches it.
    private func wordEnd(_ start: Int) throws(Complaint) -> Int {
        if isLink(start) { return linkEnd(start) }
        var index = start + 1
        while index < end, let scalar = line[index], !Self.separates(scalar) {
            if row.takesLink, isLink(index) { break }
            if Self.ends(line[index - 1]), try key(at: index) != nil { break }
            index += 1
        }
        return index
    }

    private mutating func readValue(of match: KeyMatch) throws(Complaint) {
        // Blanks behind the end are no part of the line.
        let start = min(line.skipSpaces(match.value), end)
        var value: Arguments.Piece
        if let quoted = try quoted(at: start) {
            value = quoted
            at = quoted.outer.upperBound
        } else {
            let isOneWord = match.isBare || match.key.isOneWord
            let stop =
                try isOneWord ? oneWordEnd(start, of: match.key) : textEnd(start, of: match.key)
            value = piece(start..<trimmed(start, stop))
            at = max(stop, match.value)
        }
        if found.values[match.key] != nil {
            throw found.complaint(.unexpected(line.raw(match.word)), at: match.word.lowerBound)
        }
        value.segment = found.segment
        found.values[match.key] = value
        found.segment += 1
    }

    /// In a list a comma stands between two words of one value, unless a blank follows it.
    private func oneWordEnd(_ start: Int, of key: Key) -> Int {
        if isLink(start) { return linkEnd(start) }
        var stop = min(end, line.skip(from: start) { !Self.separates($0) })
        while key.isList, stop + 1 < end, line[stop] == ",", line[stop + 1] != " " {
            stop = min(end, line.skip(from: stop + 1) { !Self.separates($0) })
        }
        return stop
    }

    /// A text runs to the next key; floors also end where values begin.
    private func textEnd(_ start: Int, of key: Key) throws(Complaint) -> Int {
        var index = start
        while index < end {
            if index == start || Self.ends(line[index - 1]) {
                if isDashes(index) || takesLink(at: index) { return index }
                if try self.key(at: index, mayBeValue: index == start) != nil { return index }
                if key == .floors, let first = line[index], first == "?" || Fold.isDigit(first) {
                    return index
                }
            }
            if row.takesLink, takesLink(at: index) { return index }
            index = isLink(index) ? linkEnd(index) : index + 1
        }
        return end
    }

    private func trimmed(_ start: Int, _ stop: Int) -> Int {
        var stop = min(stop, end)
        let beforeKey = stop < end
        while stop > start, let last = line[stop - 1],
            Self.separates(last) || last == "、" || (beforeKey && last == "。")
        {
            stop -= 1
        }
        return stop
    }

    // MARK: At most one number, then a text

    private mutating func scanProse() throws(Complaint) {
        at = line.skip(from: at) { Self.separates($0) }
        guard at < end else { return }
        var stop = min(end, line.skip(from: at) { !Self.separates($0) && $0 != ":" })
        if line[stop] == ":", line[stop + 1].map(Fold.isDigit) ?? false { stop = at }
        if stop - at <= Limits.numberLength, NumberText(line.key(at..<stop)) != nil {
            found.words.append(piece(at..<stop))
            at = line.skip(from: stop) { Self.separates($0) || $0 == ":" }
        }
        guard at < end else { return }
        try scanFirstWord()
        if let match = try key(at: at), !match.key.isOneWord {
            found.values[match.key] = piece(whole(line.skipSpaces(match.value)))
        } else {
            let from = isDashes(at) ? line.skip(from: at) { $0 == "-" || $0 == " " } : at
            found.words.append(piece(whole(from)))
        }
    }

    /// Before the text a key of one word may stand, with its `=`: a text may begin with any word.
    private mutating func scanFirstWord() throws(Complaint) {
        guard let match = try key(at: at), match.key.isOneWord, line[match.value - 1] == "=" else {
            return
        }
        let start = line.skipSpaces(match.value)
        let stop = oneWordEnd(start, of: match.key)
        found.values[match.key] = piece(start..<stop)
        at = line.skip(from: stop) { Self.separates($0) }
    }

    /// The rest of the line, without quotes that enclose all of it.
    private func whole(_ start: Int) -> Range<Int> {
        guard start < end else { return end..<end }
        if let close = closing(of: start), close == end - 1 { return start + 1..<close }
        return start..<end
    }

    // MARK: Marks

    private static func separates(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "," || scalar == ";"
    }

    /// Whether a key may follow this character.
    private static func ends(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return true }
        return separates(scalar) || scalar == "、" || scalar == "。"
    }

    /// `--`, or what keyboards make of it; alone, or before a word when typed as two hyphens.
    private func isDashes(_ index: Int) -> Bool {
        guard line[index] == "-" else { return false }
        let after = line.skip(from: index) { $0 == "-" }
        let typed = line.glyphs[index].original
        if line.isBreak(after) { return after - index == 2 || typed == "—" }
        return typed == "-" && after - index == 2
    }

    private func piece(_ range: Range<Int>) -> Arguments.Piece {
        Arguments.Piece(range: range, outer: range, segment: found.segment)
    }

    // MARK: Links

    private func isLink(_ index: Int) -> Bool {
        switch line[index] {
        case "h", "H": line.starts("http://", at: index) || line.starts("https://", at: index)
        case "w", "W":
            line.starts("www.", at: index)
                && (index == 0 || !(line[index - 1].map(Fold.isLetter) ?? false))
        default: false
        }
    }

    private func takesLink(at index: Int) -> Bool {
        row.takesLink && found.values[.url] == nil && isLink(index)
    }

    /// A link ends at a blank and at Chinese punctuation, which no link holds.
    private func linkEnd(_ start: Int) -> Int {
        var index = start
        while index < end, let scalar = line[index], scalar != " " {
            switch line.glyphs[index].original {
            case "，", "。", "；", "、", "）", "」", "』", "”", "》", "！": return index
            default: index += 1
            }
        }
        return index
    }

    // MARK: Keys

    /// A key of this command at `index`. An unknown word before `=` is a fault, unless a value
    /// begins with it.
    private func key(at index: Int, mayBeValue: Bool = false) throws(Complaint) -> KeyMatch? {
        guard let first = line[index], Fold.isLetter(first) || Fold.isIdeograph(first) else {
            return nil
        }
        let after = line.skip(from: index) { Fold.isLetter($0) || Fold.isIdeograph($0) }
        guard after < end || line[after] != nil, after - index <= Limits.keyLength else {
            return nil
        }
        let mark = line.skipSpaces(after)
        let isSign = line[mark] == "=" || (line[mark] == ":" && !line.starts("://", at: mark))
        if !isSign, row.bareKeys.isEmpty { return nil }
        let word = line.key(index..<after)
        if let key = lexicon.key(word), row.keys.contains(key) {
            if isSign { return KeyMatch(key: key, word: index..<after, value: mark + 1) }
            let isApart = line[after] == "@" || (line.isSpace(after) && mark < end)
            guard row.bareKeys.contains(key), isApart else { return nil }
            return KeyMatch(key: key, word: index..<after, value: mark, isBare: true)
        }
        if line[after] == "=", !mayBeValue { try refuse(word, index..<after) }
        return nil
    }

    private func refuse(_ word: String, _ range: Range<Int>) throws(Complaint) {
        let known = row.keys.flatMap(\.words)
        let written = Nearest.Known(word)
        let isTypo = known.contains { Nearest.isNear(written, to: Nearest.Known($0)) }
        if row.style == .prose, !isTypo { return }
        throw found.complaint(
            .unknownKey(line.raw(range), nearest: Nearest.two(to: word, among: known)),
            at: range.lowerBound)
    }

    // MARK: Quotes

    private func quoted(at index: Int) throws(Complaint) -> Arguments.Piece? {
        guard let mark = line[index], mark == "\"" || mark == "'", index < end else { return nil }
        if let close = closing(of: index) {
            return Arguments.Piece(
                range: index + 1..<close, outer: index..<close + 1, segment: found.segment,
                isQuoted: true)
        }
        if mark == "'" { return nil }
        throw found.complaint(.openQuote, at: index)
    }

    /// Where the quote that opens at `index` closes: each kind by its own partner.
    private func closing(of index: Int) -> Int? {
        guard index < end else { return nil }
        let partners: [Unicode.Scalar]
        switch line.glyphs[index].original {
        case "\"", "＂": partners = ["\"", "＂", "”"]
        case "“", "”", "„": partners = ["”", "\"", "“"]
        case "「": partners = ["」"]
        case "『": partners = ["』"]
        case "'", "＇", "‘", "’": partners = ["'", "＇", "’"]
        default: return nil
        }
        return (index + 1..<max(end, index + 1)).first { place in
            partners.contains(line.glyphs[place].original)
        }
    }
}
