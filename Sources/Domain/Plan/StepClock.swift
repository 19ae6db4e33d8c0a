import Foundation

/// When a step is due at a level: the level's own clock wins, legal clocks never scale, the rest
/// is multiplied by the level's factor (domain §2).
package struct StepClock: Sendable {
    package var plan: Plan
    package var level: Level
    package var detectedAt: Date
    package var activatedAt: Date

    package init(plan: Plan, level: Level, detectedAt: Date, activatedAt: Date) {
        self.plan = plan
        self.level = level
        self.detectedAt = detectedAt
        self.activatedAt = activatedAt
    }

    /// When the step's clock begins: what its shares of the time are counted from.
    package func start(of step: Step) -> Date {
        switch step.due.first?.base {
        case .detection: detectedAt
        default: activatedAt
        }
    }

    /// The due time of the round counted from 0; nil when there is none, or when it hangs on a
    /// step that is not finished.
    ///
    /// - Parameter finished: When the steps that are finished were, by step id.
    package func due(of step: Step, round: Int, finished: [String: Date] = [:]) -> Date? {
        guard let first = step.due.first else { return nil }
        if let name = step.clock, let row = plan.rule(of: level) {
            guard let times = row.clocks[name], let time = pick(times, round) else { return nil }
            return base(first.base, finished).map { $0 + time }
        }
        guard let due = pick(step.due, round), let from = base(due.base, finished) else {
            return nil
        }
        if due.workingDays > 0 { return workingDays(due.workingDays, after: from) }
        return from + (step.legal ? due.offset : scaled(due.offset))
    }

    /// Whether a further round follows the one counted from 0.
    package func next(of step: Step, after round: Int, at now: Date, finished: [String: Date])
        -> Date?
    {
        let count = step.clock.flatMap { plan.rule(of: level)?.clocks[$0]?.count } ?? step.due.count
        if round + 1 < count { return due(of: step, round: round + 1, finished: finished) }
        if let name = step.clock, step.every != nil,
            let rhythm = plan.rule(of: level)?.clocks[name]?.last
        {
            return now + rhythm
        }
        return step.every.map { now + (step.legal ? $0 : scaled($0)) }
    }

    private func pick<Value>(_ values: [Value], _ round: Int) -> Value? {
        values.indices.contains(round) ? values[round] : values.last
    }

    private func base(_ base: Due.Base, _ finished: [String: Date]) -> Date? {
        switch base {
        case .detection: detectedAt
        case .activation: activatedAt
        case .closing, .drillStart: nil
        case .step(let id): finished[id]
        }
    }

    private func scaled(_ span: Duration) -> Duration {
        guard let rule = plan.rule(of: level), span > .zero else { return span }
        let scaled = span * rule.factor
        return scaled < span ? max(scaled, min(rule.floor, span)) : scaled
    }

    /// Saturdays and Sundays do not count; public holidays come with the roster's calendar.
    private func workingDays(_ count: Int, after date: Date) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
        var day = date
        var left = count
        while left > 0 {
            day = day + .days(1)
            if !calendar.isDateInWeekend(day) { left -= 1 }
        }
        return day
    }
}
