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
}

/// A step of a running incident, given to somebody, against the clock.
package struct Task: Codable, Equatable, Sendable {
    package enum State: Codable, Equatable, Sendable {
        case open
        case awaitingApproval(doer: PersonID)
        case done(at: Date)
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

    package var id: Number { Number(.task, number) }
    package var isOpen: Bool { if case .done = state { false } else { true } }

    /// Shares of the time at which somebody is told: 50, 80, 100, then every 25 (spec §7).
    package static func mark(after percent: Int) -> Int {
        switch percent {
        case ..<50: 50
        case ..<80: 80
        case ..<100: 100
        default: percent / 25 * 25 + 25
        }
    }

    /// The moment at which `percent` of the time is gone. A round that begins after its due time
    /// is late at once.
    package func moment(of percent: Int) -> Date? {
        guard let due else { return nil }
        guard percent > 100 else {
            return due > from ? from + due.since(from) * percent / 100 : from
        }
        return max(due, from) + overdueStep(due) * ((percent - 100) / 25)
    }

    /// A quarter of the time, but never so short that nagging keeps people from working.
    private func overdueStep(_ due: Date) -> Duration {
        let quarter = due.since(from) / 4
        return quarter > .zero ? max(quarter, .minutes(5)) : .minutes(15)
    }

    /// The share of the time whose moment came last.
    package func mark(at now: Date) -> Int? {
        guard let due, let half = moment(of: 50), now >= half else { return nil }
        guard let whole = moment(of: 100), now >= whole else {
            return moment(of: 80).map { now >= $0 ? 80 : 50 }
        }
        // Dates are rounded to the millisecond; a step that has just ended has ended.
        return 100 + 25 * Int(now.since(whole) / overdueStep(due) + 0.001)
    }

    package var nextReminder: Date? {
        isOpen ? moment(of: Self.mark(after: reminded)) : nil
    }

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
        }
    }

    private mutating func finishRound(at time: Date, next: Date?) {
        rounds += 1
        blocked = nil
        approvals = []
        evidenceAsked = false
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
