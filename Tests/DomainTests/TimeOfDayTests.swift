import Domain
import Foundation
import Testing

/// The next such time of day is the calendar's, also where the clocks change.
@Suite struct TimeOfDayTests {
    @Test(arguments: [
        "Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "UTC",
    ])
    func `it is what the calendar says, all through a year`(zone: String) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: zone))
        let days = WorkCalendar(timeZone: zone)
        var date = Date(timeIntervalSince1970: 1_767_225_600)  // 2026-01-01 00:00 UTC
        for _ in 0..<1_260 {
            for minutes in [0, 150, 480, 1_439] {
                let expected = calendar.nextDate(
                    after: date,
                    matching: DateComponents(hour: minutes / 60, minute: minutes % 60),
                    matchingPolicy: .nextTime)
                #expect(days.next(of: [minutes], after: date) == expected, "\(date) \(minutes)")
            }
            date += 7 * 3_600 + 1_800
        }
    }

    @Test func `it is strictly after, and the earliest of several`() {
        let days = WorkCalendar(timeZone: "Asia/Shanghai")
        let eight = Date(timeIntervalSince1970: 1_767_571_200)  // 2026-01-05 08:00 +08
        #expect(days.next(of: [480], after: eight) == eight + .days(1))
        #expect(days.next(of: [480], after: eight - 0.001) == eight)
        #expect(days.next(of: [480, 1_200], after: eight) == eight + .hours(12))
        #expect(days.next(of: [], after: eight) == nil)
    }
}
