import Domain
import Foundation

/// Who is told of duty: the people whose shifts it is, and the office when one is missing.
extension Announcer {
    mutating func announce(_ event: DutyEvent, _ entry: Entry, _ id: String) {
        switch event {
        case .imported: break
        case .covered(let stint): tell(of: stint, by: entry, id)
        case .added(let stint):
            let placed = world.placed(stint, insteadOf: nil)
            tell([stint.person], .duty(.added(placed, by: name(entry.actor.person))), id)
        case .swapAsked(let swap):
            tell([swap.second.person], .duty(.swapAsked(world.facts(swap))), id)
        case .swapAgreed(let number):
            guard let swap = world.duty.swaps.last(where: { $0.number == number }) else { return }
            tell([swap.first.person], .duty(.swapAnswered(world.facts(swap), agreed: true)), id)
        case .swapDeclined(let swap):
            // Who took it back knows; the other does not.
            let people: [PersonID] = [swap.first.person, swap.second.person].filter {
                $0 != entry.actor.person
            }
            tell(people, .duty(.swapAnswered(world.facts(swap), agreed: false)), id)
        case .handoverAsked(let change):
            var facts = world.facts(change)
            facts.open = world.dutyItems(at: now)
            tell([change.from], .duty(.handoverDue(facts)), id)
        case .handoverGiven(let change, _, _):
            tell([change.to], .duty(.handoverGiven(world.facts(change))), id)
        case .handoverTaken(let change):
            tell([change.from], .duty(.handoverTaken(world.facts(change))), id)
        case .handoverMissed(let change):
            tell(
                (officeLead + [change.from, change.to]).uniqued(),
                .duty(.handoverMissed(world.facts(change))), id, alsoBySMS: true)
        }
    }

    /// Who comes and who goes; soon also by SMS, since they may be asleep.
    private mutating func tell(of stint: DutyStint, by entry: Entry, _ id: String) {
        let planned = world.duty.shifts(
            of: stint.rotation, from: stint.from, to: stint.to
        ).map(\.planned)
        let others = planned.filter { $0 != stint.person }.uniqued()
        let placed = world.placed(stint, insteadOf: others.first)
        let people: [PersonID] = ([stint.person] + others).filter { $0 != entry.actor.person }
        guard !people.isEmpty else { return }
        tell(
            people, .duty(.covered(placed, by: name(entry.actor.person))), id,
            alsoBySMS: stint.from.since(now) < .hours(24))
    }
}
