import Foundation

package enum SitrepCommand: Codable, Equatable, Sendable {
    /// Without a number of the only incident that runs. The words are the office's own.
    case issue(Sitrep.Kind, Number?, words: String?)
    /// The first report was made by telephone; the written one follows.
    case phoned(Number?, to: String?, words: String?)
}

package enum SitrepQuery: Codable, Equatable, Sendable {
    case list(Number?)
    /// Without a report's number the last one.
    case show(Number?, Int?)
    /// The report as it would be issued now.
    case draft(Sitrep.Kind, Number?)

    package var incident: Number? {
        switch self {
        case .list(let number), .show(let number, _), .draft(_, let number): number
        }
    }
}

package enum SitrepRefusal: Codable, Equatable, Sendable {
    /// Nothing was reported yet: the first report comes first.
    case firstWanted(Number)
    case firstGiven(Number, at: Date)
    case finalGiven(Number, at: Date)
    /// The response runs, and nobody has proposed to end it.
    case stillActive(Number)
    /// No report of this number; the last one is `last`.
    case noSuch(Number, Int, last: Int)
}

extension World {
    /// Why a report of this kind cannot be the next one; nil where it can.
    package func obstacle(_ kind: Sitrep.Kind, _ incident: Incident) -> SitrepRefusal? {
        let reports = incident.sitreps ?? []
        if let final = reports.last(where: { $0.kind == .final }) {
            return .finalGiven(incident.id, at: final.to)
        }
        switch kind {
        case .first: return reports.first.map { .firstGiven(incident.id, at: $0.to) }
        case .update: return reports.isEmpty ? .firstWanted(incident.id) : nil
        case .final:
            if reports.isEmpty { return .firstWanted(incident.id) }
            return incident.phase == .active ? .stillActive(incident.id) : nil
        }
    }
}

extension Decider {
    mutating func decide(_ command: SitrepCommand) throws(Refusal) -> Reply? {
        switch command {
        case .issue(let kind, let number, let words): return try report(kind, number, words)
        case .phoned(let number, let to, let words):
            let incident = try liveIncident(number)
            if let obstacle = world.obstacle(.first, incident) { throw .sitrep(obstacle) }
            record(.sitrep(incident.number, .phoned(to: to, words: words)))
            let task = incident.openTasks { $0.step.fulfilledBy == .firstReport }.first
            if let task, task.rounds == 0, task.step.due.count > 1 {
                finishReport(task, evidence: [to, words].compactMap(\.self).joined(separator: " "))
            }
            let due = task.flatMap { world.task($0.number) }?.due
            return .sitrep(.phoned(incident.number, to: to, writtenBy: due))
        }
    }

    /// One that runs or is being closed out; without a number the only one.
    func liveIncident(_ number: Number?) throws(Refusal) -> Incident {
        let ended = world.concluding.values.filter { isMeant($0.id) }
        if let number, let incident = world.concluding[number.value] {
            try checkKnown(number)
            return incident
        }
        if number == nil, ended.count == 1, !world.running.contains(where: { isMeant($0.id) }) {
            return ended[0]
        }
        return try runningIncident(number)
    }

    /// Late is worse than imperfect: it is issued at once, and HQ acknowledges it (0044).
    private mutating func report(
        _ kind: Sitrep.Kind, _ number: Number?, _ words: String?
    ) throws(Refusal) -> Reply {
        let number = try liveIncident(number).number
        guard let before = world.incident(number) else { throw .noIncident }
        if let obstacle = world.obstacle(kind, before) { throw .sitrep(obstacle) }
        finishReports(kind, in: before)
        guard let incident = world.incident(number) else { throw .noIncident }
        let people = staff.members(of: .hq).map(\.id).filter {
            $0 != me && world.mayKnow($0, of: incident.id)
        }
        var report = world.sitrep(
            kind, of: incident, by: me, words: words, plan: plan(of: incident), at: now)
        report.notice = people.isEmpty ? nil : world.next(.notice)
        record(.sitrep(number, .issued(report)))
        _ = issue(.sitrep(report), incident: number, level: incident.level, to: people)
        return .sitrep(.issued(world.brief(report)))
    }

    /// The tasks that this report is: the first one by telephone and in writing, or this period's.
    private mutating func finishReports(_ kind: Sitrep.Kind, in incident: Incident) {
        let evidence = "\(incident.id) \((incident.sitreps?.count ?? 0) + 1)"
        let tasks = incident.openTasks { task in
            switch task.step.fulfilledBy {
            case .firstReport: kind == .first
            // A first report that comes when an update is due already is that update too.
            case .sitrep: kind != .first || task.due.map { $0 <= now } ?? false
            case .finalReport: kind == .final
            default: false
            }
        }
        for task in tasks {
            let ends = kind == .final && task.step.fulfilledBy == .sitrep
            finishReport(task, evidence: evidence, ends: ends)
            guard kind == .first, task.step.fulfilledBy == .firstReport else { continue }
            // What HQ has in writing nobody need be rung up for.
            while let again = world.task(task.number), again.isOpen, again.rounds > 0,
                again.rounds < again.step.due.count, case .open = again.state
            {
                finishReport(again, evidence: evidence)
            }
        }
    }

    /// Whoever approves a report has it: nobody rings them up about it any more.
    mutating func receive(_ kind: Sitrep.Kind, of number: Int) {
        let report = world.incident(number)?.sitreps?.last { $0.kind == kind }
        guard let notice = report?.notice.flatMap({ world.notice($0) }), notice.isOpen,
            notice.concerns(me)
        else { return }
        record(.notice(notice.number, .acknowledged(by: me, via: .own)))
    }

    private mutating func finishReport(_ task: Task, evidence: String, ends: Bool = false) {
        guard let incident = world.incident(task.incident), case .open = task.state,
            task.step.quorum == nil, gates(of: task, in: incident).isEmpty
        else { return }
        if task.step.approval != nil {
            record(.task(task.number, .submitted(by: me, evidence: evidence)))
            return
        }
        let next = ends ? nil : nextRound(of: task, in: incident)
        record(.task(task.number, .done(by: me, evidence: evidence, next: next)))
        finished(task, in: incident.number)
    }
}
