import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Wakes at the earliest due date and lets the desk decide what has fallen due.
struct Scheduler {
    let handler: CommandHandler
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign
    let watch: StoreWatch
    let logger: Logger

    func run() async {
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                try await handler.readClock()
                let due = try await handler.nextDue()
                guard let due, due <= clock.now else {
                    await bell.wait(until: due, on: clock)
                    continue
                }
                if try await handler.perform(.tick) { continue }
                logger.error("a clock is due and nothing came of it", metadata: ["due": "\(due)"])
            } catch {
                watch.note(error, at: clock.now)
                logger.error("clocks wait: the store fails", metadata: ["why": "\(error)"])
                await watch.rest(on: clock)
                continue
            }
            try? await clock.sleep(until: clock.now + .seconds(1))
        }
    }
}

/// Probes a road when nothing else has spoken for it, and soon after a failure.
struct Prober {
    let route: RouteKind
    let channels: [any Channel]
    let health: HealthBoard
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign

    func run() async {
        while stop.mayGoOn {
            guard let due = await health.nextProbe(route) else { return }
            guard due <= clock.now else {
                await bell.wait(until: due, on: clock)
                continue
            }
            await probe()
            // A probe that says nothing, or is due again at once, must not spin.
            if let again = await health.nextProbe(route), again <= clock.now {
                try? await clock.sleep(until: clock.now + .seconds(1))
            }
        }
    }

    /// The road is well while one of its channels is.
    func probe() async {
        var failure: FailureReason?
        for channel in channels {
            do throws(SendFailure) {
                try await channel.probe()
                return await health.observe(route, nil)
            } catch {
                guard let reason = error.reason else { return }
                failure = reason
            }
        }
        await health.observe(route, failure)
    }
}
