import Domain
import Foundation
import GRDB
import Outbox
import Ports
import Testing

@testable import Store

/// What lies sealed beside the log: the same of every store.
@Suite(.timeLimit(.minutes(2))) struct SealContract {
    private static let key = StoreKey(base64: Data(repeating: 1, count: 32).base64EncodedString())
    private static let words = SealedWords(salt: "1234-5678", text: "举报人住在三楼")

    private func shelf(_ kind: Kind) async throws -> Shelf { try await Shelf(kind, key: Self.key) }

    private static func commit(_ sequence: Int, _ sealings: Sealing...) -> Commit {
        var commit = Commit(entries: [entry(sequence)])
        commit.sealings = sealings
        return commit
    }

    @Test(arguments: Kind.allCases)
    func `what is sealed with an entry is there after a kill, each under its name`(
        kind: Kind
    ) async throws {
        let shelf = try await shelf(kind)
        let other = SealedWords(salt: "x", text: "另一份\n两行")
        try await shelf.ledger.commit([
            Self.commit(1, .keep(.text(1), Self.words)), Self.commit(2, .keep(.spill(1), other)),
        ])
        try await shelf.kill()
        #expect(try await shelf.ledger.sealed(.text(1)) == Self.words)
        #expect(try await shelf.ledger.sealed(.spill(1)) == other)
        #expect(try await shelf.ledger.sealed(.text(2)) == nil)
    }

    @Test(arguments: Kind.allCases)
    func `an entry that is not saved seals and destroys nothing`(kind: Kind) async throws {
        let shelf = try await shelf(kind)
        await #expect(throws: LedgerFailure.self) {
            try await shelf.ledger.commit([Self.commit(7, .keep(.text(1), Self.words))])
        }
        #expect(try await shelf.ledger.sealed(.text(1)) == nil)
        try await shelf.ledger.commit([Self.commit(1, .keep(.text(1), Self.words))])
        await #expect(throws: LedgerFailure.self) {
            try await shelf.ledger.commit([
                Self.commit(2, .destroy(.text(1))), Self.commit(9),
            ])
        }
        #expect(try await shelf.ledger.sealed(.text(1)) == Self.words)
        try await shelf.kill()
        #expect(try await shelf.ledger.sealed(.text(1)) == Self.words)
    }

    @Test(arguments: Kind.allCases)
    func `what is destroyed stays so, and the rest is there`(kind: Kind) async throws {
        let shelf = try await shelf(kind)
        try await shelf.ledger.commit([
            Self.commit(1, .keep(.text(1), Self.words), .keep(.text(2), Self.words))
        ])
        try await shelf.ledger.commit([Self.commit(2, .destroy(.text(1)))])
        #expect(try await shelf.ledger.sealed(.text(1)) == nil)
        try await shelf.kill()
        #expect(try await shelf.ledger.sealed(.text(1)) == nil)
        #expect(try await shelf.ledger.sealed(.text(2)) == Self.words)
        #expect(try await shelf.ledger.history(after: 0, limit: 9) == [entry(1), entry(2)])
    }
}

/// Sealed texts in a file.
@Suite(.timeLimit(.minutes(2))) struct SealedFileTests {
    private let folder: Folder
    private let path: String
    private static let one = StoreKey(base64: Data(repeating: 1, count: 32).base64EncodedString())
    private static let two = StoreKey(base64: Data(repeating: 2, count: 32).base64EncodedString())
    private static let words = SealedWords(salt: "1234-5678", text: "the whistle-blower is on 3")

    init() throws {
        folder = try Folder()
        path = folder.file("a.sqlite")
    }

    private func filled(_ key: StoreKey? = one) async throws -> SQLiteLedger {
        let ledger = try await SQLiteLedger.open(path: path, key: key)
        var commit = Commit(entries: [entry(1)])
        commit.sealings = [.keep(.text(1), Self.words), .keep(.spill(4), Self.words)]
        try await ledger.commit([commit])
        return ledger
    }

    private func destroy(_ ledger: SQLiteLedger) async throws {
        var commit = Commit(entries: [entry(2)])
        commit.sealings = [.destroy(.text(1))]
        try await ledger.commit([commit])
    }

    /// Whether these bytes stand anywhere in the store's files.
    private func stands(_ bytes: Data, in path: String) -> Bool {
        ["", "-wal"].contains { suffix in
            FileManager.default.contents(atPath: path + suffix)?.range(of: bytes) != nil
        }
    }

    private func row(_ column: String) throws -> Data? {
        let ledger = try SQLiteLedger.openNow(path, key: Self.one)
        defer { try? ledger.close() }
        return try ledger.read {
            try Data.fetchOne(
                $0, sql: "SELECT \(column) FROM sealed_texts WHERE id = 'text-1'")
        }
    }

    @Test func `nothing of it stands open in the files, in a backup or in an export`() async throws
    {
        let ledger = try await filled()
        try await ledger.backup(to: folder.file("copy"))
        var lines: [String] = []
        try AuditTrail.export(path: path) { lines.append($0) }
        try ledger.close()
        for text in ["whistle", "1234-5678"] {
            for file in [path, folder.file("copy")] {
                #expect(!stands(Data(text.utf8), in: file), "\(text) in \(file)")
            }
            #expect(!lines.joined().contains(text))
        }
    }

    @Test func `key and text are gone from the files when it is destroyed, and the log is intact`()
        async throws
    {
        try await filled().close()
        let (key, body) = (try #require(try row("key")), try #require(try row("body")))
        #expect(stands(key, in: path) && stands(body, in: path))
        let ledger = try await SQLiteLedger.open(path: path, key: Self.one)
        try await destroy(ledger)
        #expect(!stands(key, in: path) && !stands(body, in: path))
        #expect(try await ledger.sealed(.text(1)) == nil)
        try ledger.close()
        guard case .intact(2, _, 0) = try AuditTrail.verify(path: path) else {
            Issue.record("the log is not intact")
            return
        }
        #expect(try AuditTrail.sealed(path: path) == AuditSealed(kept: 1, removed: 1))
    }

    @Test func `a backup that is restored holds what was sealed, and what was destroyed not`()
        async throws
    {
        let ledger = try await filled()
        try await destroy(ledger)
        try await ledger.backup(to: folder.file("copy"))
        try ledger.close()
        let restored = folder.file("new/b.sqlite")
        try SQLiteBackup.restore(from: folder.file("copy"), to: restored)
        let copy = try await SQLiteLedger.open(path: restored, key: Self.one)
        #expect(try await copy.sealed(.spill(4)) == Self.words)
        #expect(try await copy.sealed(.text(1)) == nil)
        try copy.close()
    }

    @Test func `without a key nothing is sealed and nothing of the commit is saved`() async throws {
        await #expect(throws: LedgerFailure.locked(.missing)) { try await filled(nil) }
        let ledger = try await SQLiteLedger.open(path: folder.file("b.sqlite"))
        #expect(try await ledger.history(after: 0, limit: 9).isEmpty)
        #expect(try await ledger.sealed(.text(1)) == nil)
        try ledger.close()
    }

    @Test func `another key of the unit opens it as well, once the store is under that`()
        async throws
    {
        let ledger = try await filled()
        try await ledger.rekey(to: try #require(Self.two))
        try ledger.close()
        let again = try await SQLiteLedger.open(path: path, key: Self.two)
        #expect(try await again.sealed(.text(1)) == Self.words)
        try again.close()
    }

    @Test func `a text that was put in another's place is not opened`() async throws {
        try await filled().close()
        try tamper(
            path,
            """
            UPDATE sealed_texts SET
                key = (SELECT key FROM sealed_texts WHERE id = 'spill-4'),
                body = (SELECT body FROM sealed_texts WHERE id = 'spill-4')
            WHERE id = 'text-1'
            """)
        let ledger = try await SQLiteLedger.open(path: path, key: Self.one)
        await #expect(throws: LedgerFailure.corrupt("sealed text text-1 cannot be read")) {
            try await ledger.sealed(.text(1))
        }
        #expect(try await ledger.sealed(.spill(4)) == Self.words)
        try ledger.close()
    }
}
