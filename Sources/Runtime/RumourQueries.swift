import Domain

/// Questions about rumours.
extension CommandHandler {
    /// Those that wait for this verifier's voice; nil for none.
    func rumours(toVerify person: PersonID, _ world: World) -> [Number]? {
        let waiting = world.running.flatMap { $0.rumours ?? [] }.filter { rumour in
            rumour.isOpen && rumour.judgement == nil && rumour.verifiers.contains(person)
                && !rumour.voices.contains { $0.person == person }
        }
        return waiting.isEmpty ? nil : waiting.map(\.id)
    }

    func rumours(_ number: Number?, _ actor: Actor, _ world: World) -> Reply {
        if let number, number.kind == .rumour {
            guard let (rumour, incident) = world.rumour(number.value) else {
                return .refused(.noSuch(number))
            }
            return .rumour(.shown(world.brief(rumour, of: incident)))
        }
        let known = world.running.map(\.id).filter { world.mayKnow(actor.person, of: $0) }
        guard let asked = number ?? (known.count == 1 ? known[0] : nil) else {
            return .refused(known.isEmpty ? .noIncident : .whichIncident(known))
        }
        guard let incident = world.incident(asked.value) else { return .refused(.noSuch(asked)) }
        let rumours = (incident.rumours ?? []).map { world.brief($0, of: incident.number) }
        return .rumour(.list(incident.number, rumours))
    }
}
