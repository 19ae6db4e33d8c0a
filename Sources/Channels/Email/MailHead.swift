import Foundation

/// The head of a mail, or of one of its parts. Whatever is written there, reading it ends.
struct MailHead: Sendable {
    /// Names in lower case; values unfolded and as they were written.
    private let fields: [(name: String, value: String)]

    /// Reads up to the first empty line.
    /// - Returns: The head, and where the body begins.
    static func read(_ bytes: ArraySlice<UInt8>) -> (head: MailHead, body: ArraySlice<UInt8>) {
        var fields: [(name: String, value: [UInt8])] = []
        var rest = bytes
        var left = MailLimits.headBytes
        while let (line, after) = rest.firstLine {
            rest = after
            if line.isEmpty { break }
            left -= line.count
            guard left > 0 else { continue }
            if line.first == 0x20 || line.first == 0x09 {
                if !fields.isEmpty { fields[fields.count - 1].value += line }
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
                let name = String(decoding: line[..<colon], as: UTF8.self)
                fields.append((name.trimmed.lowercased(), Array(line[(colon + 1)...])))
            }
        }
        let head = MailHead(
            fields: fields.map { ($0.name, String(decoding: $0.value, as: UTF8.self).trimmed) })
        return (head, rest)
    }

    /// Every value of the field.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// The first value of the field.
    subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
}

/// A value with parameters behind it: `text/plain; charset="gb2312"`.
struct MailValue: Sendable, Equatable {
    /// In lower case.
    var value = ""
    /// Names in lower case, values without their quotes.
    var parameters: [String: String] = [:]

    init(_ text: String) {
        for (index, part) in Self.parts(of: text).enumerated() {
            guard index > 0 else {
                value = part.lowercased()
                continue
            }
            guard let sign = part.firstIndex(of: "=") else { continue }
            let name = String(part[..<sign]).trimmed.lowercased()
            let text = String(part[part.index(after: sign)...]).trimmed
            parameters[name] = parameters[name] ?? Self.unquoted(text)
        }
    }

    /// Parted at the semicolons that stand in no quotes.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var quoted = false
        var escaped = false
        for letter in text.prefix(MailLimits.valueLength) {
            if letter == ";", !quoted {
                parts.append("")
                continue
            }
            if letter == "\"", !escaped { quoted.toggle() }
            escaped = letter == "\\" && !escaped
            parts[parts.count - 1].append(letter)
        }
        return parts.map(\.trimmed)
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        var plain = ""
        var escaped = false
        for letter in text.dropFirst().dropLast() {
            if letter == "\\", !escaped {
                escaped = true
            } else {
                plain.append(letter)
                escaped = false
            }
        }
        return plain
    }
}

/// Every loop over what others wrote has an end.
enum MailLimits {
    /// Of a larger mail only this much is fetched: what was typed stands at the top, and a photo
    /// that hangs below it must not silence its sender.
    static let mailBytes = 1 << 20
    static let headBytes = 64 << 10
    static let valueLength = 2_000
    /// Of a text only this much is looked at.
    static let textBytes = 64 << 10
    static let depth = 8
    static let parts = 32
    static let lines = 500
    /// One command.
    static let lineLength = 4_096
    static let idLength = 250
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}

extension ArraySlice<UInt8> {
    /// The line end before a boundary is the boundary's (RFC 2046 §5.1.1).
    var withoutLineEnd: Self {
        guard last == 0x0A else { return self }
        let bare = dropLast()
        return bare.last == 0x0D ? bare.dropLast() : bare
    }

    /// The first line without its end, and what comes behind it; nil at the end of everything.
    var firstLine: (line: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard !isEmpty else { return nil }
        guard let end = firstIndex(of: 0x0A) else { return (self, self[endIndex...]) }
        var line = self[..<end]
        if line.last == 0x0D { line.removeLast() }
        return (line, self[(end + 1)...])
    }
}
