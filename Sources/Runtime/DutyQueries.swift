import Domain
import Foundation

/// Questions about who is on duty.
extension CommandHandler {
    func duty(_ query: DutyQuery, _ actor: Actor, _ route: RouteKind, _ world: World) -> Reply {
        guard world.duty.rota != nil else {
            return route.isChat ? .refused(.duty(.noRota)) : .dutyPhone
        }
        switch query {
        case .now: return .duty(.now(world.dutyNow(at: now)))
        case .week: return .duty(.week(world.dutyLines(from: now, to: now + .days(7))))
        case .mine:
            let me = actor.person ?? ""
            let lines = world.dutyLines(from: now, to: now + .days(60), of: me)
            return .duty(.mine(name: world.name(me), Array(lines.prefix(Limits.listedItems))))
        }
    }
}
