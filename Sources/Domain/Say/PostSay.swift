import Foundation

/// A field card with the names it needs.
package struct FieldCardBrief: Codable, Equatable, Sendable {
    package var card: FieldCard
    package var by: String

    package init(_ card: FieldCard, by: String) {
        self.card = card
        self.by = by
    }
}

/// A post with the names it needs.
package struct PostBrief: Codable, Equatable, Sendable {
    package var number: Int
    package var incident = 0
    package var place = ""
    package var chief = ""
    package var liaison: String?
    package var members: [String] = []
    /// Everybody who is there, the on-scene group too.
    package var people = 0
    package var openedAt = Date.distantPast
    package var standDown: Post.StandDown?
    package var closedBy: String?
    /// All its cards, the oldest first.
    package var cards: [FieldCardBrief] = []
    /// The last one of everybody who sent one.
    package var latest: [FieldCardBrief] = []
    /// Cards that differ and are not settled, by number.
    package var differing: [FieldDifference] = []
    /// When the next card is due.
    package var next: Date?

    package init(_ number: Int) { self.number = number }

    package var id: Number { Number(.post, number) }
}

package enum PostReply: Codable, Equatable, Sendable {
    /// `step`: the plan's step that it did, or that still waits; `roll`: the roll call it began.
    case opened(PostBrief, step: TaskBrief?, roll: Int?)
    /// `others`: those whose card says otherwise; `silent`: posts whose card is still missing;
    /// `next`: when the next one is due; nil for the post: none is open yet.
    case reported(
        FieldCardBrief, others: [FieldCardBrief], silent: [Number], next: Date?, post: PostBrief?,
        incident: Int)
    case moved(PostBrief, from: String, roll: Int?)
    /// `left`: posts that are still open.
    case closed(PostBrief, left: [Number])
    case shown(PostBrief)
    /// The last numbers of every open post, and of what came before there was one.
    case numbers(Int, [PostBrief], loose: [FieldCardBrief])

    var isLong: Bool {
        switch self {
        case .shown(let post): post.cards.count > 2
        case .numbers(_, let posts, let loose):
            posts.reduce(loose.count) { $0 + 1 + $1.latest.count } > 4
        case .opened, .reported, .moved, .closed: false
        }
    }

    var subjects: [Number] {
        switch self {
        case .opened(let post, _, _), .moved(let post, _, _), .closed(let post, _),
            .shown(let post):
            [Number(.incident, post.incident)]
        case .reported(_, _, _, _, _, let incident), .numbers(let incident, _, _):
            [Number(.incident, incident)]
        }
    }
}

package enum PostBulletin: Codable, Equatable, Sendable {
    case opened(PostBrief, by: String, roll: Int?)
    case reported(FieldCardBrief, incident: Int)
    /// Side by side, the earlier first.
    case differed(FieldCardBrief, FieldCardBrief, incident: Int)
    case moved(PostBrief, from: String, by: String)
    case closed(PostBrief)

    package var incident: Number {
        switch self {
        case .opened(let post, _, _), .moved(let post, _, _), .closed(let post):
            Number(.incident, post.incident)
        case .reported(_, let incident), .differed(_, _, let incident):
            Number(.incident, incident)
        }
    }
}

extension World {
    package func brief(_ card: FieldCard) -> FieldCardBrief {
        FieldCardBrief(card, by: card.by.map(name) ?? "")
    }

    package func brief(_ post: Post, of incident: Incident) -> PostBrief {
        let book = incident.field ?? FieldBook()
        var brief = PostBrief(post.number)
        brief.incident = incident.number
        brief.place = post.place
        brief.chief = name(post.chief)
        brief.liaison = post.liaison.map(name)
        brief.members = post.members.map(name)
        brief.people = people(of: post).count
        brief.openedAt = post.openedAt
        brief.standDown = post.standDown
        brief.closedBy = post.standDown?.by.map(name)
        brief.cards = book.cards(of: post.number).map { self.brief($0) }
        brief.latest = book.latest(of: post.number).map { self.brief($0) }
        let mine = Set(brief.cards.map(\.card.number))
        brief.differing = book.differences.filter { mine.contains($0.second) }
        brief.next =
            post.isOpen
            ? incident.openTasks { $0.step.fulfilledBy == .fieldReport }.first?.due : nil
        return brief
    }
}
