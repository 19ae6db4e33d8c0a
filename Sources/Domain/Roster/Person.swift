import Foundation

/// The seats of a group.
package enum Seat: String, Codable, Sendable, CaseIterable { case lead, deputy, member }

/// Somebody the plan may call on.
package struct Person: Hashable, Sendable {
    package struct Post: Codable, Hashable, Sendable {
        package var group: GroupID
        package var seat: Seat

        package init(group: GroupID, seat: Seat) {
            self.group = group
            self.seat = seat
        }
    }

    /// When an address was last seen to be theirs.
    package struct Verified: Codable, Hashable, Sendable {
        package var route: RouteKind
        package var on: Day

        package init(route: RouteKind, on: Day) {
            self.route = route
            self.on = on
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
    package var title: String?
    /// A second number, E.164: what comes from it is theirs too.
    package var mobile2: String?
    /// For people to dial; nothing is sent there.
    package var landline: String?
    /// By road, in the order of the roads; nil for none.
    package var verified: [Verified]?
    /// As the file tells it; nil for none.
    package var leave: [Leave]?
    /// The last day on which the training counts.
    package var trainedUntil: Day?
    /// Yes or no, and never more (domain §6); nil where nobody said.
    package var cleared: Bool?
    /// From this day on no longer one of us.
    package var leftOn: Day?

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

    /// Every address whose messages are this person's.
    package func addresses(on route: RouteKind) -> [String] {
        let second = route == .sms ? mobile2 : nil
        return [address(on: route), second].compactMap(\.self)
    }

    package func verifiedOn(_ route: RouteKind) -> Day? {
        verified?.first { $0.route == route }?.on
    }

    /// - Parameter day: Nil where the address is another one now.
    package mutating func setVerified(_ route: RouteKind, on day: Day?) {
        var days = (verified ?? []).filter { $0.route != route }
        if let day { days.append(Verified(route: route, on: day)) }
        let order = RouteKind.allCases
        days.sort { (order.firstIndex(of: $0.route) ?? 0) < (order.firstIndex(of: $1.route) ?? 0) }
        verified = days.isEmpty ? nil : days
    }

    /// Every road, those that this person named first in their order.
    package var roads: [RouteKind] {
        let named = routes ?? []
        return named + RouteKind.allCases.filter { !named.contains($0) }
    }

    package func sits(in group: GroupID, as seat: Seat? = nil) -> Bool {
        posts.contains { $0.group == group && (seat == nil || $0.seat == seat) }
    }

    /// What stays of somebody whose contacts were purged: who it was.
    package var withoutContacts: Person {
        var bare = Person(id: id, name: name, posts: [], language: language)
        bare.leftOn = leftOn
        return bare
    }
}
