import Domain
import Foundation
import Ports

/// What a webhook chat hands in (docs/webhook-chat.md): one event a request. Pure.
struct WebhookReader: Sendable {
    enum Reading: Equatable, Sendable {
        case message(InboundMessage)
        /// A ping that came back.
        case pong(String)
        /// What the bot said itself.
        case own
        case unreadable(Fault)
    }

    /// What is wrong with an event, as its sender is told.
    enum Fault: String, Error, Sendable {
        case notJSON = "not-json"
        case unknownType = "unknown-type"
        case noID = "no-id"
        case noSender = "no-sender"
        case noText = "no-text"
        case noKey = "no-key"
        case noTarget = "no-target"
    }

    /// Stands before the ids of its messages.
    var name: String
    var route: RouteKind
    /// The bot's own account there.
    var account: String?
    var now: Date

    /// Longer names than this are nobody's.
    static let nameBytes = 255

    func read(_ bytes: [UInt8]) -> Reading {
        do throws(Fault) { return try understand(bytes) } catch { return .unreadable(error) }
    }

    private func understand(_ bytes: [UInt8]) throws(Fault) -> Reading {
        guard let event = try? JSONValue(parsing: bytes), case .object = event else {
            throw .notJSON
        }
        guard let id = Self.name(event["id"]) else { throw .noID }
        if event["type"]?.string == "pong" { return .pong(id) }
        let content = try content(event)
        guard let sender = Self.name(event["sender"]) else { throw .noSender }
        if let account, account.lowercased() == sender.lowercased() { return .own }
        let room = Self.name(event["room"])
        return .message(
            InboundMessage(
                sourceID: "\(name):\(id)", route: route,
                place: room.map(Place.room) ?? .direct(sender), sender: sender, content: content,
                sentAt: sentAt(event), mentionsBot: event["mentionsBot"]?.bool ?? false,
                file: file(event)))
    }

    /// The first file that comes with a message. Its address is looked at when it is fetched.
    private func file(_ event: JSONValue) -> ChatFile? {
        guard event["type"]?.string == "message", let first = event["files"]?.elements.first,
            let url = first["url"]?.string, Evidence.isWebAddress(url)
        else { return nil }
        return ChatFile(
            route: route, place: .media(url), name: FetchedFile.clean(first["name"]?.string),
            type: Self.name(first["type"]))
    }

    private func content(_ event: JSONValue) throws(Fault) -> InboundMessage.Content {
        switch event["type"]?.string {
        // A file may come without a word.
        case "message" where event["text"] == nil && file(event) != nil: return .text("")
        case "message": return .text(try text(event))
        case "edit": return .edited(try text(event))
        case "reaction":
            guard let key = Self.name(event["key"]) else { throw .noKey }
            guard let target = Self.name(event["target"]) else { throw .noTarget }
            return .reaction(
                key: MatrixReader.plain(key), to: target, text: event["text"]?.string,
                author: Self.name(event["author"]))
        default: throw .unknownType
        }
    }

    private func text(_ event: JSONValue) throws(Fault) -> String {
        guard let text = event["text"]?.string else { throw .noText }
        return text
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
