import Foundation

/// A change of groups worked out, before anybody says yes.
private struct GroupMove {
    var deed: GroupChange.Deed
    var rule: GroupRule
    var seats: [SeatChange]
    var incident: Int?
}

extension Decider {
    /// Everything about groups is asked back: it gives and takes rights.
    mutating func decide(_ command: GroupCommand) throws(Refusal) -> Reply? {
        let move = try move(command)
        try checkSeats([move.rule.id])
        try checkHQ(after: .seated(move.rule.id, move.seats))
        return try askBack(.group(command), .group(facts(of: move)))
    }

    mutating func carryOut(_ command: GroupCommand) throws(Refusal) -> Reply? {
        let move = try move(command)
        try checkSeats([move.rule.id])
        try checkHQ(after: .seated(move.rule.id, move.seats))
        var facts = facts(of: move)
        let rejoined = rejoining(move)
        record(move)
        for (task, person) in rejoined { record(.task(task, .assigned(to: person))) }
        let given = move.seats.compactMap { change in
            change.seat.map { Seating(change.person, .init(group: move.rule.id, seat: $0)) }
        }
        handOut(given)
        if move.deed == .formed {
            facts.notice = call(move, tasks: facts.tasks)
            facts.step = finishForming(move)
        }
        return .group(.changed(facts))
    }

    private mutating func record(_ move: GroupMove) {
        let group = move.rule.id
        switch move.deed {
        case .added:
            record(.roster(.groupAdded(move.rule)))
            if !move.seats.isEmpty { record(.roster(.seated(group, move.seats))) }
        case .formed: record(.roster(.groupFormed(group, move.seats, incident: move.incident)))
        case .seated: record(.roster(.seated(group, move.seats)))
        case .closed:
            record(
                .roster(
                    .groupClosed(
                        group, name: move.rule.name, people: move.seats.map(\.person))))
        }
    }

    // MARK: What is meant

    private func move(_ command: GroupCommand) throws(Refusal) -> GroupMove {
        switch command {
        case .add(let draft): return try adding(draft)
        case .form(let word, let people, let number): return try forming(word, people, number)
        case .seat(let word, let name, let seat):
            let rule = try rule(word)
            let person = try person(named: name)
            let people = GroupPeople(
                lead: seat == .lead ? person.id.rawValue : nil,
                deputy: seat == .deputy ? person.id.rawValue : nil,
                members: seat == .member ? [person.id.rawValue] : [])
            return GroupMove(deed: .seated, rule: rule, seats: try seats(people, in: rule))
        case .leave(let word, let name): return try leaving(word, name)
        case .close(let word): return try closing(word)
        }
    }

    private func rule(_ word: String) throws(Refusal) -> GroupRule {
        let bare = word.hasPrefix("#") ? String(word.dropFirst()) : word
        guard let rule = plan.group(called: bare).flatMap(plan.group) else {
            throw .group(.noSuch(word, known: plan.groups.map(\.name)))
        }
        return rule
    }

    private static let everybody: Set<String> = ["all", "everyone", "全体", "全员", "所有人"]

    private func adding(_ draft: GroupDraft) throws(Refusal) -> GroupMove {
        let id = draft.name.lowercased()
        guard (1...24).contains(id.count), !Self.everybody.contains(id),
            id.allSatisfy({ $0.isLetter || $0.isNumber }), id.contains(where: \.isLetter)
        else { throw .group(.badName(draft.name)) }
        for word in [id, draft.zh, draft.en].compactMap(\.self) {
            if let taken = plan.group(called: word).flatMap(plan.group) {
                throw .group(.taken(word, by: taken.name))
            }
        }
        let name = Bilingual(zh: draft.zh ?? draft.name, en: draft.en ?? draft.name)
        let duty = draft.duty.map { Bilingual(zh: $0, en: $0) } ?? name
        let rule = GroupRule(
            id: GroupID(id), name: name, duty: duty, words: [], responds: true,
            minimum: draft.minimum)
        let seats = draft.people.isEmpty ? [] : try seats(draft.people, in: rule)
        return GroupMove(deed: .added, rule: rule, seats: seats)
    }

    private func forming(
        _ word: String, _ people: GroupPeople, _ number: Number?
    ) throws(Refusal) -> GroupMove {
        let rule = try rule(word)
        guard people.lead != nil || world.roster.holder(of: .lead, in: rule.id) != nil else {
            throw .group(.noLead(rule.name))
        }
        let incident =
            number == nil && world.running.isEmpty ? nil : try runningIncident(number)
        return GroupMove(
            deed: .formed, rule: rule, seats: try seats(people, in: rule),
            incident: incident?.number)
    }

    /// Those who were named, with whoever leads no more; each once, and nobody who has that seat.
    private func seats(
        _ people: GroupPeople, in rule: GroupRule
    ) throws(Refusal) -> [SeatChange] {
        var wanted: [SeatChange] = []
        let lead = try people.lead.map { word throws(Refusal) in try person(named: word).id }
        let deputy = try people.deputy.map { word throws(Refusal) in try person(named: word).id }
        let members = try people.members.map { word throws(Refusal) in try person(named: word).id }
        if let lead { wanted.append(SeatChange(lead, .lead)) }
        if let deputy { wanted.append(SeatChange(deputy, .deputy)) }
        wanted += members.map { SeatChange($0, .member) }
        if lead != nil {
            wanted += world.roster.members(of: rule.id).filter { $0.sits(in: rule.id, as: .lead) }
                .map { SeatChange($0.id, .member) }
        }
        var seen: Set<PersonID> = []
        let changes = wanted.filter { change in
            guard seen.insert(change.person).inserted else { return false }
            return world.roster[change.person]?.sits(in: rule.id, as: change.seat) == false
        }
        guard !changes.isEmpty else { throw .group(.nothingNew(rule.name)) }
        return changes
    }

    private func leaving(_ word: String, _ name: String) throws(Refusal) -> GroupMove {
        let rule = try rule(word)
        let person = try person(named: name)
        guard person.sits(in: rule.id) else { throw .group(.notIn(person.name, rule.name)) }
        if [GroupID.hq, .office].contains(rule.id), world.roster.memberIDs(of: rule.id).count == 1 {
            throw .roster(.lastOf(rule.id))
        }
        return GroupMove(deed: .seated, rule: rule, seats: [SeatChange(person.id, nil)])
    }

    private func closing(_ word: String) throws(Refusal) -> GroupMove {
        let rule = try rule(word)
        guard rule.id != .hq, rule.id != .office else { throw .group(.mustStay(rule.name)) }
        let members = world.roster.memberIDs(of: rule.id)
        guard !members.isEmpty || world.roster.added.contains(where: { $0.id == rule.id }) else {
            throw .group(.emptyAlready(rule.name))
        }
        return GroupMove(deed: .closed, rule: rule, seats: members.map { SeatChange($0, nil) })
    }

    // MARK: What follows

    private func facts(of move: GroupMove) -> GroupChange {
        var after = world.roster
        after.seat(move.seats, in: move.rule.id)
        let acting = after.acting(for: move.rule.id)
        return GroupChange(
            deed: move.deed, name: move.rule.name,
            seats: move.seats.map { GroupSeat(name: world.name($0.person), seat: $0.seat) },
            strength: after.memberIDs(of: move.rule.id).count, minimum: move.rule.minimum,
            foldsTo: acting == move.rule.id ? nil : plan.group(acting)?.name,
            incident: move.incident,
            tasks: rejoining(move).compactMap { world.task($0.task) }.map(brief),
            kept: staying(move))
    }

    /// Open tasks of the group's steps that change hands: from those who stood in for an empty
    /// group to its lead, from a lead to the next one, and from somebody who leaves it to whoever
    /// answers for it then. What was given to somebody else by name stays theirs.
    ///
    /// A task of a sensitive matter goes only to who knows of it: a seat lets nobody in.
    private func rejoining(_ move: GroupMove) -> [(task: Int, person: PersonID)] {
        inherited(move).filter { world.mayKnow($0.person, of: Number(.task, $0.task)) }
    }

    /// Tasks that would change hands if the next one knew of their matter.
    private func staying(_ move: GroupMove) -> [Number]? {
        let numbers = inherited(move).map { (Number(.task, $0.task), $0.person) }
            .filter { !world.mayKnow($0.1, of: $0.0) }.map(\.0)
        return numbers.isEmpty ? nil : numbers
    }

    private func inherited(_ move: GroupMove) -> [(task: Int, person: PersonID)] {
        let group = move.rule.id
        var after = world.roster
        after.seat(move.seats, in: group)
        guard let next = after.responsible(for: group)?.id else { return [] }
        let heir = staff.present(next) ?? next
        let before = world.roster.acting(for: group)
        let stoodIn = before == group ? [] : Set(world.roster.memberIDs(of: before))
        let leave = Set(
            move.seats.filter { change in
                let led = world.roster[change.person]?.sits(in: group, as: .lead) == true
                return change.seat == nil || led && change.seat != .lead
            }.map(\.person))
        return world.withTasks.flatMap(\.byDue).filter { task in
            guard task.step.group == group, task.step.quorum == nil else { return false }
            guard let person = task.assignee else { return true }
            return person != heir && (stoodIn.contains(person) || leave.contains(person))
        }.map { ($0.number, heir) }
    }

    /// Whoever has a new seat is sent its duty card (spec §6).
    mutating func handOut(_ given: [Seating]) {
        if !given.isEmpty { record(.roster(.carded(given))) }
    }

    /// Everybody who was named acknowledges; who does not is called as for any notice.
    private mutating func call(_ move: GroupMove, tasks: [TaskBrief]) -> Int? {
        let seats = move.seats.filter { $0.seat != nil }
        let incident = move.incident.flatMap { world.incidents[$0] }
        return issue(
            .appointed(
                AppointmentBrief(
                    group: move.rule.name, duty: move.rule.duty,
                    seats: Dictionary(
                        seats.compactMap { seat in seat.seat.map { (seat.person, $0) } },
                        uniquingKeysWith: { first, _ in first }),
                    names: seats.map { GroupSeat(name: world.name($0.person), seat: $0.seat) },
                    incident: move.incident, by: world.name(me), tasks: tasks)),
            incident: move.incident, level: incident?.level, to: seats.map(\.person))
    }

    /// The plan's step that wants this group is handed in with its names, if it is for whoever
    /// forms it to do that; who else does it sees it wait.
    private mutating func finishForming(_ move: GroupMove) -> TaskBrief? {
        guard let incident = move.incident.flatMap({ world.incidents[$0] }),
            let task = incident.openTasks(where: { task in
                task.step.fulfilledBy == .groupFormed && task.step.notify.contains(move.rule.id)
            }).first
        else { return nil }
        let names = move.seats.filter { $0.seat != nil }.map { world.name($0.person) }
        do throws(Refusal) {
            _ = try done(task.id, names.joined(separator: "、"))
        } catch {
            // It stays open, and the answer says so.
        }
        return world.task(task.number).map(brief)
    }
}

extension GroupPeople {
    fileprivate var isEmpty: Bool { lead == nil && deputy == nil && members.isEmpty }
}
