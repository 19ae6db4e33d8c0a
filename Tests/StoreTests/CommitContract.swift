import Domain
import Foundation
import Outbox
import Ports
import Testing

/// Numbers entries as the one writer does, and does not wait before it numbers the next.
private actor Writer {
    private let ledger: any Ledger
    private var last = 0

    init(_ ledger: any Ledger) { self.ledger = ledger }

    func write() async throws {
        let first = last + 1
        last += 2
        let entries = [entry(first), entry(first + 1, .incident(1))]
        try await ledger.commit([Commit(entries: entries, deliveries: [delivery("d\(first)")])])
    }
}

@Suite(.timeLimit(.minutes(2))) struct CommitContract {
    @Test(arguments: Kind.allCases)
    func `history comes back as it was saved, in order and in pages`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let entries = (1...5).map { entry($0, $0 == 2 ? .incident(7) : .desk) }
        try await ledger.commit([Commit(entries: entries)])
        #expect(try await ledger.history(after: 0, limit: 100) == entries)
        #expect(try await ledger.history(after: 2, limit: 2) == [entries[2], entries[3]])
        #expect(try await ledger.history(after: 5, limit: 2).isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func `every kind of actor and stream comes back`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        var entries = [entry(1, .roster), entry(2, .plan), entry(3, .incident(12))]
        entries[1].actor = .system
        entries[2].actor = .person("a:b 王", .email)
        entries[2].saidAt = noon - .minutes(20)
        try await ledger.commit([Commit(entries: entries)])
        #expect(try await ledger.history(after: 0, limit: 9) == entries)
    }

    @Test(arguments: Kind.allCases)
    func `the last entries of one stream come oldest first`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let entries = (1...9).map { entry($0, .incident($0 % 2)) }
        try await ledger.commit([Commit(entries: entries)])
        let last = try await ledger.history(of: .incident(1), last: 3)
        #expect(last.map(\.sequence) == [5, 7, 9])
        #expect(try await ledger.history(of: .roster, last: 3).isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func `a stream is read backwards page by page`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let entries = (1...9).map { entry($0, .incident($0 % 2)) }
        try await ledger.commit([Commit(entries: entries)])
        let page = try await ledger.history(of: .incident(1), before: 7, last: 2)
        #expect(page.map(\.sequence) == [3, 5])
        #expect(try await ledger.history(of: .incident(1), before: 1, last: 2).isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func `times are kept to the millisecond`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let whole = Date(timeIntervalSinceReferenceDate: 800_000_000.125)
        let entries = [entry(1, at: whole), entry(2, at: whole.addingTimeInterval(0.000_4))]
        try await ledger.commit([
            Commit(entries: entries, deliveries: [delivery("a", at: entries[1].at)])
        ])
        #expect(try await ledger.history(after: 0, limit: 9).map(\.at) == [whole, whole])
        #expect(try await ledger.nextDue(.sms) == whole)
    }

    @Test(arguments: Kind.allCases, [[2], [1, 1], [1, 3], [0], [-1]])
    func `a gap or a repetition is refused and nothing is saved`(
        kind: Kind, sequences: [Int]
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        let commits = sequences.map {
            Commit(entries: [entry($0)], deliveries: [delivery("\($0)")])
        }
        await #expect(throws: LedgerFailure.self) {
            try await ledger.commit(
                [Commit(arrivals: [Arrival(number: 1, sourceID: "a")])] + commits)
        }
        #expect(try await ledger.history(after: 0, limit: 9).isEmpty)
        #expect(try await ledger.nextDue(.sms) == nil)
        #expect(try await ledger.arrivals(["a"]).known.isEmpty)
        try await ledger.commit([Commit(entries: [entry(1)])])
    }

    @Test(arguments: Kind.allCases)
    func `64 commits at once keep their order without a gap`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let writer = Writer(ledger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 1...64 { group.addTask { try await writer.write() } }
            try await group.waitForAll()
        }
        let saved = try await ledger.history(after: 0, limit: 1000)
        #expect(saved.map(\.sequence) == Array(1...128))
        #expect(try await ledger.claimed().count == 64)
    }

    @Test(arguments: Kind.allCases)
    func `a bad commit does not fail its neighbours`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        let writer = Writer(ledger)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 1...64 {
                group.addTask { try await writer.write() }
                guard index.isMultiple(of: 4) else { continue }
                group.addTask {
                    await #expect(throws: LedgerFailure.self) {
                        try await ledger.commit([Commit(entries: [entry(9999)])])
                    }
                    try await ledger.remember("\(index)", "fine")
                }
            }
            try await group.waitForAll()
        }
        #expect(try await ledger.history(after: 0, limit: 1000).count == 128)
        #expect(try await ledger.recall("64") == "fine")
    }

    @Test(arguments: Kind.allCases)
    func `a caller that is cancelled has saved all or nothing`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let commit = Commit(entries: [entry(1)], deliveries: [delivery("a")])
                try? await ledger.commit([commit])
            }
            group.cancelAll()
        }
        let saved = try await ledger.history(after: 0, limit: 9).count
        #expect(try await (ledger.delivery(id: "a") != nil) == (saved == 1))
        try await ledger.commit([Commit(entries: [entry(saved + 1)])])
    }

    @Test(arguments: Kind.allCases)
    func `after a kill everything that was saved is there`(kind: Kind) async throws {
        let shelf = try await Shelf(kind)
        try await shelf.ledger.commit([
            Commit(
                entries: [entry(1), entry(2)], deliveries: [delivery("d")],
                arrivals: [Arrival(number: 1, sourceID: "a")],
                cursor: Cursor(name: "matrix", value: "s1"))
        ])
        try await shelf.ledger.settle("d", .queued, due: noon + .minutes(5))
        try await shelf.ledger.remember("k", "v")
        try await shelf.kill()
        let ledger = shelf.ledger
        #expect(try await ledger.history(after: 0, limit: 9) == [entry(1), entry(2)])
        #expect(try await ledger.cursor("matrix") == "s1")
        #expect(try await ledger.recall("k") == "v")
        #expect(try await ledger.nextDue(.sms) == noon + .minutes(5))
        #expect(try await ledger.arrivals(["a", "b"]).known == ["a"])
        try await ledger.commit([Commit(entries: [entry(3)])])
    }
}
