import Foundation

/// A room as one of its members sees it, from its beginning.
package actor Room {
    package nonisolated let id: String
    package nonisolated let alias: String
    private let observer: MatrixUser
    private let bot: String
    private let filter: JSON
    private var since: String?
    private var events: [RoomEvent] = []
    private var known: Set<String> = []

    package init(_ id: String, alias: String, seenBy observer: MatrixUser, bot: String) {
        self.id = id
        self.alias = alias
        self.observer = observer
        self.bot = bot
        let nothing: JSON = ["types": []]
        // Without it Synapse may answer a first sync from its cache.
        let fresh: JSON = "\(UUID().uuidString)"
        filter = [
            "presence": nothing, "account_data": nothing,
            "room": [
                "rooms": [.string(id)], "timeline": ["limit": 100, "not_types": [fresh]],
                "ephemeral": nothing,
                "account_data": nothing,
            ],
        ]
    }

    /// A place in the conversation: what comes after it is new.
    package func mark() async throws -> Int {
        try await pull(0)
        return events.count
    }

    /// The first event after `mark` that is what is wanted, waited for if need be: longer than it takes
    /// the bot to give up a poll that gets no answer (35 s).
    package func next(
        _ what: String, after mark: Int = 0, within seconds: Int = 40,
        where isWanted: @Sendable (RoomEvent) -> Bool
    ) async throws -> RoomEvent {
        let deadline = Deadline(seconds)
        while true {
            if let found = events.dropFirst(mark).first(where: isWanted) { return found }
            guard !deadline.isOver else { throw overdue(what, after: mark) }
            try await pull(deadline.milliseconds(atMost: 10_000))
        }
    }

    /// The bot's next message that holds all these words.
    @discardableResult
    package func hears(_ words: [String], after mark: Int = 0, within seconds: Int = 40)
        async throws
        -> RoomEvent
    {
        let bot = bot
        return try await next(
            words.joined(separator: " … "), after: mark, within: seconds,
            where: { event in
                event.sender == bot && event.isMessage && words.allSatisfy(event.body.contains)
            })
    }

    /// Waits until the bot has said at least `count` messages that `isWanted`.
    /// - Returns: All of them, from the room's whole history.
    package func count(
        of what: String, reaches count: Int, after mark: Int = 0, within seconds: Int = 90,
        where isWanted: @Sendable (String) -> Bool
    ) async throws -> [String] {
        let deadline = Deadline(seconds)
        while true {
            let found = said(after: mark).map(\.body).filter(isWanted)
            if found.count >= count { return found }
            guard !deadline.isOver else { throw overdue("\(count) × \(what)", after: mark) }
            try await pull(deadline.milliseconds(atMost: 10_000))
        }
    }

    /// The bot's messages so far.
    package func said(after mark: Int = 0) -> [RoomEvent] {
        events.dropFirst(mark).filter { $0.sender == bot && $0.isMessage }
    }

    /// What the bot has said more than once, by the homeserver's own account.
    package func repetitions(after mark: Int = 0) async throws -> [String] {
        let all = try await observer.history(of: id).dropFirst(mark)
        let said = all.filter { $0.sender == bot && $0.isMessage }.map(\.body)
        return Dictionary(grouping: said) { $0 }.filter { $0.value.count > 1 }.map(\.key)
    }

    /// Takes in what has been said since the last look.
    private func pull(_ milliseconds: Int) async throws {
        let answer = try await observer.sync(
            since: since, filter: filter, milliseconds: since == nil ? 0 : milliseconds)
        guard let next = answer["next_batch"].string else {
            throw RigFailure("sync without an end")
        }
        since = next
        let timeline = answer["rooms"]["join"][id]["timeline"]
        let all: [RoomEvent] =
            timeline["limited"].isTrue
            ? try await observer.history(of: id) : timeline["events"].elements.map(RoomEvent.init)
        events += all.filter { known.insert($0.id).inserted }
    }

    private func overdue(_ what: String, after mark: Int) -> RigFailure {
        let tail = events.dropFirst(mark).suffix(15).map { "    \($0)" }.joined(separator: "\n")
        return RigFailure("waited in vain for: \(what)\n  the room's last words:\n\(tail)")
    }
}
