import Domain
import Outbox
import Ports

extension CommandHandler {
    /// The answer; or only the sign that it was taken, where the same room reads the same from
    /// what everybody is told. Who asked alone, by SMS or by mail, has their answer.
    func once(
        _ reply: Reply, to message: InboundMessage, beside deliveries: [Delivery]
    ) -> Saying {
        guard case .room = message.place,
            deliveries.contains(where: { delivery in
                delivery.target.isHeard(where: message) && reply.isTold(by: delivery.saying)
            })
        else { return .reply(reply) }
        return .accepted(messageID: message.remoteID)
    }
}

extension Target {
    /// Whether it goes into the room in which the message was said.
    fileprivate func isHeard(where message: InboundMessage) -> Bool {
        switch self {
        case .room: message.route == .chat && message.closedRoom == nil
        case .backup: message.route == .backup
        case .closed(let matter, _): message.closedRoom == "\(matter)"
        case .person, .reply: false
        }
    }
}
