import Domain
import Foundation

/// Whom a delivery is for, and on which road.
package enum Target: Codable, Hashable, Sendable {
    /// The response room, mentioning these people.
    case room(mentions: [PersonID])
    /// The room of the second chat, mentioning these people.
    case backup(mentions: [PersonID])
    /// The room of a sensitive matter in the first chat, which only its circle enters.
    case closed(Number, mentions: [PersonID])
    /// One person on one road. In chat this is a direct message where one is open.
    case person(PersonID, RouteKind)
    /// Back to where a message came from; the person when the roster knows the sender.
    case reply(Place, RouteKind, PersonID?)

    /// A person on a road; in a chat by name in its room, since with few a conversation is open.
    package static func named(_ person: PersonID, on route: RouteKind) -> Target {
        named([person], inRoomOf: route) ?? .person(person, route)
    }

    /// - Returns: Nil for a road that has no room.
    package static func named(_ people: [PersonID], inRoomOf route: RouteKind) -> Target? {
        switch route {
        case .chat: .room(mentions: people)
        case .backup: .backup(mentions: people)
        case .sms, .email: nil
        }
    }

    package var route: RouteKind {
        switch self {
        case .room, .closed: .chat
        case .backup: .backup
        case .person(_, let route): route
        case .reply(_, let route, _): route
        }
    }

    /// Everyone who is told by it.
    package var people: [PersonID] {
        switch self {
        case .room(let mentions), .backup(let mentions), .closed(_, let mentions): mentions
        case .person(let id, _): [id]
        case .reply(_, _, let id): [id].compactMap(\.self)
        }
    }
}

/// Smaller goes first.
package enum Priority: Int, Codable, Comparable, Sendable, CaseIterable {
    case flash, reply, normal, routine
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Something to be said to somebody: kept before it is sent, and until it is settled.
package struct Delivery: Codable, Equatable, Sendable, Identifiable {
    /// Fixed when it is made; the transaction id in Matrix, the reference at a gateway. `A–Za-z0-9.-`.
    package var id: DeliveryID
    package var target: Target
    package var saying: Saying
    package var priority: Priority
    package var notBefore: Date
    /// After this it is no use: it is expired, or takes another road.
    package var sendBy: Date
    /// The N- number it carries, so that an acknowledgement can stop it.
    package var notice: Int?
    /// Of deliveries with the same key only the newest is sent.
    package var coalesce: String?
    /// Fails over to another road when this one fails.
    package var mustArrive: Bool
    /// The incident that it is about, for `FairShare`.
    package var share: Int?

    package init(
        id: DeliveryID, target: Target, saying: Saying, priority: Priority, notBefore: Date,
        sendBy: Date, notice: Int? = nil, coalesce: String? = nil, mustArrive: Bool = false,
        share: Int? = nil
    ) {
        self.share = share
        self.id = id
        self.target = target
        self.saying = saying
        self.priority = priority
        self.notBefore = notBefore
        self.sendBy = sendBy
        self.notice = notice
        self.coalesce = coalesce
        self.mustArrive = mustArrive
    }
}

/// How far a delivery has come (spec §7). Delivered ≠ read ≠ acknowledged.
package enum DeliveryState: String, Codable, Sendable, CaseIterable {
    /// Waits for its time or its next try.
    case queued
    /// Handed to a channel; after a kill it may or may not have gone out.
    case sending
    /// The server or gateway has taken it.
    case accepted
    /// The handset or room has it.
    case delivered
    case failed, expired
    /// An acknowledgement, or a newer one of its kind, made it needless.
    case cancelled

    package var isSettled: Bool { self != .queued && self != .sending }
}

/// A delivery as the ledger holds it.
package struct QueuedDelivery: Codable, Equatable, Sendable {
    package var delivery: Delivery
    package var state: DeliveryState
    /// Tries begun so far.
    package var attempts: Int
    /// When it may be tried next.
    package var dueAt: Date
    /// The name the far end gave it, such as a Matrix event id.
    package var remoteID: String?

    package init(
        delivery: Delivery, state: DeliveryState = .queued, attempts: Int = 0, dueAt: Date,
        remoteID: String? = nil
    ) {
        self.delivery = delivery
        self.state = state
        self.attempts = attempts
        self.dueAt = dueAt
        self.remoteID = remoteID
    }
}

/// What became of one try; saved before anything else is done about it.
package struct Settlement: Equatable, Sendable {
    /// The reason of what went in one message with others, and counts as none.
    package static let bundled = "bundled"

    package var id: DeliveryID
    package var state: DeliveryState
    /// For `.queued`: when to try again.
    package var dueAt: Date?
    package var remoteID: String?
    /// Why it failed, in the machine's words.
    package var reason: String?
    /// Tries begun by now, where the ledger was not told of each.
    package var attempts: Int?

    package init(
        id: DeliveryID, state: DeliveryState, dueAt: Date? = nil, remoteID: String? = nil,
        reason: String? = nil, attempts: Int? = nil
    ) {
        self.id = id
        self.attempts = attempts
        self.state = state
        self.dueAt = dueAt
        self.remoteID = remoteID
        self.reason = reason
    }
}
