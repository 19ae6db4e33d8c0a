import Domain

/// Facts, channels, blanks and versions, as they stand in a line about a public text.
extension Arguments {
    /// `fact=F-1,F-2`.
    mutating func facts() throws(Complaint) -> [Int]? {
        guard let piece = values[.facts] else { return nil }
        guard let text = try text(.facts) else { return nil }
        return try numbers(text, at: piece)
    }

    /// Every word that is left is a fact's number.
    mutating func factWords() throws(Complaint) -> [Int] {
        if let facts = try facts() { return facts }
        var all: [Int] = []
        while let piece = pop() { all += try numbers(raw(piece), at: piece) }
        return all
    }

    private func numbers(_ text: String, at piece: Piece) throws(Complaint) -> [Int] {
        var all: [Int] = []
        for word in text.split(whereSeparator: { ",，、;；".contains($0) }) {
            let key = Fold.key(String(word))
            guard let number = NumberText(key), number.kind == nil || number.kind == .fact else {
                throw complaint(.notANumber(String(word)), at: piece)
            }
            all.append(number.value)
        }
        return all
    }

    mutating func languageIfAny() throws(Complaint) -> Language? {
        guard let piece = values[.language], let text = try text(.language) else { return nil }
        switch Fold.key(text) {
        case "zh", "中", "中文", "汉语": return .zh
        case "en", "英", "英文", "英语", "english": return .en
        default: throw complaint(.unknownLanguage(text), at: piece)
        }
    }

    mutating func channels() throws(Complaint) -> [String] {
        let listed = try text(.channels).map { text in
            text.split { ",，、;；".contains($0) }.map(String.init)
        }
        var all = listed ?? []
        while let piece = pop() {
            all += raw(piece).split { ",，、;；".contains($0) }.map(String.init)
        }
        return all
    }

    /// A version's number, `2` or `v2`.
    mutating func versionIfAny() throws(Complaint) -> Int? {
        guard let piece = pop() else { return nil }
        let word = key(piece)
        guard let value = Int(word.hasPrefix("v") ? String(word.dropFirst()) : word) else {
            throw complaint(.notANumber(raw(piece)), at: piece)
        }
        return value
    }

    /// What stands behind `--`.
    mutating func takeTail() -> String? {
        guard let piece = tail else { return nil }
        tail = nil
        let text = raw(piece)
        return text.isEmpty ? nil : text
    }

    /// One blank a line, or with a bar between: `doing：restoring the portal`.
    mutating func blanks() throws(Complaint) -> [String: String] {
        guard let text = rest() else { throw missing(.text) }
        var values: [String: String] = [:]
        for line in text.split(whereSeparator: { $0.isNewline || "｜|".contains($0) }) {
            guard let mark = line.firstIndex(where: { ":：=＝".contains($0) }) else {
                throw missing(.text)
            }
            let word = line[..<mark].trimmingBlanks
            let value = line[line.index(after: mark)...].trimmingBlanks
            guard !word.isEmpty, !value.isEmpty else { throw missing(.text) }
            values[word] = value
        }
        return values
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
