import Foundation

/// When somebody wants no SMS, by the clock of the plan's time zone. Levels I and II come through
/// all the same, and so does whatever concerns no incident (domain §10, `quiet`).
package struct QuietHours: Codable, Hashable, Sendable {
    /// Minutes after midnight.
    package var from: Int
    /// Minutes after midnight; when it is the same as `from` no hour is quiet.
    package var to: Int

    package init(from: Int, to: Int) {
        self.from = from
        self.to = to
    }

    package static var never: QuietHours { QuietHours(from: 0, to: 0) }

    /// - Returns: When the quiet ends; nil when `date` is not in it.
    package func end(at date: Date, in calendar: WorkCalendar) -> Date? {
        let minute = calendar.minute(of: date)
        let isQuiet = from < to ? (from..<to).contains(minute) : minute >= from || minute < to
        return isQuiet && from != to ? calendar.next(of: [to], after: date) : nil
    }
}

/// `22:00-07:00`
extension QuietHours: LosslessStringConvertible {
    package init?(_ description: String) {
        let ends = description.split(
            omittingEmptySubsequences: false, whereSeparator: { "-–—~～至".contains($0) }
        ).map(Self.minute)
        guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
        self.init(from: from, to: to)
    }

    package var description: String { "\(Self.text(from))-\(Self.text(to))" }

    private static func text(_ minute: Int) -> String {
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    /// Of a time of day such as `14:20`, after midnight.
    package static func minute(_ text: Substring) -> Int? {
        let parts = text.split(
            omittingEmptySubsequences: false, whereSeparator: { ":：".contains($0) }
        ).map { Int($0.filter { $0 != " " }) }
        guard parts.count == 2, let hour = parts[0], let minute = parts[1],
            (0...23).contains(hour), (0...59).contains(minute)
        else { return nil }
        return hour * 60 + minute
    }
}

extension World {
    /// What somebody chose, else what the roster says.
    package func quietHours(of person: PersonID) -> QuietHours? {
        desk.quiet?[person] ?? roster[person]?.quiet
    }
}
