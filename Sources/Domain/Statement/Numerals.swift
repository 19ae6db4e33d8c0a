import Foundation

/// A number in a text, and what it counts.
package struct Numeral: Equatable, Sendable {
    /// As it is read aloud: `1,200` and `１２００` are one; `18:30` is one.
    package var digits: String
    /// A time of day, or a part of a date.
    package var isOfTime: Bool
    /// A part of a date.
    package var isOfDate: Bool
    /// A time of day, such as `18:30` or `14时`.
    package var isClock: Bool { isOfTime && !isOfDate && (digits.contains(":") || isHour) }
    var isHour = false
}

extension StatementText {
    package static func numbers(of text: String) -> [String] { numerals(of: text).map(\.digits) }

    /// Runs of ASCII letters and digits.
    static func runs(of text: String) -> [String] {
        text.unicodeScalars.split { !($0.isASCII && ($0.properties.isAlphabetic || isDigit($0))) }
            .map { String(String.UnicodeScalarView($0)) }
    }

    /// In the order in which they stand; those of links are none.
    package static func numerals(of text: String) -> [Numeral] {
        let plain = Array(text.precomposedStringWithCompatibilityMapping.unicodeScalars)
        var found: [Numeral] = []
        var at = 0
        while at < plain.count {
            if isLink(plain, at) {
                while at < plain.count, !endsLink(plain[at]) { at += 1 }
            } else if isDigit(plain[at]) {
                let end = numberEnd(plain, at)
                found.append(numeral(plain, at, end))
                at = end
            } else if let spoken = ChineseNumber(plain, at) {
                found.append(spoken.numeral(in: plain))
                at = spoken.end
            } else {
                at += 1
            }
        }
        return found
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isLink(_ text: [Unicode.Scalar], _ at: Int) -> Bool {
        ["http://", "https://", "www."].contains { mark in
            let scalars = Array(mark.unicodeScalars)
            return at + scalars.count <= text.count
                && text[at..<at + scalars.count].elementsEqual(scalars)
        }
    }

    private static func endsLink(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || "，。；,;".unicodeScalars.contains(scalar)
    }

    /// Digits, with a point, comma or colon between two of them, and a percent sign.
    private static func numberEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int {
        var end = start
        while end < text.count {
            let isMark = ".,:".unicodeScalars.contains(text[end])
            let goesOn = isMark && end + 1 < text.count && isDigit(text[end + 1])
            guard isDigit(text[end]) || goesOn else { break }
            end += 1
        }
        return end < text.count && text[end] == "%" ? end + 1 : end
    }

    private static func numeral(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> Numeral {
        var digits = String(String.UnicodeScalarView(text[start..<end]))
        let groups = digits.split(separator: ",")
        if groups.count > 1, groups.dropFirst().allSatisfy({ $0.prefix(3).count == 3 }) {
            digits = groups.joined()
        }
        let next = end < text.count ? text[end] : " "
        let isDate = "年月日".unicodeScalars.contains(next) || isEnglishDate(text, start, end)
        return Numeral(
            digits: digits,
            isOfTime: isDate || digits.contains(":") || "时点分".unicodeScalars.contains(next),
            isOfDate: isDate, isHour: "时点".unicodeScalars.contains(next))
    }

    /// `5 January 2026`, `January 5`, `2026-01-05`.
    private static func isEnglishDate(_ text: [Unicode.Scalar], _ start: Int, _ end: Int) -> Bool {
        let after = word(text, from: end + 1, by: 1)
        let before = word(text, from: start - 2, by: -1)
        if months.contains(after) || months.contains(before) { return true }
        let hyphened = end < text.count && text[end] == "-" || start > 0 && text[start - 1] == "-"
        return hyphened && (end - start == 4 || end - start == 2)
    }

    private static func word(_ text: [Unicode.Scalar], from start: Int, by step: Int) -> String {
        var letters: [Unicode.Scalar] = []
        var at = start
        while text.indices.contains(at), text[at].properties.isAlphabetic, letters.count < 10 {
            letters.append(text[at])
            at += step
        }
        return String(String.UnicodeScalarView(step > 0 ? letters : letters.reversed()))
    }

    fileprivate static let months: Set<String> = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}

/// A number in Chinese words, from eleven on: `三百`, `一千二百`. What merely sounds like one (万一, 千万,
/// 十分) is none.
struct ChineseNumber {
    var value: Int
    var end: Int

    private static let digits = Dictionary(
        uniqueKeysWithValues: zip("零一二三四五六七八九".unicodeScalars, 0...9))
    private static let units: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1_000]
    private static let myriads: [Unicode.Scalar: Int] = ["万": 10_000, "亿": 100_000_000]

    init?(_ text: [Unicode.Scalar], _ start: Int) {
        var (total, section, digit, units, read) = (0, 0, 0, 0, 0)
        var at = start
        while at < text.count, read < 20 {
            let scalar: Unicode.Scalar = text[at] == "两" ? "二" : text[at] == "〇" ? "零" : text[at]
            if let number = Self.digits[scalar] {
                digit = number
            } else if let unit = Self.units[scalar], digit > 0 || (unit == 10 && section == 0) {
                section += max(1, digit) * unit
                (digit, units) = (0, units + 1)
            } else if let unit = Self.myriads[scalar], section + digit > 0 {
                total += (section + digit) * unit
                (section, digit, units) = (0, 0, units + 1)
            } else {
                break
            }
            (at, read) = (at + 1, read + 1)
        }
        guard units > 0, read > 1, total + section + digit > 10 else { return nil }
        (value, end) = (total + section + digit, at)
    }

    func numeral(in text: [Unicode.Scalar]) -> Numeral {
        let next = end < text.count ? text[end] : " "
        let isDate = "年月日".unicodeScalars.contains(next)
        return Numeral(
            digits: String(value), isOfTime: isDate || "时点分".unicodeScalars.contains(next),
            isOfDate: isDate, isHour: "时点".unicodeScalars.contains(next))
    }
}

extension StatementText {
    static func sentences(of text: String) -> [String] {
        text.split { "。！？；;!?\n".contains($0) }.map(String.init)
    }

    /// A line that holds nothing but who speaks and when.
    static func isDateLine(_ line: String, by issuer: String?) -> Bool {
        guard numerals(of: line).contains(where: \.isOfDate) else { return false }
        var rest = line
        if let issuer, !issuer.isEmpty { rest = rest.replacingOccurrences(of: issuer, with: "") }
        for month in months { rest = rest.replacingOccurrences(of: month, with: "") }
        return rest.count { $0.isLetter && !"年月日时点分上下午".contains($0) } < 4
    }
}
