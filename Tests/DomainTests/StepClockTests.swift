import Foundation
import Testing

@testable import Domain

@Suite struct StepClockTests {
    /// 2026-01-05 12:00 +08, a Monday.
    private let noon = Fixture.noon

    private func clock(
        _ level: Int = 2, rhythm: Rhythm? = nil, calendar: WorkCalendar = WorkCalendar(),
        closedAt: Date? = nil
    ) -> StepClock {
        var plan = Fixture.plan
        plan.calendar = calendar
        if let rhythm { plan.levels[level - 1].rhythms["sitrep"] = rhythm }
        return StepClock(
            plan: plan, level: Level(level), detectedAt: noon - .minutes(20), activatedAt: noon,
            closedAt: closedAt)
    }

    private func step(
        _ due: Due..., clock: String? = nil, every: Duration? = nil, legal: Bool = false
    ) -> Step {
        Step(
            id: "X01", group: "office", action: Fixture.text("x"), due: due, every: every,
            clock: clock, legal: legal)
    }

    private func after(_ base: Due.Base, _ minutes: Int) -> Due {
        Due(base: base, offset: .minutes(minutes))
    }

    @Test func `first reports count from the detection, steps from the activation`() {
        let clock = clock()
        #expect(clock.due(of: step(after(.detection, 30)), round: 0) == noon + .minutes(10))
        #expect(clock.due(of: step(after(.activation, 30)), round: 0) == noon + .minutes(30))
    }

    @Test func `a level's clock wins over scaling`() {
        let step = step(after(.activation, 30), clock: "refutation")
        for level in 1...4 {
            #expect(clock(level).due(of: step, round: 0) == noon + .minutes(60))
        }
    }

    @Test func `a legal clock never scales, not even by a clock's name`() {
        let step = step(after(.detection, 240), clock: "refutation", legal: true)
        for level in 1...4 {
            #expect(clock(level).due(of: step, round: 0) == noon + .minutes(220))
        }
    }

    @Test func `a limit from outside is kept at every level`() {
        var step = step(after(.activation, 120))
        step.limits = [after(.detection, 180)]
        let dues = (1...4).map { clock($0).due(of: step, round: 0)?.since(noon) }
        #expect(dues == [.minutes(60), .minutes(120), .minutes(160), .minutes(160)])
    }

    @Test func `a rhythm slows down after its hours`() {
        let rhythm = Rhythm(every: .minutes(60), later: .minutes(120), switchAfter: .hours(12))
        let clock = clock(rhythm: rhythm)
        let step = step(after(.activation, 60), clock: "sitrep", every: .minutes(60))
        #expect(clock.due(of: step, round: 0) == noon + .minutes(60))
        let early = noon + .hours(11)
        #expect(clock.next(of: step, after: 4, at: early, finished: [:]) == early + .minutes(60))
        let late = noon + .hours(12)
        #expect(clock.next(of: step, after: 9, at: late, finished: [:]) == late + .minutes(120))
    }

    @Test func `fixed times of day come between`() {
        let rhythm = Rhythm(every: .minutes(240), fixed: [8 * 60, 17 * 60])
        let clock = clock(rhythm: rhythm)
        let step = step(after(.activation, 240), clock: "sitrep", every: .minutes(240))
        let next = { (hours: Int) in
            clock.next(of: step, after: 0, at: noon + .hours(hours), finished: [:])?.since(noon)
        }
        #expect(clock.due(of: step, round: 0) == noon + .hours(4))
        #expect(next(4) == .hours(5), "17:00 comes before 20:00")
        #expect(next(5) == .hours(9))
        #expect(next(19) == .hours(20), "08:00 of the next day")
    }

    @Test func `working days leave out weekends and holidays, and take in what is worked instead`()
    {
        let friday = Date(timeIntervalSince1970: 1_767_931_200)  // 2026-01-09 12:00 +08
        let three = step(Due(base: .closing, offset: .zero, workingDays: 3))
        let plain = clock(closedAt: friday)
        #expect(plain.due(of: three, round: 0) == friday + .days(5), "Wednesday")
        let calendar = WorkCalendar(holidays: ["2026-01-12"], workdays: ["2026-01-10"])
        #expect(
            clock(calendar: calendar, closedAt: friday).due(of: three, round: 0) == friday
                + .days(5))
        let holiday = WorkCalendar(holidays: ["2026-01-12", "2026-01-13"])
        #expect(
            clock(calendar: holiday, closedAt: friday).due(of: three, round: 0) == friday + .days(7)
        )
    }

    @Test func `the day changes in the plan's own zone`() {
        let late = Date(timeIntervalSince1970: 1_767_970_800)  // 2026-01-09 23:00 +08, 15:00 UTC
        let west = WorkCalendar(timeZone: "America/New_York", holidays: ["2026-01-12"])
        let one = step(Due(base: .closing, offset: .zero, workingDays: 1))
        #expect(clock(calendar: west, closedAt: late).due(of: one, round: 0) == late + .days(4))
    }

    @Test func `what counts from the closing has no time before it, and never scales`() {
        let step = step(after(.closing, 60))
        #expect(clock().due(of: step, round: 0) == nil)
        for level in 1...4 {
            #expect(clock(level, closedAt: noon).due(of: step, round: 0) == noon + .minutes(60))
        }
    }

    @Test func `what lies before a drill's start is listed, not chased`() {
        #expect(clock().due(of: step(after(.drillStart, -60)), round: 0) == nil)
        #expect(clock().due(of: step(after(.drillStart, 5)), round: 0) == noon + .minutes(5))
    }
}
