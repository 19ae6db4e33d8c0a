import Foundation
import GRDB
import Ports

extension Database {
    /// Runs one statement, prepared once for each connection.
    func run(_ sql: String, _ arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(cachedStatement(sql: sql), arguments: arguments)
    }
}

/// The table `entries`.
enum SQLiteLog {
    private static let insert = """
        INSERT INTO entries (seq, at, stream, actor, type, payload, salt, digest, prev, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    private static let columns = """
        SELECT seq, type, at, stream, actor, COALESCE(payload, stand_in) FROM entries
        """

    /// Chains `entry` to `head`, which moves on to it.
    static func append(
        _ entry: PreparedCommit.Entry, to head: inout ChainHead, in db: Database
    ) throws {
        let facts = entry.facts
        guard facts.sequence == head.sequence + 1 else {
            throw LedgerFailure.unavailable(
                "entry \(facts.sequence) does not follow entry \(head.sequence)")
        }
        let hash = Chain.hash(after: head.hash, facts, digest: entry.digest)
        try db.run(
            insert,
            [
                facts.sequence, facts.at, facts.stream, facts.actor, facts.type, entry.payload,
                entry.salt, entry.digest, head.hash, hash,
            ])
        head = ChainHead(sequence: facts.sequence, hash: hash)
    }

    typealias Stored = (facts: ChainFacts, payload: Data?)

    static func after(_ sequence: Int, limit: Int, in db: Database) throws -> [Stored] {
        try db.rows("\(columns) WHERE seq > ? ORDER BY seq LIMIT ?", [sequence, limit])
            .map(stored)
    }

    /// The newest entries of a stream before one of the log, oldest first.
    static func last(
        _ limit: Int, of stream: String, before sequence: Int, in db: Database
    ) throws -> [Stored] {
        let page = "\(columns) WHERE stream = ? AND seq < ? ORDER BY seq DESC LIMIT ?"
        return try db.rows(page, [stream, sequence, limit]).reversed().map(stored)
    }

    private static func stored(_ row: Row) -> Stored {
        (
            ChainFacts(sequence: row[0], type: row[1], at: row[2], stream: row[3], actor: row[4]),
            row[5]
        )
    }
}

/// An entry with everything that chains it.
enum ChainRow {
    private static let columns = """
        SELECT seq, type, at, stream, actor, salt, payload, digest, prev, hash FROM entries
        """
    static let all = "\(columns) ORDER BY seq"

    /// The last `count` links are sound, or `LedgerFailure.corrupt` is thrown.
    ///
    /// - Returns: The head of the chain.
    static func checkTail(_ count: Int, in db: Database) throws -> ChainHead {
        let rows = try db.rows("\(columns) ORDER BY seq DESC LIMIT ?", [count])
        guard let first = rows.last else { return ChainHead() }
        let start = link(first).map {
            ChainHead(sequence: $0.facts.sequence - 1, hash: $0.prev)
        }
        var checker = ChainChecker(after: start ?? ChainHead())
        for row in rows.reversed() {
            let fault = link(row).map { checker.check($0) } ?? .unreadable
            guard let fault else { continue }
            throw LedgerFailure.corrupt("entry \(checker.head.sequence + 1): \(fault.rawValue)")
        }
        return checker.head
    }

    /// Nil when a column does not hold what it should; a damaged file must not end the process.
    static func link(_ row: Row) -> ChainLink? {
        func value<Value: DatabaseValueConvertible>(_ index: Int) -> Value? {
            Value.fromDatabaseValue(row[index])
        }
        guard let sequence: Int = value(0), let type: String = value(1), let at: Int = value(2),
            let stream: String = value(3), let actor: String = value(4),
            let digest: Data = value(7), let prev: Data = value(8), let hash: Data = value(9)
        else { return nil }
        return ChainLink(
            facts: ChainFacts(
                sequence: sequence, type: type, at: at, stream: stream, actor: actor),
            salt: value(5), payload: value(6), digest: digest, prev: prev, hash: hash)
    }
}
