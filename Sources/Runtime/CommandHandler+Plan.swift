import Commands
import Domain
import Foundation
import Ports

/// Which plan the one writer decides by.
extension CommandHandler {
    /// The plan in force.
    func plan(in world: World) -> Plan { world.planInForce(else: settings.plan) }

    /// Whether the folder holds what is in force; for whoever watches from outside.
    package func planFound() async throws(LedgerFailure) -> (inForce: Plan, found: PlanFound) {
        (plan(in: try await current()), settings.folder())
    }

    func interpreter(for world: World) -> Interpreter {
        let plan = plan(in: world)
        if interpreter.hash != plan.hash {
            interpreter = (plan.hash, Interpreter(plan: plan, settings: settings))
        }
        return interpreter.it
    }

    /// What must not be said, by the plan in force.
    func contentGuard() async throws(LedgerFailure) -> ContentGuard {
        interpreter(for: try await current()).contentGuard
    }

    /// What lies on the disk, where the command is about that.
    func found(for command: Command, _ actor: Actor, _ world: World) -> PlanFound? {
        var command = command
        if case .desk(.answer) = command,
            let pending = actor.person.flatMap({ world.desk.codes[$0] })
        {
            command = pending.command
        }
        guard case .plan(.publish) = command else { return nil }
        return settings.folder()
    }
}
