import Domain
import Outbox
import Ports

/// By SMS and mail the bot may be talking to a machine: see `Hearing`.
extension CommandHandler {
    /// Notes that somebody was understood or not, and that they are at the address they wrote from.
    ///
    /// - Parameter reply: What they would be answered.
    /// - Returns: What they are answered; nil for nothing.
    func hear(
        _ message: InboundMessage, of person: PersonID?, _ reply: Reply?, _ commit: inout Commit
    ) throws(LedgerFailure) -> Reply? {
        guard let person, !message.route.isChat else { return reply }
        let fault = reply.flatMap { $0.isFault ? $0 : nil }
        // Most people are understood, and nothing is to be noted of them.
        guard fault != nil || world?.desk.reach(of: person) != Reach() else { return reply }
        let heard = Heard(
            person, message.route, address: message.sender, text: message.words(for: fault),
            answer: fault)
        let (answer, noted) = try decide(
            .system(.heard(heard)), actor: .system, place: nil, saidAt: message.sentAt)
        commit.entries += noted.entries
        commit.deliveries += noted.deliveries
        return fault == nil ? reply : answer
    }
}

extension InboundMessage {
    /// What was typed; nil where a guard refused it.
    fileprivate func words(for fault: Reply?) -> String? {
        if case .guarded = fault { return nil }
        return if case .text(let text) = content { text } else { nil }
    }
}
