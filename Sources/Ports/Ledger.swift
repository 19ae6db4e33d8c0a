import Domain
import Foundation
import Outbox

/// A message as a channel received it, before anybody looked at its words.
package struct InboundMessage: Equatable, Sendable {
    package enum Content: Equatable, Sendable {
        case text(String)
        /// A message changed afterwards; never run again.
        case edited(String)
        /// A reaction to the message with this remote id; `text` is that message's text where
        /// the channel knows it.
        case reaction(key: String, to: String, text: String?, author: String?)
        /// The room or conversation is encrypted: nothing in it can be read.
        case unreadable
    }

    /// The channel's own id of the message; known ids are dropped. `matrix:$…`, `sms:…`.
    package var sourceID: String
    package var route: RouteKind
    package var place: Place
    /// The sender's address on that route.
    package var sender: String
    package var content: Content
    package var sentAt: Date
    /// The bot was mentioned by name.
    package var mentionsBot: Bool
    /// The file that it carries, or the message that it answers.
    package var file: ChatFile?
    /// The sensitive matter in whose closed room it was said, such as `I-3`.
    package var closedRoom: String?
    /// What it says beside `content`: read by the content guards, and by nothing else.
    package var asides: [Aside] = []

    /// A part of a message that is no command: further lines, a subject.
    package struct Aside: Equatable, Sendable {
        package var text: String
        /// Written by the sender; not what their mail program repeats of ours.
        package var isOwn: Bool

        package init(_ text: String, isOwn: Bool) {
            self.text = text
            self.isOwn = isOwn
        }
    }

    package init(
        sourceID: String, route: RouteKind, place: Place, sender: String, content: Content,
        sentAt: Date, mentionsBot: Bool = false, file: ChatFile? = nil
    ) {
        self.file = file
        self.sourceID = sourceID
        self.route = route
        self.place = place
        self.sender = sender
        self.content = content
        self.sentAt = sentAt
        self.mentionsBot = mentionsBot
    }
}

/// A message that was taken in: known by its id for ever. Numbers grow in the order of arrival.
package struct Arrival: Equatable, Sendable {
    package var number: Int
    package var sourceID: String

    package init(number: Int, sourceID: String) {
        self.number = number
        self.sourceID = sourceID
    }
}

/// What a ledger knows of messages that come.
package struct Arrivals: Equatable, Sendable {
    /// Those of the ids asked for that were taken in before.
    package var known: Set<String>
    /// The number of the newest message; 0 before the first.
    package var last: Int

    package init(known: Set<String>, last: Int) {
        self.known = known
        self.last = last
    }
}

/// Where a channel's reader has come to; kept in the transaction that keeps the messages.
package struct Cursor: Equatable, Sendable {
    /// Such as `matrix`.
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// What one decision changes. All of it is saved, or none.
package struct Commit: Sendable {
    package var entries: [Entry]
    package var deliveries: [Delivery]
    /// The messages that asked for it, taken in with it: none is taken in and not answered.
    package var arrivals: [Arrival]
    /// How far a reader has come with it.
    package var cursor: Cursor?
    /// Queued deliveries of this notice to these people are needless now.
    package var cancellations: [Cancellation]
    /// Words that are sealed beside the log with it, or destroyed.
    package var sealings: [Sealing] = []

    package struct Cancellation: Equatable, Sendable {
        package var notice: Int
        package var people: [PersonID]

        package init(notice: Int, people: [PersonID]) {
            self.notice = notice
            self.people = people
        }
    }

    package init(
        entries: [Entry] = [], deliveries: [Delivery] = [], arrivals: [Arrival] = [],
        cursor: Cursor? = nil, cancellations: [Cancellation] = []
    ) {
        self.entries = entries
        self.deliveries = deliveries
        self.arrivals = arrivals
        self.cursor = cursor
        self.cancellations = cancellations
    }
}

package enum LedgerFailure: Error, Equatable, Sendable {
    /// The disk is full; nothing was saved.
    case full
    /// Another bot holds this store.
    case inUse
    /// The log does not add up, or the file is damaged.
    case corrupt(String)
    case unavailable(String)
    /// Contacts lie under a key that was not given, or not this one; nothing was read or changed.
    case locked(KeyFault)

    package enum KeyFault: Equatable, Sendable { case missing, wrong }
}

/// The one place where anything is kept. One transaction a call; after an error nothing of the
/// call was saved.
package protocol Ledger: Sendable {
    /// Which of these messages were taken in before.
    func arrivals(_ sourceIDs: [String]) async throws(LedgerFailure) -> Arrivals
    func cursor(_ name: String) async throws(LedgerFailure) -> String?
    /// Saves decisions in order; where one says that the clock went back, what is queued by then goes by
    /// the clock as it is now, see `WaitingTimes`. Entries must follow the last sequence number without a gap.
    /// Calls from one actor are saved in the order in which they were made, without waiting
    /// for one another. Times are kept to the millisecond.
    nonisolated(nonsending) func commit(_ batch: [Commit]) async throws(LedgerFailure)
    /// Entries with a sequence number above `sequence`, in order.
    func history(after sequence: Int, limit: Int) async throws(LedgerFailure) -> [Entry]
    /// The last `limit` entries of one stream with a sequence number below `sequence`, oldest
    /// first.
    func history(
        of stream: Domain.Stream, before sequence: Int, last limit: Int
    ) async throws(LedgerFailure) -> [Entry]
    /// The world as it was kept last, where that can be used: only entries after
    /// `world.sequence` are still to be folded. Never needed, for the log holds it all.
    ///
    /// - Parameter shape: Of the world that is wanted, see `World.shape`.
    func snapshot(shape: String) async throws(LedgerFailure) -> SnapshotFound
    /// Keeps the world as it is after a saved entry, beside the newest one before it. Other calls
    /// hardly wait for it; after an error nothing of it is kept.
    func keep(_ world: World, shape: String) async throws(LedgerFailure)
    /// Deliveries on `route` that are due, most urgent first; each is marked `sending` and its
    /// attempt counted before it is returned. Never one that is `sending` already, see `reopen`.
    func claim(_ route: RouteKind, dueBy now: Date, limit: Int) async throws(LedgerFailure)
        -> [QueuedDelivery]
    /// The same ones, an attempt counted, but nothing is kept of it before the settlement: for a
    /// road whose far end knows a repetition.
    func due(_ route: RouteKind, by now: Date, limit: Int) async throws(LedgerFailure)
        -> [QueuedDelivery]
    /// - Parameter loosely: On the disk only with the next change of another kind: a killed process
    ///   forgets nothing, a machine that loses its power may. For what a repetition would not show.
    func settle(_ settlements: [Settlement], loosely: Bool) async throws(LedgerFailure)
    /// After a start: what was `sending` when the process died is queued again.
    /// - Returns: Those, for the log: they may have gone out.
    func reopen(at now: Date) async throws(LedgerFailure) -> [QueuedDelivery]
    /// The earliest due date of a queued delivery on `route`.
    func nextDue(_ route: RouteKind) async throws(LedgerFailure) -> Date?
    /// What people were sent by a road since then, and was not told of in another's message: each at
    /// the time when it was due last.
    func sent(_ route: RouteKind, since: Date) async throws(LedgerFailure) -> [Sent]
    /// The delivery that the far end knows by this name, or that we know by this id.
    func delivery(remoteID: String) async throws(LedgerFailure) -> QueuedDelivery?
    func delivery(id: DeliveryID) async throws(LedgerFailure) -> QueuedDelivery?
    /// What lies sealed under this name; nil where nothing was, or it is destroyed.
    func sealed(_ id: SealID) async throws(LedgerFailure) -> SealedWords?
    /// Small facts of a channel, such as the room of a direct conversation.
    func remember(_ key: String, _ value: String) async throws(LedgerFailure)
    func recall(_ key: String) async throws(LedgerFailure) -> String?
}
