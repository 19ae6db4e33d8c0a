import Foundation
import Ports

/// The real clock. A date is waited for in short sleeps, so that a clock set forward or a
/// machine that slept is noticed.
struct SystemClock: WallClock {
    private static let longestSleep = 5.0

    /// To the millisecond, as the ledger keeps it: the live world and the folded one agree.
    var now: Date { Date().inWholeMilliseconds }

    func sleep(until due: Date) async throws {
        while true {
            let left = due.timeIntervalSinceNow
            guard left > 0 else { return }
            try await ContinuousClock().sleep(for: .seconds(min(left, Self.longestSleep)))
        }
    }
}
