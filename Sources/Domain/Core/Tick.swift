import Foundation

extension World {
    /// The next moment at which a clock has something to say; nil when nothing runs.
    package var nextDue: Date? {
        // Tasks have nobody to be told to before there is a roster.
        let next = roster.isEmpty ? agenda.first(besides: .task) : agenda.first
        return [
            next, acknowledgementDue, annexDue, rosterDue, liaisons.nextDue, duty.nextMoment,
            circles.nextMoment, absences.nextMoment, readiness.nextMoment,
            officials.nextMoment, codeWordsDue, evidenceDue,
        ]
        .compactMap(\.self).min()
    }
}

extension Decider {
    /// Everything that has fallen due: late warnings, silent people, due tasks.
    mutating func tick() {
        settlePublication()
        settleAnnexes()
        settleRoster()
        remindOfCalls()
        settleOfficials()
        settleDuty()
        settleCircles()
        settleAbsences()
        settleReadiness()
        settleEvidence()
        for thing in world.agenda.due(by: now) {
            switch thing.kind {
            case .warning: world.warnings[thing.value].map { remind($0) }
            case .notice:
                world.notices[thing.value].map { call($0) }
                world.notices[thing.value].map { closeRoll($0) }
            case .task: remindOfTask(thing.value)
            case .incident:
                missCountersign(thing.value)
                world.incidents[thing.value].map { remindReading(of: $0) }
                callRolls(of: thing.value)
                remindOfRumours(of: thing.value)
                remindOfOwners(of: thing.value)
            case .statement: remindOfStatement(thing.value)
            case .question: remindOfQuestion(thing.value)
            case .rumour, .fact, .evidence, .post, .drill: break
            }
        }
    }

    private mutating func missCountersign(_ number: Int) {
        guard let by = world.incidents[number]?.nextCountersign, by <= now else { return }
        record(.incident(number, .countersignLate))
    }

    private mutating func call(_ notice: Notice) {
        takeRungs(of: notice)
        let due = notice.lines.filter { $0.isOpen && ($0.nextAt.map { $0 <= now } ?? false) }
        guard !due.isEmpty else { return }
        let addressees = Set(due.map(\.addressee))
        _ = climb(notice.number, because: .silent) { addressees.contains($0.addressee) }
    }

    private mutating func remind(_ warning: Warning) {
        guard let due = warning.nextDue, due.at <= now else { return }
        record(.warning(warning.number, .reminded(due.stage)))
        if let again = world.warnings[warning.number] { remind(again) }
    }

    /// The route ladder: a further road while nobody has answered.
    private mutating func takeRungs(of notice: Notice) {
        for (person, at) in notice.nextRungs where at <= now {
            while let current = world.notices[notice.number],
                let rung = current.nextRung(for: person), rung.at <= now
            {
                for route in rung.routes { take(route, to: person, in: notice.number) }
            }
        }
    }

    private mutating func take(_ route: RouteKind, to person: PersonID, in number: Int) {
        guard let cause = passing(route, person, in: number) else {
            return record(.notice(number, .routed(to: person, route, because: .ladder)))
        }
        record(.notice(number, .passedOver(person, route, because: cause)))
        if cause == .dead { reroute(person, in: number, because: .ladder) }
    }

    private func passing(
        _ route: RouteKind, _ person: PersonID, in number: Int
    ) -> PassingCause? {
        guard let notice = world.notices[number], let someone = world.roster[person] else {
            return nil
        }
        if route == .sms, world.spares(person, notice.issue) { return .stopped }
        let isDead = someone.address(on: route) != nil && !world.reaches(someone, by: route)
        return isDead ? .dead : nil
    }

    private mutating func remindOfTask(_ number: Int) {
        guard let task = world.task(number) else { return }
        if let end = task.quorumEnds, end <= now { record(.task(number, .quorumMissed)) }
        remind(task)
    }

    /// One nag a step a tick: only the latest share of the time that has gone is told. Who cannot
    /// begin is not nagged: whoever holds it up is, once it is late (domain §11.7).
    private mutating func remind(_ task: Task) {
        guard task.isOpen, let percent = task.mark(at: now), percent > task.reminded,
            let person = nagged(about: world.holdsUp(task) ?? task, at: percent)
        else { return }
        record(.task(task.number, .reminded(percent: percent, person)))
    }

    /// Assignee, deputy, lead, HQ: at 100 % and each 25 % later the next one (spec §7).
    private func nagged(about task: Task, at percent: Int) -> PersonID? {
        let staff = staff
        let group = staff.acting(for: task.step.group)
        let commander = staff.holder(of: .lead, in: .hq)?.id
        var upward = [
            staff.present(task.assignee), staff.holder(of: .deputy, in: group)?.id,
            staff.holder(of: .lead, in: group)?.id, commander,
        ]
        if case .awaitingApproval(let doer) = task.state {
            let able = world.approvers(of: task, doer: doer, at: now)
            upward = able.isEmpty ? [doer] : able + [commander].filter { $0 != doer }
        }
        // A late report is the office's own matter: HQ waits for it, and is not there to chase it.
        if task.step.fulfilledBy?.isReport == true, case .open = task.state { upward[3] = nil }
        let chain = upward.compactMap(\.self).reduce(into: [PersonID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        guard !chain.isEmpty else { return staff.responsible(for: group)?.id }
        let step = percent < 100 ? 0 : (percent - 100) / 25
        return chain[min(step, chain.count - 1)]
    }
}
