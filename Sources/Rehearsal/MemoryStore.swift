import Domain
import Foundation
import Outbox
import Ports

/// What a `MemoryLedger` has kept: a value, so that a crash is a copy of it.
package struct MemoryStore: Sendable {
    private struct Row {
        var queued: QueuedDelivery
        /// Cancelled while it was being sent, so never tried again.
        var isNeedless = false
        /// The last settlement's.
        var reason: String?
    }

    package private(set) var entries: [Entry] = []
    private(set) var cursors: [String: String] = [:]
    var facts: [String: String] = [:]
    /// What lies sealed; here, without a disk, it lies open.
    package private(set) var sealed: [SealID: SealedWords] = [:]
    private var seen: Set<String> = []
    private var lastArrival = 0
    /// In the order in which they came.
    private var rows: [Row] = []
    private var places: [DeliveryID: Int] = [:]
    private var remotePlaces: [String: [Int]] = [:]
    /// Places of all that is not settled, and of some that is, in the order in which they came.
    private var live: [Int] = []

    /// Whose turn it was: in the memory of one process only.
    private var turns: [RouteKind: FairShare] = [:]

    private var snapshots: [MemorySnapshot] = []
    /// How many snapshots were kept, and how many were gone on from.
    package private(set) var snapshotsKept = 0
    package private(set) var snapshotsUsed = 0

    package init() {}

    /// Every delivery that was ever queued, in order.
    package var deliveries: [QueuedDelivery] { rows.map(\.queued) }

    /// Why deliveries stand where they stand, in closed words.
    package var reasons: [String] { rows.compactMap(\.reason) }

    /// The ids of all messages that were taken in.
    package var arrived: Set<String> { seen }

    /// Another process goes on from here.
    mutating func forgetTurns() { turns = [:] }

    // MARK: Inbox

    func arrivals(_ ids: [String]) -> Arrivals {
        Arrivals(known: seen.intersection(ids), last: lastArrival)
    }

    // MARK: Snapshots

    mutating func snapshot(shape: String) -> SnapshotFound {
        var found = SnapshotFound()
        for snapshot in snapshots.reversed() {
            guard snapshot.shape == shape else {
                found.passedBy.append(.init(sequence: snapshot.sequence, fault: .otherShape))
                continue
            }
            guard let world = snapshot.world else {
                found.passedBy.append(.init(sequence: snapshot.sequence, fault: .damaged))
                continue
            }
            found.world = world
            snapshotsUsed += 1
            break
        }
        return found
    }

    mutating func keep(_ world: World, shape: String) throws(LedgerFailure) {
        guard entries.indices.contains(world.sequence - 1) else {
            throw .unavailable("there is no entry \(world.sequence)")
        }
        guard !snapshots.contains(where: { $0.sequence == world.sequence }) else { return }
        snapshots = (snapshots + [MemorySnapshot(world, shape: shape)]).suffix(2)
        snapshotsKept += 1
    }

    // MARK: Commits

    /// All of it or, after an error, nothing.
    mutating func save(_ batch: [Commit]) throws(LedgerFailure) {
        var last = entries.count
        for entry in batch.flatMap(\.entries) {
            guard entry.sequence == last + 1 else {
                throw .unavailable("entry \(entry.sequence) does not follow entry \(last)")
            }
            last += 1
        }
        for commit in batch { save(commit) }
    }

    private mutating func save(_ commit: Commit) {
        for arrival in commit.arrivals {
            seen.insert(arrival.sourceID)
            lastArrival = max(lastArrival, arrival.number)
        }
        if let cursor = commit.cursor { cursors[cursor.name] = cursor.value }
        for var entry in commit.entries {
            entry.at = entry.at.inWholeMilliseconds
            entries.append(entry)
        }
        for sealing in commit.sealings {
            switch sealing {
            case .keep(let id, let words): sealed[id] = words
            case .destroy(let id): sealed[id] = nil
            }
        }
        for cancellation in commit.cancellations {
            cancel { $0.notice == cancellation.notice && cancellation.covers($0.target.people) }
        }
        if let turn = commit.turn { turnBack(turn) }
        for delivery in commit.deliveries { add(delivery) }
    }

    private mutating func add(_ delivery: Delivery) {
        guard places[delivery.id] == nil else { return }
        if let key = delivery.coalesce { cancel { $0.coalesce == key } }
        places[delivery.id] = rows.count
        live.append(rows.count)
        rows.append(
            Row(
                queued: QueuedDelivery(
                    delivery: delivery, dueAt: delivery.notBefore.inWholeMilliseconds)))
    }

    private mutating func turnBack(_ turn: ClockTurn) {
        for place in live where !rows[place].queued.state.isSettled {
            let queued = rows[place].queued
            let times = WaitingTimes(
                notBefore: queued.delivery.notBefore, sendBy: queued.delivery.sendBy,
                dueAt: queued.dueAt
            ).turned(turn)
            rows[place].queued.delivery.notBefore = times.notBefore
            rows[place].queued.delivery.sendBy = times.sendBy
            rows[place].queued.dueAt = times.dueAt
        }
    }

    private mutating func cancel(_ isMeant: (Delivery) -> Bool) {
        for place in live where isMeant(rows[place].queued.delivery) {
            switch rows[place].queued.state {
            case .queued: rows[place].queued.state = .cancelled
            case .sending: rows[place].isNeedless = true
            default: break
            }
        }
    }

    // MARK: Deliveries

    mutating func claim(_ route: RouteKind, dueBy now: Date, limit: Int) -> [QueuedDelivery] {
        places(of: route, dueBy: now, limit: limit).map { place in
            rows[place].queued.state = .sending
            rows[place].queued.attempts += 1
            return rows[place].queued
        }
    }

    mutating func due(_ route: RouteKind, by now: Date, limit: Int) -> [QueuedDelivery] {
        places(of: route, dueBy: now, limit: limit).map { place in
            var queued = rows[place].queued
            queued.attempts += 1
            return queued
        }
    }

    private mutating func places(of route: RouteKind, dueBy now: Date, limit: Int) -> [Int] {
        live.removeAll { rows[$0].queued.state.isSettled }
        let due = live.filter { place in
            let queued = rows[place].queued
            return queued.state == .queued && queued.delivery.target.route == route
                && queued.dueAt <= now
        }
        let order = due.sorted { left, right in urgency(left) < urgency(right) }
        guard order.count >= limit else { return order }
        var taken: [Int] = []
        for priority in Priority.allCases where taken.count < limit {
            let due = order.filter { rows[$0].queued.delivery.priority == priority }
            let fair = turns[route, default: FairShare()].turns(due, of: priority) { share($0) }
            let next = fair.prefix(limit - taken.count)
            let shares = next.map { share($0) }
            turns[route, default: FairShare()].note(shares, of: priority)
            taken += next
        }
        return taken
    }

    private func share(_ place: Int) -> Int { rows[place].queued.delivery.share ?? 0 }

    private func urgency(_ place: Int) -> (Priority, Date, Int) {
        (rows[place].queued.delivery.priority, rows[place].queued.dueAt, place)
    }

    mutating func settle(_ settlement: Settlement) {
        guard let place = places[settlement.id] else { return }
        var row = rows[place]
        if let remoteID = settlement.remoteID {
            row.queued.remoteID = remoteID
            remotePlaces[remoteID, default: []].append(place)
        }
        if row.queued.state.yields(to: settlement.state) {
            let isOver = settlement.state == .queued && row.isNeedless
            row.queued.state = isOver ? .cancelled : settlement.state
            let due = settlement.dueAt?.inWholeMilliseconds ?? row.queued.dueAt
            row.queued.dueAt = max(due, row.queued.delivery.notBefore.inWholeMilliseconds)
            row.queued.attempts = settlement.attempts ?? row.queued.attempts
            row.reason = settlement.reason
        }
        rows[place] = row
    }

    mutating func reopen(at now: Date) -> [QueuedDelivery] {
        var reopened: [QueuedDelivery] = []
        for place in live where rows[place].queued.state == .sending {
            guard !rows[place].isNeedless else {
                rows[place].queued.state = .cancelled
                continue
            }
            rows[place].queued.state = .queued
            rows[place].queued.dueAt = now
            reopened.append(rows[place].queued)
        }
        return reopened
    }

    func nextDue(_ route: RouteKind) -> Date? {
        live.lazy.map { rows[$0].queued }
            .filter { $0.state == .queued && $0.delivery.target.route == route }
            .map(\.dueAt).min()
    }

    func sent(_ route: RouteKind, since: Date) -> [Sent] {
        rows.filter { row in
            row.queued.delivery.target.route == route && row.queued.dueAt > since
                && (row.queued.state == .accepted || row.queued.state == .delivered
                    || row.queued.remoteID != nil)
                && row.reason != Settlement.bundled
        }.flatMap { row in
            row.queued.delivery.target.people.map { Sent(person: $0, at: row.queued.dueAt) }
        }
    }

    /// The newest that the far end knows by this name, else the one with this id.
    func delivery(remoteID: String) -> QueuedDelivery? {
        let places = remotePlaces[remoteID] ?? []
        let newest = places.filter { rows[$0].queued.remoteID == remoteID }.max()
        return newest.map { rows[$0].queued } ?? delivery(id: DeliveryID(remoteID))
    }

    package func delivery(id: DeliveryID) -> QueuedDelivery? { places[id].map { rows[$0].queued } }
}
