import Foundation

extension StatusFacts.Running {
    /// How many of the next clocks are told.
    private static let clocks = 3

    package init(_ incident: Incident, _ world: World, _ plan: Plan, _ now: Date) {
        let notices = world.openNotices.filter { $0.issue.incident == incident.number }
        let silent = notices.flatMap(\.waitingFor).uniqued()
        self.init(
            incident, commander: world.name(incident.start.commander),
            silent: silent.map(world.name))
        for task in incident.byDue {
            guard let due = task.due else { break }
            if due < now {
                overdue.append(world.brief(task))
            } else if next.count < Self.clocks {
                next.append(world.brief(task))
            }
        }
        let lost = Set(notices.flatMap(\.unreached)).sorted().map(world.name)
        unreached = lost.isEmpty ? nil : lost
        let open = world.filings(of: incident, world.plan(of: incident) ?? plan)
            .filter { $0.standing == .unconfirmed }.map(\.title)
        duties = open.isEmpty || !incident.isRunning ? nil : open
    }
}
