import Foundation

// All roads down: everything is kept, and goes by the first that returns.

extension Decider {
    /// Whoever no road reached is told by the one that is back, and so is what was kept for them.
    mutating func resume(on route: RouteKind) {
        for notice in world.openNotices {
            for person in notice.unreached.sorted()
            where notice.wants(person) && isReached(person, by: route) {
                record(.notice(notice.number, .routed(to: person, route, because: .returned)))
            }
        }
        for message in world.desk.kept ?? []
        where isReached(message.person, by: route) {
            record(.desk(.resumed(message.id, message.person, route, message.saying)))
        }
    }

    private func isReached(_ person: PersonID, by route: RouteKind) -> Bool {
        world.roster[person].map { world.reaches($0, by: route) } ?? false
    }
}
