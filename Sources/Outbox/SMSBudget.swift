import Domain
import Foundation

/// How many SMS one person is sent in an hour; what is beyond goes into one that names the rest
/// (domain §10.2). Nobody reads the thirtieth, and the gateway's own limit would cut it off. A
/// notice that wants an answer, word that somebody was not reached, and that the chat is back, take a
/// share but are never held back for want of one (spec §1.1); several alarms are one message.
package struct SMSBudget: Sendable {
    package static let window = Duration.hours(1)

    /// What becomes of what is due for one person.
    package struct Share: Equatable, Sendable {
        /// Each sent by itself.
        package var alone: [QueuedDelivery] = []
        /// Each told of together, in one message.
        package var bundles: [[QueuedDelivery]] = []
        /// Not now, but at this time.
        package var held: [QueuedDelivery] = []
        package var heldUntil: Date?

        /// What is beyond the share.
        package var together: [QueuedDelivery] { bundles.last ?? [] }
    }

    private var sent: [PersonID: [Date]] = [:]

    package init() {}

    /// - Parameters:
    ///   - due: The most urgent first.
    ///   - cap: In any hour.
    package mutating func divide(
        _ due: [QueuedDelivery], for person: PersonID, cap: Int, at now: Date
    ) -> Share {
        let recent = (sent[person] ?? []).turned(to: now).filter { now.since($0) < Self.window }
        let alarms = due.filter(\.delivery.saying.isAlarm)
        let urgent = due.filter { $0.mayNotWait && !$0.delivery.saying.isAlarm }
        let rest = due.filter { !$0.mayNotWait }
        let alarmed = alarms.byGateways
        let room = max(0, cap - (recent.count + urgent.count + alarmed.count))
        var share = Share()
        if alarms.count > 1 { share.bundles += alarmed }
        if let last = recent.last, room == 1, rest.count == 1, now < last + Self.window / cap {
            // The last of the hour has room for more than one thing: it waits a little for them.
            share.held = rest
            share.heldUntil = last + Self.window / cap
        } else if rest.count > room {
            let groups = rest.together(within: room)
            share.bundles += groups.prefix(room)
            share.held = groups.dropFirst(room).flatMap(\.self)
            if !share.held.isEmpty { share.heldUntil = (recent.first ?? now) + Self.window }
        }
        let others = Set((share.bundles.flatMap(\.self) + share.held).map(\.delivery.id))
        share.alone = due.filter { !others.contains($0.delivery.id) }
        let count = share.alone.count + share.bundles.count
        sent[person] = recent + Array(repeating: now, count: count)
        return share
    }

    /// So many of the last did not go after all.
    package mutating func giveBack(_ count: Int, of person: PersonID) {
        sent[person] = sent[person]?.dropLast(count)
    }

    /// What an earlier life of the bot sent: a kill gives nobody a second share.
    package mutating func remember(_ earlier: [Sent], at now: Date) {
        // What awaits its report, or went before the clock went back, is dated later than now.
        for one in earlier { sent[one.person, default: []].append(min(one.at, now)) }
        for person in Set(earlier.map(\.person)) { sent[person]?.sort() }
    }
}

/// That somebody was sent something, as the ledger knows it.
package struct Sent: Equatable, Sendable {
    package var person: PersonID
    package var at: Date

    package init(person: PersonID, at: Date) {
        self.person = person
        self.at = at
    }
}

extension QueuedDelivery {
    /// What wants an answer or is one's code, what tells that somebody was not reached or is silent,
    /// and what ends the SMS: half an hour later it would send people back who never left.
    fileprivate var mayNotWait: Bool {
        if case .bulletin(.rollDue) = delivery.saying { return true }
        if case .bulletin(.channelUp) = delivery.saying { return true }
        if case .bulletin(.approval) = delivery.saying { return true }
        return delivery.notice != nil || delivery.saying.isAlarm
    }
}

extension [QueuedDelivery] {
    /// Those that have to go with others where only so many messages may go: as few as will do.
    fileprivate func together(within room: Int) -> [[QueuedDelivery]] {
        for alone in (0..<Swift.max(1, room)).reversed() {
            let groups = Array(dropFirst(alone)).byGateways
            if alone + groups.count <= room { return groups }
        }
        return byGateways
    }

    /// Which of them can go as one: those that the same gateways have taken before, and of which
    /// nothing was heard, for they are not asked again.
    fileprivate var byGateways: [[QueuedDelivery]] {
        var groups: [[QueuedDelivery]] = []
        for queued in self {
            if let place = groups.firstIndex(where: { $0.first?.takenBy == queued.takenBy }) {
                groups[place].append(queued)
            } else {
                groups.append([queued])
            }
        }
        return groups
    }

    /// What one message says of all of them: of alarms, who was not reached; of the rest, the numbers
    /// that can be answered, and how many things they are, each counted once.
    package var bundle: Bulletin {
        let lost = compactMap(\.delivery.saying.lost)
        if lost.count == count {
            return .undelivered(person: lost.uniqued().joined(separator: "/"))
        }
        var numbers: [Number] = []
        var others: Set<Saying.Matter> = []
        for queued in self {
            if case .bulletin(.tasksDue(let reminders)) = queued.delivery.saying {
                numbers += reminders.map { Number(.task, $0.task.number) }
            } else {
                others.insert(queued.delivery.saying.matter)
            }
        }
        let once = numbers.uniqued()
        return .bundled(once, count: once.count + others.count)
    }
}

extension Saying {
    /// The name in an alarm.
    fileprivate var lost: String? {
        switch self {
        case .bulletin(.undelivered(let name)), .bulletin(.unreachable(_, let name)),
            .bulletin(.nobodyLeft(_, let name)):
            name
        default: nil
        }
    }
}
