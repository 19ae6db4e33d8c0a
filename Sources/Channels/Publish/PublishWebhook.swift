import Domain
import Foundation
import Outbox
import Ports

/// A channel behind signed HTTP: whoever runs the far end puts the text where it belongs
/// (docs/publishing.md). The post's id is the request's, so that the far end knows a repetition.
package struct PublishWebhook: PublicChannel {
    package let name: String
    private let url: String
    private let caFile: String?
    private let sign: WebhookChat.Sign
    private let wire: any HTTPWire
    private let clock: any WallClock

    package init(
        name: String, url: String, caFile: String? = nil, sign: @escaping WebhookChat.Sign,
        wire: any HTTPWire, clock: any WallClock
    ) {
        self.name = name
        self.url = url
        self.caFile = caFile
        self.sign = sign
        self.wire = wire
        self.clock = clock
    }

    package func publish(_ post: PublicPost) async throws(SendFailure) -> PublishedPost {
        let body = try await send(Self.content(post), id: post.id)
        let url = body?["url"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        return PublishedPost(url: url, remoteID: body?["id"]?.string)
    }

    package func probe() async throws(SendFailure) {
        let token = "ping-\(Int(clock.now.timeIntervalSince1970 * 1000))"
        _ = try await send(WebhookContent.ping(token), id: token)
    }

    /// Pure: the same post gives the same bytes, so a repetition is the same request.
    static func content(_ post: PublicPost) -> JSONValue {
        var content: [String: JSONValue] = [
            "type": "publish", "id": .string(post.id),
            "language": .string(post.language.rawValue), "title": .string(post.title),
            "text": .string(post.text), "sha256": .string(post.sha256),
            "issuedAt": .string(post.issuedAt.formatted(.iso8601)),
        ]
        content["source"] = post.source.map(JSONValue.string)
        content["replaces"] = post.replaces.map(JSONValue.string)
        return .object(content)
    }

    /// - Returns: What the far end said when it took it, where that is JSON.
    private func send(_ content: JSONValue, id: String) async throws(SendFailure) -> JSONValue? {
        let body = content.bytes
        let timestamp = Int(clock.now.timeIntervalSince1970)
        let request = HTTPRequest(
            .post, url,
            headers: [
                ("Content-Type", "application/json"), ("webhook-id", id),
                ("webhook-timestamp", String(timestamp)),
                ("webhook-signature", sign(id, timestamp, body)), ("Idempotency-Key", id),
            ], body: body, timeout: .seconds(30), caFile: caFile, responseLimit: 64 << 10)
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw error.sendFailure }
        _ = try WebhookAnswer(response)
        return try? JSONValue(parsing: response.body)
    }
}
