import Domain
import Foundation
import Ports

/// A post as the site keeps it, for readers that are programs and for the feed that is made anew
/// with each one. Nothing in it is secret: it lies beside its page.
struct FeedPost: Equatable, Sendable {
    static let suffix = ".post.json"

    var post: PublicPost
    /// The address of its page.
    var url: String

    init(_ post: PublicPost, url: String) {
        self.post = post
        self.url = url
    }

    var bytes: [UInt8] {
        var members: [String: JSONValue] = [
            "id": .string(post.id), "language": .string(post.language.rawValue),
            "title": .string(post.title), "text": .string(post.text),
            "sha256": .string(post.sha256), "issuedAt": .string(FeedTime.utc(post.issuedAt)),
            "url": .string(url),
        ]
        members["source"] = post.source.map(JSONValue.string)
        members["replaces"] = post.replaces.map(JSONValue.string)
        return JSONValue.object(members).bytes
    }

    /// - Returns: Nil for a file that is none of ours, or was spoilt.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes), let id = json["id"]?.string,
            let language = json["language"]?.string.flatMap(Language.init),
            let title = json["title"]?.string, let text = json["text"]?.string,
            let sha256 = json["sha256"]?.string, let url = json["url"]?.string,
            let time = json["issuedAt"]?.string,
            let issuedAt = try? Date(time, strategy: .iso8601)
        else { return nil }
        self.init(
            PublicPost(
                id: id, language: language, title: title, text: text, sha256: sha256,
                issuedAt: issuedAt, source: json["source"]?.string,
                replaces: json["replaces"]?.string), url: url)
    }

    /// Whether it is the same text under the same id; times are kept to the second.
    func isRepetition(of other: FeedPost) -> Bool {
        post.id == other.post.id && post.text == other.post.text
            && post.sha256 == other.post.sha256 && post.language == other.post.language
    }
}

/// Times as pages and feeds write them.
enum FeedTime {
    /// RFC 3339, to the second.
    static func utc(_ date: Date) -> String { date.formatted(.iso8601) }

    /// `2026-11-28 11:20 (UTC+08:00)`: as people at the place read it, and without doubt elsewhere.
    static func local(_ date: Date, _ zone: TimeZone) -> String {
        let style = Date.ISO8601FormatStyle(timeZone: zone)
        let day = date.formatted(style.year().month().day())
        let time = date.formatted(
            Date.ISO8601FormatStyle(timeZone: zone).time(includingFractionalSeconds: false))
        let minutes = zone.secondsFromGMT(for: date) / 60
        let two = { (number: Int) in (number < 10 ? "0" : "") + String(number) }
        let offset =
            "UTC" + (minutes < 0 ? "-" : "+") + two(abs(minutes) / 60) + ":"
            + two(abs(minutes) % 60)
        return "\(day) \(time.prefix(5)) (\(offset))"
    }
}
