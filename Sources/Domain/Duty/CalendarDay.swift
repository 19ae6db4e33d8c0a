import Foundation

/// A day of the calendar, without a time and without a zone: `2026-12-01`.
package struct CalendarDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package let number: Int

    package init(number: Int) { self.number = number }

    /// Nil for what is no day, such as the 30th of February. Years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        // Years begin in March here, so that the leap day is a year's last.
        let shifted = month > 2 ? year : year - 1
        let era = shifted.floored(by: 400)
        let ofEra = shifted - era * 400
        let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear
        number = era * 146_097 + days - 719_468
        guard parts == (year, month, day) else { return nil }
    }

    package var parts: (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.floored(by: 146_097)
        let ofEra = shifted - era * 146_097
        let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * year + year / 4 - year / 100)
        let month = (5 * ofYear + 2) / 153
        let day = ofYear - (153 * month + 2) / 5 + 1
        let isEarly = month >= 10
        return (
            year + era * 400 + (isEarly ? 1 : 0), isEarly ? month - 9 : month + 3, day
        )
    }

    /// 0 is a Monday.
    package var weekday: Int { number + 3 - (number + 3).floored(by: 7) * 7 }
    package var isWeekend: Bool { weekday >= 5 }

    package static func + (day: Self, days: Int) -> Self { Self(number: day.number + days) }
    package static func - (left: Self, right: Self) -> Int { left.number - right.number }
    package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// How many Saturdays and Sundays lie before this day, counted from one that is the same for
    /// all days.
    var weekendsBefore: Int {
        let sinceMonday = number + 3
        let weeks = sinceMonday.floored(by: 7)
        return weeks * 2 + max(0, sinceMonday - weeks * 7 - 5)
    }
}

extension CalendarDay: LosslessStringConvertible {
    package init?(_ description: String) {
        let words = description.split(separator: "-", omittingEmptySubsequences: false)
        guard words.count == 3, words[0].utf8.count == 4,
            words.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(words[0]), let month = Int(words[1]), let day = Int(words[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package var description: String {
        let (year, month, day) = parts
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        let front = String(repeating: "0", count: max(0, 4 - "\(year)".utf8.count))
        return "\(front)\(year)-\(two(month))-\(two(day))"
    }
}

extension CalendarDay: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Self(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a day such as 2026-12-01")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Int {
    /// Divided, rounded down also below zero.
    func floored(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// The clocks on the walls of one time zone, as instants and back.
package struct ZoneClock: Sendable {
    private let zone: TimeZone

    /// - Parameter identifier: Such as `Asia/Shanghai`; one that is not known counts as GMT.
    package init(_ identifier: String) { zone = TimeZone(identifier: identifier) ?? .gmt }

    /// What the clocks show at an instant.
    package func local(_ date: Date) -> (day: CalendarDay, minute: Int) {
        let seconds =
            Int(date.timeIntervalSince1970.rounded(.down)) + zone.secondsFromGMT(for: date)
        let day = seconds.floored(by: 86_400)
        return (CalendarDay(number: day), (seconds - day * 86_400) / 60)
    }

    /// When the clocks show a time. One that they show twice means the first; one that they leap
    /// over means as much later as they leap, so that later times never come first.
    ///
    /// - Parameter minute: After midnight; 1440 and more lie in the days after.
    package func instant(_ day: CalendarDay, minute: Int) -> Date {
        let wall = Date(timeIntervalSince1970: Double(day.number * 86_400 + minute * 60))
        let before = Double(zone.secondsFromGMT(for: wall.addingTimeInterval(-86_400)))
        let after = Double(zone.secondsFromGMT(for: wall.addingTimeInterval(86_400)))
        let early = wall.addingTimeInterval(-before)
        if before == after || Double(zone.secondsFromGMT(for: early)) == before { return early }
        let late = wall.addingTimeInterval(-after)
        return Double(zone.secondsFromGMT(for: late)) == after ? late : early
    }
}
