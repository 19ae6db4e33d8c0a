import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

/// Recorded with WordPress 6.1.9 on PHP 8.2 and MariaDB 10.11 on 2026-11-28 by
/// `Tests/CurlTests/WordPressRecording.swift`; only the passwords were replaced.
@Suite struct `What a real WordPress said` {
    private func channel(
        _ tape: Tape, _ user: String = "fenghuo", path: String = "", category: Int? = nil
    ) -> WordPressChannel {
        WordPressChannel(
            name: "wp",
            .init(
                url: "http://127.0.0.1:8089\(path)", username: user,
                password: { "application password" }, category: category),
            wire: tape, clock: StillClock())
    }

    private func probe(
        _ scene: String, _ user: String = "fenghuo", path: String = "", category: Int? = nil
    ) async throws -> SendFailure? {
        let tape = try Tape(scene)
        let failure = await probed(channel(tape, user, path: path, category: category))
        #expect(await tape.differences == [])
        #expect(await tape.unasked == 0)
        return failure
    }

    private func publish(
        _ scene: String, _ user: String = "fenghuo", category: Int? = nil
    ) async throws -> Outcome {
        let tape = try Tape(scene)
        let outcome = await Outcome.of(
            channel(tape, user, category: category), try #require(tape.post))
        #expect(await tape.differences == [])
        #expect(await tape.unasked == 0)
        return outcome
    }

    @Test func `to a probe`() async throws {
        #expect(try await probe("probe", category: 1) == nil)
        #expect(try await probe("probe with a wrong password") == .later(.unauthorized))
        #expect(try await probe("probe of a reader", "reader") == .later(.forbidden))
        #expect(
            try await probe("probe with no such category", category: 999)
                == .never(.misconfigured("http 404")))
        #expect(
            try await probe("probe at a wrong address", path: "/elsewhere")
                == .never(.misconfigured("http 404")))
    }

    @Test func `to a text, and to the same text again`() async throws {
        let first = try await publish("publish")
        #expect(first.url?.contains("/s-3-1-web-") == true)
        #expect(try await publish("publish again") == first)
    }

    @Test func `to a correction with its links`() async throws {
        let outcome = try await publish("publish a correction", category: 1)
        #expect(outcome.url?.contains("/s-4-1-web-") == true)
    }

    @Test func `to those who may not publish`() async throws {
        #expect(
            try await publish("publish with a wrong password") == .failed(.later(.unauthorized)))
        #expect(
            try await publish("publish by a reader", "reader") == .failed(.later(.forbidden)))
        #expect(
            try await publish("publish by a contributor", "contrib")
                == .failed(.later(.forbidden)))
    }

    @Test(arguments: ["draft", "publication"])
    func `and was not heard saying: the next try finds it and makes no second one`(
        what: String
    ) async throws {
        #expect(
            try await publish("the \(what)'s answer is lost") == .failed(.uncertain(.blackHole)))
        let tape = try Tape("after the \(what)'s answer")
        let outcome = await Outcome.of(channel(tape), try #require(tape.post))
        #expect(outcome.url?.isEmpty == false)
        #expect(await tape.differences == [])
        #expect(await tape.unasked == 0)
    }

    @Test func `after somebody took the text away, or altered it`() async throws {
        #expect(
            try await publish("after somebody threw it away")
                == .failed(.never(.rejected("trash"))))
        #expect(
            try await publish("after somebody altered it")
                == .failed(.never(.rejected("altered"))))
    }
}

@Suite struct `A text on WordPress` {
    private static let posts = "/wp-json/wp/v2/posts"

    private func channel(_ server: FakeServer) -> WordPressChannel {
        WordPressChannel(
            name: "wp",
            .init(url: "http://127.0.0.1/", username: "fenghuo", password: { "pass word" }),
            wire: server, clock: StillClock())
    }

    /// A post as WordPress shows it to those who may change it.
    private func stored(
        _ id: Int, _ status: String, _ post: PublicPost = publicPost(), raw: String? = nil,
        rendered: String? = nil
    ) -> String {
        let draft = WordPressDraft(post, category: nil)
        let json: JSONValue = [
            "id": .integer(id), "status": .string(status), "slug": .string(draft.slug),
            "link": .string("http://127.0.0.1/?p=\(id)"),
            "content": [
                "raw": .string(raw ?? draft.content),
                "rendered": .string(rendered ?? raw ?? draft.content),
            ],
        ]
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// A site that has nothing, and takes it.
    private func site(list: String = "[]", shown: String? = nil) async -> FakeServer {
        let server = FakeServer()
        await server.on("\(Self.posts)?context", answer(201, stored(7, "draft")))
        await server.on("\(Self.posts)?slug", ok(list))
        await server.on("\(Self.posts)/7?", ok(shown ?? stored(7, "publish")))
        return server
    }

    @Test func `is looked for, laid down as a draft, made public, and read back`() async throws {
        let server = await site()
        let outcome = await Outcome.of(channel(server), publicPost())
        #expect(outcome == .published(.init(url: "http://127.0.0.1/?p=7", remoteID: "7")))
        let requests = await server.requests
        #expect(requests.map(\.method) == [.get, .post, .post, .get])
        #expect(requests[0].url.contains("slug=s-3-1-web,s-3-1-web-2,s-3-1-web__trashed&"))
        #expect(try JSONValue(parsing: requests[1].body)["status"] == "draft")
        #expect(try JSONValue(parsing: requests[1].body)["slug"] == "s-3-1-web")
        #expect(try JSONValue(parsing: requests[2].body) == ["status": "publish"])
        let login = "Basic " + Data("fenghuo:pass word".utf8).base64EncodedString()
        #expect(requests.allSatisfy { $0.headers.first?.value == login })
    }

    @Test func `keeps every letter, and has nothing beside it but the links`() {
        var post = publicPost(
            text: "A \"b\" 3x4 -- Wordpress\nhttps://e.org/?a&b\r\n\r\n  [gallery] :)\n\n\n尾",
            language: .en)
        post.source = "https://e.org/s?a=1&b=2"
        post.replaces = "https://e.org/\"x"
        let content = WordPressDraft(post, category: 5).content
        #expect(
            content == """
                <p>A &#034;b&#034; 3&#120;4 &#045;&#045; Word&#112;ress<br />\
                https&#058;&#047;&#047;e&#046;org&#047;&#063;a&#038;b</p>
                <p>  &#091;gallery&#093; &#058;&#041;</p>
                <p>尾</p>
                <p>On our own site&#058; <a href="https://e.org/s?a=1&amp;b=2">\
                https&#058;&#047;&#047;e&#046;org&#047;s&#063;a&#061;1&#038;b&#061;2</a></p>
                <p>This corrects or withdraws&#058; <a href="https://e.org/&quot;x">\
                https&#058;&#047;&#047;e&#046;org&#047;&#034;&#120;</a></p>

                """)
        #expect(
            Markup.squeezed(HTMLText.plain(content))
                == Markup.squeezed(
                    post.text + "On our own site: https://e.org/s?a=1&b=2"
                        + "This corrects or withdraws: https://e.org/\"x"))
    }

    @Test func `that lies there as a draft is made public, the oldest of two`() async {
        let server = await site(list: "[\(stored(9, "draft")),\(stored(7, "draft"))]")
        #expect(await Outcome.of(channel(server), publicPost()).url == "http://127.0.0.1/?p=7")
        #expect(await server.requests.map(\.method) == [.get, .post, .get])
    }

    @Test func `that is public is left as it is, whatever drafts lie beside it`() async {
        let list = "[\(stored(3, "draft")),\(stored(7, "publish"))]"
        let server = await site(list: list)
        #expect(await Outcome.of(channel(server), publicPost()).url == "http://127.0.0.1/?p=7")
        #expect(await server.requests.map(\.method) == [.get, .get])
    }

    @Test(arguments: ["trash", "pending", "private", "future"])
    func `that somebody holds back is not pushed past them`(status: String) async {
        let server = await site(list: "[\(stored(7, status))]")
        #expect(
            await Outcome.of(channel(server), publicPost()) == .failed(.never(.rejected(status))))
        #expect(await server.requests.map(\.method) == [.get])
    }

    @Test func `is never put beside another under its name`() async {
        let server = await site(list: "[\(stored(7, "publish", raw: "<p>别的</p>"))]")
        #expect(
            await Outcome.of(channel(server), publicPost())
                == .failed(.never(.rejected("altered"))))
    }

    @Test func `that a plug-in adds to stands, one that it alters does not`() async {
        let whole = WordPressDraft(publicPost(), category: nil).content
        let shared = await site(
            shown: stored(7, "publish", rendered: "<p>分享</p>\(whole)<div>赞</div>"))
        #expect(await Outcome.of(channel(shared), publicPost()).url != nil)
        let bent = await site(
            shown: stored(7, "publish", rendered: whole.replacing("&#045;&#045;", with: "–")))
        #expect(
            await Outcome.of(channel(bent), publicPost())
                == .failed(.never(.errorBody("altered"))))
        let unshown = await site(shown: stored(7, "private"))
        #expect(
            await Outcome.of(channel(unshown), publicPost())
                == .failed(.never(.rejected("private"))))
    }

    @Test func `that was altered when it was laid down never becomes public`() async {
        let server = await site()
        await server.on(
            "\(Self.posts)?context", answer(201, stored(7, "draft", raw: "<p>删节</p>")))
        #expect(
            await Outcome.of(channel(server), publicPost())
                == .failed(.never(.errorBody("altered"))))
        #expect(await server.requests.map(\.method) == [.get, .post])
    }

    @Test(
        arguments: [
            (.failure(.notSent(.refused)), .later(.refused), .later(.refused)),
            (
                .failure(.uncertain(.timedOut)), .uncertain(.blackHole), .uncertain(.blackHole)
            ),
            (.failure(.cancelled), .cancelled, .cancelled),
            (
                answer(200, "<html>"), .later(.errorBody("http 200")),
                .uncertain(.errorBody("http 200"))
            ),
            (answer(500, ""), .later(.serverError(500)), .uncertain(.serverError(500))),
            (answer(502, ""), .later(.serverError(502)), .uncertain(.serverError(502))),
            (
                answer(503, "", ["retry-after": "600"]),
                .later(.serverError(503), after: .seconds(600)),
                .later(.serverError(503), after: .seconds(600))
            ),
            (
                answer(429, "", ["retry-after": "7"]), .later(.rateLimited, after: .seconds(7)),
                .later(.rateLimited, after: .seconds(7))
            ),
            (answer(401, "{}"), .later(.unauthorized), .later(.unauthorized)),
            (answer(403, "{}"), .later(.forbidden), .later(.forbidden)),
            (
                answer(301, ""), .never(.misconfigured("http 301")),
                .never(.misconfigured("http 301"))
            ),
            (answer(413, ""), .never(.rejected("http-413")), .never(.rejected("http-413"))),
        ] as [(Answer, SendFailure, SendFailure)])
    func `fails as far as the site had got`(
        answer: Answer, looking: SendFailure, laying: SendFailure
    ) async {
        let deaf = await site()
        await deaf.on("\(Self.posts)?slug", answer)
        #expect(await Outcome.of(channel(deaf), publicPost()) == .failed(looking))
        #expect(await deaf.requests.count == 1)
        let broken = await site()
        await broken.on("\(Self.posts)?context", answer)
        #expect(await Outcome.of(channel(broken), publicPost()) == .failed(laying))
        #expect(await broken.requests.count == 2)
    }

    @Test func `that cannot be read back may stand there`() async {
        let server = await site()
        await server.on(
            "\(Self.posts)/7?", ok(stored(7, "publish")), .failure(.notSent(.refused)))
        #expect(
            await Outcome.of(channel(server), publicPost()) == .failed(.uncertain(.refused)))
    }
}
