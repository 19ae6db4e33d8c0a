import Domain
import Foundation

/// Duties to report outside: whoever must file is told at once, for the law's clock runs.
extension Announcer {
    mutating func announce(_ event: FilingEvent, of number: Int, _ entry: Entry, _ id: String) {
        guard let incident = world.incident(number) else { return }
        let who = name(entry.actor.person)
        let duties = world.filings(of: incident, world.plan(of: incident) ?? plan)
        func facts(_ duty: String) -> FilingFacts? { duties.first { $0.duty == duty } }
        switch event {
        case .applied(let duty, _):
            guard let facts = facts(duty) else { return }
            let doers = facts.clocks.compactMap(\.task).compactMap { world.task($0) }
                .flatMap(world.asked(for:))
            tell(
                (officeLead + doers).uniqued(), .filing(.applied(facts, by: who)), id,
                alsoBySMS: isGrave(number))
        case .dismissed(let duty, _):
            facts(duty).map { proclaim(.filing(.dismissed($0, by: who)), id) }
        case .filed(let filing):
            facts(filing.duty).map {
                proclaim(.filing(.filed($0, clock: filing.clock, by: who)), id)
            }
        }
    }

    /// A duty that nobody has decided on is never passed over in silence (domain §2).
    mutating func askLegal(_ number: Int, besides asked: Set<String> = [], _ id: String) {
        guard let incident = world.incident(number) else { return }
        let duties = world.filings(of: incident, world.plan(of: incident) ?? plan).filter {
            $0.standing == .unconfirmed && !asked.contains($0.duty)
        }
        guard !duties.isEmpty, let adviser = staff.responsible(for: .legal) else { return }
        tell([adviser.id], .filing(.wanted(number, duties)), id)
    }

    /// Another level may bring duties that were no matter before.
    mutating func askLegalAgain(_ number: Int, from old: Level, _ id: String) {
        guard let incident = world.incident(number) else { return }
        let plan = world.plan(of: incident) ?? plan
        var before = incident
        before.level = old
        before.gravest = nil
        let asked = world.filings(of: before, plan).map(\.duty)
        askLegal(number, besides: Set(asked), "\(id).l")
    }
}
