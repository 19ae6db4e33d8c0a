import Foundation

package enum FactCommand: Codable, Equatable, Sendable {
    /// Without a number of the only incident that runs.
    case add(Number?, text: String, source: String?)
    /// Somebody looked into it: it holds, or it does not.
    case voice(Number, holds: Bool, how: String?)
    case doubt(Number, reason: String)
}

package enum FactRefusal: Codable, Equatable, Sendable {
    /// The same person said the same already.
    case voicedAlready(Number)
    /// It is settled; only a doubt opens it again.
    case settled(Number, Fact.Standing)
    /// Nobody has looked into it: there is nothing to doubt.
    case nothingFound(Number)
    /// Nobody has said where it is from, or by what it was found.
    case sourceless(Number)
}

extension Decider {
    mutating func decide(_ command: FactCommand) throws(Refusal) -> Reply? {
        switch command {
        case .add(let number, let text, let source):
            let incident = try runningIncident(number)
            let next = world.next(.fact)
            record(.fact(incident.number, .added(next, text: text, source: source)))
            return try .fact(.added(known(Number(.fact, next)).brief))
        case .voice(let number, let holds, let how): return try voice(number, holds, how)
        case .doubt(let number, let reason):
            let (fact, _, incident) = try known(number)
            guard !fact.voices.isEmpty else { throw .fact(.nothingFound(number)) }
            record(.fact(incident, .doubted(fact.number, reason: reason)))
            haltStatements(restingOn: fact.number, of: incident)
            return try .fact(.doubted(known(number).brief))
        }
    }

    /// A fact that the speaker may know of.
    private func known(
        _ number: Number
    ) throws(Refusal) -> (fact: Fact, brief: FactBrief, incident: Int) {
        guard let (fact, incident) = world.fact(number.value) else { throw .noSuch(number) }
        try checkKnown(number)
        return (fact, world.brief(fact, of: incident), incident)
    }

    /// Two different people find the same before it counts (spec §1.4, §6); whoever told of it may
    /// be one of them, when they looked themselves.
    private mutating func voice(
        _ number: Number, _ holds: Bool, _ how: String?
    ) throws(Refusal) -> Reply {
        let (fact, _, incident) = try known(number)
        guard fact.standing == .unconfirmed else {
            throw .fact(.settled(number, fact.standing))
        }
        guard !fact.voices.contains(where: { $0.person == me && $0.holds == holds }) else {
            throw .fact(.voicedAlready(number))
        }
        // What is told to the public rests on more than two nods (plan clause 六.2).
        guard !holds || how != nil || !fact.lacksSource else { throw .fact(.sourceless(number)) }
        record(.fact(incident, .voiced(fact.number, holds: holds, how: how)))
        let after = try known(number)
        guard after.fact.standing != .unconfirmed else { return .fact(.voiced(after.brief)) }
        record(.fact(incident, .settled(fact.number, after.fact.standing)))
        return .fact(.settled(after.brief))
    }
}
