import Foundation
import Testing

@testable import Domain

/// Days and wall clocks, beside Foundation's own.
@Suite struct CalendarDayTests {
    private static func calendar(_ zone: String) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        return calendar
    }

    @Test func `every day of four centuries is the calendar's`() throws {
        let calendar = Self.calendar("GMT")
        var number = try #require(CalendarDay("1899-12-31")).number
        let last = try #require(CalendarDay("2300-01-01")).number
        while number <= last {
            let day = CalendarDay(number: number)
            let date = Date(timeIntervalSince1970: Double(number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            #expect(day.parts == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
            #expect((day.weekday + 1) % 7 == (parts.weekday ?? 0) - 1)
            #expect(CalendarDay(day.description) == day)
            number += 37
        }
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026-4-x", "",
        "2026-04",
        "2100-02-29", "+026-01-01",
    ])
    func `what is no day is none`(text: String) { #expect(CalendarDay(text) == nil) }

    @Test func `leap days are days`() {
        #expect(CalendarDay("2028-02-29").map { ($0 + 1).description } == "2028-03-01")
        #expect(CalendarDay("2000-02-29") != nil)
        #expect(CalendarDay("2026-12-31").map { ($0 + 1).description } == "2027-01-01")
    }

    @Test(arguments: [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
        "America/St_Johns", "Asia/Kathmandu", "GMT",
    ])
    func `the wall shows at an instant what it was asked for`(zone: String) {
        let clock = ZoneClock(zone)
        let calendar = Self.calendar(zone)
        var date = Date(timeIntervalSince1970: 1_767_225_600)
        for _ in 0..<3_000 {
            let (day, minute) = clock.local(date)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: date)
            #expect(day.parts == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
            #expect(minute == (parts.hour ?? 0) * 60 + (parts.minute ?? 0))
            let back = clock.instant(day, minute: minute)
            // A time that the wall shows twice means the first.
            #expect(back == date || clock.local(back) == clock.local(date) && back < date)
            date = date + .minutes(4 * 60 + 30)
        }
    }

    @Test func `a time that is leapt over comes as much later as is leapt`() throws {
        let clock = ZoneClock("Europe/Berlin")
        let day = try #require(CalendarDay("2026-03-29"))
        let (shown, minute) = clock.local(clock.instant(day, minute: 150))
        #expect(shown == day)
        #expect(minute == 210)
    }

    @Test func `a day that never was has no length`() throws {
        let clock = ZoneClock("Pacific/Apia")
        let lost = try #require(CalendarDay("2011-12-30"))
        #expect(clock.instant(lost, minute: 480) == clock.instant(lost + 1, minute: 480))
        #expect(clock.instant(lost + -1, minute: 480) < clock.instant(lost, minute: 480))
    }
}
