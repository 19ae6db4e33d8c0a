import Foundation

/// One playbook: `base` runs always, the others where activation names their letter.
package struct Pack: Sendable, Equatable, Codable {
    package var id: String
    package var letter: String
    package var title: Bilingual
    package var words: [String]
    package var clause: String
    package var steps: [Step]
    /// Set for a department's own rules.
    package var annex: AnnexRule?

    package init(
        id: String, letter: String, title: Bilingual, words: [String], clause: String,
        steps: [Step], annex: AnnexRule? = nil
    ) {
        self.id = id
        self.letter = letter
        self.title = title
        self.words = words
        self.clause = clause
        self.steps = steps
        self.annex = annex
    }

    /// One that an activation names by its letter.
    package var isScenario: Bool { !isBase && annex == nil }

    /// The pack that every activation runs.
    package var isBase: Bool { letter == "B" }
}

/// One step of a playbook (spec §5).
package struct Step: Sendable, Equatable, Codable {
    package var id: String
    package var group: GroupID
    package var action: Bilingual
    /// Empty: no due time. Several: the step is finished once for each.
    package var due: [Due]
    /// Steps that must be finished before this one may be.
    package var after: [String]
    package var fulfilledBy: Fulfilment?
    package var approval: Approval?
    /// Kinds of evidence; empty means none is asked.
    package var evidence: [String]
    package var notify: [GroupID]
    /// Comes back until the incident closes.
    package var every: Duration?
    /// A clock of the level table that wins over scaling.
    package var clock: String?
    /// Never scaled, paused or hidden.
    package var legal: Bool

    package init(
        id: String, group: GroupID, action: Bilingual, due: [Due] = [], after: [String] = [],
        fulfilledBy: Fulfilment? = nil, approval: Approval? = nil, evidence: [String] = [],
        notify: [GroupID] = [], every: Duration? = nil, clock: String? = nil, legal: Bool = false
    ) {
        self.id = id
        self.group = group
        self.action = action
        self.due = due
        self.after = after
        self.fulfilledBy = fulfilledBy
        self.approval = approval
        self.evidence = evidence
        self.notify = notify
        self.every = every
        self.clock = clock
        self.legal = legal
    }
}

/// `D+30m`, `T+2h`, `C+3wd`, `R04+60m`.
package struct Due: Sendable, Equatable, Codable {
    package enum Base: Sendable, Equatable, Codable {
        case detection, activation, closing, drillStart
        case step(String)
    }

    package var base: Base
    package var offset: Duration
    /// Working days are counted on the calendar, not in hours.
    package var workingDays: Int

    package init(base: Base, offset: Duration, workingDays: Int = 0) {
        self.base = base
        self.offset = offset
        self.workingDays = workingDays
    }
}

/// What the bot itself does and so never nags about.
package enum Fulfilment: String, Sendable, Equatable, Codable, CaseIterable {
    case warned, assessed, activated, notified, roomOpened
}

/// Who must approve what the doer has done: `{any: [hq, office.lead], not: doer}`.
package struct Approval: Sendable, Equatable, Codable {
    package enum Rule: String, Sendable, Equatable, Codable { case any, all }

    package struct Approver: Sendable, Equatable, Codable, Hashable {
        package var group: GroupID
        /// Nil: anybody of the group.
        package var seat: Seat?

        package init(group: GroupID, seat: Seat? = nil) {
            self.group = group
            self.seat = seat
        }
    }

    package var rule: Rule
    package var approvers: [Approver]

    package init(rule: Rule, approvers: [Approver]) {
        self.rule = rule
        self.approvers = approvers
    }
}
