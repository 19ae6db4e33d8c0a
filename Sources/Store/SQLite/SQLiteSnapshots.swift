import Crypto
import Domain
import Foundation
import GRDB
import Ports

/// The tables `snapshots` and `snapshot_parts`. A snapshot counts from the moment at which its row
/// in `snapshots` is there: the parts come before, each in a commit of its own.
enum SQLiteSnapshots {
    /// So many are kept.
    static let kept = 2
    /// A part is written in about the time of a command.
    static let partBytes = 64 << 10

    struct Row {
        var sequence: Int
        var shape: String
        /// Of the log's entry at `sequence`.
        var hash: Data
        /// Of all the parts.
        var digest: Data
    }

    /// All there are, newest first.
    static func all(in db: Database) throws -> [Row] {
        try db.rows("SELECT seq, shape, hash, digest FROM snapshots ORDER BY seq DESC", [])
            .map { Row(sequence: $0[0], shape: $0[1], hash: $0[2], digest: $0[3]) }
    }

    /// - Returns: The bytes, or why they are of no use.
    static func bytes(
        of row: Row, shape: String, in db: Database
    ) throws -> Result<Data, SnapshotRejection> {
        guard row.shape == shape else { return .failure(SnapshotRejection(.otherShape)) }
        guard try hash(ofEntry: row.sequence, in: db) == row.hash else {
            return .failure(SnapshotRejection(.otherLog))
        }
        let parts = try db.rows(
            "SELECT bytes FROM snapshot_parts WHERE seq = ? ORDER BY part", [row.sequence])
        var bytes = Data()
        for part in parts {
            guard let piece = Data.fromDatabaseValue(part[0]) else {
                return .failure(SnapshotRejection(.damaged))
            }
            bytes += piece
        }
        guard digest(bytes) == row.digest else { return .failure(SnapshotRejection(.damaged)) }
        return .success(bytes)
    }

    static func digest(_ bytes: Data) -> Data { Data(SHA256.hash(data: bytes)) }

    static func hash(ofEntry sequence: Int, in db: Database) throws -> Data? {
        try db.rows("SELECT hash FROM entries WHERE seq = ?", [sequence]).first?[0]
    }

    static func add(_ part: Data, number: Int, of sequence: Int, in db: Database) throws {
        try db.run(
            "INSERT OR REPLACE INTO snapshot_parts (seq, part, bytes) VALUES (?, ?, ?)",
            [sequence, number, part])
    }

    /// From here on it is a snapshot, and only the newest two are.
    static func finish(
        _ sequence: Int, shape: String, digest: Data, in db: Database
    ) throws {
        guard let hash = try hash(ofEntry: sequence, in: db) else {
            throw LedgerFailure.unavailable("there is no entry \(sequence)")
        }
        try db.run(
            "INSERT OR REPLACE INTO snapshots (seq, shape, hash, digest) VALUES (?, ?, ?, ?)",
            [sequence, shape, hash, digest])
        try db.run(
            """
            DELETE FROM snapshots WHERE seq > (SELECT MAX(seq) FROM entries)
                OR seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT ?)
            """, [kept])
    }

    /// Parts of what is no snapshot: older ones, and what a kill left unfinished.
    static func sweep(in db: Database) throws {
        try db.run(
            "DELETE FROM snapshot_parts WHERE seq NOT IN (SELECT seq FROM snapshots)", [])
    }

    /// - Returns: How many there were.
    static func removeAll(in db: Database) throws -> Int {
        let count = try all(in: db).count
        try db.run("DELETE FROM snapshots", [])
        try db.run("DELETE FROM snapshot_parts", [])
        return count
    }
}

struct SnapshotRejection: Error {
    var fault: SnapshotFault
    init(_ fault: SnapshotFault) { self.fault = fault }
}

extension SQLiteLedger {
    /// So much room on the disk stays for the log.
    private static let bytesToSpare = 32 << 20

    package func snapshot(shape: String) async throws(LedgerFailure) -> SnapshotFound {
        var found = SnapshotFound()
        for row in try read(SQLiteSnapshots.all) {
            do throws(SnapshotRejection) {
                found.world = try world(of: row, shape: shape)
                break
            } catch {
                found.passedBy.append(.init(sequence: row.sequence, fault: error.fault))
            }
        }
        return found
    }

    private func world(
        of row: SQLiteSnapshots.Row, shape: String
    ) throws(SnapshotRejection) -> World {
        let bytes: Result<Data, SnapshotRejection>
        do throws(LedgerFailure) {
            bytes = try read { try SQLiteSnapshots.bytes(of: row, shape: shape, in: $0) }
        } catch {
            throw SnapshotRejection(.damaged)
        }
        let kept = try bytes.get()
        guard let world = try? codec.decode(kept, "a snapshot") as World,
            world.sequence == row.sequence
        else { throw SnapshotRejection(.damaged) }
        return world
    }

    @concurrent package func keep(_ world: World, shape: String) async throws(LedgerFailure) {
        let sequence = world.sequence
        let isKept = try read { db in
            try SQLiteSnapshots.all(in: db).contains {
                $0.sequence == sequence && $0.shape == shape
            }
        }
        if isKept { return }
        let bytes = try codec.encode(world)
        guard SQLiteFile.freeBytes(beside: pool.path) > Self.bytesToSpare + 2 * bytes.count else {
            throw .full
        }
        do throws(LedgerFailure) {
            try await write(bytes, of: sequence, shape: shape)
        } catch {
            // What fails for want of room must not take the room that is left.
            _ = try? await change(SQLiteSnapshots.sweep)
            throw error
        }
    }

    /// Part by part: whoever wants to save something meanwhile waits for one of them at most.
    private func write(
        _ bytes: Data, of sequence: Int, shape: String
    ) async throws(LedgerFailure) {
        let (keys, master) = (vault.fresh, master)
        try await change { db in
            try SQLiteKeys.add(keys, under: master, in: db)
            try SQLiteSnapshots.sweep(in: db)
        }
        vault.settled(keys)
        for (number, start) in stride(
            from: 0, to: bytes.count, by: SQLiteSnapshots.partBytes
        ).enumerated() {
            let part = bytes[start..<min(start + SQLiteSnapshots.partBytes, bytes.count)]
            try await change { db in
                try SQLiteSnapshots.add(part, number: number, of: sequence, in: db)
            }
        }
        let digest = SQLiteSnapshots.digest(bytes)
        try await change { db in
            try SQLiteSnapshots.finish(sequence, shape: shape, digest: digest, in: db)
        }
        try await change(SQLiteSnapshots.sweep)
    }

    /// Throws every snapshot away.
    ///
    /// - Returns: How many there were.
    package func removeSnapshots() async throws(LedgerFailure) -> Int {
        try await change(SQLiteSnapshots.removeAll)
    }
}
