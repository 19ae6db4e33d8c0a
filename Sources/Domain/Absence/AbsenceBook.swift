import Foundation

/// Time off that was asked for here; days of the roster's file are `Leave`.
package struct Spell: Codable, Hashable, Sendable {
    package var from: Date
    package var to: Date
    package var reason: String?
    /// Who of HQ allowed it although the other half of the pair is away too.
    package var allowedBy: PersonID?

    package init(from: Date, to: Date, reason: String? = nil, allowedBy: PersonID? = nil) {
        self.from = from
        self.to = to
        self.reason = reason
        self.allowedBy = allowedBy
    }

    /// What of it lies before and after another one, which has its own reason.
    func without(_ other: Spell) -> [Spell] {
        guard from < other.to, other.from < to else { return [self] }
        var (before, after) = (self, self)
        before.to = min(to, other.from)
        after.from = max(from, other.to)
        return [before, after].filter { $0.from < $0.to }
    }
}

/// Somebody in another's place (顶岗).
package struct Cover: Codable, Hashable, Sendable {
    package enum Cause: Codable, Hashable, Sendable {
        case arranged
        /// The notice that was not answered.
        case silent(Int)
        /// The notice to which the answer was "cannot".
        case cannot(Int)

        package var notice: Int? {
            switch self {
            case .arranged: nil
            case .silent(let notice), .cannot(let notice): notice
            }
        }
    }

    package var by: PersonID
    package var from: Date
    /// Nil until the other speaks again.
    package var until: Date?
    package var cause: Cause

    package init(by: PersonID, from: Date, until: Date? = nil, cause: Cause) {
        self.by = by
        self.from = from
        self.until = until
        self.cause = cause
    }
}

/// What somebody of HQ lets another decide in their name (授权), and until when.
package struct Mandate: Codable, Hashable, Sendable {
    package var by: PersonID
    package var scope: [Verb]
    package var from: Date
    package var until: Date

    package init(by: PersonID, scope: [Verb], from: Date, until: Date) {
        self.by = by
        self.scope = scope
        self.from = from
        self.until = until
    }

    /// What can be given away at all: decisions of HQ, and never the right to give them away.
    package static let powers: [Verb] = [.activate, .decline, .level, .close, .cancel, .approve]

    package var isWhole: Bool { Set(scope).isSuperset(of: Self.powers) }
    func holds(at moment: Date) -> Bool { from <= moment && moment < until }
}

package enum AbsenceEnd: String, Codable, Sendable {
    /// The absent one spoke again.
    case returned
    /// Its time is over.
    case over
    /// Somebody ended it.
    case ended
}

/// Case and field names are the storage format.
package enum AbsenceEvent: Codable, Equatable, Sendable {
    case leave(PersonID, Spell)
    case back(PersonID)
    case covered(PersonID, Cover)
    case coverEnded(PersonID, by: PersonID, because: AbsenceEnd)
    case mandated(PersonID, Mandate)
    case mandateEnded(PersonID, by: PersonID, because: AbsenceEnd)

    package var people: [PersonID] {
        switch self {
        case .leave(let person, let spell): [person] + [spell.allowedBy].compactMap(\.self)
        case .back(let person): [person]
        case .covered(let person, let cover): [person, cover.by]
        case .coverEnded(let person, let by, _), .mandateEnded(let person, let by, _): [person, by]
        case .mandated(let person, let mandate): [person, mandate.by]
        }
    }
}

/// Who is away, who stands in, who decides for whom. By the absent one, or by who was given it.
package struct AbsenceBook: Codable, Equatable, Sendable {
    package private(set) var leaves: [PersonID: [Spell]] = [:]
    package private(set) var covers: [PersonID: Cover] = [:]
    package private(set) var mandates: [PersonID: Mandate] = [:]

    package var isEmpty: Bool { leaves.isEmpty && covers.isEmpty && mandates.isEmpty }

    /// When a cover or a mandate is next over.
    var nextMoment: Date? {
        (covers.values.compactMap(\.until) + mandates.values.map(\.until)).min()
    }

    mutating func apply(_ event: AbsenceEvent, at time: Date) {
        switch event {
        case .leave(let person, let spell):
            let kept = (leaves[person] ?? []).filter { $0.to > time }.flatMap { $0.without(spell) }
            leaves[person] = (kept + [spell]).sorted { $0.from < $1.from }
        case .back(let person):
            // What is still to come is not taken back by returning from what is.
            leaves[person]?.removeAll { $0.from <= time }
            if leaves[person]?.isEmpty == true { leaves[person] = nil }
        case .covered(let person, let cover): covers[person] = cover
        case .coverEnded(let person, _, _): covers[person] = nil
        case .mandated(let person, let mandate): mandates[person] = mandate
        case .mandateEnded(let person, _, _): mandates[person] = nil
        }
    }

    /// In whose name this person may do that now.
    package func mandate(of person: PersonID, for verb: Verb, at moment: Date) -> Mandate? {
        guard let mandate = mandates[person], mandate.holds(at: moment),
            mandate.scope.contains(verb)
        else { return nil }
        return mandate
    }
}
