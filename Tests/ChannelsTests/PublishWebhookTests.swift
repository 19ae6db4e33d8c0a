import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

@Suite struct `A text to a webhook` {
    private func channel(_ server: FakeServer) -> PublishWebhook {
        PublishWebhook(
            name: "cms", url: "http://127.0.0.1:9000/publish",
            sign: { id, timestamp, body in "v1,\(id)/\(timestamp)/\(body.count)" }, wire: server,
            clock: StillClock())
    }

    @Test func `is written and signed exactly so`() async throws {
        let server = FakeServer()
        await server.on("/publish", ok(#"{"ok":true,"id":"17","url":"https://e.org/17"}"#))
        let post = publicPost(
            text: "一\n二", source: "https://e.org/s", replaces: "https://e.org/16")
        #expect(
            await Outcome.of(channel(server), post)
                == .published(.init(url: "https://e.org/17", remoteID: "17")))
        let request = try #require(await server.requests.first)
        #expect(request.method == .post)
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"id":"S-3-1-web","issuedAt":"2026-11-18T11:06:40Z","language":"zh","#
                + #""replaces":"https://e.org/16","sha256":"5e0f","source":"https://e.org/s","#
                + #""text":"一\n二","title":"一","type":"publish"}"#)
        #expect(
            request.headers.map { "\($0.name): \($0.value)" } == [
                "Content-Type: application/json", "webhook-id: S-3-1-web",
                "webhook-timestamp: 1795000000",
                "webhook-signature: v1,S-3-1-web/1795000000/\(request.body.count)",
                "Idempotency-Key: S-3-1-web",
            ])
    }

    @Test(
        arguments: [
            (answer(200, ""), .published(.init())), (answer(200, "ok"), .published(.init())),
            (answer(201, #"{"ok":true,"url":""}"#), .published(.init())),
            (
                answer(409, #"{"url":"https://e.org/17"}"#),
                .published(.init(url: "https://e.org/17"))
            ),
            // A portal may say this.
            (
                answer(200, #"{"url":"https://portal"}"#),
                .failed(.uncertain(.errorBody("http 200")))
            ),
            (answer(200, "<html>"), .failed(.uncertain(.errorBody("http 200")))),
            (answer(200, #"{"ok":false}"#), .failed(.later(.errorBody("not ok")))),
            (answer(401, ""), .failed(.later(.unauthorized))),
            (answer(404, ""), .failed(.never(.misconfigured("http 404")))),
            (answer(422, ""), .failed(.never(.rejected("http-422")))),
            (
                answer(429, "", ["retry-after": "9"]),
                .failed(.later(.rateLimited, after: .seconds(9)))
            ),
            (answer(502, ""), .failed(.later(.serverError(502)))),
            (.failure(.uncertain(.reset)), .failed(.uncertain(.reset))),
        ] as [(Answer, Outcome)])
    func `is taken by a far end that says so`(answer: Answer, outcome: Outcome) async {
        let server = FakeServer()
        await server.on("/publish", answer)
        #expect(await Outcome.of(channel(server), publicPost()) == outcome)
    }

    @Test func `is the same request when it is tried again`() async {
        let server = FakeServer()
        await server.on("/publish", .failure(.uncertain(.timedOut)), ok("ok"))
        _ = await Outcome.of(channel(server), publicPost())
        #expect(await Outcome.of(channel(server), publicPost()) == .published(.init()))
        let requests = await server.requests
        #expect(requests.count == 2 && requests[0] == requests[1])
    }

    @Test func `is not what a probe sends`() async throws {
        let server = FakeServer()
        await server.on("/publish", ok(#"{"ok":true}"#))
        #expect(await probed(channel(server)) == nil)
        let body = try JSONValue(parsing: try #require(await server.requests.first?.body))
        #expect(body == ["id": "ping-1795000000000", "type": "ping"])
        await server.on("/publish", answer(403, ""))
        #expect(await probed(channel(server)) == .later(.forbidden))
    }
}

@Suite struct `The last door before the public` {
    private func door(_ server: FakeServer) -> SealedPublication {
        SealedPublication(
            PublishWebhook(
                name: "cms", url: "http://h/", sign: { _, _, _ in "" }, wire: server,
                clock: StillClock())
        ) { "\($0.count)" }
    }

    private func post(_ text: String, seal: String? = nil, id: String = "S-1") -> PublicPost {
        var post = publicPost(id, text: text)
        post.sha256 = seal ?? "\(text.utf8.count)"
        return post
    }

    @Test func `lets the signed text through`() async {
        let server = FakeServer()
        await server.on("/", ok("ok"))
        #expect(door(server).name == "cms")
        #expect(await Outcome.of(door(server), post("一\t二\r\n🔥")) == .published(.init()))
        #expect(await probed(door(server)) == nil)
    }

    @Test func `lets nothing else through`() async {
        let server = FakeServer()
        let refused: [(PublicPost, String)] = [
            (post("一", seal: "4"), "not-the-signed-text"), (post(" \n"), "no-text"),
            (post("a\u{0}b"), "control-character"), (post("a\u{1B}[0m"), "control-character"),
            (post("a\u{85}"), "control-character"), (post("a\u{FFFE}"), "control-character"),
            (post("一", id: "../x"), "bad-id"), (post("一", id: ".x"), "bad-id"),
            (post("一", id: ""), "bad-id"), (post("一", id: "S-1\nx"), "bad-id"),
        ]
        for (post, word) in refused {
            #expect(await Outcome.of(door(server), post) == .failed(.never(.rejected(word))))
        }
        #expect(await server.requests.isEmpty)
    }
}
