import Domain
import Foundation
import Logging
import Outbox
import Ports
import Synchronization

/// Whether the store can be written, as its writer finds it.
package final class StoreWatch: Sendable {
    struct Fault: Equatable {
        var since: Date
        var failure: LedgerFailure
    }

    private let state = Mutex<Fault?>(nil)
    let bell = Bell()

    package init() {}

    var fault: Fault? { state.withLock(\.self) }

    /// - Parameter failure: Nil when something was saved.
    func note(_ failure: LedgerFailure?, at now: Date) {
        let isNew = state.withLock { fault in
            guard let failure else {
                fault = nil
                return false
            }
            defer { fault = Fault(since: fault?.since ?? now, failure: failure) }
            return fault == nil
        }
        if isNew { bell.ring() }
    }

    /// After a failure nobody but the watchman tries the store, so that a log is not read again
    /// and again in vain.
    func rest(on clock: any WallClock) async {
        for seconds in [1, 5, 5] {
            try? await clock.sleep(until: clock.now + .seconds(seconds))
            if fault == nil || _Concurrency.Task.isCancelled { return }
        }
    }
}

/// Safe mode (spec §1.10): while nothing can be saved the bot says so, by whatever road still
/// carries, and says when it is over. What it says then is kept nowhere.
struct Watchman {
    /// A store may fail for this long before anybody is told.
    static let patience = Duration.seconds(10)
    static let between = Duration.seconds(5)

    let watch: StoreWatch
    let handler: CommandHandler
    let ledger: any Ledger
    let channels: [RouteKind: [any Channel]]
    let speaker: Speaker
    let settings: RuntimeSettings
    let clock: any WallClock
    let stop: StopSign
    let logger: Logger

    func run() async {
        while stop.mayGoOn {
            guard let fault = watch.fault else {
                await watch.bell.wait()
                continue
            }
            await attend(fault)
        }
    }

    /// Until the store is back.
    private func attend(_ first: StoreWatch.Fault) async {
        var told: StoreFault?
        // A clock that goes back meanwhile makes nobody wait for the old time to come again.
        var since = first.since
        while stop.mayGoOn {
            try? await clock.sleep(until: clock.now + Self.between)
            since = min(since, clock.now)
            if await isBack() {
                watch.note(nil, at: clock.now)
                // Small things may fit where larger ones do not.
                try? await clock.sleep(until: clock.now + Self.patience)
                if watch.fault == nil { break }
                continue
            }
            let fault = StoreFault(watch.fault?.failure ?? first.failure)
            guard told == nil, clock.now.since(since) >= Self.patience else { continue }
            logger.critical("the store fails", metadata: ["why": "\(first.failure)"])
            if await tell(.storeFails(fault, since: first.since)) { told = fault }
        }
        guard stop.mayGoOn else { return }
        logger.notice("the store is back")
        guard let told else { return }
        do throws(LedgerFailure) {
            try await handler.perform(.storeBack(told, since: first.since))
        } catch {
            logger.error("nobody hears that the store is back", metadata: ["why": "\(error)"])
        }
    }

    private func isBack() async -> Bool {
        do throws(LedgerFailure) {
            try await ledger.remember("store.check", "\(clock.now.timeIntervalSince1970)")
            return true
        } catch {
            return false
        }
    }

    /// - Returns: Whether anybody was told.
    private func tell(_ trouble: Trouble) async -> Bool {
        guard let world = await handler.lastKnown() else { return false }
        let plan = world.planInForce(else: settings.plan)
        let deliveries = Announcer.unkept(trouble, in: world, plan: plan, now: clock.now)
        var told = false
        for delivery in deliveries {
            guard let message = speaker.message(delivery, in: world, at: clock.now) else {
                continue
            }
            for channel in channels[delivery.target.route] ?? [] {
                do throws(SendFailure) {
                    _ = try await channel.send(message)
                    told = true
                    break
                } catch {
                    logger.warning(
                        "nobody hears that the store fails",
                        metadata: ["channel": "\(channel.name)"])
                }
            }
        }
        return told
    }
}

extension StoreFault {
    init(_ failure: LedgerFailure) {
        switch failure {
        case .full: self = .full
        case .corrupt: self = .damaged
        case .inUse, .unavailable, .locked: self = .unavailable
        }
    }
}
