import Foundation

/// A day of the calendar, such as `2026-12-01`: kept as it is written, in no zone.
package struct Day: Codable, Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    package static func < (left: Self, right: Self) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no day")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// `2026-12-01`, and as spreadsheets and people write it: `2026/12/1`, `2026.12.1`,
/// `2026年12月1日`.
extension Day: LosslessStringConvertible {
    package init?(_ description: String) {
        let parts = description.split { "-/.年月日 ".contains($0) }.map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2],
            (1900...9999).contains(year), (1...12).contains(month),
            (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    package var description: String {
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Days off as the roster's file tells them, both ends counted.
package struct Leave: Codable, Hashable, Sendable {
    package var from: Day
    package var through: Day

    package init(from: Day, through: Day) {
        self.from = from
        self.through = through
    }

    package func contains(_ day: Day) -> Bool { from <= day && day <= through }
}

/// `2026-12-01..2026-12-05`, or one day.
extension Leave: LosslessStringConvertible {
    package init?(_ description: String) {
        let text = description.replacing("..", with: "~")
        let ends = text.split(omittingEmptySubsequences: false) { "~～至—–".contains($0) }
            .map { Day(String($0)) }
        guard let first = ends.first, let from = first, ends.count <= 2,
            let through = ends.count == 2 ? ends[1] : from, from <= through
        else { return nil }
        self.init(from: from, through: through)
    }

    package var description: String { from == through ? "\(from)" : "\(from)..\(through)" }
}

extension WorkCalendar {
    /// The day that a calendar on the wall shows.
    package func day(of date: Date) -> Day {
        let parts = dayParts(of: date)
        return Day(parts.year, parts.month, parts.day)
    }

    /// When a day begins.
    package func start(of day: Day) -> Date {
        date(year: day.year, month: day.month, day: day.day)
    }
}

extension Day {
    fileprivate init(_ year: Int, _ month: Int, _ day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }
}
