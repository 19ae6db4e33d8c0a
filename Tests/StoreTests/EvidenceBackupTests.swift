import Foundation
import Ports
import Testing

@testable import Domain
@testable import Store

/// A backup carries the copies of evidence, and says which are missing or altered.
@Suite(.timeLimit(.minutes(1))) struct EvidenceBackupTests {
    private let folder: Folder
    private static let key = StoreKey(
        base64: Data(repeating: 1, count: 32).base64EncodedString())

    init() throws { folder = try Folder() }

    private var store: String { folder.file("a/bot.db") }
    private var copies: String { folder.file("a/evidence") }
    private var backup: String { folder.file("backup.db") }
    private var beside: String { backup + ".evidence" }

    /// Keeps files as E-1, E-2 …, and logs it.
    private func keep(
        _ texts: [String], in ledger: SQLiteLedger, after last: Int = 0
    ) async throws -> [String] {
        let evidence = try await ledger.evidenceFolder(at: copies)
        var hashes: [String] = []
        for (index, text) in texts.enumerated() {
            let number = last + index + 1
            let hash = try await evidence.keep(Array(text.utf8))
            hashes.append(hash)
            let copy = Evidence.Copy(
                hash: hash, bytes: text.utf8.count, type: "text/plain", name: "a.txt",
                fetchedAt: noon)
            let kept = Entry(
                sequence: number, at: noon, stream: .incident(1), actor: .system,
                event: .evidence(1, .kept(number, copy)))
            try await ledger.commit([Commit(entries: [kept])])
        }
        return hashes
    }

    private func copy(_ key: StoreKey? = nil) throws -> EvidenceAudit {
        try SQLiteBackup.copy(from: store, to: backup, evidence: copies, under: key)
    }

    private func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    @Test(arguments: [true, false])
    func `a backup of a store in use carries every copy, and it comes back whole`(
        sealed: Bool
    ) async throws {
        let key = sealed ? Self.key : nil
        let ledger = try await SQLiteLedger.open(path: store, key: key)
        let hashes = try await keep(["一", "二", "一"], in: ledger)
        #expect(try copy(key) == EvidenceAudit(intact: 3))
        #expect(
            try names(beside) == (Set(hashes) + [EvidenceBackup.sumsName]).sorted())
        try ledger.close()

        let restored = folder.file("b/evidence")
        let back = EvidenceBackup(of: backup)
        let logged = try AuditTrail.evidence(path: backup)
        #expect(logged.map(\.number) == [1, 2, 3])
        try SQLiteBackup.restore(from: backup, to: folder.file("b/bot.db")) {
            () throws(LedgerFailure) in try back.bring(logged, to: restored)
        }
        let other = try await SQLiteLedger.open(path: folder.file("b/bot.db"), key: key)
        let shelf = try await other.evidenceFolder(at: restored)
        #expect(shelf.read(hashes[0]) == Array("一".utf8))
        #expect(shelf.read(hashes[1]) == Array("二".utf8))
        #expect(try names(restored) == Set(hashes).sorted())
        try other.close()
    }

    @Test func `the sums are those that sha256sum writes`() async throws {
        let ledger = try await SQLiteLedger.open(path: store)
        let hash = try await keep(["考试取消\n"], in: ledger)[0]
        _ = try copy()
        let sums = try String(contentsOfFile: beside + "/SHA256SUMS", encoding: .utf8)
        #expect(sums == "\(hash)  \(hash)\n")
        #expect(hash == "69a22c6e7639c5d7567a961588eed0a666660285d4e56ef16c9709a80cc6ccc3")
        try ledger.close()
    }

    @Test func `a store without evidence is backed up into one file`() async throws {
        let ledger = try await SQLiteLedger.open(path: store)
        #expect(try copy() == EvidenceAudit())
        #expect(try names(folder.path) == ["a", "backup.db"])
        try ledger.close()
    }

    @Test(arguments: [true, false])
    func `what is missing or altered in the backup is told by its number`(
        sealed: Bool
    ) async throws {
        let key = sealed ? Self.key : nil
        let ledger = try await SQLiteLedger.open(path: store, key: key)
        let hashes = try await keep(["一", "二", "三"], in: ledger)
        _ = try copy(key)
        try ledger.close()
        let file = beside + "/" + hashes[1]
        var bytes = try #require(FileManager.default.contents(atPath: file))
        bytes[bytes.count - 1] ^= 1
        try bytes.write(to: URL(filePath: file))
        try FileManager.default.removeItem(atPath: beside + "/" + hashes[2])
        let logged = try AuditTrail.evidence(path: backup)
        let audit = EvidenceAudit(
            intact: 1,
            faults: [
                .init(number: 2, hash: hashes[1], finding: .altered),
                .init(number: 3, hash: hashes[2], finding: .gone),
            ])
        let back = EvidenceBackup(of: backup)
        #expect(
            back.compare(logged, key: try EvidenceKey.of(store: backup, under: key)) == audit)
        // Without the key a sealed file is held against the sums.
        #expect(back.compare(logged) == audit)
        try FileManager.default.removeItem(atPath: beside)
        #expect(back.compare(logged).faults.map(\.finding) == [.gone, .gone, .gone])
    }

    @Test func `a copy that lies sound in its place is not replaced by one that was altered`()
        async throws
    {
        let ledger = try await SQLiteLedger.open(path: store)
        let hashes = try await keep(["一", "二"], in: ledger)
        _ = try copy()
        try ledger.close()
        try Data("3".utf8).write(to: URL(filePath: beside + "/" + hashes[0]))
        // The second is sound in the backup alone.
        try Data("3".utf8).write(to: URL(filePath: copies + "/" + hashes[1]))
        let logged = try AuditTrail.evidence(path: backup)
        try EvidenceBackup(of: backup).bring(logged, to: copies)
        #expect(AuditTrail.compare(logged, in: copies) == EvidenceAudit(intact: 2))
    }

    @Test func `a backup is written even so, and says what is not there to be copied`()
        async throws
    {
        let ledger = try await SQLiteLedger.open(path: store)
        let hashes = try await keep(["一", "二"], in: ledger)
        try FileManager.default.removeItem(atPath: copies + "/" + hashes[0])
        try Data("3".utf8).write(to: URL(filePath: copies + "/" + hashes[1]))
        let faults: [EvidenceAudit.Fault] = [
            .init(number: 1, hash: hashes[0], finding: .gone),
            .init(number: 2, hash: hashes[1], finding: .altered),
        ]
        #expect(try copy() == EvidenceAudit(faults: faults))
        #expect(FileManager.default.fileExists(atPath: backup))
        #expect(
            EvidenceBackup(of: backup).compare(try AuditTrail.evidence(path: backup)).faults
                == faults)
        try ledger.close()
    }

    @Test func `what was destroyed is missed by nobody, and is in no later backup`() async throws {
        let ledger = try await SQLiteLedger.open(path: store)
        let hashes = try await keep(["一", "二"], in: ledger)
        for (sequence, event) in [
            (3, EvidenceEvent.removalAsked(1, reason: "期满")), (4, .removalConfirmed(1)),
        ] {
            let entry = Entry(
                sequence: sequence, at: noon, stream: .incident(1), actor: .person("zhao", .chat),
                event: .evidence(1, event))
            try await ledger.commit([Commit(entries: [entry])])
        }
        try FileManager.default.removeItem(atPath: copies + "/" + hashes[0])
        #expect(try copy() == EvidenceAudit(intact: 1, removed: 1))
        #expect(try names(beside) == [hashes[1], EvidenceBackup.sumsName].sorted())
        let logged = try AuditTrail.evidence(path: backup)
        #expect(EvidenceBackup(of: backup).compare(logged) == EvidenceAudit(intact: 1, removed: 1))
        try ledger.close()
    }

    @Test func `what an earlier backup left is never written over`() async throws {
        let ledger = try await SQLiteLedger.open(path: store)
        _ = try await keep(["一"], in: ledger)
        try FileManager.default.createDirectory(
            atPath: beside, withIntermediateDirectories: true)
        #expect(throws: LedgerFailure.unavailable("\(beside) exists already")) { try copy() }
        try FileManager.default.removeItem(atPath: beside)
        // What a kill left.
        try FileManager.default.createDirectory(
            atPath: beside + ".part", withIntermediateDirectories: true)
        try Data([1]).write(to: URL(filePath: beside + ".part/x"))
        #expect(try copy() == EvidenceAudit(intact: 1))
        #expect(try !names(beside).contains("x"))
        try ledger.close()
    }

    @Test func `a restore that may not be done brings no copy either`() async throws {
        let ledger = try await SQLiteLedger.open(path: store)
        _ = try await keep(["一"], in: ledger)
        _ = try copy()
        try ledger.close()
        #expect(throws: SQLiteBackup.notEmpty(store)) {
            try SQLiteBackup.restore(from: backup, to: store) { () throws(LedgerFailure) in
                Issue.record("brought")
            }
        }
    }
}
