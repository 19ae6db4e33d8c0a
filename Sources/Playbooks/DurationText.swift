import Domain

/// `500ms`, `30s`, `5m`, `2h`, `3d`: one whole number and one unit.
package enum DurationText {
    /// Ten years: nothing in a plan waits longer.
    private static let longest = Duration.days(3650)

    /// - Returns: Nil for anything else, and for more than ten years.
    package static func parse(_ text: String) -> Duration? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.count <= 12, let count = Int64(digits),
            let unit = unit(text.dropFirst(digits.count))
        else { return nil }
        let duration = unit * Double(count)
        return duration <= longest ? unit * Int(count) : nil
    }

    private static func unit(_ word: Substring) -> Duration? {
        switch word {
        case "ms": .milliseconds(1)
        case "s": .seconds(1)
        case "m": .minutes(1)
        case "h": .hours(1)
        case "d": .days(1)
        default: nil
        }
    }
}
