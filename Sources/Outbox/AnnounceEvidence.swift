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
        case .added, .wanted, .checkAsked: break
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
        }
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
