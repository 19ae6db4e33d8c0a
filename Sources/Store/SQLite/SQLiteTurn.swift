import Foundation
import GRDB
import Outbox
import Ports

/// The machine's clock went back: what is queued goes by the clock as it is now.
enum SQLiteTurn {
    private static let later = """
        SELECT row, due_at, body, saying FROM deliveries
        WHERE due_at > ?1 AND not_before <= ?2 AND
        """
    private static let change = """
        UPDATE deliveries SET not_before = ?, due_at = ?, body = ? WHERE row = ?
        """

    static func back(_ turn: ClockTurn, in db: Database, codec: SQLiteCodec) throws {
        for state in ["queued", "sending"] {
            let rows = try db.rows(
                "\(later) state = '\(state)'", [turn.to.milliseconds, turn.from.milliseconds])
            for row in rows { try back(turn, row, in: db, codec) }
        }
    }

    private static func back(
        _ turn: ClockTurn, _ row: Row, in db: Database, _ codec: SQLiteCodec
    ) throws {
        if row[3] as Int? == nil {
            var delivery: Delivery = try codec.decode(row[2], "a delivery")
            let times = turned(delivery.notBefore, delivery.sendBy, row, turn)
            (delivery.notBefore, delivery.sendBy) = (times.notBefore, times.sendBy)
            try keep(times, body: try codec.encode(delivery), of: row, in: db)
        } else {
            var delivery: StoredDelivery = try codec.decode(row[2], "a delivery")
            let times = turned(delivery.notBefore, delivery.sendBy, row, turn)
            (delivery.notBefore, delivery.sendBy) = (times.notBefore, times.sendBy)
            try keep(times, body: try codec.encode(delivery), of: row, in: db)
        }
    }

    private static func turned(
        _ notBefore: Date, _ sendBy: Date, _ row: Row, _ turn: ClockTurn
    ) -> WaitingTimes {
        WaitingTimes(
            notBefore: notBefore, sendBy: sendBy, dueAt: Date(milliseconds: row[1])
        ).turned(turn)
    }

    private static func keep(
        _ times: WaitingTimes, body: Data, of row: Row, in db: Database
    ) throws {
        try db.run(
            change,
            [times.notBefore.milliseconds, times.dueAt.milliseconds, body, row[0] as Int])
    }
}
