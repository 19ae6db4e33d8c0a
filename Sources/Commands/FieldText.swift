import Domain

/// A field card as people type it on a telephone: `人数80 伤0 诉求退费 需要围挡`, `people 80 injured 0
/// needs barriers`, with or without blanks (domain §10, "SMS in").
enum FieldText {
    enum Field { case people, injured, demands, needs, place }

    /// The longer of two that begin alike comes first.
    private static let labels: [(Field, [String])] = [
        (.people, ["人数", "people", "headcount", "crowd"]),
        (.injured, ["受伤", "伤情", "伤员", "伤者", "伤", "injured", "hurt"]),
        (.demands, ["诉求", "demands", "demand"]),
        (.needs, ["需要", "需求", "needs", "need"]),
        (.place, ["地点", "位置", "place"]),
    ]
    private static let nobody: Set<String> = ["无伤", "无人受伤", "没有人受伤", "nobody hurt"]
    private static let about: Set<Character> = ["约", "近", "~", "≈"]
    private static let units: Set<Character> = ["人", "名", "余", "多", "个", "+"]

    /// How long the command's own word is in one that goes on with a label at once, such as
    /// `现场人数80`; nil for every other word.
    static func opening(of key: String) -> Int? {
        let word = "现场"
        guard key.hasPrefix(word), key.count > word.count else { return nil }
        return label(in: key.dropFirst(word.count)) == nil ? nil : word.unicodeScalars.count
    }

    /// - Parameter pieces: As typed, parted at blanks and commas.
    /// - Returns: The card, and the first piece that is none of it.
    static func read(_ pieces: [String]) -> (report: FieldReport, strange: Int?) {
        var report = FieldReport()
        // What the words without a label belong to.
        var open: Field?
        for (index, piece) in pieces.enumerated() {
            var rest = piece[...]
            while !rest.isEmpty {
                if nobody.contains(Fold.key(String(rest))) {
                    report.injured = 0
                    rest = ""
                } else if let (field, after) = label(in: rest) {
                    open = field
                    rest = after.drop { ":： =".contains($0) }
                    if rest.isEmpty { break }
                    guard let left = take(rest, as: field, into: &report) else {
                        return (report, index)
                    }
                    rest = left
                } else if let field = open, let left = take(rest, as: field, into: &report) {
                    rest = left
                } else {
                    return (report, index)
                }
            }
        }
        return (report, nil)
    }

    /// A label that the text begins with. An English one is a word of its own or stands before a
    /// digit: "needle" needs nothing.
    private static func label(in text: Substring) -> (Field, Substring)? {
        let key = Fold.key(String(text))
        for (field, words) in labels {
            for word in words where key.hasPrefix(word) {
                let after = text.dropFirst(word.count)
                let isLatin = word.first?.isASCII == true
                if isLatin, let next = after.first, next.isLetter { continue }
                if field == .people || field == .injured, let next = after.first,
                    !isNumeric(next), !":： =".contains(next)
                {
                    continue
                }
                return (field, after)
            }
        }
        return nil
    }

    private static func isNumeric(_ character: Character) -> Bool {
        character.isWholeNumber || about.contains(character)
    }

    /// - Returns: What stands behind a number; nil where a number is wanted and there is none. Text
    ///   takes all of it.
    private static func take(
        _ text: Substring, as field: Field, into report: inout FieldReport
    ) -> Substring? {
        switch field {
        case .demands: report.demands = joined(report.demands, text)
        case .needs: report.needs = joined(report.needs, text)
        case .place: report.place = joined(report.place, text)
        case .people, .injured:
            let digits = text.drop { about.contains($0) }.prefix { $0.isWholeNumber }
            guard let count = Int(Fold.key(String(digits))), count < 10_000_000 else { return nil }
            if field == .people { report.people = count } else { report.injured = count }
            return text[digits.endIndex...].drop { units.contains($0) }
        }
        return ""
    }

    private static func joined(_ old: String?, _ new: Substring) -> String {
        [old, String(new)].compactMap(\.self).joined(separator: " ")
    }

    /// `约80人`, as the value of a key.
    static func count(_ text: String) -> Int? {
        var report = FieldReport()
        guard let left = take(text[...], as: .people, into: &report), left.isEmpty else {
            return nil
        }
        return report.people
    }
}
