import Foundation

/// Bytes as mail carries them, back into what they were. Nothing is refused: what cannot be read
/// is passed over.
enum MailCoding {
    /// Undoes a `Content-Transfer-Encoding`.
    static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: String?) -> [UInt8] {
        switch encoding?.trimmed.lowercased() {
        case "base64": base64(bytes)
        case "quoted-printable": quotedPrintable(bytes)
        default: Array(bytes)
        }
    }

    /// Also of a text that was cut off anywhere.
    static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes {
            guard let value = sextet(byte) else { continue }
            bits = (bits << 6 | UInt32(value)) & 0xFF_FFFF
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return out
    }

    private static func sextet(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// - Parameter inHeader: In an encoded word `_` is a blank (RFC 2047).
    static func quotedPrintable(
        _ bytes: some Collection<UInt8>, inHeader: Bool = false
    ) -> [UInt8] {
        var out: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "_"), inHeader {
                out.append(0x20)
            } else if byte != UInt8(ascii: "=") {
                out.append(byte)
            } else if let high = rest.first.flatMap(nibble),
                let low = rest.dropFirst().first.flatMap(nibble)
            {
                out.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                // A soft line end, or nothing that means anything.
                let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.count
                if rest.dropFirst(blanks).first == 0x0A { rest = rest.dropFirst(blanks + 1) }
            }
        }
        return out
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    // MARK: Charsets

    /// These have no name in Foundation on Linux; the numbers are Core Foundation's.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    private static let big5 = String.Encoding(rawValue: 0x8000_0A03)

    private static func encoding(named name: String?) -> String.Encoding? {
        switch name?.trimmed.lowercased() {
        case "gb2312", "gbk", "gb18030", "cp936", "x-gbk", "gb_2312-80", "euc-cn", "gb2312_charset":
            gb18030
        case "big5", "big5-hkscs", "cp950", "x-big5", "csbig5": big5
        case "iso-8859-1", "latin1": .isoLatin1
        case "windows-1252", "cp1252": .windowsCP1252
        case "utf-16": .utf16
        case "utf-16be": .utf16BigEndian
        case "utf-16le": .utf16LittleEndian
        default: nil
        }
    }

    /// The text in its charset. A line that cannot be read so is read as UTF-8 as far as it goes;
    /// without a charset, or with one that is wrong, UTF-8 and then GB18030 are tried.
    static func text(_ bytes: [UInt8], charset: String?) -> String {
        let bytes = bytes.prefix(MailLimits.textBytes)
        if let encoding = encoding(named: charset) {
            return String(data: Data(bytes), encoding: encoding) ?? byLine(bytes, encoding)
        }
        return String(data: Data(bytes), encoding: .utf8) ?? byLine(bytes, gb18030)
    }

    private static func byLine(_ bytes: ArraySlice<UInt8>, _ encoding: String.Encoding) -> String {
        var lines: [String] = []
        var rest = bytes
        while let (line, after) = rest.firstLine {
            rest = after
            let data = Data(line)
            let text = String(data: data, encoding: .utf8) ?? String(data: data, encoding: encoding)
            lines.append(text ?? String(decoding: line, as: UTF8.self))
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Headers

    /// RFC 2047: a header with its encoded words undone; blanks between two of them are nothing.
    static func header(_ text: String) -> String {
        var out = ""
        var rest = text.prefix(MailLimits.valueLength)
        var afterWord = false
        while let start = rest.firstRange(of: "=?") {
            let before = rest[..<start.lowerBound]
            guard let (word, end) = encodedWord(rest[start.upperBound...]) else {
                out += rest[..<start.upperBound]
                rest = rest[start.upperBound...]
                afterWord = false
                continue
            }
            if !(afterWord && before.allSatisfy(\.isWhitespace)) { out += before }
            out += word
            rest = rest[end...]
            afterWord = true
        }
        return out + rest
    }

    /// `charset?B?text?=`
    private static func encodedWord(_ text: Substring) -> (String, String.Index)? {
        let parts = text.split(separator: "?", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, parts[3].hasPrefix("=") else { return nil }
        let bytes: [UInt8]
        switch parts[1].lowercased() {
        case "b": bytes = base64(parts[2].utf8)
        case "q": bytes = quotedPrintable(parts[2].utf8, inHeader: true)
        default: return nil
        }
        let charset = parts[0].prefix { $0 != "*" }
        return (Self.text(bytes, charset: String(charset)), text.index(after: parts[3].startIndex))
    }
}
