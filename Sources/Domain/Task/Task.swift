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
    /// `percent` of the time is gone, which was for this person to hear. Who holds the step up and has
    /// a clock of their own is reminded by that one instead, and the log moves on all the same.
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

    private var countdown: Countdown? { due.map { Countdown(from: from, due: $0) } }

    /// The moment at which `percent` of the time is gone. A round that begins after its due time
    /// is late at once.
    package func moment(of percent: Int) -> Date? { countdown?.moment(of: percent) }

    /// The share of the time whose moment came last.
    package func mark(at now: Date) -> Int? {
        countdown?.mark(at: now).flatMap { $0 < firstMark ? nil : $0 }
    }

    package var nextReminder: Date? {
        isOpen ? moment(of: max(firstMark, Countdown.mark(after: reminded))) : nil
    }

    /// So short a round is its own reminder: who is in the rhythm is told once a round, when it is
    /// nearly over (domain §11.7).
    private static let shortRound = Duration.minutes(30)

    /// A roll call asks its people itself when it is due, and calls those above them: only when
    /// none has come of it is anybody reminded.
    private var firstMark: Int {
        if step.fulfilledBy == .siteRollComplete { return 150 }
        guard rounds > 0, step.every != nil, let due, due.since(from) <= Self.shortRound else {
            return 0
        }
        return 80
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
