/// The document as a whole is no JSON, such as a page of HTML or an answer that was cut.
package struct JSONSyntaxError: Error, Equatable, Sendable {
    /// Counted from 0, in bytes.
    package var offset: Int
}

extension JSONValue {
    /// Reads a document in linear time, and survives whatever stands inside it.
    ///
    /// Lone surrogates and bytes that are no UTF-8 become U+FFFD, of double keys the first wins,
    /// numbers out of range stay text, and what is nested deeper than `JSONReader.depth` becomes
    /// null. Only broken syntax fails.
    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        var reader = JSONReader(bytes)
        self = try reader.document()
    }
}

/// A byte-level reader; see `JSONValue` for why it exists.
struct JSONReader {
    /// Deeper values are skipped. Matrix nests 8 levels; the stack must not be the sender's.
    static let depth = 64

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    mutating func document() throws(JSONSyntaxError) -> JSONValue {
        let value = try value(level: 1)
        skipSpace()
        guard at == bytes.count else { throw fault }
        return value
    }

    private var fault: JSONSyntaxError { JSONSyntaxError(offset: at) }
    private var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let next = byte, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 {
            at += 1
        }
    }

    private mutating func take(_ wanted: UInt8) -> Bool {
        guard byte == wanted else { return false }
        at += 1
        return true
    }

    private mutating func value(level: Int) throws(JSONSyntaxError) -> JSONValue {
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"):
            return level > Self.depth ? try skipNested() : .object(try members(level: level))
        case UInt8(ascii: "["):
            return level > Self.depth ? try skipNested() : .array(try elements(level: level))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(
        _ word: String, _ value: JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        for wanted in word.utf8 {
            guard take(wanted) else { throw fault }
        }
        return value
    }

    private mutating func members(level: Int) throws(JSONSyntaxError) -> [String: JSONValue] {
        at += 1
        var members: [String: JSONValue] = [:]
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw fault }
            let key = try string()
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw fault }
            let member = try value(level: level + 1)
            if members[key] == nil { members[key] = member }
            skipSpace()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw fault }
        }
    }

    private mutating func elements(level: Int) throws(JSONSyntaxError) -> [JSONValue] {
        at += 1
        var elements: [JSONValue] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(level: level + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw fault }
        }
    }

    /// Runs over a value that is nested too deep, minding only strings and brackets.
    private mutating func skipNested() throws(JSONSyntaxError) -> JSONValue {
        var open = 0
        while let next = byte {
            switch next {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open += 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                open -= 1
                at += 1
                if open == 0 { return .null }
            default: at += 1
            }
        }
        throw fault
    }

    private mutating func skipString() throws(JSONSyntaxError) {
        at += 1
        while let next = byte {
            at += next == UInt8(ascii: "\\") ? 2 : 1
            if next == UInt8(ascii: "\"") { return }
        }
        throw fault
    }
}

// MARK: Numbers and strings

extension JSONReader {
    private mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = at
        guard byte != UInt8(ascii: "+"), byte != UInt8(ascii: ".") else { throw fault }
        while let next = byte, Self.isNumeric(next) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        if let value = Int(text) { return .integer(value) }
        // `Double` knows the grammar well enough; beyond its range it answers infinity or zero.
        guard Double(text) != nil else { throw JSONSyntaxError(offset: start) }
        return .number(text)
    }

    private static func isNumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
        case UInt8(ascii: "e"), UInt8(ascii: "E"): true
        default: false
        }
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        at += 1
        let start = at
        while let next = byte {
            if next == UInt8(ascii: "\"") {
                at += 1
                return String(decoding: bytes[start..<at - 1], as: UTF8.self)
            }
            if next == UInt8(ascii: "\\") { return try escaped(from: start) }
            at += 1
        }
        throw fault
    }

    /// The rest of a string that has an escape in it.
    private mutating func escaped(from start: Int) throws(JSONSyntaxError) -> String {
        var text = Array(bytes[start..<at])
        while let next = byte {
            at += 1
            switch next {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            default: text.append(next)
            }
        }
        throw fault
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        guard let letter = byte else { throw fault }
        at += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default: throw fault
        }
    }

    /// A `\u` escape, or two that are a pair; half a pair is U+FFFD.
    private mutating func scalar() throws(JSONSyntaxError) -> Character {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        let afterFirst = at
        if first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
            let second = try hexadecimal()
            if (0xDC00...0xDFFF).contains(second),
                let pair = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            {
                return Character(pair)
            }
        }
        at = afterFirst
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(JSONSyntaxError) -> UInt32 {
        guard at + 4 <= bytes.count else { throw fault }
        var value: UInt32 = 0
        for digit in bytes[at..<at + 4] {
            guard let nibble = Character(Unicode.Scalar(digit)).hexDigitValue, digit < 0x80 else {
                throw fault
            }
            value = value << 4 | UInt32(nibble)
        }
        at += 4
        return value
    }
}
