/// The one line of a mail that may be a command: what its writer typed first.
enum MailBody {
    /// - Returns: The first line that is neither empty nor quoted, and how many characters stand
    ///   before it; nil when the quoted mail begins first.
    static func firstLine(of text: String) -> (line: Substring, columnsBefore: Int)? {
        let lines = text.utf8.prefix(Limits.mailBytes)
        var start = lines.startIndex
        while start < lines.endIndex {
            let stop = end(of: lines[start...])
            let after = lines[stop...].firstIndex { $0 != 10 && $0 != 13 } ?? lines.endIndex
            let line = text[start..<stop]
            let begin = key(of: line)
            if !begin.isEmpty, !begin.hasPrefix(">") {
                let next = text[after..<end(of: lines[after...])]
                if beginsQuote(begin, next: key(of: next)) { return nil }
                return (line, String(text[..<start]).count)
            }
            start = after
        }
        return nil
    }

    private static func end(of lines: Substring.UTF8View) -> String.Index {
        lines.firstIndex { $0 == 10 || $0 == 13 } ?? lines.endIndex
    }

    private static func key(of line: Substring) -> String {
        Fold.key(String(line.prefix(120))).trimming { $0 == " " }
    }

    private static func beginsQuote(_ key: String, next: String) -> Bool {
        if key.hasPrefix("发件人:") || key.hasPrefix("from:") { return true }
        if key.hasPrefix("-"), key.contains("original message") || key.contains("原始邮件") {
            return true
        }
        if key.hasPrefix("原始邮件") || key.hasSuffix("写道:") { return true }
        guard key.hasPrefix("on ") else { return false }
        return key.hasSuffix("wrote:") || next.hasSuffix("wrote:")
    }
}
