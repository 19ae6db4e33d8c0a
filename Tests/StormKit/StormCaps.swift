import Domain
import Foundation
import Outbox
import Rehearsal

/// How many SMS somebody may be sent in an hour from a moment on.
struct Cap {
    var from: Date
    var perHour: Int
}

/// Nobody is sent more SMS in an hour than spec §7 and domain §10.2 allow: six, and twelve while an
/// incident of level I runs; the rest goes into one.
extension Storm {
    private static let usual = 6
    private static let levelOne = 12
    /// From the moment at which a message is given its share to the one at which it arrives some time
    /// may go by: several go one after the other, and the weather is slow.
    private static let slack = Duration.minutes(5)

    /// The world that the log folds to, and what was allowed when.
    func folded() -> (world: World, caps: [Cap]) {
        var world = World()
        var caps = [Cap(from: .distantPast, perHour: Self.usual)]
        for entry in stage.store.entries {
            world.apply(entry)
            guard case .incident = entry.event else { continue }
            let isHighest = world.running.contains { $0.level == Level(1) }
            let perHour = isHighest ? Self.levelOne : Self.usual
            if caps.last?.perHour != perHour {
                caps.append(Cap(from: entry.at, perHour: perHour))
            }
        }
        return (world, caps)
    }

    /// - Returns: The most that was allowed at this time or shortly before.
    private func cap(at time: Date, _ caps: [Cap]) -> Int {
        let shortlyBefore = caps.last { $0.from <= time - Self.slack }
        let since = caps.filter { time - Self.slack < $0.from && $0.from <= time }
        return ([shortlyBefore].compactMap(\.self) + since).map(\.perHour).max() ?? Self.usual
    }

    func faultsOfCaps(_ caps: [Cap]) -> [String] {
        let known = Dictionary(
            uniqueKeysWithValues: stage.store.deliveries.map { ($0.delivery.id, $0.delivery) })
        let unanswered = stage.network.unanswered
        let sms = stage.network.said.filter { $0.route == .sms }
        return Dictionary(grouping: sms, by: \.to).flatMap { _, said in
            // Whoever asks is answered; what tells that nothing can be kept is kept nowhere.
            let counted = said.compactMap { one -> (said: Said, delivery: Delivery)? in
                let id = one.delivery.firstOfBundle ?? one.delivery
                guard let delivery = known[id], case .person = delivery.target else { return nil }
                return (one, delivery)
            }
            return counted.indices.compactMap { index -> String? in
                let (one, delivery) = counted[index]
                guard !delivery.goesBeyondTheCap else { return nil }
                let start = one.at - SMSBudget.window + Self.slack
                let hour = counted[...index].filter { $0.said.at > start }
                // A life that ended knew of one more, and so does a gateway that never answered.
                let excuses =
                    launches.count { start < $0 && $0 <= one.at }
                    + Set(hour.map(\.said.delivery)).reduce(0) { $0 + (unanswered[$1] ?? 0) }
                let allowed = cap(at: one.at, caps) + excuses
                return hour.count > allowed
                    ? "\(one.delivery) is SMS \(hour.count) of an hour that has \(allowed)" : nil
            }
        }
    }

    /// How many SMS stood for several.
    var toldTogether: Int { stage.network.said.count { $0.delivery.firstOfBundle != nil } }
}

extension Delivery {
    /// What wants an answer or is one's code, what tells that somebody was not reached or is silent,
    /// and what ends the SMS takes its share, but waits for none.
    fileprivate var goesBeyondTheCap: Bool {
        switch saying {
        case .bulletin(.rollDue), .bulletin(.channelUp), .bulletin(.approval): true
        default: notice != nil || saying.isAlarm
        }
    }
}
