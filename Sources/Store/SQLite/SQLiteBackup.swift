import Foundation
import GRDB
import Ports

/// Whole copies of a store.
package enum SQLiteBackup {
    /// Copies a store, also one that a bot is using, as it is at one moment.
    ///
    /// - Parameters:
    ///   - store: The store's file.
    ///   - path: Where there is nothing yet; the copy is one file (0600).
    package static func copy(from store: String, to path: String) throws(LedgerFailure) {
        do { try reader(store).read { try write($0, to: path) } } catch {
            throw LedgerFailure(error, at: path)
        }
    }

    /// Copies a store and its copies of evidence, also while a bot is at work. The log is copied
    /// first: whatever it tells of was on the disk before it was logged.
    ///
    /// - Parameters:
    ///   - store: The store's file.
    ///   - path: Where there is nothing yet; evidence goes to `path.evidence`.
    ///   - folder: Where copies of evidence lie.
    ///   - master: The unit's key, where it is at hand.
    /// - Returns: How the copies compare with the log.
    package static func copy(
        from store: String, to path: String, evidence folder: String, under master: StoreKey?
    ) throws(LedgerFailure) -> EvidenceAudit {
        let beside = EvidenceBackup(of: path)
        for taken in [path, beside.path] where FileManager.default.fileExists(atPath: taken) {
            throw .unavailable("\(taken) exists already")
        }
        do {
            while true {
                try reader(store).read { try writePart($0, to: path) }
                let logged = try AuditTrail.evidence(path: part(path))
                let audit = try beside.fill(
                    logged, from: folder, key: EvidenceKey.of(store: store, under: master))
                // Somebody had it destroyed just now: a backup that tells of it would be at fault.
                let ended = Set(
                    try AuditTrail.evidence(path: store).filter(\.isRemoved).map(\.number))
                if audit.faults.contains(where: { ended.contains($0.number) }) { continue }
                try beside.settle()
                try FileManager.default.moveItem(atPath: part(path), toPath: path)
                return audit
            }
        } catch {
            throw LedgerFailure(error, at: path)
        }
    }

    /// Puts a backup into an empty store. The backup's log is checked first, all of it.
    ///
    /// - Parameters:
    ///   - backup: What `copy` wrote.
    ///   - path: The store's file; a bot may not be using it.
    ///   - facts: What a channel remembered that may not hold for a store that lives again.
    ///   - beside: What is put in its place with the log, and before it: after a kill the store is
    ///     empty still, and all can be done again.
    package static func restore(
        from backup: String, to path: String, forgetting facts: [String] = [],
        beside: () throws(LedgerFailure) -> Void = {}
    ) throws(LedgerFailure) {
        if case .broken(let entry, let fault) = try AuditTrail.verify(path: backup) {
            throw .corrupt("\(backup): entry \(entry): \(fault.rawValue)")
        }
        let ledger = try SQLiteLedger.openNow(path)
        do {
            guard try ledger.pool.read(isEmpty) else {
                throw notEmpty(path)
            }
            try beside()
            try reader(backup).backup(to: ledger.pool)
            try ledger.pool.write { db in
                for key in facts {
                    try db.execute(sql: "DELETE FROM facts WHERE key = ?", arguments: [key])
                }
            }
        } catch {
            throw LedgerFailure(error, at: path)
        }
        try ledger.close()
    }

    package static func notEmpty(_ path: String) -> LedgerFailure {
        .unavailable("\(path) is not empty")
    }

    private static func reader(_ path: String) throws -> DatabaseQueue {
        var configuration = SQLiteFile.configuration
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Under another name until it is complete: what is called a backup is one.
    fileprivate static func write(_ db: Database, to path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw LedgerFailure.unavailable("\(path) exists already")
        }
        try writePart(db, to: path)
        try FileManager.default.moveItem(atPath: part(path), toPath: path)
    }

    private static func part(_ path: String) -> String { path + ".part" }

    private static func writePart(_ db: Database, to path: String) throws {
        let part = part(path)
        try? FileManager.default.removeItem(atPath: part)
        try SQLiteFile.prepare(part)
        let copy = try DatabaseQueue(path: part, configuration: SQLiteFile.configuration)
        try copy.writeWithoutTransaction {
            try db.backup(to: $0)
            // Away from write-ahead logging, so that the copy is one file.
            try $0.execute(sql: "PRAGMA journal_mode = DELETE")
        }
        try copy.close()
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try ["entries", "inbox", "deliveries"].allSatisfy {
            try Row.fetchOne(db, sql: "SELECT 1 FROM \($0) LIMIT 1") == nil
        }
    }
}

extension SQLiteLedger {
    /// Copies the store as it is now, while work goes on.
    ///
    /// - Parameter path: Where there is nothing yet; the copy is one file (0600).
    package func backup(to path: String) async throws(LedgerFailure) {
        // It takes its time, so not on the caller's thread.
        do { try await pool.read { try SQLiteBackup.write($0, to: path) } } catch {
            throw LedgerFailure(error, at: path)
        }
    }
}
