import Foundation

// Deciding in another's name: HQ gives it away for a time (plan clause 三.1), and every signature
// made by it says so.

extension Decider {
    mutating func delegate(
        _ word: String, _ scope: [Verb], _ from: DutyWhen?, _ until: DutyWhen
    ) throws(Refusal) -> Reply? {
        // Only one's own seat counts: what was given cannot be given on.
        guard world.roster[me]?.sits(in: .hq) == true else { throw .absence(.notOfHQ) }
        let person = try person(named: word)
        guard person.id != me else { throw .absence(.ofOneself) }
        guard !person.sits(in: .hq) else { throw .absence(.hasThem(person.name)) }
        if let known = world.absences.mandates[person.id], known.by != me,
            world.roster[known.by]?.sits(in: .hq) == true
        {
            throw .absence(.hasMandate(person.name, by: world.name(known.by)))
        }
        let (start, end) = try mandateSpan(from, until)
        let wanted = scope.isEmpty ? Mandate.powers : scope.uniqued()
        let mandate = Mandate(by: me, scope: wanted, from: start, until: end)
        return try askBack(
            .absence(.give(person.id, mandate)), .mandate(mandateFacts(person.id, mandate)))
    }

    private func mandateSpan(
        _ from: DutyWhen?, _ until: DutyWhen
    ) throws(Refusal) -> (Date, Date) {
        let start = try from.map { when throws(Refusal) in
            try moment(when, end: false, after: nil)
        }
        let first = max(start ?? now, now)
        let end = try moment(until, end: true, after: first)
        guard end > now else { throw .absence(.past) }
        guard first < end else { throw .absence(.endsFirst) }
        guard end.since(first) <= .days(Limits.mandateDays) else {
            throw .absence(.tooLong(days: Limits.mandateDays))
        }
        return (first, end)
    }

    func mandateFacts(_ person: PersonID, _ mandate: Mandate) -> MandateFacts {
        MandateFacts(
            name: world.name(person), by: world.name(mandate.by), scope: mandate.scope,
            from: mandate.from, until: mandate.until)
    }

    mutating func revoke(_ word: String) throws(Refusal) -> Reply {
        let person = try person(named: word)
        guard let mandate = world.absences.mandates[person.id] else {
            throw .absence(.noMandate(person.name))
        }
        guard world.roster[me]?.sits(in: .hq) == true || person.id == me else {
            throw .absence(.notOfHQ)
        }
        record(.absence(.mandateEnded(person.id, by: mandate.by, because: .ended)))
        return .absence(.mandateEnded(mandateFacts(person.id, mandate)))
    }

    /// A right that was there when the code was asked for may be gone when it is given back.
    func checkPower(for command: Command) throws(Refusal) {
        guard let verb = command.power, let person = world.staff(at: now, for: verb)[me],
            case .notYou(let roles) = Permissions.may(verb, person, on: myRoute)
        else { return }
        throw .notAllowed(verb, roles: roles, people: names(of: .hq))
    }

    func signature(for command: Command) -> SignedFor? {
        mandate(for: command).map {
            SignedFor(by: $0.by, name: world.name($0.by), until: $0.until)
        }
    }

    /// In whose name the actor does this, where their own seat would not let them.
    private func mandate(for command: Command) -> Mandate? {
        guard let verb = command.power, let person = context.actor.person,
            world.roster[person]?.sits(in: .hq) != true,
            let mandate = world.absences.mandate(of: person, for: verb, at: now),
            world.holds(mandate, at: now)
        else { return nil }
        if case .task(.approve(let number)) = command, let task = world.task(number.value),
            let approval = task.step.approval,
            approval.approvers.contains(where: { approver in
                world.roster[person]?.sits(in: approver.group, as: approver.seat) == true
            })
        {
            return nil
        }
        return mandate
    }
}

extension Command {
    /// The power of HQ that a command uses; nil where it uses none that can be given away.
    fileprivate var power: Verb? {
        switch self {
        case .warning(.decline): .decline
        case .incident(.activate): .activate
        case .incident(.level): .level
        case .incident(.cancel): .cancel
        case .incident(.confirmClose), .incident(.proposeClose): .close
        case .task(.approve), .statement(.sign): .approve
        default: nil
        }
    }
}
