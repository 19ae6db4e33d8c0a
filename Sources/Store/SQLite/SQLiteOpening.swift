import Foundation
import GRDB
import Ports

extension SQLiteLedger {
    /// The links of the chain that are checked at every start.
    private static let linksChecked = 100
    /// After a kill the whole file is checked, unless it is larger than this many bytes.
    private static let checkedBytes = 64 << 20

    /// The version of the tables, for `fenghuo version`.
    package static let schemaVersion = SQLiteSchema.version

    /// Opens the store, and makes it with its directory when there is none.
    ///
    /// - Parameters:
    ///   - path: Of the SQLite file; `-wal`, `-shm` and `.lock` files lie beside it.
    ///   - key: Seals contacts; a store that was opened with one needs it from then on.
    package static func open(
        path: String, key: StoreKey? = nil
    ) async throws(LedgerFailure) -> SQLiteLedger {
        try openNow(path, key: key)
    }

    static func openNow(
        _ path: String, key: StoreKey? = nil
    ) throws(LedgerFailure) -> SQLiteLedger {
        try SQLiteFile.prepare(path)
        let lock = try StoreLock(path + ".lock")
        do {
            let wasLeftOpen = SQLiteFile.wasLeftOpen(path)
            let pool = try DatabasePool(path: path, configuration: SQLiteFile.configuration)
            try pool.writeWithoutTransaction { db in
                try syncFully(db)
                if wasLeftOpen { try checkPages(db, path) }
                guard try !SQLiteSchema.migrator.hasBeenSuperseded(db) else {
                    throw LedgerFailure.unavailable("\(path) was written by a newer version")
                }
            }
            try SQLiteSchema.migrator.migrate(pool)
            let vault = try pool.writeWithoutTransaction { try unlock($0, with: key) }
            var forReading = SQLiteFile.configuration
            forReading.readonly = true
            let reader = try DatabaseQueue(path: path, configuration: forReading)
            return SQLiteLedger(
                pool, reader: reader,
                head: try reader.read { try ChainRow.checkTail(linksChecked, in: $0) },
                lock: lock, vault: vault, master: key)
        } catch {
            throw LedgerFailure(error, at: path)
        }
    }

    /// A `DatabasePool` resets its writer to NORMAL after every configuration hook, so this comes
    /// last and is read back: a reader's answer would prove nothing.
    private static func syncFully(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = 1000")
        // A key that is taken out of a page is written over.
        try db.execute(sql: "PRAGMA secure_delete = ON")
        guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
            throw LedgerFailure.unavailable("SQLite will not sync every commit to the disk")
        }
    }

    /// Reads the keys of contacts, wraps them where a key first appears, and seals what an older
    /// version left open.
    private static func unlock(_ db: Database, with key: StoreKey?) throws -> ContactVault {
        let isNew = try SQLiteKeys.check(key, in: db)
        let keys = try SQLiteKeys.all(under: isNew ? nil : key, in: db)
        if let key, isNew {
            try db.inTransaction(.immediate) {
                try SQLiteKeys.rewrap(keys, under: key, in: db)
                return .commit
            }
            _ = try db.checkpoint(.truncate)
        }
        let vault = ContactVault(keys)
        let codec = SQLiteCodec(sealing: vault)
        try SQLiteSealing(codec: codec, vault: vault, master: key).run(db)
        return vault
    }

    private static func checkPages(_ db: Database, _ path: String) throws {
        guard SQLiteFile.size(path) <= checkedBytes else { return }
        let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
        guard verdict == "ok" else { throw LedgerFailure.corrupt(verdict) }
    }

    /// How the writer syncs: 2 is FULL.
    package func synchronousMode() async throws(LedgerFailure) -> Int? {
        try await write { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// Lets the file grow to `pages` of 4,096 bytes and no further, as on a full disk; not below
    /// what it has. Lasts until it is closed.
    package func limit(pages: Int) async throws(LedgerFailure) {
        try await write { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }
}
