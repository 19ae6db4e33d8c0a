import Foundation

/// One playbook: `base` runs always, the others where activation names their letter.
package struct Pack: Sendable, Equatable, Codable {
    package var id: String
    package var letter: String
    package var title: Bilingual
    package var words: [String]
    package var clause: String
    package var steps: [Step]
    /// A department's own rules, which are in every list.
    package var annex: Annex?

    /// Who keeps a department's rules up to date, and by when.
    package struct Annex: Sendable, Equatable, Codable {
        package var owner: Approval.Approver
        package var review: String

        package init(owner: Approval.Approver, review: String) {
            self.owner = owner
            self.review = review
        }
    }

    package init(
        id: String, letter: String, title: Bilingual, words: [String], clause: String,
        steps: [Step], annex: Annex? = nil
    ) {
        self.id = id
        self.letter = letter
        self.title = title
        self.words = words
        self.clause = clause
        self.steps = steps
        self.annex = annex
    }

    /// The pack that every activation runs.
    package var isBase: Bool { letter == "B" }
    /// The pack that begins when an incident is about to end.
    package var isCloseout: Bool { letter == "E" }
    /// Whether an activation names it: the others join by themselves.
    package var isChosen: Bool { !isBase && !isCloseout && annex == nil }
    /// Whether a word of an activation names this pack.
    package func isCalled(_ word: String) -> Bool {
        word.caseInsensitiveCompare(letter) == .orderedSame
    }
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
    /// It belongs to the list only while this holds.
    package var when: Condition?
    package var quorum: Quorum?
    /// Steps whose place this one takes where both are in the list.
    package var replaces: [String]?
    /// It is never due later than these: duties from outside that it carries out.
    package var limits: [Due]?
    /// Once its clock runs no closing stops it: what has to be watched when the response is over.
    package var runsOn: Bool?

    package init(
        id: String, group: GroupID, action: Bilingual, due: [Due] = [], after: [String] = [],
        fulfilledBy: Fulfilment? = nil, approval: Approval? = nil, evidence: [String] = [],
        notify: [GroupID] = [], every: Duration? = nil, clock: String? = nil, legal: Bool = false,
        when: Condition? = nil, quorum: Quorum? = nil, replaces: [String]? = nil,
        runsOn: Bool? = nil
    ) {
        self.runsOn = runsOn
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
        self.when = when
        self.quorum = quorum
        self.replaces = replaces
    }

    /// Counts from the closing: what runs on when the response has ended.
    package var isAfterClosing: Bool { due.contains { $0.base == .closing } }

    /// Its clock, where it has one, runs on through a closing: the law's, and what the plan wants
    /// watched afterwards.
    package var outlastsClosing: Bool { legal || runsOn == true }
}

/// `{of: legal, need: 2, within: 15m, else: hq}`: so many of a group, else somebody above.
package struct Quorum: Sendable, Equatable, Codable {
    package var group: GroupID
    package var need: Int
    package var within: Duration
    /// Asked when the voices have not come in time; then one of these is enough.
    package var fallback: GroupID

    package init(group: GroupID, need: Int, within: Duration, fallback: GroupID) {
        self.group = group
        self.need = need
        self.within = within
        self.fallback = fallback
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
    case warned, assessed, activated, notified, roomOpened, closeProposed, closed
    /// The group that the step notifies was formed.
    case groupFormed
    /// The top five concerns stand in the list.
    case concernsListed
    /// Each of the top concerns is answered; somebody says so, and the list must not deny it.
    case concernsMet
    /// A situation report of that kind was issued.
    case firstReport, sitrep, finalReport
    // What becomes of a public text, by its kind.
    case holdingDrafted, holdingReviewed, holdingSigned, holdingReleased
    case refutationDrafted, refutationReviewed, refutationSigned, refutationReleased
    case correctionReleased, apologyReleased, finalReleased
    /// What is done with the first rumour of an incident that comes so far.
    case rumourAdded, rumourAssigned, rumourJudged, rumourDecided, rumourRefuted, rumourReported,
        rumourTracked, rumourCorrected, rumourAdmitted
    // What is reported from the ground, and that all have come back.
    case firstFieldReport, fieldReport, siteRollComplete, postClosed
    // What becomes of the table of platforms.
    case platformsListed, platformsOwned, boardKept, narrativesMerged, releaseCompared

    /// Done when an incident runs at all.
    var isOfStart: Bool { Self.ofStart.contains(self) }
    /// Whether a public text does it; the room hears of it as of that.
    package var isOfStatement: Bool { Self.ofStatement.contains(self) }
    /// Whether it is the release of one.
    var isRelease: Bool { rawValue.hasSuffix("Released") }
    /// The room hears of it as of a rumour.
    package var isOfRumour: Bool { rawValue.hasPrefix("rumour") }

    /// The room hears of it as of a post or a table of platforms.
    package var isOfField: Bool { Self.ofField.contains(self) }

    /// A field card is what does it.
    package var isFieldReport: Bool { self == .firstFieldReport || self == .fieldReport }

    private static let ofField: Set<Self> = [
        .firstFieldReport, .fieldReport, .siteRollComplete, .postClosed, .platformsListed,
        .platformsOwned, .boardKept, .narrativesMerged, .releaseCompared,
    ]
    private static let ofStart: Set<Self> = [
        .warned, .assessed, .activated, .notified, .roomOpened,
    ]
    private static let ofStatement: Set<Self> = [
        .holdingDrafted, .holdingReviewed, .holdingSigned, .holdingReleased, .refutationDrafted,
        .refutationReviewed, .refutationSigned, .refutationReleased, .correctionReleased,
        .apologyReleased, .finalReleased,
    ]
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
