import Foundation

// All roads down: everything is kept, and goes by the first that returns.

extension Decider {
    /// Whoever no road reached is told by the one that is back, and so is what was kept for them.
    mutating func resume(on route: RouteKind) {
        for notice in world.openNotices {
            for person in notice.unreached.sorted()
            where notice.wants(person) && world.roster[person]?.address(on: route) != nil {
                record(.notice(notice.number, .routed(to: person, route, because: .returned)))
            }
        }
        for message in world.desk.kept ?? []
        where world.roster[message.person]?.address(on: route) != nil {
            record(.desk(.resumed(message.id, message.person, route, message.saying)))
        }
    }
}
