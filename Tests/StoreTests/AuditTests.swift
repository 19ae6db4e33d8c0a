import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(2))) struct AuditTests {
    let folder: Folder
    let path: String
    let ledger: SQLiteLedger

    /// Seven entries in a store that stays open: the audit works beside a running bot.
    init() async throws {
        folder = try Folder()
        path = folder.file("fenghuo.sqlite")
        ledger = try await SQLiteLedger.open(path: path)
        var entries = (1...7).map { entry($0, $0 > 3 ? .incident(1) : .desk) }
        entries[2].actor = .system
        try await ledger.commit([Commit(entries: entries)])
    }

    private func exported() throws -> [String] {
        var lines: [String] = []
        try AuditTrail.export(path: path) { lines.append($0) }
        return lines
    }

    @Test func `a sound log is intact, and its head moves with every entry`() async throws {
        guard case .intact(7, let head, 0) = try AuditTrail.verify(path: path) else {
            Issue.record("not intact")
            return
        }
        #expect(head.count == 64)
        try await ledger.commit([Commit(entries: [entry(8)])])
        guard case .intact(8, let next, 0) = try AuditTrail.verify(path: path) else {
            Issue.record("not intact")
            return
        }
        #expect(next != head)
    }

    @Test func `an empty log is intact`() async throws {
        let empty = try await SQLiteLedger.open(path: folder.file("empty.sqlite"))
        let zeros = String(repeating: "0", count: 64)
        let result = AuditResult.intact(entries: 0, head: zeros, removed: 0)
        #expect(try AuditTrail.verify(path: folder.file("empty.sqlite")) == result)
        #expect(AuditTrail.verifyExport(lines: []) == result)
        try empty.close()
    }

    @Test(arguments: [
        "actor = 'chat:li'", "actor = 'system'", "at = at + 1", "type = 'incident.closed'",
        "stream = 'plan'", "digest = zeroblob(32)", "hash = zeroblob(32)", "prev = zeroblob(32)",
    ])
    func `whatever is changed in an entry is found, with its number`(change: String) throws {
        try tamper(path, "UPDATE entries SET \(change) WHERE seq = 5")
        #expect(try AuditTrail.verify(path: path) == .broken(at: 5, why: .linkBroken))
        #expect(AuditTrail.verifyExport(lines: try exported()) == .broken(at: 5, why: .linkBroken))
    }

    @Test(arguments: [
        "payload = CAST(replace(payload, '5', '6') AS BLOB)", "salt = zeroblob(16)", "salt = NULL",
    ])
    func `a changed byte of a payload is found, with its number`(change: String) throws {
        try tamper(path, "UPDATE entries SET \(change) WHERE seq = 5")
        let broken = AuditResult.broken(at: 5, why: .payloadChanged)
        #expect(try AuditTrail.verify(path: path) == broken)
        #expect(AuditTrail.verifyExport(lines: try exported()) == broken)
    }

    @Test(arguments: [
        "DELETE FROM entries WHERE seq = 5", "UPDATE entries SET seq = 99 WHERE seq = 5",
    ])
    func `a missing entry is found, with its number`(sql: String) throws {
        try tamper(path, sql)
        let broken = AuditResult.broken(at: 5, why: .sequenceGap)
        #expect(try AuditTrail.verify(path: path) == broken)
        #expect(AuditTrail.verifyExport(lines: try exported()) == broken)
    }

    @Test func `a destroyed payload is removed, not broken, and history goes on`() async throws {
        try tamper(path, "UPDATE entries SET payload = NULL, salt = NULL WHERE seq IN (2, 7)")
        guard case .intact(7, _, removed: 2) = try AuditTrail.verify(path: path) else {
            Issue.record("not intact")
            return
        }
        let result = try AuditTrail.verify(path: path)
        #expect(AuditTrail.verifyExport(lines: try exported()) == result)
        let left = try await ledger.history(after: 0, limit: 9).map(\.sequence)
        #expect(left == [1, 3, 4, 5, 6])
        try await ledger.commit([Commit(entries: [entry(8)])])
    }

    @Test func `an export is checked without the store`() throws {
        let lines = try exported()
        #expect(lines.count == 7)
        #expect(lines.allSatisfy { !$0.contains("\n") })
        let result = try AuditTrail.verify(path: path)
        #expect(AuditTrail.verifyExport(lines: lines) == result)
        #expect(AuditTrail.verifyExport(lines: lines + ["", " "]) == result)
    }

    @Test func `a changed line of an export is found`() throws {
        let lines = try exported()
        for (index, line) in lines.enumerated() {
            var changed = lines
            changed[index] = line.replacingOccurrences(of: "第", with: "地")
            let broken = AuditResult.broken(at: index + 1, why: .payloadChanged)
            #expect(AuditTrail.verifyExport(lines: changed) == broken)
            changed[index] = String(line.dropLast())
            let unreadable = AuditResult.broken(at: index + 1, why: .unreadable)
            #expect(AuditTrail.verifyExport(lines: changed) == unreadable)
            changed.remove(at: index)
            let gap = AuditResult.broken(at: index + 1, why: .sequenceGap)
            #expect(AuditTrail.verifyExport(lines: changed) == (index < 6 ? gap : try cut()))
        }
    }

    /// The log without its last entry: whole in itself, with another head.
    private func cut() throws -> AuditResult {
        let result = AuditTrail.verifyExport(lines: try exported().dropLast())
        guard case .intact(6, _, 0) = result else {
            Issue.record("\(result)")
            return result
        }
        #expect(result != (try AuditTrail.verify(path: path)))
        return result
    }

    @Test func `a store that is not there is told`() {
        #expect(throws: LedgerFailure.self) {
            try AuditTrail.verify(path: folder.file("nothing.sqlite"))
        }
    }
}
