/// Groups beside the plan's, and seats given and taken in the chat.
extension Roster {
    /// A group that the plan has by now is the plan's.
    mutating func add(_ group: GroupRule) {
        added.removeAll { $0.id == group.id }
        added.append(group)
    }

    mutating func seat(_ changes: [SeatChange], in group: GroupID) {
        put(changes.compactMap { people[$0.person]?.seated($0.seat, in: group) })
    }

    mutating func close(_ group: GroupID) {
        seat(members(of: group).map { SeatChange($0.id, nil) }, in: group)
        added.removeAll { $0.id == group }
    }

    /// Seats that people have here and did not have before, in the file's order.
    package func seatsGiven(since before: Roster) -> [Seating] {
        everyone.flatMap { $0.seatsGiven(since: before[$0.id]) }
    }
}

extension Person {
    /// Seats that this person did not have before.
    package func seatsGiven(since before: Person?) -> [Seating] {
        let old = before?.posts ?? []
        return posts.filter { !old.contains($0) }.map { Seating(id, $0) }
    }
}

extension Person {
    /// With this seat of a group in the place of another one there; nil: with none.
    fileprivate func seated(_ seat: Seat?, in group: GroupID) -> Person {
        var person = self
        let place = posts.firstIndex { $0.group == group }
        person.posts.removeAll { $0.group == group }
        if let seat {
            let post = Person.Post(group: group, seat: seat)
            person.posts.insert(post, at: min(place ?? person.posts.count, person.posts.count))
        }
        return person
    }
}

extension Plan {
    /// With groups that were added in the chat; one of its own of the same name wins.
    package func adding(_ groups: [GroupRule]) -> Plan {
        // By id alone: this is asked for in every decision.
        let new = groups.filter { group($0.id) == nil }
        guard !new.isEmpty else { return self }
        var plan = self
        plan.groups += new
        return plan
    }
}

extension World {
    /// The plan in force, else this one, with the groups that were added in the chat: whatever
    /// asks for a group asks here, and finds those too.
    package func planInForce(else plan: Plan) -> Plan {
        withAddedGroups(book.inForce ?? plan)
    }

    package func withAddedGroups(_ plan: Plan) -> Plan {
        roster.added.isEmpty ? plan : plan.adding(roster.added)
    }

    /// Whether a group has fewer people than it should.
    package func isShort(_ rule: GroupRule) -> Bool {
        rule.minimum.map { roster.memberIDs(of: rule.id).count < $0 } ?? false
    }
}
