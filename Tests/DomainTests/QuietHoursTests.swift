import Domain
import Foundation
import Testing

struct QuietHoursTests {
    private let calendar = WorkCalendar(timeZone: "Asia/Shanghai")

    /// 2026-01-05 at this time of day in Shanghai.
    private func at(_ hour: Int, _ minute: Int = 0) -> Date {
        Date(timeIntervalSince1970: 1_767_542_400) + .minutes(hour * 60 + minute)
    }

    @Test func `hours over midnight end on the next morning`() {
        let hours = QuietHours(from: 1320, to: 420)
        #expect(hours.end(at: at(21, 59), in: calendar) == nil)
        #expect(hours.end(at: at(22), in: calendar) == at(31))
        #expect(hours.end(at: at(3), in: calendar) == at(7))
        #expect(hours.end(at: at(7), in: calendar) == nil)
    }

    @Test func `hours within a day end on that day`() {
        let hours = QuietHours(from: 750, to: 825)
        #expect(hours.end(at: at(12, 29), in: calendar) == nil)
        #expect(hours.end(at: at(12, 30), in: calendar) == at(13, 45))
        #expect(hours.end(at: at(13, 45), in: calendar) == nil)
    }

    @Test func `hours that end where they begin are none`() {
        for hour in 0..<24 { #expect(QuietHours.never.end(at: at(hour), in: calendar) == nil) }
    }

    @Test func `an end in the hour that a spring night skips comes at the next one`() throws {
        let berlin = WorkCalendar(timeZone: "Europe/Berlin")
        // 2026-03-29 01:30 +01:00; the clock goes from 02:00 to 03:00.
        let night = Date(timeIntervalSince1970: 1_774_744_200)
        let end = try #require(QuietHours(from: 1320, to: 150).end(at: night, in: berlin))
        #expect(end == night + .minutes(30))
    }

    @Test(arguments: ["22:00-07:00", "22：00—7：00", "22:00 至 07:00"])
    func `hours are read as people write them`(text: String) {
        #expect(QuietHours(text) == QuietHours(from: 1320, to: 420))
        #expect(QuietHours(text)?.description == "22:00-07:00")
    }

    @Test(arguments: ["", "22:00", "24:00-07:00", "22:60-07:00", "22-07", "a:b-c:d", "1:1-2:2-3:3"])
    func `what are no hours is not read`(text: String) {
        #expect(QuietHours(text) == nil)
    }
}
