import Foundation

/// A line that could not be understood. It points at the column where it went wrong.
package struct Complaint: Error, Codable, Equatable, Sendable {
    package enum Fault: Codable, Equatable, Sendable {
        /// No such word; the two nearest that the table knows.
        case unknownWord(String, nearest: [String])
        /// No such word behind a command's own; what may have been meant.
        case unknownPart(String, nearest: [Bilingual])
        case missing(Field)
        case unknownLevel(String, known: [String])
        case unknownPack(String, known: [String])
        case unknownLanguage(String)
        /// Not hours such as `22:00-07:00`.
        case notHours(String)
        case notATime(String)
        /// Not a span such as `10m`.
        case notASpan(String)
        /// Not a day such as `2026-12-01`.
        case notADay(String)
        /// A number of the wrong kind, such as I-1 where W- is wanted.
        case wrongKind(String, wanted: NumberKind)
        case notANumber(String)
        /// Not so many, such as `1200` or `8万`, or no share, such as `-20%`.
        case notACount(String)
        /// An indicator's value outside 0–4, or an indicator that does not exist.
        case badValue(String, range: ClosedRange<Int>)
        case tooManyValues(limit: Int)
        case unexpected(String)
        case unknownKey(String, nearest: [String])
        case openQuote
        case tooLong(limit: Int)
    }

    package enum Field: String, Codable, Equatable, Sendable, CaseIterable {
        case type, scope, harm, warning, incident, task, notice, level, reason, to, evidence
        case text, values, subcommand, language, code, answer, channel, hours, time, body
        case span, day, person, group, fact, statement, official, exhibit, question, asker
        case concern, count, rumour, verdict, response, source, platform, reach, ticket
        case sealed, spill
        case place, fieldCard, post, heat, narrative, finding
    }

    package var fault: Fault
    /// Counted from 1, in characters of the text as typed.
    package var column: Int
    package var verb: Verb?
    /// What waits for whoever wrote it, where they wrote by SMS or e-mail: notices, then tasks.
    package var waiting: [Number]?

    package init(_ fault: Fault, column: Int, verb: Verb? = nil) {
        self.fault = fault
        self.column = column
        self.verb = verb
    }
}

/// A "no" from the domain: why, who may, what to type instead (spec §6).
package enum Refusal: Error, Codable, Equatable, Sendable {
    case stranger
    /// To a keeper of the machine who is not in the roster.
    case machineOnly
    case notAllowed(Verb, roles: [Role], people: [String])
    case notOnRoute(Verb, RouteKind)
    case noSuch(Number)
    case noSuchPerson(String)
    case noSuchFloor(String, known: [String])
    case noIncident
    case noWarning
    case whichWarning([Number])
    /// A form's answer that is no link, or no value of an indicator.
    case formLink
    case formValue(String)
    /// More values at once than are still asked for.
    case formTooMany(left: Int)
    case whichIncident([Number])
    case whichNotice([Number])
    /// No such notice; these wait for whoever asked.
    case noSuchNotice(Number, open: [Number])
    case nothingToAcknowledge
    case notAddressed(Number)
    case warningEnded(Number, Warning.Outcome)
    case incidentEnded(Number)
    case needsReason(ReasonWanted)
    /// Not yet enough lighter readings to lower the level.
    case tooSoonToLower(
        Number, readings: Int, since: Date?, Rubric.DowngradeRule)
    case levelNotActivated(String)
    case sameLevel(Number, Level)
    case notProposed(Number)
    case alreadyProposed(Number)
    case noCode
    case codeWrong
    case codeExpired
    case codeElsewhere
    case alreadyCountersigned(Number)
    case notYours(Number, assignee: String?)
    case taskFinished(Number)
    /// Nobody wants it any more.
    case taskDropped(Number)
    case alreadyVoiced(Number)
    case waitsFor(Number, [Number])
    case awaitsApproval(Number)
    case notAwaitingApproval(Number)
    case doerMayNotApprove(Number)
    case notApprover(Number, approvers: [String])
    case alreadyApproved(Number)
    case evidenceMissing(Number, kinds: [String])
    case proxyForHQOnly(String)
    case proxyNeedsPhone
    case stale(Verb)
    case unavailable(String)
    case plan(PlanRefusal)
    case liaison(LiaisonRefusal)
    case fact(FactRefusal)
    case statement(StatementRefusal)
    case official(OfficialRefusal)
    case evidence(EvidenceRefusal)
    case question(QuestionRefusal)
    case concern(ConcernRefusal)
    case rumour(RumourRefusal)
    case sitrep(SitrepRefusal)
    case filing(FilingRefusal)
    case seal(SealRefusal)
    case approval(ApprovalRefusal)
    case codeWord(CodeWordRefusal)
    case post(PostRefusal)
    case platform(PlatformRefusal)
    case duty(DutyRefusal)
    case alreadySwitched(RouteKind)
    /// There is no second chat to switch to.
    case noBackup
    /// The road that was asked for is down, and so are all that come after it.
    case noRoadLeft(RouteKind)
    case roster(RosterRefusal)
    case circle(CircleRefusal)
    case absence(AbsenceRefusal)
    case group(GroupRefusal)
    case noSuchGroup(String, known: [Bilingual])
    /// No roll call waits for this person's answer.
    case noRollCall
    /// No incident runs, and it was not said whose roll to call.
    case rollCallOfWhom

    package enum ReasonWanted: Codable, Equatable, Sendable {
        case unassessed(Number)
        case differs(suggested: Level)
    }
}
