import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Wakes at the earliest due date and lets the desk decide what has fallen due.
struct Scheduler {
    let handler: CommandHandler
    let clock: SeenClock
    let bell: Bell
    let stop: StopSign
    let watch: StoreWatch
    let logger: Logger

    func run() async {
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                try await readClock()
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

    private func readClock() async throws(LedgerFailure) {
        let now = clock.now
        let unsaid = clock.unsaid
        try await handler.readClock(seen: unsaid)
        guard let unsaid else { return }
        clock.noteSaid(unsaid)
        logger.error(
            "the machine's clock went back", metadata: ["from": "\(unsaid)", "to": "\(now)"])
    }
}

/// Probes a road when nothing else has spoken for it, and soon after a failure.
struct Prober {
    let route: RouteKind
    let channels: [any Channel]
    let health: HealthBoard
    let gateways: GatewayBoard
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign

    func run() async {
        while stop.mayGoOn {
            guard let due = await nextProbe() else { return }
            guard due <= clock.now else {
                await bell.wait(until: due, on: clock)
                continue
            }
            await probe()
            // A probe that says nothing, or is due again at once, must not spin.
            if let again = await nextProbe(), again <= clock.now {
                try? await clock.sleep(until: clock.now + .seconds(1))
            }
        }
    }

    private func nextProbe() async -> Date? {
        guard let road = await health.nextProbe(route), channels.count > 1 else {
            return await health.nextProbe(route)
        }
        return min(road, await gateways.nextProbe(channels) ?? road)
    }

    /// Looks at those whose turn it is, side by side. The road is well while one of its channels
    /// is; that it is not only all of them can tell.
    ///
    /// - Parameter all: Whether it is their turn or not.
    func probe(all: Bool = false) async {
        let isRoadDue = await health.nextProbe(route).map { $0 <= clock.now } ?? true
        let chosen = all || isRoadDue ? channels : await gateways.due(channels)
        let failures = await withTaskGroup(of: SendFailure?.self) { group in
            for channel in chosen { group.addTask { await probe(channel) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let failed = failures.compactMap(\.self)
        if failed.contains(.cancelled) { return }
        if failed.count < failures.count { return await health.observe(route, nil) }
        guard chosen.count == channels.count else { return }
        await health.observe(route, SendFailure.together(failed)?.reason)
    }

    private func probe(_ channel: any Channel) async -> SendFailure? {
        do throws(SendFailure) {
            try await channel.probe()
            await gateways.observe(channel.gateway, nil, .probe)
            return nil
        } catch {
            if let reason = error.reason {
                await gateways.observe(channel.gateway, reason, .probe)
            }
            return error
        }
    }
}
