import Foundation

/// Lateness with a rumour: told once to whoever is late, then to the lead, then to HQ.
extension Decider {
    mutating func remindOfRumours(of number: Int) {
        guard let incident = world.incidents[number] else { return }
        for rumour in incident.rumours ?? [] where rumour.isOpen {
            for clock in rumour.clocks { remind(clock, of: rumour, in: number) }
        }
    }

    private mutating func remind(_ clock: RumourClock, of rumour: Rumour, in incident: Int) {
        guard let moment = clock.nextMoment, moment <= now else { return }
        if clock.stage == .track, clock.moment(clock.stage.tellings) <= now {
            record(.trackMissed(rumour.number), in: incident)
            return
        }
        let told = clock.tellings(by: now)
        let people = answerable(for: clock.stage, rumour, incident)
        let before = Set(people.prefix(clock.told).joined())
        let after = people.prefix(told).joined()
        record(
            .rumour(
                incident,
                .late(
                    rumour.number, clock.stage,
                    to: clock.stage == .track
                        ? Array(people.prefix(told).last ?? [])
                        : after.filter { !before.contains($0) }.uniqued(), told: told)))
    }

    /// Who is late, the lead, HQ; only those who may know of it.
    private func answerable(
        for stage: RumourClock.Stage, _ rumour: Rumour, _ incident: Int
    ) -> [[PersonID]] {
        let staff = staff
        let office = [staff.responsible(for: .office)?.id].compactMap(\.self)
        let commander = [staff.responsible(for: .hq)?.id].compactMap(\.self)
        let deputy = [staff.holder(of: .deputy, in: .hq)?.id].compactMap(\.self)
        let group = { (id: GroupID) in [staff.responsible(for: id)?.id].compactMap(\.self) }
        let chain: [[PersonID]] =
            switch stage {
            case .assign:
                [
                    office,
                    [staff.holder(of: .deputy, in: .office)?.id].compactMap(\.self), commander,
                ]
            case .verify:
                [
                    rumour.verifiers.filter { id in
                        !rumour.voices.contains { $0.seat == id }
                    }, office, commander,
                ]
            case .decide: [commander, deputy, staff.members(of: .hq).map(\.id)]
            case .answer, .correct: [group(.release), office, commander]
            case .track: [group(.guidance), group(.guidance) + office]
            }
        return chain.map { people in
            people.filter { world.mayKnow($0, of: Number(.incident, incident)) }
        }
    }
}
