import Foundation

/// What is said: meaning, not words. `Wording` finds the words for a language and a road.
package indirect enum Saying: Codable, Equatable, Sendable {
    case reply(Reply)
    case notice(Int, NoticeSubject, NoticeContext)
    case bulletin(Bulletin)
    /// The room's topic.
    case topic(TopicFacts?)
    /// Only the sign that it was taken: ✅ on the message, nothing by SMS.
    case accepted(messageID: String)
    /// Into the room of a sensitive matter, or out of it.
    case admission(Admission, PersonID)
}

package enum Admission: String, Codable, Equatable, Sendable {
    case invite
    /// An invitation that nobody took up is no longer good.
    case withdraw
    case remove
}

package struct NoticeContext: Codable, Equatable, Sendable {
    package var level: Level?
    /// Until when an answer is wanted.
    package var answerBy: Date
    /// In whose place the reader is called.
    package var inPlaceOf: String?
    package var cause: EscalationCause?
    /// The chat is down: the text says so.
    package var outage: Bool
    package var classification: Classification

    package init(
        level: Level?, answerBy: Date, inPlaceOf: String?, cause: EscalationCause?, outage: Bool,
        classification: Classification
    ) {
        self.level = level
        self.answerBy = answerBy
        self.inPlaceOf = inPlaceOf
        self.cause = cause
        self.outage = outage
        self.classification = classification
    }
}

extension Saying {
    /// It tells a human that another was not reached. Where it fails it is passed on, see
    /// `Decider.passOn`: to report that it failed would only make another like it (spec §1.1).
    package var isAlarm: Bool {
        switch self {
        case .bulletin(.unreachable), .bulletin(.undelivered), .bulletin(.nobodyLeft): true
        default: false
        }
    }

    /// It tells that a road fails or is well again.
    package var isOfRoads: Bool {
        switch self {
        case .bulletin(.channelDown), .bulletin(.channelUp), .bulletin(.gatewayFailing),
            .bulletin(.gatewayWell):
            true
        default: false
        }
    }
}

/// What somebody is told without a number and without an answer being wanted.
package indirect enum Bulletin: Codable, Equatable, Sendable {
    case decisionWanted(Int, Score, decideBy: Date)
    case warningLate(Int, WarningStage, due: Date)
    case conference(Number, [NamedOpinion])
    /// `reminders` counts this one.
    case reassessLate(Int, due: Date, reminders: Int)
    case levelSuggested(Int, Score, from: Level, to: Level, by: String)
    case tasksDue([TaskReminder])
    case taskAssigned(TaskBrief, incident: Int, by: String)
    case taskBlocked(TaskBrief, incident: Int, by: String, reason: String)
    case approvalWanted(TaskBrief, incident: Int, doer: String)
    /// A round of a step is finished: whom the plan's `notify` names is told.
    case stepDone(TaskBrief, incident: Int, by: String)
    case stepsJoined(Int, [TaskBrief], JoinCause)
    case stepsDropped(Int, [TaskBrief])
    case quorumWanted(TaskBrief, incident: Int, need: Int, until: Date)
    case quorumMissed(TaskBrief, incident: Int, have: Int, need: Int)
    case archived(Int)
    /// Whether these duties from outside apply is for the legal advisers to say.
    case dutiesUnconfirmed(Int, [Bilingual])
    case levelChanged(Int, from: Level, to: Level, by: String, reason: String?, [DueChange])
    case closeProposed(Int, by: String, reason: String, openTasks: Int)
    case ended(Int, cancelled: Bool, by: String, reason: String)
    case warningEnded(Int, Warning.Outcome, by: String, reason: String?)
    case countersigned(Int, by: String)
    case countersignLate(Int, commander: String)
    case cannot(Int, person: String, reason: String?, called: String?)
    case nobodyLeft(Int, person: String)
    case unreachable(Int, person: String)
    /// A roll call's time is over and some are silent.
    case rollDue(RollFacts)
    case rollComplete(RollFacts)
    /// Some of those on a site are silent still.
    case rollUnfound(RollFacts)
    /// Several names stand apart by `/`.
    case undelivered(person: String)
    /// `living`: the other roads that carry something; nil where that was not looked at.
    case channelDown(RouteKind, reason: String, since: Date, living: [RouteKind]? = nil)
    case channelUp(RouteKind, downSince: Date)
    /// One of a road's channels fails; `others`: more are left.
    case gatewayFailing(Gateway, reason: String, others: Bool)
    case gatewayWell(Gateway)
    /// More was due by SMS than one person is sent in an hour: what it was, in one message.
    case bundled([Number], count: Int)
    /// Somebody asked to see which roads reach them; this is the one.
    case roadTest(RouteKind)
    case digest(DigestFacts)
    /// `sealed`: it is kept for them.
    case secretSeen(case: Int, sealed: Bool? = nil)
    case strangerSpoke(RouteKind, masked: String)
    case reach(ReachBulletin)
    case roomEncrypted
    case trouble(Trouble)
    case plan(PlanBulletin)
    case liaison(LiaisonBulletin)
    case fact(FactBulletin)
    case statement(StatementBulletin)
    case official(OfficialBulletin)
    case evidence(EvidenceBulletin)
    case question(QuestionBulletin)
    case rumour(RumourBulletin)
    case filing(FilingBulletin)
    case seal(SealBulletin)
    case approval(ApprovalBulletin)
    case codeWord(CodeWordBulletin)
    case post(PostBulletin)
    case platform(PlatformBulletin)
    case duty(DutyBulletin)
    case circle(CircleBulletin)
    case absence(AbsenceBulletin)
    /// What was decided in another's name.
    case signed(Bulletin, for: SignedFor)
    case group(GroupBulletin)
    case readiness(ReadinessBulletin)
    case board(Board)
}

package struct TaskReminder: Codable, Equatable, Sendable {
    package var task: TaskBrief
    package var incident: Int
    package var percent: Int
    /// It cannot begin before this one is done.
    package var waitsFor: TaskBrief?

    package init(
        task: TaskBrief, incident: Int, percent: Int, waitsFor: TaskBrief? = nil
    ) {
        self.waitsFor = waitsFor
        self.task = task
        self.incident = incident
        self.percent = percent
    }
}

package struct DueChange: Codable, Equatable, Sendable {
    package var task: Int
    package var step: String
    package var old: Date?
    package var new: Date?

    package init(
        task: Int, step: String, old: Date?, new: Date?
    ) {
        self.task = task
        self.step = step
        self.old = old
        self.new = new
    }
}

/// What happened while a channel was down, in order.
package struct DigestFacts: Codable, Equatable, Sendable {
    package var route: RouteKind
    package var from: Date
    package var to: Date
    package var lines: [TimelineLine]
    /// Lines left out at the front, when there were too many.
    package var omitted: Int
    /// Pairs that say different things of one matter, for the office to settle.
    package var conflicts: [Conflict]?
    /// What no road carried, told of in one line.
    package var lost: Lost?

    package struct Lost: Codable, Equatable, Sendable {
        package var count: Int
        /// Whom it was for, each once.
        package var names: [String]

        package init(count: Int, names: [String]) {
            self.count = count
            self.names = names
        }
    }

    package struct Conflict: Codable, Equatable, Sendable {
        package var about: Number
        package var first: TimelineLine
        package var second: TimelineLine

        package init(about: Number, first: TimelineLine, second: TimelineLine) {
            self.about = about
            self.first = first
            self.second = second
        }
    }

    package init(
        route: RouteKind, from: Date, to: Date, lines: [TimelineLine], omitted: Int,
        conflicts: [Conflict]? = nil, lost: Lost? = nil
    ) {
        self.lost = lost
        self.conflicts = conflicts
        self.route = route
        self.from = from
        self.to = to
        self.lines = lines
        self.omitted = omitted
    }
}

/// An entry with the names it needs, so that words can be found without the world.
package struct TimelineLine: Codable, Equatable, Sendable {
    package var sequence: Int
    package var at: Date
    /// When it was said, where it came late.
    package var saidAt: Date?
    package var who: String?
    package var route: RouteKind?
    package var event: Event
    /// Names of the people the event speaks of.
    package var names: [PersonID: String]
    /// In whose name it was done.
    package var signedFor: String?
    /// What the task that it speaks of is.
    package var action: Bilingual?
    /// Who did the same right after.
    package var others: [String]?
    /// What the channels and outside bodies that it speaks of by their ids are called.
    package var labels: [String: String]?
}

/// Which part of a timeline is shown, counted from 1, the oldest first.
package struct TimelinePage: Codable, Equatable, Sendable {
    package var number: Int
    package var of: Int

    package init(number: Int, of: Int) {
        self.number = number
        self.of = of
    }
}

package struct TopicFacts: Codable, Equatable, Sendable {
    package var incident: Int
    package var level: Level
    package var phase: Incident.Phase
    package var nextClock: Date?
    package var nextTask: Int?
    package var commander: String
    /// Other incidents that run beside it.
    package var others: Int

    package init(
        incident: Int, level: Level, phase: Incident.Phase, nextClock: Date?, nextTask: Int?,
        commander: String, others: Int
    ) {
        self.incident = incident
        self.level = level
        self.phase = phase
        self.nextClock = nextClock
        self.nextTask = nextTask
        self.commander = commander
        self.others = others
    }
}
