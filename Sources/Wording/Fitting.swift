/// Makes a text fit one SMS.
enum Fitting {
    /// UTF-16 units of one part in UCS-2; English is counted so too, for 【signature】 makes it so.
    static let smsUnits = 70
    /// Gateways register signatures no longer than this.
    static let signatureUnits = 20

    /// The fullest form that fits behind `front`; else the last one, cut with `…`.
    static func sms(_ forms: [String], front: String) -> String {
        let room = smsUnits - front.utf16.count
        if let form = forms.first(where: { $0.utf16.count <= room }) { return front + form }
        return front + cut(forms.last ?? "", to: room)
    }

    /// `text` within `units` UTF-16 units, cut between words or Chinese characters.
    static func cut(_ text: String, to units: Int) -> String {
        guard text.utf16.count > units else { return text }
        guard units > 0 else { return "" }
        var kept: [Character] = []
        var used = 1
        var rest = Substring(text)
        while let next = rest.first, used + String(next).utf16.count <= units {
            used += String(next).utf16.count
            kept.append(next)
            rest.removeFirst()
        }
        return wholeWords(kept, before: rest.first) + "…"
    }

    /// Drops a word that the cut went through, unless nothing would be left.
    private static func wholeWords(_ kept: [Character], before next: Character?) -> String {
        guard let next, let last = kept.last, isWord(next), isWord(last),
            let start = kept.lastIndex(where: { !isWord($0) }), start > 0
        else { return trimmed(kept) }
        return trimmed(Array(kept[...start]))
    }

    private static func trimmed(_ kept: [Character]) -> String {
        var kept = kept
        while let last = kept.last, last == " " || last == "," || last == "，" { kept.removeLast() }
        return String(kept)
    }

    /// Letters and digits of scripts that put spaces between words.
    private static func isWord(_ character: Character) -> Bool {
        guard character.isLetter || character.isNumber || character == "-" else { return false }
        return character.unicodeScalars.allSatisfy { $0.value < 0x2E80 }
    }
}
