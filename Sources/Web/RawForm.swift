/// A query or form as bytes. A gateway percent-encodes bytes of any charset, UTF-16 among them, so
/// a parser that takes everything for UTF-8 would lose the text.
struct RawForm: Equatable, Sendable {
    private var fields: [String: [UInt8]] = [:]

    /// Reads `a=b&c=d`; of a repeated field the first counts.
    init(_ text: String) {
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            let value = pair.dropFirst(name.count + 1)
            let key = String(decoding: Self.decoded(name), as: UTF8.self)
            if fields[key] == nil { fields[key] = Self.decoded(value) }
        }
    }

    /// The fields of both; this one's count where both have them.
    func merging(_ other: RawForm) -> RawForm {
        var merged = self
        merged.fields.merge(other.fields) { mine, _ in mine }
        return merged
    }

    func bytes(_ name: String) -> [UInt8]? { fields[name] }

    func text(_ name: String) -> String? {
        fields[name].map { String(decoding: $0, as: UTF8.self) }
    }

    /// `%XX` and `+` undone; a `%` that begins nothing stays.
    private static func decoded(_ text: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count,
                let high = nibble(bytes[at + 1]), let low = nibble(bytes[at + 2])
            {
                out.append(high << 4 | low)
                at += 3
            } else {
                out.append(bytes[at] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[at])
                at += 1
            }
        }
        return out
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
