import Foundation

/// HTML → the words in it, as lines. Quoted mail inside is left out.
enum HTMLText {
    /// Between their beginning and end nothing is meant for a reader, or is not the writer's.
    private static let silent: Set<String> = ["head", "style", "script", "title", "blockquote"]
    private static let breaking: Set<String> = [
        "br", "p", "div", "li", "tr", "table", "ul", "ol", "h1", "h2", "h3", "h4", "hr", "pre",
    ]

    static func plain(_ html: String) -> String {
        var out = ""
        var silence: String?
        var depth = 0
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            if silence == nil { out += words(rest[..<start]) }
            guard let (tag, end) = Tag.read(rest[start...]) else {
                if silence == nil { out += "<" }
                rest = rest[rest.index(after: start)...]
                continue
            }
            rest = rest[end...]
            if let mute = silence {
                if tag.name == mute { depth += tag.closes ? -1 : 1 }
                if depth <= 0 { silence = nil }
            } else if silent.contains(tag.name), !tag.closes {
                silence = tag.name
                depth = 1
                out += "\n"
            } else if breaking.contains(tag.name) {
                out += "\n"
            }
        }
        return silence == nil ? out + words(rest) : out
    }

    /// Text between tags: a line end there is a blank.
    private static func words(_ text: Substring) -> String {
        var out = ""
        var rest = text
        while let sign = rest.firstIndex(of: "&") {
            out += rest[..<sign]
            let after = rest[rest.index(after: sign)...]
            let name = after.prefix(10).prefix { $0 != ";" }
            if let letter = entity(name), after[name.endIndex...].first == ";" {
                out += letter
                rest = after[after.index(after: name.endIndex)...]
            } else {
                out += "&"
                rest = after
            }
        }
        out += rest
        return String(out.map { $0.isNewline || $0 == "\t" || $0 == "\u{A0}" ? " " : $0 })
    }

    private static func entity(_ name: Substring) -> String? {
        switch name.lowercased() {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp", "ensp", "emsp": return " "
        default: break
        }
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    private struct Tag {
        var name: String
        var closes: Bool

        /// - Returns: The tag that begins here, and where the text goes on; nil where `<` is only
        ///   a sign.
        static func read(_ text: Substring) -> (tag: Tag, end: String.Index)? {
            if text.hasPrefix("<!--") {
                let end = text.firstRange(of: "-->")?.upperBound ?? text.endIndex
                return (Tag(name: "!", closes: false), end)
            }
            let inside = text.dropFirst()
            let closes = inside.first == "/"
            let name = (closes ? inside.dropFirst() : inside)
                .prefix { $0.isLetter || $0.isNumber || $0 == "!" || $0 == "?" || $0 == ":" }
            guard !name.isEmpty, name.utf8.count < 40 else { return nil }
            guard let end = text.firstIndex(of: ">") else {
                return (Tag(name: "!", closes: false), text.endIndex)
            }
            return (Tag(name: name.lowercased(), closes: closes), text.index(after: end))
        }
    }
}
