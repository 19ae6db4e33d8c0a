import Foundation

package enum DeskEvent: Codable, Equatable, Sendable {
    case codeAsked(PersonID, PendingCode)
    case codeSpent(PersonID)
    case language(PersonID, [Language])
    /// Somebody's own choice, which goes before the roster's.
    case quiet(PersonID, QuietHours)
    case formOpened(PersonID, Form)
    /// The form as it is after an answer.
    case formAnswered(PersonID, Form)
    case formClosed(PersonID)
    /// Only that it happened: the text is neither kept nor hashed (domain §7).
    case guardTripped(Guard, case: Int)
    /// A note while no incident runs (值班日志).
    case noted(text: String, at: Date? = nil)
    case strangerSpoke(RouteKind, masked: String)
    case roomEncrypted(String)
    /// The bot itself was not well.
    case trouble(Trouble)
    case channelDown(RouteKind, reason: String)
    case channelUp(RouteKind)
    /// One of a road's channels fails; `others`: it has more.
    case gatewayFailing(Gateway, reason: String, others: Bool)
    case gatewayWell(Gateway)
    /// Somebody switched away from a road, or gave it free again.
    case roadForced(RouteKind, Bool)
    /// As it was written before tries were counted, see `ReadinessEvent.trialBegun`.
    case roadsTested(PersonID)
    /// Which roads there are, by the settings that the bot was started with.
    case roadsFound([RouteKind])
    /// The digest of an outage was posted; it tells the entries `first...last`.
    case digested(RouteKind, first: Int, last: Int, downSince: Date)
    /// A message without a number took another road.
    case redirected(
        DeliveryID, PersonID, from: RouteKind, to: RouteKind, reason: String, Saying)
    /// An alarm did not reach one person, and goes to another; nil: nobody is left to be told.
    case alarmPassed(
        DeliveryID, from: PersonID, by: RouteKind, to: PersonID?, reason: String, Saying)
    /// No road was left for a message. `kept`: what it says, where one of the person's roads is
    /// down and may yet return.
    case undelivered(DeliveryID, PersonID, reason: String, kept: Saying?)
    /// A road is back, and with it goes what was kept for a person.
    case resumed(DeliveryID, PersonID, RouteKind, Saying)
    /// How somebody can be reached is otherwise than before.
    case reach(PersonID, ReachEvent)
}

/// A message for which every road of a person failed, one of them because it is down.
package struct KeptMessage: Codable, Equatable, Sendable {
    package var id: DeliveryID
    package var person: PersonID
    package var saying: Saying
}

/// A dangerous command that waits for its four digits (spec §6).
package struct PendingCode: Codable, Equatable, Sendable {
    package var code: String
    package var command: Command
    package var place: Place
    package var askedAt: Date
    package var validUntil: Date
}

/// What the desk knows of a channel.
package struct ChannelState: Codable, Equatable, Sendable {
    package var downSince: Date?
    package var reason: String
    /// The first entry that the digest owes; nil when nothing is owed.
    package var digestFrom: Int?
    package var owedSince: Date?
    /// Who switched away from it; it does not come back by itself then.
    package var forcedBy: PersonID?
}

/// The duty log (值班日志): whatever has no incident of its own.
package struct Desk: Codable, Equatable, Sendable {
    package var counters: [String: Int] = [:]
    package var codes: [PersonID: PendingCode] = [:]
    package var languages: [PersonID: [Language]] = [:]
    package var quiet: [PersonID: QuietHours]?
    package var forms: [PersonID: Form] = [:]
    package var channels: [String: ChannelState] = [:]
    package var strangers: Set<String> = []
    package var encryptedRooms: Set<String> = []
    package var refusals = 0
    package var gateways: [String: GatewayState]?
    /// The roads there are; nil for the usual ones.
    package var roads: [RouteKind]?
    /// What waits for a road to return, oldest first.
    package var kept: [KeptMessage]?
    /// Of whom there is something to know; nil for nobody.
    package internal(set) var reach: [PersonID: Reach]?

    package func last(_ kind: NumberKind) -> Int { counters[kind.rawValue] ?? 0 }

    package func channel(_ route: RouteKind) -> ChannelState? { channels[route.rawValue] }

    /// A road that is not there carries nothing either.
    package func isDown(_ route: RouteKind) -> Bool {
        !has(route) || channel(route)?.downSince != nil
    }

    package func has(_ route: RouteKind) -> Bool {
        (roads ?? RouteKind.usual).contains(route)
    }

    package var hasBackup: Bool { has(.backup) }

    /// Whether the second chat stands in for the first.
    package var backupStandsIn: Bool { isDown(.chat) && !isDown(.backup) }

    package func isForced(_ route: RouteKind) -> Bool { channel(route)?.forcedBy != nil }

    package var forced: [RouteKind] { RouteKind.allCases.filter(isForced) }

    mutating func apply(
        _ event: DeskEvent, by person: PersonID?, sequence: Int, at time: Date
    ) {
        switch event {
        case .codeAsked(let person, let code): codes[person] = code
        case .codeSpent(let person): codes[person] = nil
        case .language(let person, let choice): languages[person] = choice
        case .quiet(let person, let hours): quiet = (quiet ?? [:]).merging([person: hours]) { $1 }
        case .formOpened(let person, let form), .formAnswered(let person, let form):
            forms[person] = form
        case .formClosed(let person): forms[person] = nil
        case .guardTripped(_, let number): refusals = max(refusals, number)
        case .strangerSpoke(_, let masked): strangers.insert(masked)
        case .roomEncrypted(let room): encryptedRooms.insert(room)
        case .channelDown(let route, let reason):
            let before = channels[route.rawValue]
            channels[route.rawValue] = ChannelState(
                downSince: time, reason: reason, digestFrom: before?.digestFrom ?? sequence,
                owedSince: before?.owedSince ?? time, forcedBy: before?.forcedBy)
        case .gatewayFailing(let gateway, let reason, _):
            apply(gateway, failing: reason, at: time)
        case .gatewayWell(let gateway): apply(gateway, failing: nil, at: time)
        case .roadForced(let route, let isForced):
            var state = channels[route.rawValue] ?? ChannelState(reason: "forced")
            state.forcedBy = isForced ? person ?? "" : nil
            channels[route.rawValue] = state
        case .channelUp(let route): channels[route.rawValue]?.downSince = nil
        case .digested(let route, _, _, _):
            channels[route.rawValue]?.digestFrom = nil
            channels[route.rawValue]?.owedSince = nil
        case .undelivered(let id, let person, _, let saying?):
            kept = (kept ?? []) + [KeptMessage(id: id, person: person, saying: saying)]
        case .resumed(let id, let person, _, _):
            kept?.removeAll { $0.id == id && $0.person == person }
        case .roadsFound(let found): roads = found
        case .reach(let person, let event): apply(event, to: person, at: time)
        case .redirected, .undelivered, .alarmPassed, .noted, .roadsTested, .trouble: break
        }
    }
}
