import Domain
import Foundation
import Logging
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Synchronization

/// The runtime on a ledger that a test has filled, with fake roads and a log that can be read.
final class ShellBench {
    let clock = VirtualClock(now: Date(timeIntervalSince1970: 1_767_585_600))
    let network = FakeNetwork()
    let ledger = MemoryLedger()
    let lines = Lines()
    private let executor = SeededExecutor(seed: 1)
    private var life = Life()
    private var runtime: Runtime?
    private var task: _Concurrency.Task<Void, Never>?

    var now: Date { clock.now }

    /// Starts the bot, with the team as its roster.
    func launch() {
        let life = Life()
        self.life = life
        let log = CapturingLog(lines: lines)
        let runtime = Runtime(
            settings: Team.settings(), ledger: ledger, clock: clock,
            mint: CodeMint(next: { "1234" }),
            channels: RouteKind.usual.map {
                FakeChannel($0, network: network, clock: clock, life: life)
            },
            logger: Logger(label: "bench") { _ in log })
        self.runtime = runtime
        task = _Concurrency.Task(executorPreference: executor) {
            try? await runtime.prepare()
            _ = try? await runtime.handler.perform(.rosterImported(Team.roster))
            await runtime.run(sources: [])
        }
        executor.drain()
    }

    func kill() {
        life.end()
        task?.cancel()
        executor.drain()
        (task, runtime) = (nil, nil)
    }

    func wait(_ span: Duration) {
        let end = clock.now + span
        executor.drain()
        while let next = clock.nextWake, next <= end {
            clock.advance(to: next)
            executor.drain()
        }
        clock.advance(to: end)
        executor.drain()
    }

    func queue(_ deliveries: [Delivery]) {
        run { [ledger] in try? await ledger.commit([Commit(deliveries: deliveries)]) }
    }

    func report(_ id: DeliveryID, _ state: DeliveryState, by channel: String = "fake-sms") {
        guard let intake = runtime?.intake else { return }
        let reason = state == .failed ? FailureReason.undelivered : nil
        run {
            try? await intake.report(DeliveryReport(id, state, reason: reason, channel: channel))
        }
    }

    func queued(_ id: DeliveryID) -> QueuedDelivery? {
        let found = Found()
        run { [ledger] in
            let delivery = try? await ledger.delivery(id: id)
            found.value.withLock { $0 = delivery }
        }
        return found.value.withLock(\.self)
    }

    private func run(_ work: @escaping @Sendable () async -> Void) {
        _Concurrency.Task(executorPreference: executor) { await work() }
        executor.drain()
    }
}

/// What the bot's log says.
final class Lines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock(\.self) }
    func add(_ line: String) { lines.withLock { $0.append(line) } }
}

private final class Found: Sendable {
    let value = Mutex<QueuedDelivery?>(nil)
}

private struct CapturingLog: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { lines.add("\(event.level): \(event.message)") }
}
