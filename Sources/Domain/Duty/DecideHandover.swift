import Foundation

/// Handing over: the one who goes says what there is, the one who comes says that they have it.
extension Decider {
    /// How long before its time a post may be handed over.
    private static let early = Duration.hours(2)

    mutating func handOver(_ text: String, _ rota: DutyRota) throws(Refusal) -> Reply? {
        guard let change = mine(rota, \.from, isOpen: { $0.takenAt == nil || $0.note == nil })
        else {
            throw .duty(.nothingToHandOver(from: next(rota, \.from)))
        }
        record(.duty(.handoverGiven(change, text: text, world.dutyItems(at: now))))
        return .duty(.given(world.facts(change)))
    }

    mutating func takeOver(_ rota: DutyRota) throws(Refusal) -> Reply? {
        guard let change = mine(rota, \.to, isOpen: { $0.takenAt == nil }) else {
            throw .duty(.nothingToTake(from: next(rota, \.to)))
        }
        record(.duty(.handoverTaken(change)))
        return .duty(.taken(world.facts(change)))
    }

    /// The change in which I am on one side: the one under way, else the next if it is near.
    private func mine(
        _ rota: DutyRota, _ side: KeyPath<DutyChange, PersonID>, isOpen: (Handover) -> Bool
    ) -> DutyChange? {
        for rotation in rota.rotations where rotation.confirms {
            if let handover = world.duty.handovers[rotation.id],
                handover.change[keyPath: side] == me, isOpen(handover)
            {
                return handover.change
            }
            if let next = world.duty.nextChange(of: rotation.id, after: now),
                next[keyPath: side] == me, next.at.since(now) <= Self.early,
                world.duty.handovers[rotation.id].map({ $0.change != next || isOpen($0) }) ?? true
            {
                return next
            }
        }
        return nil
    }

    /// When I am next on this side; nil when it is not soon.
    private func next(_ rota: DutyRota, _ side: KeyPath<DutyChange, PersonID>) -> Date? {
        rota.rotations.filter(\.confirms).compactMap { rotation -> Date? in
            var at = now
            for _ in 0..<20 {
                guard let change = world.duty.nextChange(of: rotation.id, after: at) else { break }
                if change[keyPath: side] == me { return change.at - Self.early }
                at = change.at
            }
            return nil
        }.min()
    }

    // MARK: Clocks

    /// Asks for what is to be handed over, and tells what was not.
    mutating func settleDuty() {
        for rotation in world.duty.rota?.rotations ?? [] {
            // Twice: what was asked for and not done, then the one after it.
            for _ in 0..<2 { settleDuty(of: rotation.id) }
        }
    }

    private mutating func settleDuty(of rotation: String) {
        guard let clock = world.duty.clocks[rotation], clock.at <= now else { return }
        guard !clock.isAsked else {
            record(.duty(.handoverMissed(clock.change)))
            return
        }
        let change = world.duty.latest(from: clock.change, by: now)
        let isOver = change.at + world.duty.overlap(rotation) <= now
        record(.duty(isOver ? .handoverMissed(change) : .handoverAsked(change)))
    }
}

extension World {
    /// What whoever comes must know of.
    package func dutyItems(at now: Date) -> DutyItems {
        let late = withTasks.flatMap(\.byDue).filter { task in
            task.isOpen && (task.due.map { $0 < now } ?? false)
        }
        return DutyItems(
            warnings: openWarnings.map(\.number), incidents: running.map(\.number),
            overdue: late.prefix(Limits.listedItems).map(\.number), overdueCount: late.count,
            roads: RouteKind.allCases.filter { desk.channel($0)?.downSince != nil },
            kept: desk.kept?.count ?? 0)
    }

    /// Who answers at an instant, by the duty roster; nobody without one.
    package func dutyOfficers(at date: Date) -> [PersonID] {
        duty.onDuty(at: date).filter { $0.seat == .officer && roster[$0.person] != nil }
            .map(\.person).uniqued()
    }
}
