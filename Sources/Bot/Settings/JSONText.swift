/// A JSON value that knows its line, so that a fault can be told where it stands.
struct JSONNode: Sendable, Equatable {
    /// Counted from 1.
    var line: Int
    var value: Value

    enum Value: Sendable, Equatable {
        case object([Member])
        case array([JSONNode])
        case string(String)
        /// A number as written.
        case number(String)
        case bool(Bool)
        case null
    }

    struct Member: Sendable, Equatable {
        var key: String
        /// The key's line, counted from 1.
        var line: Int
        var node: JSONNode
    }
}

/// Why a text is not JSON.
struct JSONFault: Error, Equatable {
    enum Reason: Equatable {
        case ends
        case unexpected(String)
        case badString
        case badNumber
        case tooDeep
    }

    /// Counted from 1.
    var line: Int
    var reason: Reason
}

/// Strict JSON (RFC 8259). Foundation's reader forgets the lines, a YAML reader takes too much.
struct JSONText {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    private static let deepest = 32

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func parse(_ text: String) throws(JSONFault) -> JSONNode {
        var reader = JSONText(text)
        let node = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.at == reader.bytes.count else { throw reader.unexpected() }
        return node
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func fault(_ reason: JSONFault.Reason) -> JSONFault {
        JSONFault(line: line, reason: reason)
    }

    /// The fault of finding whatever comes next.
    private func unexpected() -> JSONFault {
        guard at < bytes.count else { return fault(.ends) }
        let rest = String(decoding: bytes[at...].prefix(16), as: UTF8.self)
        return fault(.unexpected(String(rest.prefix(1))))
    }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
            if byte == 0x0A { line += 1 }
            at += 1
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard let byte = next, byte == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONNode {
        guard depth < Self.deepest else { throw fault(.tooDeep) }
        skipBlanks()
        let start = line
        let value: JSONNode.Value
        switch next {
        case UInt8(ascii: "{"): value = .object(try members(depth: depth))
        case UInt8(ascii: "["): value = .array(try elements(depth: depth))
        case UInt8(ascii: "\""): value = .string(try string())
        default: value = try word()
        }
        return JSONNode(line: start, value: value)
    }

    private mutating func members(depth: Int) throws(JSONFault) -> [JSONNode.Member] {
        var members: [JSONNode.Member] = []
        _ = take("{")
        if take("}") { return members }
        repeat {
            skipBlanks()
            guard next == UInt8(ascii: "\"") else { throw unexpected() }
            let start = line
            let key = try string()
            guard take(":") else { throw unexpected() }
            members.append(.init(key: key, line: start, node: try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw unexpected() }
        return members
    }

    private mutating func elements(depth: Int) throws(JSONFault) -> [JSONNode] {
        var elements: [JSONNode] = []
        _ = take("[")
        if take("]") { return elements }
        repeat { elements.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw unexpected() }
        return elements
    }

    /// `true`, `false`, `null` or a number.
    private mutating func word() throws(JSONFault) -> JSONNode.Value {
        let rest = bytes[at...].prefix {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
                || "+-.E".utf8.contains($0)
        }
        let word = String(decoding: rest, as: UTF8.self)
        guard let first = word.first else { throw unexpected() }
        switch word {
        case "true", "false":
            at += rest.count
            return .bool(word == "true")
        case "null":
            at += rest.count
            return .null
        default:
            guard first == "-" || first.isNumber else { throw unexpected() }
            guard word.wholeMatch(of: /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/) != nil else {
                throw fault(.badNumber)
            }
            at += rest.count
            return .number(word)
        }
    }
}

extension JSONText {
    private mutating func string() throws(JSONFault) -> String {
        var units: [UInt8] = []
        at += 1
        while let byte = next {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"): units += String(try escaped()).utf8
            case ..<0x20: throw fault(.badString)
            default: units.append(byte)
            }
        }
        throw fault(.ends)
    }

    private mutating func escaped() throws(JSONFault) -> Character {
        guard let byte = next else { throw fault(.ends) }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Character(Unicode.Scalar(byte))
        case UInt8(ascii: "u"): return try unicode()
        default: throw fault(.badString)
        }
    }

    /// `\u` and four digits, or two of them that make one character.
    private mutating func unicode() throws(JSONFault) -> Character {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        guard UTF16.isLeadSurrogate(first), bytes[at...].starts(with: Array("\\u".utf8)) else {
            throw fault(.badString)
        }
        at += 2
        let second = try fourDigits()
        guard UTF16.isTrailSurrogate(second) else { throw fault(.badString) }
        let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(code) else { throw fault(.badString) }
        return Character(scalar)
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt16 {
        let digits = bytes[at...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let code = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault(.badString) }
        at += 4
        return code
    }
}
