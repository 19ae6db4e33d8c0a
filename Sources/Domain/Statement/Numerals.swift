import Foundation

/// A number in a text, and what it counts.
package struct Numeral: Equatable, Sendable {
    /// As it is read aloud: `1,200` and `１２００` are one; `18:30` is one.
    package var digits: String
    /// A time of day, or a part of a date.
    package var isOfTime: Bool
    /// A part of a date.
    package var isOfDate: Bool
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
            isOfDate: isDate)
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

    private static let months: Set<String> = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
