import Foundation

/// The answer to whoever typed something: result, what is next, who is waited for (spec §6).
package indirect enum Reply: Codable, Equatable, Sendable {
    case warned(Int, at: Date, assessBy: Date, told: [ToldPerson])
    case assessed(
        Int, Score, decideBy: Date, waitingFor: [String], also: AssessmentNotes? = nil)
    case reassessed(ReassessedFacts)
    case watched(Int)
    case referred(Int, to: String)
    case merged(Int, into: Int)
    case declined(Int)
    case confirm(Confirmation, code: String)
    case activated(ActivatedFacts)
    case countersigned(Int)
    case levelChanged(Int, from: Level, to: Level, [DueChange])
    case closeProposed(Int, waitingFor: [String])
    case closed(Int)
    case cancelled(Int)
    case noted(Int?, at: Date? = nil)
    case assigned(TaskBrief)
    case done(TaskBrief, next: Date?, awaiting: [String])
    case approved(TaskBrief, waitingFor: [String])
    /// One voice of a quorum; so many are still missing.
    case voiced(TaskBrief, missing: Int)
    case evidenceWanted(Int, kinds: [String])
    case blocked(Int, told: [String])
    case acknowledgedFor(Int, String)
    case cannotTaken(Int, called: String?)
    /// `away`: who is on leave and was not asked.
    case rollCalled(Int, asked: Int, due: Date, away: [String])
    case rollAnsweredFor(Int, String, RollStand)
    case rollTable(RollFacts)
    case language([Language])
    case quiet(QuietHours)
    case formQuestion(FormQuestion)
    case formStopped(Form.Subject)
    case status(StatusFacts)
    case tasks([TaskBrief], mine: Bool)
    /// `omitted`: so many earlier ones are left out, where no page was asked for.
    case timeline(Int?, [TimelineLine], omitted: Int, page: TimelinePage? = nil)
    case me(MeFacts)
    case plan(PlanReply)
    case liaison(LiaisonReply)
    case fact(FactReply)
    case statement(StatementReply)
    case official(OfficialReply)
    case evidence(EvidenceReply)
    case question(QuestionReply)
    case concern(ConcernReply)
    case rumour(RumourReply)
    case sitrep(SitrepReply)
    case filing(FilingReply)
    case seal(SealReply)
    case approval(ApprovalReply)
    case post(PostReply)
    case platform(PlatformReply)
    case duty(DutyReply)
    case roads([RoadReport])
    case roadsOf(RoadsOfPerson)
    case roadsSwitched(to: RouteKind)
    case roadsTested(RoadsOfPerson)
    case roster(RosterReply)
    case circle(CircleReply)
    case absence(AbsenceReply)
    /// What was decided in another's name.
    case signed(Reply, for: SignedFor)
    case group(GroupReply)
    case readiness(ReadinessReport, all: Bool)
    case help(HelpFacts)
    case complaint(Complaint)
    case refused(Refusal)
    /// `case` is its number in the duty log; `sealed`: it is kept for the secrecy office.
    case guarded(Guard, case: Int, sealed: Bool? = nil)
    case editIgnored
    /// The duty telephone, for whoever asks 值班 by SMS.
    case dutyPhone
    /// STOP: SMS about lesser matters go by other roads from now on (domain §10).
    case stopTaken
    /// START: they come again.
    case startTaken
    /// So many were not understood in a row: the last answer before the next that can be.
    case answersStopped(Int)
}

extension Reply {
    /// More than a room is given: the rest goes to the asker alone (spec §6).
    package var isLong: Bool {
        let roomItems = 4
        return switch self {
        case .timeline(_, let lines, let omitted, _): omitted > 0 || lines.count > roomItems
        case .tasks(let tasks, _): tasks.count > roomItems
        case .me(let facts): facts.tasks.count > roomItems
        case .help(let facts): facts.verb == nil
        case .status(let facts): facts.running.count > 1
        case .plan(let reply): reply.isLong
        case .roster(.list(let lines, _)): lines.count > roomItems
        case .roster(.person): true
        case .absence(let reply): reply.isLong
        case .signed(let reply, _): reply.isLong
        case .circle(.list(let facts)): facts.people.count > roomItems
        case .group(.table(let lines)): lines.count > roomItems
        case .group(.card): true
        case .readiness(let report, let all): all && report.findings.count > roomItems
        case .liaison(let reply): reply.isLong
        case .fact(let reply): reply.isLong
        case .statement(let reply): reply.isLong
        case .official(let reply): reply.isLong
        case .evidence(let reply): reply.isLong
        case .question(let reply): reply.isLong
        case .rumour(let reply): reply.isLong
        case .sitrep(let reply): reply.isLong
        case .filing(let reply): reply.isLong
        case .seal(let reply): reply.isLong
        case .post(let reply): reply.isLong
        case .platform(let reply): reply.isLong
        case .rollTable(let facts): facts.asked > roomItems
        case .duty(let reply): reply.isLong
        default: false
        }
    }
}

extension Reply {
    /// It asks for a code first: nothing is signed yet.
    var isQuestion: Bool { if case .confirm = self { true } else { false } }
}

/// What an assessor should know beside their own score.
package struct AssessmentNotes: Codable, Equatable, Sendable {
    /// Too little is known: until when to assess again.
    package var again: Date?
    /// What the others made of it last.
    package var others: [NamedOpinion]
    /// By how much the two differ who must meet; nil when none must.
    package var gap: Int?
    /// Floors that hold from an earlier reading; nil for none.
    package var kept: [Bilingual]?

    package init(
        again: Date?, others: [NamedOpinion], gap: Int?, kept: [Bilingual]? = nil
    ) {
        self.again = again
        self.others = others
        self.gap = gap
        self.kept = kept
    }
}

package struct NamedOpinion: Codable, Equatable, Sendable {
    package var name: String
    package var points: Int
    package var level: Level

    package init(name: String, points: Int, level: Level) {
        self.name = name
        self.points = points
        self.level = level
    }
}

package struct ReassessedFacts: Codable, Equatable, Sendable {
    package var incident: Int
    package var score: Score
    /// The level now in force.
    package var level: Level
    package var trend: Trend
    /// When the next reading is due.
    package var next: Date?
    package var rule: Rubric.DowngradeRule?
    package var also: AssessmentNotes?
}

package struct ToldPerson: Codable, Equatable, Sendable {
    package var name: String
    package var routes: [RouteKind]

    package init(
        name: String, routes: [RouteKind]
    ) {
        self.name = name
        self.routes = routes
    }
}

/// What a dangerous command is about to do.
package enum Confirmation: Codable, Equatable, Sendable {
    case activate(
        warning: Int, level: Level, packs: [String], people: Int, groups: Int, tasks: Int,
        onBehalfOf: String?)
    case level(Int, from: Level, to: Level)
    /// `legal`: duties by law that are still open.
    case close(Int, openTasks: Int, legal: [Int]? = nil)
    case cancel(Int, openTasks: Int)
    case plan(PlanConfirmation)
    case roads(to: RouteKind)
    case roster(ChangedPerson)
    case mandate(MandateFacts)
    case group(GroupChange)
    case statement(StatementConfirmation)
    case official(OfficialConfirmation)
    case seal(SealConfirmation)
    case evidence(EvidenceConfirmation)
}

package struct ActivatedFacts: Codable, Equatable, Sendable {
    package var incident: Int
    package var at: Date
    package var level: Level
    package var tasks: Int
    package var nextTask: TaskBrief?
    package var notice: Int
    package var waiting: Int
    /// When the first B-roles are called.
    package var escalateAt: Date?
    package var countersignBy: Date?
    package var commander: String
}

package struct StatusFacts: Codable, Equatable, Sendable {
    package struct Running: Codable, Equatable, Sendable {
        package var incident: Int
        package var title: String
        package var level: Level
        package var phase: Incident.Phase
        package var commander: String
        package var since: Date
        package var openTasks: Int
        package var overdue: [TaskBrief]
        package var next: [TaskBrief]
        package var silent: [String]
        /// Whom no road has reached.
        package var unreached: [String]?
        /// Duties from outside on which the legal advisers have yet to decide.
        package var duties: [Bilingual]?
        package var drill: Bool?
    }

    package var running: [Running]
    /// Closed, with tasks of the closeout still open.
    package var concluding: [Running]?
    package var warnings: [Int]
    package var downChannels: [ChannelDown]
    /// The plan in force and its folder, when the two are not the same.
    package var plan: PlanNote?
    /// How many sensitive matters are not shown here.
    package var closed: Int?
    /// Who is on duty; nil without a duty roster.
    package var duty: [DutyHolder]?

    package struct ChannelDown: Codable, Equatable, Sendable {
        package var route: RouteKind
        package var since: Date

        package init(route: RouteKind, since: Date) {
            self.route = route
            self.since = since
        }
    }

    package init(
        running: [Running], warnings: [Int], downChannels: [ChannelDown],
        concluding: [Running]? = nil
    ) {
        self.running = running
        self.concluding = concluding
        self.warnings = warnings
        self.downChannels = downChannels
    }
}

extension StatusFacts.Running {
    package init(_ incident: Incident, commander: String, silent: [String]) {
        self.init(
            incident: incident.number, title: incident.title, level: incident.level,
            phase: incident.phase, commander: commander, since: incident.activatedAt,
            openTasks: incident.openTasks.count, overdue: [], next: [], silent: silent,
            drill: incident.isDrill ? true : nil)
    }
}
