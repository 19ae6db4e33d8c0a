import Domain
import Outbox
import Ports
import Rehearsal
import Testing

@Suite struct MemoryLedgerTests {
    @Test func `a fault is thrown before anything is done, and told its call`() async throws {
        let ledger = MemoryLedger { call, name in
            call == 2 && name == "commit" ? .full : nil
        }
        try await ledger.commit([Commit(entries: [entry(1)])])
        await #expect(throws: LedgerFailure.full) {
            try await ledger.commit([Commit(entries: [entry(2)])])
        }
        try await ledger.commit([Commit(entries: [entry(2)])])
        #expect(try await ledger.history(after: 0, limit: 9).count == 2)
    }

    @Test func `after a crash the old ledger changes nothing any more`() async throws {
        let ledger = MemoryLedger()
        try await ledger.queue(delivery("a"))
        let store = await ledger.crash()
        await #expect(throws: LedgerFailure.self) { try await ledger.queue(delivery("b")) }
        #expect(store.deliveries.map(\.delivery.id) == ["a"])
        #expect(try await MemoryLedger(store: store).claimed() == ["a"])
    }
}
