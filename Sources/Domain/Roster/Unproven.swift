import Foundation

/// Somebody whose seat or address one person changed in the chat, and nobody else has looked at yet. Until
/// then they are told and asked as anybody is, and decide nothing: else one person could make all
/// the people whom a gate wants (plan clause 三.3: the office edits, HQ confirms; spec §10).
package struct Unproven: Codable, Equatable, Sendable {
    /// Who changed it last.
    package var by: PersonID
    package var at: Date
    /// Groups in which the seat is new.
    package var groups: Set<GroupID>
    /// They are new here, or their messages come from another address: no seat counts.
    package var whole: Bool
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
            let before = roster[person.id]
            let gained = person.seatsGiven(
                since: before ?? Person(id: person.id, name: person.name, posts: [])
            ).map(\.post).filter { wantsProof($0, from: actor) }.map(\.group)
            let moved =
                before.map { $0.chat != person.chat || $0.backup != person.backup } ?? true
            note(person.id, Set(gained), whole: moved && actor != person.id, actor, time)
        case .seated(let group, let changes), .groupFormed(let group, let changes, _):
            guard let actor else { return }
            for change in changes {
                guard let seat = change.seat, isMore(seat, in: group, for: change.person),
                    wantsProof(Person.Post(group: group, seat: seat), from: actor)
                else { continue }
                note(change.person, [group], whole: false, actor, time)
            }
        case .verified, .held, .groupAdded, .groupClosed, .carded: break
        }
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

    private mutating func note(
        _ person: PersonID, _ groups: Set<GroupID>, whole: Bool, _ actor: PersonID, _ time: Date
    ) {
        guard whole || !groups.isEmpty else { return }
        let before = unproven[person]
        unproven[person] = Unproven(
            by: actor, at: time, groups: groups.union(before?.groups ?? []),
            whole: whole || before?.whole == true)
    }

    /// Who may look at it: neither of the two. Of what HQ changed somebody of the office may too.
    package func confirmers(of person: PersonID, at moment: Date) -> [PersonID] {
        guard let change = unproven[person] else { return [] }
        let staff = staff(at: moment, for: .rosterConfirm)
        let byHQ = roster[change.by]?.sits(in: .hq) == true
        let groups: [GroupID] = byHQ ? [.hq, .office] : [.hq]
        return groups.flatMap { staff.members(of: $0).map(\.id) }.uniqued()
            .filter { $0 != person && $0 != change.by }
    }

    /// The staff without the seats that count for nothing yet.
    func proven(_ staff: Roster) -> Roster {
        guard !unproven.isEmpty else { return staff }
        var staff = staff
        for (id, change) in unproven {
            guard var person = staff[id] else { continue }
            person.posts.removeAll { change.whole || change.groups.contains($0.group) }
            staff.put(person)
        }
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
