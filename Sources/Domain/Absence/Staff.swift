import Foundation

// Who is meant is found at the moment of use, never before (issue of every list that was right
// once): the roster as it is at an instant, without those who are away, with those who stand in.

extension World {
    private var calendar: WorkCalendar { book.inForce?.calendar ?? WorkCalendar() }

    /// Whether somebody is on leave and not to be called first.
    package func isOnLeave(_ person: PersonID, at moment: Date) -> Bool {
        if absences.leaves[person]?.contains(where: { $0.from <= moment && moment < $0.to }) == true
        {
            return true
        }
        guard roster.withLeave.contains(person), let days = roster[person]?.leave else {
            return false
        }
        let today = calendar.day(of: moment)
        return days.contains { $0.contains(today) }
    }

    /// Those who are on leave or whose cover was arranged: they are not called first.
    package func away(at moment: Date) -> Set<PersonID> {
        let today = roster.withLeave.isEmpty ? nil : calendar.day(of: moment)
        var away = Set(
            roster.withLeave.filter { id in
                guard let today else { return false }
                return roster[id]?.leave?.contains { $0.contains(today) } ?? false
            })
        for (id, spells) in absences.leaves
        where spells.contains(where: { $0.from <= moment && moment < $0.to }) {
            away.insert(id)
        }
        for (id, cover) in absences.covers
        where cover.cause == .arranged && cover.from <= moment
            && cover.until.map({ moment < $0 }) ?? true
        {
            away.insert(id)
        }
        return away
    }

    /// The roster as it is at an instant: the seats of those who are away are with whoever stands
    /// in, else with the next of their group; an HQ or an office of which all are away is called
    /// all the same. Whoever has only not answered keeps their seat behind the one who covers, and
    /// is still told.
    ///
    /// - Parameter verb: Whoever was given this power sits in HQ too; nil for who was given all.
    package func staff(at moment: Date, for verb: Verb? = nil) -> Roster {
        // Asked for a right, a seat that nobody has looked at is none; asked whom to tell, it is one.
        guard verb != nil else { return acting(at: moment, in: roster, for: nil) }
        return withoutStrangers(acting(at: moment, in: proven(roster), for: verb))
    }

    private func acting(at moment: Date, in roster: Roster, for verb: Verb?) -> Roster {
        let away = away(at: moment)
        let acting = absences.mandates.filter { id, mandate in
            roster[id] != nil && !away.contains(id) && holds(mandate, at: moment)
                && (verb.map(mandate.scope.contains) ?? mandate.isWhole)
        }.keys.sorted()
        let silent = absences.covers.keys.filter { !away.contains($0) && isSilent($0, at: moment) }
        guard !away.isEmpty || !acting.isEmpty || !silent.isEmpty else { return roster }
        var standIns: [PersonID: PersonID] = [:]
        for id in away.union(silent) { standIns[id] = standIn(for: id, away) }
        let rule = SeatRule(
            isRight: verb != nil,
            byRoster: Set(standIns.filter { isByRoster($0.key, $0.value) }.keys),
            arranged: away.filter { !isOnLeave($0, at: moment) })
        return roster.staffed(away: away, standIns: standIns, acting: acting, rule)
    }

    /// The other half of their pair, or their deputy, stands in since nothing else was heard: nobody
    /// said who it should be.
    private func isByRoster(_ absent: PersonID, _ other: PersonID) -> Bool {
        guard let cover = absences.covers[absent] else { return false }
        return cover.by == other && cover.cause != .arranged
    }

    /// Whoever gave it still sits in HQ, and its time is not over.
    func holds(_ mandate: Mandate, at moment: Date) -> Bool {
        mandate.holds(at: moment) && roster[mandate.by]?.sits(in: .hq) == true
    }

    /// Groups whose rights do not go to whoever stands in, since they are of none of them: what hangs
    /// on the seat waits, or goes its way by leave. Nil for none.
    package func seatsKept(by absent: Person, from other: Person) -> [GroupID]? {
        let groups = absent.posts.map(\.group).uniqued().filter { group in
            GroupID.deciding.contains(group) && proven(roster)[other.id]?.sits(in: group) != true
        }
        return groups.isEmpty ? nil : groups
    }

    private func isSilent(_ person: PersonID, at moment: Date) -> Bool {
        guard let cover = absences.covers[person], cover.cause != .arranged else { return false }
        return cover.from <= moment && cover.until.map { moment < $0 } ?? true
    }

    /// Along those who stand in for each other to one who is there; nil where they go round.
    private func standIn(for person: PersonID, _ away: Set<PersonID>) -> PersonID? {
        var seen: Set<PersonID> = [person]
        var next = absences.covers[person]?.by
        while let id = next, seen.insert(id).inserted {
            guard away.contains(id) else { return roster[id] == nil ? nil : id }
            next = absences.covers[id]?.by
        }
        return nil
    }

    /// When people are away, for the duty roster: leave of both kinds.
    var dutyAbsences: DutyAbsences {
        var away: DutyAbsences = absences.leaves.mapValues { $0.map { $0.from..<$0.to } }
        for id in roster.withLeave {
            for days in roster[id]?.leave ?? [] {
                let from = calendar.start(of: days.from)
                let to = calendar.end(of: days.through)
                if from < to { away[id, default: []].append(from..<to) }
            }
        }
        return away
    }
}

extension WorkCalendar {
    /// The midnight that ends a day.
    package func end(of day: Day) -> Date {
        // Noon of it and a day more lies in the next one, whatever the clocks do.
        let noon = start(of: day) + .hours(12)
        return start(of: self.day(of: noon + .hours(24)))
    }
}

/// Which seats go to whoever stands in.
struct SeatRule {
    /// It is asked who may, not whom to tell.
    var isRight: Bool
    /// Whose stand-in the roster names, not a person.
    var byRoster: Set<PersonID>
    /// Who is away only since somebody said that another one covers for them.
    var arranged: Set<PersonID>
}

extension Roster {
    func staffed(
        away: Set<PersonID>, standIns: [PersonID: PersonID], acting: [PersonID], _ rule: SeatRule
    ) -> Roster {
        var staff = self
        staff.absent = away
        staff.covered = standIns
        var touched = Set(
            away.union(standIns.keys).flatMap { people[$0]?.posts.map(\.group) ?? [] })
        for (absent, other) in standIns {
            staff.lend(
                (people[absent]?.posts ?? []).filter {
                    mayPass($0.group, of: absent, to: other, rule)
                }, to: other)
        }
        for id in acting where !(people[id]?.sits(in: .hq) ?? true) {
            staff.lend([Person.Post(group: .hq, seat: .deputy)], to: id)
            touched.insert(.hq)
        }
        for group in touched {
            let before = members(of: group).map(\.id)
            let stands = standIns.filter { mayPass(group, of: $0.key, to: $0.value, rule) }
            // A seat that goes to nobody is not taken away by naming somebody for it either: else the
            // gate would fall to the next group.
            let keep = { (id: PersonID) in
                rule.isRight && GroupID.deciding.contains(group) && rule.arranged.contains(id)
                    && stands[id] == nil
            }
            var now = before.flatMap { id in
                [stands[id], away.contains(id) && !keep(id) ? nil : id].compactMap(\.self)
            }
            if group == .hq { now += acting }
            // Rather somebody on leave than nobody.
            if now.isEmpty, group == .hq || group == .office { now = before }
            staff.seat(now.uniqued(), in: group, passing: away.union(stands.keys))
        }
        return staff
    }

    /// A seat of HQ goes to nobody outside it: what HQ decides is given away by a mandate alone. Nor
    /// does the right of any seat that opens gates, by a word of one person (0065).
    private func mayPass(
        _ group: GroupID, of absent: PersonID, to person: PersonID, _ rule: SeatRule
    ) -> Bool {
        if people[person]?.sits(in: group) == true { return true }
        guard group != .hq else { return false }
        return !rule.isRight || !GroupID.deciding.contains(group) || rule.byRoster.contains(absent)
    }
}
