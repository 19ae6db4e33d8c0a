import Domain

/// What somebody says while a form waits for their answer (spec §6).
package enum FormText {
    private static let back: Set<String> = ["back", "上一步", "返回"]
    private static let stop: Set<String> = ["stop", "取消", "退出", "算了", "quit"]
    private static let marks = Set(" ,;、".unicodeScalars)

    /// - Returns: Nil when the text speaks to the bot by a prefix, or is no answer at all.
    package static func read(_ text: String) -> FormAnswer? {
        let line = Line(text[...])
        let start = line.skipSpaces(0)
        guard start < line.end, text.utf8.count <= Limits.commandBytes,
            let first = line[start], !"/!@、".unicodeScalars.contains(first)
        else { return nil }
        let key = line.key(start..<line.end)
        if back.contains(key) { return .back }
        if stop.contains(key) { return .stop }
        return .text(line.raw(start..<line.end), words: words(line, from: start))
    }

    /// Parted at blanks, commas and their like, folded.
    private static func words(_ line: Line, from start: Int) -> [String] {
        var words: [String] = []
        var at = start
        while at < line.end {
            let stop = line.skip(from: at) { !marks.contains($0) }
            if stop > at { words.append(line.key(at..<stop)) }
            at = line.skip(from: stop) { marks.contains($0) }
        }
        return words
    }
}
