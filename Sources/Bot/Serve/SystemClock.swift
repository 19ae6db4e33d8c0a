import Foundation
import Ports

/// The real clock. A date is waited for in short sleeps, so that a clock that is set, or a
/// machine that slept, is noticed.
struct SystemClock: WallClock {
    private static let longestSleep = 5.0
    private static let slack = 1.0

    /// To the millisecond, as the ledger keeps it: the live world and the folded one agree.
    var now: Date { Date().inWholeMilliseconds }

    func sleep(until due: Date) async throws {
        var last = Date()
        while true {
            let now = Date()
            // A clock that is corrected by moments is no clock gone back.
            guard now < due, now.timeIntervalSince(last) > -Self.slack else { return }
            last = now
            let left = due.timeIntervalSince(now)
            try await ContinuousClock().sleep(for: .seconds(min(left, Self.longestSleep)))
        }
    }
}
