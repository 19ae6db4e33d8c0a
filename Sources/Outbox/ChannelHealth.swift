import Domain
import Foundation

/// How eager the bot is to call a channel down, and up again (`failover` of bot.json).
package struct HealthPolicy: Sendable, Equatable {
    package var probeEvery: Duration
    /// Failures in a row that make it down.
    package var downAfter: Int
    /// Good time after which it is up again.
    package var upAfter: Duration

    package init(
        probeEvery: Duration = .seconds(60), downAfter: Int = 2, upAfter: Duration = .minutes(5)
    ) {
        self.probeEvery = probeEvery
        self.downAfter = downAfter
        self.upAfter = upAfter
    }

    /// After the first failure a probe follows within 5 s, not at `probeEvery` (spec §7).
    static let doubtfulProbe = Duration.seconds(2)
    /// Failures closer together than this are one: a server that starts again within a moment
    /// refuses several at once, and nobody should be called for it.
    package static let leastBetween = Duration.seconds(2)
    /// Who goes down again this soon after coming back is flapping: each time the good minutes
    /// that are asked for double, up to `longestUp`.
    static let flapping = Duration.hours(1)
    static let longestUp = Duration.minutes(30)
    /// A channel that is down is asked this often at least.
    static let downProbe = Duration.seconds(15)
}

/// `up → doubtful → down → up`: a value that says what changed; others act on it.
package struct ChannelHealth: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        case up
        case doubtful(failures: Int)
        /// Down; `goodSince` is when it began to answer again.
        case down(since: Date, goodSince: Date?)
    }

    package enum Change: Sendable, Equatable {
        /// Said once, not at every failure.
        case wentDown(FailureReason)
        /// Good for `upAfter`: it counts again, and the digest is owed.
        case settled
    }

    package let policy: HealthPolicy
    package private(set) var state: State
    /// Nil until it is first heard of: a road that nobody has looked at is probed at once.
    private var lastSeen: Date?
    private var born: Date
    private var lastFailure: Date?
    private var cameBack: Date?
    /// How often it went down again soon after it had come back.
    private var flaps = 0

    package init(policy: HealthPolicy, downSince: Date?, now: Date) {
        self.policy = policy
        state = downSince.map { .down(since: $0, goodSince: nil) } ?? .up
        born = now
    }

    package var isDown: Bool { if case .down = state { true } else { false } }
    package var isUp: Bool { state == .up }

    /// Takes in the outcome of a send, a probe or a read; nil is a good one.
    package mutating func observe(_ failure: FailureReason?, at now: Date) -> Change? {
        guard failure?.blamesChannel ?? true else { return nil }
        rebase(at: now)
        lastSeen = now
        guard let failure else { return succeed(at: now) }
        switch state {
        case .up: return fail(1, failure, at: now)
        case .doubtful(let failures):
            if failure.isImmediate, let lastFailure,
                now.since(lastFailure) < HealthPolicy.leastBetween
            {
                return nil
            }
            return fail(failures + 1, failure, at: now)
        case .down(let since, _):
            state = .down(since: since, goodSince: nil)
            return nil
        }
    }

    private mutating func fail(_ count: Int, _ reason: FailureReason, at now: Date) -> Change? {
        lastFailure = now
        guard count >= policy.downAfter else {
            state = .doubtful(failures: count)
            return nil
        }
        state = .down(since: now, goodSince: nil)
        let isSoon = cameBack.map { now.since($0) < HealthPolicy.flapping } ?? false
        flaps = isSoon ? flaps + 1 : 0
        return .wentDown(reason)
    }

    /// How long it must do well before it counts again.
    package var upAfter: Duration {
        let longer = policy.upAfter * (1 << min(flaps, 16))
        return max(policy.upAfter, min(longer, HealthPolicy.longestUp))
    }

    private mutating func succeed(at now: Date) -> Change? {
        switch state {
        case .up: return nil
        case .doubtful:
            state = .up
            return nil
        case .down(let since, let goodSince):
            let start = goodSince ?? now
            guard now.since(start) >= upAfter else {
                state = .down(since: since, goodSince: start)
                return nil
            }
            state = .up
            cameBack = now
            return .settled
        }
    }

    /// Whatever is noted for later than now was noted before the clock went back, and counts as noted
    /// now: or the next probe, and the good minutes, would wait for that time to come again.
    package mutating func rebase(at now: Date) {
        lastSeen = lastSeen.map { min($0, now) }
        lastFailure = lastFailure.map { min($0, now) }
        cameBack = cameBack.map { min($0, now) }
        born = min(born, now)
        if case .down(let since, let goodSince) = state {
            state = .down(since: min(since, now), goodSince: goodSince.map { min($0, now) })
        }
    }

    /// When the next probe is due.
    package var nextProbe: Date {
        switch state {
        case .up: lastSeen.map { $0 + policy.probeEvery } ?? born
        case .doubtful:
            (lastFailure ?? lastSeen ?? born) + min(HealthPolicy.doubtfulProbe, policy.probeEvery)
        case .down:
            lastSeen.map { $0 + min(HealthPolicy.downProbe, policy.probeEvery) } ?? born
        }
    }
}
