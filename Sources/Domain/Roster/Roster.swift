import Foundation

/// The seats of a group.
package enum Seat: String, Codable, Sendable, CaseIterable { case lead, deputy, member }

/// Somebody the plan may call on.
package struct Person: Codable, Hashable, Sendable {
    package struct Post: Codable, Hashable, Sendable {
        package var group: GroupID
        package var seat: Seat

        package init(group: GroupID, seat: Seat) {
            self.group = group
            self.seat = seat
        }
    }

    package var id: PersonID
    package var name: String
    package var posts: [Post]
    /// The other half of an A/B pair.
    package var pair: PersonID?
    /// The chat's own id, such as `@li:example.org`.
    package var chat: String?
    /// E.164, such as `+8613800000003`.
    package var mobile: String?
    package var email: String?
    package var language: Language
    /// The roads in the order in which this person is best reached; nil for the usual one.
    package var routes: [RouteKind]?
    package var quiet: QuietHours?
    /// The account on the second chat.
    package var backup: String?

    package init(
        id: PersonID, name: String, posts: [Post], pair: PersonID? = nil, chat: String? = nil,
        mobile: String? = nil, email: String? = nil, language: Language = .zh,
        routes: [RouteKind]? = nil, quiet: QuietHours? = nil, backup: String? = nil
    ) {
        self.backup = backup
        self.routes = routes
        self.quiet = quiet
        self.id = id
        self.name = name
        self.posts = posts
        self.pair = pair
        self.chat = chat
        self.mobile = mobile
        self.email = email
        self.language = language
    }

    package func address(on route: RouteKind) -> String? {
        switch route {
        case .chat: chat
        case .sms: mobile
        case .email: email
        case .backup: backup
        }
    }

    /// Every road, those that this person named first in their order.
    package var roads: [RouteKind] {
        let named = routes ?? []
        return named + RouteKind.allCases.filter { !named.contains($0) }
    }

    package func sits(in group: GroupID, as seat: Seat? = nil) -> Bool {
        posts.contains { $0.group == group && (seat == nil || $0.seat == seat) }
    }
}

/// A group as a type only, for its identity; its data is `GroupRule`.
package enum Group: Sendable {}

/// Everybody, and who sits where. A value: a new import is a new roster.
package struct Roster: Codable, Sendable, Equatable {
    package private(set) var people: [PersonID: Person] = [:]
    /// As the file lists them: "the first member" has a meaning.
    package private(set) var order: [PersonID] = []
    private var byAddress: [String: PersonID] = [:]
    /// Who sits in each group: lead, deputies, members, each in the file's order. It follows from
    /// the rest and is not stored.
    private var seats: [GroupID: [PersonID]] = [:]
    /// The first in the file's order who holds each seat; not stored either.
    private var holders: [Person.Post: PersonID] = [:]

    private enum CodingKeys: String, CodingKey { case people, order, byAddress }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        people = try container.decode([PersonID: Person].self, forKey: .people)
        order = try container.decode([PersonID].self, forKey: .order)
        byAddress = try container.decode([String: PersonID].self, forKey: .byAddress)
        seats = Self.seats(everyone)
        holders = Self.holders(everyone)
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
            for route in RouteKind.allCases {
                if let address = person.address(on: route) {
                    byAddress[Self.key(route, address)] = person.id
                }
            }
        }
        seats = Self.seats(everyone)
        holders = Self.holders(everyone)
    }

    private static func key(_ route: RouteKind, _ address: String) -> String {
        "\(route.rawValue):\(address.lowercased())"
    }

    package var isEmpty: Bool { people.isEmpty }
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

    package func holder(of seat: Seat, in group: GroupID) -> Person? {
        holders[Person.Post(group: group, seat: seat)].flatMap { people[$0] }
    }

    /// The group that does a group's work: itself, or office, or hq when it has nobody (spec §4).
    package func acting(for group: GroupID) -> GroupID {
        [group, .office, .hq].first { seats[$0]?.isEmpty == false } ?? group
    }

    /// Who answers for a group: its lead, else deputy, else first member, else the fold's.
    package func responsible(for group: GroupID) -> Person? {
        (seats[acting(for: group)] ?? []).first.flatMap { people[$0] }
    }

    /// The other half of the pair, else the deputy of the first group in which this is not one.
    package func cover(for person: Person) -> Person? {
        if let pair = person.pair, let other = people[pair] { return other }
        for post in person.posts {
            if let deputy = holder(of: .deputy, in: post.group), deputy.id != person.id {
                return deputy
            }
        }
        return nil
    }

    /// A, B, group lead, office lead, deputy commander, commander (spec §7), nobody twice.
    package func escalation(from person: Person) -> [PersonID] {
        var chain: [PersonID] = []
        let leads = person.posts.compactMap { holder(of: .lead, in: $0.group) }
        let upward: [Person?] =
            [cover(for: person)] + leads.map(Optional.some) + [
                holder(of: .lead, in: .office), holder(of: .deputy, in: .hq),
                holder(of: .lead, in: .hq),
            ]
        for step in upward.compactMap(\.self) where step.id != person.id {
            if !chain.contains(step.id) { chain.append(step.id) }
        }
        return chain
    }
}
