import Foundation

/// What somebody typed above the mail they answer: one line, which may be a command.
enum MailQuotes {
    /// - Returns: The first line that is neither empty, nor quoted, nor what a telephone adds of
    ///   itself, nor a salutation with a line of their own below; nil where the quoted mail or the
    ///   signature begins before any.
    static func firstLine(of text: String) -> String? {
        let lines = text.split(
            maxSplits: MailLimits.lines, omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        ).prefix(MailLimits.lines)
        var greeting: String?
        for (index, line) in lines.enumerated() {
            let line = bare(line)
            if line.isEmpty || isQuoted(line) || isAdded(line) { continue }
            let next = lines.dropFirst(index + 1).prefix(4).map(bare)
            if beginsQuote(line, next) { break }
            guard greeting == nil, isSalutation(line) else { return head(of: line) }
            greeting = head(of: line)
        }
        return greeting
    }

    /// Everything that somebody typed into an answer, below what they answer too where that is
    /// marked line by line; for the content guards, which must miss nothing.
    static func typed(in text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(bare)
        var typed: [String] = []
        var quote: Quote?
        for (index, line) in lines.enumerated() where !line.isEmpty && !isAdded(line) {
            if isQuoted(line) {
                if quote != nil { quote = .marked }
                continue
            }
            if quote == .marked { quote = nil }
            if quote == .open { continue }
            switch end(at: line, Array(lines.dropFirst(index + 1).prefix(4))) {
            case .attribution: quote = .open
            case .rest: return typed.joined(separator: "\n")
            case nil: typed.append(line)
            }
        }
        return typed.joined(separator: "\n")
    }

    /// Below `On … wrote:` some programs mark each line, and some none.
    private enum Quote { case open, marked }

    private enum End { case attribution, rest }

    private static func end(at line: String, _ next: [String]) -> End? {
        if isAttribution(line, next) { return .attribution }
        return beginsQuote(line, next) ? .rest : nil
    }

    /// `您好，`, `李老师您好：`, `Dear all,`: a line of its own, after which the answer comes.
    private static func isSalutation(_ line: String) -> Bool {
        // What stands before a comma may be the answer itself.
        let zh = /[^,，、\s0-9]{0,12}(您好|你好|早上好|上午好|中午好|下午好|晚上好|大家好|各位好)[呀啊]?[,，。.!！:：~～]*/
        let titled = /(尊敬的|亲爱的|各位).{0,12}[,，:：]/
        let en = /(?i)(hi|hello|dear|good (morning|afternoon|evening))\b[^0-9]{0,30}/
        return line.wholeMatch(of: zh) != nil || line.wholeMatch(of: titled) != nil
            || line.wholeMatch(of: en) != nil
    }

    /// Without blanks of all widths around it, and without what is not seen.
    private static func bare(_ line: Substring) -> String {
        let unseen: Set<Unicode.Scalar> = ["\u{200B}", "\u{200E}", "\u{200F}", "\u{FEFF}", "\0"]
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: line.unicodeScalars.filter { !unseen.contains($0) })
        return String(scalars).trimmed
    }

    private static func head(of line: String) -> String {
        String(decoding: line.utf8.prefix(MailLimits.lineLength), as: UTF8.self)
    }

    private static func isQuoted(_ line: String) -> Bool {
        line.hasPrefix(">") || line.hasPrefix("＞")
    }

    private static func isAdded(_ line: String) -> Bool {
        let line = line.lowercased()
        return ["sent from my ", "get outlook for ", "发自我的", "来自我的", "发送自", "发自 "]
            .contains { line.hasPrefix($0) }
    }

    private static func beginsQuote(_ line: String, _ next: [String]) -> Bool {
        // The signature's mark is "-- ", its blank often lost.
        if line == "--" || line == "—" { return true }
        if line.count >= 8, line.allSatisfy({ $0 == "_" || $0 == "-" || $0 == "=" || $0 == "—" }) {
            return true
        }
        return isDivider(line) || isAttribution(line, next) || isHeader(line)
    }

    /// `-----Original Message-----` and its like in every client's manner.
    private static func isDivider(_ line: String) -> Bool {
        let line = line.lowercased()
        guard line.hasPrefix("-") || line.hasPrefix("=") || line.hasPrefix("原始邮件") else {
            return false
        }
        return [
            "original message", "replied message", "forwarded message", "original mail",
            "原始邮件", "原邮件", "转发的邮件", "转发邮件", "回复的邮件",
        ].contains { line.contains($0) }
    }

    /// `On … wrote:` or `在 … 写道：`, over up to three lines.
    private static func isAttribution(_ line: String, _ next: [String]) -> Bool {
        let ends = ["wrote:", "写道:", "写道："]
        func ended(_ line: String) -> Bool {
            let line = line.lowercased()
            return ends.contains { line.hasSuffix($0) }
        }
        if ended(line) { return true }
        let isBegun =
            line.wholeMatch(of: /(?i)on\s.*\d.*/) != nil
            || line.wholeMatch(of: /[在于]\s*\d.*/) != nil
        return isBegun && next.prefix { !$0.isEmpty }.prefix(2).contains(where: ended)
    }

    /// `From: …` is no command: it heads what Outlook quotes.
    private static func isHeader(_ line: String) -> Bool {
        line.prefixMatch(of: /(?i)\*?(from|发件人|寄件人|寄件者)\s*[:：]/) != nil
    }
}
