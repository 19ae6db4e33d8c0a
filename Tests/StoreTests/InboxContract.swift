import Domain
import Foundation
import Outbox
import Ports
import Testing

@Suite(.timeLimit(.minutes(2))) struct InboxContract {
    @Test(arguments: Kind.allCases)
    func `new messages get rows in order and wait, oldest first`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let rows = try await ledger.accept([message("a"), message("b"), message("c")], cursor: nil)
        #expect(rows == rows.sorted() && Set(rows).count == 3)
        let waiting = try await ledger.pendingMessages(limit: 2)
        #expect(waiting.map(\.row) == Array(rows.prefix(2)))
        #expect(waiting.map(\.message) == [message("a"), message("b")])
    }

    @Test(arguments: Kind.allCases)
    func `a message seen before is dropped, also when it is done`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let rows = try await ledger.accept([message("a"), message("a")], cursor: nil)
        #expect(rows.count == 1)
        try await ledger.commit([Commit(inboxRow: rows[0])])
        #expect(try await ledger.accept([message("a"), message("b")], cursor: nil).count == 1)
        #expect(try await ledger.pendingMessages(limit: 9).map(\.message) == [message("b")])
    }

    @Test(arguments: Kind.allCases)
    func `the cursor moves with the messages and by itself`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        #expect(try await ledger.cursor("matrix") == nil)
        _ = try await ledger.accept([message("a")], cursor: Cursor(name: "matrix", value: "s1"))
        #expect(try await ledger.cursor("matrix") == "s1")
        _ = try await ledger.accept([], cursor: Cursor(name: "matrix", value: "s2"))
        #expect(try await ledger.cursor("matrix") == "s2")
        #expect(try await ledger.cursor("mail") == nil)
    }

    @Test(arguments: Kind.allCases)
    func `a message waits until a commit finishes it`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let rows = try await ledger.accept([message("a"), message("b")], cursor: nil)
        try await ledger.commit([Commit(entries: [entry(1)], inboxRow: rows[0])])
        #expect(try await ledger.pendingMessages(limit: 9).map(\.row) == [rows[1]])
        await #expect(throws: LedgerFailure.self) {
            try await ledger.commit([Commit(entries: [entry(1)], inboxRow: rows[1])])
        }
        #expect(try await ledger.pendingMessages(limit: 9).map(\.row) == [rows[1]])
    }

    @Test(arguments: Kind.allCases)
    func `small facts are kept and replaced`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        #expect(try await ledger.recall("dm:li") == nil)
        try await ledger.remember("dm:li", "!a")
        try await ledger.remember("dm:li", "!b")
        #expect(try await ledger.recall("dm:li") == "!b")
    }
}
