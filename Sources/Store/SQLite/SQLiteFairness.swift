import GRDB
import Outbox
import Synchronization

/// What goes first when more is due than one round takes: the shares of each priority in turn.
final class SQLiteFairness: Sendable {
    private static let which =
        "WHERE state = 'queued' AND route = ?1 AND priority = ?2"
    private static let lowest = "SELECT MIN(share) FROM deliveries \(which) AND share > ?3"
    private static let dueSQL = """
        \(SQLiteOutbox.columns) \(which) AND share = ?3 AND due_at <= ?4
        ORDER BY due_at, row LIMIT ?5
        """

    /// For each route; whose turn it was is forgotten with the process.
    private let turns = Mutex<[String: FairShare]>([:])

    /// Reads no more than `limit` of each share of a priority.
    func rows(
        _ route: String, by now: Int, limit: Int, in db: Database
    ) throws -> [Row] {
        var taken: [Row] = []
        for priority in Priority.allCases where taken.count < limit {
            var due: [(share: Int, row: Row)] = []
            var next =
                try db.rows(Self.lowest, [route, priority.rawValue, Int.min]).first?[0] as Int?
            while let share = next {
                due += try db.rows(Self.dueSQL, [route, priority.rawValue, share, now, limit])
                    .map { (share, $0) }
                next = try db.rows(Self.lowest, [route, priority.rawValue, share]).first?[0]
            }
            due.sort { left, right in
                (left.row[3], left.row[0]) < (right.row[3] as Int, right.row[0] as Int)
            }
            let fair = turns.withLock { $0[route] ?? FairShare() }
                .turns(due, of: priority) { $0.share }.prefix(limit - taken.count)
            turns.withLock { turns in
                turns[route, default: FairShare()].note(fair.map(\.share), of: priority)
            }
            taken += fair.map(\.row)
        }
        return taken
    }
}
