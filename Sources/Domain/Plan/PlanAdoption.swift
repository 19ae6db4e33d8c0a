import Foundation

/// What another version of the plan does to a running incident: finished steps stay, and so do
/// those handed in for approval; the others follow the new version (plan clause 九.2).
package struct PlanAdoption: Codable, Equatable, Sendable {
    package struct Revision: Codable, Equatable, Sendable {
        package var task: Int
        package var step: Step
        package var due: Date?
        package var was: Date?

        package init(task: Int, step: Step, due: Date?, was: Date?) {
            self.task = task
            self.step = step
            self.due = due
            self.was = was
        }
    }

    package var version: String
    package var hash: String
    package var changed: [Revision]
    package var joined: [TaskSeed]
    /// Tasks whose step the new version does not have.
    package var left: [Int]

    package init(
        version: String, hash: String, changed: [Revision], joined: [TaskSeed], left: [Int]
    ) {
        self.version = version
        self.hash = hash
        self.changed = changed
        self.joined = joined
        self.left = left
    }
}

extension Decider {
    /// What the plan in force would change for this incident.
    func adoption(by incident: Incident) -> PlanAdoption {
        let steps = steps(for: incident.start.packs)
        let byID = Dictionary(steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let open = incident.openTasks.filter { $0.state == .open }
        let known = Set(incident.tasks.values.map(\.step.id))
        return PlanAdoption(
            version: plan.version, hash: plan.hash,
            changed: open.compactMap { task in
                byID[task.step.id].flatMap { revision(of: task, to: $0, in: incident) }
            },
            joined: joining(steps.filter { !known.contains($0.id) }, incident),
            left: open.filter { byID[$0.step.id] == nil }.map(\.number))
    }

    /// A due time moves only where the two versions would set different ones.
    private func revision(
        of task: Task, to step: Step, in incident: Incident
    ) -> PlanAdoption.Revision? {
        let finished = finishedSteps(of: incident)
        let old = clock(of: incident, by: plan(of: incident))
            .due(of: task.step, round: task.rounds, finished: finished)
        let new = clock(of: incident, by: plan).due(
            of: step, round: task.rounds, finished: finished)
        let due = old == new || task.rounds > 0 ? task.due : new
        guard step != task.step || due != task.due else { return nil }
        return .init(task: task.number, step: step, due: due, was: task.due)
    }

    private func clock(
        of incident: Incident, by plan: Plan, activatedAt: Date? = nil
    ) -> StepClock {
        StepClock(
            plan: plan, level: incident.level, detectedAt: incident.start.detectedAt,
            activatedAt: activatedAt ?? incident.activatedAt)
    }

    /// What joins an incident late has its time from now on; a legal clock has begun already.
    private func joining(_ steps: [Step], _ incident: Incident) -> [TaskSeed] {
        let late = clock(of: incident, by: plan, activatedAt: now)
        let legal = clock(of: incident, by: plan)
        return steps.enumerated().map { index, step in
            let clock = step.legal ? legal : late
            return TaskSeed(
                number: world.next(.task) + index, step: step,
                assignee: world.roster.responsible(for: step.group)?.id,
                from: clock.start(of: step), due: clock.due(of: step, round: 0),
                fulfilled: step.fulfilledBy != nil)
        }
    }

    /// HQ lets a running incident go on by the plan in force.
    func adoptable(_ number: Number?) throws(Refusal) -> Incident {
        let incident = try runningIncident(number)
        guard incident.planHash != plan.hash else {
            throw .plan(.upToDate(incident.id, version: plan.version))
        }
        return incident
    }

    mutating func adopt(_ number: Number?) throws(Refusal) -> Reply {
        let incident = try adoptable(number)
        let adoption = adoption(by: incident)
        record(.incident(incident.number, .planAdopted(adoption)))
        scheduleReading(of: incident.number)
        return .plan(.adopted(world.facts(of: adoption, in: incident.number)))
    }
}

extension Incident {
    mutating func apply(_ adoption: PlanAdoption, at time: Date) {
        planVersion = adoption.version
        planHash = adoption.hash
        for revision in adoption.changed {
            tasks[revision.task]?.step = revision.step
            tasks[revision.task]?.due = revision.due
        }
        for number in adoption.left { tasks[number] = nil }
        for seed in adoption.joined { add(seed, at: time) }
    }
}

extension World {
    /// An adoption as people are told of it.
    package func facts(of adoption: PlanAdoption, in incident: Int) -> AdoptedFacts {
        AdoptedFacts(
            incident: incident, version: adoption.version,
            changed: adoption.changed.map(\.task),
            joined: adoption.joined.filter { !$0.fulfilled }.map { seed in
                TaskBrief(
                    number: seed.number, step: seed.step.id, action: seed.step.action,
                    due: seed.due, assignee: seed.assignee.map(name), state: .open, blocked: false)
            },
            left: adoption.left,
            moved: adoption.changed.filter { $0.due != $0.was }.map {
                DueChange(task: $0.task, step: $0.step.id, old: $0.was, new: $0.due)
            })
    }
}
