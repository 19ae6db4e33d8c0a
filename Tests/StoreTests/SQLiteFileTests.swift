import Domain
import Foundation
import GRDB
import Outbox
import Ports
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(2))) struct SQLiteFileTests {
    let folder: Folder
    let path: String

    init() throws {
        folder = try Folder()
        path = folder.file("var/deep/fenghuo.sqlite")
    }

    private func rights(_ path: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue
    }

    /// A closed store with `count` entries.
    private func fill(_ count: Int) async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.commit([Commit(entries: (1...count).map { entry($0) })])
        try ledger.close()
    }

    @Test func `every commit is synced: the writer itself says FULL`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        #expect(try await ledger.synchronousMode() == 2)
        try ledger.close()
        #expect(try await SQLiteLedger.open(path: path).synchronousMode() == 2)
    }

    @Test func `what need not be synced is seen at once, survives a kill, and leaves FULL behind`()
        async throws
    {
        let shelf = try await Shelf(.sqlite)
        let ledger = try #require(shelf.ledger as? SQLiteLedger)
        try await ledger.commit([Commit(deliveries: [delivery("a"), delivery("b")])])
        try await ledger.settle([Settlement(id: "a", state: .delivered)], loosely: true)
        #expect(try await ledger.synchronousMode() == 2)
        #expect(try await ledger.delivery(id: "a")?.state == .delivered)
        try await shelf.kill()
        #expect(try await shelf.ledger.delivery(id: "a")?.state == .delivered)
        #expect(try await shelf.ledger.delivery(id: "b")?.state == .queued)
    }

    @Test func `nobody else may read the files`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.remember("k", "v")
        for suffix in ["", "-wal", "-shm", ".lock"] { #expect(try rights(path + suffix) == 0o600) }
        #expect(try rights(folder.file("var/deep")) == 0o700)
    }

    @Test func `a second bot on the same store is told so`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        await #expect(throws: LedgerFailure.inUse) { try await SQLiteLedger.open(path: path) }
        try await ledger.remember("k", "v")
        try ledger.close()
        #expect(try await SQLiteLedger.open(path: path).recall("k") == "v")
    }

    @Test func `a closed ledger fails in words`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try ledger.close()
        await #expect(throws: LedgerFailure.self) { try await ledger.remember("k", "v") }
        await #expect(throws: LedgerFailure.self) { try await ledger.recall("k") }
    }

    @Test func `a place that cannot be written is told`() async throws {
        let error = await #expect(throws: LedgerFailure.self) {
            try await SQLiteLedger.open(path: "/proc/nowhere/a.sqlite")
        }
        guard case .unavailable(let why) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(why.contains("/proc/nowhere"))
    }

    @Test func `a store of a newer version is left alone`() async throws {
        try await fill(1)
        try tamper(path, "INSERT INTO grdb_migrations VALUES ('v999')")
        let failure = LedgerFailure.unavailable("\(path) was written by a newer version")
        await #expect(throws: failure) { try await SQLiteLedger.open(path: path) }
    }

    @Test func `a full disk loses nothing and is over when there is room again`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.limit(pages: 1)
        var saved = 0
        let failure = await #expect(throws: LedgerFailure.self) {
            while saved < 10_000 {
                let commit = Commit(
                    entries: [entry(saved + 1)], deliveries: [delivery("\(saved + 1)")])
                try await ledger.commit([commit])
                saved += 1
            }
        }
        #expect(failure == .full)
        #expect(try await ledger.history(after: 0, limit: 20_000).count == saved)
        #expect(try await ledger.delivery(id: DeliveryID("\(saved + 1)")) == nil)
        try await ledger.limit(pages: 1 << 30)
        try await ledger.commit([Commit(entries: [entry(saved + 1)])])
        try ledger.close()
        #expect(
            try await SQLiteLedger.open(path: path).history(after: saved, limit: 9)
                == [entry(saved + 1)])
    }

    @Test func `a file that is no store is called damaged`() async throws {
        try await fill(1)
        try Data(repeating: 0x41, count: 8192).write(to: URL(filePath: path))
        try await expectCorrupt()
    }

    @Test func `damaged pages are found at the start`() async throws {
        try await fill(2000)
        var bytes = try Data(contentsOf: URL(filePath: path))
        let body = 4096..<bytes.count
        bytes.replaceSubrange(body, with: repeatElement(0x5A, count: body.count))
        try bytes.write(to: URL(filePath: path))
        try await expectCorrupt()
    }

    @Test func `after a kill damage is found anywhere, also far from the end`() async throws {
        try await fill(2000)
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.remember("k", "v")
        let image = folder.file("image.sqlite")
        try FileManager.default.copyItem(atPath: path + "-wal", toPath: image + "-wal")
        var bytes = try Data(contentsOf: URL(filePath: path))
        let page = bytes.count / 4096 / 3 * 4096
        bytes.replaceSubrange(page..<page + 4096, with: repeatElement(0x5A, count: 4096))
        try bytes.write(to: URL(filePath: image))
        try await expectCorrupt(at: image)
    }

    @Test(arguments: [
        "UPDATE entries SET actor = 'sms:li' WHERE seq = 150",
        "UPDATE entries SET payload = x'7B7D' WHERE seq = 150",
        "DELETE FROM entries WHERE seq = 150",
    ])
    func `a changed log is found at the start`(sql: String) async throws {
        try await fill(200)
        try tamper(path, sql)
        try await expectCorrupt { $0.contains("150") }
    }

    private func expectCorrupt(
        at path: String? = nil, _ isRight: (String) -> Bool = { !$0.isEmpty }
    ) async throws {
        let error = await #expect(throws: LedgerFailure.self) {
            try await SQLiteLedger.open(path: path ?? self.path)
        }
        guard case .corrupt(let why) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(isRight(why), "\(why)")
    }

    @Test func `an entry that cannot be read is told by its number`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.commit([Commit(entries: [entry(1), entry(2)])])
        try tamper(path, "UPDATE entries SET payload = x'7B7D' WHERE seq = 2")
        let error = await #expect(throws: LedgerFailure.self) {
            try await ledger.history(after: 0, limit: 9)
        }
        #expect("\(String(describing: error))".contains("entry 2"))
    }
}
