import Foundation

/// From when to when something is to be done, and the shares of that time at which somebody is
/// told (spec §7).
package struct Countdown: Equatable, Sendable {
    package var from: Date
    package var due: Date

    package init(from: Date, due: Date) {
        self.from = from
        self.due = due
    }

    /// Shares of the time at which somebody is told: 50, 80, 100, then every 25 (spec §7) while
    /// there is a next one up. From 200 on everybody has been told: then at each doubling.
    package static func mark(after percent: Int) -> Int {
        switch percent {
        case ..<50: 50
        case ..<80: 80
        case ..<100: 100
        case ..<200: percent / 25 * 25 + 25
        default: percent * 2
        }
    }

    /// Overdue marks fall on five minutes by the clock, so that one person's come together.
    private static let grid: Double = 300

    /// The moment at which `percent` of the time is gone. What begins after its due time is late at
    /// once.
    package func moment(of percent: Int) -> Date {
        guard percent > 100 else {
            return due > from ? from + due.since(from) * percent / 100 : from
        }
        let moment = max(due, from) + overdueStep * ((percent - 100) / 25)
        let fives = (moment.timeIntervalSinceReferenceDate / Self.grid).rounded(.up)
        return Date(timeIntervalSinceReferenceDate: fives * Self.grid)
    }

    /// A quarter of the time, but never so short that nagging keeps people from working.
    private var overdueStep: Duration {
        let quarter = due.since(from) / 4
        return quarter > .zero ? max(quarter, .minutes(5)) : .minutes(15)
    }

    /// The share of the time whose moment came last.
    package func mark(at now: Date) -> Int? {
        guard now >= moment(of: 50) else { return nil }
        guard now >= moment(of: 100) else { return now >= moment(of: 80) ? 80 : 50 }
        var percent = 100
        while moment(of: Self.mark(after: percent)) <= now { percent = Self.mark(after: percent) }
        return percent
    }
}
