import Foundation

/// What is answered about the roster. Every address in it is masked: answers are kept.
package enum RosterReply: Codable, Equatable, Sendable {
    case list([RosterLine], group: GroupID?)
    /// `waiting`: what one person changed of them.
    case person(Person, reach: ReachFacts? = nil, waiting: WaitingChange? = nil)
    case changed(ChangedPerson)
    case held(reason: String?)
    case confirmed(String)
    case verified(String, RouteKind, on: Day)
}

/// What waits for a second person's word, with the names of all.
package struct WaitingChange: Codable, Equatable, Sendable {
    package var by: [String]
    package var confirmers: [String]

    package init(by: [String], confirmers: [String]) {
        self.by = by
        self.confirmers = confirmers
    }
}

/// Somebody as they were and as they are, masked.
package struct ChangedPerson: Codable, Equatable, Sendable {
    package var before: Person
    package var after: Person
    package var fields: [RosterField]
    package var isNew: Bool

    package init(before: Person, after: Person, fields: [RosterField], isNew: Bool) {
        self.before = before
        self.after = after
        self.fields = fields
        self.isNew = isNew
    }
}

/// One row of the table of groups.
package struct RosterLine: Codable, Equatable, Sendable {
    package var name: String
    package var post: Person.Post
    /// Masked.
    package var mobile: String?
    /// The name of the other half.
    package var pair: String?
    package var onLeave: Bool
    /// The roads on which there is an address.
    package var routes: [RouteKind]
    /// How they are reached, where that is otherwise than the roster says.
    package var reach: ReachFacts?

    package init(
        name: String, post: Person.Post, mobile: String?, pair: String?, onLeave: Bool,
        routes: [RouteKind]
    ) {
        self.name = name
        self.post = post
        self.mobile = mobile
        self.pair = pair
        self.onLeave = onLeave
        self.routes = routes
    }
}

extension Person {
    /// With every address as a list may show it.
    package var masked: Person {
        var person = self
        person.mobile = mobile.map(Mask.number)
        person.mobile2 = mobile2.map(Mask.number)
        person.landline = landline.map(Mask.number)
        person.email = email.map { Mask.address($0, .email) }
        return person
    }
}

extension World {
    /// Nil where nothing of this person waits.
    package func waitingChange(
        of person: PersonID, _ rule: ContinuityRule, at moment: Date
    ) -> WaitingChange? {
        guard isHeldBack(person, rule), let change = unproven[person] else { return nil }
        return WaitingChange(
            by: change.changers.map(name), confirmers: confirmers(of: person, at: moment).map(name))
    }

    /// The table of groups, in the order of the plan; of one group where it is named.
    package func rosterLines(
        _ plan: Plan, only group: GroupID? = nil, on day: Day, at now: Date
    ) -> [RosterLine] {
        let roads = RouteKind.allCases.filter { $0 != .backup || desk.hasBackup }
        return plan.groups.map(\.id).filter { group == nil || $0 == group }.flatMap { group in
            roster.members(of: group).compactMap { person in
                person.posts.first { $0.group == group }.map { post in
                    var line = RosterLine(
                        name: person.name, post: post, mobile: person.mobile.map(Mask.number),
                        pair: person.pair.map(name),
                        onLeave: person.leave?.contains { $0.contains(day) } ?? false,
                        routes: roads.filter { person.address(on: $0) != nil })
                    line.reach = reachFacts(of: person.id, at: now)
                    return line
                }
            }
        }
    }
}
