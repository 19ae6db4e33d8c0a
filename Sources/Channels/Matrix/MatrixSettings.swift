import Domain
import Ports

/// Where the homeserver is, and what the bot is there.
package struct MatrixSettings: Sendable {
    /// `https://host[:port]`; a slash at the end does no harm.
    package var homeserver: String
    /// Asked for each request, so that a new token works without a restart.
    package var accessToken: @Sendable () -> String
    /// The response room: an alias (`#…`) or an id (`!…`).
    package var room: String
    package var caFile: String?
    /// What is said once in a room that turns out to be encrypted: one line without content.
    package var encryptedHint: (@Sendable () -> Text)?

    package init(
        homeserver: String, accessToken: @escaping @Sendable () -> String, room: String,
        caFile: String? = nil, encryptedHint: (@Sendable () -> Text)? = nil
    ) {
        self.homeserver = homeserver
        self.accessToken = accessToken
        self.room = room
        self.caFile = caFile
        self.encryptedHint = encryptedHint
    }
}

/// The little that a channel keeps over a restart: three methods of `Ledger`.
package struct ChannelMemory: Sendable {
    package typealias Read = @Sendable (_ key: String) async throws(LedgerFailure) -> String?
    package typealias Write =
        @Sendable (_ key: String, _ value: String) async throws(LedgerFailure)
        -> Void

    package var cursor: Read
    package var recall: Read
    package var remember: Write

    package init(
        cursor: @escaping Read, recall: @escaping Read, remember: @escaping Write
    ) {
        self.cursor = cursor
        self.recall = recall
        self.remember = remember
    }

    package init(_ ledger: any Ledger) {
        cursor = { (name) async throws(LedgerFailure) in try await ledger.cursor(name) }
        recall = { (key) async throws(LedgerFailure) in try await ledger.recall(key) }
        remember = { (key, value) async throws(LedgerFailure) in
            try await ledger.remember(key, value)
        }
    }
}

extension ChannelMemory {
    /// The same memory for another channel of the kind: its keys are its own.
    func under(_ prefix: String) -> ChannelMemory {
        let (cursor, recall, remember) = (cursor, recall, remember)
        return ChannelMemory(
            cursor: { (name) async throws(LedgerFailure) in try await cursor(prefix + name) },
            recall: { (key) async throws(LedgerFailure) in try await recall(prefix + key) },
            remember: { (key, value) async throws(LedgerFailure) in
                try await remember(prefix + key, value)
            })
    }
}

/// Every loop and wait of the Matrix channel has an end.
enum MatrixLimits {
    static let poll = Duration.seconds(30)
    /// An answer that is swallowed on the way makes the bot deaf for so long.
    static let pollHTTP = Duration.seconds(35)
    /// A poll without a token tells everything there is.
    static let firstHTTP = Duration.seconds(120)
    static let canary = Duration.seconds(15)
    /// A wrong token is tried again this often: somebody may mend it.
    static let tokenRetry = Duration.seconds(30)
    static let firstPause = Duration.milliseconds(500)
    static let longestPause = Duration.seconds(10)
    /// A poll that comes back sooner and brings nothing is not a long poll.
    static let shortestPoll = Duration.seconds(1)
    /// 400s in a row before a sync token is given up.
    static let badTokens = 3
    /// The place where reading goes on is kept with every message, and this often without one.
    static let cursorAge = Duration.seconds(300)
    static let timelineEvents = 50
    static let backfillPages = 200
    static let backfillEvents = 100
    static let syncBytes = 64 << 20
    /// Events looked up for their text, a batch.
    static let lookups = 10
    static let waitingInvites = 64
    /// Synapse lets a user make one room a minute, out of the budget of its sends.
    static let directEvery = Duration.seconds(60)
    static let rateProbe = 12
}
