/// What the office and HQ do to groups. Each is asked back about first: a seat is a right.
package enum GroupCommand: Codable, Equatable, Sendable {
    /// A group beside the plan's (plan clause 三.3, "等").
    case add(GroupDraft)
    /// A group that the plan knows gets its people, and they are called to it.
    case form(String, GroupPeople, incident: Number?)
    /// `group lead`, `group deputy`, `group join`.
    case seat(String, person: String, Seat)
    case leave(String, person: String)
    case close(String)
}

package struct GroupDraft: Codable, Equatable, Sendable {
    package var name: String
    package var zh: String?
    package var en: String?
    package var duty: String?
    /// How few people are too few.
    package var minimum: Int?
    package var people: GroupPeople

    package init(
        name: String, zh: String? = nil, en: String? = nil, duty: String? = nil,
        minimum: Int? = nil, people: GroupPeople = GroupPeople()
    ) {
        self.name = name
        self.zh = zh
        self.en = en
        self.duty = duty
        self.minimum = minimum
        self.people = people
    }
}

/// People as they were typed.
package struct GroupPeople: Codable, Equatable, Sendable {
    package var lead: String?
    package var deputy: String?
    package var members: [String]

    package init(lead: String? = nil, deputy: String? = nil, members: [String] = []) {
        self.lead = lead
        self.deputy = deputy
        self.members = members
    }
}

/// What is asked about groups.
package enum GroupQuery: Codable, Equatable, Sendable {
    /// All of them, or one.
    case show(String?)
    /// The duty card of the seat one has; of one group where it is named.
    case card(String?)
}

/// Somebody's seat in a group from now on.
package struct SeatChange: Codable, Equatable, Sendable {
    package var person: PersonID
    /// Nil: none there any more.
    package var seat: Seat?

    package init(_ person: PersonID, _ seat: Seat?) {
        self.person = person
        self.seat = seat
    }
}

/// A seat that somebody has.
package struct Seating: Codable, Hashable, Sendable {
    package var person: PersonID
    package var post: Person.Post

    package init(_ person: PersonID, _ post: Person.Post) {
        self.person = person
        self.post = post
    }
}

package enum GroupRefusal: Codable, Equatable, Sendable {
    case noSuch(String, known: [Bilingual])
    /// A group has this word already.
    case taken(String, by: Bilingual)
    case badName(String)
    /// hq and office are never closed.
    case mustStay(Bilingual)
    /// A group that is formed needs a lead.
    case noLead(Bilingual)
    case notIn(String, Bilingual)
    /// Everybody named has that seat already.
    case nothingNew(Bilingual)
    /// It has nobody and is the plan's own.
    case emptyAlready(Bilingual)
    /// Somebody without a seat asked for a duty card.
    case noSeat
}
