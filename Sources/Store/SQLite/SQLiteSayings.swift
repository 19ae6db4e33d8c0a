import Domain
import Foundation
import GRDB
import Ports
import Synchronization

/// The table `sayings`: what a fan-out says, once for all who are told.
enum SQLiteSayings {
    /// - Returns: Its row.
    static func add(_ body: Data, in db: Database) throws -> Int {
        try db.run("INSERT INTO sayings (body) VALUES (?)", [body])
        return Int(db.lastInsertedRowID)
    }

    static func body(_ row: Int, in db: Database) throws -> Data? {
        try db.rows("SELECT body FROM sayings WHERE row = ?", [row]).first?[0]
    }
}

/// Sayings that were read a moment ago: the next round of a fan-out wants the same.
final class KnownSayings: Sendable {
    private static let most = 32

    private let known = Mutex<[Int: Saying]>([:])

    /// - Parameter read: Reads it where it is not known.
    func saying(
        _ row: Int, orRead read: () throws(LedgerFailure) -> Saying
    ) throws(LedgerFailure) -> Saying {
        if let saying = known.withLock({ $0[row] }) { return saying }
        let saying = try read()
        known.withLock { known in
            if known.count >= Self.most { known = [:] }
            known[row] = saying
        }
        return saying
    }
}
