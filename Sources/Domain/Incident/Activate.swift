import Foundation

extension Decider {
    /// The rules of an activation that do not depend on the code (plan clauses 三.1, 四.2).
    ///
    /// - Returns: Who decides: HQ's own person, or the one for whom the office lead types.
    func checkActivation(_ request: ActivationRequest) throws(Refusal) -> PersonID {
        let warning = try openWarning(request.warning)
        guard let rule = plan.rule(of: request.level), rule.activates else {
            throw .levelNotActivated(plan.rule(of: request.level)?.key ?? "")
        }
        let commander = try decisionMaker(request)
        if let score = warning.score {
            if score.suggested != request.level, request.reason == nil {
                throw .needsReason(.differs(suggested: score.suggested))
            }
        } else if request.reason == nil {
            throw .needsReason(.unassessed(request.warning))
        }
        return commander
    }

    private func decisionMaker(_ request: ActivationRequest) throws(Refusal) -> PersonID {
        let mine = world.staff(at: now, for: .activate)[me]
        if let word = request.onBehalfOf {
            let decider = try person(named: word)
            guard decider.sits(in: .hq) else { throw .proxyForHQOnly(decider.name) }
            guard request.via != nil else { throw .proxyNeedsPhone }
            return decider.id
        }
        guard mine?.sits(in: .hq) == true else {
            throw .notAllowed(.activate, roles: [.hq], people: names(of: .hq))
        }
        return me
    }

    /// Turns the plan into tasks, tells everyone, and ends the warning.
    mutating func activate(_ request: ActivationRequest) throws(Refusal) -> Reply {
        let commander = try checkActivation(request)
        guard let warning = world.warning(request.warning.value) else {
            throw .noSuch(request.warning)
        }
        let number = world.next(.incident)
        let proxied = commander != me
        let start = Activation(
            warning: warning.number, level: request.level, packs: request.packs,
            reason: request.reason, commander: commander, enteredBy: me,
            via: proxied ? request.via : nil, detectedAt: warning.detectedAt,
            planVersion: plan.version, planHash: plan.hash,
            tasks: seeds(
                for: steps(for: request, warning), clock: clock(for: request, warning)
            ) { isFulfilled($0, assessed: !warning.scores.isEmpty) },
            countersignBy: proxied ? now + plan.warning.countersign : nil)
        record(.incident(number, .activated(start)))
        record(.warning(warning.number, .activated(as: number)))
        scheduleReading(of: number)
        inheritCircle(from: warning.number, to: number)
        withdrawNotices(about: warning.number)
        openQuorums(in: number)
        let notice = announceActivation(of: number)
        if proxied { askCountersignature(of: number, commander: commander) }
        return activatedReply(number, notice: notice ?? 0)
    }

    private mutating func announceActivation(of number: Int) -> Int? {
        guard let incident = world.incident(number) else { return nil }
        let people = recipients(at: incident.level).filter { world.mayKnow($0, of: incident.id) }
        var tasks: [PersonID: [TaskBrief]] = [:]
        for task in incident.byDue {
            for person in world.asked(for: task) { tasks[person, default: []].append(brief(task)) }
        }
        var brief = ActivationBrief(
            incident: number, level: incident.level, packs: incident.start.packs,
            title: incident.title, commander: world.name(incident.start.commander),
            tasks: tasks, taskCount: incident.tasks.count)
        brief.signedFor = signedFor
        return issue(
            .activation(brief), incident: number, level: incident.level, to: people)
    }

    private mutating func askCountersignature(of number: Int, commander: PersonID) {
        guard let incident = world.incident(number), let by = incident.start.countersignBy else {
            return
        }
        _ = issue(
            .countersign(
                incident: number, commander: world.name(commander), enteredBy: world.name(me),
                by: by),
            incident: number, level: nil, to: staff.members(of: .hq).map(\.id))
    }

    /// Everyone of the responding groups, or where a lead speaks for a group, one for each.
    package func recipients(at level: Level) -> [PersonID] {
        let staff = staff
        let responding = plan.groups.filter(\.responds).map(\.id)
        let everyMember = plan.rule(of: level)?.everyMember ?? true
        var chosen: [PersonID] = []
        for group in responding {
            let members = staff.memberIDs(of: group)
            chosen += everyMember ? members[...] : members.prefix(1)
        }
        return chosen.uniqued()
    }

    /// The steps that such an activation begins with, in order.
    func steps(for request: ActivationRequest, _ warning: Warning) -> [Step] {
        plan.steps(
            for: request.packs,
            in: Circumstances(
                plan: plan, level: request.level, packs: request.packs, score: warning.score))
    }

    private func clock(for request: ActivationRequest, _ warning: Warning) -> StepClock {
        StepClock(
            plan: plan, level: request.level, detectedAt: warning.detectedAt, activatedAt: now)
    }

    private func isFulfilled(_ step: Step, assessed: Bool) -> Bool {
        switch step.fulfilledBy {
        case nil, .closeProposed, .closed, .groupFormed, .firstReport, .sitrep, .finalReport: false
        case .assessed: assessed
        case .warned, .activated, .notified, .roomOpened: true
        }
    }

    /// Steps as tasks, under the numbers that come next.
    func seeds(
        for steps: [Step], clock: StepClock, finished: [String: Date] = [:],
        isFulfilled: (Step) -> Bool
    ) -> [TaskSeed] {
        let first = world.next(.task)
        let staff = staff
        return steps.enumerated().map { index, step in
            TaskSeed(
                number: first + index, step: step,
                assignee: staff.responsible(for: step.group)?.id,
                from: clock.start(of: step),
                due: clock.due(of: step, round: 0, finished: finished),
                fulfilled: isFulfilled(step))
        }
    }

    private func activatedReply(_ number: Int, notice: Int) -> Reply {
        let incident = world.incident(number)
        let issued = world.notice(notice)
        return .activated(
            ActivatedFacts(
                incident: number, at: now, level: incident?.level ?? Level(1),
                tasks: incident?.tasks.count ?? 0, nextTask: incident?.byDue.first.map(brief),
                notice: notice, waiting: issued?.waitingFor.count ?? 0,
                escalateAt: issued?.lines.compactMap(\.nextAt).min(),
                countersignBy: incident?.start.countersignBy,
                commander: world.name(incident?.start.commander ?? me)))
    }
}
