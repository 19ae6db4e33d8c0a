import Foundation

/// One person's scores of one thing at one moment (plan clause 四.2).
package struct Reading: Codable, Equatable, Sendable {
    package var by: PersonID?
    package var at: Date
    package var score: Score

    package init(by: PersonID?, at: Date, score: Score) {
        self.by = by
        self.at = at
        self.score = score
    }
}

extension [Reading] {
    /// Of each person the latest, in the order in which they were given.
    package var latest: [Reading] {
        indices.filter { index in !self[(index + 1)...].contains { $0.by == self[index].by } }
            .map { self[$0] }
    }
}

/// Two assessors differ by so much that they must meet (会商).
package struct Conference: Codable, Equatable, Sendable {
    package struct Opinion: Codable, Equatable, Sendable {
        package var person: PersonID
        package var points: Int
        package var suggested: Level

        package init(person: PersonID, points: Int, suggested: Level) {
            self.person = person
            self.points = points
            self.suggested = suggested
        }
    }

    /// Who scored last.
    package var new: Opinion
    package var other: Opinion

    package init(new: Opinion, other: Opinion) {
        self.new = new
        self.other = other
    }

    package var gap: Int { abs(new.points - other.points) }
}

/// When a running incident is to be scored again, and who has been reminded of it.
package struct ReadingClock: Codable, Equatable, Sendable {
    package var by: Date
    /// Nil when nobody is to be told any more.
    package var remindAt: Date?
    package var reminders = 0

    package init(by: Date) {
        self.by = by
        remindAt = by
    }
}

/// Which way the readings of an incident point, seen from its level.
package enum Trend: Codable, Equatable, Sendable {
    case steady
    /// Graver: to be decided at once.
    case raise(Level)
    /// Lighter, often and long enough.
    case lower(Level)
    /// Lighter, but not yet often or long enough.
    case falling(Level, readings: Int, since: Date)
}

extension Incident {
    /// What the readings taken at this level say. A graver one counts at once; a lighter one only
    /// with others like it and enough time between them, and never with too little known.
    package func trend(by plan: Plan) -> Trend {
        let readings = readings.filter { $0.at >= levelSince }
        guard let last = readings.last else { return .steady }
        let suggested = plan.activating(last.score.suggested)
        if suggested < level { return .raise(suggested) }
        let run = readings.reversed().prefix { reading in
            reading.score.sufficient && plan.activating(reading.score.suggested) > level
        }
        guard let first = run.last, let gravest = run.map(\.score.suggested).min() else {
            return .steady
        }
        let to = plan.activating(gravest)
        guard let rule = plan.rubric.downgradeAfter else { return .lower(to) }
        let enough = run.count >= rule.readings && last.at.since(first.at) >= rule.apart
        return enough ? .lower(to) : .falling(to, readings: run.count, since: first.at)
    }
}

extension Plan {
    /// The level itself, or the lightest that can be activated where it is only watched.
    package func activating(_ level: Level) -> Level {
        if rule(of: level)?.activates != false { return level }
        let index = levels.lastIndex(where: \.activates)
        return index.map { Level($0 + 1) } ?? level
    }
}
