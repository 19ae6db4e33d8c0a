import Foundation
import GRDB
import Ports

/// The tables `inbox`, `pending`, `cursors` and `facts`.
enum SQLiteInbox {
    /// - Returns: The row of the message; nil when it was known already.
    static func add(_ sourceID: String, _ message: Data, in db: Database) throws -> Int? {
        try db.run("INSERT OR IGNORE INTO inbox (source_id) VALUES (?)", [sourceID])
        guard db.changesCount == 1 else { return nil }
        let row = Int(db.lastInsertedRowID)
        try db.run("INSERT INTO pending (row, message) VALUES (?, ?)", [row, message])
        return row
    }

    static func finish(_ row: Int, in db: Database) throws {
        try db.run("DELETE FROM pending WHERE row = ?", [row])
    }

    static func pending(_ limit: Int, in db: Database) throws -> [(row: Int, message: Data)] {
        try db.rows("SELECT row, message FROM pending ORDER BY row LIMIT ?", [limit])
            .map { ($0[0], $0[1]) }
    }

    static func setCursor(_ cursor: Ports.Cursor, in db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO cursors (name, value) VALUES (?, ?)",
            [cursor.name, cursor.value])
    }

    static func cursor(_ name: String, in db: Database) throws -> String? {
        try db.rows("SELECT value FROM cursors WHERE name = ?", [name]).first?[0]
    }

    static func setFact(_ key: String, _ value: String, in db: Database) throws {
        try db.run("INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)", [key, value])
    }

    static func fact(_ key: String, in db: Database) throws -> String? {
        try db.rows("SELECT value FROM facts WHERE key = ?", [key]).first?[0]
    }
}
