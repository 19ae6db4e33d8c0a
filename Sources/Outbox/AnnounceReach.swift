import Domain

/// What a named human must know of how somebody is reached: each once (0071, 0072).
extension Announcer {
    mutating func announce(_ event: ReachEvent, of person: PersonID, _ id: String) {
        switch event {
        case .answersStopped(let route):
            tell(guards(of: person), .reach(.answersStopped(person: name(person), route)), id)
        case .mailboxDead:
            let bulletin = Bulletin.reach(.mailboxDead(person: name(person)))
            tell((guards(of: person) + [person]).uniqued(), bulletin, id)
            // Whoever is not in the chat just now has it on the telephone.
            guard !world.desk.isDown(.chat), let road = outward(person, with: .bulletin(bulletin))
            else { return }
            post("\(id).\(road.rawValue)-\(person)", .person(person, road), .bulletin(bulletin))
        case .misheard, .understood, .smsStopped, .smsStarted, .mailboxAlive, .secondNumber,
            .firstNumber:
            break
        }
    }

    /// The duty officer, or the office where that is the person themselves.
    private func guards(of person: PersonID) -> [PersonID] {
        let others = dutyOfficer.filter { $0 != person }
        return others.isEmpty ? keepers.filter { $0 != person } : others
    }
}
