/// Whom events of people and of readiness are about, for the timeline.
extension RosterEvent {
    var people: [PersonID] {
        switch self {
        case .put(let person): [person.id]
        case .left(let person, _), .verified(let person, _, _), .purged(let person),
            .confirmed(let person):
            [person]
        case .seated(_, let changes), .groupFormed(_, let changes, _): changes.map(\.person)
        case .carded(let seatings): seatings.map(\.person)
        case .groupClosed(_, _, let people): people
        case .imported, .held, .groupAdded: []
        }
    }
}

extension ReadinessEvent {
    var people: [PersonID] {
        switch self {
        case .checked, .carded, .numbersAsked, .numbersPutOff: []
        case .numbersEnded(let silent, _): silent
        case .trialBegun(let trial), .trialEnded(let trial): [trial.person, trial.by]
        case .trialFailed(let person, _, _): [person]
        }
    }
}
