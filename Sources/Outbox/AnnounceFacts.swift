import Domain

/// What was found to be so is told to the room; who must look into something, and whose finding is
/// doubted, is named.
extension Announcer {
    mutating func announce(_ event: FactEvent, of incident: Int, _ entry: Entry, _ id: String) {
        guard let fact = world.fact(event.number)?.fact else { return }
        let brief = world.brief(fact, of: incident)
        switch event {
        case .added:
            let others = officeLead.filter { $0 != entry.actor.person }
            if !others.isEmpty { tell(others, .fact(.wanted(brief)), id) }
        case .voiced: break
        case .settled: proclaim(.fact(.settled(brief)), id)
        case .doubted:
            tell(officeLead, .fact(.doubted(brief)), id)
            tellShaken(by: event.number, in: incident, id)
        }
    }
}
