import Foundation
import Outbox
import Synchronization

/// Until when a far end has asked to be left alone (429 and Retry-After): nothing more is sent
/// meanwhile on the whole road, so that its limit is honoured and not hit again and again.
final class RoadPause: Sendable {
    private struct Rest {
        var from: Date
        var until: Date
    }

    private let state = Mutex<Rest?>(nil)

    /// Nil when the road is free. A rest that was asked for later than now, before the clock went
    /// back, is over: who still wants it asks again.
    func end(after now: Date) -> Date? {
        state.withLock { rest in
            if let last = rest, last.until <= now || now < last.from { rest = nil }
            return rest?.until
        }
    }

    func extend(to date: Date, from now: Date) {
        state.withLock { $0 = Rest(from: now, until: max($0?.until ?? date, date)) }
    }
}

/// The road's share of each minute, which everything that sends on it draws from.
final class RoadRate: Sendable {
    private let state: Mutex<RateLimit?>

    init(perMinute: Int?) { state = Mutex(perMinute.map(RateLimit.init)) }

    /// When a message may go; nil when one may go now.
    func wait(at now: Date) -> Date? {
        state.withLock { limit in
            limit?.rebase(at: now)
            guard let limit, limit.room(at: now) == 0 else { return nil }
            return limit.next(at: now)
        }
    }

    /// - Returns: How many of `wanted` may go now.
    func room(for wanted: Int, at now: Date) -> Int {
        state.withLock { limit in
            limit?.rebase(at: now)
            return limit.map { min(wanted, $0.room(at: now)) } ?? wanted
        }
    }

    func note(_ count: Int, at now: Date) { state.withLock { $0?.note(count, at: now) } }

    func giveBack(_ count: Int = 1) { state.withLock { $0?.giveBack(count) } }
}
