import Domain
import Foundation

/// How many messages a road may carry in any minute, so that the far end's own limit is honoured
/// and not hit (protocols: Synapse's defaults, DingTalk's 20, gateways').
package struct RateLimit: Sendable, Equatable {
    package static let window = Duration.minutes(1)

    package var perMinute: Int
    /// When each message of the last minute went, the oldest first.
    private var sent: [Date] = []

    package init(perMinute: Int) { self.perMinute = perMinute }

    /// How many may go now.
    package func room(at now: Date) -> Int { max(0, perMinute - recent(at: now).count) }

    /// When the next may go.
    package func next(at now: Date) -> Date {
        let recent = recent(at: now)
        guard recent.count >= perMinute, let first = recent.dropLast(perMinute - 1).last
        else { return now }
        return first + Self.window
    }

    package mutating func note(_ count: Int, at now: Date) {
        sent = recent(at: now) + Array(repeating: now, count: count)
    }

    /// So many of those noted were not sent after all.
    package mutating func giveBack(_ count: Int) { sent.removeLast(min(count, sent.count)) }

    /// After the clock went back a full minute would stand until that time came again.
    package mutating func rebase(at now: Date) { sent = sent.turned(to: now) }

    private func recent(at now: Date) -> [Date] { sent.filter { now.since($0) < Self.window } }
}

extension [Date] {
    /// When things went, the oldest first, by the clock as it is now: where the last of them is later
    /// than now the clock went back, and it counts as gone now, the others as long before it as they
    /// were.
    func turned(to now: Date) -> [Date] {
        guard let last, now < last else { return self }
        let span = last.since(now)
        return map { $0 - span }
    }
}
