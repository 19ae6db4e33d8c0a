import Foundation

/// When a step is due at a level: the level's own clock wins, legal clocks never scale, the rest
/// is multiplied by the level's factor (domain §2). What counts from the closing or from a drill's
/// start is not about the speed of the response and never scales either.
package struct StepClock: Sendable {
    package var plan: Plan
    package var level: Level
    package var detectedAt: Date
    package var activatedAt: Date
    /// Nil while the response runs.
    package var closedAt: Date?

    package init(
        plan: Plan, level: Level, detectedAt: Date, activatedAt: Date, closedAt: Date? = nil
    ) {
        self.plan = plan
        self.level = level
        self.detectedAt = detectedAt
        self.activatedAt = activatedAt
        self.closedAt = closedAt
    }

    /// When the step's clock begins: what its shares of the time are counted from.
    package func start(of step: Step) -> Date {
        switch step.due.first?.base {
        case .detection: detectedAt
        case .closing: closedAt ?? activatedAt
        default: activatedAt
        }
    }

    /// The due time of the round counted from 0; nil when there is none, or when it hangs on a
    /// step that is not finished.
    ///
    /// - Parameter finished: When the steps that are finished were, by step id.
    package func due(of step: Step, round: Int, finished: [String: Date] = [:]) -> Date? {
        let own = ownDue(of: step, round: round, finished: finished)
        guard !step.legal, round == 0, let limits = step.limits else { return own }
        let latest = limits.compactMap { limit in
            base(limit.base, finished).map { $0 + limit.offset }
        }
        return (latest + [own].compactMap(\.self)).min()
    }

    private func ownDue(of step: Step, round: Int, finished: [String: Date]) -> Date? {
        guard let first = step.due.first else { return nil }
        if let name = step.clock, !step.legal, let row = plan.rule(of: level) {
            guard let from = base(first.base, finished) else { return nil }
            if let rhythm = row.rhythms[name] {
                return rhythm.next(after: from, activatedAt: activatedAt, plan.calendar)
            }
            return row.clocks[name].flatMap { pick($0, round) }.map { from + $0 }
        }
        guard let due = pick(step.due, round), let from = base(due.base, finished) else {
            return nil
        }
        if due.workingDays > 0 {
            return plan.calendar.date(due.workingDays, workingDaysAfter: from)
        }
        let date = from + (isFixed(step, due) ? due.offset : scaled(due.offset))
        // What should have been done before a drill began is listed, not chased.
        return due.base == .drillStart && date < activatedAt ? nil : date
    }

    private func isFixed(_ step: Step, _ due: Due) -> Bool {
        step.legal || due.base == .closing || due.base == .drillStart
    }

    /// The due time of the round that follows the one counted from 0; nil when it was the last.
    ///
    /// - Parameter now: When that round was finished.
    package func next(of step: Step, after round: Int, at now: Date, finished: [String: Date])
        -> Date?
    {
        let row = plan.rule(of: level)
        let name = step.legal ? nil : step.clock
        if let name, step.every != nil, let rhythm = row?.rhythms[name] {
            return rhythm.next(after: now, activatedAt: activatedAt, plan.calendar)
        }
        let times = name.flatMap { row?.clocks[$0] }
        if round + 1 < times?.count ?? step.due.count {
            return due(of: step, round: round + 1, finished: finished)
        }
        guard let every = step.every else { return nil }
        return now + (times?.last ?? (step.legal ? every : scaled(every)))
    }

    /// How long a quorum's voices have.
    package func patience(of step: Step, _ quorum: Quorum) -> Duration {
        step.legal ? quorum.within : scaled(quorum.within)
    }

    private func pick<Value>(_ values: [Value], _ round: Int) -> Value? {
        values.indices.contains(round) ? values[round] : values.last
    }

    private func base(_ base: Due.Base, _ finished: [String: Date]) -> Date? {
        switch base {
        case .detection: detectedAt
        case .activation, .drillStart: activatedAt
        case .closing: closedAt
        case .step(let id): finished[id]
        }
    }

    private func scaled(_ span: Duration) -> Duration {
        guard let rule = plan.rule(of: level), span > .zero else { return span }
        let scaled = span * rule.factor
        return scaled < span ? max(scaled, min(rule.floor, span)) : scaled
    }
}
