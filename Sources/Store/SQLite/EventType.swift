import Foundation

/// An event's type as its stored JSON spells it: the names of its two cases, such as
/// `incident.noted` of `{"incident":{"_0":1,"_1":{"noted":{…}}}}`. To ask the value itself by
/// reflection costs more than the rest of an entry together.
enum EventType {
    /// Two names and a number are shorter.
    private static let bytesAtMost = 128

    /// - Returns: Nil for JSON of another form.
    static func of(_ payload: Data) -> String? {
        var reader = Reader(rest: Array(payload.prefix(bytesAtMost))[...])
        guard reader.skip("{\""), let kind = reader.word(), reader.skip(":{\"_0\":") else {
            return nil
        }
        if !reader.skip("{\"") {
            reader.skipDigits()
            guard reader.skip(",\"_1\":{\"") else { return nil }
        }
        return reader.word().map { "\(kind).\($0)" }
    }

    private struct Reader {
        var rest: ArraySlice<UInt8>

        mutating func skip(_ text: String) -> Bool {
            guard rest.starts(with: text.utf8) else { return false }
            rest = rest.dropFirst(text.utf8.count)
            return true
        }

        mutating func skipDigits() {
            rest = rest.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }

        /// Up to the quotation mark, which is taken too.
        mutating func word() -> String? {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\"")), end > rest.startIndex else {
                return nil
            }
            let word = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[rest.index(after: end)...]
            return word
        }
    }
}
