/// Text inside URLs. Only the unreserved characters of RFC 3986 stay as they are, so a path or a
/// query is spelt in one way only: servers know a repeated request by its exact path.
enum URLText {
    static func escaped(_ text: String) -> String { escaped(bytes: text.utf8) }

    static func escaped(bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in bytes {
            if isUnreserved(byte) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(digits[Int(byte >> 4)])
                out.append(digits[Int(byte & 15)])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `?a=b&c=d`, escaped; nothing for no fields.
    static func query(_ fields: [(name: String, value: String)]) -> String {
        guard !fields.isEmpty else { return "" }
        return "?" + fields.map { "\($0.name)=\(escaped($0.value))" }.joined(separator: "&")
    }

    /// Without slashes at the end, so that a path can follow.
    static func base(_ url: String) -> String {
        let end = url.utf8.lastIndex { $0 != UInt8(ascii: "/") }
        return end.map { String(url[...$0]) } ?? ""
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): true
        default: false
        }
    }
}
