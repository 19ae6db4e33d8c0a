import Channels
import Curl
import Domain
import Foundation
import Outbox
import Ports
import Testing

/// Records what a real WordPress says, for `PublishWordPressTests`. By hand only, with a site of
/// one's own that may be filled with rubbish:
///
///     RECORD_WORDPRESS="http://127.0.0.1:8089 AUTHOR'S-PASSWORD READER'S CONTRIBUTOR'S" \
///       swift test --filter WordPressRecording
///
/// The accounts are `fenghuo` (author), `reader` (subscriber) and `contrib` (contributor); the
/// passwords are application passwords without blanks, and are not kept.
@Suite struct WordPressRecording {
    private static let words = (ProcessInfo.processInfo.environment["RECORD_WORDPRESS"] ?? "")
        .split(separator: " ").map(String.init)

    private struct Clock: WallClock {
        var now: Date { Date() }
        func sleep(until due: Date) async throws {}
    }

    /// Its letters are those that WordPress likes to alter.
    private static let trap = """
        关于"某事"的情况说明 'A' -- 3x4 (c)
        一、已证实：40 人、0 人受伤... [gallery] Wordpress :) <b>a&b</b> &amp; &#65; 🔥
        https://example.org/watch?v=1&t=2

        二、尚不清楚：起因。　下次发布：18:00。
        """

    private static func post(_ id: String, _ text: String = trap) -> PublicPost {
        let title = String(text.prefix { !$0.isNewline })
        return PublicPost(
            id: id, language: .zh, title: title, text: text, sha256: "", issuedAt: Clock().now)
    }

    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "ChannelsTests/Recorded/wordpress.json")

    @Test func `what a real site said is kept, and no password with it`() async throws {
        if Self.words.count == 4 { try await record() }
        let data = try Data(contentsOf: Self.file)
        let scenes = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(scenes.count == 17)
        for (name, scene) in scenes {
            let exchanges = (scene as? [String: Any])?["exchanges"] as? [[String: Any]] ?? []
            #expect(!exchanges.isEmpty, "\(name)")
            for exchange in exchanges {
                let headers = exchange["headers"] as? [String: String]
                let login = headers?["Authorization"].flatMap { header in
                    Data(base64Encoded: String(header.dropFirst(6)))
                }
                let words = login.map { String(decoding: $0, as: UTF8.self) } ?? ""
                #expect(words.hasSuffix(":application password"), "\(name)")
            }
        }
    }

    private func record() async throws {
        let client = try CurlClient()
        defer { client.shutdown() }
        let tape = Tape(client, run: String(Int(Date().timeIntervalSince1970) % 100_000))
        try await tape.accounts()
        try await tape.publishing()
        try await tape.losses()
        try await tape.people()
        try await tape.json.write(to: Self.file)
    }

    /// Passes requests on, and keeps them with what came back.
    private actor Tape: HTTPWire {
        private let wire: any HTTPWire
        /// Makes ids that the site has not seen.
        private let run: String
        private var scenes: [String: Any] = [:]
        private var scene: [[String: Any]] = []
        /// The number of the write whose answer gets lost.
        private var lost = 0

        init(_ wire: any HTTPWire, run: String) {
            self.wire = wire
            self.run = run
        }

        var json: Data {
            get throws {
                try JSONSerialization.data(
                    withJSONObject: scenes,
                    options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
            }
        }

        func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
            let response = try await wire.exchange(request)
            if request.method == .post { lost -= 1 }
            let isLost = request.method == .post && lost == 0
            keep(request, response, isLost)
            if isLost { throw .uncertain(.timedOut) }
            return response
        }

        private func keep(_ request: HTTPRequest, _ response: HTTPResponse, _ isLost: Bool) {
            var headers: [String: String] = [:]
            for (name, value) in request.headers {
                headers[name] = name == "Authorization" ? Self.withheld(value) : value
            }
            scene.append([
                "method": request.method.rawValue, "url": request.url, "headers": headers,
                "body": String(decoding: request.body, as: UTF8.self),
                "status": response.status, "lost": isLost,
                "answer": String(decoding: response.body, as: UTF8.self),
            ])
        }

        /// The account's name stays, its password goes.
        private static func withheld(_ header: String) -> String {
            let login = Data(base64Encoded: String(header.dropFirst(6))) ?? Data()
            let name = String(decoding: login, as: UTF8.self).prefix { $0 != ":" }
            return "Basic " + Data("\(name):application password".utf8).base64EncodedString()
        }

        private func channel(
            _ user: String = "fenghuo", _ password: String? = nil, path: String = "",
            category: Int? = nil
        ) -> WordPressChannel {
            let words = WordPressRecording.words
            let own = ["fenghuo": words[1], "reader": words[2], "contrib": words[3]][user] ?? ""
            return WordPressChannel(
                name: "wp",
                .init(
                    url: words[0] + path, username: user, password: { password ?? own },
                    category: category), wire: self, clock: Clock())
        }

        private func end(_ name: String, _ post: PublicPost? = nil) {
            var kept: [String: Any] = ["exchanges": scene]
            if let post {
                kept["post"] = [
                    "id": post.id, "title": post.title, "text": post.text,
                    "source": post.source ?? "", "replaces": post.replaces ?? "",
                ]
            }
            scenes[name] = kept
            scene = []
        }

        private func probe(_ name: String, _ channel: WordPressChannel) async {
            try? await channel.probe()
            end(name)
        }

        @discardableResult
        private func publish(
            _ name: String, _ post: PublicPost, _ channel: WordPressChannel? = nil
        ) async -> PublishedPost? {
            let published = try? await (channel ?? self.channel()).publish(post)
            end(name, post)
            return published
        }

        // MARK: Scenes

        func accounts() async throws {
            await probe("probe", channel(category: 1))
            await probe("probe with a wrong password", channel("fenghuo", "wrong"))
            await probe("probe of a reader", channel("reader"))
            await probe("probe with no such category", channel(category: 999))
            await probe("probe at a wrong address", channel(path: "/elsewhere"))
        }

        func publishing() async throws {
            let first = post("S-3-1-web.\(run)")
            let published = await publish("publish", first)
            #expect(published?.url?.isEmpty == false)
            #expect(await publish("publish again", first) == published)
            var correction = post("S-4-1-web.\(run)", "更正：人数为 41 人\n\n此前所称 40 人有误。")
            correction.source = "https://example.org/public/S-4-1-site.html?a=1&b=2"
            correction.replaces = published?.url
            #expect(await publish("publish a correction", correction, channel(category: 1)) != nil)
            #expect(
                await publish("publish with a wrong password", first, channel("fenghuo", "no"))
                    == nil)
            #expect(await publish("publish by a reader", first, channel("reader")) == nil)
            let theirs = post("S-5-1-web.\(run)")
            #expect(await publish("publish by a contributor", theirs, channel("contrib")) == nil)
        }

        func losses() async throws {
            let draft = post("S-6-1-web.\(run)")
            lost = 1
            #expect(await publish("the draft's answer is lost", draft) == nil)
            #expect(await publish("after the draft's answer", draft) != nil)
            let published = post("S-7-1-web.\(run)")
            lost = 2
            #expect(await publish("the publication's answer is lost", published) == nil)
            #expect(await publish("after the publication's answer", published) != nil)
        }

        func people() async throws {
            let trashed = post("S-8-1-web.\(run)")
            let gone = await publish("", trashed)
            _ = try await byHand("/\(gone?.remoteID ?? "")?_method=DELETE", "{}")
            #expect(await publish("after somebody threw it away", trashed) == nil)
            let edited = post("S-9-1-web.\(run)")
            let there = await publish("", edited)
            _ = try await byHand("/\(there?.remoteID ?? "")", #"{"content": "<p>别的话</p>"}"#)
            #expect(await publish("after somebody altered it", edited) == nil)
            scenes[""] = nil
        }

        private func byHand(_ path: String, _ body: String) async throws -> HTTPResponse {
            let words = WordPressRecording.words
            let login = Data("fenghuo:\(words[1])".utf8).base64EncodedString()
            let response = try await wire.exchange(
                HTTPRequest(
                    .post, "\(words[0])/wp-json/wp/v2/posts\(path)",
                    headers: [
                        ("Authorization", "Basic \(login)"), ("Content-Type", "application/json"),
                    ], body: Array(body.utf8)))
            #expect(response.status == 200)
            return response
        }
    }
}
