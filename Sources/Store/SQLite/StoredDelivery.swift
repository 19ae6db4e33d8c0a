import Domain
import Foundation
import Outbox

/// A delivery without what it says, which lies in a row of its own because many say it.
struct StoredDelivery: Codable {
    var id: DeliveryID
    var target: Target
    var priority: Priority
    var notBefore: Date
    var sendBy: Date
    var notice: Int?
    var coalesce: String?
    var mustArrive: Bool
    var share: Int?

    init(_ delivery: Delivery) {
        id = delivery.id
        target = delivery.target
        priority = delivery.priority
        notBefore = delivery.notBefore
        sendBy = delivery.sendBy
        notice = delivery.notice
        coalesce = delivery.coalesce
        mustArrive = delivery.mustArrive
        share = delivery.share
    }

    func delivery(_ saying: Saying) -> Delivery {
        Delivery(
            id: id, target: target, saying: saying, priority: priority, notBefore: notBefore,
            sendBy: sendBy, notice: notice, coalesce: coalesce, mustArrive: mustArrive,
            share: share)
    }
}
