import Channels
import Curl
import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Bot

/// What a receiver that is not ours said: `Tests/Rig/webhookd.py`, which checks the signature with
/// Python's own `hmac`, on 2026-11-28. Our side is built as the bot builds it. By hand:
///
///     Tests/Rig/webhookd.py 8090 whsec_c2VjcmV0 1795000000
///     RECORD_WEBHOOK=http://127.0.0.1:8090/in swift test --filter PublishWebhookRecorded
@Suite(.serialized) struct PublishWebhookRecordedTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Recorded/webhook.json")
    private static let now = Date(timeIntervalSince1970: 1_795_000_000)

    struct Exchange: Codable, Equatable {
        var method: String
        var url: String
        var headers: [String: String]
        var body: String
        var status: Int
        var answer: String
    }

    private struct Clock: WallClock {
        var now: Date { PublishWebhookRecordedTests.now }
        func sleep(until due: Date) async throws {}
    }

    /// Plays back what was said, where the request is the recorded one to the byte; or asks the
    /// receiver and keeps what it says.
    private actor Tape: HTTPWire {
        private(set) var exchanges: [Exchange]
        private let wire: CurlClient?
        private let losesFirst: Bool
        private var asked = 0
        private(set) var differences: [String] = []

        init(_ exchanges: [Exchange], wire: CurlClient?, losesFirst: Bool) {
            self.exchanges = exchanges
            self.wire = wire
            self.losesFirst = losesFirst
        }

        func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
            var made = Exchange(
                method: request.method.rawValue, url: request.url,
                headers: Dictionary(request.headers.map { ($0.name, $0.value) }) { $1 },
                body: String(decoding: request.body, as: UTF8.self), status: 0, answer: "")
            if let wire {
                let response = try await wire.exchange(request)
                made.status = response.status
                made.answer = String(decoding: response.body, as: UTF8.self)
                exchanges.append(made)
            } else {
                guard asked < exchanges.count else { throw .notSent(.refused) }
                let kept = exchanges[asked]
                (made.status, made.answer) = (kept.status, kept.answer)
                if made != kept { differences.append("\(made), recorded \(kept)") }
            }
            asked += 1
            if losesFirst, asked == 1 { throw .uncertain(.timedOut) }
            return HTTPResponse(status: made.status, body: Array(made.answer.utf8))
        }

        var isWholeTape: Bool { asked == exchanges.count }
    }

    private static let text = "关于\"某事\"的情况说明 🔥\n\n下次发布：18:00。"

    private func post(_ id: String) -> PublicPost {
        PublicPost(
            id: id, language: .zh, title: "关于\"某事\"的情况说明 🔥", text: Self.text,
            // By `sha256sum`.
            sha256: "74a8d1356f1a3f617338147e0d87dde8db5135a83b350bebe369ac2f852be98b",
            issuedAt: Self.now, source: "https://e.org/s?a=1&b=2")
    }

    /// Plays one scene; where `RECORD_WEBHOOK` is set it is recorded first.
    private func scene(
        _ name: String, secret: String = "whsec_c2VjcmV0", losesFirst: Bool = false,
        _ play: (any PublicChannel) async -> [String]
    ) async throws -> [String] {
        let receiver = ProcessInfo.processInfo.environment["RECORD_WEBHOOK"]
        var kept = try JSONDecoder().decode(
            [String: [Exchange]].self, from: Data(contentsOf: Self.file))
        let client = try receiver.map { _ in try CurlClient() }
        defer { client?.shutdown() }
        let tape = Tape(
            client == nil ? try #require(kept[name], "\(name)") : [], wire: client,
            losesFirst: losesFirst)
        let url = try receiver ?? #require(kept["ping"]?.first?.url)
        var settings = try #require(Fixture.load(Fixture.sandbox()).settings)
        settings.publish = [.init(name: "cms", kind: .webhook(url: url, secret: Secret(secret)))]
        let channel = try #require(
            Assembly.publicChannels(settings, wire: tape, clock: Clock()).first)
        let said = await play(channel)
        if client != nil {
            kept[name] = await tape.exchanges
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            try encoder.encode(kept).write(to: Self.file)
        }
        #expect(await tape.differences == [])
        #expect(await tape.isWholeTape)
        return said
    }

    private func publish(_ post: PublicPost, on channel: any PublicChannel) async -> String {
        do throws(SendFailure) { return try await channel.publish(post).url ?? "no address" } catch
        {
            return "\(error)"
        }
    }

    @Test func `it took a ping, and no ping under another secret`() async throws {
        func probe(_ channel: any PublicChannel) async -> [String] {
            do throws(SendFailure) {
                try await channel.probe()
                return ["well"]
            } catch {
                return ["\(error)"]
            }
        }
        #expect(try await scene("ping", probe) == ["well"])
        #expect(
            try await scene("ping under another secret", secret: "whsec_b3RoZXI=", probe)
                == ["\(SendFailure.later(.unauthorized))"])
    }

    @Test func `it showed a text once, and knew it again`() async throws {
        let said = try await scene("publish and again") { channel in
            let first = await publish(post("S-3-1-cms"), on: channel)
            return [first, await publish(post("S-3-1-cms"), on: channel)]
        }
        #expect(said.count == 2 && said[0] == said[1] && said[0].hasSuffix("/1"))
    }

    @Test func `its answer was lost: the next try is told where the text is`() async throws {
        let said = try await scene("a lost answer", losesFirst: true) { channel in
            let first = await publish(post("S-4-1-cms"), on: channel)
            return [first, await publish(post("S-4-1-cms"), on: channel)]
        }
        #expect(said[0] == "\(SendFailure.uncertain(.blackHole))")
        #expect(said[1].hasSuffix("/2"))
    }

    @Test func `it refused what is not signed with its secret`() async throws {
        let said = try await scene("another secret", secret: "whsec_b3RoZXI=") { channel in
            [await publish(post("S-5-1-cms"), on: channel)]
        }
        #expect(said == ["\(SendFailure.later(.unauthorized))"])
    }
}
