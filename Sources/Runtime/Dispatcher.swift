import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Takes what is due on one road and sends it. The nudge is a hint; the due date in the ledger
/// is the truth (house §3.4).
struct Dispatcher {
    let route: RouteKind
    /// Tried in order; the second where the first fails.
    let channels: [any Channel]
    let ledger: any Ledger
    let handler: CommandHandler
    let health: HealthBoard
    let speaker: Speaker
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign
    let tally: Tally
    let logger: Logger
    let pause = RoadPause()

    static let perRound = 64

    func run() async {
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                if let end = pause.end(after: clock.now) {
                    await bell.wait(until: end, on: clock)
                    continue
                }
                if try await round() { continue }
                let due = try await ledger.nextDue(route)
                if due.map({ $0 <= clock.now }) != true { await bell.wait(until: due, on: clock) }
            } catch {
                logger.error("deliveries wait: the store fails", metadata: ["why": "\(error)"])
                try? await clock.sleep(until: clock.now + .seconds(1))
            }
        }
    }

    /// - Returns: Whether there was anything to send.
    private func round() async throws(LedgerFailure) -> Bool {
        tally.begin()
        defer { tally.end() }
        let due = try await taken()
        await send(due)
        return !due.isEmpty
    }

    /// Where a repetition shows nothing, a kill in the middle does no harm, and a try need not be
    /// kept before it is made. Elsewhere to look costs little, to claim costs a sync of the disk.
    private func taken() async throws(LedgerFailure) -> [QueuedDelivery] {
        let now = clock.now
        if mayRepeat { return try await ledger.due(route, by: now, limit: Self.perRound) }
        guard let due = try await ledger.nextDue(route), due <= now else { return [] }
        return try await ledger.claim(route, dueBy: now, limit: Self.perRound)
    }

    private var mayRepeat: Bool { channels.allSatisfy { $0.knowsRepetitions } }

    /// Lanes go side by side; within a lane the order is kept.
    private func send(_ due: [QueuedDelivery]) async {
        var lanes: [[QueuedDelivery]] = []
        var index: [String: Int] = [:]
        for queued in due {
            let lane = queued.delivery.target.lane
            if let place = index[lane] {
                lanes[place].append(queued)
            } else {
                index[lane] = lanes.count
                lanes.append([queued])
            }
        }
        if lanes.count == 1 {
            for queued in due { await deliver(queued) }
            return
        }
        await withDiscardingTaskGroup { group in
            for lane in lanes {
                group.addTask { for queued in lane { await deliver(queued) } }
            }
        }
    }

    private func deliver(_ queued: QueuedDelivery) async {
        var queued = queued
        let down = await health.isDown(route)
        let outcome: Outcome
        if let early = Outcome.beforeTrying(queued, at: clock.now, channelIsDown: down) {
            outcome = early
        } else if let end = pause.end(after: clock.now) {
            queued.attempts -= 1  // it is not tried now
            let held = TryResult.failed(.later(.rateLimited, after: end.since(clock.now)))
            outcome = Outcome.of(held, queued, at: clock.now, channelIsDown: down)
        } else {
            let result = await attempt(queued)
            outcome = Outcome.of(
                result, queued, at: clock.now, channelIsDown: await health.isDown(route))
        }
        await settle(outcome, queued)
    }

    private func attempt(_ queued: QueuedDelivery) async -> TryResult {
        var result = TryResult.failed(.never(.unreachablePerson))
        for channel in channels {
            do throws(LedgerFailure) {
                let world = try await handler.current()
                guard let message = speaker.message(queued.delivery, in: world, at: clock.now)
                else { return .skipped }
                if message.isEmpty { return .skipped }
                result = await attempt(message, on: channel)
            } catch {
                return .failed(.cancelled)
            }
            guard case .failed(let failure) = result, failure != .cancelled else { return result }
        }
        if case .failed(.later(.rateLimited, let after?)) = result {
            pause.extend(to: clock.now + after)
        }
        return result
    }

    private func attempt(_ message: Message, on channel: any Channel) async -> TryResult {
        do throws(SendFailure) {
            let receipt = try await channel.send(message)
            await health.observe(route, nil)
            switch receipt.reached {
            case .skipped: return .skipped
            case .delivered: return .delivered(remoteID: receipt.remoteID)
            case .accepted:
                return .accepted(remoteID: receipt.remoteID, reportWithin: receipt.reportWithin)
            }
        } catch {
            if let reason = error.reason {
                logger.warning(
                    "a try failed",
                    metadata: [
                        "channel": "\(channel.name)", "delivery": "\(message.id)",
                        "why": "\(reason.word)",
                    ])
                await health.observe(route, reason)
            }
            return .failed(error)
        }
    }

    /// The other road is kept first: a kill between the two says a thing twice, never not at all.
    private func settle(_ outcome: Outcome, _ queued: QueuedDelivery) async {
        var settlement = outcome.settlement
        settlement.attempts = queued.attempts
        let delivery = queued.delivery
        while !_Concurrency.Task.isCancelled {
            do throws(LedgerFailure) {
                if let why = outcome.failed, delivery.mustArrive {
                    try await handler.perform(.deliveryFailed(Delivered(delivery), reason: why))
                }
                return try await ledger.settle([settlement])
            } catch {
                logger.error("an outcome waits: the store fails", metadata: ["why": "\(error)"])
                try? await clock.sleep(until: clock.now + .seconds(1))
            }
        }
    }
}

extension Target {
    /// What must stay in order among itself.
    var lane: String {
        switch self {
        case .room: "room"
        case .person(let id, _): "p:\(id)"
        case .reply(.room, _, _): "room"
        case .reply(.direct(let address), _, _): "d:\(address)"
        }
    }
}
