import Domain
import Foundation
import Logging
import Outbox
import Ports

/// The chat, inwards: one long poll after another. Messages and the place where reading goes on
/// are kept in one transaction, so a kill neither loses a command nor runs it twice.
///
/// It tells the inbox when reading fails, and once when it is well again. A poll that succeeds is
/// no news: it must not excuse sends that fail or a canary that never comes back.
package struct MatrixSync: Source {
    let session: MatrixSession
    let isKnown: @Sendable (_ user: String) async -> Bool

    /// - Parameter isKnown: Whether the roster has this chat id; invitations of others wait.
    package init(
        _ session: MatrixSession, isKnown: @escaping @Sendable (_ user: String) async -> Bool
    ) {
        self.session = session
        self.isKnown = isKnown
    }

    package func run(into inbox: any Inbox) async {
        var reading = MatrixReading()
        while !_Concurrency.Task.isCancelled {
            let pause: Duration
            do throws(MatrixStop) {
                pause = try await round(&reading, inbox)
            } catch {
                pause = await recover(from: error, &reading, inbox)
            }
            guard pause > .zero else { continue }
            do { try await session.clock.sleep(until: session.clock.now + pause) } catch { return }
        }
    }

    /// One poll, and everything it brought.
    /// - Returns: How long to wait before the next.
    private func round(
        _ reading: inout MatrixReading, _ inbox: any Inbox
    ) async throws(MatrixStop) -> Duration {
        let own = try await begin(&reading)
        try await enterResponseRoom(&reading, inbox)
        let wait = reading.polled ? MatrixLimits.poll : .zero
        let asked = session.clock.now
        let answer = try await poll(&reading, wait)
        let batch = try chat { () throws(MatrixFailure) in try MatrixBatch(answer, own: own.id) }
        let brought = batch.next != reading.since
        let intake = MatrixIntake(sync: self, inbox: inbox, own: own)
        try await intake.take(batch, &reading)
        reading.since = batch.next
        reading.mode = .following
        reading.polled = true
        if reading.roomFault == nil, !reading.isWell {
            reading.isWell = true
            await inbox.observe(session.route, nil)
        }
        let spent = session.clock.now.since(asked)
        if !brought, wait > .zero, spent < MatrixLimits.shortestPoll { return reading.nextPause() }
        reading.pause = nil
        return .zero
    }

    private func begin(_ reading: inout MatrixReading) async throws(MatrixStop) -> MatrixRooms.Own {
        let own: MatrixRooms.Own
        do { own = try await session.own() } catch { throw .chat(error) }
        guard !reading.isBegun else { return own }
        do throws(LedgerFailure) {
            reading.since = try await session.memory.cursor(MatrixSession.Key.cursor)
            let invites = try await session.memory.recall(MatrixSession.Key.invites)
            reading.invites = invites.map(MatrixInvites.read) ?? []
        } catch {
            throw .store(error)
        }
        reading.mode = reading.since == nil ? .first : .following
        reading.isBegun = true
        session.log.info("reading the chat", metadata: ["as": "\(own.id)"])
        return own
    }

    private func poll(
        _ reading: inout MatrixReading, _ wait: Duration
    ) async throws(MatrixStop) -> JSONValue {
        // Without a token the answer comes at once, whatever the wait. Synapse keeps such answers
        // for minutes under all the parameters, and an old one would bring old commands: so the
        // wait is a number that was not asked with before.
        let now = Int(session.clock.now.timeIntervalSince1970 * 1000)
        let wait = reading.since == nil ? .milliseconds(now % 30_000) : wait
        do throws(MatrixFailure) {
            let answer = try await session.client.sync(since: reading.since, wait: wait)
            reading.badTokens = 0
            return answer
        } catch {
            if error.status == 400, reading.since != nil {
                reading.badTokens += 1
                if reading.badTokens >= MatrixLimits.badTokens {
                    // The homeserver was put back to an older state: it will never know this
                    // token again. What its rooms show is read anew; the inbox knows what it had.
                    session.log.warning("the sync token is not known any more; reading anew")
                    reading.since = nil
                    reading.mode = .replaying
                    reading.badTokens = 0
                }
            }
            throw .chat(error)
        }
    }

    private func chat<T>(_ body: () throws(MatrixFailure) -> T) throws(MatrixStop) -> T {
        do { return try body() } catch { throw .chat(error) }
    }

    /// Says what is wrong and how long to wait: never nothing.
    private func recover(
        from stop: MatrixStop, _ reading: inout MatrixReading, _ inbox: any Inbox
    ) async -> Duration {
        let pause = reading.nextPause()
        switch stop {
        case .store(let failure):
            session.log.error("not kept", metadata: ["reason": "\(failure)"])
            return pause
        case .chat(let failure):
            guard let reason = failure.reason else { return pause }
            session.log.warning("reading failed", metadata: ["reason": "\(failure.word)"])
            reading.isWell = false
            reading.polled = false
            await inbox.observe(session.route, reason)
            if reason == .unauthorized {
                await session.rooms.become(nil)
                return MatrixLimits.tokenRetry
            }
            if case .refused(let refusal) = failure, let after = refusal.retryAfter {
                return max(pause, after)
            }
            return pause
        }
    }
}

/// Why a round of reading ended early: the cursor has not moved.
enum MatrixStop: Error, Equatable, Sendable {
    case chat(MatrixFailure)
    case store(LedgerFailure)
}

/// Where the reader is.
struct MatrixReading: Equatable, Sendable {
    enum Mode: Equatable, Sendable {
        /// The first start of all: what was said before is not for the bot.
        case first
        case following
        /// Without a token, but with an inbox that knows what it had.
        case replaying
    }

    var since: String?
    var mode = Mode.first
    var isBegun = false
    /// The last poll succeeded, so the next may be long; until then a quick answer counts.
    var polled = false
    /// The inbox has been told that reading goes well.
    var isWell = false
    var pause: Duration?
    var badTokens = 0
    var invites: [MatrixBatch.Invite] = []
    var isInRoom = false
    var roomFault: FailureReason?
    var roomAskedAt: Date?
    /// When the place where reading goes on was kept last, in this life.
    var keptAt: Date?

    /// 0.5 s, doubling to 10 s.
    mutating func nextPause() -> Duration {
        let next = pause.map { min($0 * 2, MatrixLimits.longestPause) } ?? MatrixLimits.firstPause
        pause = next
        return next
    }
}
