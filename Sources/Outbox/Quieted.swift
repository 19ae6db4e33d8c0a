import Domain
import Foundation

extension Announcer {
    /// In somebody's quiet hours an SMS about a lesser incident waits for their end; nothing is
    /// ever held back that is of level I or II, that asks for an answer about no incident, or that
    /// tells of somebody who was not reached.
    func quieted(_ delivery: Delivery) -> Delivery {
        guard case .person(let person, .sms) = delivery.target,
            delivery.priority != .reply, !delivery.saying.isAlarm,
            let level = world.level(of: delivery.saying), level > Level.quietNeverBlocks,
            let end = world.quietHours(of: person)?.end(at: now, in: plan.calendar)
        else { return delivery }
        var held = delivery
        held.sendBy = end + delivery.sendBy.since(delivery.notBefore)
        held.notBefore = end
        return held
    }
}
