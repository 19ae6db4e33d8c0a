import Crypto
import Domain
import Foundation
import GRDB
import Ports

/// The table `contact_keys`: wrapped under the unit's key, or bare in a store that has none.
enum SQLiteKeys {
    /// Which key wraps; absent where none does.
    private static let markFact = "store.key"
    /// How far the sealing of what lay open has come.
    static let sealedFact = "contacts.sealed"

    /// Compares the key that is given with the one that wraps.
    ///
    /// - Returns: Whether bare keys are still to be wrapped.
    static func check(_ key: StoreKey?, in db: Database) throws -> Bool {
        let mark = try SQLiteInbox.fact(markFact, in: db)
        guard let mark else { return key != nil }
        guard let key else { throw LedgerFailure.locked(.missing) }
        guard key.mark == mark else { throw LedgerFailure.locked(.wrong) }
        return false
    }

    /// - Parameter key: What the rows are wrapped under; nil: they are bare.
    static func all(under key: StoreKey?, in db: Database) throws -> [ContactKey] {
        try db.rows("SELECT id, person, key FROM contact_keys ORDER BY id", []).map { row in
            let (id, person): (Int, String) = (row[0], row[1])
            let bytes: Data? = row[2]
            do {
                return ContactKey(
                    id: id, person: person,
                    key: try bytes.map { bytes in
                        try key?.unwrap(bytes, id, person) ?? SymmetricKey(data: bytes)
                    })
            } catch {
                throw LedgerFailure.corrupt("contact key \(id) cannot be read")
            }
        }
    }

    static func add(_ keys: [ContactKey], under master: StoreKey?, in db: Database) throws {
        for key in keys {
            guard let symmetric = key.key else { continue }
            let bytes =
                try master?.wrap(symmetric, key.id, key.person)
                ?? symmetric.withUnsafeBytes { Data($0) }
            try db.run(
                "INSERT OR IGNORE INTO contact_keys (id, person, key) VALUES (?, ?, ?)",
                [key.id, key.person, bytes])
        }
    }

    /// Wraps every key anew, all or none.
    static func rewrap(_ keys: [ContactKey], under master: StoreKey, in db: Database) throws {
        for key in keys {
            guard let symmetric = key.key else { continue }
            try db.run(
                "UPDATE contact_keys SET key = ? WHERE id = ?",
                [try master.wrap(symmetric, key.id, key.person), key.id])
        }
        try SQLiteInbox.setFact(markFact, master.mark, in: db)
    }

    static func destroy(_ person: PersonID, at now: Int, in db: Database) throws {
        try db.run(
            """
            UPDATE contact_keys SET key = NULL, destroyed_at = ?
            WHERE person = ? AND key IS NOT NULL
            """, [now, person.rawValue])
    }
}

extension SQLiteLedger {
    /// Wraps the keys of all contacts under another key of the unit. A kill leaves the store
    /// wholly under the one or wholly under the other.
    package func rekey(to key: StoreKey) async throws(LedgerFailure) {
        let old = master
        try await change { db in
            try SQLiteKeys.rewrap(try SQLiteKeys.all(under: old, in: db), under: key, in: db)
            try SQLiteSealedTexts.rewrap(from: old, to: key, in: db)
        }
        // What was wrapped before must not be read out of the write-ahead log.
        try await write { _ = try $0.checkpoint(.truncate) }
    }

    /// Whether contacts lie under a key of the unit's.
    package var isLocked: Bool { master != nil }
}

/// Somebody whose contacts end with a commit, and when (milliseconds since 1970).
struct Purged: Sendable {
    var id: PersonID
    var at: Int
}

extension Commit {
    var purged: [Purged] {
        entries.compactMap { entry in
            guard case .roster(.purged(let person)) = entry.event else { return nil }
            return Purged(id: person, at: entry.at.milliseconds)
        }
    }
}
