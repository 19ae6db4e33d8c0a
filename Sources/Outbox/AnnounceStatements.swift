import Domain

/// A public text on its way: whoever must do the next thing is named, and everybody learns that it
/// went out (domain §5).
extension Announcer {
    mutating func announce(_ event: StatementEvent, of incident: Int, _ entry: Entry, _ id: String)
    {
        guard let (statement, matter) = world.statement(event.number) else { return }
        let facts = world.facts(of: statement, in: matter, plan(of: matter), at: now)
        switch event {
        case .edited, .submitted, .accepted, .amended, .checked, .opined, .waived: break
        case .drafted, .dropped, .halted, .amendLate, .wentAhead:
            announceEnd(event, statement, facts, entry, id, bySMS: matter.level.rank <= 2)
        case .gateOpened(_, let wait):
            let others = wait.told.filter { $0 != entry.actor.person }
            let people = wait.gate == .signature ? withoutCode(others, for: facts.id) : others
            // A signature is what the plan waits for at the gravest levels.
            let urgent = wait.gate == .signature && matter.level.rank <= 2
            tell(people, .statement(.gateOpen(facts)), id, alsoBySMS: urgent)
        case .signed:
            guard world.gate(of: statement, in: matter) == nil else { return }
            tell(releasers, .statement(.ready(facts)), id)
        case .gateLate(_, _, let late, let told, _):
            tell(
                (told + late).uniqued(),
                .statement(.gateLate(facts, late: late.map(world.name))), id,
                alsoBySMS: matter.level.rank <= 2)
        case .returned: tell(statement.drafters, .statement(.returned(facts)), id)
        case .ordered: tell(releasers, .statement(.ordered(facts)), id)
        case .placed(_, let placement): announce(placement, statement, facts, id)
        case .placeFailed(_, let channel, let reason):
            tell(
                (releasers + officeLead).uniqued(),
                .statement(.placeFailed(facts, channel: channel, reason: reason)), id)
        case .confirmed: break
        case .windowMissed(_, let channels):
            let leads = [staff.responsible(for: "crossplatform")?.id].compactMap(\.self)
            tell(
                (releasers + leads).uniqued(),
                .statement(.windowMissed(facts, channels: channels)), id)
        case .released: proclaim(.statement(.released(facts)), id)
        }
    }

    /// What goes no further, and what is being put right.
    private mutating func announceEnd(
        _ event: StatementEvent, _ statement: Statement, _ facts: StatementFacts, _ entry: Entry,
        _ id: String, bySMS: Bool
    ) {
        let others = (releasers + officeLead).uniqued().filter { $0 != entry.actor.person }
        switch event {
        case .drafted:
            guard let until = statement.amendBy else { return }
            tell(others, .statement(.amending(facts, until: until)), id)
        case .dropped(_, let reason):
            let people = (statement.waiting?.told ?? []).filter { $0 != entry.actor.person }
            let by = entry.actor.person.map(world.name) ?? ""
            tell(people, .statement(.dropped(facts, by: by, reason: reason)), id)
        case .wentAhead(_, let channels, let reason):
            let by = entry.actor.person.map(world.name) ?? ""
            tell(
                others,
                .statement(.wentAhead(facts, channels: channels, by: by, reason: reason)), id)
        case .halted(_, let cause): tell(others, .statement(.halted(facts, cause)), id)
        case .amendLate(_, let told, _):
            let since = statement.amendBy ?? now
            tell(told, .statement(.amendLate(facts, since: since)), id, alsoBySMS: bySMS)
        default: break
        }
    }

    /// What one person put there another has to have seen there.
    private mutating func announce(
        _ placement: Placement, _ statement: Statement, _ facts: StatementFacts, _ id: String
    ) {
        if !placement.isDrill, !statement.isOrdered {
            // It could not be called back any more, or was there before it was.
            return tell(
                (releasers + officeLead).uniqued(),
                .statement(.strayed(facts, channel: placement.channel)), id, alsoBySMS: true)
        }
        guard let by = placement.by, !placement.isDrill else { return }
        let others = (releasers + officeLead).uniqued().filter { $0 != by }
        tell(others, .statement(.confirmWanted(facts, channel: placement.channel)), id)
    }

    /// What rests on a fact that is in doubt now, on its way or public.
    mutating func tellShaken(by fact: Int, in incident: Int, _ id: String) {
        guard let matter = world.incident(incident) else { return }
        let resting = matter.statements.values.filter { $0.facts.contains(fact) && $0.mayBeShaken }
        for statement in resting.sorted(by: { $0.number < $1.number }) {
            let facts = world.facts(of: statement, in: matter, plan(of: matter), at: now)
            tell(
                (statement.drafters + releasers).uniqued(),
                .statement(.shaken(facts, fact: fact)), "\(id).s\(statement.number)")
        }
    }

    private func plan(of incident: Incident) -> Plan { world.plan(of: incident) ?? plan }

    /// The lead and the deputy of whoever releases.
    private var releasers: [PersonID] {
        let group = staff.acting(for: .release)
        let heads = [Seat.lead, .deputy].compactMap { staff.holder(of: $0, in: group)?.id }
        return heads.isEmpty ? members(group) : heads
    }
}

extension Statement {
    fileprivate var mayBeShaken: Bool {
        switch ending {
        case nil, .released: true
        case .dropped, .corrected, .withdrawn: false
        }
    }
}
