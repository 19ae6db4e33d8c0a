import Domain
import Outbox
import Ports

/// The log of what went as a number alone.
extension CommandHandler {
    /// What goes as a number alone stands in the log, with the deliveries that it is about.
    func noteWithheld(
        in deliveries: [Delivery], for commit: inout Commit
    ) throws(LedgerFailure) {
        // No copy of the world is kept: recording would have to copy all of it.
        let found = world.map { Withholding.found(in: deliveries, $0) } ?? []
        guard !found.isEmpty else { return }
        commit.entries += try recorded(.withheld(found, late: nil))
    }

    /// What the system says of a decision that was just made; nobody is told of it.
    private func recorded(_ command: SystemCommand) throws(LedgerFailure) -> [Entry] {
        guard let before = world.take() else {
            throw .unavailable("the last save failed; the log is being read again")
        }
        var decider = Decider(
            world: before,
            context: Context(now: now, actor: .system, plan: settings.plan, code: ""))
        // The system is refused nothing.
        _ = try? decider.decide(.system(command))
        let (after, entries) = decider.finish()
        world = after
        return entries
    }
}
