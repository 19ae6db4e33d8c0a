import Foundation

// Making something less sensitive where no secrecy office watches over it: one of HQ and another, as
// with a copy of evidence (decision 0075; domain §10, "SEC, EO down").

extension Decider {
    /// The first one asks and says why; the second one, within a day, types the same.
    mutating func lower(
        _ matter: Number, _ label: Classification, from old: Classification, _ reason: String?
    ) throws(Refusal) -> Reply {
        let able = loweringPeople(of: matter)
        guard able.contains(me) else {
            throw .circle(.lowering(matter, roles: [.secrecy, .hq, .office]))
        }
        let asked = world.circles[matter]?.lowering.flatMap { lowering in
            lowering.to == label && now < lowering.at + Circle.Lowering.patience ? lowering : nil
        }
        guard let asked else {
            guard let reason else { throw .circle(.loweringNeedsReason(matter)) }
            record(.circle(matter, .loweringAsked(to: label, reason: reason)))
            return .circle(
                .loweringAsked(matter, label, from: old, people: names(others(than: me, able))))
        }
        let others = others(than: asked.by, able)
        guard others.contains(me) else {
            throw .circle(.loweringNeedsAnother(matter, people: names(others)))
        }
        return relabel(matter, label, from: old, reason ?? asked.reason)
    }

    /// Who may be one of the two: of HQ or of the emergency office, and knows of it.
    private func loweringPeople(of matter: Number) -> [PersonID] {
        let proven = world.proven(world.roster)
        return [GroupID.hq, .office].flatMap { proven.members(of: $0).map(\.id) }.uniqued()
            .filter { world.mayKnow($0, of: matter) }
    }

    /// Who may be the other one: somebody of HQ, or anybody where the first one is.
    private func others(than first: PersonID, _ able: [PersonID]) -> [PersonID] {
        let proven = world.proven(world.roster)
        let isLed = proven[first]?.sits(in: .hq) == true
        return able.filter { $0 != first && (isLed || proven[$0]?.sits(in: .hq) == true) }
    }
}

extension World {
    /// Who is asked to be the second one.
    package func secondsToLower(_ matter: Number) -> [PersonID] {
        guard let first = circles[matter]?.lowering?.by else { return [] }
        let isLed = roster[first]?.sits(in: .hq) == true
        let groups: [GroupID] = isLed ? [.hq, .office] : [.hq]
        return groups.flatMap { roster.members(of: $0).map(\.id) }.uniqued()
            .filter { $0 != first && mayKnow($0, of: matter) }
    }
}
