import Domain
import Foundation
import GRDB
import Outbox
import Ports

/// The table `deliveries`.
enum SQLiteOutbox {
    private static let insert = """
        INSERT OR IGNORE INTO deliveries
            (id, route, priority, share, not_before, due_at, notice, people, coalesce_key, body,
            saying)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    static let columns = """
        SELECT row, state, attempts, due_at, remote_id, body, id, saying FROM deliveries
        """
    /// One look for each priority, by the index, in one statement.
    private static let dueSQL = each { priority in
        """
        SELECT * FROM (
            \(columns) WHERE state = 'queued' AND route = ?1 AND priority = \(priority)
                AND due_at <= ?2
            ORDER BY due_at, row LIMIT ?3)
        """
    }
    private static let nextSQL =
        "SELECT MIN(due) FROM ("
        + each { priority in
            """
            SELECT MIN(due_at) AS due FROM deliveries
            WHERE state = 'queued' AND route = ?1 AND priority = \(priority)
            """
        } + ")"

    private static func each(_ select: (Int) -> String) -> String {
        Priority.allCases.map { select($0.rawValue) }.joined(separator: " UNION ALL ")
    }

    private static let take = """
        UPDATE deliveries SET state = 'sending', attempts = attempts + 1 WHERE row = ?
        """

    /// Queues a delivery that is not known yet, and cancels older ones of its kind.
    ///
    /// - Parameter saying: The row of what it says, where its body leaves that out.
    /// - Returns: Whether it was not known.
    static func add(
        _ delivery: PreparedCommit.Delivery, saying: Int?, in db: Database
    ) throws -> Bool {
        try db.run(
            insert,
            [
                delivery.id, delivery.route, delivery.priority, delivery.share,
                delivery.notBefore, delivery.notBefore, delivery.notice, delivery.people,
                delivery.coalesce, delivery.body, saying,
            ])
        guard db.changesCount == 1 else { return false }
        guard let key = delivery.coalesce else { return true }
        let added = Int(db.lastInsertedRowID)
        let sql = """
            SELECT row FROM deliveries
            WHERE coalesce_key = ? AND state IN ('queued', 'sending') AND row < ?
            """
        for row in try db.rows(sql, [key, added]) { try cancel(row[0], in: db) }
        return true
    }

    static func cancel(
        _ cancellation: Commit.Cancellation, in db: Database, codec: SQLiteCodec
    ) throws {
        let sql = """
            SELECT row, people FROM deliveries
            WHERE notice = ? AND state IN ('queued', 'sending')
            """
        for row in try db.rows(sql, [cancellation.notice])
        where cancellation.covers(codec.people(row[1])) {
            try cancel(row[0], in: db)
        }
    }

    /// What is being sent just now cannot be called back, but is not tried again.
    private static func cancel(_ row: Int, in db: Database) throws {
        try db.run(
            "UPDATE deliveries SET state = 'cancelled' WHERE row = ? AND state = 'queued'", [row])
        try db.run(
            "UPDATE deliveries SET needless = 1 WHERE row = ? AND state = 'sending'", [row])
    }

    /// The most urgent that are due, each priority in the order of due date and insertion; where
    /// that is a full round, the shares of a priority in turn.
    static func due(
        _ route: String, by now: Int, limit: Int, in db: Database, _ fairness: SQLiteFairness
    ) throws -> [DeliveryRow] {
        try rows(route, by: now, limit: limit, in: db, fairness).map(delivery)
    }

    private static func rows(
        _ route: String, by now: Int, limit: Int, in db: Database, _ fairness: SQLiteFairness
    ) throws -> [Row] {
        let first = try db.rows(dueSQL, [route, now, limit])
        guard first.count >= limit else { return first }
        return try fairness.rows(route, by: now, limit: limit, in: db)
    }

    /// Takes those of `due`.
    static func claim(
        _ route: String, dueBy now: Int, limit: Int, in db: Database, _ fairness: SQLiteFairness
    ) throws -> [DeliveryRow] {
        try rows(route, by: now, limit: limit, in: db, fairness).map { row in
            try db.run(take, [row[0] as Int])
            var delivery = delivery(row)
            delivery.state = DeliveryState.sending.rawValue
            delivery.attempts += 1
            return delivery
        }
    }

    /// A settlement of an unknown delivery is passed over.
    static func settle(_ settlement: Settlement, in db: Database) throws {
        if try settlePlainly(settlement, in: db) { return }
        let sql = "SELECT row, state, needless FROM deliveries WHERE id = ?"
        guard let row = try db.rows(sql, [settlement.id.rawValue]).first,
            let state = DeliveryState(rawValue: row[1])
        else { return }
        if let remoteID = settlement.remoteID {
            try db.run(
                "UPDATE deliveries SET remote_id = ? WHERE row = ?", [remoteID, row[0] as Int])
        }
        guard state.yields(to: settlement.state) else { return }
        let isNeedless = settlement.state == .queued && row[2]
        let next = isNeedless ? DeliveryState.cancelled : settlement.state
        try db.run(
            """
            UPDATE deliveries SET state = ?, reason = ?,
                due_at = MAX(not_before, COALESCE(?, due_at)),
                attempts = COALESCE(?, attempts) WHERE row = ?
            """,
            [
                next.rawValue, settlement.reason, settlement.dueAt?.milliseconds,
                settlement.attempts, row[0] as Int,
            ])
    }

    /// What was being sent and has been taken, and is not looked at again: the usual case, in one
    /// statement.
    private static func settlePlainly(_ settlement: Settlement, in db: Database) throws -> Bool {
        guard settlement.state == .accepted || settlement.state == .delivered,
            settlement.remoteID == nil
        else { return false }
        try db.run(
            """
            UPDATE deliveries SET state = ?, reason = ?, attempts = COALESCE(?, attempts),
                due_at = MAX(not_before, COALESCE(?, due_at))
            WHERE id = ? AND state = 'sending'
            """,
            [
                settlement.state.rawValue, settlement.reason, settlement.attempts,
                settlement.dueAt?.milliseconds, settlement.id.rawValue,
            ])
        return db.changesCount == 1
    }

    static func reopen(at now: Int, in db: Database) throws -> [DeliveryRow] {
        try db.run(
            "UPDATE deliveries SET state = 'cancelled' WHERE state = 'sending' AND needless = 1",
            [])
        return try db.rows("\(columns) WHERE state = 'sending' ORDER BY row", []).map { row in
            try db.run(
                "UPDATE deliveries SET state = 'queued', due_at = ? WHERE row = ?",
                [now, row[0] as Int])
            var delivery = delivery(row)
            delivery.state = DeliveryState.queued.rawValue
            delivery.dueAt = now
            return delivery
        }
    }

    static func nextDue(_ route: String, in db: Database) throws -> Int? {
        try db.rows(nextSQL, [route]).first?[0]
    }

    /// What a gateway took counts whatever was reported of it. Only the newest are looked at: there is
    /// no index of what is settled, and of an hour there are few.
    static func sent(
        _ route: String, since: Int, in db: Database
    ) throws -> [(people: String, at: Int)] {
        let sql = """
            SELECT people, due_at FROM deliveries
            WHERE row > (SELECT COALESCE(MAX(row), 0) - 50000 FROM deliveries)
                AND route = ? AND due_at > ? AND reason IS NOT ?
                AND (state IN ('accepted', 'delivered') OR remote_id IS NOT NULL)
            ORDER BY row
            """
        return try db.rows(sql, [route, since, Settlement.bundled]).map { ($0[0], $0[1]) }
    }

    /// The newest that the far end knows by `remoteID`.
    static func find(remoteID: String, in db: Database) throws -> DeliveryRow? {
        let sql = "\(columns) WHERE remote_id = ? ORDER BY row DESC LIMIT 1"
        return try db.rows(sql, [remoteID]).first.map(delivery)
    }

    static func find(id: String, in db: Database) throws -> DeliveryRow? {
        try db.rows("\(columns) WHERE id = ?", [id]).first.map(delivery)
    }

    private static func delivery(_ row: Row) -> DeliveryRow {
        DeliveryRow(
            id: row[6], state: row[1], attempts: row[2], dueAt: row[3], remoteID: row[4],
            body: row[5], saying: row[7])
    }
}
