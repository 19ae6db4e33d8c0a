import Foundation

/// What happened to readiness. Case and field names are the storage format.
package enum ReadinessEvent: Codable, Equatable, Sendable {
    /// The nightly look. `fresh`: what is red and was not the last time.
    case checked(ReadinessReport, fresh: [ReadinessFinding])
    /// The office's card of the day.
    case carded(ReadinessReport)
    /// These were asked, each on one road, whether their number is theirs.
    case numbersAsked([NumberAsked], until: Date)
    /// Nobody is asked just now: an incident of this number runs, or it is night.
    case numbersPutOff(incident: Int?)
    case numbersEnded(silent: [PersonID], asked: Int)
    /// Every road of somebody is tried.
    case trialBegun(RoadTrial)
    case trialFailed(PersonID, RouteKind, reason: String)
    case trialEnded(RoadTrial)
}

/// One person, asked on one road.
package struct NumberAsked: Codable, Equatable, Sendable {
    package var person: PersonID
    package var route: RouteKind

    package init(_ person: PersonID, _ route: RouteKind) {
        self.person = person
        self.route = route
    }
}

/// A try of every road of one person.
package struct RoadTrial: Codable, Equatable, Sendable {
    package struct Road: Codable, Equatable, Sendable {
        package var route: RouteKind
        package var answeredAt: Date?
        /// Why it failed, in a closed word.
        package var failure: String?

        package init(_ route: RouteKind, answeredAt: Date? = nil, failure: String? = nil) {
            self.route = route
            self.answeredAt = answeredAt
            self.failure = failure
        }

        var isOpen: Bool { answeredAt == nil && failure == nil }
    }

    package var person: PersonID
    /// Who wants to know.
    package var by: PersonID
    package var roads: [Road]
    /// By then it is told who answered.
    package var until: Date

    package init(person: PersonID, by: PersonID, roads: [Road], until: Date) {
        self.person = person
        self.by = by
        self.roads = roads
        self.until = until
    }

    /// How long answers have.
    static let span = Duration.minutes(30)

    var isOpen: Bool { roads.contains(where: \.isOpen) }
}

/// When readiness is looked at next, what the last look found, and who is asked just now.
package struct ReadinessBook: Codable, Equatable, Sendable {
    package private(set) var report: ReadinessReport?
    private(set) var checkAt: Date?
    private(set) var cardAt: Date?
    /// When numbers are asked next.
    package private(set) var numbersAt: Date?
    /// It was not the time when they should have been.
    private(set) var isPutOff = false
    /// Who has not answered yet.
    package private(set) var asked: [NumberAsked] = []
    private(set) var askedCount = 0
    private(set) var askedUntil: Date?
    /// Who did not answer the last time, and has not since.
    private(set) var silent: [PersonID] = []
    package private(set) var trials: [RoadTrial] = []

    /// When a report is due next, for which the machine is asked.
    package var reportDue: Date? { [checkAt, cardAt].compactMap(\.self).min() }

    var nextMoment: Date? {
        let trials = trials.map { $0.isOpen ? $0.until : .distantPast }
        let numbers = askedUntil.map { asked.isEmpty ? .distantPast : $0 }
        return ([checkAt, cardAt, numbersAt, numbers].compactMap(\.self) + trials).min()
    }

    var isRunning: Bool { checkAt != nil }

    /// Whether an answer on this road would verify it.
    func awaits(_ person: PersonID, _ route: RouteKind) -> Bool {
        asked.contains { $0.person == person && $0.route == route }
            || trials.contains { trial in
                trial.person == person
                    && trial.roads.contains { $0.route == route && $0.answeredAt == nil }
            }
    }

    /// Sets every clock by a rule: at the first roster, and when another plan is in force.
    mutating func wind(_ rule: ReadinessRule, _ calendar: WorkCalendar, after time: Date) {
        checkAt = calendar.next(of: [rule.check], after: time)
        cardAt = calendar.next(of: [rule.card], after: time)
        if !isPutOff { numbersAt = calendar.nextMonthly(rule, after: time) }
    }

    mutating func apply(
        _ event: ReadinessEvent, _ rule: ReadinessRule, _ calendar: WorkCalendar, at time: Date
    ) {
        switch event {
        case .checked(let report, _):
            self.report = report
            checkAt = calendar.next(of: [rule.check], after: time)
        case .carded(let report):
            self.report = report
            cardAt = calendar.next(of: [rule.card], after: time)
        case .numbersAsked(let asked, let until):
            (self.asked, askedCount, askedUntil) = (asked, asked.count, until)
            isPutOff = false
            numbersAt = calendar.nextMonthly(rule, after: time)
        case .numbersPutOff:
            isPutOff = true
            numbersAt = calendar.next(of: [rule.numbersAt], after: time)
        case .numbersEnded(let silent, _):
            // A late answer is an answer: `asked` stays until all are asked anew.
            self.silent = silent
            askedUntil = nil
        case .trialBegun(let trial):
            trials.removeAll { $0.person == trial.person }
            trials.append(trial)
        case .trialFailed(let person, let route, let reason):
            change(person, route) { $0.failure = reason }
        case .trialEnded(let trial): trials.removeAll { $0.person == trial.person }
        }
    }

    /// An address answered, or somebody made sure of it.
    mutating func note(_ person: PersonID, verified route: RouteKind, at time: Date) {
        asked.removeAll { $0.person == person && $0.route == route }
        silent.removeAll { $0 == person }
        change(person, route) { $0.answeredAt = time }
    }

    private mutating func change(
        _ person: PersonID, _ route: RouteKind, _ body: (inout RoadTrial.Road) -> Void
    ) {
        for trial in trials.indices where trials[trial].person == person {
            for road in trials[trial].roads.indices where trials[trial].roads[road].route == route {
                body(&trials[trial].roads[road])
            }
        }
    }
}

extension WorkCalendar {
    /// The next day of a month on which numbers are asked, at its time, strictly after `date`.
    func nextMonthly(_ rule: ReadinessRule, after date: Date) -> Date {
        let parts = dayParts(of: date)
        // The next one lies in this month or in the one after; a third is there for the last
        // instant of the second.
        for month in 0...2 {
            let index = parts.month - 1 + month
            let day = self.date(
                year: parts.year + index / 12, month: index % 12 + 1, day: rule.numbersOn)
            let at = next(of: [rule.numbersAt], after: day - 1) ?? day
            if at > date { return at }
        }
        return date + .days(31)
    }
}
