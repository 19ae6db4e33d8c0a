import Foundation

extension Decider {
    mutating func decide(_ command: TaskCommand) throws(Refusal) -> Reply? {
        switch command {
        case .assign(let number, let word): try assign(number, to: word)
        case .approve(let number): try approve(number)
        case .done(let number, let evidence): try done(number, evidence)
        case .block(let number, let reason): try block(number, reason)
        }
    }

    private func openTask(_ number: Number) throws(Refusal) -> (Task, Incident) {
        guard let incident = world.incident(ofTask: number.value),
            let task = incident.tasks[number.value]
        else {
            let ended = world.endedIncidents.values.first { $0.tasks[number.value] != nil }
            if let ended { throw .incidentEnded(ended.id) }
            throw .noSuch(number)
        }
        guard task.isOpen else { throw .taskFinished(number) }
        return (task, incident)
    }

    /// The assignee, or the lead or deputy of the group that does it.
    private func mayWork(on task: Task) -> Bool {
        if task.assignee == me { return true }
        let group = world.roster.acting(for: task.step.group)
        return world.roster[me]?.posts.contains { $0.group == group && $0.seat != .member } == true
    }

    private mutating func assign(_ number: Number, to word: String) throws(Refusal) -> Reply {
        let (task, _) = try openTask(number)
        let person = try person(named: word)
        record(.task(number.value, .assigned(to: person.id)))
        return .assigned(brief(world.task(number.value) ?? task))
    }

    private mutating func done(_ number: Number, _ evidence: String?) throws(Refusal) -> Reply {
        let (task, incident) = try openTask(number)
        guard mayWork(on: task) else {
            throw .notYours(number, assignee: task.assignee.map(world.name))
        }
        if case .awaitingApproval = task.state { throw .awaitsApproval(number) }
        let waiting = gates(of: task, in: incident)
        guard waiting.isEmpty else { throw .waitsFor(number, waiting) }
        guard task.step.isProved(by: evidence) else {
            if task.evidenceAsked {
                throw .evidenceMissing(number, kinds: task.step.evidence)
            }
            record(.task(number.value, .evidenceAsked(by: me)))
            return .evidenceWanted(number.value, kinds: task.step.evidence)
        }
        if task.step.approval != nil {
            record(.task(number.value, .submitted(by: me, evidence: evidence)))
            return .done(
                brief(world.task(number.value) ?? task), next: nil,
                awaiting: names(world.approvers(of: task, doer: me)))
        }
        let next = nextRound(of: task, in: incident)
        record(.task(number.value, .done(by: me, evidence: evidence, next: next)))
        releaseSteps(after: task.step.id, in: incident.number)
        return .done(brief(world.task(number.value) ?? task), next: next, awaiting: [])
    }

    /// Steps that this one must wait for, by the plan's `after`.
    private func gates(of task: Task, in incident: Incident) -> [Number] {
        incident.orderedTasks
            .filter { task.step.after.contains($0.step.id) && $0.rounds == 0 && $0.isOpen }
            .map(\.id)
    }

    private func nextRound(of task: Task, in incident: Incident) -> Date? {
        StepClock(
            plan: plan, level: incident.level, detectedAt: incident.start.detectedAt,
            activatedAt: incident.activatedAt
        ).next(
            of: task.step, after: task.rounds, at: now, finished: finishedSteps(of: incident))
    }

    /// Steps whose clock hangs on this one get their due time now.
    private mutating func releaseSteps(after step: String, in number: Int) {
        guard let incident = world.incident(number) else { return }
        let clock = StepClock(
            plan: plan, level: incident.level, detectedAt: incident.start.detectedAt,
            activatedAt: incident.activatedAt)
        let finished = finishedSteps(of: incident).merging([step: now]) { old, _ in old }
        for task in incident.openTasks where task.due == nil && task.rounds == 0 {
            guard task.step.due.contains(where: { $0.base == .step(step) }) else { continue }
            if let due = clock.due(of: task.step, round: 0, finished: finished) {
                record(.task(task.number, .rescheduled(due: due, was: task.due)))
            }
        }
    }

    /// Nothing approves itself (spec §10).
    private mutating func approve(_ number: Number) throws(Refusal) -> Reply {
        let (task, incident) = try openTask(number)
        guard case .awaitingApproval(let doer) = task.state else {
            throw .notAwaitingApproval(number)
        }
        guard doer != me else { throw .doerMayNotApprove(number) }
        guard !task.approvals.contains(me) else { throw .alreadyApproved(number) }
        let able = world.approvers(of: task, doer: doer)
        guard able.contains(me) else { throw .notApprover(number, approvers: names(able)) }
        let missing = stillNeeded(task, by: me, doer: doer)
        let next = missing.isEmpty ? nextRound(of: task, in: incident) : nil
        if missing.isEmpty {
            record(.task(number.value, .approved(by: me, next: next)))
            releaseSteps(after: task.step.id, in: incident.number)
        } else {
            record(.task(number.value, .approvedInPart(by: me)))
        }
        return .approved(brief(world.task(number.value) ?? task), waitingFor: names(missing))
    }

    /// With `all`, one voice of every named group or seat is needed.
    private func stillNeeded(
        _ task: Task, by person: PersonID, doer: PersonID
    ) -> [PersonID] {
        guard let approval = task.step.approval, approval.rule == .all else { return [] }
        let voices = task.approvals + [person]
        let open = approval.approvers.filter { approver in
            let group = world.roster.acting(for: approver.group)
            // Where the doer is the only one, the voice just given stands in.
            guard world.people(approver).contains(where: { $0 != doer }) else { return false }
            return !voices.contains { world.roster[$0]?.sits(in: group) == true }
        }
        return open.compactMap { world.roster.responsible(for: $0.group)?.id }
    }

    private mutating func block(_ number: Number, _ reason: String) throws(Refusal) -> Reply {
        let (task, _) = try openTask(number)
        guard mayWork(on: task) else {
            throw .notYours(number, assignee: task.assignee.map(world.name))
        }
        record(.task(number.value, .blocked(by: me, reason: reason)))
        return .blocked(number.value, told: names(alerted(about: task)))
    }

    /// The lead of the task's group, else the office's.
    func alerted(about task: Task) -> [PersonID] {
        let group = world.roster.acting(for: task.step.group)
        let people = [
            world.roster.holder(of: .lead, in: group), world.roster.holder(of: .lead, in: .office),
        ].compactMap { $0?.id }.filter { $0 != me }
        let told = people.isEmpty ? world.roster.members(of: .hq).prefix(1).map(\.id) : people
        return told.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension Step {
    /// Evidence of kind `url` needs an address; other kinds take any words.
    package func isProved(by text: String?) -> Bool {
        guard !evidence.isEmpty else { return true }
        guard let text, !text.isEmpty else { return false }
        return !evidence.contains("url") || text.contains("://")
    }
}
