import Domain
import Foundation
import FoundationXML
import Outbox
import Ports
import Testing

@testable import Channels

/// A site in a folder of its own, which goes with it.
private final class Site {
    let path = NSTemporaryDirectory() + "fenghuo-site-\(UUID().uuidString)"
    let server = FakeServer()

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func channel(url: String = "https://e.org/public/") -> FeedChannel {
        FeedChannel(
            name: "site",
            .init(
                path: path, url: url, unit: Bilingual(zh: "示例单位", en: "Example & Unit"),
                languages: [.zh, .en], timeZone: TimeZone(secondsFromGMT: 28_800) ?? .gmt),
            wire: server, clock: StillClock())
    }

    func publish(_ post: PublicPost) async -> Outcome { await Outcome.of(channel(), post) }

    func read(_ name: String) -> String {
        FileManager.default.contents(atPath: "\(path)/\(name)")
            .map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func write(_ text: String, as name: String) throws {
        try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    }

    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    func feed() throws -> Element { try Element.parse(read("feed.atom")) }
}

/// An element of a document that an XML parser took.
private final class Element: NSObject, XMLParserDelegate {
    let name: String
    let attributes: [String: String]
    private(set) var children: [Element] = []
    private(set) var text = ""
    private var open: [Element] = []

    init(_ name: String = "", _ attributes: [String: String] = [:]) {
        self.name = name
        self.attributes = attributes
    }

    static func parse(_ xml: String) throws -> Element {
        let root = Element()
        let parser = XMLParser(data: Data(xml.utf8))
        parser.shouldProcessNamespaces = true
        parser.delegate = root
        root.open = [root]
        try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
        return try #require(root.children.first)
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        let place = namespaceURI == "http://www.w3.org/2005/Atom" ? "" : "?"
        let element = Element(place + name, attributes)
        open.last?.children.append(element)
        open.append(element)
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    subscript(name: String) -> String? { all(name).first?.text }
    func links(_ relation: String) -> [String] {
        all("link").filter { $0.attributes["rel"] == relation }.compactMap {
            $0.attributes["href"]
        }
    }
}

/// The text of a page's article, as a browser would give it.
private func article(_ page: String) throws -> String {
    let match = try #require(page.firstMatch(of: /<article>((?s:.*))<\/article>/))
    return try Element.parse("<a>\(match.1)</a>").whole
}

extension Element {
    /// Its text and that of what is inside it; here only the first line is.
    fileprivate var whole: String { children.map(\.whole).joined() + text }
}

@Suite struct `The feed of the own site` {
    @Test func `has what RFC 4287 asks for, and the text to the letter`() async throws {
        let site = Site()
        let text = signedText + "\r\n尾 ]]> \u{A0}"
        #expect(
            await site.publish(publicPost(text: text))
                == .published(
                    .init(url: "https://e.org/public/S-3-1-web.html", remoteID: "S-3-1-web")))
        let feed = try site.feed()
        #expect(feed.name == "feed")
        #expect(feed["id"] == "https://e.org/public/feed.atom")
        #expect(feed["title"] == "示例单位 公开发布 / Example & Unit Public statements")
        #expect(feed["updated"] == "2026-11-18T11:06:40Z")
        #expect(feed.all("author").first?["name"] == "示例单位 / Example & Unit")
        #expect(feed.links("self") == ["https://e.org/public/feed.atom"])
        let entry = try #require(feed.all("entry").first)
        #expect(feed.all("entry").count == 1)
        #expect(entry["id"] == "https://e.org/public/S-3-1-web.html")
        #expect(entry["title"] == #"关于"某事"的情况说明 'A' -- 3x4"#)
        #expect(entry["published"] == "2026-11-18T11:06:40Z")
        #expect(entry["updated"] == "2026-11-18T11:06:40Z")
        #expect(entry.all("author").first?["name"] == "示例单位")
        #expect(entry.links("alternate") == ["https://e.org/public/S-3-1-web.html"])
        #expect(entry.links("related") == [])
        let content = try #require(entry.all("content").first)
        #expect(content.attributes["type"] == "text")
        #expect(Array(content.text.utf8) == Array(text.utf8))
    }

    @Test func `shows the newest fifty, the newest first; all pages stay`() async throws {
        let site = Site()
        for number in 0..<52 {
            // Not in the order of their ids.
            let post = publicPost(
                "S-\(number)", at: 1_795_000_000 + Double(number * 7 % 52) * 60)
            #expect(await site.publish(post).url != nil)
        }
        let entries = try site.feed().all("entry")
        #expect(entries.count == 50)
        let times = entries.compactMap { $0["published"] }
        #expect(times == times.sorted(by: >))
        #expect(times.last == "2026-11-18T11:08:40Z")
        #expect(site.names.filter { $0.hasSuffix(".html") }.count == 52)
    }

    @Test func `and the pages link a correction both ways`() async throws {
        let site = Site()
        let first = try #require(await site.publish(publicPost("S-3")).url)
        let later = publicPost(
            "S-4", text: "Correction\nIt was 41.", language: .en, at: 1_795_003_600,
            replaces: first)
        let second = try #require(await site.publish(later).url)
        let entries = try site.feed().all("entry")
        #expect(entries.map { $0["id"] } == [second, first])
        #expect(entries.map { $0.attributes["lang"] ?? $0.attributes["xml:lang"] } == ["en", "zh"])
        #expect(entries.map { $0.links("related") } == [[first], [second]])
        // Readers of the feed are called to what changed.
        #expect(entries[1]["updated"] == "2026-11-18T12:06:40Z")
        #expect(entries[1]["published"] == "2026-11-18T11:06:40Z")
        #expect(
            site.read("S-4.html").contains(
                #"This corrects or withdraws: <a href="\#(first)">\#(first)</a>"#))
        #expect(
            site.read("S-3.html").contains(
                #"本文已被更正或撤回，见：<a href="\#(second)">\#(second)</a>"#))
        #expect(try article(site.read("S-3.html")) == signedText)
    }
}

@Suite struct `A page of the own site` {
    @Test func `shows the text to the byte, and whose and when it is`() async throws {
        let site = Site()
        _ = await site.publish(publicPost())
        let page = site.read("S-3-1-web.html")
        #expect(
            page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">"))
        #expect(try article(page) == signedText)
        #expect(page.components(separatedBy: "<h1>").count == 2)
        #expect(page.contains("<title>关于&quot;某事&quot;的情况说明 'A' -- 3x4 - 示例单位</title>"))
        #expect(page.contains("<dt>发布单位：</dt><dd>示例单位</dd>"))
        #expect(
            page.contains(
                #"<time datetime="2026-11-18T11:06:40Z">2026-11-18 19:06 (UTC+08:00)</time>"#))
        #expect(page.contains("<dt>正文 SHA-256：</dt><dd><code>5e0f</code></dd>"))
        #expect(!page.contains("<p class=\"note\">"))
    }

    @Test func `speaks the language of the text`() async throws {
        let site = Site()
        var post = publicPost(text: "Notice\nAll is well.", language: .en)
        post.title = "Another title"
        _ = await site.publish(post)
        let page = site.read("S-3-1-web.html")
        #expect(page.contains("<html lang=\"en\">"))
        #expect(page.contains("<dt>Issued by: </dt><dd>Example &amp; Unit</dd>"))
        #expect(page.contains("<dt>Issued at: </dt>"))
        #expect(page.contains("<dt>SHA-256 of the text: </dt>"))
        // A title that is not the first line stands above the text, and is no part of it.
        #expect(page.contains("<h1>Another title</h1>\n<article>Notice\nAll is well.</article>"))
    }

    @Test func `may be read by everybody, and nothing half-written lies about`() async throws {
        let site = Site()
        _ = await site.publish(publicPost())
        #expect(
            site.names == ["S-3-1-web.html", "S-3-1-web.post.json", "feed.atom"])
        for name in site.names {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(site.path)/\(name)")
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o644, "\(name)")
        }
    }
}

@Suite struct `A try to publish on the own site` {
    @Test func `again changes nothing`() async throws {
        let site = Site()
        let first = await site.publish(publicPost())
        func files() throws -> [String] {
            try site.names.map { name in
                let file = try FileManager.default.attributesOfItem(atPath: "\(site.path)/\(name)")
                return "\(name) \(file[.systemFileNumber] ?? "") \(site.read(name).hashValue)"
            }
        }
        let before = try files()
        #expect(await site.publish(publicPost()) == first)
        #expect(try files() == before)
    }

    @Test(arguments: ["S-3-1-web.html", "feed.atom"])
    func `mends what an earlier one did not get to`(name: String) async throws {
        let site = Site()
        _ = await site.publish(publicPost())
        let whole = site.read(name)
        try FileManager.default.removeItem(atPath: "\(site.path)/\(name)")
        #expect(await site.publish(publicPost()).url != nil)
        #expect(site.read(name) == whole)
    }

    @Test func `never puts another text under an id`() async {
        let site = Site()
        _ = await site.publish(publicPost())
        let page = site.read("S-3-1-web.html")
        #expect(
            await site.publish(publicPost(text: "别的")) == .failed(.never(.rejected("altered"))))
        #expect(site.read("S-3-1-web.html") == page)
        #expect(
            await site.publish(publicPost("../S-1")) == .failed(.never(.rejected("bad-id"))))
    }

    @Test func `passes over a file that was spoilt, and a probe tells of it`() async throws {
        let site = Site()
        _ = await site.publish(publicPost("S-1"))
        try site.write("{", as: "S-1.post.json")
        #expect(await site.publish(publicPost("S-2")).url != nil)
        #expect(try site.feed().all("entry").count == 1)
        #expect(await probed(site.channel()) == .never(.errorBody("spoilt")))
        #expect(
            await site.publish(publicPost("S-1")) == .failed(.never(.rejected("altered"))))
    }

    @Test func `in a folder that is none fails, and may be tried again`() async throws {
        let site = Site()
        _ = FileManager.default.createFile(atPath: site.path, contents: Data())
        #expect(
            await site.publish(publicPost()) == .failed(.later(.misconfigured("folder"))))
        #expect(await probed(site.channel()) == .later(.misconfigured("folder")))
    }

    @Test func `that got as far as the text is uncertain`() async throws {
        let site = Site()
        try FileManager.default.createDirectory(
            atPath: "\(site.path)/S-3-1-web.html/x", withIntermediateDirectories: true)
        #expect(
            await site.publish(publicPost()) == .failed(.uncertain(.misconfigured("folder"))))
    }

    @Test func `after the site moved gives the new address`() async {
        let site = Site()
        _ = await site.publish(publicPost())
        let moved = site.channel(url: "https://new.org")
        #expect(
            await Outcome.of(moved, publicPost()).url == "https://new.org/S-3-1-web.html")
        #expect(site.read("feed.atom").contains("<id>https://new.org/S-3-1-web.html</id>"))
    }
}

@Suite struct `A probe of the own site` {
    @Test func `wants the feed at its address`() async throws {
        let site = Site()
        await site.server.on("/feed.atom", answer(404, ""))
        #expect(await probed(site.channel()) == .never(.misconfigured("http 404")))
        // There is a feed now, with nothing in it.
        let empty = try site.feed()
        #expect(empty.all("entry").isEmpty)
        #expect(empty["updated"] == "2026-11-18T11:06:40Z")
        #expect(site.names == ["feed.atom"])
        await site.server.on("/feed.atom", ok(site.read("feed.atom")))
        #expect(await probed(site.channel()) == nil)
        await site.server.on("/feed.atom", ok("<feed><id>https://other/feed.atom</id></feed>"))
        #expect(await probed(site.channel()) == .never(.misconfigured("another feed")))
        await site.server.on("/feed.atom", .failure(.notSent(.nameNotFound)))
        #expect(await probed(site.channel()) == .later(.nameNotFound))
    }
}
