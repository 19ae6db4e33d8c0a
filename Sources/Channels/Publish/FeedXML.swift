import Domain
import Foundation
import Ports

/// The feed: Atom 1.0 (RFC 4287).
extension FeedSite {
    /// - Parameter now: The time of a feed in which nothing is yet.
    func feed(now: Date) -> String {
        let shown = posts.prefix(Self.newest)
        let updated = shown.map(self.updated).max() ?? now
        let title = languages.map { "\(unit[$0]) \(PublishWords.feed[$0])" }
            .joined(separator: " / ")
        let author = languages.map { unit[$0] }.joined(separator: " / ")
        var lines = [
            #"<?xml version="1.0" encoding="utf-8"?>"#,
            #"<feed xmlns="http://www.w3.org/2005/Atom">"#,
            element("id", feedURL), element("title", title),
            element("updated", FeedTime.utc(updated)),
            "<author>\(element("name", author))</author>",
            link("self", feedURL, "application/atom+xml"),
            "<generator>fenghuo</generator>",
        ]
        for entry in shown { lines += self.entry(entry) }
        lines.append("</feed>\n")
        return lines.joined(separator: "\n")
    }

    private func entry(_ entry: FeedPost) -> [String] {
        let post = entry.post
        var lines = [
            #"<entry xml:lang="\#(post.language.rawValue)">"#,
            element("id", entry.url), element("title", post.title),
            element("published", FeedTime.utc(post.issuedAt)),
            element("updated", FeedTime.utc(updated(entry))),
            "<author>\(element("name", unit[post.language]))</author>",
            link("alternate", entry.url, "text/html", language: post.language),
        ]
        if let earlier = post.replaces {
            lines.append(
                link("related", earlier, title: PublishWords.replaces[post.language]))
        }
        for later in replacements(of: entry) {
            lines.append(
                link("related", later.url, title: PublishWords.replacedBy[post.language]))
        }
        return lines + [
            #"<content type="text">\#(Markup.escaped(post.text))</content>"#, "</entry>",
        ]
    }

    /// When it last changed: an earlier text changes by what corrects it.
    private func updated(_ entry: FeedPost) -> Date {
        replacements(of: entry).map(\.post.issuedAt).reduce(entry.post.issuedAt, max)
    }

    private func element(_ name: String, _ text: String) -> String {
        "<\(name)>\(Markup.escaped(text))</\(name)>"
    }

    private func link(
        _ relation: String, _ address: String, _ type: String? = nil, language: Language? = nil,
        title: String? = nil
    ) -> String {
        let parts = [
            ("rel", relation), ("type", type), ("hreflang", language?.rawValue),
            ("title", title.map(MastodonText.trimmed)), ("href", address),
        ]
        let written = parts.compactMap { name, value in
            value.map { "\(name)=\"\(Markup.escaped($0))\"" }
        }
        return "<link \(written.joined(separator: " "))/>"
    }
}
