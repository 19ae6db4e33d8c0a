import Foundation

/// A report is filled from what is known, so that whoever is up at night only adds a sentence.
extension World {
    private static let happenings = 40
    private static let listedFacts = 20
    private static let listedTasks = 5

    /// The report as it would be issued now.
    ///
    /// - Parameter plan: The one that the incident runs by.
    package func sitrep(
        _ kind: Sitrep.Kind, of incident: Incident, by author: PersonID?, words: String?,
        plan: Plan, at now: Date
    ) -> Sitrep {
        let last = incident.sitreps?.last
        let from = last?.to ?? incident.start.detectedAt
        let happened = incident.unreported?.happened ?? []
        let tellable = happened.filter { !$0.isLevel }.sorted { $0.at < $1.at }
        let notices = openNotices.filter { $0.issue.incident == incident.number }
        let shown = tellable.suffix(Self.happenings)
        return Sitrep(
            incident: incident.number, number: (last?.number ?? 0) + 1, kind: kind,
            author: author.map(name) ?? "", from: from, to: now, notice: nil, words: words,
            title: incident.title, level: incident.level, levelSince: incident.levelSince,
            gravest: incident.gravest ?? incident.level,
            phase: incident.phase, commander: name(incident.start.commander),
            packs: incident.start.packs, detectedAt: incident.start.detectedAt,
            activatedAt: incident.activatedAt,
            origin: kind == .first ? warning(incident.start.warning)?.draft : nil,
            levels: happened.filter(\.isLevel), happened: Array(shown),
            omitted: (incident.unreported?.dropped ?? 0) + tellable.count - shown.count,
            facts: factLines(of: incident, since: last?.to),
            tasks: counts(of: incident, happened, at: now), overdue: overdue(incident, at: now),
            blocked: blocked(incident), silent: silent(notices),
            unreached: Set(notices.flatMap(\.unreached)).sorted().map(name), down: down,
            next: next(incident, at: now), nextReport: incident.nextReport,
            duties: told(filings(of: incident, plan), since: last?.to, kind: kind))
    }

    /// Confirmed, unconfirmed and refuted apart; what is new stands first. What was refuted is told
    /// once.
    private func factLines(of incident: Incident, since: Date?) -> [Sitrep.FactLine] {
        let lines = (incident.facts ?? []).map { fact in
            let doubt = fact.doubts.last?.at
            let moved = fact.standing == .unconfirmed ? doubt ?? fact.addedAt : fact.voices.last?.at
            let isNew = since.map { (moved ?? fact.addedAt) > $0 } ?? true
            return Sitrep.FactLine(
                number: fact.number, text: fact.text, source: fact.source,
                standing: fact.standing, isNew: isNew,
                isDoubted: isNew && fact.standing == .unconfirmed && doubt != nil)
        }
        let told = lines.filter { $0.standing != .refuted || $0.isNew }
        return Array((told.filter(\.isNew) + told.filter { !$0.isNew }).prefix(Self.listedFacts))
    }

    private func counts(
        of incident: Incident, _ happened: [Happening], at now: Date
    ) -> Sitrep.Tasks {
        var counts = Sitrep.Tasks()
        counts.doneSince = happened.count(where: \.isDone)
        for task in incident.tasks.values {
            switch task.state {
            case .done: counts.done += 1
            case .dropped: break
            case .open, .awaitingApproval:
                counts.open += 1
                if task.due.map({ $0 < now }) ?? false { counts.overdue += 1 }
                if task.blocked != nil { counts.blocked += 1 }
                if case .awaitingApproval = task.state { counts.awaitingApproval += 1 }
            }
        }
        return counts
    }

    /// What the law wants first, then what has waited longest.
    private func overdue(_ incident: Incident, at now: Date) -> [TaskBrief] {
        let late = incident.byDue.filter { $0.due.map { $0 < now } ?? false }
        let order = late.filter(\.step.legal) + late.filter { !$0.step.legal }
        return order.prefix(Self.listedTasks).map(brief)
    }

    private func blocked(_ incident: Incident) -> [Sitrep.Blocked] {
        incident.byDue.compactMap { task in
            task.blocked.map { Sitrep.Blocked(task: brief(task), reason: $0) }
        }.prefix(Self.listedTasks).map(\.self)
    }

    /// Whether HQ has acknowledged an earlier report is no matter for the next.
    private func silent(_ notices: [Notice]) -> [Sitrep.Silent] {
        notices.filter { !$0.issue.subject.isForGroup && !$0.waitingFor.isEmpty }.map {
            Sitrep.Silent(notice: $0.number, names: $0.waitingFor.uniqued().map(name))
        }
    }

    private var down: [StatusFacts.ChannelDown] {
        RouteKind.allCases.compactMap { route in
            desk.channel(route)?.downSince.map { .init(route: route, since: $0) }
        }
    }

    private func next(_ incident: Incident, at now: Date) -> [TaskBrief] {
        incident.byDue.filter { task in
            task.step.fulfilledBy?.isReport != true && task.due.map { $0 >= now } ?? false
        }.prefix(Self.listedTasks).map(brief)
    }

    /// What is open always; what was settled once.
    private func told(
        _ duties: [FilingFacts], since: Date?, kind: Sitrep.Kind
    ) -> [FilingFacts] {
        duties.filter { duty in
            if duty.isOpen || kind == .final { return true }
            guard let since, let settled = duty.settledAt else { return true }
            return settled > since
        }
    }

    /// A report with who has acknowledged it so far.
    package func brief(_ report: Sitrep) -> SitrepBrief {
        let notice = report.notice.flatMap { self.notice($0) }
        let receipts = (notice?.acknowledged ?? [:]).sorted {
            ($0.value, $0.key) < ($1.value, $1.key)
        }
        return SitrepBrief(
            report: report,
            receipts: receipts.map { SitrepBrief.Receipt(name: name($0.key), at: $0.value) },
            waiting: notice.map { notice in
                notice.isOpen
                    ? notice.issue.recipients.filter { notice.concerns($0) }.map(name) : []
            } ?? [])
    }

    /// An incident that may be asked about; without a number the only one that is
    /// live and that this person may know of.
    package func incident(asked number: Number?, for person: PersonID?) throws(Refusal) -> Incident
    {
        if let number {
            guard mark(ofIncident: number.value) != nil else { throw .noSuch(number) }
            guard let incident = incident(number.value) else { throw .incidentEnded(number) }
            return incident
        }
        let known = withTasks.filter { mayKnow(person, of: $0.id) }
        guard let first = known.first else { throw .noIncident }
        let running = known.filter(\.isRunning)
        if running.count == 1 { return running[0] }
        guard known.count == 1 else { throw .whichIncident(known.map(\.id)) }
        return first
    }
}

extension Incident {
    /// When the next report to HQ is due.
    package var nextReport: Date? {
        openTasks { $0.step.fulfilledBy?.isReport == true }.compactMap(\.due).min()
    }
}
