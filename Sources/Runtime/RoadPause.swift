import Foundation
import Outbox
import Synchronization

/// Until when a far end has asked to be left alone (429 and Retry-After): nothing more is sent
/// meanwhile on the whole road, so that its limit is honoured and not hit again and again.
final class RoadPause: Sendable {
    private let state = Mutex<Date?>(nil)

    /// Nil when the road is free.
    func end(after now: Date) -> Date? {
        state.withLock { end in
            if let date = end, date <= now { end = nil }
            return end
        }
    }

    func extend(to date: Date) { state.withLock { $0 = max($0 ?? date, date) } }
}

/// The road's share of each minute, which everything that sends on it draws from.
final class RoadRate: Sendable {
    private let state: Mutex<RateLimit?>

    init(perMinute: Int?) { state = Mutex(perMinute.map(RateLimit.init)) }

    /// When a message may go; nil when one may go now.
    func wait(at now: Date) -> Date? {
        state.withLock { limit in
            guard let limit, limit.room(at: now) == 0 else { return nil }
            return limit.next(at: now)
        }
    }

    /// - Returns: How many of `wanted` may go now.
    func room(for wanted: Int, at now: Date) -> Int {
        state.withLock { limit in limit.map { min(wanted, $0.room(at: now)) } ?? wanted }
    }

    func note(_ count: Int, at now: Date) { state.withLock { $0?.note(count, at: now) } }

    func giveBack(_ count: Int = 1) { state.withLock { $0?.giveBack(count) } }
}
