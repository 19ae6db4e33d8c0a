import Domain

/// Questions about evidence.
extension CommandHandler {
    func evidence(_ number: Number?, _ actor: Actor, _ world: World) -> Reply {
        if let number, number.kind == .evidence {
            guard let (item, incident) = world.evidence(number.value) else {
                return .refused(.noSuch(number))
            }
            return .evidence(.shown(world.brief(item, of: incident)))
        }
        let known = world.running.map(\.id).filter { world.mayKnow(actor.person, of: $0) }
        guard let asked = number ?? (known.count == 1 ? known[0] : nil) else {
            return .refused(known.isEmpty ? .noIncident : .whichIncident(known))
        }
        guard let incident = world.incident(asked.value) else { return .refused(.noSuch(asked)) }
        let all = (incident.evidence ?? []).map { world.brief($0, of: incident.number) }
        return .evidence(.list(incident.number, all))
    }
}
