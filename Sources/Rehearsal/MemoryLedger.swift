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
    /// A file that is asked too, and whose answer counts.
    private let twin: FileTwin?
    private var calls = 0
    private var isDead = false

    /// - Parameters:
    ///   - store: What a crashed ledger left.
    ///   - twin: A real ledger that keeps the same on a file.
    ///   - fault: A failure to throw before anything is done.
    package init(store: MemoryStore = MemoryStore(), twin: FileTwin? = nil, fault: Fault? = nil) {
        self.store = store
        self.store.forgetTurns()
        self.twin = twin
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

    /// Does it here and, where there is a file, there too; what the file refuses is undone here.
    private func both<Value: Equatable & Sendable>(
        _ name: String = #function,
        _ here: (inout MemoryStore) throws(LedgerFailure) -> Value,
        _ there: @escaping @Sendable (any Ledger) async throws(LedgerFailure) -> Value
    ) throws(LedgerFailure) -> Value {
        guard let twin else { return try here(&store) }
        let before = store
        let value = try here(&store)
        do throws(LedgerFailure) {
            return try twin.call(name, expecting: value, there)
        } catch {
            store = before
            throw error
        }
    }

    package func arrivals(_ sourceIDs: [String]) async throws(LedgerFailure) -> Arrivals {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.arrivals(sourceIDs)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.arrivals(sourceIDs)
        }
    }

    package func cursor(_ name: String) async throws(LedgerFailure) -> String? {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.cursors[name]
        } _: { ledger throws(LedgerFailure) in
            try await ledger.cursor(name)
        }
    }

    package func commit(_ batch: [Commit]) async throws(LedgerFailure) {
        try enter()
        _ = try both { store throws(LedgerFailure) in
            try store.save(batch)
            return true
        } _: { ledger throws(LedgerFailure) in
            try await ledger.commit(batch)
            return true
        }
    }

    package func history(
        after sequence: Int, limit: Int
    ) async throws(LedgerFailure) -> [Entry] {
        try enter()
        return try both { store throws(LedgerFailure) in
            Array(store.entries.dropFirst(max(0, sequence)).prefix(limit))
        } _: { ledger throws(LedgerFailure) in
            try await ledger.history(after: sequence, limit: limit)
        }
    }

    package func history(
        of stream: Domain.Stream, before sequence: Int, last limit: Int
    ) async throws(LedgerFailure) -> [Entry] {
        try enter()
        return try both { store throws(LedgerFailure) in
            Array(
                store.entries.filter { $0.stream == stream && $0.sequence < sequence }
                    .suffix(limit))
        } _: { ledger throws(LedgerFailure) in
            try await ledger.history(of: stream, before: sequence, last: limit)
        }
    }

    package func snapshot(shape: String) async throws(LedgerFailure) -> SnapshotFound {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.snapshot(shape: shape)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.snapshot(shape: shape)
        }
    }

    package func keep(_ world: World, shape: String) async throws(LedgerFailure) {
        try enter()
        _ = try both { store throws(LedgerFailure) in
            try store.keep(world, shape: shape)
            return true
        } _: { ledger throws(LedgerFailure) in
            try await ledger.keep(world, shape: shape)
            return true
        }
    }

    package func claim(
        _ route: RouteKind, dueBy now: Date, limit: Int
    ) async throws(LedgerFailure) -> [QueuedDelivery] {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.claim(route, dueBy: now.inWholeMilliseconds, limit: limit)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.claim(route, dueBy: now, limit: limit)
        }
    }

    package func due(
        _ route: RouteKind, by now: Date, limit: Int
    ) async throws(LedgerFailure) -> [QueuedDelivery] {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.due(route, by: now.inWholeMilliseconds, limit: limit)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.due(route, by: now, limit: limit)
        }
    }

    package func settle(
        _ settlements: [Settlement], loosely: Bool
    ) async throws(LedgerFailure) {
        try enter()
        _ = try both { store throws(LedgerFailure) in
            for settlement in settlements { store.settle(settlement) }
            return true
        } _: { ledger throws(LedgerFailure) in
            try await ledger.settle(settlements, loosely: loosely)
            return true
        }
    }

    package func reopen(at now: Date) async throws(LedgerFailure) -> [QueuedDelivery] {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.reopen(at: now.inWholeMilliseconds)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.reopen(at: now)
        }
    }

    package func nextDue(_ route: RouteKind) async throws(LedgerFailure) -> Date? {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.nextDue(route)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.nextDue(route)
        }
    }

    package func sent(
        _ route: RouteKind, since: Date
    ) async throws(LedgerFailure) -> [Sent] {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.sent(route, since: since.inWholeMilliseconds)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.sent(route, since: since)
        }
    }

    package func delivery(remoteID: String) async throws(LedgerFailure) -> QueuedDelivery? {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.delivery(remoteID: remoteID)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.delivery(remoteID: remoteID)
        }
    }

    package func delivery(id: DeliveryID) async throws(LedgerFailure) -> QueuedDelivery? {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.delivery(id: id)
        } _: { ledger throws(LedgerFailure) in
            try await ledger.delivery(id: id)
        }
    }

    package func sealed(_ id: SealID) async throws(LedgerFailure) -> SealedWords? {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.sealed[id]
        } _: { ledger throws(LedgerFailure) in
            try await ledger.sealed(id)
        }
    }

    package func remember(_ key: String, _ value: String) async throws(LedgerFailure) {
        try enter()
        _ = try both { store throws(LedgerFailure) in
            store.facts[key] = value
            return true
        } _: { ledger throws(LedgerFailure) in
            try await ledger.remember(key, value)
            return true
        }
    }

    package func recall(_ key: String) async throws(LedgerFailure) -> String? {
        try enter()
        return try both { store throws(LedgerFailure) in
            store.facts[key]
        } _: { ledger throws(LedgerFailure) in
            try await ledger.recall(key)
        }
    }
}
