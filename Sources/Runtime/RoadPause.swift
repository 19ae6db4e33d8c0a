import Foundation
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
