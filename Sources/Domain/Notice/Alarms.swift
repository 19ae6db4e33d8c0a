import Foundation

// An alarm tells a human that another was not reached. It must not end unheard, and must not breed.

extension Decider {
    /// An alarm that did not reach whoever was to hear it: by their next road, else to HQ. It is
    /// the same alarm; that it failed is no further one. Every step goes forward along a list that
    /// ends: then it waits for the road it came by.
    mutating func passOn(_ delivered: Delivered, _ reason: String) {
        for person in delivered.people {
            let others = otherRoads(of: person, than: delivered.route)
            // What was said in the room goes to each by another road too, and waits there.
            if delivered.route.isChat, !others.isEmpty { continue }
            if let next = others.first(where: { !world.desk.isDown($0) }) {
                record(
                    .desk(
                        .redirected(
                            delivered.id, person, from: delivered.route, to: next, reason: reason,
                            delivered.saying)))
                continue
            }
            let heir = heir(of: person, delivered.saying)
            record(
                .desk(
                    .alarmPassed(
                        delivered.id, from: person, by: delivered.route, to: heir, reason: reason,
                        delivered.saying)))
        }
    }

    /// Beside the chat, those that come after it in the person's own order.
    private func otherRoads(of person: PersonID, than route: RouteKind) -> [RouteKind] {
        guard let someone = world.roster[person] else { return [] }
        let outward = someone.roads.filter { !$0.isChat && world.reaches(someone, by: $0) }
        return route.isChat ? outward : Array(outward.drop { $0 != route }.dropFirst())
    }

    /// The next of HQ who has not been told and has a road that lives.
    private func heir(of person: PersonID, _ alarm: Saying) -> PersonID? {
        let hq = [Seat.lead, .deputy].compactMap { world.roster.holder(of: $0, in: .hq)?.id }
        let rest = hq.firstIndex(of: person).map { hq[($0 + 1)...] } ?? hq[...]
        let told = firstTold(of: alarm)
        return rest.first { id in
            guard let someone = world.roster[id], !told.contains(id) else { return false }
            return someone.roads.contains {
                world.reaches(someone, by: $0) && !world.desk.isDown($0)
            }
        }
    }

    /// Who heard of it at the same time, and the one it is about.
    private func firstTold(of alarm: Saying) -> [PersonID] {
        guard case .bulletin(let bulletin) = alarm else { return [] }
        switch bulletin {
        case .unreachable(_, let name):
            guard let lost = world.roster.person(named: name)?.id else { return [] }
            return guardians(of: lost) + [lost]
        case .undelivered(let name):
            let lost = world.roster.person(named: name)?.id
            return [lost, world.roster.holder(of: .lead, in: .hq)?.id].compactMap(\.self)
        case .nobodyLeft: return world.roster.members(of: .hq).map(\.id)
        default: return []
        }
    }
}
