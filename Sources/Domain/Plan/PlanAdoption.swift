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
    /// Clocks of duties that stand elsewhere in the new version; nil where none do.
    package var clocks: [ClockMove]?

    package init(
        version: String, hash: String, changed: [Revision], joined: [TaskSeed], left: [Int],
        clocks: [ClockMove]? = nil
    ) {
        self.clocks = clocks
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
        let moves = plan(of: incident).clockMoves(to: plan)
        let names = plan(of: incident).dutySteps(in: plan)
        var incident = incident
        incident.filings?.move(moves)
        let here = incident.circumstances(in: plan)
        let steps = plan.steps(for: incident.start.packs, in: here)
        let byID = Dictionary(
            (steps + plan.closeout(in: here)).map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
        func id(_ task: Task) -> String { names[task.step.id] ?? task.step.id }
        let present = incident.orderedTasks.filter { !$0.isDropped }
        let known = Set(present.map(id))
        let unwanted = incident.unwantedDeeds
        return PlanAdoption(
            version: plan.version, hash: plan.hash,
            changed: present.compactMap { task in
                guard task.state == .open, let step = byID[id(task)] else {
                    return renamed(task, id(task))
                }
                return revision(of: task, to: step, in: incident)
            },
            joined: joining(
                steps.filter { step in
                    !known.contains(step.id)
                        && step.fulfilledBy.map { !unwanted.contains($0) } ?? true
                }, incident),
            // A legal step that is there stays.
            left: present.filter {
                $0.state == .open && byID[id($0)] == nil && !$0.step.legal
            }.map(\.number), clocks: moves.isEmpty ? nil : moves)
    }

    /// A step that a duty brought has the duty's place in the plan for its id: a task that stays as
    /// it is goes by the id that it has in the new version, or another's would be taken for it.
    private func renamed(_ task: Task, _ id: String) -> PlanAdoption.Revision? {
        guard id != task.step.id else { return nil }
        var step = task.step
        step.id = id
        return .init(task: task.number, step: step, due: task.due, was: task.due)
    }

    /// A due time moves only where the two versions would set different ones, and a legal one
    /// never later.
    private func revision(
        of task: Task, to step: Step, in incident: Incident
    ) -> PlanAdoption.Revision? {
        let clock = clock(of: task, in: incident)
        var newer = clock
        newer.plan = plan
        let finished = incident.finishedSteps
        let old = clock.due(of: task.step, round: task.rounds, finished: finished)
        let new = newer.due(of: step, round: task.rounds, finished: finished)
        var due = old == new || task.rounds > 0 ? task.due : new
        if task.step.legal, let was = task.due { due = due.map { min($0, was) } ?? was }
        guard step != task.step || due != task.due else { return nil }
        return .init(task: task.number, step: step, due: due, was: task.due)
    }

    /// What joins an incident late has its time from now on; a legal clock has begun already.
    private func joining(_ steps: [Step], _ incident: Incident) -> [TaskSeed] {
        func clock(from start: Date) -> StepClock {
            StepClock(
                plan: plan, level: incident.level, detectedAt: incident.start.detectedAt,
                activatedAt: start)
        }
        let finished = incident.finishedSteps
        return steps.enumerated().map { index, step in
            let clock = clock(from: step.legal ? incident.activatedAt : now)
            return TaskSeed(
                number: world.next(.task) + index, step: step,
                assignee: staff.responsible(for: step.group)?.id,
                from: clock.start(of: step),
                due: clock.due(of: step, round: 0, finished: finished),
                fulfilled: step.fulfilledBy?.isOfStart ?? false)
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
        openQuorums(in: incident.number)
        scheduleReading(of: incident.number)
        windRumours(of: incident.number)
        return .plan(.adopted(world.facts(of: adoption, in: incident.number)))
    }
}

extension Incident {
    mutating func apply(_ adoption: PlanAdoption, at time: Date) {
        planVersion = adoption.version
        planHash = adoption.hash
        filings?.move(adoption.clocks ?? [])
        for revision in adoption.changed {
            tasks[revision.task]?.step = revision.step
            tasks[revision.task]?.due = revision.due
        }
        for number in adoption.left { tasks[number]?.state = .dropped(at: time) }
        for seed in adoption.joined {
            add(seed, at: time)
            if !seed.step.legal { tasks[seed.number]?.joinedAt = time }
        }
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
