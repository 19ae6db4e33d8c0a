import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

/// No server was asked: the answers are made after the documentation of the client interface
/// (mastodon/documentation: methods/statuses, methods/accounts, methods/apps, entities/Instance,
/// api/rate-limits), its examples cut to what counts.
private enum Documented {
    static let instance = #"""
        {"domain":"mastodon.social","version":"4.0.0rc1","configuration":{"urls":{"streaming":
        "wss://mastodon.social"},"accounts":{"max_featured_tags":10},"statuses":
        {"max_characters":500,"max_media_attachments":4,"characters_reserved_per_url":23}}}
        """#
    static let account = #"""
        {"id":"14715","username":"trwnh","acct":"trwnh","display_name":"infinite love ⴳ",
        "locked":false,"bot":false,"url":"https://mastodon.social/@trwnh","source":{"privacy":
        "public","sensitive":false,"language":""}}
        """#
    static let app = #"""
        {"id":"563419","name":"Test Application","website":"https://app.example","scopes":
        ["read","write","push"],"redirect_uri":"https://app.example/callback"}
        """#
    static let badToken = #"{"error":"The access token is invalid"}"#
    static let blank = #"{"error":"Validation failed: Text can't be blank"}"#

    static func status(
        _ id: String, at time: String = "2026-11-18T09:47:00.123Z", visibility: String = "public"
    ) -> String {
        #"""
        {"id":"\#(id)","created_at":"\#(time)","in_reply_to_id":null,"sensitive":false,
        "spoiler_text":"","visibility":"\#(visibility)","language":"zh","uri":
        "https://mastodon.social/users/trwnh/statuses/\#(id)","url":
        "https://mastodon.social/@trwnh/\#(id)","content":"<p>test content</p>","reblog":null}
        """#
    }

    static func source(_ text: String, warning: String = "") -> String {
        let json: JSONValue = [
            "id": "1", "text": .string(text), "spoiler_text": .string(warning),
        ]
        return String(decoding: json.bytes, as: UTF8.self)
    }
}

@Suite struct `A text on Mastodon` {
    /// 2026-11-18T09:46:40Z.
    private let post = publicPost(at: 1_794_995_200)

    private func channel(_ server: FakeServer) -> MastodonChannel {
        MastodonChannel(
            name: "m", .init(url: "https://mastodon.social/", accessToken: { "token-1" }),
            wire: server, clock: StillClock())
    }

    /// A server whose account has posted nothing, and takes what comes.
    private func server(_ text: String? = nil, earlier: String...) async -> FakeServer {
        let server = FakeServer()
        await server.on("/api/v2/instance", ok(Documented.instance))
        await server.on("/api/v1/accounts/verify_credentials", ok(Documented.account))
        await server.on("/api/v1/apps/verify_credentials", ok(Documented.app))
        await server.on(
            "/api/v1/accounts/14715/statuses", ok("[\(earlier.joined(separator: ","))]"))
        await server.on("/api/v1/statuses", ok(Documented.status("103254962155278888")))
        await server.on("/source", ok(Documented.source(text ?? post.text)))
        return server
    }

    @Test func `is measured, looked for, posted and read back`() async throws {
        let server = await server()
        let outcome = await Outcome.of(channel(server), post)
        #expect(
            outcome
                == .published(
                    .init(
                        url: "https://mastodon.social/@trwnh/103254962155278888",
                        remoteID: "103254962155278888")))
        let requests = await server.requests
        #expect(
            requests.map { "\($0.method.rawValue) \($0.url.dropFirst(23))" } == [
                "GET /api/v2/instance", "GET /api/v1/accounts/verify_credentials",
                "GET /api/v1/accounts/14715/statuses?exclude_reblogs=true&limit=40",
                "POST /api/v1/statuses", "GET /api/v1/statuses/103254962155278888/source",
            ])
        let sent = requests[3]
        #expect(
            sent.headers.map { "\($0.name): \($0.value)" } == [
                "Authorization: Bearer token-1",
                "Content-Type: application/x-www-form-urlencoded", "Idempotency-Key: S-3-1-web",
            ])
        let form = String(decoding: sent.body, as: UTF8.self)
        #expect(
            form == "status=\(URLText.escaped(signedText))&visibility=public&language=zh")
        #expect(requests[0].headers.isEmpty)
    }

    @Test func `carries its links under it`() {
        var post = publicPost(text: "A\n\nb\n", language: .en)
        post.source = "https://e.org/a"
        post.replaces = "https://m.org/@a/1"
        #expect(
            MastodonText(post).status == """
                A

                b

                On our own site: https://e.org/a
                This corrects or withdraws: https://m.org/@a/1
                """)
    }

    @Test(
        arguments: [
            ("四个汉字", 4), ("🇨🇳👨‍👩‍👧é", 3), ("a https://e.org/\(String(repeating: "x", count: 90)) b", 27),
            ("见https://e.org/a。", 25), ("(https://e.org/a)", 25), ("https://e.org/a. 完", 26),
            ("http://a.org http://b.org", 47), ("https://", 8), ("httpx://e.org", 13),
        ])
    func `is as long as the server takes it to be`(text: String, length: Int) {
        #expect(MastodonText(publicPost(text: text)).length(perURL: 23) == length)
    }

    @Test func `that is too long is refused before anything is sent, and not cut`() async {
        let server = await server()
        let long = publicPost(text: String(repeating: "长", count: 501), at: 1_794_995_200)
        #expect(
            await Outcome.of(channel(server), long)
                == .failed(.never(.rejected("too-long 501/500"))))
        #expect(await server.requests.map(\.method) == [.get])
        let fits = publicPost(text: String(repeating: "长", count: 500), at: 1_794_995_200)
        await server.on("/source", ok(Documented.source(fits.text)))
        #expect(await Outcome.of(channel(server), fits).url != nil)
    }

    @Test func `that an earlier try brought there is not posted again`() async {
        let server = await server(
            earlier: Documented.status("9", visibility: "direct"), Documented.status("8"))
        #expect(
            await Outcome.of(channel(server), post).url == "https://mastodon.social/@trwnh/8")
        #expect(await server.requests.allSatisfy { $0.method == .get })
    }

    @Test func `is looked for as far back as it was issued, and no further`() async {
        let before = "2026-11-18T09:30:00.000Z"
        let old = await server(earlier: Documented.status("7", at: before))
        #expect(await Outcome.of(channel(old), post).url?.hasSuffix("/103254962155278888") == true)
        #expect(await old.asked("statuses?exclude").count == 1)
        let busy = await server(earlier: Documented.status("8"))
        await busy.on("/8/source", ok(Documented.source("别的")))
        await busy.on(
            "&max_id=8", ok("[\(Documented.status("6"))]"))
        await busy.on("/6/source", ok(Documented.source(post.text)))
        #expect(await Outcome.of(channel(busy), post).url?.hasSuffix("/6") == true)
    }

    @Test func `is left to a person where the account has posted too much since`() async {
        let server = await server(earlier: Documented.status("8"))
        await server.on("/8/source", ok(Documented.source("别的")))
        #expect(
            await Outcome.of(channel(server), post)
                == .failed(.never(.rejected("too-many-posts"))))
        #expect(await server.requests.allSatisfy { $0.method == .get })
    }

    @Test func `that stands there otherwise is no success`() async {
        for (source, warning) in [("别的", ""), (post.text, "剧透")] {
            let server = await server()
            await server.on("/source", ok(Documented.source(source, warning: warning)))
            #expect(
                await Outcome.of(channel(server), post) == .failed(.never(.errorBody("altered"))))
        }
        let hidden = await server()
        await hidden.on("/api/v1/statuses", ok(Documented.status("1", visibility: "unlisted")))
        await hidden.on("14715/statuses", ok("[]"))
        #expect(
            await Outcome.of(channel(hidden), post) == .failed(.never(.rejected("not-public"))))
    }

    @Test(
        arguments: [
            (answer(401, Documented.badToken), .later(.unauthorized)),
            (
                answer(403, #"{"error":"This action is outside the authorized scopes"}"#),
                .later(.forbidden)
            ),
            (answer(422, Documented.blank), .never(.rejected("http-422"))),
            (
                answer(
                    429, #"{"error":"Too many requests"}"#,
                    ["x-ratelimit-reset": "2026-11-18T11:10:00.123456Z"]),
                .later(.rateLimited, after: .seconds(201))
            ),
            (answer(404, ""), .never(.misconfigured("http 404"))),
            (answer(503, ""), .later(.serverError(503))),
            (answer(500, ""), .uncertain(.serverError(500))),
            (answer(200, "<html>portal</html>"), .uncertain(.errorBody("http 200"))),
            (answer(200, #"{"error":"no"}"#), .uncertain(.errorBody("http 200"))),
            (answer(200, "{}"), .uncertain(.errorBody("no post"))),
            (.failure(.uncertain(.timedOut)), .uncertain(.blackHole)),
            (.failure(.notSent(.tls("x"))), .later(.tls)), (.failure(.cancelled), .cancelled),
        ] as [(Answer, SendFailure)])
    func `fails in the way the server says`(answer: Answer, failure: SendFailure) async {
        let server = await server()
        await server.on("/api/v1/statuses", answer)
        await server.on("14715/statuses", ok("[]"))
        #expect(await Outcome.of(channel(server), post) == .failed(failure))
    }

    @Test func `that cannot be read back may stand there`() async {
        let server = await server()
        await server.on("/source", .failure(.notSent(.refused)))
        #expect(await Outcome.of(channel(server), post) == .failed(.uncertain(.refused)))
    }

    @Test func `is probed by account and scopes, and nothing is posted`() async {
        let server = await server()
        #expect(await probed(channel(server)) == nil)
        await server.on("/apps/verify_credentials", ok(#"{"name":"old server"}"#))
        #expect(await probed(channel(server)) == nil)
        await server.on("/apps/verify_credentials", ok(#"{"scopes":["read"]}"#))
        #expect(await probed(channel(server)) == .later(.forbidden))
        await server.on("/accounts/verify_credentials", answer(401, Documented.badToken))
        #expect(await probed(channel(server)) == .later(.unauthorized))
        #expect(await server.requests.allSatisfy { $0.method == .get })
    }
}
