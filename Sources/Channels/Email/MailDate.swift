import Foundation

/// `Date: Thu, 26 Nov 2026 14:05:00 +0800 (CST)` → a time.
enum MailDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// When the mail says that it was written, if that can be: never in the future, and at most
    /// thirty days ago. Else now.
    static func sent(_ text: String?, now: Date) -> Date {
        guard let date = text.flatMap(read), date <= now,
            date >= now.addingTimeInterval(-30 * 86_400)
        else { return now }
        return date
    }

    static func read(_ text: String) -> Date? {
        let words = text.lowercased().replacing(",", with: " ").split(
            whereSeparator: \.isWhitespace)
        let parts = words.first.flatMap { Int($0) } == nil ? words.dropFirst() : words[...]
        guard parts.count >= 4 else { return nil }
        let place = parts.startIndex
        guard let day = Int(parts[place]), (1...31).contains(day),
            let month = months.firstIndex(of: String(parts[place + 1].prefix(3))),
            let year = Int(parts[place + 2]), (1970...9999).contains(year)
        else { return nil }
        let clock = parts[place + 3].split(separator: ":").map { Int($0) ?? -1 }
        guard (2...3).contains(clock.count), (0...23).contains(clock[0]),
            (0...59).contains(clock[1]), clock.count < 3 || (0...60).contains(clock[2])
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = calendar.date(
            from: DateComponents(
                year: year, month: month + 1, day: day, hour: clock[0], minute: clock[1],
                second: clock.count < 3 ? 0 : clock[2]))
        let zone = parts.count > 4 ? offset(parts[place + 4]) : 0
        return date.map { $0.addingTimeInterval(-zone) }
    }

    /// Seconds east of Greenwich; names of zones are Greenwich, as RFC 5322 would have it.
    private static func offset(_ zone: Substring) -> Double {
        guard let sign = zone.first, sign == "+" || sign == "-", zone.count == 5,
            let number = Int(zone.dropFirst()), number >= 0
        else { return 0 }
        let seconds = Double(number / 100 * 3_600 + number % 100 * 60)
        return sign == "-" ? -seconds : seconds
    }
}
