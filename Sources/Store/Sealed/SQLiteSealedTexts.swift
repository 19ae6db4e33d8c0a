import Crypto
import Domain
import Foundation
import GRDB
import Ports

/// What a commit does to a row of `sealed_texts`, made ready before its turn comes.
enum SealedRow: Sendable {
    case keep(row: String, key: Data, body: Data)
    /// Milliseconds since 1970.
    case destroy(row: String, at: Int)
}

/// The table `sealed_texts`: each text under a key of its own, so that one can be destroyed alone
/// (decision 0053). Nothing of it is ever written open.
enum SQLiteSealedTexts {
    /// - Parameter master: Wraps the keys; without one nothing is sealed.
    static func prepare(
        _ commit: Commit, under master: StoreKey?
    ) throws(LedgerFailure) -> [SealedRow] {
        guard !commit.sealings.isEmpty else { return [] }
        guard let master else { throw .locked(.missing) }
        let at = commit.entries.last?.at.milliseconds ?? 0
        do {
            return try commit.sealings.map { sealing in
                switch sealing {
                case .keep(let id, let words): try sealed(words, id.row, master)
                case .destroy(let id): .destroy(row: id.row, at: at)
                }
            }
        } catch {
            throw .unavailable("a text cannot be sealed: \(error)")
        }
    }

    private static func sealed(
        _ words: SealedWords, _ row: String, _ master: StoreKey
    ) throws -> SealedRow {
        let key = SymmetricKey(size: .bits256)
        let body = try ChaChaPoly.seal(
            try JSONEncoder().encode(words), using: key, authenticating: Data(row.utf8))
        return .keep(row: row, key: try master.wrap(key, of: row), body: body.combined)
    }

    static func apply(_ row: SealedRow, in db: Database) throws {
        switch row {
        case .keep(let row, let key, let body):
            try db.run(
                "INSERT INTO sealed_texts (id, key, body) VALUES (?, ?, ?)", [row, key, body])
        case .destroy(let row, let at):
            try db.run(
                """
                UPDATE sealed_texts SET key = NULL, body = NULL, destroyed_at = ?
                WHERE id = ? AND key IS NOT NULL
                """, [at, row])
        }
    }

    /// - Returns: Nil where there is nothing, or nothing left.
    static func words(
        _ id: SealID, under master: StoreKey?, in db: Database
    ) throws -> SealedWords? {
        let sql = "SELECT key, body FROM sealed_texts WHERE id = ?"
        guard let found = try db.rows(sql, [id.row]).first, let key: Data = found[0],
            let body: Data = found[1]
        else { return nil }
        guard let master else { throw LedgerFailure.locked(.missing) }
        do {
            let plain = try ChaChaPoly.open(
                try ChaChaPoly.SealedBox(combined: body), using: try master.unwrap(key, of: id.row),
                authenticating: Data(id.row.utf8))
            return try JSONDecoder().decode(SealedWords.self, from: plain)
        } catch {
            throw LedgerFailure.corrupt("sealed text \(id.row) cannot be read")
        }
    }

    /// Wraps every key anew, in the transaction that wraps those of contacts.
    static func rewrap(from old: StoreKey?, to new: StoreKey, in db: Database) throws {
        for found in try db.rows("SELECT id, key FROM sealed_texts WHERE key IS NOT NULL", []) {
            let (row, wrapped): (String, Data) = (found[0], found[1])
            guard let old else { throw LedgerFailure.locked(.missing) }
            let key: SymmetricKey
            do { key = try old.unwrap(wrapped, of: row) } catch {
                throw LedgerFailure.corrupt("the key of sealed text \(row) cannot be read")
            }
            try db.run(
                "UPDATE sealed_texts SET key = ? WHERE id = ?", [try new.wrap(key, of: row), row])
        }
    }
}

extension SQLiteLedger {
    package func sealed(_ id: SealID) async throws(LedgerFailure) -> SealedWords? {
        let master = master
        return try read { try SQLiteSealedTexts.words(id, under: master, in: $0) }
    }
}

extension Commit {
    /// Whether something sealed ends with it.
    var destroysSealed: Bool {
        sealings.contains { if case .destroy = $0 { true } else { false } }
    }
}
