/// The chat's HTML form: the text as it is, with its number in bold.
enum Markup {
    /// - Returns: nil when the first line has no number; then plain text is as good.
    static func html(_ plain: String) -> String? {
        guard let line = plain.split(separator: "\n").first, let number = number(in: line) else {
            return nil
        }
        let head = escape(plain[..<number.lowerBound])
        let tail = escape(plain[number.upperBound...])
        return head + "<strong>" + escape(plain[number]) + "</strong>" + tail
    }

    /// The first thing that looks like `W-7`.
    private static func number(in line: Substring) -> Range<Substring.Index>? {
        var at = line.startIndex
        while let dash = line[at...].firstIndex(of: "-") {
            at = line.index(after: dash)
            let digits = line[at...].prefix { $0.isASCII && $0.isNumber }
            guard !digits.isEmpty, dash > line.startIndex else { continue }
            let letter = line.index(before: dash)
            guard "WITSRFEPQDN".contains(line[letter]) else { continue }
            let before = letter > line.startIndex ? line[line.index(before: letter)] : " "
            guard !(before.isASCII && (before.isLetter || before.isNumber)) else { continue }
            return letter..<digits.endIndex
        }
        return nil
    }

    private static func escape(_ text: Substring) -> String {
        var out = ""
        for character in text {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\n": out += "<br>"
            default: out.append(character)
            }
        }
        return out
    }
}
