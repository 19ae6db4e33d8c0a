import Foundation

extension World {
    /// The next moment at which a clock has something to say; nil when nothing runs.
    package var nextDue: Date? {
        var dates: [Date] = warnings.values.compactMap { $0.nextDue?.at }
        for incident in incidents.values {
            if !roster.isEmpty { dates += incident.tasks.values.compactMap(\.nextReminder) }
            dates += [incident.nextCountersign, incident.nextReading].compactMap(\.self)
        }
        for notice in notices.values {
            dates += notice.lines.compactMap(\.nextAt)
            dates += notice.told.keys.compactMap { notice.nextRung(for: $0)?.at }
        }
        dates += [acknowledgementDue].compactMap(\.self)
        return dates.min()
    }
}

extension Decider {
    /// Everything that has fallen due: late warnings, silent people, due tasks.
    mutating func tick() {
        settlePublication()
        for warning in world.openWarnings { remind(warning) }
        for notice in world.openNotices {
            takeRungs(of: notice)
            let due = notice.lines.filter { $0.isOpen && ($0.nextAt.map { $0 <= now } ?? false) }
            if !due.isEmpty {
                let addressees = due.map(\.addressee)
                _ = climb(notice.number, because: .silent) { addressees.contains($0.addressee) }
            }
        }
        for incident in world.running {
            for task in incident.orderedTasks { remind(task, in: incident) }
            if let by = incident.nextCountersign, by <= now {
                record(.incident(incident.number, .countersignLate))
            }
            remindReading(of: incident)
        }
    }

    private mutating func remind(_ warning: Warning) {
        guard let due = warning.nextDue, due.at <= now else { return }
        record(.warning(warning.number, .reminded(due.stage)))
        if let again = world.warnings[warning.number] { remind(again) }
    }

    /// The route ladder: a further road while nobody has answered.
    private mutating func takeRungs(of notice: Notice) {
        for (person, _) in notice.told.sorted(by: { $0.key < $1.key }) {
            while let current = world.notices[notice.number],
                let rung = current.nextRung(for: person), rung.at <= now
            {
                for route in rung.routes { take(route, to: person, in: notice.number) }
            }
        }
    }

    private mutating func take(_ route: RouteKind, to person: PersonID, in notice: Int) {
        record(.notice(notice, .routed(to: person, route, because: .ladder)))
    }

    /// One nag a step a tick: only the latest share of the time that has gone is told.
    private mutating func remind(_ task: Task, in incident: Incident) {
        guard task.isOpen, let percent = task.mark(at: now), percent > task.reminded,
            let person = nagged(about: task, at: percent)
        else { return }
        record(.task(task.number, .reminded(percent: percent, person)))
    }

    /// Assignee, deputy, lead, HQ: at 100 % and each 25 % later the next one (spec §7).
    private func nagged(about task: Task, at percent: Int) -> PersonID? {
        let group = world.roster.acting(for: task.step.group)
        if case .awaitingApproval(let doer) = task.state {
            return world.approvers(of: task, doer: doer).first ?? doer
        }
        let chain = [
            task.assignee, world.roster.holder(of: .deputy, in: group)?.id,
            world.roster.holder(of: .lead, in: group)?.id,
            world.roster.holder(of: .lead, in: .hq)?.id,
        ].compactMap(\.self).reduce(into: [PersonID]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        guard !chain.isEmpty else { return world.roster.responsible(for: group)?.id }
        let step = percent < 100 ? 0 : (percent - 100) / 25
        return chain[min(step, chain.count - 1)]
    }
}
