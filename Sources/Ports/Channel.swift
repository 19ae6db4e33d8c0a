import Domain
import Foundation
import Outbox

/// A message in words, ready for one address.
package struct Message: Equatable, Sendable {
    package enum Destination: Equatable, Sendable {
        /// The response room, mentioning these chat ids.
        case room(mentions: [Mention])
        /// One person's address on the channel's route.
        case person(String)
        /// The room of a sensitive matter, such as `I-3`, mentioning these.
        case closed(String, mentions: [Mention])
        /// Where a message came from.
        case place(Place)
    }

    package struct Mention: Equatable, Sendable {
        package var address: String
        package var name: String

        package init(address: String, name: String) {
            self.address = address
            self.name = name
        }
    }

    package enum Act: Equatable, Sendable {
        case say(Text)
        /// Set the room's topic.
        case topic(String)
        /// A ✅ on the message with this remote id.
        case react(to: String)
        /// Let this chat user into the closed room, which is made where there is none.
        case invite(String)
        /// Out of it; `onlyInvited`: unless they have come in.
        case remove(String, onlyInvited: Bool)
    }

    package var id: DeliveryID
    package var destination: Destination
    package var act: Act
    /// Thread key for mail: messages of one incident hang together.
    package var thread: String?
    /// Says nothing that must be kept: it may be said in an encrypted room, in plain text.
    package var isContentless: Bool
    /// The N- number it carries, for transcripts.
    package var notice: Int?
    /// Of the messages with one key in a place only the first is shown anew; what comes later takes
    /// its place, where the far end can do that.
    package var board: String?

    package init(
        id: DeliveryID, destination: Destination, act: Act, thread: String? = nil,
        isContentless: Bool = false, notice: Int? = nil, board: String? = nil
    ) {
        self.board = board
        self.notice = notice
        self.id = id
        self.destination = destination
        self.act = act
        self.thread = thread
        self.isContentless = isContentless
    }
}

/// What the far end said when it took a message.
package struct Receipt: Equatable, Sendable {
    package enum Reached: Equatable, Sendable {
        /// Taken over; a report may follow.
        case accepted
        case delivered
        /// There is no open direct conversation: the room post has to do.
        case skipped
    }

    package var reached: Reached
    package var remoteID: String?
    /// Until when a delivery report is expected; without one by then it counts as failed.
    package var reportWithin: Duration?

    package init(
        _ reached: Reached, remoteID: String? = nil, reportWithin: Duration? = nil
    ) {
        self.reached = reached
        self.remoteID = remoteID
        self.reportWithin = reportWithin
    }
}

/// A road out. It sends one message and says what became of it; it decides nothing.
package protocol Channel: Sendable {
    /// Its name in logs and in `/status`, such as `matrix` or `kannel`.
    var name: String { get }
    var route: RouteKind { get }
    /// The far end knows a message by its id and shows a repetition nowhere.
    var knowsRepetitions: Bool { get }
    func send(_ message: Message) async throws(SendFailure) -> Receipt
    /// Proves that the channel works end to end; returns when a test went out and came back.
    func probe() async throws(SendFailure)
}

extension Channel {
    package var knowsRepetitions: Bool { false }
}

/// What a far end says later of a message it took.
package struct DeliveryReport: Equatable, Sendable {
    package var id: DeliveryID
    package var state: DeliveryState
    /// Why it failed.
    package var reason: FailureReason?
    /// The channel whose far end says it.
    package var channel: String
    /// The address that it is about, where the far end names it.
    package var recipient: String?

    package init(
        _ id: DeliveryID, _ state: DeliveryState, reason: FailureReason? = nil, channel: String,
        recipient: String? = nil
    ) {
        self.recipient = recipient
        self.id = id
        self.state = state
        self.reason = reason
        self.channel = channel
    }
}

/// A road in.
package protocol Source: Sendable {
    /// Reads until cancelled; hands everything to the inbox. Faults are the reader's own to
    /// retry, and told to the inbox.
    func run(into inbox: any Inbox) async
}

/// Where sources put what they read.
package protocol Inbox: Sendable {
    /// Returns when the messages are safely taken in, with all that they bring about; only then
    /// may the far end be told so. Known ones are passed over.
    func receive(_ messages: [InboundMessage], cursor: Cursor?) async throws(LedgerFailure)
    func report(_ report: DeliveryReport) async throws(LedgerFailure)
    /// How reading goes: nil for well, else what is wrong.
    func observe(_ route: RouteKind, _ failure: FailureReason?) async
    /// A chat room turned out to be encrypted.
    func foundEncrypted(room: String) async throws(LedgerFailure)
}
