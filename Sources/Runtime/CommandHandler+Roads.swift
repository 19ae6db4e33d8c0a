import Domain
import Foundation
import Logging
import Ports

/// Roads that people switch by hand.
extension CommandHandler {
    func roads() async throws(LedgerFailure) -> Reply {
        let world = try await current()
        return .roads(RouteKind.allCases.compactMap { board.report($0, in: world) })
    }

    func roads(of name: String?, asker: PersonID?) async throws(LedgerFailure) -> Reply {
        let world = try await current()
        let person =
            name.map { world.roster.person(named: $0) } ?? asker.flatMap { world.roster[$0] }
        guard let person else { return .refused(.noSuchPerson(name ?? "")) }
        var report = world.roads(of: person)
        report.approving = world.approving(person.id, plan(in: world).continuityRule)
        report.reach = world.reachFacts(of: person.id, at: now)
        return .roadsOf(report)
    }

    /// What happened to a road has happened: it waits for a store that fails.
    func insist(_ command: SystemCommand, on clock: any WallClock) async {
        while !_Concurrency.Task.isCancelled {
            do throws(LedgerFailure) {
                try await perform(command)
                // The last road that was switched to may have ended the switch.
                try await settleReleased()
                return
            } catch {
                logger.error("a channel's change waits", metadata: ["why": "\(error)"])
                try? await clock.sleep(until: clock.now + .seconds(1))
            }
        }
    }

    func noteSwitches(_ entries: [Entry], in world: World) {
        for entry in entries {
            guard case .desk(.roadForced(let route, let isForced)) = entry.event else { continue }
            board.force(world.desk.forced)
            if !isForced { released.append(route) }
        }
    }

    func noteUnheard(_ entries: [Entry]) {
        for entry in entries {
            guard case .desk(.alarmPassed(let id, _, _, nil, let reason, _)) = entry.event else {
                continue
            }
            logger.critical(
                "an alarm reaches nobody: it waits for a road",
                metadata: ["delivery": "\(id)", "why": "\(reason)"])
        }
    }

    /// A road given free again counts at once, unless it fails of itself; its digest needs the log,
    /// and so comes after what gave it free is saved. A kill in between leaves it to the health
    /// board, which settles it after its good minutes.
    func settleReleased() async throws(LedgerFailure) {
        while !released.isEmpty {
            let route = released.removeFirst()
            if !board.isFailing(route) { try await perform(.channelSettled(route)) }
        }
    }
}
