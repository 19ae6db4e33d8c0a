import Foundation

/// A group as a type only, for its identity; its data is `GroupRule`.
package enum Group: Sendable {}

/// Everybody, and who sits where. A value: a new import is a new roster.
package struct Roster: Codable, Sendable, Equatable {
    package private(set) var people: [PersonID: Person] = [:]
    /// As the file lists them: "the first member" has a meaning.
    package private(set) var order: [PersonID] = []
    /// It follows from the rest and is not stored, as what comes below.
    private var byAddress: [String: PersonID] = [:]
    /// Who sits in each group: lead, deputies, members, each in the file's order.
    private var seats: [GroupID: [PersonID]] = [:]
    /// The first in the file's order who holds each seat.
    private var holders: [Person.Post: PersonID] = [:]

    /// Who has left, by id: their names stay for the log. Nobody here holds a seat or is told
    /// anything, and no message is theirs.
    package internal(set) var departed: [PersonID: Person] = [:]
    /// Why nothing may be purged; nil while nothing says so.
    package internal(set) var hold: String?

    /// Groups beside the plan's, in the order in which they were added.
    package internal(set) var added: [GroupRule] = []

    /// Nil while no day matters; not stored.
    private(set) var nextDay: Days?
    /// Whose row tells of days off; not stored.
    private(set) var withLeave: Set<PersonID> = []
    /// Who is away, where this is a roster as it is at an instant, see `World.staff`.
    var absent: Set<PersonID> = []
    /// Who stands in, by the one in whose place.
    var covered: [PersonID: PersonID] = [:]

    private enum CodingKeys: String, CodingKey { case people, order, departed, hold, added }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        people = try container.decode([PersonID: Person].self, forKey: .people)
        order = try container.decode([PersonID].self, forKey: .order)
        departed =
            try container.decodeIfPresent([PersonID: Person].self, forKey: .departed) ?? [:]
        hold = try container.decodeIfPresent(String.self, forKey: .hold)
        added = try container.decodeIfPresent([GroupRule].self, forKey: .added) ?? []
        index()
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(people, forKey: .people)
        try container.encode(order, forKey: .order)
        if !departed.isEmpty { try container.encode(departed, forKey: .departed) }
        try container.encodeIfPresent(hold, forKey: .hold)
        if !added.isEmpty { try container.encode(added, forKey: .added) }
    }

    /// Makes anew what follows from the rest and is not stored.
    private mutating func index() {
        let everyone = everyone
        byAddress = [:]
        for person in everyone {
            for route in RouteKind.allCases {
                for address in person.addresses(on: route) {
                    byAddress[Self.key(route, address)] = person.id
                }
            }
        }
        seats = Self.seats(everyone)
        holders = Self.holders(everyone)
        withLeave = Set(everyone.filter { $0.leave != nil }.map(\.id))
        noteDays()
    }

    /// What follows from one person who is otherwise than before. The rest stays as it lies: a
    /// roster of thousands is not read anew for one number.
    private mutating func index(_ person: Person, before: Person?) {
        for route in RouteKind.allCases {
            let old = before?.addresses(on: route) ?? []
            let new = person.addresses(on: route)
            guard old != new else { continue }
            for address in (old + new).uniqued() {
                let key = Self.key(route, address)
                if byAddress[key] == nil {
                    byAddress[key] = person.id
                    continue
                }
                // Of several who share one it is the last one's, as in a whole index.
                let owner = order.last { id in
                    people[id]?.addresses(on: route).contains { Self.key(route, $0) == key } == true
                }
                byAddress[key] = owner
            }
        }
        if person.leave == nil { withLeave.remove(person.id) } else { withLeave.insert(person.id) }
        if before?.posts != person.posts {
            let groups = Set(((before?.posts ?? []) + person.posts).map(\.group))
            let sitting = everyone.filter { one in one.posts.contains { groups.contains($0.group) }
            }
            let (seats, holders) = (Self.seats(sitting), Self.holders(sitting))
            for group in groups {
                self.seats[group] = seats[group]
                for seat in Seat.allCases {
                    let post = Person.Post(group: group, seat: seat)
                    self.holders[post] = holders[post]
                }
            }
        }
        noteDays()
    }

    private mutating func noteDays() {
        let leaving = people.values.compactMap(\.leftOn).min()
        let purging = departed.values.filter(\.hasContacts).compactMap(\.leftOn).min()
        nextDay = leaving == nil && purging == nil ? nil : Days(leaving: leaving, purging: purging)
    }

    /// The first day on which somebody leaves, and on which somebody left who can be reached.
    struct Days: Sendable, Equatable {
        var leaving: Day?
        var purging: Day?
    }

    /// Adds somebody, or puts them in their own place.
    mutating func put(_ person: Person) {
        let before = people.updateValue(person, forKey: person.id)
        if before == nil { order.append(person.id) }
        departed[person.id] = nil
        index(person, before: before)
    }

    /// Few are put one by one; for many everything is made anew once.
    mutating func put(_ many: [Person]) {
        guard many.count > 8 else {
            for person in many { put(person) }
            return
        }
        for person in many {
            if people.updateValue(person, forKey: person.id) == nil { order.append(person.id) }
            departed[person.id] = nil
        }
        index()
    }

    /// Somebody is one of us no more; whoever was their pair has none.
    mutating func leave(_ id: PersonID, on day: Day) {
        guard var person = people.removeValue(forKey: id) else { return }
        order.removeAll { $0 == id }
        person.leftOn = day
        departed[id] = person
        unpairLeft()
        index()
    }

    /// A pair of which one half has left is none.
    mutating func unpairLeft() {
        defer { noteDays() }
        for id in order {
            if let pair = people[id]?.pair, people[pair] == nil { people[id]?.pair = nil }
        }
    }

    mutating func verify(_ id: PersonID, _ route: RouteKind, on day: Day) {
        people[id]?.setVerified(route, on: day)
    }

    /// Further seats for somebody who stands in.
    mutating func lend(_ posts: [Person.Post], to id: PersonID) {
        for post in posts where people[id]?.posts.contains(post) == false {
            people[id]?.posts.append(post)
        }
    }

    /// Seats that count for nothing; nobody's else are touched, so those who are away stay so.
    ///
    /// - Parameter groups: Nil for all of theirs.
    mutating func unseat(_ id: PersonID, from groups: Set<GroupID>?) {
        let isLost = { (group: GroupID) in groups?.contains(group) ?? true }
        people[id]?.posts.removeAll { isLost($0.group) }
        for group in seats.keys where isLost(group) && seats[group]?.contains(id) == true {
            seats[group]?.removeAll { $0 == id }
            for seat in Seat.allCases {
                let post = Person.Post(group: group, seat: seat)
                guard holders[post] == id else { continue }
                holders[post] = seats[group]?.first { people[$0]?.posts.contains(post) == true }
            }
        }
    }

    /// These sit in a group now; without its lead the first of them leads.
    ///
    /// - Parameter passing: Those whose seats somebody else takes, where there is one.
    mutating func seat(_ ids: [PersonID], in group: GroupID, passing: Set<PersonID>) {
        seats[group] = ids
        for seat in Seat.allCases {
            let post = Person.Post(group: group, seat: seat)
            if let holder = holders[post], ids.contains(holder), !passing.contains(holder) {
                continue
            }
            holders[post] = ids.first { people[$0]?.posts.contains(post) == true }
        }
        let lead = Person.Post(group: group, seat: .lead)
        guard holders[lead] == nil, let first = ids.first else { return }
        holders[lead] = first
        let deputy = Person.Post(group: group, seat: .deputy)
        if holders[deputy] == first { holders[deputy] = nil }
    }

    /// Only the name stays.
    mutating func purge(_ id: PersonID) {
        departed[id] = departed[id]?.withoutContacts
        noteDays()
    }

    private static func seats(_ people: [Person]) -> [GroupID: [PersonID]] {
        var seats: [GroupID: [PersonID]] = [:]
        for seat in Seat.allCases {
            for person in people {
                for post in person.posts where post.seat == seat {
                    seats[post.group, default: []].append(person.id)
                }
            }
        }
        // Who has several seats in a group sits in the first of them.
        return seats.mapValues { $0.uniqued() }
    }

    private static func holders(_ people: [Person]) -> [Person.Post: PersonID] {
        let posts = people.flatMap { person in person.posts.map { ($0, person.id) } }
        return Dictionary(posts, uniquingKeysWith: { first, _ in first })
    }

    package init(_ people: [Person] = []) {
        for person in people {
            self.people[person.id] = person
            order.append(person.id)
        }
        index()
    }

    private static func key(_ route: RouteKind, _ address: String) -> String {
        "\(route.rawValue):\(address.lowercased())"
    }

    package var isEmpty: Bool { people.isEmpty }
    /// Also of somebody who has left.
    package func name(of id: PersonID) -> String? { people[id]?.name ?? departed[id]?.name }
    package subscript(id: PersonID) -> Person? { people[id] }
    package var everyone: [Person] { order.compactMap { people[$0] } }

    package func person(at address: String, on route: RouteKind) -> Person? {
        byAddress[Self.key(route, address)].flatMap { people[$0] }
    }

    /// By id, chat id, the local part of a chat id, or name, with or without a leading `@`.
    package func person(named word: String) -> Person? {
        let bare = word.hasPrefix("@") ? String(word.dropFirst()) : word
        if let person = people[PersonID(bare.lowercased())] ?? people[PersonID(bare)] {
            return person
        }
        for route in RouteKind.allCases where route.isChat {
            if let person = self.person(at: word, on: route) { return person }
        }
        let named = everyone.filter { $0.name == bare }
        return named.count == 1 ? named[0] : nil
    }

    /// Lead, deputies, members, each in the file's order.
    package func members(of group: GroupID) -> [Person] {
        (seats[group] ?? []).compactMap { people[$0] }
    }

    /// The same by their ids alone, which costs nothing.
    package func memberIDs(of group: GroupID) -> [PersonID] { seats[group] ?? [] }

    package func holder(of seat: Seat, in group: GroupID) -> Person? {
        holders[Person.Post(group: group, seat: seat)].flatMap { people[$0] }
    }

    func holderID(of seat: Seat, in group: GroupID) -> PersonID? {
        holders[Person.Post(group: group, seat: seat)].flatMap {
            people.keys.contains($0) ? $0 : nil
        }
    }

    /// The group that does a group's work: itself, or office, or hq when it has nobody (spec §4).
    package func acting(for group: GroupID) -> GroupID {
        [group, .office, .hq].first { seats[$0]?.isEmpty == false } ?? group
    }

    /// Who answers for a group: its lead, else deputy, else first member, else the fold's.
    package func responsible(for group: GroupID) -> Person? {
        (seats[acting(for: group)] ?? []).first.flatMap { people[$0] }
    }
}
