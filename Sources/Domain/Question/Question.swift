import Foundation

/// Something that somebody outside asked us, press or public, criticism and opinion too (plan
/// clauses 二.2, 五.2, 五.4; domain §5, media log): it gets an answer and is never a case.
package struct Question: Codable, Equatable, Sendable {
    /// One text of the answer, as one person wrote it. An edit is another version, and nobody has
    /// approved that one.
    package struct Version: Codable, Equatable, Sendable {
        package var number: Int
        package var text: String
        package var by: PersonID?
        package var at: Date
        package var approvedBy: PersonID?
        /// Facts of its incident that it rests on, by number.
        package var facts: [Int]?

        package var isApproved: Bool { approvedBy != nil }
    }

    /// What the asker was told last, by whom.
    package struct Given: Codable, Equatable, Sendable {
        /// The question whose answer it was.
        package var of: Int
        package var version: Int
        package var by: PersonID
        /// By telephone, or where it stands.
        package var via: String?
        package var at: Date
    }

    package enum Stand: String, Codable, Sendable, CaseIterable {
        /// There is no answer yet; it waits to be approved; it may be given.
        case open, drafted, approved
        case given
        /// The answer is another one since: they are to be told again.
        case outdated
        case dropped
    }

    package var number: Int
    package var incident: Int?
    package var text: String
    package var asker: Asker
    package var loggedBy: PersonID?
    package var at: Date
    package var due: Date
    /// The question whose answer answers this one too; nil where it has one of its own.
    package var same: Int?
    package var versions: [Version] = []
    package var given: Given?
    /// Why nobody answers it.
    package var dropped: String?
    /// The last share of the time that somebody was told at.
    package var reminded = 0

    package var id: Number { Number(.question, number) }

    /// How long it may wait where the asker named no time (domain §1, 五.4: unanswered > 2 h).
    package static let patience = Duration.hours(2)

    /// Nobody has been told anything yet, and somebody is to be.
    package var isOpen: Bool { given == nil && dropped == nil }

    package var countdown: Countdown { Countdown(from: at, due: due) }

    /// The next moment at which it has something to say.
    package var nextMoment: Date? {
        isOpen ? countdown.moment(of: Countdown.mark(after: reminded)) : nil
    }
}

/// Case and field names are the storage format. Those about a question carry its number first.
package enum QuestionEvent: Codable, Equatable, Sendable {
    case logged(Int, text: String, asker: Asker, due: Date)
    case drafted(Int, version: Int, text: String, facts: [Int]?)
    /// The very text that was approved stands here.
    case approved(Int, version: Int, text: String)
    /// It is the same question as that one: one answer for both.
    case joined(Int, to: Int)
    case given(Int, version: Int, by: PersonID, via: String?)
    case dropped(Int, reason: String)
    /// So much of its time is gone; nil where nobody was there to be told.
    case reminded(Int, percent: Int, PersonID?)
    case spokespersonNamed(PersonID)
    case spokespersonRemoved(PersonID)

    /// Nil for what is about no question.
    package var number: Int? {
        switch self {
        case .logged(let number, _, _, _), .drafted(let number, _, _, _),
            .approved(let number, _, _), .joined(let number, _), .given(let number, _, _, _),
            .dropped(let number, _), .reminded(let number, _, _):
            number
        case .spokespersonNamed, .spokespersonRemoved: nil
        }
    }

    package var people: [PersonID] {
        switch self {
        case .given(_, _, let person, _), .spokespersonNamed(let person),
            .spokespersonRemoved(let person):
            [person]
        case .reminded(_, _, let person): person.map { [$0] } ?? []
        case .logged, .drafted, .approved, .joined, .dropped: []
        }
    }
}
