import Domain

/// What became of a copy is told to whoever asked for it; a hand-over to the other of the two; a
/// copy that is not what it was, to whoever answers for the law and the office as well.
extension Announcer {
    mutating func announce(
        _ event: EvidenceEvent, evidenceOf incident: Int, _ entry: Entry, _ id: String
    ) {
        guard let item = world.evidence(event.number)?.item else { return }
        let brief = world.brief(item, of: incident)
        switch event {
        case .added, .wanted, .checkAsked, .removalConfirmed: break
        case .kept: tell([item.askedBy].compactMap(\.self), .evidence(.kept(brief)), id)
        case .failed: tell([item.askedBy].compactMap(\.self), .evidence(.failed(brief)), id)
        case .handed(_, let person, _):
            if person != entry.actor.person { tell([person], .evidence(.handed(brief)), id) }
        case .taken:
            let former = formerHolder(of: item)
            if !former.isEmpty { tell(former, .evidence(.taken(brief)), id) }
        case .verified(_, let finding):
            let asker = [item.chain.last?.person].compactMap(\.self)
            let others = finding == .intact ? [] : officeLead + legalLead
            tell((asker + others).uniqued(), .evidence(.verified(brief, finding)), id)
        case .held, .released, .outlived, .removalAsked, .removalFailed, .removed:
            announceEnd(event, item, brief, entry, id)
        }
    }

    /// Those who answer for it, and who may do something about it.
    private mutating func announceEnd(
        _ event: EvidenceEvent, _ item: Evidence, _ brief: EvidenceBrief, _ entry: Entry,
        _ id: String
    ) {
        let holder = [item.holder].compactMap(\.self)
        let others = (officeLead + legalLead + holder).uniqued().filter {
            $0 != entry.actor.person
        }
        switch event {
        case .held: tell(others, .evidence(.held(brief)), id)
        case .released: tell(others, .evidence(.released(brief)), id)
        case .removalAsked:
            let able = (members(.hq).prefix(2) + legalLead).uniqued().filter {
                $0 != entry.actor.person
            }
            tell(able, .evidence(.removalAsked(brief)), id)
        case .removalFailed:
            tell((deciders(item) + officeLead).uniqued(), .evidence(.removalFailed(brief)), id)
        case .removed:
            let both = deciders(item)
            tell((both + officeLead + holder).uniqued(), .evidence(.removed(brief)), id)
        default: break
        }
    }

    /// Evidence of one incident whose time ends together is told of once.
    mutating func tellOfOutlived(_ entries: [Entry]) {
        var items: [Int: [Number]] = [:]
        var ids: [Int: String] = [:]
        for entry in entries {
            guard case .evidence(let incident, .outlived(let number)) = entry.event else {
                continue
            }
            items[incident, default: []].append(Number(.evidence, number))
            ids[incident] = ids[incident] ?? "e\(entry.sequence).outlived"
        }
        for (incident, numbers) in items.sorted(by: { $0.key < $1.key }) {
            guard let first = numbers.first, let found = world.evidence(first.value),
                let id = ids[incident]
            else { continue }
            let brief = world.brief(found.item, of: incident)
            tell(
                (officeLead + legalLead).uniqued(), .evidence(.outlived(brief, numbers)), id)
        }
    }

    /// The two who had it destroyed.
    private func deciders(_ item: Evidence) -> [PersonID] {
        [item.removal?.askedBy, item.removal?.confirmedBy].compactMap(\.self)
    }

    /// Whoever handed it over last.
    private func formerHolder(of item: Evidence) -> [PersonID] {
        let hand = item.chain.last { if case .handed = $0.deed { true } else { false } }
        return [hand?.person].compactMap(\.self).filter { $0 != item.holder }
    }

    private var legalLead: [PersonID] {
        [staff.responsible(for: .legal)?.id].compactMap(\.self)
    }
}
