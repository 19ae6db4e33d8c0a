import Foundation

/// An on-scene post (现场指挥部, plan clause 特殊应用场合 3): who commands it, who is there, and that all
/// of them have come back.
package struct Post: Codable, Equatable, Sendable {
    package struct StandDown: Codable, Equatable, Sendable {
        /// How many people were counted, and how many should have been there.
        package var counted: Int
        package var expected: Int
        package var material: String?
        /// Why fewer were counted.
        package var note: String?
        package var by: PersonID?
        package var at: Date
    }

    package var number: Int
    package var place: String
    /// 现场指挥.
    package var chief: PersonID
    package var liaison: PersonID?
    package var members: [PersonID]
    package var openedBy: PersonID?
    package var openedAt: Date
    package var movedAt: Date?
    package var standDown: StandDown?

    package var id: Number { Number(.post, number) }
    package var isOpen: Bool { standDown == nil }
    /// Those who were named to it; the on-scene group belongs to every post as well.
    package var team: [PersonID] {
        ([chief] + [liaison].compactMap(\.self) + members).uniqued()
    }
}

package struct PostOpening: Codable, Equatable, Sendable {
    package var place: String
    package var chief: PersonID
    package var liaison: PersonID?
    package var members: [PersonID]
}

/// Case and field names are the storage format.
package enum PostEvent: Codable, Equatable, Sendable {
    case opened(Int, PostOpening)
    case reported(FieldCard)
    /// These two cards differ, and the leads are told.
    case differed(FieldDifference)
    case moved(Int, from: String, to: String)
    case closed(Int, Post.StandDown)

    package var people: [PersonID] {
        switch self {
        case .opened(_, let opening):
            [opening.chief] + [opening.liaison].compactMap(\.self) + opening.members
        case .reported(let card): [card.by].compactMap(\.self)
        case .closed(_, let end): [end.by].compactMap(\.self)
        case .differed, .moved: []
        }
    }
}

/// What is known from the ground of one incident.
package struct FieldBook: Codable, Equatable, Sendable {
    package private(set) var posts: [Post] = []
    /// In the order in which they came.
    package private(set) var cards: [FieldCard] = []
    /// Those that were told and are not settled.
    package private(set) var differences: [FieldDifference] = []

    package init() {}

    package var open: [Post] { posts.filter(\.isOpen) }
    package subscript(post: Int) -> Post? { posts.first { $0.number == post } }
    package func card(_ number: Int) -> FieldCard? { cards.first { $0.number == number } }
    package func cards(of post: Int?) -> [FieldCard] { cards.filter { $0.post == post } }

    /// The last card of everybody who has sent one, the oldest first.
    package func latest(of post: Int?) -> [FieldCard] {
        let all = cards(of: post)
        return all.enumerated().filter { index, card in
            !all.dropFirst(index + 1).contains { $0.by == card.by }
        }.map(\.element)
    }

    /// The last cards of others that this one contradicts.
    package func contradicted(by card: FieldCard) -> [FieldCard] {
        let last = cards.enumerated().filter { index, other in
            other.number != card.number
                && !cards.dropFirst(index + 1).contains {
                    $0.by == other.by && $0.number != card.number
                }
        }
        return last.map(\.element).filter { card.differs(from: $0) }
    }

    /// Whether the leads were told that these two people differ in this, and they still do.
    func isTold(_ one: FieldCard, _ other: FieldCard) -> Bool {
        differences.contains { told in
            guard people(of: told) == [one.by, other.by], let first = card(told.first),
                let second = card(told.second)
            else { return false }
            return one.aspects(differingFrom: other)
                .isSubset(of: first.aspects(differingFrom: second))
        }
    }

    private func people(of difference: FieldDifference) -> Set<PersonID?> {
        Set([difference.first, difference.second].map { card($0)?.by })
    }

    mutating func apply(_ event: PostEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .opened(let number, let opening):
            posts.append(
                Post(
                    number: number, place: opening.place, chief: opening.chief,
                    liaison: opening.liaison, members: opening.members, openedBy: person,
                    openedAt: time))
            // What was reported before there was a post is the first post's.
            guard posts.count == 1 else { return }
            for place in cards.indices { cards[place].post = number }
        case .reported(let card):
            cards.append(card)
            settle(after: card)
        case .differed(let difference):
            differences.append(difference)
        case .moved(let number, _, let place):
            change(number) {
                $0.place = place
                $0.movedAt = time
            }
        case .closed(let number, let end): change(number) { $0.standDown = end }
        }
    }

    /// A difference ends when one of the two reports again and they agree.
    private mutating func settle(after card: FieldCard) {
        let other = { (told: FieldDifference, book: Self) -> FieldCard? in
            let people = [told.first, told.second].map { book.card($0)?.by }
            guard people.contains(card.by) else { return nil }
            return book.cards.last { people.contains($0.by) && $0.by != card.by }
        }
        let book = self
        differences.removeAll { told in
            other(told, book).map { !card.differs(from: $0) } ?? false
        }
    }

    private mutating func change(_ number: Int, _ body: (inout Post) -> Void) {
        guard let place = posts.firstIndex(where: { $0.number == number }) else { return }
        body(&posts[place])
    }
}

extension World {
    /// A post and the incident it is of; nil when that is past.
    package func post(_ number: Int) -> (post: Post, incident: Incident)? {
        for incident in [incidents, concluding, endedIncidents].flatMap(\.values) {
            if let post = incident.field?[number] { return (post, incident) }
        }
        return nil
    }

    /// Everybody who is at a post: the on-scene group and those who were named to it.
    package func people(of post: Post) -> [PersonID] {
        (post.team + roster.memberIDs(of: .onscene)).uniqued().filter { roster[$0] != nil }
    }

    mutating func apply(_ event: PostEvent, postOf number: Int, _ entry: Entry) {
        if case .opened(let post, _) = event { count(.post, post) }
        change(number) { incident in
            var book = incident.field ?? FieldBook()
            book.apply(event, by: entry.actor.person, at: entry.at)
            incident.field = book
        }
        if let incident = incidents[number] { wake(incident) }
    }
}
