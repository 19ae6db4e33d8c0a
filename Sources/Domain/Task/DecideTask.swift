import Foundation

extension Decider {
    mutating func decide(_ command: TaskCommand) throws(Refusal) -> Reply? {
        switch command {
        case .assign(let number, let word): try assign(number, to: word)
        case .approve(let number): try approve(number)
        case .done(let number, let evidence): try done(number, evidence)
        case .doneWith(let file, let number, let evidence):
            try done(number, evidence, with: file)
        case .block(let number, let reason): try block(number, reason)
        }
    }

    private func openTask(_ number: Number) throws(Refusal) -> (Task, Incident) {
        guard let home = world.mark(ofTask: number.value) else { throw .noSuch(number) }
        guard let incident = world.incident(home.number),
            let task = incident.tasks[number.value]
        else { throw .incidentEnded(Number(.incident, home.number)) }
        guard incident.isRunning || incident.isConcluding else {
            throw .incidentEnded(incident.id)
        }
        try checkKnown(number)
        if case .dropped = task.state {
            throw .taskDropped(number)
        }
        guard task.isOpen else { throw .taskFinished(number) }
        return (task, incident)
    }

    /// The assignee, or the lead or deputy of the group that does it; a quorum's own people.
    private func mayWork(on task: Task) -> Bool {
        let groups = [task.step.quorum?.group, task.fallback].compactMap(\.self)
        if groups.contains(where: { sits(in: $0) }) { return true }
        if task.assignee == me { return true }
        if task.step.quorum != nil { return false }
        let group = staff.acting(for: task.step.group)
        return staff[me]?.posts.contains { $0.group == group && $0.seat != .member } == true
    }

    private func sits(in group: GroupID) -> Bool {
        staff[me]?.sits(in: staff.acting(for: group)) == true
    }

    /// A person, or with `#` whoever answers for a group.
    private func assignee(named word: String) throws(Refusal) -> Person {
        guard word.hasPrefix("#") else { return try person(named: word) }
        guard let group = plan.group(called: String(word.dropFirst())),
            let person = staff.responsible(for: group)
        else { throw .group(.noSuch(word, known: plan.groups.map(\.name))) }
        return person
    }

    private mutating func assign(_ number: Number, to word: String) throws(Refusal) -> Reply {
        let (task, _) = try openTask(number)
        let person = try assignee(named: word)
        guard world.mayKnow(person.id, of: number) else {
            throw .circle(.notInside(Number(.incident, task.incident), person: person.name))
        }
        record(.task(number.value, .assigned(to: person.id)))
        return .assigned(brief(world.task(number.value) ?? task))
    }

    mutating func done(_ number: Number, _ evidence: String?) throws(Refusal) -> Reply {
        let (task, incident) = try openTask(number)
        guard mayWork(on: task) else {
            throw .notYours(number, assignee: task.assignee.map(world.name))
        }
        if case .awaitingApproval = task.state { throw .awaitsApproval(number) }
        let waiting = gates(of: task, in: incident)
        guard waiting.isEmpty else { throw .waitsFor(number, waiting) }
        if task.quorum.voices.contains(me) { throw .alreadyVoiced(number) }
        if task.step.fulfilledBy == .concernsMet { try checkConcernsMet(in: incident) }
        let proof = try proof(in: evidence, of: task)
        guard task.step.isProved(by: evidence, proof) else {
            if task.evidenceAsked {
                throw .evidenceMissing(number, kinds: task.step.evidence)
            }
            record(.task(number.value, .evidenceAsked(by: me)))
            return .evidenceWanted(number.value, kinds: task.step.evidence)
        }
        if let still = voicesMissing(task) {
            record(.task(number.value, .voiced(by: me, evidence: evidence)))
            return .voiced(brief(world.task(number.value) ?? task), missing: still)
        }
        if task.step.approval != nil {
            record(.task(number.value, .submitted(by: me, evidence: evidence)))
            noteFiled(task, evidence: evidence)
            return .done(
                brief(world.task(number.value) ?? task), next: nil,
                awaiting: names(world.approvers(of: task, doer: me, at: now)))
        }
        let next = nextRound(of: task, in: incident)
        record(.task(number.value, .done(by: me, evidence: evidence, next: next)))
        noteFiled(task, evidence: evidence)
        finished(task, in: incident.number)
        return .done(brief(world.task(number.value) ?? task), next: next, awaiting: [])
    }

    /// How many voices a quorum still wants after mine; nil when mine is enough.
    private func voicesMissing(_ task: Task) -> Int? {
        guard let quorum = task.step.quorum else { return nil }
        if let fallback = task.fallback, sits(in: fallback) { return nil }
        let missing = quorum.need - task.quorum.voices.count - 1
        return missing > 0 ? missing : nil
    }

    /// Steps that this one must wait for, by the plan's `after`.
    func gates(of task: Task, in incident: Incident) -> [Number] {
        incident.gates(of: task).map(\.id)
    }

    func nextRound(of task: Task, in incident: Incident) -> Date? {
        clock(of: task, in: incident).next(
            of: task.step, after: task.rounds, at: now, finished: incident.finishedSteps)
    }

    /// What follows when a round of a task is finished.
    mutating func finished(_ task: Task, in number: Int) {
        releaseSteps(after: task.step, in: number)
        openQuorums(in: number)
        archive(number)
    }

    /// Steps whose clock hangs on this one get their due time now.
    private mutating func releaseSteps(after step: Step, in number: Int) {
        guard let incident = world.incident(number) else { return }
        let ids = [step.id] + (step.replaces ?? [])
        let times = Dictionary(ids.map { ($0, now) }, uniquingKeysWith: { first, _ in first })
        let finished = incident.finishedSteps.merging(times) { old, _ in old }
        let hanging = incident.openTasks { task in
            task.due == nil && task.rounds == 0
                && task.step.due.contains { due in
                    if case .step(let id) = due.base { step.stands(for: id) } else { false }
                }
        }
        for task in hanging {
            let clock = clock(of: task, in: incident)
            if let due = clock.due(of: task.step, round: 0, finished: finished) {
                record(.task(task.number, .rescheduled(due: due, was: task.due)))
            }
        }
    }

    /// Asks the people of every quorum whose gates are now passed.
    mutating func openQuorums(in number: Int) {
        guard let incident = world.incident(number) else { return }
        for task in incident.openTasks(where: { $0.step.quorum != nil }) {
            guard let quorum = task.step.quorum, task.quorum.until == nil,
                gates(of: task, in: incident).isEmpty, !incident.isAtGates(task.step)
            else { continue }
            let patience = clock(of: task, in: incident).patience(of: task.step, quorum)
            // A round that comes back is asked for when it is due.
            let from = task.step.every == nil ? now : max(now, task.due ?? now)
            record(.task(task.number, .quorumAsked(until: from + patience)))
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
        let able = world.approvers(of: task, doer: doer, at: now)
        guard able.contains(me) else { throw .notApprover(number, approvers: names(able)) }
        let missing = stillNeeded(task, by: me, doer: doer)
        let next = missing.isEmpty ? nextRound(of: task, in: incident) : nil
        if missing.isEmpty {
            record(.task(number.value, .approved(by: me, next: next)))
            finished(task, in: incident.number)
            if task.step.fulfilledBy == .finalReport { receive(.final, of: incident.number) }
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
            let group = staff.acting(for: approver.group)
            let seat = group == approver.group ? approver.seat : nil
            // Where the doer is the only one, the voice just given stands in.
            guard world.people(approver, at: now).contains(where: { $0 != doer }) else {
                return false
            }
            return !voices.contains { staff[$0]?.sits(in: group, as: seat) == true }
        }
        return open.compactMap { staff.responsible(for: $0.group)?.id }
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
        let group = staff.acting(for: task.step.group)
        let people = [
            staff.holder(of: .lead, in: group), staff.holder(of: .lead, in: .office),
        ].compactMap { $0?.id }.filter { $0 != me }
        let told = people.isEmpty ? staff.members(of: .hq).prefix(1).map(\.id) : people
        return told.uniqued()
    }
}

extension Incident {
    fileprivate func gates(of task: Task) -> [Task] {
        guard !task.step.after.isEmpty else { return [] }
        return openTasks { other in
            !other.isPassed && task.step.after.contains { other.step.stands(for: $0) }
        }
    }

    /// What a task waits for that has not begun: the first open one before all others; nil where
    /// it may be begun itself.
    func holdsUp(_ task: Task) -> Task? {
        guard case .open = task.state else { return nil }
        var first: Task?
        var seen: Set<Int> = [task.number]
        while let gate = gates(of: first ?? task).first, seen.insert(gate.number).inserted {
            first = gate
        }
        return first
    }

    /// A text that does this step asks its own people at its gates: nobody is called twice, and
    /// nobody is told to type another command.
    fileprivate func isAtGates(_ step: Step) -> Bool {
        guard let deed = step.fulfilledBy, deed.isOfStatement else { return false }
        return statements.values.contains { text in
            text.isOpen && deed.rawValue.hasPrefix(text.kind.rawValue)
        }
    }
}

extension Task {
    /// Who may finish it alone after a quorum has failed.
    fileprivate var fallback: GroupID? { quorum.missed ? step.quorum?.fallback : nil }
}

extension Step {
    /// Evidence of kind `url` needs an address; other kinds take any words; what is kept under a
    /// number proves each.
    package func isProved(by text: String?, _ kept: [Number] = []) -> Bool {
        guard !evidence.isEmpty else { return true }
        guard let text, !text.isEmpty else { return false }
        return !evidence.contains("url") || text.contains("://") || !kept.isEmpty
    }
}
