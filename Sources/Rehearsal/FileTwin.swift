import Domain
import Foundation
import Ports
import Synchronization

/// A real ledger under the rehearsal, on a file: opened at each start of the process, closed at
/// each kill. Every call is made of it and of the memory ledger alike, its answer counts, and the
/// two must agree. The rehearsal waits for each answer with its time standing still, so that one
/// seed is one history on a disk as well.
package final class FileTwin: Sendable {
    /// Opens the file as a bot that starts would.
    package typealias Open = @Sendable () async throws(LedgerFailure) -> any Ledger
    /// Lets go of it: what was not committed is gone.
    package typealias Close = @Sendable (any Ledger) -> Void

    private struct State {
        var ledger: (any Ledger)?
        var difference: String?
        var failure: LedgerFailure?
    }

    private let open: Open
    private let close: Close
    private let state = Mutex(State())

    package init(open: @escaping Open, close: @escaping Close) {
        self.open = open
        self.close = close
    }

    /// The first call that the two answered differently; nil while they agree.
    package var difference: String? { state.withLock(\.difference) }

    /// Why the file could not be used; nothing after it was kept there.
    package var failure: LedgerFailure? { state.withLock(\.failure) }

    func start() {
        let open = open
        do throws(LedgerFailure) {
            let ledger = try Self.waiting { () async throws(LedgerFailure) in try await open() }
            state.withLock { $0.ledger = ledger }
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
        }
    }

    func stop() {
        let ledger = state.withLock { state in
            defer { state.ledger = nil }
            return state.ledger
        }
        if let ledger { close(ledger) }
    }

    /// Makes the call that the memory ledger has just answered.
    func call<Value: Equatable & Sendable>(
        _ name: String, expecting memory: Value,
        _ work: @escaping @Sendable (any Ledger) async throws(LedgerFailure) -> Value
    ) throws(LedgerFailure) -> Value {
        guard let ledger = state.withLock(\.ledger) else {
            throw failure ?? .unavailable("the store is closed")
        }
        let value: Value
        do throws(LedgerFailure) {
            value = try Self.waiting { () async throws(LedgerFailure) in try await work(ledger) }
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
            throw error
        }
        if value != memory {
            state.withLock { $0.difference = $0.difference ?? "\(name): \(value), not \(memory)" }
        }
        return value
    }

    /// Blocks this thread until the answer is there. Rehearsals run on a thread of their own.
    private static func waiting<Value: Sendable>(
        _ work: @escaping @Sendable () async throws(LedgerFailure) -> Value
    ) throws(LedgerFailure) -> Value {
        let answer = Answer<Value>()
        _Concurrency.Task {
            do throws(LedgerFailure) { answer.give(.success(try await work())) } catch {
                answer.give(.failure(error))
            }
        }
        return try answer.take().get()
    }
}

/// One answer, waited for by a thread.
private final class Answer<Value: Sendable>: Sendable {
    private let value = Mutex<Result<Value, LedgerFailure>?>(nil)
    private let done = DispatchSemaphore(value: 0)

    func give(_ result: Result<Value, LedgerFailure>) {
        value.withLock { $0 = result }
        done.signal()
    }

    func take() -> Result<Value, LedgerFailure> {
        while true {
            done.wait()
            if let result = value.withLock(\.self) { return result }
        }
    }
}
