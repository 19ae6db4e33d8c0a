import Domain
import Foundation
import Outbox
import Testing

struct RateLimitTests {
    private let start = Date(timeIntervalSince1970: 1_767_585_600)

    @Test func `in no minute go more than were allowed`() {
        var limit = RateLimit(perMinute: 20)
        var times: [Date] = []
        for second in 0..<600 {
            let now = start + .seconds(second)
            let count = min(limit.room(at: now), second % 7)
            limit.note(count, at: now)
            times += Array(repeating: now, count: count)
        }
        for time in times {
            let minute = times.count { $0 >= time && $0 < time + .minutes(1) }
            #expect(minute <= 20)
        }
        #expect(times.count >= 180)
    }

    @Test func `when the clock goes back a full minute is over a minute after its last message`() {
        var limit = RateLimit(perMinute: 2)
        limit.note(1, at: start + .hours(1))
        limit.note(1, at: start + .hours(1) + .seconds(30))
        limit.rebase(at: start)
        #expect(limit.room(at: start) == 0)
        #expect(limit.next(at: start) == start + .seconds(30))
        #expect(limit.room(at: start + .seconds(60)) == 2)
    }

    @Test func `it says when the next may go`() {
        var limit = RateLimit(perMinute: 2)
        #expect(limit.next(at: start) == start)
        limit.note(1, at: start)
        limit.note(1, at: start + .seconds(10))
        #expect(limit.room(at: start + .seconds(20)) == 0)
        #expect(limit.next(at: start + .seconds(20)) == start + .seconds(60))
        #expect(limit.room(at: start + .seconds(60)) == 1)
        limit.note(1, at: start + .seconds(60))
        #expect(limit.next(at: start + .seconds(61)) == start + .seconds(70))
    }
}
