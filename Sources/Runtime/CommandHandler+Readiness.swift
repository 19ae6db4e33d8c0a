import Domain
import Foundation

/// What a look at readiness takes in from outside.
extension CommandHandler {
    /// Only where a look is due: to ask the machine costs something.
    func machine(for command: Command, _ world: World) -> MachineFacts {
        guard case .system(.tick) = command, let due = world.readiness.reportDue, due <= now else {
            return MachineFacts()
        }
        return machine(in: world)
    }

    func readiness(all: Bool, _ world: World) -> Reply {
        .readiness(
            world.readinessReport(plan(in: world), machine(in: world), at: now), all: all)
    }

    func machine(in world: World) -> MachineFacts {
        var facts = settings.measures()
        facts.roads = RouteKind.allCases.compactMap { board.report($0, in: world) }
        facts.publishers = settings.publishers
        return facts
    }
}
