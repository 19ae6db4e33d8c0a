import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

/// Answers of Mastodon 4.6.4, recorded on 2026-08-01 by the tests of halcy/Mastodon.py from a real
/// server, where the file says which. The requests beside them are those that it accepted.
private struct Exchange {
    let method: String
    let url: String
    /// The form that was accepted; nil where none was sent, or a long one was left out.
    let body: String?
    let contentType: String?
    let status: Int
    let headers: [String: String]
    let text: String

    init(_ name: String) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Recorded/mastodon.json")
        let kept = try JSONValue(parsing: Array(Data(contentsOf: file)))
        let found = try #require(kept["exchanges"]?[name], "\(name)")
        method = try #require(found["method"]?.string)
        url = try #require(found["url"]?.string)
        body = found["body"]?.string
        contentType = found["contentType"]?.string
        status = try #require(found["status"]?.int)
        text = try #require(found["answer"]?.string)
        guard case .object(let fields)? = found["headers"] else {
            headers = [:]
            return
        }
        headers = fields.compactMapValues(\.string)
    }

    var answer: Answer { ChannelsTests.answer(status, text, headers) }

    var json: JSONValue { get throws { try JSONValue(parsing: Array(text.utf8)) } }
}

@Suite struct `What a real Mastodon said` {
    /// Seconds of 2026-08-01T13:52:00Z.
    private static let issued = 1_785_592_320.0
    private static let host = "http://localhost:3000"

    private func channel(_ server: FakeServer) -> MastodonChannel {
        MastodonChannel(
            name: "m", .init(url: Self.host, accessToken: { "token-1" }), wire: server,
            clock: StillClock())
    }

    private func post(_ text: String) -> PublicPost {
        publicPost(text: text, language: .en, at: Self.issued)
    }

    /// Answers to what comes before a text is sent; nothing was posted yet.
    private func server() async throws -> FakeServer {
        let server = FakeServer()
        await server.on("/api/v2/instance", try Exchange("instance").answer)
        await server.on("/accounts/verify_credentials", try Exchange("account").answer)
        await server.on("/apps/verify_credentials", try Exchange("app").answer)
        await server.on("/statuses?exclude", ok("[]"))
        return server
    }

    private func paths(_ server: FakeServer) async -> [String] {
        await server.requests.map {
            "\($0.method.rawValue) \($0.url.dropFirst(Self.host.count))"
        }
    }

    @Test func `to a probe`() async throws {
        let server = try await server()
        #expect(await probed(channel(server)) == nil)
        for name in ["account", "app"] {
            let recorded = try Exchange(name)
            let asked = await server.asked(String(recorded.url.dropFirst(Self.host.count)))
            #expect(asked.count == 1 && recorded.method == "GET")
        }
        await server.on("/accounts/verify_credentials", try Exchange("no token").answer)
        #expect(await probed(channel(server)) == .later(.unauthorized))
    }

    @Test func `to a form like ours, which it accepted, and ours is longer by the language alone`()
        async throws
    {
        let recorded = try Exchange("publish")
        let server = try await server()
        await server.on("/api/v1/statuses", recorded.answer)
        await server.on("/source", ok(#"{"id":"1","text":"Toot!","spoiler_text":""}"#))
        let outcome = await Outcome.of(channel(server), post("Toot!"))
        #expect(
            outcome
                == .published(
                    .init(
                        url: "\(Self.host)/@mastodonpy_test/117020585924712638",
                        remoteID: "117020585924712638")))
        let sent = try #require(await server.requests.first { $0.method == .post })
        #expect(sent.url == recorded.url && recorded.method == "POST")
        let form = try #require(recorded.body)
        #expect(String(decoding: sent.body, as: UTF8.self) == form + "&language=en")
        let types = sent.headers.filter { $0.name == "Content-Type" }.map(\.value)
        #expect(types == [recorded.contentType])
        #expect(sent.headers.contains { $0 == ("Idempotency-Key", "S-3-1-web") })
    }

    @Test func `of its limits`() async throws {
        let server = try await server()
        let long = post(String(repeating: "a", count: 501))
        #expect(
            await Outcome.of(channel(server), long)
                == .failed(.never(.rejected("too-long 501/500"))))
        let statuses = try Exchange("instance").json["configuration"]?["statuses"]
        #expect(statuses?["characters_reserved_per_url"]?.int == 23)
        #expect(await paths(server) == ["GET /api/v2/instance"])
    }

    @Test func `of its posts: page by page, and those that are not public are passed by`()
        async throws
    {
        let server = try await server()
        let (first, second) = (try Exchange("page 1"), try Exchange("page 2"))
        let mark = try #require(second.url.range(of: "&max_id="))
        await server.on("/statuses?exclude", first.answer)
        await server.on(String(second.url[mark.lowerBound...]), second.answer)
        await server.on("&max_id=117020580452511285", ok("[]"))
        await server.on("/api/v1/statuses", try Exchange("empty").answer)
        let posts = try first.json.elements + second.json.elements
        #expect(posts.count == 10)
        #expect(posts.allSatisfy { $0["visibility"]?.string == "unlisted" })
        #expect(
            await Outcome.of(channel(server), post("Toot number 3!"))
                == .failed(.never(.rejected("http-422"))))
        #expect(await server.asked("/source").isEmpty)
        #expect(
            await server.asked("&max_id=").map { String($0.url.suffix(18)) }
                == ["117020580489281910", "117020580452511285"])
    }

    @Test func `of a text that is there already: it is found by its source and not sent again`()
        async throws
    {
        let server = try await server()
        let there = try Exchange("after an edit")
        await server.on("/statuses?exclude", ok("[\(there.text)]"))
        let source = try Exchange("source after an edit")
        await server.on("/source", source.answer)
        let text = try #require(try source.json["text"]?.string)
        #expect(
            await Outcome.of(channel(server), post(text)).url
                == "\(Self.host)/@mastodonpy_test_2/117020586180926938")
        let requests = await server.requests
        #expect(requests.allSatisfy { $0.method == .get })
        #expect(requests.last?.url == source.url)
    }

    @Test func `of a text that was edited there by hand: it is reported`() async throws {
        let server = try await server()
        let recorded = try Exchange("before an edit")
        await server.on("/api/v1/statuses", recorded.answer)
        await server.on("/source", try Exchange("source after an edit").answer)
        let text = "the best editor? why, of course it is VS Code"
        #expect(recorded.body == "status=the+best+editor%3F+why%2C+of+course+it+is+VS+Code")
        #expect(
            await Outcome.of(channel(server), post(text)) == .failed(.never(.errorBody("altered"))))
    }

    @Test(
        arguments: [
            ("no token", 401, .later(.unauthorized)), ("not allowed", 403, .later(.forbidden)),
            ("missing", 404, .never(.misconfigured("http 404"))),
            ("empty", 422, .never(.rejected("http-422"))),
            ("too long", 422, .never(.rejected("http-422"))),
        ] as [(String, Int, SendFailure)])
    func `when it refused`(name: String, status: Int, failure: SendFailure) async throws {
        let server = try await server()
        let recorded = try Exchange(name)
        #expect(recorded.status == status)
        #expect(try recorded.json["error"]?.string?.isEmpty == false)
        await server.on("/api/v1/statuses", recorded.answer)
        #expect(await Outcome.of(channel(server), post("Toot!")) == .failed(failure))
    }

    @Test func `of when its limit ends: that form is understood`() async throws {
        let server = try await server()
        let recorded = try Exchange("publish")
        #expect(recorded.headers["x-ratelimit-reset"] == "2026-08-01T15:00:00.627625Z")
        // The status is ours: no answer over the limit was recorded.
        await server.on("/api/v1/statuses", answer(429, "", recorded.headers))
        let before = Date(timeIntervalSince1970: 1_785_596_340)
        let channel = MastodonChannel(
            name: "m", .init(url: Self.host, accessToken: { "token-1" }), wire: server,
            clock: StillClock(now: before))
        #expect(
            await Outcome.of(channel, post("Toot!"))
                == .failed(.later(.rateLimited, after: .seconds(61))))
    }
}
