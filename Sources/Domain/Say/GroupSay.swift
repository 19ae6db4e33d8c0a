/// Answers about groups. Every number in them is masked.
package enum GroupReply: Codable, Equatable, Sendable {
    case table([GroupLine])
    case shown(GroupLine, duty: Bilingual)
    case changed(GroupChange)
    case card(DutyCard)
}

/// Whose seat waits for a second person's word.
package struct UnprovenSeat: Codable, Equatable, Sendable {
    package var id: PersonID
    package var name: String
    /// The names of the groups; none where it is about an address.
    package var groups: [Bilingual]
    /// Roads beside the chat with another address, where that matters; nil for none.
    package var roads: [RouteKind]?

    package init(
        id: PersonID, name: String, groups: [Bilingual], roads: [RouteKind]? = nil
    ) {
        self.roads = roads
        self.id = id
        self.name = name
        self.groups = groups
    }
}

/// What people are told about groups.
package enum GroupBulletin: Codable, Equatable, Sendable {
    case changed(GroupChange, by: String)
    case card(DutyCard)
    /// One person changed seats or addresses of these; a second one is to look.
    case unproven([UnprovenSeat], by: String)
}

/// Somebody's seat, by name.
package struct GroupSeat: Codable, Equatable, Sendable {
    package var name: String
    /// Nil: leaves it.
    package var seat: Seat?

    package init(name: String, seat: Seat?) {
        self.name = name
        self.seat = seat
    }
}

/// One row of the table of groups.
package struct GroupLine: Codable, Equatable, Sendable {
    package struct Member: Codable, Equatable, Sendable {
        package var name: String
        package var seat: Seat
        /// The name of the other half of an A/B pair.
        package var pair: String?
        package var onLeave: Bool

        package init(name: String, seat: Seat, pair: String? = nil, onLeave: Bool = false) {
            self.name = name
            self.seat = seat
            self.pair = pair
            self.onLeave = onLeave
        }
    }

    package var name: Bilingual
    package var members: [Member]
    package var minimum: Int?
    /// Who does its work while it has nobody.
    package var foldsTo: Bilingual?
    /// It is not in the plan.
    package var isAdded: Bool

    package init(
        name: Bilingual, members: [Member], minimum: Int? = nil, foldsTo: Bilingual? = nil,
        isAdded: Bool = false
    ) {
        self.name = name
        self.members = members
        self.minimum = minimum
        self.foldsTo = foldsTo
        self.isAdded = isAdded
    }

    package var isShort: Bool { minimum.map { members.count < $0 } ?? false }

    /// Nobody of its leads is there (domain §1, 三.3).
    package var isHeadless: Bool {
        let heads = members.filter { $0.seat != .member }
        return !heads.isEmpty && heads.allSatisfy(\.onLeave)
    }
}

/// What a change of a group does, or has done.
package struct GroupChange: Codable, Equatable, Sendable {
    package enum Deed: String, Codable, Sendable { case added, formed, seated, closed }

    package var deed: Deed
    package var name: Bilingual
    package var seats: [GroupSeat]
    /// How many people it has afterwards.
    package var strength: Int
    package var minimum: Int?
    /// Who does its work, where nobody is left.
    package var foldsTo: Bilingual?
    package var incident: Int?
    /// Open tasks that change hands with it.
    package var tasks: [TaskBrief]
    /// Open tasks of sensitive matters that do not: who has the seat now does not know of them.
    package var kept: [Number]?
    package var notice: Int?
    /// The plan's step that wanted the group, as it is now.
    package var step: TaskBrief?

    package init(
        deed: Deed, name: Bilingual, seats: [GroupSeat], strength: Int, minimum: Int? = nil,
        foldsTo: Bilingual? = nil, incident: Int? = nil, tasks: [TaskBrief] = [],
        kept: [Number]? = nil, notice: Int? = nil, step: TaskBrief? = nil
    ) {
        self.kept = kept
        self.deed = deed
        self.name = name
        self.seats = seats
        self.strength = strength
        self.minimum = minimum
        self.foldsTo = foldsTo
        self.incident = incident
        self.tasks = tasks
        self.notice = notice
        self.step = step
    }

    package var isShort: Bool { minimum.map { strength < $0 } ?? false }
}

/// What a notice says to those who are called into a group.
package struct AppointmentBrief: Codable, Equatable, Sendable {
    package var group: Bilingual
    package var duty: Bilingual
    package var seats: [PersonID: Seat]
    package var names: [GroupSeat]
    package var incident: Int?
    package var by: String
    /// The group's open tasks, which its lead has from now on.
    package var tasks: [TaskBrief]

    package init(
        group: Bilingual, duty: Bilingual, seats: [PersonID: Seat], names: [GroupSeat],
        incident: Int?, by: String, tasks: [TaskBrief]
    ) {
        self.group = group
        self.duty = duty
        self.seats = seats
        self.names = names
        self.incident = incident
        self.by = by
        self.tasks = tasks
    }
}

/// The short form of the desk card, for one seat: what its holder must know at once.
package struct DutyCard: Codable, Equatable, Sendable {
    package var post: Person.Post
    package var name: Bilingual
    package var duty: Bilingual
    /// What the seat may do that not everybody may.
    package var powers: [Verb]
    /// Who is called when the holder does not answer, numbers masked.
    package var callOrder: [Contact]

    package struct Contact: Codable, Equatable, Sendable {
        package var name: String
        /// Masked.
        package var mobile: String?

        package init(name: String, mobile: String?) {
            self.name = name
            self.mobile = mobile
        }
    }

    package init(
        post: Person.Post, name: Bilingual, duty: Bilingual, powers: [Verb],
        callOrder: [Contact]
    ) {
        self.post = post
        self.name = name
        self.duty = duty
        self.powers = powers
        self.callOrder = callOrder
    }
}

extension World {
    /// The table of groups, in the order of the plan, those of the chat last.
    package func groupLines(_ plan: Plan, on day: Day) -> [GroupLine] {
        plan.groups.map { groupLine($0, plan, on: day) }
    }

    package func groupLine(_ rule: GroupRule, _ plan: Plan, on day: Day) -> GroupLine {
        let members = roster.members(of: rule.id).compactMap { person in
            person.posts.first { $0.group == rule.id }.map { post in
                GroupLine.Member(
                    name: person.name, seat: post.seat, pair: person.pair.map(name),
                    onLeave: person.leave?.contains { $0.contains(day) } ?? false)
            }
        }
        let acting = roster.acting(for: rule.id)
        return GroupLine(
            name: rule.name, members: members, minimum: rule.minimum,
            foldsTo: acting == rule.id ? nil : plan.group(acting)?.name,
            isAdded: roster.added.contains { $0.id == rule.id })
    }

    /// - Returns: Nil for somebody who is not there, and for a group that is none.
    package func dutyCard(_ seating: Seating, _ plan: Plan) -> DutyCard? {
        guard let person = roster[seating.person], let rule = plan.group(seating.post.group) else {
            return nil
        }
        var alone = person
        alone.posts = [seating.post]
        let powers = Verb.allCases.filter { verb in
            Permissions.isReserved(verb) && Permissions.may(verb, alone, on: .chat) == .yes
        }
        let others = roster.escalation(from: alone).compactMap { roster[$0] }
        return DutyCard(
            post: seating.post, name: rule.name, duty: rule.duty, powers: powers,
            callOrder: others.map {
                DutyCard.Contact(name: $0.name, mobile: $0.mobile.map(Mask.number))
            })
    }
}
