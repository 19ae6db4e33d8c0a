import Foundation

/// Steps of a running incident whose times or place in the list follow the level and the
/// assessment.
extension Decider {
    /// The clock of one task: what joined later counts from its joining.
    func clock(of task: Task, in incident: Incident) -> StepClock {
        var closedAt: Date?
        if case .closed(let at) = incident.phase { closedAt = at }
        return StepClock(
            plan: plan(of: incident), level: incident.level,
            detectedAt: incident.start.detectedAt,
            activatedAt: task.joinedAt ?? incident.activatedAt, closedAt: closedAt)
    }

    func circumstances(of incident: Incident) -> Circumstances {
        incident.circumstances(in: plan(of: incident))
    }

    /// Sets the due times of unfinished steps anew.
    mutating func reschedule(_ number: Int) -> [DueChange] {
        guard let incident = world.incident(number) else { return [] }
        let finished = incident.finishedSteps
        var changes: [DueChange] = []
        for task in incident.openTasks {
            let due = due(of: task, in: incident, finished: finished)
            guard due != task.due else { continue }
            record(.task(task.number, .rescheduled(due: due, was: task.due)))
            changes.append(
                DueChange(task: task.number, step: task.step.id, old: task.due, new: due))
        }
        return changes
    }

    /// A further round counts from the end of the one before.
    private func due(of task: Task, in incident: Incident, finished: [String: Date]) -> Date? {
        let clock = clock(of: task, in: incident)
        guard task.rounds > 0 else { return clock.due(of: task.step, round: 0, finished: finished) }
        return clock.next(
            of: task.step, after: task.rounds - 1, at: task.from, finished: finished)
    }

    /// Duties from outside that have come to apply bind the steps that carry them out. None is
    /// ever taken off again: a legal clock does not move.
    mutating func restate(_ number: Int) {
        guard let incident = world.incidents[number],
            plan(of: incident).hash == incident.planHash
        else { return }
        let wanted = plan(of: incident).steps(
            for: incident.start.packs, in: circumstances(of: incident))
        for step in wanted {
            guard let limits = step.limits,
                let task = incident.openTasks(where: { $0.step.id == step.id }).first,
                !limits.allSatisfy({ task.step.limits?.contains($0) == true })
            else { continue }
            var bound = task.step
            let known = task.step.limits ?? []
            bound.limits = known + limits.filter { !known.contains($0) }
            record(.task(task.number, .restated(bound.bound())))
        }
    }

    /// Steps join and leave as their conditions say. A legal step that is there stays.
    mutating func reconsider(_ number: Int, because cause: JoinCause) {
        guard let incident = world.incidents[number],
            plan(of: incident).hash == incident.planHash
        else { return }
        let plan = plan(of: incident)
        let unwanted = incident.unwantedDeeds
        let wanted = plan.steps(for: incident.start.packs, in: circumstances(of: incident))
            .filter { step in step.fulfilledBy.map { !unwanted.contains($0) } ?? true }
        let ids = Set(wanted.map(\.id))
        let closing = Set(plan.packs.filter(\.isCloseout).flatMap(\.steps).map(\.id))
        let leaving = incident.openTasks {
            !ids.contains($0.step.id) && !closing.contains($0.step.id) && !$0.step.legal
        }
        for task in leaving { record(.task(task.number, .dropped)) }
        join(wanted, number, because: cause)
    }

    /// Adds those of the steps that the incident does not have yet.
    mutating func join(_ steps: [Step], _ number: Int, because cause: JoinCause) {
        guard let incident = world.incident(number) else { return }
        let present = incident.tasks.values.filter { !$0.isDropped }
        let known = Set(present.map(\.step.id))
        let finished = incident.finishedSteps
        let new = steps.filter { step in
            guard !known.contains(step.id) else { return false }
            // What it would take the place of is done already: nobody does a thing twice.
            let replaced = step.replaces ?? []
            return replaced.isEmpty || !replaced.allSatisfy { finished[$0] != nil }
        }
        guard !new.isEmpty else { return }
        let level = incident.level
        var closedAt: Date?
        if case .closed(let at) = incident.phase { closedAt = at }
        let clock = StepClock(
            plan: plan(of: incident), level: level, detectedAt: incident.start.detectedAt,
            activatedAt: now, closedAt: closedAt)
        let seeds = seeds(for: new, clock: clock, finished: finished) { _ in false }
        record(.incident(number, .stepsJoined(seeds, because: cause)))
        openQuorums(in: number)
    }
}

extension Incident {
    /// Steps that were left because what they do is wanted of nobody now: the way of answering a
    /// rumour that HQ did not choose, and the scene when the last post has stood down.
    var unwantedDeeds: Set<Fulfilment> {
        guard let field, !field.posts.isEmpty, field.open.isEmpty else { return roadsNotTaken }
        return roadsNotTaken.union([.fieldReport, .siteRollComplete])
    }
}

extension Task {
    var isDropped: Bool { if case .dropped = state { true } else { false } }
}
