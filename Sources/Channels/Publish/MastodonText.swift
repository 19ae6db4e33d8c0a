import Ports

/// A text as Mastodon is given it, and how long that server takes it to be.
struct MastodonText: Equatable, Sendable {
    /// The text, and under it the links; without blanks at the ends, which the server cuts off.
    let status: String

    init(_ post: PublicPost) {
        let links = PublishWords.links(post).map { $0.label + $0.address }
        let lines = ([Self.trimmed(post.text)] + (links.isEmpty ? [] : [""]) + links)
        status = lines.joined(separator: "\n")
    }

    /// In what readers take for one letter; an address counts as `perURL`, however long it is.
    /// Where it ends is judged narrowly, so that a text is never taken for shorter than it is.
    func length(perURL: Int) -> Int {
        var count = 0
        var rest = status[...]
        while let url = rest.firstMatch(
            of: /https?:\/\/[A-Za-z0-9][A-Za-z0-9\-._~:\/?#@!$&'*+,;=%]*/)
        {
            var end = url.range.upperBound
            while let last = rest[..<end].last, ".,:;!?'".contains(last) {
                end = rest.index(before: end)
            }
            count += rest[..<url.range.lowerBound].count + perURL
            rest = rest[end...]
        }
        return count + rest.count
    }

    /// However their ends are written.
    static func lines(_ text: String) -> [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}
