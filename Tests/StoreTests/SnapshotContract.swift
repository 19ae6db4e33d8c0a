import Domain
import Foundation
import GRDB
import Ports
import Rehearsal
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(2))) struct SnapshotContract {
    private let log = (1...40).map { entry($0, .incident(3)) }

    private func world(_ count: Int) -> World { World(folding: log.prefix(count)) }

    private func fill(_ ledger: any Ledger) async throws {
        try await ledger.commit([Commit(entries: log)])
    }

    @Test(arguments: Kind.allCases)
    func `the newest kept world comes back, also after a kill`(kind: Kind) async throws {
        let shelf = try await Shelf(kind)
        #expect(try await shelf.ledger.snapshot(shape: "a") == SnapshotFound())
        try await fill(shelf.ledger)
        for count in [10, 20, 30] { try await shelf.ledger.keep(world(count), shape: "a") }
        #expect(try await shelf.ledger.snapshot(shape: "a").world == world(30))
        try await shelf.kill()
        #expect(try await shelf.ledger.snapshot(shape: "a") == SnapshotFound(world: world(30)))
    }

    @Test(arguments: Kind.allCases)
    func `one of another shape is passed by and told`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await fill(ledger)
        try await ledger.keep(world(10), shape: "a")
        try await ledger.keep(world(20), shape: "b")
        let found = try await ledger.snapshot(shape: "a")
        #expect(found.world == world(10))
        #expect(found.passedBy == [.init(sequence: 20, fault: .otherShape)])
        let none = try await ledger.snapshot(shape: "c")
        #expect(none.world == nil && none.passedBy.map(\.sequence) == [20, 10])
    }

    @Test(arguments: Kind.allCases)
    func `a world that is not saved yet is not kept`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.commit([Commit(entries: Array(log.prefix(5)))])
        await #expect(throws: LedgerFailure.self) { try await ledger.keep(world(6), shape: "a") }
        #expect(try await ledger.snapshot(shape: "a") == SnapshotFound())
    }
}

/// What may befall a snapshot in a file.
@Suite(.timeLimit(.minutes(2))) struct SQLiteSnapshotTests {
    let folder: Folder
    let path: String
    private let log = (1...40).map { entry($0, .incident(3)) }

    init() throws {
        folder = try Folder()
        path = folder.file("a.sqlite")
    }

    /// As large as a bot's that has seen something: many parts.
    private func world(_ count: Int) -> World {
        var world = World(folding: log.prefix(count))
        world.desk.strangers = Set((1...20_000).map { "+86139****\($0)" })
        return world
    }

    /// A closed store with snapshots at these entries.
    private func fill(_ counts: Int...) async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.commit([Commit(entries: log)])
        for count in counts { try await ledger.keep(world(count), shape: "a") }
        try ledger.close()
    }

    private func found() async throws -> SnapshotFound {
        let ledger = try await SQLiteLedger.open(path: path)
        let found = try await ledger.snapshot(shape: "a")
        try ledger.close()
        return found
    }

    private func count(_ table: String) throws -> Int {
        try DatabaseQueue(path: path).read { db in
            try Int.fetchOne(db, sql: "SELECT COUNT(DISTINCT seq) FROM \(table)") ?? -1
        }
    }

    @Test func `two are kept, with their parts`() async throws {
        try await fill(10, 20, 30)
        #expect(try count("snapshots") == 2 && count("snapshot_parts") == 2)
        #expect(try await found() == SnapshotFound(world: world(30)))
    }

    @Test(
        arguments: [
            ("UPDATE snapshot_parts SET bytes = x'00' WHERE seq = 30 AND part = 1", .damaged),
            ("DELETE FROM snapshot_parts WHERE seq = 30 AND part = 2", .damaged),
            ("UPDATE snapshots SET hash = zeroblob(32) WHERE seq = 30", .otherLog),
            ("UPDATE snapshots SET shape = 'b' WHERE seq = 30", .otherShape),
            ("UPDATE snapshots SET digest = zeroblob(32) WHERE seq = 30", .damaged),
        ] as [(String, SnapshotFault)])
    func `the one before is taken`(sql: String, fault: SnapshotFault) async throws {
        try await fill(20, 30)
        try tamper(path, sql)
        let found = try await found()
        #expect(found.world == world(20))
        #expect(found.passedBy == [.init(sequence: 30, fault: fault)])
    }

    @Test func `bytes of one entry under the name of another are damaged`() async throws {
        try await fill(20, 30)
        try tamper(path, "DELETE FROM snapshot_parts WHERE seq = 30")
        try tamper(path, "UPDATE snapshot_parts SET seq = 30 WHERE seq = 20")
        try tamper(
            path,
            "UPDATE snapshots SET digest = (SELECT digest FROM snapshots WHERE seq = 20) "
                + "WHERE seq = 30")
        let found = try await found()
        #expect(found.world == nil)
        #expect(found.passedBy.map(\.fault) == [.damaged, .damaged])
    }

    @Test func `what a kill left half written is no snapshot, and is swept away`() async throws {
        try await fill(20)
        try tamper(path, "INSERT INTO snapshot_parts (seq, part, bytes) VALUES (35, 0, x'7B')")
        #expect(try await found() == SnapshotFound(world: world(20)))
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.keep(world(40), shape: "a")
        try ledger.close()
        #expect(try count("snapshot_parts") == 2)
        #expect(try await found() == SnapshotFound(world: world(40)))
    }

    @Test func `a full disk keeps what was kept, and gives back the room`() async throws {
        try await fill(20)
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.limit(pages: 1)
        await #expect(throws: LedgerFailure.full) {
            try await ledger.keep(world(40), shape: "a")
        }
        #expect(try await ledger.snapshot(shape: "a") == SnapshotFound(world: world(20)))
        try await ledger.limit(pages: 1 << 30)
        try ledger.close()
        #expect(try count("snapshot_parts") == 1)
    }

    @Test func `commands are saved while a snapshot is being written`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.commit([Commit(entries: log)])
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await ledger.keep(world(40), shape: "a") }
            for number in 41...140 { try await ledger.commit([Commit(entries: [entry(number)])]) }
        }
        #expect(try await ledger.snapshot(shape: "a").world == world(40))
        #expect(try await ledger.history(after: 40, limit: 200).count == 100)
        try ledger.close()
        guard case .intact(entries: 140, _, removed: 0) = try AuditTrail.verify(path: path) else {
            Issue.record("the log is broken")
            return
        }
    }

    @Test func `a store of the version before has room for snapshots`() async throws {
        try await fill()
        try tamper(path, "DROP TABLE snapshots")
        try tamper(path, "DROP TABLE snapshot_parts")
        try tamper(path, "DELETE FROM grdb_migrations WHERE identifier = 'v3'")
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.keep(world(40), shape: "a")
        #expect(try await ledger.snapshot(shape: "a").world == world(40))
        #expect(try await ledger.history(after: 0, limit: 99) == log)
    }

    @Test func `a backup brings its snapshots along`() async throws {
        try await fill(20)
        let copy = folder.file("b.sqlite")
        let home = folder.file("c.sqlite")
        try SQLiteBackup.copy(from: path, to: copy)
        try SQLiteBackup.restore(from: copy, to: home)
        let ledger = try await SQLiteLedger.open(path: home)
        #expect(try await ledger.snapshot(shape: "a") == SnapshotFound(world: world(20)))
    }
}
