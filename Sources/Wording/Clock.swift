import Domain
import Foundation

/// Times as people read them: 14:05, with the date when it is another day.
struct Clock: Sendable {
    private let calendar: Calendar

    init(_ zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    func text(_ date: Date, now: Date) -> String {
        let then = parts(date)
        let today = parts(now)
        let hour = "\(two(then.hour)):\(two(then.minute))"
        if (then.year, then.month, then.day) == (today.year, today.month, today.day) {
            return hour
        }
        let day = "\(two(then.month))-\(two(then.day)) \(hour)"
        return then.year == today.year ? day : "\(then.year ?? 0)-\(day)"
    }

    /// `11-23 周一 08:00`: a shift is known by its day of the week.
    func dayAndTime(_ date: Date, _ language: Language) -> String {
        let parts = parts(date)
        let weekday = calendar.component(.weekday, from: date) - 1
        let name = Self.weekdays[language]?[weekday] ?? ""
        return
            "\(two(parts.month))-\(two(parts.day)) \(name) \(two(parts.hour)):\(two(parts.minute))"
    }

    /// `2026-11-23 周一`: what is read long after has its whole date.
    func date(_ date: Date, _ language: Language) -> String {
        let weekday = calendar.component(.weekday, from: date) - 1
        return "\(day(date)) \(Self.weekdays[language]?[weekday] ?? "")"
    }

    /// `14:05`, whatever day it is.
    func minute(_ date: Date) -> String {
        let then = parts(date)
        return "\(two(then.hour)):\(two(then.minute))"
    }

    /// The same without its day, where that is the day before too.
    func end(_ date: Date, after start: Date, _ language: Language) -> String {
        let text = dayAndTime(date, language)
        return day(date) == day(start) ? String(text.suffix(5)) : text
    }

    private static let weekdays: [Language: [String]] = [
        .zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
        .en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
    ]

    /// `2026-11-23`.
    func day(_ date: Date) -> String {
        let day = parts(date)
        return "\(day.year ?? 0)-\(two(day.month))-\(two(day.day))"
    }

    private func parts(_ date: Date) -> DateComponents {
        calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
    }

    private func two(_ value: Int?) -> String {
        let value = value ?? 0
        return value < 10 ? "0\(value)" : "\(value)"
    }
}
