/// What happened to the roster. Case and field names are the storage format.
package enum RosterEvent: Codable, Equatable, Sendable {
    /// The whole of it, as a file and what was known before make it.
    case imported(Roster)
    /// Somebody was added, or is otherwise than before.
    case put(Person)
    case left(PersonID, on: Day)
    /// An address on this road answered.
    case verified(PersonID, RouteKind, on: Day)
    /// How to reach somebody who left is destroyed; the store destroys the key with it.
    case purged(PersonID)
    /// Nothing may be purged, and why; nil lifts that.
    case held(reason: String?)
}

extension Roster {
    mutating func apply(_ event: RosterEvent) {
        switch event {
        case .imported(let roster): self = roster
        case .put(let person): put(person)
        case .left(let person, let day): leave(person, on: day)
        case .verified(let person, let route, let day): verify(person, route, on: day)
        case .purged(let person): purge(person)
        case .held(let reason): hold = reason
        }
    }
}
