import GRDB
import Ports
import Synchronization

/// The one way to change the store. Whatever has gathered while a transaction was being written
/// shares the next one, so that many callers wait for one sync of the disk.
///
/// Whoever finds nobody writing writes the first round on its own thread, so that one caller alone
/// pays for the disk and for nothing else; what has gathered meanwhile is written on the database's
/// own queue. No task is started, and a caller that is cancelled neither stops a round nor leaves
/// it in doubt what was saved.
final class GroupCommit: Sendable {
    typealias Work<Value> = @Sendable (Database, inout ChainHead) throws -> Value

    /// More than this wait for the next round.
    private static let jobsPerRound = 256

    private struct Job: Sendable {
        /// Returns what tells the caller, once everything is safely on disk.
        let run: @Sendable (Database, inout ChainHead) throws -> @Sendable () -> Void
        let fail: @Sendable (LedgerFailure) -> Void
        /// Need not be on the disk when its caller is told.
        let isLoose: Bool
    }

    private let pool: DatabasePool
    private let lane = Mutex(Lane<Job>())
    private let head: Mutex<ChainHead>

    init(_ pool: DatabasePool, head: ChainHead) {
        self.pool = pool
        self.head = Mutex(head)
    }

    /// Keeps the caller's turn while it gets its work ready; it must then call `submit` or
    /// `giveUp`, for everybody behind waits.
    func takePlace() -> Int { lane.withLock { $0.takePlace() } }

    func giveUp(_ place: Int) { fill(place, with: nil) }

    /// Returns when the work is safely on disk; after an error nothing of it is. The work may
    /// run twice, the first time in vain.
    ///
    /// - Parameters:
    ///   - loosely: Written and seen by every reader when this returns, and on disk with the next
    ///     round that is not loose.
    ///   - aside: Not on the caller's own thread, which has other work while the disk is waited for.
    func submit<Value: Sendable>(
        at place: Int? = nil, loosely: Bool = false, aside: Bool = false,
        _ work: @escaping Work<Value>
    ) async throws(LedgerFailure) -> Value {
        typealias Outcome = Result<Value, LedgerFailure>
        let place = place ?? takePlace()
        let outcome: Outcome = await withCheckedContinuation { caller in
            let job = Job(
                run: { db, head in
                    let value = try work(db, &head)
                    return { caller.resume(returning: .success(value)) }
                }, fail: { caller.resume(returning: .failure($0)) }, isLoose: loosely)
            fill(place, with: job, aside: aside)
        }
        return try outcome.get()
    }

    private func fill(_ place: Int, with job: Job?, aside: Bool = false) {
        guard lane.withLock({ $0.fill(place, with: job) }) else { return }
        if !aside {
            let first = lane.withLock { $0.takeRound(limit: Self.jobsPerRound) }
            guard let first else { return }
            pool.writeWithoutTransaction { run(first, in: $0) }
        }
        guard let second = lane.withLock({ $0.takeRound(limit: Self.jobsPerRound) }) else { return }
        pool.asyncWriteWithoutTransaction { db in
            var round: [Job]? = second
            while let jobs = round {
                self.run(jobs, in: db)
                round = self.lane.withLock { $0.takeRound(limit: Self.jobsPerRound) }
            }
        }
    }

    /// One transaction for all; if that fails one for each, so that a bad job fails alone.
    private func run(_ round: [Job], in db: Database) {
        do {
            var head = head.withLock(\.self)
            var replies: [@Sendable () -> Void] = []
            try db.inOneTransaction(synced: !round.allSatisfy(\.isLoose)) {
                for job in round { replies.append(try job.run(db, &head)) }
            }
            self.head.withLock { [head] in $0 = head }
            for reply in replies { reply() }
        } catch {
            guard round.count == 1 else {
                for job in round { run([job], in: db) }
                return
            }
            round[0].fail(LedgerFailure(error, at: pool.path))
        }
    }
}

extension Database {
    /// Begins and ends by statements that were prepared once: to read their words anew costs as
    /// much as many a change.
    ///
    /// - Parameter synced: Whether the disk is waited for. Between calls it always would be.
    fileprivate func inOneTransaction(synced: Bool, _ changes: () throws -> Void) throws {
        if !synced { try execute(sql: "PRAGMA synchronous = NORMAL") }
        defer { if !synced { try? execute(sql: "PRAGMA synchronous = FULL") } }
        try run("BEGIN IMMEDIATE", [])
        do {
            try changes()
            try run("COMMIT", [])
        } catch {
            if isInsideTransaction { try? execute(sql: "ROLLBACK") }
            throw error
        }
    }
}
