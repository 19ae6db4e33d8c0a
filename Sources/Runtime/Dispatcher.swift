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
    let board: RoadBoard
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
    let goodNews = GoodNews()
    let gate = LaneGate()
    let outcomes = OutcomeDesk()

    /// The one thing that sends, side by side for many people, share.
    final class Budget: Sendable {
        private let state = Mutex(SMSBudget())

        func divide(
            _ due: [QueuedDelivery], for person: PersonID, cap: Int, at now: Date
        ) -> SMSBudget.Share {
            state.withLock { $0.divide(due, for: person, cap: cap, at: now) }
        }

        func giveBack(_ count: Int, of person: PersonID) {
            state.withLock { $0.giveBack(count, of: person) }
        }

        func remember(_ sent: [Sent], at now: Date) {
            state.withLock { $0.remember(sent, at: now) }
        }
    }

    static let perRound = 64

    /// While one round ends the next begins; within a lane the order is kept all the same.
    func run() async {
        await withDiscardingTaskGroup { group in
            var number = 0
            var mayBeMore = true
            await takeUp()
            while stop.mayGoOn {
                do throws(LedgerFailure) {
                    let rest = pause.end(after: clock.now) ?? rate.wait(at: clock.now)
                    if let end = rest {
                        await bell.wait(until: end, on: clock)
                        continue
                    }
                    number += 1
                    switch try await round(number, looks: mayBeMore) {
                    case .round(let round):
                        mayBeMore = round.due.count >= Self.perRound
                        group.addTask { await send(round) }
                    case .nothing(let due) where due.map { $0 <= clock.now } != true:
                        await bell.wait(until: due, on: clock)
                        mayBeMore = true
                    case .nothing: mayBeMore = true
                    }
                } catch {
                    watch.note(error, at: clock.now)
                    logger.error("deliveries wait: the store fails", metadata: ["why": "\(error)"])
                    await watch.rest(on: clock)
                }
            }
        }
    }

    /// What an earlier life sent within the hour counts in this one.
    private func takeUp() async {
        guard route == .sms else { return }
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                let now = clock.now
                let sent = try await ledger.sent(route, since: now - SMSBudget.window)
                return budget.remember(sent, at: now)
            } catch {
                watch.note(error, at: clock.now)
                await watch.rest(on: clock)
            }
        }
    }

    /// What is sent side by side.
    private struct Round {
        var due: [QueuedDelivery]
        /// As it was when the round began.
        var world: World
        /// Held until it is over.
        var place: String
    }

    private enum Look {
        case round(Round)
        /// Nothing to send until then; nil: until something comes.
        case nothing(until: Date?)
    }

    /// Waits until few enough are under way.
    ///
    /// - Parameter looks: Something may be due; else that is asked first.
    private func round(
        _ number: Int, looks: Bool
    ) async throws(LedgerFailure) -> Look {
        // What is read and not claimed would be read again while it is under way.
        let place = mayRepeat ? "round" : "round \(number % 2)"
        await gate.enter(place)
        tally.begin()
        do throws(LedgerFailure) {
            // To look costs little; to claim costs a sync of the disk.
            if !looks || !mayRepeat {
                let due = try await ledger.nextDue(route)
                if due.map({ $0 <= clock.now }) != true {
                    end(place)
                    return .nothing(until: due)
                }
            }
            // Before anything is claimed: what fails after that would stay claimed.
            let world = try await handler.current()
            let due = try await taken()
            if !due.isEmpty {
                rate.note(due.count, at: clock.now)
                return .round(Round(due: due, world: world, place: place))
            }
            let next = try await ledger.nextDue(route)
            end(place)
            return .nothing(until: next)
        } catch {
            end(place)
            throw error
        }
    }

    private func end(_ place: String) {
        tally.end()
        gate.leave(place)
    }

    /// Where a repetition shows nothing, a kill in the middle does no harm, and a try need not be
    /// kept before it is made.
    private func taken() async throws(LedgerFailure) -> [QueuedDelivery] {
        let now = clock.now
        let room = rate.room(for: Self.perRound, at: now)
        if mayRepeat { return try await ledger.due(route, by: now, limit: room) }
        return try await ledger.claim(route, dueBy: now, limit: room)
    }

    var mayRepeat: Bool { channels.allSatisfy { $0.knowsRepetitions } }

    /// Lanes go side by side; within a lane the order is kept.
    private func send(_ round: Round) async {
        outcomes.expect(round.due.count)
        defer {
            outcomes.expect(-round.due.count)
            end(round.place)
        }
        let world = round.world
        var lanes: [[QueuedDelivery]] = []
        var index: [String: Int] = [:]
        for queued in round.due {
            let lane = queued.delivery.target.lane
            if let place = index[lane] {
                lanes[place].append(queued)
            } else {
                index[lane] = lanes.count
                lanes.append([queued])
            }
        }
        let cap = world.smsPerHour
        if lanes.count == 1 { return await carry(round.due, world, cap) }
        await withDiscardingTaskGroup { group in
            for lane in lanes { group.addTask { await carry(lane, world, cap) } }
        }
    }

    /// What goes one after the other. By SMS nobody gets more than their share of an hour.
    private func carry(_ lane: [QueuedDelivery], _ world: World, _ cap: Int) async {
        guard let name = lane.first?.delivery.target.lane else { return }
        await gate.enter(name)
        defer { gate.leave(name) }
        guard route == .sms, case .person(let person, _)? = lane.first?.delivery.target else {
            for queued in lane { await deliver(queued, world) }
            return
        }
        // What will not be tried takes nobody's share.
        let down = board.isDown(route)
        let now = clock.now
        let real = lane.filter {
            Outcome.beforeTrying($0, at: now, channelIsDown: down, others: hasUntried($0)) == nil
        }
        let share = budget.divide(real, for: person, cap: cap, at: now)
        let later = Set((share.bundles.flatMap(\.self) + share.held).map(\.delivery.id))
        var unsent = 0
        for queued in lane where !later.contains(queued.delivery.id) {
            let counts = share.alone.contains { $0.delivery.id == queued.delivery.id }
            if await !deliver(queued, world), counts { unsent += 1 }
        }
        for bundle in share.bundles {
            if await !deliver(together: bundle, world) { unsent += 1 }
        }
        budget.giveBack(unsent, of: person)
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

    /// - Returns: Whether it may have gone out.
    @discardableResult
    func deliver(_ queued: QueuedDelivery, _ world: World) async -> Bool {
        if let silent = queued.silent {
            await gateways.observe(Gateway(route, silent), .noReport, .delivered)
        }
        let down = board.isDown(route)
        let outcome: Outcome
        var mayHaveGone = false
        let early = Outcome.beforeTrying(
            queued, at: clock.now, channelIsDown: down, others: hasUntried(queued))
        if let early {
            outcome = early
            rate.giveBack()
        } else if let end = pause.end(after: clock.now) {
            await hold(queued, until: end, down)
            return false
        } else {
            let result = await attempt(queued, world)
            mayHaveGone = result.mayHaveGone
            if result == .skipped { rate.giveBack() }
            outcome = Outcome.of(
                result, queued, at: clock.now, channelIsDown: board.isDown(route))
        }
        await settle(outcome, queued)
        return mayHaveGone
    }

    private func hasUntried(_ queued: QueuedDelivery) -> Bool { !untried(queued).isEmpty }

    /// A gateway that took it and never reported is not asked again.
    func untried(_ queued: QueuedDelivery) -> [any Channel] {
        guard let names = queued.takenBy else { return channels }
        return channels.filter { !names.contains($0.name) }
    }
}

extension Target {
    /// What must stay in order among itself.
    var lane: String {
        switch self {
        case .room, .backup: "room"
        case .closed(let matter, _): "room \(matter)"
        case .person(let id, _): "p:\(id)"
        case .reply(.room, _, _): "room"
        case .reply(.direct(let address), _, _): "d:\(address)"
        }
    }
}
