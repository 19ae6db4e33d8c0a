import Domain
import Foundation
import Logging
import Outbox
import Ports
import Synchronization

extension Dispatcher {
    /// By one channel after the other, until one takes it: the second is tried after one failure
    /// of the first. The road as a whole has failed only when all of them have.
    ///
    /// - Parameter world: As it was when the round began.
    func attempt(_ queued: QueuedDelivery, _ world: World) async -> TryResult {
        await noteWithheldLate(queued.delivery, in: world)
        let delivery = await opened(queued.delivery, in: world)
        guard let message = speaker.message(delivery, in: world, at: clock.now), !message.isEmpty
        else { return .skipped }
        let channels = untried(queued)
        let result = await attempt(message, by: channels)
        // A number that cannot be reached at all: somebody may have another one.
        guard case .failed(.never(.unreachablePerson)) = result, !channels.isEmpty,
            let second = message.toOtherNumber(of: queued.delivery.target, in: world)
        else { return result }
        return await attempt(second, by: channels)
    }

    private func attempt(_ message: Message, by channels: [any Channel]) async -> TryResult {
        var failures: [SendFailure] = []
        for channel in channels.count == 1 ? channels : await gateways.order(channels) {
            let result = await attempt(message, on: channel)
            guard case .failed(let failure) = result, let reason = failure.reason else {
                return result
            }
            failures.append(failure)
            if case .later(.rateLimited, let after?) = failure {
                await gateways.rest(channel.gateway, for: after)
            }
            if reason.endsTheRoad { break }
        }
        guard let failure = SendFailure.together(failures) else {
            return .failed(.never(.unreachablePerson))
        }
        await health.observe(route, failure.reason)
        if case .later(.rateLimited, let after?) = failure {
            let now = clock.now
            pause.extend(to: now + after, from: now)
        }
        return .failed(failure)
    }

    private func attempt(_ message: Message, on channel: any Channel) async -> TryResult {
        do throws(SendFailure) {
            let receipt = try await channel.send(message)
            if goodNews.isNews(
                of: channel.name, whenWell: channels.count == 1 && board.isUp(route), at: clock.now)
            {
                await health.observe(route, nil)
                await gateways.observe(channel.gateway, nil, .accepted)
            }
            switch receipt.reached {
            case .skipped: return .skipped
            case .delivered: return .delivered(remoteID: receipt.remoteID)
            case .accepted:
                return .accepted(
                    remoteID: receipt.remoteID, reportWithin: receipt.reportWithin,
                    by: channel.name)
            }
        } catch {
            goodNews.end(of: channel.name)
            if let reason = error.reason {
                logger.warning(
                    "a try failed",
                    metadata: [
                        "channel": "\(channel.name)", "delivery": "\(message.id)",
                        "why": "\(reason.word)",
                    ])
                await gateways.observe(channel.gateway, reason, .accepted)
            }
            return .failed(error)
        }
    }

    /// The other road is kept first: a kill between the two says a thing twice, never not at all.
    func settle(_ outcome: Outcome, _ queued: QueuedDelivery) async {
        var settlement = outcome.settlement
        settlement.attempts = queued.attempts
        let delivery = queued.delivery
        while !_Concurrency.Task.isCancelled {
            do throws(LedgerFailure) {
                if let why = outcome.failed, delivery.mustArrive {
                    try await handler.perform(.deliveryFailed(Delivered(delivery), reason: why))
                }
                let isShownOnce = mayRepeat && settlement.state == .delivered
                try await outcomes.settle(settlement, loosely: isShownOnce, in: ledger)
                // The next round may have looked already, and not seen it.
                if settlement.state == .queued { bell.ring() }
                return
            } catch {
                watch.note(error, at: clock.now)
                logger.error("an outcome waits: the store fails", metadata: ["why": "\(error)"])
                await watch.rest(on: clock)
            }
        }
    }
}

extension Message {
    /// The same to the other number of whoever it is for; nil where there is none.
    fileprivate func toOtherNumber(of target: Target, in world: World) -> Message? {
        guard case .person(let id, .sms) = target,
            let number = world.roster[id]?.addresses(on: .sms).first(where: {
                destination != .person($0)
            })
        else { return nil }
        var message = self
        message.destination = .person(number)
        return message
    }
}

/// That a channel is well need not be told of each of a thousand sends: once a second is enough,
/// and at once after it was not.
final class GoodNews: Sendable {
    private static let every = Duration.seconds(1)

    private let last = Mutex<[String: Date]>([:])

    /// - Parameter whenWell: Whether the road is known to be well; if not, all good is news.
    func isNews(of channel: String, whenWell: Bool, at now: Date) -> Bool {
        last.withLock { last in
            if whenWell, let told = last[channel], now.isWithin(Self.every, of: told) {
                return false
            }
            last[channel] = now
            return true
        }
    }

    func end(of channel: String) { last.withLock { $0[channel] = nil } }
}
