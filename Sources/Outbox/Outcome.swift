import Domain
import Foundation

/// The waits between tries.
package struct RetryPolicy: Sendable, Equatable {
    package var first: Duration
    package var ceiling: Duration

    package init(first: Duration = .seconds(1), ceiling: Duration = .seconds(60)) {
        self.first = first
        self.ceiling = ceiling
    }

    /// The wait before the try after `attempts` have been made: doubling, up to `ceiling`.
    package func delay(after attempts: Int) -> Duration {
        min(first * (1 << min(max(attempts - 1, 0), 16)), ceiling)
    }

    /// How long a message waits for its own road before it takes another.
    package static func patience(_ delivery: Delivery) -> Duration {
        switch delivery.priority {
        case .flash: .seconds(60)
        case .reply, .normal, .routine: delivery.sendBy.since(delivery.notBefore)
        }
    }
}

/// What a channel said of one try.
package enum TryResult: Equatable, Sendable {
    /// - `by`: The channel that took it.
    case accepted(remoteID: String?, reportWithin: Duration?, by: String)
    case delivered(remoteID: String?)
    /// There was nothing to do on this road.
    case skipped
    case failed(SendFailure)

    /// It counts as sent where nobody knows.
    package var mayHaveGone: Bool {
        switch self {
        case .accepted, .delivered, .failed(.uncertain): true
        case .skipped, .failed: false
        }
    }
}

/// What follows from a try: the row's new state, and whether another road must be found.
package struct Outcome: Equatable, Sendable {
    package var settlement: Settlement
    /// The reason in a closed word, when the road has failed for good.
    package var failed: String?

    /// - Parameters:
    ///   - attempts: Tries begun, this one included.
    ///   - channelIsDown: The channel's health after this try was taken in.
    package static func of(
        _ result: TryResult, _ queued: QueuedDelivery, at now: Date, channelIsDown: Bool,
        policy: RetryPolicy = RetryPolicy()
    ) -> Outcome {
        let id = queued.delivery.id
        switch result {
        // When it went counts for the hour of whoever got it, also in the next life.
        case .delivered(let remote):
            return Outcome(Settlement(id: id, state: .delivered, dueAt: now, remoteID: remote))
        case .skipped:
            return Outcome(Settlement(id: id, state: .cancelled, reason: "skipped"))
        case .accepted(let remote, nil, _):
            return Outcome(Settlement(id: id, state: .accepted, dueAt: now, remoteID: remote))
        case .accepted(_, let wait?, let channel):
            // It stays in the queue until its report; claimed again by then, none has come.
            return Outcome(
                Settlement(
                    id: id, state: .queued, dueAt: now + wait,
                    remoteID: queued.awaitingReport(of: channel)))
        case .failed(let failure): return of(failure, queued, now, channelIsDown, policy)
        }
    }

    private static func of(
        _ failure: SendFailure, _ queued: QueuedDelivery, _ now: Date, _ channelIsDown: Bool,
        _ policy: RetryPolicy
    ) -> Outcome {
        let id = queued.delivery.id
        switch failure {
        case .cancelled:
            return Outcome(Settlement(id: id, state: .queued, dueAt: now))
        case .never(let reason): return gone(queued, reason.word)
        case .later(let reason, let after):
            let wait = max(after ?? .zero, policy.delay(after: queued.attempts))
            return again(queued, reason, at: now + wait, channelIsDown)
        case .uncertain(let reason):
            // A gateway has no memory for our ids: one repetition, then another road.
            if queued.delivery.target.route == .sms, queued.attempts >= 2 {
                return gone(queued, reason.word)
            }
            return again(
                queued, reason, at: now + policy.delay(after: queued.attempts), channelIsDown)
        }
    }

    private static func again(
        _ queued: QueuedDelivery, _ reason: FailureReason, at next: Date, _ channelIsDown: Bool
    ) -> Outcome {
        let delivery = queued.delivery
        if channelIsDown, !delivery.waitsForItsRoad { return gone(queued, reason.word) }
        let limit = delivery.notBefore + RetryPolicy.patience(delivery)
        guard next <= min(limit, delivery.sendBy) else { return gone(queued, reason.word) }
        return Outcome(
            Settlement(id: delivery.id, state: .queued, dueAt: next, reason: reason.word))
    }

    static func gone(_ queued: QueuedDelivery, _ word: String) -> Outcome {
        Outcome(
            Settlement(id: queued.delivery.id, state: .failed, reason: word), failed: word)
    }

    package init(_ settlement: Settlement, failed: String? = nil) {
        self.settlement = settlement
        self.failed = failed
    }

    /// What to do with a claimed delivery before it is tried: nil means try it.
    ///
    /// - Parameter others: Whether a channel is left that has not taken it before.
    package static func beforeTrying(
        _ queued: QueuedDelivery, at now: Date, channelIsDown: Bool, others: Bool = true
    ) -> Outcome? {
        let delivery = queued.delivery
        if queued.takenBy != nil, channelIsDown || !others {
            return gone(queued, FailureReason.noReport.word)
        }
        if now > delivery.sendBy {
            return Outcome(
                Settlement(id: delivery.id, state: .expired, reason: "expired"),
                failed: delivery.mustArrive ? "expired" : nil)
        }
        guard channelIsDown, !delivery.waitsForItsRoad else { return nil }
        return gone(queued, "down")
    }
}

extension Delivery {
    /// A reply belongs where the question was asked; an alarm waits in the room, and where it is
    /// the last link; the account of an outage is owed through the next. Everything else takes
    /// another road.
    var waitsForItsRoad: Bool {
        if case .reply = target { return true }
        if case .bulletin(.digest) = saying { return true }
        return saying.isAlarm && (target.route == .chat || !mustArrive)
    }
}
