import Foundation
import GRDB
import Ports

/// The tables `inbox`, `cursors` and `facts`.
enum SQLiteInbox {
    static func add(_ arrival: Arrival, in db: Database) throws {
        try db.run(
            "INSERT INTO inbox (row, source_id) VALUES (?, ?)",
            [arrival.number, arrival.sourceID])
    }

    static func arrivals(_ ids: [String], in db: Database) throws -> Arrivals {
        let known = try ids.filter { id in
            try !db.rows("SELECT 1 FROM inbox WHERE source_id = ?", [id]).isEmpty
        }
        let last: Int? = try db.rows("SELECT MAX(row) FROM inbox", []).first?[0]
        return Arrivals(known: Set(known), last: last ?? 0)
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
