import Domain
import Foundation
import Outbox
import Ports

/// A ledger without a disk, for rehearsals and simulations: the contract of the real one, in
/// memory, with faults on demand. It keeps the order of calls and nothing else decides.
package actor MemoryLedger: Ledger {
    /// Asked before each call with its number, counted from 1, and its name, such as `commit`.
    package typealias Fault = @Sendable (_ call: Int, _ name: String) -> LedgerFailure?

    private var store: MemoryStore
    private let fault: Fault?
    private var calls = 0
    private var isDead = false

    /// - Parameters:
    ///   - store: What a crashed ledger left.
    ///   - fault: A failure to throw before anything is done.
    package init(store: MemoryStore = MemoryStore(), fault: Fault? = nil) {
        self.store = store
        self.fault = fault
    }

    /// What is kept now, as somebody outside the process would find it.
    package var contents: MemoryStore { store }

    /// The process dies here: every later call fails, whoever still makes it.
    ///
    /// - Returns: What is on the disk, for the next ledger.
    package func crash() -> MemoryStore {
        isDead = true
        return store
    }

    private func enter(_ name: String = #function) throws(LedgerFailure) {
        calls += 1
        if isDead { throw .unavailable("the process was killed") }
        let name = String(name.prefix { $0 != "(" })
        if let failure = fault?(calls, name) { throw failure }
    }

    package func accept(
        _ messages: [InboundMessage], cursor: Ports.Cursor?
    ) async throws(LedgerFailure) -> [Int] {
        try enter()
        return store.accept(messages, cursor: cursor)
    }

    package func pendingMessages(limit: Int) async throws(LedgerFailure) -> [StoredMessage] {
        try enter()
        return Array(store.pending.prefix(limit))
    }

    package func cursor(_ name: String) async throws(LedgerFailure) -> String? {
        try enter()
        return store.cursors[name]
    }

    package func commit(_ batch: [Commit]) async throws(LedgerFailure) {
        try enter()
        try store.save(batch)
    }

    package func history(
        after sequence: Int, limit: Int
    ) async throws(LedgerFailure) -> [Entry] {
        try enter()
        return Array(store.entries.dropFirst(max(0, sequence)).prefix(limit))
    }

    package func history(
        of stream: Domain.Stream, last limit: Int
    ) async throws(LedgerFailure) -> [Entry] {
        try enter()
        return store.entries.filter { $0.stream == stream }.suffix(limit)
    }

    package func claim(
        _ route: RouteKind, dueBy now: Date, limit: Int
    ) async throws(LedgerFailure) -> [QueuedDelivery] {
        try enter()
        return store.claim(route, dueBy: now.inWholeMilliseconds, limit: limit)
    }

    package func settle(_ settlements: [Settlement]) async throws(LedgerFailure) {
        try enter()
        for settlement in settlements { store.settle(settlement) }
    }

    package func reopen(at now: Date) async throws(LedgerFailure) -> [QueuedDelivery] {
        try enter()
        return store.reopen(at: now.inWholeMilliseconds)
    }

    package func nextDue(_ route: RouteKind) async throws(LedgerFailure) -> Date? {
        try enter()
        return store.nextDue(route)
    }

    package func delivery(remoteID: String) async throws(LedgerFailure) -> QueuedDelivery? {
        try enter()
        return store.delivery(remoteID: remoteID)
    }

    package func delivery(id: DeliveryID) async throws(LedgerFailure) -> QueuedDelivery? {
        try enter()
        return store.delivery(id: id)
    }

    package func remember(_ key: String, _ value: String) async throws(LedgerFailure) {
        try enter()
        store.facts[key] = value
    }

    package func recall(_ key: String) async throws(LedgerFailure) -> String? {
        try enter()
        return store.facts[key]
    }
}
