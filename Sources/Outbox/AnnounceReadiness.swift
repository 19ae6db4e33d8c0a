import Domain
import Foundation

/// Who is told how ready the unit is, and who is asked whether a number is theirs.
extension Announcer {
    mutating func announce(_ event: ReadinessEvent, _ id: String) {
        switch event {
        case .checked(_, let fresh):
            // At night to one person alone; the card tells everybody in the morning.
            guard !fresh.isEmpty else { return }
            for person in officeLead { alone(person, .alarm(fresh), id) }
        case .carded(let report): tell(officeLead, .readiness(.card(report)), id)
        case .numbersAsked(let asked, _): ask(asked, id)
        case .numbersEnded(let silent, let asked):
            guard asked > 0 else { return }
            tell(
                officeLead,
                .readiness(.numbersEnded(silent: silent.map(world.name), asked: asked)), id)
        case .trialBegun(let trial): `try`(trial, id)
        case .trialEnded(let trial):
            let facts = TrialFacts(name: name(trial.person), roads: trial.roads)
            alone(trial.by, .trialEnded(facts), id)
        case .numbersPutOff, .trialFailed: break
        }
    }

    private mutating func alone(
        _ person: PersonID, _ bulletin: ReadinessBulletin, _ id: String
    ) {
        let road = world.desk.isDown(.chat) ? outward(person) ?? .chat : .chat
        post(
            "\(id).d-\(person)", conversation(person, road), .bulletin(.readiness(bulletin)),
            mustArrive: true)
    }

    /// In the chat one between two, which is opened where there is none.
    private func conversation(_ person: PersonID, _ road: RouteKind) -> Target {
        guard road == .chat, let chat = world.roster[person]?.chat else {
            return road == .backup ? .named(person, on: road) : .person(person, road)
        }
        return .reply(.direct(chat), .chat, person)
    }

    /// All at once and behind everything else: a gateway's pace makes the rest of it.
    private mutating func ask(_ asked: [NumberAsked], _ id: String) {
        for one in asked {
            post(
                "\(id).\(one.route.rawValue)-\(one.person)", .person(one.person, one.route),
                .bulletin(.readiness(.numberCheck(one.route))), .routine, within: .hours(10))
        }
    }

    private mutating func `try`(_ trial: RoadTrial, _ id: String) {
        for road in trial.roads.map(\.route) {
            post(
                "\(id).\(road.rawValue)", conversation(trial.person, road),
                .bulletin(.roadTest(road)), .reply, mustArrive: true)
        }
    }
}
