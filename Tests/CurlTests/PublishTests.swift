import Channels
import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Curl

/// Publishing over real connections: what the fakes of `ChannelsTests` cannot show.
@Suite(.timeLimit(.minutes(1))) struct PublishTests {
    private struct Clock: WallClock {
        var now: Date { Date(timeIntervalSince1970: 1_795_000_000) }
        func sleep(until due: Date) async throws {}
    }

    private let post = PublicPost(
        id: "S-3-1-web", language: .zh, title: "关于某事的情况说明", text: "关于某事的情况说明\n一、已证实：40 人 🔥",
        sha256: "", issuedAt: Date(timeIntervalSince1970: 1_795_000_000))

    /// A site that keeps what it is given, as WordPress does.
    private final class Site: Sendable {
        private struct Post {
            var id: Int
            var slug: String
            var content: String
            var status = "draft"
        }

        private struct State {
            var posts: [Post] = []
            var seen: [String] = []
            var drop: String?
        }

        private let state = Locked(State())

        /// - Parameter drop: A status; the connection is cut, once, after a write that made it.
        init(drop: String? = nil) { state.withLock { $0.drop = drop } }

        var seen: [String] { state.withLock { $0.seen } }
        var statuses: [String] { state.withLock { $0.posts.map(\.status) } }

        @Sendable func serve(_ peer: Peer) {
            while let request = peer.readRequest() {
                guard let (status, body) = answer(request) else { return peer.reset() }
                peer.answer(body, status: status, headers: ["Content-Type: application/json"])
            }
        }

        private func answer(_ request: SeenRequest) -> (String, String)? {
            let words = request.line.split(separator: " ")
            let (method, path) = (String(words[0]), String(words[1]))
            let given = try? JSONValue(parsing: request.body)
            return state.withLock { state in
                state.seen.append("\(method) \(path.prefix { $0 != "?" })")
                guard request.headers["Authorization"] == "Basic ZmVuZ2h1bzphIGI=" else {
                    return ("401 Unauthorized", #"{"code":"rest_not_logged_in"}"#)
                }
                if method == "GET", path.contains("?slug=") {
                    return ("200 OK", "[\(state.posts.map(Self.json).joined(separator: ","))]")
                }
                if method == "GET" { return ("200 OK", state.posts.first.map(Self.json) ?? "") }
                if let slug = given?["slug"]?.string {
                    state.posts.append(
                        Post(
                            id: 7 + state.posts.count, slug: slug,
                            content: given?["content"]?.string ?? ""))
                } else {
                    state.posts[0].status = given?["status"]?.string ?? ""
                }
                let made = state.posts[state.posts.count - 1]
                if state.drop == made.status {
                    state.drop = nil
                    return nil
                }
                return ("201 Created", Self.json(made))
            }
        }

        private static func json(_ post: Post) -> String {
            let json: JSONValue = [
                "id": .integer(post.id), "status": .string(post.status),
                "slug": .string(post.slug), "link": "http://127.0.0.1/?p=7",
                "content": ["raw": .string(post.content), "rendered": .string(post.content)],
            ]
            return String(decoding: json.bytes, as: UTF8.self)
        }
    }

    private func wordpress(_ client: CurlClient, _ url: String) -> WordPressChannel {
        WordPressChannel(
            name: "wp", .init(url: url, username: "fenghuo", password: { "a b" }), wire: client,
            clock: Clock())
    }

    @Test func `a text stands there once`() async throws {
        let site = Site()
        try await withServer(site.serve) { client, server in
            let channel = wordpress(client, server.url(""))
            let first = try await channel.publish(post)
            #expect(first == PublishedPost(url: "http://127.0.0.1/?p=7", remoteID: "7"))
            let again = try await channel.publish(post)
            #expect(again == first)
            #expect(site.statuses == ["publish"])
            let posts = "/wp-json/wp/v2/posts"
            #expect(
                site.seen == [
                    "GET \(posts)", "POST \(posts)", "POST \(posts)/7", "GET \(posts)/7",
                    "GET \(posts)", "GET \(posts)/7",
                ])
        }
    }

    @Test(arguments: ["draft", "publish"])
    func `a connection that is cut in the midst leaves one text, not two`(
        cut: String
    ) async throws {
        let site = Site(drop: cut)
        try await withServer(site.serve) { client, server in
            let channel = wordpress(client, server.url(""))
            await #expect(throws: SendFailure.uncertain(.reset)) {
                try await channel.publish(post)
            }
            #expect(site.statuses == [cut])
            let again = try await channel.publish(post)
            #expect(again.remoteID == "7")
            #expect(site.statuses == ["publish"])
        }
    }

    @Test func `nobody there is no publication`() async throws {
        let client = try CurlClient()
        defer { client.shutdown() }
        let port = try LoopbackServer.deadPort()
        await #expect(throws: SendFailure.later(.refused)) {
            try await wordpress(client, "http://127.0.0.1:\(port)").publish(post)
        }
    }

    @Test func `a form reaches Mastodon as it was written, under its key`() async throws {
        let seen = Locked<SeenRequest?>(nil)
        let text = post.text
        let serve: @Sendable (Peer) -> Void = { peer in
            while let request = peer.readRequest() {
                let path = request.line.split(separator: " ")[1]
                switch path {
                case "/api/v2/instance":
                    peer.answer(#"{"configuration":{"statuses":{"max_characters":500}}}"#)
                case "/api/v1/accounts/verify_credentials": peer.answer(#"{"id":"1"}"#)
                case "/api/v1/statuses":
                    seen.withLock { $0 = request }
                    peer.answer(
                        #"{"id":"9","created_at":"2026-11-18T11:06:41.000Z","#
                            + #""visibility":"public","url":"https://m.org/@a/9"}"#)
                case "/api/v1/statuses/9/source":
                    let source: JSONValue = ["text": .string(text)]
                    peer.answer(source.bytes)
                default: peer.answer("[]")
                }
            }
        }
        try await withServer(serve) { client, server in
            let channel = MastodonChannel(
                name: "m", .init(url: server.url(""), accessToken: { "token-1" }), wire: client,
                clock: Clock())
            let published = try await channel.publish(post)
            #expect(published == PublishedPost(url: "https://m.org/@a/9", remoteID: "9"))
        }
        let request = try #require(seen.withLock { $0 })
        #expect(request.headers["Idempotency-Key"] == "S-3-1-web")
        #expect(request.headers["Authorization"] == "Bearer token-1")
        #expect(request.headers["Content-Type"] == "application/x-www-form-urlencoded")
        var form = URLComponents()
        form.percentEncodedQuery = String(decoding: request.body, as: UTF8.self)
        #expect(
            form.queryItems?.map { "\($0.name)=\($0.value ?? "")" } == [
                "status=\(text)", "visibility=public", "language=zh",
            ])
    }
}
