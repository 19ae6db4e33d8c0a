import Domain
import Foundation
import Outbox
import Ports

/// What the bot said in the sandbox, for whoever shows it.
package struct SandboxLine: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
        case said
        /// The room's topic has changed.
        case topic
        /// A ✅ on the message with this id.
        case reacted(to: String)
    }

    /// Its remote id, such as `sandbox-k3x9-7`; `sandbox-7` means the same in this run.
    package var id: String
    package var kind: Kind
    package var destination: Message.Destination
    package var text: String
    package var mentions: [Message.Mention]
}

/// The chat of `fenghuo console`: one room and direct conversations, in this process.
package actor SandboxChat: Channel {
    /// How the chat is out of order, for trying out what happens then.
    package enum Outage: String, Sendable, CaseIterable { case none, refuse, blackhole }

    package nonisolated let name = "sandbox"
    package nonisolated let route = RouteKind.chat
    /// The id of the response room.
    package static let room = "sandbox"

    private let clock: any WallClock
    private let output: @Sendable (SandboxLine) -> Void
    /// Ids must not return in a later run: the ledger knows the old ones.
    private let run: String
    private var count = 0
    private var outage = Outage.none
    private var inbox: (any Inbox)?
    private var openDirects: Set<String> = []
    private var boards: Set<String> = []
    private var texts: [String: (text: String, author: String)] = [:]

    package init(clock: any WallClock, output: @escaping @Sendable (SandboxLine) -> Void) {
        self.clock = clock
        self.output = output
        run = String(Int(clock.now.timeIntervalSince1970 * 10), radix: 36)
    }

    /// Where lines go that people type; before it is called they go nowhere.
    package func connect(to inbox: any Inbox) { self.inbox = inbox }

    /// The id of the last text that was said in the room.
    package private(set) var lastSaid: String?

    package func setOutage(_ outage: Outage) { self.outage = outage }

    // MARK: Outwards

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        try await probe()
        var mentions: [Message.Mention] = []
        switch message.destination {
        case .person(let user) where !openDirects.contains(user): return Receipt(.skipped)
        case .room(let named), .closed(_, let named): mentions = named
        case .person, .place: break
        }
        let id = nextID()
        let line: SandboxLine
        switch message.act {
        case .say(let text):
            // A terminal cannot change what it has shown, and `status` tells the same.
            if let board = message.board, !boards.insert(board).inserted {
                return Receipt(.delivered, remoteID: id)
            }
            keep(id, text.plain, author: name)
            if case .room = message.destination, message.board == nil { lastSaid = id }
            line = SandboxLine(
                id: id, kind: .said, destination: message.destination, text: text.plain,
                mentions: mentions)
        case .topic(let topic):
            line = SandboxLine(
                id: id, kind: .topic, destination: message.destination, text: topic,
                mentions: [])
        case .invite, .remove: return Receipt(.skipped)
        case .react(let target):
            line = SandboxLine(
                id: id, kind: .reacted(to: target), destination: message.destination,
                text: "✅", mentions: [])
        }
        output(line)
        return Receipt(.delivered, remoteID: id)
    }

    package func probe() async throws(SendFailure) {
        switch outage {
        case .none: break
        case .refuse: throw .later(.refused)
        case .blackhole: throw .uncertain(.blackHole)
        }
    }

    // MARK: Inwards

    /// A line that somebody typed. Returns when it is safely kept.
    /// - Returns: Its id; nil when nobody listens or the chat is out of order.
    @discardableResult
    package func said(
        by address: String, text: String, direct: Bool
    ) async throws(LedgerFailure) -> String? {
        if direct { openDirects.insert(address) }
        return try await hand(in: .text(text), by: address, direct: direct)
    }

    /// A reaction to a line, whose id may be given as `sandbox-7`.
    @discardableResult
    package func reacted(
        by address: String, key: String, to line: String
    ) async throws(LedgerFailure) -> String? {
        let parts = line.split(separator: "-")
        let target = parts.count == 2 ? "sandbox-\(run)-\(parts[1])" : line
        let seen = texts[target]
        let reaction = InboundMessage.Content.reaction(
            key: MatrixReader.plain(key), to: target, text: seen?.text, author: seen?.author)
        return try await hand(in: reaction, by: address, direct: false)
    }

    private func hand(
        in content: InboundMessage.Content, by address: String, direct: Bool
    ) async throws(LedgerFailure) -> String? {
        guard outage == .none, let inbox else { return nil }
        let id = nextID()
        if case .text(let text) = content { keep(id, text, author: address) }
        let message = InboundMessage(
            sourceID: "sandbox:\(id)", route: .chat,
            place: direct ? .direct(address) : .room(Self.room), sender: address,
            content: content, sentAt: clock.now)
        try await inbox.receive([message], cursor: nil)
        return id
    }

    private func nextID() -> String {
        count += 1
        return "sandbox-\(run)-\(count)"
    }

    /// Old lines are forgotten: nobody pins what has long scrolled away.
    private func keep(_ id: String, _ text: String, author: String) {
        texts[id] = (text, author)
        if count > Self.kept { texts["sandbox-\(run)-\(count - Self.kept)"] = nil }
    }

    private static let kept = 1000
}
