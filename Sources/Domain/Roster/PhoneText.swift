import Foundation

/// A mobile number as people and spreadsheets write it → E.164.
package enum PhoneText {
    package enum Bad: Error, Equatable {
        /// A spreadsheet took it for a quantity, as `8.6138E+12`: the digits are lost.
        case scientific
        case notAMobile
    }

    /// 11-digit mainland mobiles mean +86.
    package static func parse(_ text: String) throws(Bad) -> String {
        let folded = text.precomposedStringWithCompatibilityMapping
        if isScientific(folded.filter { !$0.isWhitespace }) { throw .scientific }
        var bare = folded.filter { !$0.isWhitespace && !"-()'.‐–".contains($0) }
        if bare.hasPrefix("00") { bare = "+" + bare.dropFirst(2) }
        if isMainland(bare[...]) { return "+86" + bare }
        if bare.hasPrefix("86"), isMainland(bare.dropFirst(2)) { return "+" + bare }
        let digits = bare.dropFirst()
        guard bare.hasPrefix("+"), digits.allSatisfy(isDigit), (8...15).contains(digits.count),
            digits.first != "0", !digits.hasPrefix("86") || isMainland(digits.dropFirst(2))
        else { throw .notAMobile }
        return bare
    }

    private static func isScientific(_ text: String) -> Bool {
        let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
        return parts.count == 2 && Double(parts[0]) != nil && Int(parts[1]) != nil
    }

    private static func isMainland(_ digits: Substring) -> Bool {
        digits.count == 11 && digits.allSatisfy(isDigit) && digits.first == "1"
            && "3456789".contains(digits.dropFirst().first ?? "0")
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }
}

/// `name@host`, of plain ASCII: what every mail server takes.
package enum MailText {
    package static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, isLocal(parts[0]) else { return false }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }

    private static func isLocal(_ text: Substring) -> Bool {
        let marks = ".!#$%&'*+/=?^_`{|}~-"
        return !text.isEmpty && text.first != "." && text.last != "." && !text.contains("..")
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || marks.contains($0)) }
    }
}
