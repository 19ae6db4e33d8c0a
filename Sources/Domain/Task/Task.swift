import Foundation

package enum TaskEvent: Codable, Equatable, Sendable {
    case assigned(to: PersonID)
    case evidenceAsked(by: PersonID)
    /// One round finished; `next` is the due time of the following one, if there is one.
    case done(by: PersonID, evidence: String?, next: Date?)
    case submitted(by: PersonID, evidence: String?)
    case approved(by: PersonID, next: Date?)
    /// One of several voices that are all needed.
    case approvedInPart(by: PersonID)
    case blocked(by: PersonID, reason: String)
    /// `percent` of the time is gone and this person was told.
    case reminded(percent: Int, PersonID)
    case rescheduled(due: Date?, was: Date?)
    /// The people of the quorum are asked; that many must have finished it by then.
    case quorumAsked(until: Date)
    /// One of the voices that the quorum wants.
    case voiced(by: PersonID, evidence: String?)
    /// Not enough voices came in time: the plan's `else` is asked.
    case quorumMissed
    /// A duty from outside has been added: the step as it is from now on.
    case restated(Step)
    /// Its condition holds no longer, or another step has taken its place.
    case dropped
}

/// A step of a running incident, given to somebody, against the clock.
package struct Task: Codable, Equatable, Sendable {
    package enum State: Codable, Equatable, Sendable {
        case open
        case awaitingApproval(doer: PersonID)
        case done(at: Date)
        /// Nobody wants it any more; it was not done.
        case dropped(at: Date)
    }

    package var number: Int
    package var incident: Int
    package var step: Step
    package var assignee: PersonID?
    /// When the clock of this round began.
    package var from: Date
    package var due: Date?
    /// Rounds finished so far: a step with several due times or `every` has more than one.
    package var rounds = 0
    package var state = State.open
    package var evidence: [String] = []
    package var evidenceAsked = false
    package var blocked: String?
    /// Who has approved so far, where all must.
    package var approvals: [PersonID] = []
    /// The last share of the time that somebody was reminded at.
    package var reminded = 0
    /// Where it joined a running incident: what its times are counted from.
    package var joinedAt: Date?
    package var quorum = QuorumCount()

    /// How far a quorum has come in this round.
    package struct QuorumCount: Codable, Equatable, Sendable {
        package var until: Date?
        package var voices: [PersonID] = []
        package var missed = false
    }

    package var id: Number { Number(.task, number) }
    package var isOpen: Bool {
        switch state {
        case .open, .awaitingApproval: true
        case .done, .dropped: false
        }
    }

    /// Whether whoever waits for it may go on.
    package var isPassed: Bool { rounds > 0 || !isOpen }

    /// Shares of the time at which somebody is told: 50, 80, 100, then every 25 (spec §7) while
    /// there is a next one up. From 200 on everybody has been told: then at each doubling.
    package static func mark(after percent: Int) -> Int {
        switch percent {
        case ..<50: 50
        case ..<80: 80
        case ..<100: 100
        case ..<200: percent / 25 * 25 + 25
        default: percent * 2
        }
    }

    /// Overdue marks fall on five minutes by the clock, so that one person's come together.
    private static let grid: Double = 300

    /// The moment at which `percent` of the time is gone. A round that begins after its due time
    /// is late at once.
    package func moment(of percent: Int) -> Date? {
        guard let due else { return nil }
        guard percent > 100 else {
            return due > from ? from + due.since(from) * percent / 100 : from
        }
        let moment = max(due, from) + overdueStep(due) * ((percent - 100) / 25)
        let fives = (moment.timeIntervalSinceReferenceDate / Self.grid).rounded(.up)
        return Date(timeIntervalSinceReferenceDate: fives * Self.grid)
    }

    /// A quarter of the time, but never so short that nagging keeps people from working.
    private func overdueStep(_ due: Date) -> Duration {
        let quarter = due.since(from) / 4
        return quarter > .zero ? max(quarter, .minutes(5)) : .minutes(15)
    }

    /// The share of the time whose moment came last.
    package func mark(at now: Date) -> Int? {
        guard due != nil, let half = moment(of: 50), now >= half else { return nil }
        guard let whole = moment(of: 100), now >= whole else {
            return moment(of: 80).map { now >= $0 ? 80 : 50 }
        }
        var percent = 100
        while let next = moment(of: Self.mark(after: percent)), next <= now {
            percent = Self.mark(after: percent)
        }
        return percent
    }

    package var nextReminder: Date? {
        isOpen ? moment(of: Self.mark(after: reminded)) : nil
    }

    /// When the quorum's patience ends.
    package var quorumEnds: Date? {
        guard isOpen, !quorum.missed, case .open = state else { return nil }
        return quorum.until
    }

    /// The next moment at which this task has something to say.
    package var nextMoment: Date? { [nextReminder, quorumEnds].compactMap(\.self).min() }

    mutating func apply(_ event: TaskEvent, at time: Date) {
        switch event {
        case .assigned(let person): assignee = person
        case .evidenceAsked: evidenceAsked = true
        case .done(_, let text, let next):
            evidence += [text].compactMap(\.self)
            finishRound(at: time, next: next)
        case .submitted(let person, let text):
            evidence += [text].compactMap(\.self)
            state = .awaitingApproval(doer: person)
        case .approved(let person, let next):
            approvals.append(person)
            finishRound(at: time, next: next)
        case .approvedInPart(let person): approvals.append(person)
        case .blocked(_, let reason): blocked = reason
        case .reminded(let percent, _): reminded = max(reminded, percent)
        case .rescheduled(let date, _): due = date
        case .quorumAsked(let until): quorum = QuorumCount(until: until)
        case .voiced(let person, let text):
            evidence += [text].compactMap(\.self)
            quorum.voices.append(person)
        case .quorumMissed: quorum.missed = true
        case .restated(let new): step = new
        case .dropped: state = .dropped(at: time)
        }
    }

    private mutating func finishRound(at time: Date, next: Date?) {
        rounds += 1
        blocked = nil
        approvals = []
        evidenceAsked = false
        quorum = QuorumCount()
        guard let next else {
            state = .done(at: time)
            return
        }
        state = .open
        from = time
        due = next
        reminded = 0
    }
}
