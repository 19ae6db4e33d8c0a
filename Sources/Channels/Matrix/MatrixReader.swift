import Domain
import Foundation
import Ports

/// Turns one event of a room into what the inbox takes, or into nothing. Pure: what must be asked
/// of the homeserver is asked by others.
struct MatrixReader: Sendable {
    var own: MatrixRooms.Own
    var now: Date
    var route = RouteKind.chat

    /// - Parameter person: The other one, when the room is a direct conversation.
    func message(_ event: MatrixEvent, in room: String, person: String?) -> InboundMessage? {
        guard event.sender != own.id, !event.id.isEmpty, event.stateKey == nil else { return nil }
        let read: (content: InboundMessage.Content, mentioned: Bool)?
        var file: ChatFile?
        switch event.type {
        case "m.room.message":
            file = self.file(event.content, in: room)
            read = said(event.content)
        case "m.reaction": read = reaction(event.content).map { ($0, false) }
        default: read = nil
        }
        guard let read else { return nil }
        return InboundMessage(
            sourceID: "matrix:\(event.id)", route: route,
            place: person == event.sender ? .direct(event.sender) : .room(room),
            sender: event.sender, content: read.content, sentAt: event.sentAt(now: now),
            mentionsBot: read.mentioned, file: file)
    }

    private func said(_ content: JSONValue) -> (InboundMessage.Content, Bool)? {
        guard let body = words(content) else { return nil }
        let relation = content["m.relates_to"]
        let mentioned = mentions(content)
        if relation?["rel_type"]?.string == "m.replace" {
            let new = content["m.new_content"]?["body"]?.string ?? body
            return (.edited(addressed(new).text), mentioned)
        }
        let isReply = relation?["m.in_reply_to"] != nil
        let text = addressed(isReply ? Self.withoutFallback(body) : body)
        return (.text(text.text), mentioned || text.named)
    }

    /// What somebody wrote: a text, or what they wrote under a file. A file alone says nothing.
    private func words(_ content: JSONValue) -> String? {
        guard let type = content["msgtype"]?.string, let body = content["body"]?.string else {
            return nil
        }
        // A notice is a machine's word: answering it would start a conversation of machines.
        if type == "m.text" { return body }
        guard MatrixContent.files.contains(type),
            content["url"]?.string.flatMap(MatrixURI.init) != nil,
            let name = content["filename"]?.string, name != body
        else { return nil }
        return body
    }

    /// The file that a message carries, else the message that it answers, which may carry one. In a
    /// thread every message names one before it, for clients without threads: that is no answer.
    private func file(_ content: JSONValue, in room: String) -> ChatFile? {
        if let type = content["msgtype"]?.string, MatrixContent.files.contains(type),
            let uri = content["url"]?.string, MatrixURI(uri) != nil
        {
            return ChatFile(
                route: route, place: .media(uri), name: MatrixContent.fileName(content),
                type: content["info"]?["mimetype"]?.string)
        }
        let relation = content["m.relates_to"]
        guard let target = relation?["m.in_reply_to"]?["event_id"]?.string, !target.isEmpty,
            relation?["is_falling_back"]?.bool != true
        else { return nil }
        return ChatFile(route: route, place: .message(target, room: room))
    }

    private func mentions(_ content: JSONValue) -> Bool {
        content["m.mentions"]?["user_ids"]?.elements.contains { $0.string == own.id } ?? false
    }

    /// The text without the bot's name at its head, and whether it was there.
    private func addressed(_ body: String) -> (text: String, named: Bool) {
        let text = body.drop { $0.isWhitespace }
        let bare = text.first == "@" ? text.dropFirst() : text
        for name in [String(own.id.dropFirst())] + own.names where !name.isEmpty {
            guard bare.lowercased().hasPrefix(name.lowercased()) else { continue }
            let rest = bare.dropFirst(name.count)
            // `fenghuo2: …` names somebody else, `fenghuo.` nobody.
            guard rest.isEmpty || rest.first.map(Self.endsName) == true else { continue }
            return (String(rest.drop { Self.endsName($0) }), true)
        }
        return (body, false)
    }

    private static func endsName(_ character: Character) -> Bool {
        character.isWhitespace || ":：,，".contains(character)
    }

    /// A reply without the `> ` lines that quote what it replies to.
    static func withoutFallback(_ body: String) -> String {
        var lines = body.split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.first?.hasPrefix("> ") == true else { return body }
        lines = lines.drop { $0.hasPrefix("> ") || $0 == ">" }
        if lines.first?.isEmpty == true { lines = lines.dropFirst() }
        return lines.joined(separator: "\n")
    }

    private func reaction(_ content: JSONValue) -> InboundMessage.Content? {
        let relation = content["m.relates_to"]
        guard relation?["rel_type"]?.string == "m.annotation",
            let key = relation?["key"]?.string, let target = relation?["event_id"]?.string
        else { return nil }
        return .reaction(key: Self.plain(key), to: target, text: nil, author: nil)
    }

    /// Without variation selectors and skin tones: people mean the same by 👍🏽 and 👍.
    static func plain(_ key: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in key.unicodeScalars
        where scalar.value != 0xFE0F && !(0x1F3FB...0x1F3FF).contains(scalar.value) {
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
