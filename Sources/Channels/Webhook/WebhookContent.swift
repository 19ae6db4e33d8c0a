import Domain
import Ports

/// What we post to a webhook chat (docs/webhook-chat.md). Pure: the same message gives the same
/// bytes, so a repetition is the same request.
enum WebhookContent {
    /// - Parameter room: The response room's name at the far end.
    static func of(_ message: Message, room: String) -> JSONValue {
        var content: [String: JSONValue] = ["id": .string(message.id.rawValue)]
        switch message.destination {
        case .room(let mentions):
            content["room"] = .string(room)
            content["mentions"] = .array(mentions.map(mention))
        // Such a message goes nowhere, see `WebhookChannel.send`.
        case .closed(let matter, _): content["room"] = .string(matter)
        case .place(.room(let room)): content["room"] = .string(room)
        case .person(let account), .place(.direct(let account)): content["to"] = .string(account)
        }
        switch message.act {
        case .say(let text):
            content["type"] = "message"
            content["text"] = .string(text.plain)
            if let html = text.html { content["html"] = .string(html) }
        case .topic(let topic):
            content["type"] = "topic"
            content["text"] = .string(topic)
        case .invite, .remove: content["type"] = "membership"
        case .react(let target):
            content["type"] = "reaction"
            content["key"] = "✅"
            content["target"] = .string(target)
        }
        if let board = message.board { content["board"] = .string(board) }
        if let notice = message.notice {
            content["notice"] = .string(Number(.notice, notice).description)
        }
        return .object(content)
    }

    static func ping(_ token: String) -> JSONValue { ["id": .string(token), "type": "ping"] }

    private static func mention(_ mention: Message.Mention) -> JSONValue {
        ["account": .string(mention.address), "name": .string(mention.name)]
    }
}
