import Domain
import Foundation
import Outbox
import Ports

/// Several SMS to one person as one, when their share of an hour is used up (spec §7).
extension Dispatcher {
    /// One message for all of them; what becomes of it becomes of each.
    ///
    /// - Returns: Whether it may have gone out.
    func deliver(together all: [QueuedDelivery], _ world: World) async -> Bool {
        var together: [QueuedDelivery] = []
        for queued in all {
            if let wanted = queued.delivery.stillWanted(in: world) {
                together.append(queued)
                together[together.count - 1].delivery.saying = wanted.saying
            } else {
                rate.giveBack()
                await settle(
                    Outcome.of(.skipped, queued, at: clock.now, channelIsDown: false), queued)
            }
        }
        guard var bundle = together.first, together.count > 1 else {
            guard let lone = together.first else { return false }
            return await deliver(lone, world)
        }
        bundle.delivery.id = DeliveryID("\(bundle.delivery.id).more")
        bundle.delivery.saying = .bulletin(together.bundle)
        bundle.delivery.notice = nil
        let result = await attempt(bundle, world)
        rate.giveBack(together.count - 1)
        for queued in together {
            var outcome = Outcome.of(
                result, queued, at: clock.now, channelIsDown: board.isDown(route))
            switch result {
            case .failed, .skipped: break
            case .accepted, .delivered:
                // It is in other words than its own, and no report comes under its name.
                let isFirst = queued.delivery.id == together.first?.delivery.id
                outcome = Outcome(
                    Settlement(
                        id: queued.delivery.id, state: .accepted,
                        reason: isFirst ? nil : Settlement.bundled))
            }
            await settle(outcome, queued)
        }
        return result.mayHaveGone
    }
}
