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
    /// A group beside the plan's.
    case groupAdded(GroupRule)
    /// Seats of one group, given and taken.
    case seated(GroupID, [SeatChange])
    /// The same, of people who are called to it; of an incident where it is for one.
    case groupFormed(GroupID, [SeatChange], incident: Int?)
    /// Nobody sits in it any more, and a group that is not the plan's is none.
    case groupClosed(GroupID, name: Bilingual, people: [PersonID])
    /// A second person has looked at a seat or address that another one changed.
    case confirmed(PersonID)
    /// Whoever got these seats was sent their duty cards.
    case carded([Seating])
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
        case .groupAdded(let group): add(group)
        case .seated(let group, let changes), .groupFormed(let group, let changes, _):
            seat(changes, in: group)
        case .groupClosed(let group, _, _): close(group)
        case .carded, .confirmed: break
        }
    }
}
