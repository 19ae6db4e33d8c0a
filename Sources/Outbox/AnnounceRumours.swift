import Domain

/// What becomes of a rumour: whoever has to do something next is named; the room hears the rest.
extension Announcer {
    mutating func announce(_ event: RumourEvent, of incident: Int, _ entry: Entry, _ id: String) {
        guard let rumour = world.rumour(event.number)?.rumour else { return }
        let brief = world.brief(rumour, of: incident)
        let others = { (people: [PersonID]) in people.filter { $0 != entry.actor.person } }
        switch event {
        case .added:
            let alike = world.likeRumour(rumour.number, in: incident)
            call(others(officeLead), .added(brief, alike: alike), id)
        case .assigned(_, let people): call(others(people), .assigned(brief), id)
        case .voiced:
            if brief.isSplit { call(others(officeLead), .split(brief), id) }
        case .judged: call(others(members(.hq)), .judged(brief), id)
        case .opened:
            call(
                others((officeLead + members(.hq)).uniqued()),
                .opened(brief, by: name(entry.actor.person)), id)
        case .decided: call(others(next(brief)), .decided(brief), id)
        case .answered: answered(brief, id)
        case .tracked(_, _, let counts):
            call(others(officeLead), .tracked(brief, counts: counts), id)
        case .trackMissed: call(officeLead, .trackMissed(brief), id)
        case .closed: proclaim(.rumour(.closed(brief)), id)
        case .foundWrong(_, let what, let isPublic):
            tell(
                others(everyone(in: incident)),
                .rumour(
                    .foundWrong(
                        brief, what: what, by: name(entry.actor.person), isPublic: isPublic)), id)
        case .merged(_, let other): merged(brief, into: other, incident, id)
        case .late(_, let stage, let people, let told):
            // Nobody is left who was not told.
            if !people.isEmpty { tell(people, .rumour(.late(brief, stage, told: told)), id) }
        case .legal, .ticketed, .platformAnswered, .reported, .reportRefused:
            announceReport(event, brief, others, id)
        case .timed: break
        }
    }

    private mutating func announceReport(
        _ event: RumourEvent, _ brief: RumourBrief, _ others: ([PersonID]) -> [PersonID],
        _ id: String
    ) {
        let guidance = [staff.responsible(for: .guidance)?.id].compactMap(\.self)
        switch event {
        case .legal: call(others(guidance), .legal(brief), id)
        case .ticketed(_, let platform, _):
            let adviser = [staff.responsible(for: .legal)?.id].compactMap(\.self)
            call(others(adviser), .ticketed(brief, platform: platform), id)
        case .platformAnswered(_, let platform, _, _):
            call(
                others((officeLead + guidance).uniqued()),
                .platformAnswered(brief, platform: platform), id)
        default: break
        }
    }

    /// Whoever spoke has it in the reply.
    private mutating func call(_ people: [PersonID], _ bulletin: RumourBulletin, _ id: String) {
        if !people.isEmpty { tell(people, .rumour(bulletin), id) }
    }

    /// Who acts on what HQ decided (step R05: guidance and release).
    private func next(_ brief: RumourBrief) -> [PersonID] {
        let groups: [GroupID] =
            brief.decision?.isPublic == true ? [.release, .guidance] : [.guidance]
        return groups.compactMap { staff.responsible(for: $0)?.id }.uniqued()
    }

    /// A correction and what it corrects may be one statement.
    private mutating func answered(_ brief: RumourBrief, _ id: String) {
        let isCorrection = brief.correction.map { $0.correctedAt == now } ?? false
        proclaim(.rumour(isCorrection ? .corrected(brief) : .answered(brief)), id)
    }

    private mutating func merged(
        _ brief: RumourBrief, into other: Int, _ incident: Int, _ id: String
    ) {
        guard let target = world.rumour(other)?.rumour else { return }
        proclaim(.rumour(.merged(brief, into: world.brief(target, of: incident))), id)
    }
}
