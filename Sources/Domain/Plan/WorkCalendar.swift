import Foundation

/// Which days are worked, and in which zone a day begins: data of the plan, for `3wd` and 08:00.
package struct WorkCalendar: Sendable, Equatable, Codable {
    /// Such as `Asia/Shanghai`.
    package var timeZone: String
    /// Days off beside Saturday and Sunday, such as `2026-10-01`.
    package var holidays: Set<String>
    /// Saturdays and Sundays that are worked in exchange (调休).
    package var workdays: Set<String>

    package init(
        timeZone: String = "Asia/Shanghai", holidays: Set<String> = [], workdays: Set<String> = []
    ) {
        self.timeZone = timeZone
        self.holidays = holidays
        self.workdays = workdays
    }

    private var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        return calendar
    }

    /// The same time of day, so many worked days later.
    package func date(_ workingDays: Int, workingDaysAfter date: Date) -> Date {
        let calendar = calendar
        var day = date
        var left = workingDays
        // A year without a worked day is a fault of the list, not a reason to run for ever.
        for _ in 0..<(workingDays * 7 + 366) where left > 0 {
            day = calendar.date(byAdding: .day, value: 1, to: day) ?? day + .days(1)
            if isWorked(day, calendar) { left -= 1 }
        }
        return day
    }

    /// Nine in the morning of the first worked day after `day`; nil for what is no day.
    ///
    /// - Parameter day: Such as `2026-12-31`.
    package func morning(afterDay day: String) -> Date? {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return nil }
        let components = DateComponents(
            year: parts[0], month: parts[1], day: parts[2], hour: 9)
        return calendar.date(from: components).map { date(1, workingDaysAfter: $0) }
    }

    private func isWorked(_ day: Date, _ calendar: Calendar) -> Bool {
        let name = Self.name(of: day, calendar)
        if workdays.contains(name) { return true }
        return !holidays.contains(name) && !calendar.isDateInWeekend(day)
    }

    private static func name(of day: Date, _ calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: day)
        let two = { (value: Int?) in (value ?? 0) < 10 ? "0\(value ?? 0)" : "\(value ?? 0)" }
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
    }

    /// As a public text says it: `2026年11月28日14:05`, `28 November 2026, 14:05`.
    func spoken(_ date: Date, in language: Language) -> String {
        let day = dayParts(of: date)
        let minute = minute(of: date)
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        let time = "\(two(minute / 60)):\(two(minute % 60))"
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December",
        ]
        return language == .zh
            ? "\(day.year)年\(day.month)月\(day.day)日\(time)"
            : "\(day.day) \(months[(day.month - 1) % 12]) \(day.year), \(time)"
    }

    func dayParts(of date: Date) -> (year: Int, month: Int, day: Int) {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return (parts.year ?? 1, parts.month ?? 1, parts.day ?? 1)
    }

    /// Midnight, or the first moment of a day that has none.
    func date(year: Int, month: Int, day: Int) -> Date {
        let parts = DateComponents(year: year, month: month, day: day)
        return calendar.date(from: parts).map(calendar.startOfDay) ?? .distantFuture
    }

    /// The minute of the day that a clock on the wall shows.
    package func minute(of date: Date) -> Int {
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return (parts.hour ?? 0) * 60 + (parts.minute ?? 0)
    }

    /// The last such time of day, in minutes since midnight, before `date` or at it.
    package func last(of minute: Int, before date: Date) -> Date? {
        calendar.nextDate(
            after: date + 1, matching: DateComponents(hour: minute / 60, minute: minute % 60),
            matchingPolicy: .nextTime, direction: .backward)
    }

    /// The next of these times of day, in minutes since midnight, strictly after `date`.
    package func next(of times: [Int], after date: Date) -> Date? {
        let calendar = calendar
        return times.compactMap { minutes in
            Self.soon(minutes, after: date, calendar.timeZone)
                ?? calendar.nextDate(
                    after: date, matching: DateComponents(hour: minutes / 60, minute: minutes % 60),
                    matchingPolicy: .nextTime)
        }.min()
    }

    /// By arithmetic, which every fold of the log can afford; nil where the zone's clocks change before
    /// then, and for what is no time of day.
    private static func soon(_ minutes: Int, after date: Date, _ zone: TimeZone) -> Date? {
        guard (0..<1440).contains(minutes) else { return nil }
        let offset = zone.secondsFromGMT(for: date)
        let day = 86_400.0
        let local = date.timeIntervalSinceReferenceDate + Double(offset)
        var next = (local / day).rounded(.down) * day + Double(minutes * 60)
        if next <= local { next += day }
        let found = Date(timeIntervalSinceReferenceDate: next - Double(offset))
        return zone.secondsFromGMT(for: found) == offset ? found : nil
    }
}

/// How a clock repeats: `{every: 60m, then: 120m, after: 12h, at: ["08:00", "17:00"]}`.
package struct Rhythm: Sendable, Equatable, Codable {
    package var every: Duration
    /// Slower, or faster, from `switchAfter` on; counted from the activation.
    package var later: Duration?
    package var switchAfter: Duration?
    /// Fixed times of day besides, in minutes since midnight.
    package var fixed: [Int]

    package init(
        every: Duration, later: Duration? = nil, switchAfter: Duration? = nil, fixed: [Int] = []
    ) {
        self.every = every
        self.later = later
        self.switchAfter = switchAfter
        self.fixed = fixed
    }

    /// The next time after `moment`: the interval's, or a fixed one that comes before it.
    func next(after moment: Date, activatedAt: Date, _ calendar: WorkCalendar) -> Date {
        let isLate = switchAfter.map { moment.since(activatedAt) >= $0 } ?? false
        let regular = moment + (isLate ? later ?? every : every)
        return [calendar.next(of: fixed, after: moment), regular].compactMap(\.self).min()
            ?? regular
    }
}
