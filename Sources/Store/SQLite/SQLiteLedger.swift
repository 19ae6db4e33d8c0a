import Domain
import Foundation
import GRDB
import Outbox
import Ports
import Synchronization

/// The ledger in one SQLite file. What a call has saved is on disk when it returns: a killed
/// process or a machine without power loses nothing of it.
package final class SQLiteLedger: Ledger {
    let pool: DatabasePool
    /// For questions, which are short and many: one connection, and no pool to choose from.
    /// Nil when the store is closed; whoever is reading then may finish.
    private let reader: Mutex<DatabaseQueue?>
    private let writer: GroupCommit
    private let lock: StoreLock
    let codec: SQLiteCodec
    let vault: ContactVault
    /// Wraps the keys of `vault`; nil where the settings give none.
    let master: StoreKey?
    private let fresh = FreshDeliveries()
    private let sayings = KnownSayings()
    private let fairness = SQLiteFairness()

    init(
        _ pool: DatabasePool, reader: DatabaseQueue, head: ChainHead, lock: consuming StoreLock,
        vault: ContactVault, master: StoreKey?
    ) {
        self.vault = vault
        self.master = master
        codec = SQLiteCodec(sealing: vault)
        self.pool = pool
        self.reader = Mutex(reader)
        self.lock = lock
        writer = GroupCommit(pool, head: head)
    }

    package func arrivals(_ sourceIDs: [String]) async throws(LedgerFailure) -> Arrivals {
        try read { try SQLiteInbox.arrivals(sourceIDs, in: $0) }
    }

    package func cursor(_ name: String) async throws(LedgerFailure) -> String? {
        try read { try SQLiteInbox.cursor(name, in: $0) }
    }

    /// The caller's turn is taken before the first suspension; the rest is nobody's actor's work.
    nonisolated(nonsending) package func commit(_ batch: [Commit]) async throws(LedgerFailure) {
        try await save(batch, at: writer.takePlace())
    }

    @concurrent private func save(_ batch: [Commit], at place: Int) async throws(LedgerFailure) {
        var prepared: [PreparedCommit] = []
        do throws(LedgerFailure) {
            for commit in batch {
                var ready = try codec.prepare(commit)
                ready.sealings = try SQLiteSealedTexts.prepare(commit, under: master)
                prepared.append(ready)
            }
        } catch {
            writer.giveUp(place)
            throw error
        }
        let keys = vault.fresh
        let known = try await writer.submit(at: place) { [prepared, codec, master] db, head in
            try SQLiteKeys.add(keys, under: master, in: db)
            return try prepared.flatMap { try Self.save($0, &head, db, codec) }
        }
        vault.settled(keys)
        try await destroyKeys(of: batch)
        for commit in batch {
            if commit.turn != nil { fresh.clear() }
            fresh.add(commit.deliveries.filter { !known.contains($0.id.rawValue) })
        }
    }

    /// What was sealed for somebody is noise from here on; the write-ahead log must not hold the
    /// key either.
    private func destroyKeys(of batch: [Commit]) async throws(LedgerFailure) {
        let purged = batch.flatMap(\.purged)
        guard !purged.isEmpty || batch.contains(where: \.destroysSealed) else { return }
        for person in purged { vault.destroy(person.id) }
        // A reader may be in the way; the next checkpoint does it then.
        _ = try? await write { try $0.checkpoint(.truncate) }
    }

    /// - Returns: The ids of deliveries that the store had already.
    private static func save(
        _ commit: PreparedCommit, _ head: inout ChainHead, _ db: Database, _ codec: SQLiteCodec
    ) throws -> [String] {
        for arrival in commit.arrivals { try SQLiteInbox.add(arrival, in: db) }
        if let cursor = commit.cursor { try SQLiteInbox.setCursor(cursor, in: db) }
        for entry in commit.entries { try SQLiteLog.append(entry, to: &head, in: db) }
        for person in commit.purged {
            try SQLiteKeys.destroy(person.id, at: person.at, in: db)
        }
        for row in commit.sealings { try SQLiteSealedTexts.apply(row, in: db) }
        for cancellation in commit.cancellations {
            try SQLiteOutbox.cancel(cancellation, in: db, codec: codec)
        }
        if let turn = commit.turn { try SQLiteTurn.back(turn, in: db, codec: codec) }
        let sayings = try commit.sayings.map { try SQLiteSayings.add($0, in: db) }
        return try commit.deliveries.filter { delivery in
            try !SQLiteOutbox.add(delivery, saying: delivery.saying.map { sayings[$0] }, in: db)
        }.map(\.id)
    }

    /// Entries whose payload was destroyed are left out; an empty page is the end of the log, and
    /// never a page of such ones.
    package func history(
        after sequence: Int, limit: Int
    ) async throws(LedgerFailure) -> [Entry] {
        let codec = codec
        return try read { db in
            var last = sequence
            while true {
                let rows = try SQLiteLog.after(last, limit: limit, in: db)
                let entries = try rows.compactMap {
                    try codec.entry($0.facts, payload: $0.payload)
                }
                guard entries.isEmpty, let end = rows.last?.facts.sequence else { return entries }
                last = end
            }
        }
    }

    package func history(
        of stream: Domain.Stream, before sequence: Int, last limit: Int
    ) async throws(LedgerFailure) -> [Entry] {
        let codec = codec
        return try read { db in
            try SQLiteLog.last(limit, of: stream.description, before: sequence, in: db)
                .compactMap { try codec.entry($0.facts, payload: $0.payload) }
        }
    }

    package func claim(
        _ route: RouteKind, dueBy now: Date, limit: Int
    ) async throws(LedgerFailure) -> [QueuedDelivery] {
        let now = now.milliseconds
        let rows = try await writer.submit(aside: true) { [fairness] db, _ in
            try SQLiteOutbox.claim(route.rawValue, dueBy: now, limit: limit, in: db, fairness)
        }
        return try deliveries(rows)
    }

    package func due(
        _ route: RouteKind, by now: Date, limit: Int
    ) async throws(LedgerFailure) -> [QueuedDelivery] {
        let now = now.milliseconds
        let rows = try read {
            try SQLiteOutbox.due(route.rawValue, by: now, limit: limit, in: $0, fairness)
        }
        var deliveries = try deliveries(rows)
        for index in deliveries.indices { deliveries[index].attempts += 1 }
        return deliveries
    }

    private func deliveries(_ rows: [DeliveryRow]) throws(LedgerFailure) -> [QueuedDelivery] {
        var deliveries: [QueuedDelivery] = []
        for row in rows { deliveries.append(try delivery(row)) }
        return deliveries
    }

    private func delivery(_ row: DeliveryRow) throws(LedgerFailure) -> QueuedDelivery {
        if let known = fresh[row.id] { return try codec.delivery(row, known, saying: nil) }
        guard let place = row.saying else { return try codec.delivery(row, saying: nil) }
        let saying = try sayings.saying(place) { () throws(LedgerFailure) in
            guard let body = try read({ try SQLiteSayings.body(place, in: $0) }) else {
                throw .corrupt("what delivery \(row.id) says is gone")
            }
            return try codec.saying(body)
        }
        return try codec.delivery(row, saying: saying)
    }

    package func settle(
        _ settlements: [Settlement], loosely: Bool
    ) async throws(LedgerFailure) {
        // With several there are more to come: they gather while the disk is waited for.
        let isCrowd = settlements.count > 1
        try await writer.submit(loosely: loosely, aside: isCrowd) { db, _ in
            for settlement in settlements { try SQLiteOutbox.settle(settlement, in: db) }
        }
        fresh.remove(settlements)
    }

    package func reopen(at now: Date) async throws(LedgerFailure) -> [QueuedDelivery] {
        let now = now.milliseconds
        let rows = try await writer.submit { db, _ in try SQLiteOutbox.reopen(at: now, in: db) }
        return try deliveries(rows)
    }

    package func nextDue(_ route: RouteKind) async throws(LedgerFailure) -> Date? {
        try read { try SQLiteOutbox.nextDue(route.rawValue, in: $0) }
            .map(Date.init(milliseconds:))
    }

    package func sent(
        _ route: RouteKind, since: Date
    ) async throws(LedgerFailure) -> [Sent] {
        try read {
            try SQLiteOutbox.sent(route.rawValue, since: since.milliseconds, in: $0)
        }.flatMap { row in
            codec.people(row.people).map { Sent(person: $0, at: Date(milliseconds: row.at)) }
        }
    }

    package func delivery(remoteID: String) async throws(LedgerFailure) -> QueuedDelivery? {
        let row = try read {
            try SQLiteOutbox.find(remoteID: remoteID, in: $0)
                ?? SQLiteOutbox.find(id: remoteID, in: $0)
        }
        guard let row else { return nil }
        return try delivery(row)
    }

    package func delivery(id: DeliveryID) async throws(LedgerFailure) -> QueuedDelivery? {
        let row = try read { try SQLiteOutbox.find(id: id.rawValue, in: $0) }
        guard let row else { return nil }
        return try delivery(row)
    }

    package func remember(_ key: String, _ value: String) async throws(LedgerFailure) {
        try await writer.submit { db, _ in try SQLiteInbox.setFact(key, value, in: db) }
    }

    package func recall(_ key: String) async throws(LedgerFailure) -> String? {
        try read { try SQLiteInbox.fact(key, in: $0) }
    }

    /// Finishes the file and lets another process have it; every later call fails. Blocks until
    /// the change being written is written.
    package func close() throws(LedgerFailure) {
        do {
            // An empty write-ahead log is the sign of an orderly end; a reader may prevent it.
            reader.withLock { $0 = nil }
            _ = try? pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            try pool.close()
        } catch {
            throw LedgerFailure(error, at: pool.path)
        }
        lock.release()
    }

    /// On the caller's own thread: what is asked for takes less time than a change of thread. Each
    /// statement sees the store as it is then; to open and close a transaction for every question
    /// costs more than the question.
    func read<Value>(_ work: (Database) throws -> Value) throws(LedgerFailure) -> Value {
        guard let reader = reader.withLock(\.self) else {
            throw .unavailable("\(pool.path) is closed")
        }
        do { return try reader.unsafeRead(work) } catch {
            throw LedgerFailure(error, at: pool.path)
        }
    }

    /// One change in the turn of all others, on disk when it returns.
    @discardableResult
    func change<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(LedgerFailure) -> Value {
        try await writer.submit { db, _ in try work(db) }
    }

    func write<Value: Sendable>(
        _ work: @escaping @Sendable (Database) throws -> Value
    ) async throws(LedgerFailure) -> Value {
        do { return try await pool.writeWithoutTransaction(work) } catch {
            throw LedgerFailure(error, at: pool.path)
        }
    }
}
