import Domain
import Foundation
import Logging
import Outbox
import Ports
import Synchronization

/// Takes what is due on one road and sends it. The nudge is a hint; the due date in the ledger
/// is the truth (house §3.4).
struct Dispatcher {
    let route: RouteKind
    /// Tried in order; the second where the first fails.
    let channels: [any Channel]
    let ledger: any Ledger
    let handler: CommandHandler
    let health: HealthBoard
    let gateways: GatewayBoard
    let speaker: Speaker
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign
    let tally: Tally
    let watch: StoreWatch
    let logger: Logger
    let rate: RoadRate
    let pause = RoadPause()
    let budget = Budget()

    /// The one thing that sends, side by side for many people, share.
    final class Budget: Sendable {
        private let state = Mutex(SMSBudget())

        func divide(
            _ due: [QueuedDelivery], for person: PersonID, cap: Int, at now: Date
        ) -> SMSBudget.Share {
            state.withLock { $0.divide(due, for: person, cap: cap, at: now) }
        }
    }

    static let perRound = 64

    func run() async {
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                let rest = pause.end(after: clock.now) ?? rate.wait(at: clock.now)
                if let end = rest {
                    await bell.wait(until: end, on: clock)
                    continue
                }
                if try await round() { continue }
                let due = try await ledger.nextDue(route)
                if due.map({ $0 <= clock.now }) != true { await bell.wait(until: due, on: clock) }
            } catch {
                watch.note(error, at: clock.now)
                logger.error("deliveries wait: the store fails", metadata: ["why": "\(error)"])
                await watch.rest(on: clock)
            }
        }
    }

    /// - Returns: Whether there was anything to send.
    private func round() async throws(LedgerFailure) -> Bool {
        tally.begin()
        defer { tally.end() }
        let due = try await taken()
        rate.note(due.count, at: clock.now)
        await send(due)
        return !due.isEmpty
    }

    /// Where a repetition shows nothing, a kill in the middle does no harm, and a try need not be
    /// kept before it is made. Elsewhere to look costs little, to claim costs a sync of the disk.
    private func taken() async throws(LedgerFailure) -> [QueuedDelivery] {
        let now = clock.now
        let room = rate.room(for: Self.perRound, at: now)
        if mayRepeat { return try await ledger.due(route, by: now, limit: room) }
        guard let due = try await ledger.nextDue(route), due <= now else { return [] }
        return try await ledger.claim(route, dueBy: now, limit: room)
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
        if lanes.count == 1 { return await carry(due) }
        await withDiscardingTaskGroup { group in
            for lane in lanes { group.addTask { await carry(lane) } }
        }
    }

    /// What goes one after the other. By SMS nobody gets more than their share of an hour.
    private func carry(_ lane: [QueuedDelivery]) async {
        guard route == .sms, case .person(let person, _)? = lane.first?.delivery.target,
            let world = try? await handler.current()
        else {
            for queued in lane { await deliver(queued) }
            return
        }
        // What will not be tried takes nobody's share.
        let down = await health.isDown(route)
        let now = clock.now
        let real = lane.filter {
            Outcome.beforeTrying($0, at: now, channelIsDown: down, others: hasUntried($0)) == nil
        }
        let share = budget.divide(real, for: person, cap: world.smsPerHour, at: now)
        let later = Set((share.together + share.held).map(\.delivery.id))
        for queued in lane where !later.contains(queued.delivery.id) { await deliver(queued) }
        if !share.together.isEmpty { await deliver(together: share.together) }
        for queued in share.held { await hold(queued, until: share.heldUntil ?? now, down) }
    }

    private func hold(_ queued: QueuedDelivery, until end: Date, _ down: Bool) async {
        var queued = queued
        queued.attempts -= 1  // it is not tried now
        rate.giveBack()
        let held = TryResult.failed(.later(.rateLimited, after: end.since(clock.now)))
        await settle(
            Outcome.of(held, queued, at: clock.now, channelIsDown: down), queued)
    }

    /// One message for all of them; what becomes of it becomes of each.
    private func deliver(together: [QueuedDelivery]) async {
        guard var bundle = together.first, together.count > 1 else {
            for queued in together { await deliver(queued) }
            return
        }
        bundle.delivery.id = DeliveryID("\(bundle.delivery.id).more")
        bundle.delivery.saying = .bulletin(together.bundle)
        bundle.delivery.notice = nil
        let result = await attempt(bundle)
        rate.giveBack(together.count - 1)
        for queued in together {
            var outcome = Outcome.of(
                result, queued, at: clock.now, channelIsDown: await health.isDown(route))
            switch result {
            case .failed, .skipped: break
            case .accepted, .delivered:
                // It is in other words than its own, and no report comes under its name.
                outcome = Outcome(
                    Settlement(id: queued.delivery.id, state: .accepted, reason: "bundled"))
            }
            await settle(outcome, queued)
        }
    }

    private func deliver(_ queued: QueuedDelivery) async {
        if let silent = queued.silent {
            await gateways.observe(Gateway(route, silent), .noReport, .delivered)
        }
        let down = await health.isDown(route)
        let outcome: Outcome
        let early = Outcome.beforeTrying(
            queued, at: clock.now, channelIsDown: down, others: hasUntried(queued))
        if let early {
            outcome = early
            rate.giveBack()
        } else if let end = pause.end(after: clock.now) {
            return await hold(queued, until: end, down)
        } else {
            let result = await attempt(queued)
            if result == .skipped { rate.giveBack() }
            outcome = Outcome.of(
                result, queued, at: clock.now, channelIsDown: await health.isDown(route))
        }
        await settle(outcome, queued)
    }

    private func hasUntried(_ queued: QueuedDelivery) -> Bool { !untried(queued).isEmpty }

    /// A gateway that took it and never reported is not asked again.
    private func untried(_ queued: QueuedDelivery) -> [any Channel] {
        guard let names = queued.takenBy else { return channels }
        return channels.filter { !names.contains($0.name) }
    }

    /// By one channel after the other, until one takes it: the second is tried after one failure
    /// of the first. The road as a whole has failed only when all of them have.
    private func attempt(_ queued: QueuedDelivery) async -> TryResult {
        var failures: [SendFailure] = []
        for channel in await gateways.order(untried(queued)) {
            let result: TryResult
            do throws(LedgerFailure) {
                let world = try await handler.current()
                guard let message = speaker.message(queued.delivery, in: world, at: clock.now)
                else { return .skipped }
                if message.isEmpty { return .skipped }
                result = await attempt(message, on: channel)
            } catch {
                return .failed(.cancelled)
            }
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
            pause.extend(to: clock.now + after)
        }
        return .failed(failure)
    }

    private func attempt(_ message: Message, on channel: any Channel) async -> TryResult {
        do throws(SendFailure) {
            let receipt = try await channel.send(message)
            await health.observe(route, nil)
            await gateways.observe(channel.gateway, nil, .accepted)
            switch receipt.reached {
            case .skipped: return .skipped
            case .delivered: return .delivered(remoteID: receipt.remoteID)
            case .accepted:
                return .accepted(
                    remoteID: receipt.remoteID, reportWithin: receipt.reportWithin,
                    by: channel.name)
            }
        } catch {
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
                watch.note(error, at: clock.now)
                logger.error("an outcome waits: the store fails", metadata: ["why": "\(error)"])
                await watch.rest(on: clock)
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
