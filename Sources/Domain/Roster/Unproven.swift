import Foundation

/// Somebody whose seat or address one person changed in the chat, and nobody else has looked at yet.
/// Until then they are told and asked as anybody is, and decide nothing: else one person could
/// make all the people whom a gate wants (plan clause 三.3: the office edits, HQ confirms; spec §10).
package struct Unproven: Codable, Equatable, Sendable {
    /// Who changed it, the last one last: none of them confirms it.
    package var changers: [PersonID]
    /// When the last of them did.
    package var at: Date
    /// Groups in which the seat is new.
    package var groups: Set<GroupID>
    /// They are new here, or their messages come from another address: no seat counts.
    package var whole: Bool
    /// Roads beside the chat whose address is another one: no code is sent or counts there.
    package var roads: Set<RouteKind> = []

    /// Who changed it last.
    package var by: PersonID? { changers.last }
    /// Seats count; only what is approved outside the chat waits.
    package var isOfRoadsAlone: Bool { groups.isEmpty && !whole }
}

extension GroupID {
    /// Whose seats open gates, or watch over them.
    static let deciding: Set<GroupID> = [.hq, .office, .legal, .release, .secrecy, "audit"]
    /// Whose seats HQ alone gives and takes: nobody makes their own judge.
    static let ofHQ: Set<GroupID> = [.hq, .secrecy, "audit"]
}

extension World {
    /// Called before the roster takes the event: it is held against what was.
    mutating func noteUnproven(_ event: RosterEvent, by actor: PersonID?, at time: Date) {
        switch event {
        case .imported: unproven = [:]
        case .left(let person, _), .purged(let person), .confirmed(let person):
            unproven[person] = nil
        case .put(let person):
            guard let actor else { return }
            note(person.id, change(to: person, by: actor, at: time))
        case .seated(let group, let changes), .groupFormed(let group, let changes, _):
            guard let actor else { return }
            for change in changes {
                guard let seat = change.seat, isMore(seat, in: group, for: change.person),
                    wantsProof(Person.Post(group: group, seat: seat), from: actor)
                else { continue }
                note(
                    change.person,
                    Unproven(changers: [actor], at: time, groups: [group], whole: false))
            }
        case .verified, .held, .groupAdded, .groupClosed, .carded: break
        }
    }

    private func change(to person: Person, by actor: PersonID, at time: Date) -> Unproven {
        let before = roster[person.id]
        let gained = person.seatsGiven(
            since: before ?? Person(id: person.id, name: person.name, posts: [])
        ).map(\.post).filter { wantsProof($0, from: actor) }.map(\.group)
        let moved = before.map { $0.chat != person.chat || $0.backup != person.backup } ?? true
        // What they change themselves, the chat shows that they did, where it is known to be theirs.
        let isOwn = actor == person.id && unproven[actor]?.whole != true
        let roads = [RouteKind.sms, .email].filter { road in
            guard let before, !isOwn else { return false }
            return before.addresses(on: road) != person.addresses(on: road)
        }
        return Unproven(
            changers: [actor], at: time, groups: Set(gained), whole: moved && actor != person.id,
            roads: Set(roads))
    }

    /// A lead who becomes a member gets nothing.
    private func isMore(_ seat: Seat, in group: GroupID, for person: PersonID) -> Bool {
        let ranks: [Seat] = [.lead, .deputy, .member]
        let had = roster[person]?.posts.filter { $0.group == group }
            .compactMap { ranks.firstIndex(of: $0.seat) }.min()
        return had.map { (ranks.firstIndex(of: seat) ?? 0) < $0 } ?? true
    }

    /// HQ appoints whom it likes to do the work; who judges the work is looked at by a second one.
    private func wantsProof(_ post: Person.Post, from actor: PersonID) -> Bool {
        if GroupID.deciding.contains(post.group) { return true }
        return post.seat != .member && roster[actor]?.sits(in: .hq) != true
    }

    private mutating func note(_ person: PersonID, _ change: Unproven) {
        guard change.whole || !change.groups.isEmpty || !change.roads.isEmpty else { return }
        guard let before = unproven[person] else {
            unproven[person] = change
            return
        }
        unproven[person] = Unproven(
            changers: before.changers.filter { !change.changers.contains($0) } + change.changers,
            at: change.at, groups: before.groups.union(change.groups),
            whole: before.whole || change.whole, roads: before.roads.union(change.roads))
    }

    /// Whether nobody of HQ has a seat that counts, whoever is away.
    var isHQUnproven: Bool { proven(roster).memberIDs(of: .hq).isEmpty }

    /// Who may look at it: nobody who changed it, and not whom it is about, but that their number and
    /// mail are right they may say themselves. Of what HQ changed somebody of the office may too, and
    /// where no seat of HQ counts the office alone is left.
    package func confirmers(of person: PersonID, at moment: Date) -> [PersonID] {
        guard let change = unproven[person] else { return [] }
        // Whoever is on leave comes last, but they may.
        let rosters = [staff(at: moment, for: .rosterConfirm), proven(roster)]
        let byHQ = change.changers.allSatisfy { roster[$0]?.sits(in: .hq) == true }
        let groups: [GroupID] = byHQ || isHQUnproven ? [.hq, .office] : [.hq]
        return groups.flatMap { group in rosters.flatMap { $0.memberIDs(of: group) } }.uniqued()
            .filter { id in
                !change.changers.contains(id) && (id != person || change.isOfRoadsAlone)
            }
    }

    /// Whether gates or tasks may wait for this person: a change of their number is told at once, that
    /// of anybody's else when it matters.
    package func mayJudge(_ person: PersonID) -> Bool {
        roster[person]?.posts.contains {
            GroupID.deciding.contains($0.group) || $0.seat != .member
        } ?? false
    }

    /// Whether what one person changed holds somebody back, or would before the chat goes out.
    package func isHeldBack(_ person: PersonID, _ rule: ContinuityRule) -> Bool {
        guard let change = unproven[person] else { return false }
        return !change.isOfRoadsAlone || rule.approveBySMS != .off
    }

    /// A roster without the seats that count for nothing yet.
    func proven(_ roster: Roster) -> Roster {
        var roster = roster
        for (id, change) in unproven where !change.isOfRoadsAlone {
            roster.unseat(id, from: change.whole ? nil : change.groups)
        }
        return roster
    }

    /// Who is new here, or speaks from a new address, has no seat of others either.
    func withoutStrangers(_ staff: Roster) -> Roster {
        var staff = staff
        for (id, change) in unproven where change.whole { staff.unseat(id, from: nil) }
        return staff
    }
}

extension Decider {
    /// Seats of HQ, of the secrecy office and of the auditors are HQ's to give and to take.
    func checkSeats(_ groups: Set<GroupID>) throws(Refusal) {
        let own = groups.intersection(GroupID.ofHQ)
        guard let group = own.sorted().first,
            world.staff(at: now, for: .groupEdit)[me]?.sits(in: .hq) != true
        else { return }
        throw .roster(.ofHQ(group, people: names(of: .hq)))
    }

    /// Whoever confirms must be left: nobody could take back what leaves HQ without a seat that counts.
    func checkHQ(after event: RosterEvent) throws(Refusal) {
        guard !world.isHQUnproven else { return }
        var after = world
        after.noteUnproven(event, by: me, at: now)
        after.roster.apply(event)
        guard after.isHQUnproven else { return }
        throw .roster(.nobodyToConfirm)
    }

    /// Who is new here, or speaks from a new address, judges nothing, whoever asked them to.
    func checkProven() throws(Refusal) {
        guard let change = world.unproven[me], change.whole else { return }
        throw .roster(unproven(change))
    }

    func unproven(_ change: Unproven) -> RosterRefusal {
        .unproven(
            world.name(me), by: change.by.map(world.name) ?? "",
            confirmers: names(world.confirmers(of: me, at: now)))
    }

    mutating func confirm(_ word: String) throws(Refusal) -> Reply {
        let person = try person(named: word)
        guard world.unproven[person.id] != nil else {
            throw .roster(.nothingToConfirm(person.name))
        }
        let able = world.confirmers(of: person.id, at: now)
        guard able.contains(me) else { throw .roster(.notConfirmer(person.name, names(able))) }
        record(.roster(.confirmed(person.id)))
        return .roster(.confirmed(person.name))
    }
}
