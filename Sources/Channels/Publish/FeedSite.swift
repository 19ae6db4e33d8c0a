import Domain
import Foundation
import Ports

/// Every post of the site and how they hang together; makes pages and feed. Pure: the same posts
/// give the same bytes.
struct FeedSite: Sendable {
    static let feedName = "feed.atom"
    /// The feed shows the newest; pages stay.
    static let newest = 50

    /// The folder's address, without a slash at the end.
    var url: String
    var unit: Bilingual
    /// What the feed is headed in; a post is in its own.
    var languages: [Language]
    var timeZone: TimeZone
    /// The newest first.
    private(set) var posts: [FeedPost] = []

    init(url: String, unit: Bilingual, languages: [Language], timeZone: TimeZone) {
        self.url = url
        self.unit = unit
        self.languages = languages
        self.timeZone = timeZone
    }

    /// Whatever address they were kept under, the folder's address may have changed since.
    mutating func take(_ kept: [FeedPost]) {
        posts += kept.map { FeedPost($0.post, url: pageURL($0.post.id)) }
        posts.sort { ($0.post.issuedAt, $0.post.id) > ($1.post.issuedAt, $1.post.id) }
    }

    var feedURL: String { "\(url)/\(Self.feedName)" }

    static func pageName(_ id: String) -> String { "\(id).html" }
    func pageURL(_ id: String) -> String { "\(url)/\(Self.pageName(id))" }

    /// What corrects or withdraws it, the oldest first.
    func replacements(of post: FeedPost) -> [FeedPost] {
        posts.filter { $0.post.replaces == post.url }.reversed()
    }

    /// The post that this one corrects or withdraws, where it is one of ours.
    func replaced(by post: PublicPost) -> FeedPost? {
        posts.first { $0.url == post.replaces }
    }

    // MARK: The page

    func page(_ entry: FeedPost) -> String {
        let post = entry.post
        let language = post.language
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Markup.escaped("\(post.title) - \(unit[language])"))</title>
            <link rel="canonical" href="\(Markup.escaped(entry.url))">
            <link rel="alternate" type="application/atom+xml" href="\(Self.feedName)">
            <style>\(Self.style)</style>
            </head>
            <body>
            <main>
            \(notes(entry).map { "\($0)\n" }.joined())\(article(post))
            <dl>
            \(facts(post))
            </dl>
            </main>
            </body>
            </html>

            """
    }

    private static let style =
        "body{font-family:sans-serif;line-height:1.6;margin:0}"
        + "main{max-width:44em;margin:0 auto;padding:1em}"
        + "article{white-space:pre-wrap;overflow-wrap:anywhere}h1{display:inline;font-size:1.4em}"
        + ".note{border-left:.3em solid #b00;padding:.5em 1em;background:#fee}"
        + "dl{color:#555;font-size:.9em}dt,dd{display:inline;margin:0}"
        + "code{overflow-wrap:anywhere}"

    /// The text itself, to the byte: whoever takes it from the page can check its SHA-256. Its
    /// first line is the heading, not said twice.
    private func article(_ post: PublicPost) -> String {
        let heading = "<h1>\(Markup.escaped(post.title))</h1>"
        let letters = post.text.unicodeScalars
        guard !post.title.isEmpty, letters.starts(with: post.title.unicodeScalars) else {
            return "\(heading)\n<article>\(Markup.escaped(post.text))</article>"
        }
        let rest = String(
            String.UnicodeScalarView(letters.dropFirst(post.title.unicodeScalars.count)))
        return "<article>\(heading)\(Markup.escaped(rest))</article>"
    }

    /// Above the text, so that nobody reads an old one as if it stood.
    private func notes(_ entry: FeedPost) -> [String] {
        let post = entry.post
        let earlier = post.replaces.map { note(PublishWords.replaces[post.language], $0) }
        let later = replacements(of: entry).map { later in
            note(PublishWords.replacedBy[post.language], later.url)
        }
        return (earlier.map { [$0] } ?? []) + later
    }

    private func facts(_ post: PublicPost) -> String {
        let language = post.language
        let issued = FeedTime.local(post.issuedAt, timeZone)
        return [
            fact(PublishWords.issuedBy[language], Markup.escaped(unit[language])),
            fact(
                PublishWords.issuedAt[language],
                "<time datetime=\"\(FeedTime.utc(post.issuedAt))\">\(issued)</time>"),
            fact(
                PublishWords.fingerprint[language],
                "<code>\(Markup.escaped(post.sha256))</code>"),
        ].map { "<div>\($0)</div>" }.joined(separator: "\n")
    }

    private func note(_ label: String, _ address: String) -> String {
        let address = Markup.escaped(address)
        return "<p class=\"note\">\(Markup.escaped(label))<a href=\"\(address)\">\(address)</a></p>"
    }

    private func fact(_ label: String, _ html: String) -> String {
        "<dt>\(Markup.escaped(label))</dt><dd>\(html)</dd>"
    }
}
