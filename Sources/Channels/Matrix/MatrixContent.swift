import Domain
import Ports

/// Messages as Matrix writes them.
enum MatrixContent {
    /// Messages that carry a file.
    static let files: Set<String> = ["m.image", "m.file", "m.video", "m.audio"]

    /// Of the file that a message carries; where there is no name of its own the text is it.
    static func fileName(_ content: JSONValue?) -> String? {
        FetchedFile.clean(content?["filename"]?.string ?? content?["body"]?.string)
    }

    /// `m.text`, since a notice never makes a telephone ring. Only `m.mentions` does for a named
    /// person, so it is always there, empty when nobody is named.
    static func message(_ text: Text, mentions: [Message.Mention] = []) -> JSONValue {
        var content: [String: JSONValue] = ["msgtype": "m.text", "m.mentions": [:]]
        guard !mentions.isEmpty else {
            content["body"] = .string(text.plain)
            if let html = text.html { format(&content, html) }
            return .object(content)
        }
        content["m.mentions"] = ["user_ids": .array(mentions.map { .string($0.address) })]
        let names = mentions.map(\.name).joined(separator: " ")
        content["body"] = .string(named(text.plain, names))
        format(&content, named(text.html ?? escaped(text.plain), links(mentions)))
        return .object(content)
    }

    /// On what the bot says, so that no sync has to bring it back.
    static let label = "org.fenghuo.own"

    /// A canary has none: it is to come back.
    static func labelled(_ content: JSONValue, _ type: String) -> JSONValue {
        guard type != MatrixCanary.type, case .object(var members) = content else {
            return content
        }
        members["org.matrix.labels"] = [.string(label)]
        return .object(members)
    }

    /// What takes a message's place. Whoever cannot show that reads it with a star before it.
    static func edit(_ text: Text, of event: String) -> JSONValue {
        let new = message(text)
        var shown = text
        shown.plain = "* " + text.plain
        shown.html = text.html.map { "* " + $0 }
        guard case .object(var content) = message(shown) else { return new }
        content["m.new_content"] = new
        content["m.relates_to"] = ["rel_type": "m.replace", "event_id": .string(event)]
        return .object(content)
    }

    static func reaction(to event: String) -> JSONValue {
        ["m.relates_to": ["rel_type": "m.annotation", "event_id": .string(event), "key": "✅"]]
    }

    private static func format(_ content: inout [String: JSONValue], _ html: String) {
        content["format"] = "org.matrix.custom.html"
        content["formatted_body"] = .string(html)
    }

    /// The names before the text, but behind a 【mark】 with which it begins: a drill must begin
    /// with its mark on every road.
    private static func named(_ text: String, _ names: String) -> String {
        guard text.hasPrefix("【"), let end = text.firstIndex(of: "】") else {
            return "\(names) \(text)"
        }
        let rest = text.index(after: end)
        return "\(text[..<rest])\(names) \(text[rest...].drop { $0 == " " })"
    }

    private static func links(_ mentions: [Message.Mention]) -> String {
        mentions.map { mention in
            let target = URLText.escaped(mention.address)
            return "<a href=\"https://matrix.to/#/\(target)\">\(escaped(mention.name))</a>"
        }.joined(separator: " ")
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n", "\r\n": out += "<br>"
            default: out.append(character)
            }
        }
        return out
    }
}
