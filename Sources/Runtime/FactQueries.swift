import Domain

/// Questions about facts.
extension CommandHandler {
    func facts(_ number: Number?, _ actor: Actor, _ world: World) -> Reply {
        if let number, number.kind == .fact {
            guard let (fact, incident) = world.fact(number.value) else {
                return .refused(.noSuch(number))
            }
            return .fact(.shown(world.brief(fact, of: incident)))
        }
        let known = world.running.map(\.id).filter { world.mayKnow(actor.person, of: $0) }
        guard let asked = number ?? (known.count == 1 ? known[0] : nil) else {
            return .refused(known.isEmpty ? .noIncident : .whichIncident(known))
        }
        guard let incident = world.incident(asked.value) else { return .refused(.noSuch(asked)) }
        let facts = (incident.facts ?? []).map { world.brief($0, of: incident.number) }
        return .fact(.list(incident.number, facts))
    }
}
