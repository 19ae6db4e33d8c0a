import Foundation

extension Decider {
    /// The plan that an incident is pinned to: it goes on by the version it began with, whatever
    /// is published or lies on the disk meanwhile (plan clause 九.2).
    func plan(of incident: Incident) -> Plan { world.plan(of: incident) ?? plan }

    mutating func decide(_ command: PlanCommand) throws(Refusal) -> Reply? {
        switch command {
        case .publish:
            let found = try publishable()
            return try askBack(
                .plan(.publish(hash: found.hash)),
                .plan(
                    .publish(
                        from: plan.version, to: found.version,
                        changes: plan.changes(to: found).count, people: readers(of: found).count,
                        running: world.running.count)))
        case .adopt(let number):
            let incident = try adoptable(number)
            let adoption = adoption(by: incident)
            return try askBack(
                .plan(.adopt(incident.id)),
                .plan(
                    .adopt(
                        incident.number, to: plan.version, changed: adoption.changed.count,
                        joining: adoption.joined.count, leaving: adoption.left.count)))
        case .interpret(let question, let answer):
            let number = (world.book.interpretations.last?.number ?? 0) + 1
            record(.plan(.interpreted(number, question: question, answer: answer)))
            return .plan(.interpreted(number))
        }
    }

    /// A command about the plan whose code was given back.
    mutating func carryOut(_ command: PlanCommand) throws(Refusal) -> Reply? {
        switch command {
        case .publish(let hash):
            let found = try publishable()
            guard found.hash == hash else { throw .plan(.changedSince) }
            return publish(found)
        case .adopt(let number): return try adopt(number)
        case .interpret: return try decide(command)
        }
    }

    /// The first version that a bot runs by needs nobody's word: it is what it was started with.
    mutating func begin(with plan: Plan) {
        if world.book.inForce == nil { record(.plan(.published(plan, acknowledgeBy: nil))) }
    }

    /// What lies on the disk, if it may be put in force.
    private func publishable() throws(Refusal) -> Plan {
        guard let found = context.found else { throw .plan(.noFolder) }
        guard let plan = found.plan else {
            guard let first = found.faults.first else { throw .plan(.noFolder) }
            throw .plan(.faulty(found.faults.count, first: first))
        }
        if plan.hash == self.plan.hash { throw .plan(.notNew(version: plan.version)) }
        if world.book.isTaken(plan) { throw .plan(.versionTaken(plan.version)) }
        return plan
    }

    /// New incidents run by it; those that run keep their version. Everybody acknowledges it.
    private mutating func publish(_ new: Plan) -> Reply {
        let changes = plan.changes(to: new).count
        let due = new.publication.map { now + $0.acknowledge }
        record(.plan(.published(new, acknowledgeBy: due)))
        for notice in world.openNotices {
            if case .planPublished = notice.issue.subject {
                record(.notice(notice.number, .withdrawn))
            }
        }
        let people = new.publication == nil ? [] : readers(of: new)
        let notice = announce(new, changes: changes, to: people)
        return .plan(
            .published(
                PublishedFacts(
                    version: new.version, notice: notice, people: people.count,
                    acknowledgeBy: due, pinned: world.pinned)))
    }

    private mutating func announce(_ new: Plan, changes: Int, to people: [PersonID]) -> Int? {
        guard let rule = new.publication, !people.isEmpty else { return nil }
        let number = world.next(.notice)
        record(
            .notice(
                number,
                .issued(
                    NoticeIssue(
                        subject: .planPublished(
                            PlanNotice(
                                version: new.version, hash: new.hash, effective: new.effective,
                                changes: changes, by: world.name(me))),
                        incident: nil, level: nil, recipients: people, ladder: rule.ladder,
                        acknowledgement: [rule.acknowledge], smsInOutage: false,
                        classification: .internal))))
        return number
    }

    /// Everybody who acts by it, but not who signed it.
    private func readers(of plan: Plan) -> [PersonID] {
        let groups = plan.groups.filter(\.responds).map(\.id)
        return world.roster.everyone.filter { person in
            person.id != me && person.posts.contains { groups.contains($0.group) }
        }.map(\.id)
    }

    /// The week is over: the office is told who has not acknowledged, once.
    mutating func settlePublication() {
        guard let due = world.acknowledgementDue, due <= now, let current = world.book.current
        else { return }
        record(.plan(.acknowledgementDue(hash: current.hash, missing: world.unread)))
    }
}

extension Decider {
    /// Reviews that are late, each told once a week.
    mutating func settleAnnexes() {
        guard let plan = world.book.inForce, let due = world.annexDue, due <= now else { return }
        for pack in plan.packs {
            guard let annex = pack.annex, let at = world.book.annexReminders[pack.letter], at <= now
            else { continue }
            record(.plan(.annexOverdue(letter: pack.letter, review: annex.review)))
        }
    }
}

extension World {
    /// Running incidents that keep to another version than the one in force.
    package var pinned: [PinnedIncident] {
        running.filter { $0.planHash != book.current?.hash }
            .map { PinnedIncident(incident: $0.number, version: $0.planVersion) }
    }
}
