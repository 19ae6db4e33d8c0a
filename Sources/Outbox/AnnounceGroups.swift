import Domain
import Foundation

/// Groups that were added, formed, staffed or closed, and the cards that go with a seat.
extension Announcer {
    mutating func announce(_ event: RosterEvent, _ id: String) {
        guard case .carded(let seatings) = event else { return }
        for (place, seating) in seatings.enumerated() {
            guard let card = world.dutyCard(seating, plan),
                let target = cardTarget(seating.person)
            else { continue }
            post(
                "\(id).c\(place)-\(seating.person)", target, .bulletin(.group(.card(card))),
                .routine,
                within: .hours(24))
        }
    }

    /// Alone, by the chat; by mail where there is no chat; by SMS only where there is nothing else.
    /// A conversation is opened where there is none: nobody else tells them what the seat means.
    private func cardTarget(_ id: PersonID) -> Target? {
        guard let person = world.roster[id] else { return nil }
        let isChatThere = person.chat != nil && !world.desk.isDown(.chat)
        if isChatThere || person.email == nil && person.mobile == nil, let chat = person.chat {
            return .reply(.direct(chat), .chat, id)
        }
        if person.email != nil { return .person(id, .email) }
        return person.mobile == nil ? nil : .person(id, .sms)
    }

    /// What one person changed is looked at by a second one (plan clause 三.3: HQ confirms).
    mutating func tellOfUnproven(_ entries: [Entry]) {
        for entry in entries {
            guard case .roster(let event) = entry.event, let actor = entry.actor.person else {
                continue
            }
            let people = event.seated.filter { id in
                guard let change = world.unproven[id], change.by == actor, change.at == entry.at
                else { return false }
                return world.isHeldBack(id, plan.continuityRule)
                    && (!change.isOfRoadsAlone || world.mayJudge(id))
            }.uniqued()
            guard !people.isEmpty else { continue }
            let seats = people.map(unprovenSeat)
            let able = people.flatMap { world.confirmers(of: $0, at: entry.at) }.uniqued()
            tell(able, .group(.unproven(seats, by: name(actor))), "e\(entry.sequence).u")
        }
    }

    private func unprovenSeat(_ id: PersonID) -> UnprovenSeat {
        let change = world.unproven[id]
        let groups = change?.groups.sorted() ?? []
        let roads = RouteKind.allCases.filter { change?.roads.contains($0) == true }
        let matter = plan.continuityRule.approveBySMS != .off && !roads.isEmpty
        return UnprovenSeat(
            id: id, name: name(id), groups: groups.compactMap { plan.group($0)?.name },
            roads: matter ? roads : nil)
    }

    mutating func noteGroups(_ entries: [Entry]) {
        regrouped = entries.contains { $0.event.groupDeed != nil }
    }

    /// One message for one change: to HQ where somebody else made it, to whoever leaves or gets a
    /// seat without being called to it, and to whoever has its tasks from now on.
    mutating func tellOfGroups(_ entries: [Entry]) {
        guard let entry = entries.first(where: { $0.event.groupDeed != nil }),
            let actor = entry.actor.person, let deed = entry.event.groupDeed
        else { return }
        var tasks: [Task] = []
        for entry in entries {
            guard case .task(let number, .assigned) = entry.event, let task = world.task(number)
            else { continue }
            tasks.append(task)
        }
        let seats = entries.flatMap { $0.event.seatChanges ?? [] }
        var people = world.roster[actor]?.sits(in: .hq) == true ? [] : members(.hq)
        // Whoever is called into a group has it in the notice, tasks and all.
        let called = deed == .formed ? Set(seats.map(\.person)) : []
        people = (people + seats.map(\.person) + tasks.compactMap(\.assignee)).uniqued().filter {
            $0 != actor && !called.contains($0) && world.roster[$0] != nil
        }
        guard !people.isEmpty, let facts = facts(entries, deed, seats, tasks) else { return }
        tell(people, .group(.changed(facts, by: name(actor))), "e\(entry.sequence).g")
    }

    private func facts(
        _ entries: [Entry], _ deed: GroupChange.Deed, _ seats: [SeatChange], _ tasks: [Task]
    ) -> GroupChange? {
        guard let (group, closed) = entries.lazy.compactMap(\.event.group).first else { return nil }
        let rule = plan.group(group)
        guard let name = closed ?? rule?.name else { return nil }
        let acting = world.roster.acting(for: group)
        let incident = entries.lazy.compactMap(\.event.formedFor).first
        return GroupChange(
            deed: deed, name: name,
            seats: seats.map { GroupSeat(name: self.name($0.person), seat: $0.seat) },
            strength: world.roster.memberIDs(of: group).count, minimum: rule?.minimum,
            foldsTo: acting == group ? nil : plan.group(acting)?.name, incident: incident,
            tasks: tasks.map(brief))
    }
}

extension RosterEvent {
    /// Who may have got a seat or another address.
    fileprivate var seated: [PersonID] {
        switch self {
        case .put(let person): [person.id]
        case .seated(_, let changes), .groupFormed(_, let changes, _): changes.map(\.person)
        default: []
        }
    }
}

extension Event {
    fileprivate var groupDeed: GroupChange.Deed? {
        guard case .roster(let event) = self else { return nil }
        return switch event {
        case .groupAdded: .added
        case .seated: .seated
        case .groupFormed: .formed
        case .groupClosed: .closed
        case .imported, .put, .left, .verified, .purged, .held, .carded, .confirmed: nil
        }
    }

    /// The group, and its name where it may be gone by now.
    fileprivate var group: (GroupID, Bilingual?)? {
        guard case .roster(let event) = self else { return nil }
        return switch event {
        case .groupAdded(let rule): (rule.id, rule.name)
        case .seated(let group, _), .groupFormed(let group, _, _): (group, nil)
        case .groupClosed(let group, let name, _): (group, name)
        case .imported, .put, .left, .verified, .purged, .held, .carded, .confirmed: nil
        }
    }

    fileprivate var seatChanges: [SeatChange]? {
        switch self {
        case .roster(.seated(_, let changes)), .roster(.groupFormed(_, let changes, _)): changes
        case .roster(.groupClosed(_, _, let people)): people.map { SeatChange($0, nil) }
        default: nil
        }
    }

    fileprivate var formedFor: Int? {
        if case .roster(.groupFormed(_, _, let incident)) = self { incident } else { nil }
    }
}
