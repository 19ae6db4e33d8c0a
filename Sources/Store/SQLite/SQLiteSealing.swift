import Domain
import Foundation
import GRDB
import Ports

/// Seals what an older version left open: entries of the log, deliveries, snapshots. An entry that
/// the chain covers is not changed: its payload goes, and the sealed one stands in for it.
struct SQLiteSealing {
    /// `done` is what a version wrote that left outside bodies open.
    private enum Stage: String { case done, sweeping, whole }

    let codec: SQLiteCodec
    let vault: ContactVault
    let master: StoreKey?

    private static let types = [
        "roster.imported", "desk.codeAsked", "desk.formOpened", "desk.formAnswered",
    ]
    private static let outside = ["liaison.imported"]

    /// Once for a store, however often it was killed on the way.
    func run(_ db: Database) throws {
        let stage = try SQLiteInbox.fact(SQLiteKeys.sealedFact, in: db).flatMap(Stage.init)
        if stage == .whole { return }
        var swept = stage == .sweeping
        if !swept {
            try db.inTransaction(.immediate) {
                swept = try seal(db, stage == .done ? Self.outside : Self.types + Self.outside)
                let next = swept ? Stage.sweeping : .whole
                try SQLiteInbox.setFact(SQLiteKeys.sealedFact, next.rawValue, in: db)
                return .commit
            }
        }
        guard swept else { return }
        // What lay open is still in pages that nothing uses any more.
        try db.execute(sql: "VACUUM")
        try SQLiteInbox.setFact(SQLiteKeys.sealedFact, Stage.whole.rawValue, in: db)
        _ = try db.checkpoint(.truncate)
    }

    /// - Returns: Whether anything lay open.
    private func seal(_ db: Database, _ types: [String]) throws -> Bool {
        var found = try sealEntries(db, types)
        if try sealDeliveries(db) { found = true }
        if found { _ = try SQLiteSnapshots.removeAll(in: db) }
        try SQLiteKeys.add(vault.fresh, under: master, in: db)
        vault.settled(vault.fresh)
        return found
    }

    private func sealEntries(_ db: Database, _ types: [String]) throws -> Bool {
        var found = false
        let marks = types.map { _ in "?" }.joined(separator: ", ")
        let sql = "SELECT seq, payload FROM entries WHERE type IN (\(marks)) ORDER BY seq"
        for row in try db.rows(sql, StatementArguments(types)) {
            guard let payload: Data = row[1] else { continue }
            let event = try codec.event(payload, "entry \(row[0] as Int)")
            guard let sealed = try codec.sealed(event) else { continue }
            try db.run(
                "UPDATE entries SET payload = NULL, salt = NULL, stand_in = ? WHERE seq = ?",
                [sealed, row[0] as Int])
            found = true
        }
        return found
    }

    private func sealDeliveries(_ db: Database) throws -> Bool {
        var found = false
        let sql = """
            SELECT row, body, saying FROM deliveries WHERE route IN ('sms', 'email')
                AND INSTR(body, CAST('"direct"' AS BLOB)) > 0
            """
        for row in try db.rows(sql, []) {
            let body: Data = row[1]
            let isShared = row[2] as Int? != nil
            guard let sealed = try codec.sealed(delivery: body, isShared: isShared) else {
                continue
            }
            try db.run(
                "UPDATE deliveries SET body = ? WHERE row = ?", [sealed, row[0] as Int])
            found = true
        }
        return found
    }
}
