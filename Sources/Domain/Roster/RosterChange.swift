/// What an import would make of the roster, before anybody says yes.
package struct RosterChange: Equatable, Sendable {
    package struct Changed: Equatable, Sendable {
        package var before: Person
        package var after: Person
        package var fields: [RosterField]
    }

    package struct Leaver: Equatable, Sendable {
        package var person: Person
        /// What is still theirs to do or to answer: tasks, then notices.
        package var open: [Number]
    }

    /// The roster as it will be.
    package var roster: Roster
    /// Those who were not there before, or come back.
    package var added: [Person]
    package var changed: [Changed]
    package var leavers: [Leaver]
    /// Seats that somebody holds now and nobody will.
    package var emptied: [Person.Post]

    package var isEmpty: Bool { added.isEmpty && changed.isEmpty && leavers.isEmpty }

    /// - Parameters:
    ///   - file: Everybody the file names.
    ///   - fields: What the file has columns for; the rest stays as it is.
    ///   - today: On which whoever the file does not name has left.
    package init(
        from file: Roster, fields: Set<RosterField>, in world: World, today: Day
    ) {
        let before = world.roster
        let merged = file.everyone.map { Self.merge($0, into: before[$0.id], fields, today) }
        let staying = merged.filter { $0.leftOn.map { $0 > today } ?? true }
        let stays = Set(staying.map(\.id))
        roster = Roster(staying)
        roster.hold = before.hold
        roster.added = before.added
        roster.departed = before.departed.filter { !stays.contains($0.key) }
        for person in merged where !stays.contains(person.id) {
            if before[person.id] != nil || before.departed[person.id] == nil {
                roster.departed[person.id] = person
            }
        }
        for var person in before.everyone
        where !stays.contains(person.id) && roster.departed[person.id] == nil {
            person.leftOn = today
            roster.departed[person.id] = person
        }
        roster.unpairLeft()
        let after = roster
        added = after.everyone.filter { before[$0.id] == nil }
        changed = after.everyone.compactMap { person in
            before[person.id].flatMap { Changed($0, person) }
        }
        leavers = before.everyone.filter { !stays.contains($0.id) }
            .map { Leaver(person: $0, open: world.open(for: $0.id)) }
        emptied = before.everyone.flatMap(\.posts).uniqued().filter { post in
            post.seat != .member && after.holder(of: post.seat, in: post.group) == nil
                || after.members(of: post.group).isEmpty
        }
    }

    /// The file's columns over what was known. A date of verification goes with its address: it
    /// stays where that is the same, unless the file gives a later one, and falls where it is not.
    private static func merge(
        _ row: Person, into known: Person?, _ fields: Set<RosterField>, _ today: Day
    ) -> Person {
        guard let known else { return row }
        var person = known
        // A list of fields has one order; a set has none.
        for field in RosterField.allCases where fields.contains(field) {
            field.copy(from: row, to: &person)
        }
        for route in RouteKind.allCases {
            let old = known.verifiedOn(route)
            let given = fields.contains(.verified) ? row.verifiedOn(route) : nil
            let isSame = known.address(on: route) == person.address(on: route)
            let isNew = given.map { given in old.map { given > $0 } ?? true } ?? false
            person.setVerified(route, on: isNew ? given : isSame ? old : nil)
        }
        return person
    }
}

extension RosterChange.Changed {
    /// Nil where nothing differs.
    fileprivate init?(_ before: Person, _ after: Person) {
        let fields = RosterField.allCases.filter { !$0.isSame(before, after) }
        guard !fields.isEmpty else { return nil }
        self.init(before: before, after: after, fields: fields)
    }
}

extension World {
    /// Open tasks that are somebody's, then open notices that want their answer.
    package func open(for person: PersonID) -> [Number] {
        let tasks = withTasks.flatMap(\.openTasks).filter { $0.assignee == person }
            .map(\.id).sorted { $0.value < $1.value }
        return tasks + notices(wanting: person).map(\.id)
    }
}
