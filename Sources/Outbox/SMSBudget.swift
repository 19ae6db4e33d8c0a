import Domain
import Foundation

/// How many SMS one person is sent in an hour; what is beyond goes into one that names the rest
/// (domain §10.2). Nobody reads the thirtieth, and the gateway's own limit would cut it off. A
/// notice that wants an answer, word that somebody was not reached, and that the chat is back, take a
/// share but are never held back for want of one (spec §1.1).
package struct SMSBudget: Sendable {
    package static let window = Duration.hours(1)

    /// What becomes of what is due for one person.
    package struct Share: Equatable, Sendable {
        /// Each sent by itself.
        package var alone: [QueuedDelivery] = []
        /// Told of together, in one message.
        package var together: [QueuedDelivery] = []
        /// Not now, but at this time.
        package var held: [QueuedDelivery] = []
        package var heldUntil: Date?
    }

    private var sent: [PersonID: [Date]] = [:]

    package init() {}

    /// - Parameters:
    ///   - due: The most urgent first.
    ///   - cap: In any hour.
    package mutating func divide(
        _ due: [QueuedDelivery], for person: PersonID, cap: Int, at now: Date
    ) -> Share {
        let recent = (sent[person] ?? []).filter { now.since($0) < Self.window }
        let notices = due.filter(\.mayNotWait)
        let rest = due.filter { !$0.mayNotWait }
        let room = max(0, cap - recent.count - notices.count)
        var share = Share(alone: notices)
        if rest.count <= room {
            share.alone = due
        } else if room > 0 {
            share.alone += rest.prefix(room - 1)
            share.together = Array(rest.dropFirst(room - 1))
        } else {
            share.held = rest
            share.heldUntil = (recent.first ?? now) + Self.window
        }
        let count = share.alone.count + (share.together.isEmpty ? 0 : 1)
        sent[person] = recent + Array(repeating: now, count: count)
        return share
    }
}

extension QueuedDelivery {
    /// What wants an answer or is one's code, what tells that somebody was not reached or is silent, and what ends the
    /// SMS: half an hour later it would send people back who never left.
    fileprivate var mayNotWait: Bool {
        if case .bulletin(.rollDue) = delivery.saying { return true }
        if case .bulletin(.channelUp) = delivery.saying { return true }
        if case .bulletin(.approval) = delivery.saying { return true }
        return delivery.notice != nil || delivery.saying.isAlarm
    }
}

extension [QueuedDelivery] {
    /// What one message says of all of them: the numbers that can be answered, and how many they
    /// are.
    package var bundle: Bulletin {
        var numbers: [Number] = []
        for queued in self {
            if case .bulletin(.tasksDue(let reminders)) = queued.delivery.saying {
                numbers += reminders.map { Number(.task, $0.task.number) }
            }
        }
        let once = numbers.reduce(into: [Number]()) { if !$0.contains($1) { $0.append($1) } }
        return .bundled(once, count: count)
    }
}
