import Domain
import Foundation
import Ports

/// What a webhook chat hands in (docs/webhook-chat.md): one event a request. Pure.
struct WebhookReader: Sendable {
    enum Reading: Equatable, Sendable {
        case message(InboundMessage)
        /// A ping that came back.
        case pong(String)
    }

    /// Stands before the ids of its messages.
    var name: String
    var route: RouteKind
    var now: Date

    /// Longer names than this are nobody's.
    static let nameBytes = 255

    /// - Returns: Nil when it is nothing that we understand.
    func read(_ bytes: [UInt8]) -> Reading? {
        guard let event = try? JSONValue(parsing: bytes), let id = Self.name(event["id"]) else {
            return nil
        }
        if event["type"]?.string == "pong" { return .pong(id) }
        guard let sender = Self.name(event["sender"]), let content = content(event) else {
            return nil
        }
        let room = Self.name(event["room"])
        return .message(
            InboundMessage(
                sourceID: "\(name):\(id)", route: route,
                place: room.map(Place.room) ?? .direct(sender), sender: sender, content: content,
                sentAt: sentAt(event), mentionsBot: event["mentionsBot"]?.bool ?? false))
    }

    private func content(_ event: JSONValue) -> InboundMessage.Content? {
        switch event["type"]?.string {
        case "message": return event["text"]?.string.map(InboundMessage.Content.text)
        case "edit": return event["text"]?.string.map(InboundMessage.Content.edited)
        case "reaction":
            guard let key = event["key"]?.string, let target = Self.name(event["target"]) else {
                return nil
            }
            return .reaction(
                key: MatrixReader.plain(key), to: target, text: event["text"]?.string,
                author: Self.name(event["author"]))
        default: return nil
        }
    }

    /// In seconds since 1970. Who retries hands in late; a clock that runs ahead is not believed.
    private func sentAt(_ event: JSONValue) -> Date {
        guard let seconds = event["at"]?.int, seconds > 0 else { return now }
        return min(Date(timeIntervalSince1970: Double(seconds)), now)
    }

    private static func name(_ value: JSONValue?) -> String? {
        guard let text = value?.string, !text.isEmpty, text.utf8.count <= nameBytes else {
            return nil
        }
        return text
    }
}
