import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(2))) struct BackupTests {
    let folder: Folder
    let path: String
    let backup: String
    let ledger: SQLiteLedger

    init() async throws {
        folder = try Folder()
        path = folder.file("fenghuo.sqlite")
        backup = folder.file("backup.sqlite")
        ledger = try await SQLiteLedger.open(path: path)
        try await ledger.commit([
            Commit(
                arrivals: [Arrival(number: 1, sourceID: "a")],
                cursor: Cursor(name: "matrix", value: "s1"))
        ])
        let entries = (1...300).map { entry($0) }
        try await ledger.commit([Commit(entries: entries, deliveries: [delivery("a")])])
    }

    @Test func `a backup of a running store is whole and can be restored`() async throws {
        try await ledger.backup(to: backup)
        try await ledger.commit([Commit(entries: [entry(301)])])
        #expect(!FileManager.default.fileExists(atPath: backup + "-wal"))
        guard case .intact(300, _, 0) = try AuditTrail.verify(path: backup) else {
            Issue.record("not intact")
            return
        }
        let restored = folder.file("new/fenghuo.sqlite")
        try SQLiteBackup.restore(from: backup, to: restored)
        let copy = try await SQLiteLedger.open(path: restored)
        #expect(try await copy.history(after: 299, limit: 9) == [entry(300)])
        #expect(try await copy.arrivals(["a"]).known == ["a"])
        #expect(try await copy.cursor("matrix") == "s1")
        #expect(try await copy.claimed() == ["a"])
        try await copy.commit([Commit(entries: [entry(301)])])
    }

    @Test func `another process may copy a store in use`() throws {
        try SQLiteBackup.copy(from: path, to: backup)
        #expect(try AuditTrail.verify(path: backup) == (try AuditTrail.verify(path: path)))
    }

    @Test func `a backup overwrites nothing`() async throws {
        try Data("mine".utf8).write(to: URL(filePath: backup))
        await #expect(throws: LedgerFailure.unavailable("\(backup) exists already")) {
            try await ledger.backup(to: backup)
        }
        #expect(try Data(contentsOf: URL(filePath: backup)) == Data("mine".utf8))
    }

    @Test func `only an empty store is restored into`() async throws {
        try await ledger.backup(to: backup)
        #expect(throws: LedgerFailure.inUse) {
            try SQLiteBackup.restore(from: backup, to: path)
        }
        try ledger.close()
        #expect(throws: LedgerFailure.unavailable("\(path) is not empty")) {
            try SQLiteBackup.restore(from: backup, to: path)
        }
        let empty = folder.file("empty.sqlite")
        try await SQLiteLedger.open(path: empty).close()
        try SQLiteBackup.restore(from: backup, to: empty)
        #expect(try await SQLiteLedger.open(path: empty).history(after: 0, limit: 999).count == 300)
    }

    @Test func `a restored store forgets what may not hold for it any more`() async throws {
        try await ledger.remember("matrix.store", "abc")
        try await ledger.remember("matrix.direct.@li", "!r")
        try await ledger.backup(to: backup)
        let restored = folder.file("new/fenghuo.sqlite")
        try SQLiteBackup.restore(from: backup, to: restored, forgetting: ["matrix.store"])
        let copy = try await SQLiteLedger.open(path: restored)
        #expect(try await copy.recall("matrix.store") == nil)
        #expect(try await copy.recall("matrix.direct.@li") == "!r")
    }

    @Test func `a broken backup is not restored`() async throws {
        try await ledger.backup(to: backup)
        try tamper(backup, "UPDATE entries SET at = 1 WHERE seq = 7")
        #expect(throws: LedgerFailure.corrupt("\(backup): entry 7: linkBroken")) {
            try SQLiteBackup.restore(from: backup, to: folder.file("new.sqlite"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("new.sqlite")))
    }
}
