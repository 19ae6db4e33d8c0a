import Domain
import Foundation
import Outbox
import Ports

/// Several SMS to one person as one, when their share of an hour is used up (spec §7).
extension Dispatcher {
    /// One message for all of them; what becomes of it becomes of each, and a report of it is of each.
    ///
    /// - Returns: Whether it may have gone out.
    func deliver(together all: [QueuedDelivery], _ world: World) async -> Bool {
        let together = await stillWanted(all, in: world)
        guard var bundle = together.first, together.count > 1 else {
            guard let lone = together.first else { return false }
            return await deliver(lone, world)
        }
        if let silent = together.lazy.compactMap(\.silent).first {
            await gateways.observe(Gateway(route, silent), .noReport, .delivered)
        }
        bundle.delivery.id = bundle.delivery.id.bundle
        bundle.delivery.saying = .bulletin(together.bundle)
        bundle.delivery.notice = nil
        let result = await attempt(bundle, world)
        rate.giveBack(together.count - 1)
        let ids = together.map(\.delivery.id)
        for queued in together {
            let outcome = Outcome.of(
                result, queued, at: clock.now, channelIsDown: board.isDown(route))
            await settle(outcome.asOne(of: ids, queued, after: result), queued)
        }
        return result.mayHaveGone
    }

    /// What nobody wants to hear any more is settled; the others as they stand now.
    private func stillWanted(
        _ all: [QueuedDelivery], in world: World
    ) async -> [QueuedDelivery] {
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
        return together
    }
}
