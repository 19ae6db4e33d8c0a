import Foundation

/// An official channel with the names it needs.
package struct OfficialBrief: Codable, Equatable, Sendable {
    package struct Voice: Codable, Equatable, Sendable {
        package var name: String
        package var how: String?

        package init(name: String, how: String? = nil) {
            self.name = name
            self.how = how
        }
    }

    package var id: String
    package var name: String
    package var platform: String
    package var account: String
    package var owner: String
    /// Nil: by hand.
    package var via: String?
    /// The last day on which it is good.
    package var until: Day
    package var by: String
    package var at: Date
    package var standing: OfficialChannel.Standing
    package var voices: [Voice]
    package var missing: Int
    package var retiredBy: String?
    package var retiredWhy: String?
}

package enum OfficialReply: Codable, Equatable, Sendable {
    case registered(OfficialBrief)
    case voiced(OfficialBrief)
    /// `anew`: it had been verified before.
    case verified(OfficialBrief, anew: Bool)
    case retired(OfficialBrief)
    case shown(OfficialBrief)
    case list([OfficialBrief])

    var isLong: Bool {
        if case .list(let channels) = self { channels.count > 4 } else { false }
    }
}

/// What the register is about to become.
package enum OfficialConfirmation: Codable, Equatable, Sendable {
    /// `voids`: what people have verified counts no more.
    case register(OfficialBrief, isNew: Bool, voids: Bool)
    case retire(OfficialBrief, reason: String)

    package var channel: OfficialBrief {
        switch self {
        case .register(let channel, _, _), .retire(let channel, _): channel
        }
    }
}

package enum OfficialBulletin: Codable, Equatable, Sendable {
    /// It was registered or changed: two must make sure of it.
    case wanted(OfficialBrief)
    case verified(OfficialBrief, anew: Bool)
    case retired(OfficialBrief)
    case expiring(OfficialBrief)
    case expired(OfficialBrief)
}

extension World {
    package func brief(_ channel: OfficialChannel, at now: Date) -> OfficialBrief {
        let voices = channel.again.isEmpty ? channel.voices : channel.again
        return OfficialBrief(
            id: channel.id, name: channel.name, platform: channel.platform,
            account: channel.account, owner: name(channel.owner), via: channel.via,
            until: lastDay(before: channel.expires), by: name(channel.registeredBy),
            at: channel.registeredAt, standing: channel.standing(at: now),
            voices: voices.map { OfficialBrief.Voice(name: name($0.person), how: $0.how) },
            missing: channel.missing, retiredBy: channel.retired?.person.map(name),
            retiredWhy: channel.retired?.reason)
    }

    /// The day that an end at midnight belongs to.
    func lastDay(before end: Date) -> Day { readinessCalendar.day(of: end - 1) }
}
