import Foundation

/// The plan as data: what `playbooks/` says, checked and complete. It decides nothing.
package struct Plan: Sendable, Equatable, Codable {
    package var version: String
    package var effective: String
    /// SHA-256 over the pack's files, lower-case hex; an incident is pinned to it (clause 九.2).
    package var hash: String
    package var groups: [GroupRule]
    /// Gravest first; `Level(1)` is the first row.
    package var levels: [LevelRule]
    package var rubric: Rubric
    /// What holds before a level exists (domain §2, plan clause 四.2).
    package var warning: WarningRule
    package var guards: GuardRule
    package var packs: [Pack]
    package var calendar: WorkCalendar
    package var duties: [Duty]
    package var texts: PlanTexts
    /// The plan's own text, clause by clause.
    package var clauses: [Clause]
    /// Nil: nobody is asked to acknowledge a new version.
    package var publication: PublicationRule?
    /// How long it is known how to reach somebody who left; nil: `Limits.contactsKept`.
    package var contactsKept: Duration?
    /// How long evidence is kept after its incident has ended; nil: `Limits.evidenceKept`.
    package var evidenceKept: Duration?
    /// Nil: as `RollCallRule.usual`.
    package var rollCall: RollCallRule?
    /// Nil: as `ReadinessRule.usual`.
    package var readiness: ReadinessRule?
    /// Nil: as `ContinuityRule.off`.
    package var continuity: ContinuityRule?

    package init(
        version: String, effective: String, hash: String, groups: [GroupRule], levels: [LevelRule],
        rubric: Rubric, warning: WarningRule, guards: GuardRule, packs: [Pack],
        calendar: WorkCalendar = WorkCalendar(), duties: [Duty] = [],
        texts: PlanTexts = PlanTexts(), clauses: [Clause] = [],
        publication: PublicationRule? = nil, rollCall: RollCallRule? = nil,
        readiness: ReadinessRule? = nil
    ) {
        self.readiness = readiness
        self.rollCall = rollCall
        self.version = version
        self.effective = effective
        self.hash = hash
        self.groups = groups
        self.levels = levels
        self.rubric = rubric
        self.warning = warning
        self.guards = guards
        self.packs = packs
        self.calendar = calendar
        self.duties = duties
        self.texts = texts
        self.clauses = clauses
        self.publication = publication
    }

    package func rule(of level: Level) -> LevelRule? {
        levels.indices.contains(level.rank - 1) ? levels[level.rank - 1] : nil
    }

    package func group(_ id: GroupID) -> GroupRule? { groups.first { $0.id == id } }

    /// The pack whose letter is `letter`, in either case.
    package func pack(_ letter: String) -> Pack? {
        packs.first { $0.isCalled(letter) }
    }
}

/// A group of the plan and what it is for.
package struct GroupRule: Sendable, Equatable, Codable {
    package var id: GroupID
    package var name: Bilingual
    package var duty: Bilingual
    /// Other words people use for it.
    package var words: [String]
    /// False for observers and auditors, who are told nothing at activation.
    package var responds: Bool
    /// With fewer people it is short of staff; nil where the plan does not say.
    package var minimum: Int?

    package init(
        id: GroupID, name: Bilingual, duty: Bilingual, words: [String], responds: Bool,
        minimum: Int? = nil
    ) {
        self.minimum = minimum
        self.id = id
        self.name = name
        self.duty = duty
        self.words = words
        self.responds = responds
    }
}

/// One row of the level table (domain §2).
package struct LevelRule: Sendable, Equatable, Codable {
    /// How it is written: `I`, `II` … or `watch`.
    package var key: String
    package var name: Bilingual
    package var colour: Bilingual
    /// What people type for it, besides the key.
    package var words: [String]
    /// Multiplies a step's due time, which is written for the factor 1 (domain §2).
    package var factor: Double
    /// No scaled due time is shorter.
    package var floor: Duration
    /// T1, T2, T3: when the B-role, the group's lead and the office lead are called.
    package var acknowledgement: [Duration]
    package var ladder: [Rung]
    /// Whether each member acknowledges, or one lead for the group.
    package var everyMember: Bool
    /// When chat goes down, unacknowledged notices go by SMS at once.
    package var smsInOutage: Bool
    /// How many SMS one person is sent in an hour before the rest is bundled; nil: the usual.
    package var smsPerHour: Int?
    /// Clocks that win over scaling; several values are several due times.
    package var clocks: [String: [Duration]]
    /// How often a running incident is scored anew; nil where the plan does not say.
    package var reassess: Duration?
    /// Clocks that repeat by a rule of their own.
    package var rhythms: [String: Rhythm]
    /// False for a level that is watched, never activated.
    package var activates: Bool

    package init(
        key: String, name: Bilingual, colour: Bilingual, words: [String], factor: Double,
        floor: Duration, acknowledgement: [Duration], ladder: [Rung], everyMember: Bool,
        smsInOutage: Bool, clocks: [String: [Duration]], rhythms: [String: Rhythm] = [:],
        reassess: Duration? = nil, smsPerHour: Int? = nil,
        activates: Bool
    ) {
        self.smsPerHour = smsPerHour
        self.key = key
        self.name = name
        self.colour = colour
        self.words = words
        self.factor = factor
        self.floor = floor
        self.acknowledgement = acknowledgement
        self.ladder = ladder
        self.everyMember = everyMember
        self.smsInOutage = smsInOutage
        self.clocks = clocks
        self.reassess = reassess
        self.rhythms = rhythms
        self.activates = activates
    }
}

/// Routes taken `after` a person was told, while nobody has acknowledged.
package struct Rung: Sendable, Equatable, Codable {
    package var after: Duration
    package var routes: [RouteKind]

    package init(after: Duration, routes: [RouteKind]) {
        self.after = after
        self.routes = routes
    }
}

/// Clocks and ladder of a warning, which has no level yet.
package struct WarningRule: Sendable, Equatable, Codable {
    /// From detection to the assessment.
    package var assess: Duration
    /// From detection to the decision.
    package var decide: Duration
    package var acknowledgement: [Duration]
    package var ladder: [Rung]
    /// From a proxy's activation to HQ's countersignature (plan clause 三.1).
    package var countersign: Duration

    package init(
        assess: Duration, decide: Duration, acknowledgement: [Duration], ladder: [Rung],
        countersign: Duration
    ) {
        self.assess = assess
        self.decide = decide
        self.acknowledgement = acknowledgement
        self.ladder = ladder
        self.countersign = countersign
    }
}

/// Words that are refused before anything else is looked at (spec §6, §10).
package struct GuardRule: Sendable, Equatable, Codable {
    /// Secret markings, such as 机密★ (domain §7).
    package var secretMarks: [String]
    /// Tasks no one may be asked to do, such as 控评 (domain §5).
    package var forbidden: [String]
    /// Nil: dropped.
    package var spill: SpillRule?

    package var spillRule: SpillRule { spill ?? .drop }

    package init(secretMarks: [String], forbidden: [String], spill: SpillRule? = nil) {
        self.spill = spill
        self.secretMarks = secretMarks
        self.forbidden = forbidden
    }
}
