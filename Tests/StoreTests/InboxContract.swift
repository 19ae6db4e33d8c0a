import Domain
import Foundation
import Outbox
import Ports
import Testing

@Suite(.timeLimit(.minutes(2))) struct InboxContract {
    @Test(arguments: Kind.allCases)
    func `a message taken in is known for ever, and the newest number with it`(
        kind: Kind
    ) async throws {
        let shelf = try await Shelf(kind)
        let nothing = try await shelf.ledger.arrivals(["a"])
        #expect(nothing == Arrivals(known: [], last: 0))
        try await shelf.ledger.commit([
            Commit(arrivals: [arrival("a", 3)]),
            Commit(arrivals: [arrival("b", 4), arrival("c", 5)]),
        ])
        try await shelf.kill()
        let known = try await shelf.ledger.arrivals(["a", "c", "d"])
        #expect(known == Arrivals(known: ["a", "c"], last: 5))
        #expect(try await shelf.ledger.arrivals([]) == Arrivals(known: [], last: 5))
    }

    @Test(arguments: Kind.allCases)
    func `the cursor moves with the messages and by itself`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        #expect(try await ledger.cursor("matrix") == nil)
        try await ledger.commit([
            Commit(arrivals: [arrival("a", 1)], cursor: Cursor(name: "matrix", value: "s1"))
        ])
        #expect(try await ledger.cursor("matrix") == "s1")
        try await ledger.commit([Commit(cursor: Cursor(name: "matrix", value: "s2"))])
        #expect(try await ledger.cursor("matrix") == "s2")
        #expect(try await ledger.cursor("mail") == nil)
    }

    @Test(arguments: Kind.allCases)
    func `a message is taken in with all that comes of it or not at all`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.commit([Commit(entries: [entry(1)], arrivals: [arrival("a", 1)])])
        await #expect(throws: LedgerFailure.self) {
            try await ledger.commit([
                Commit(
                    entries: [entry(1)], arrivals: [arrival("b", 2)],
                    cursor: Cursor(name: "matrix", value: "s1"))
            ])
        }
        #expect(try await ledger.arrivals(["a", "b"]) == Arrivals(known: ["a"], last: 1))
        #expect(try await ledger.cursor("matrix") == nil)
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

private func arrival(_ id: String, _ number: Int) -> Arrival {
    Arrival(number: number, sourceID: id)
}
