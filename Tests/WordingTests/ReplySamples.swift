import Foundation
import Testing

@testable import Domain

/// One thing the bot may say, with the number that every form of it must keep.
struct Sample: Sendable, CustomTestStringConvertible {
    var name: String
    var saying: Saying
    var number: String?
    /// Read in a room by several, not by one.
    var room = false

    var testDescription: String { name }

    init(_ name: String, _ saying: Saying, _ number: String? = nil, room: Bool = false) {
        self.name = name
        self.saying = saying
        self.number = number
        self.room = room
    }
}

enum ReplySamples {
    typealias F = Fixture

    static let all: [Sample] =
        (warnings + readings + incidents + tasks + lists + forms + rest).map {
            name, reply, id in
            Sample("reply.\(name)", .reply(reply), id)
        }

    private typealias Row = (String, Reply, String?)

    private static let told = [
        ToldPerson(name: "赵敏", routes: [.chat, .sms]), ToldPerson(name: "钱进", routes: [.sms]),
    ]

    private static let warnings: [Row] = [
        ("warned", .warned(7, at: F.now, assessBy: F.at(30), told: told), "W-7"),
        ("warned, nobody told", .warned(7, at: F.now, assessBy: F.at(30), told: []), "W-7"),
        (
            "assessed",
            .assessed(7, F.score, decideBy: F.at(45), waitingFor: ["赵敏", "钱进"]), "W-7"
        ),
        ("assessed, raised", .assessed(7, F.raised, decideBy: F.at(45), waitingFor: []), "W-7"),
        ("assessed, quiet", .assessed(7, F.quiet, decideBy: F.at(45), waitingFor: []), "W-7"),
        (
            "assessed, too little known",
            .assessed(
                7, F.raised, decideBy: F.at(45), waitingFor: [],
                also: AssessmentNotes(again: F.at(30), others: [], gap: nil)), "W-7"
        ),
        (
            "assessed, two far apart",
            .assessed(7, F.score, decideBy: F.at(45), waitingFor: ["赵敏"], also: F.apart), "W-7"
        ),
        (
            "assessed, two alike",
            .assessed(7, F.score, decideBy: F.at(45), waitingFor: [], also: F.alike), "W-7"
        ),
        ("watched", .watched(7), "W-7"),
        ("referred", .referred(7, to: "属地网信办"), "W-7"),
        ("merged", .merged(7, into: 2), "W-7"),
        ("declined", .declined(7), "W-7"),
    ]

    static func reassessed(
        _ score: Score, _ trend: Trend, _ also: AssessmentNotes? = nil
    ) -> ReassessedFacts {
        ReassessedFacts(
            incident: 2, score: score, level: Level(3), trend: trend, next: F.at(120),
            rule: .init(readings: 2, apart: .hours(2)), also: also)
    }

    private static let readings: [Row] = [
        ("reassessed", .reassessed(reassessed(F.score, .steady, F.alike)), "I-2"),
        ("reassessed, graver", .reassessed(reassessed(F.score, .raise(Level(2)), F.apart)), "I-2"),
        ("reassessed, lighter", .reassessed(reassessed(F.quiet, .lower(Level(4)))), "I-2"),
        (
            "reassessed, not yet lighter",
            .reassessed(
                reassessed(F.quiet, .falling(Level(4), readings: 1, since: F.at(-60)))), "I-2"
        ),
        ("reassessed, too little known", .reassessed(reassessed(F.raised, .steady)), "I-2"),
    ]

    private static let facts = ActivatedFacts(
        incident: 12, at: F.now, level: Level(2), tasks: 35, nextTask: F.task(), notice: 4,
        waiting: 23, escalateAt: F.at(10), countersignBy: nil, commander: "赵敏")

    private static var proxied: ActivatedFacts {
        var facts = facts
        facts.countersignBy = F.at(24 * 60)
        facts.nextTask = nil
        facts.escalateAt = nil
        return facts
    }

    static let changes = [
        DueChange(task: 5, step: "B11", old: F.at(60), new: F.at(30)),
        DueChange(task: 6, step: "B12", old: nil, new: F.at(90)),
    ]

    private static let incidents: [Row] = [
        ("confirm, activate", .confirm(activate(nil), code: "4821"), "W-7"),
        ("confirm, activate by phone", .confirm(activate("赵敏"), code: "4821"), "W-7"),
        ("confirm, level", .confirm(.level(2, from: Level(3), to: Level(2)), code: "4821"), "I-2"),
        ("confirm, close", .confirm(.close(2, openTasks: 3), code: "4821"), "I-2"),
        (
            "confirm, close with duties",
            .confirm(.close(2, openTasks: 3, legal: [4, 6]), code: "4821"), "I-2"
        ),
        ("confirm, cancel", .confirm(.cancel(2, openTasks: 1), code: "4821"), "I-2"),
        ("activated", .activated(facts), "I-12"),
        ("activated by phone", .activated(proxied), "I-12"),
        ("countersigned", .countersigned(12), "I-12"),
        ("levelChanged", .levelChanged(2, from: Level(3), to: Level(2), changes), "I-2"),
        ("levelChanged, lowered", .levelChanged(2, from: Level(2), to: Level(3), []), "I-2"),
        ("closeProposed", .closeProposed(2, waitingFor: ["赵敏"]), "I-2"),
        ("closed", .closed(2), "I-2"),
        ("cancelled", .cancelled(2), "I-2"),
        ("noted", .noted(2), "I-2"),
        ("noted at the desk", .noted(nil), nil),
        ("noted afterwards", .noted(2, at: Fixture.at(-45)), "I-2"),
    ]

    private static func activate(_ name: String?) -> Domain.Confirmation {
        .activate(
            warning: 7, level: Level(2), packs: ["R"], people: 23, groups: 5, tasks: 35,
            onBehalfOf: name)
    }

    private static let tasks: [Row] = [
        ("assigned", .assigned(F.task()), "T-5"),
        ("done", .done(F.task(state: .done(at: F.now)), next: nil, awaiting: []), "T-5"),
        ("done for a round", .done(F.task(), next: F.at(60), awaiting: []), "T-5"),
        (
            "done, to be approved",
            .done(F.task(state: .awaitingApproval(doer: "li")), next: nil, awaiting: ["赵敏"]), "T-5"
        ),
        ("approved", .approved(F.task(state: .done(at: F.now)), waitingFor: []), "T-5"),
        ("voiced", .voiced(F.task(), missing: 1), "T-5"),
        ("approved for a round", .approved(F.task(), waitingFor: []), "T-5"),
        ("approved in part", .approved(F.task(), waitingFor: ["钱进"]), "T-5"),
        ("evidenceWanted", .evidenceWanted(5, kinds: ["url", "image"]), "T-5"),
        ("blocked", .blocked(5, told: ["王芳"]), "T-5"),
        ("blocked, nobody told", .blocked(5, told: []), "T-5"),
        ("acknowledgedFor", .acknowledgedFor(4, "李雷"), "N-4"),
        ("cannotTaken", .cannotTaken(4, called: "王芳"), "N-4"),
        ("cannotTaken, nobody left", .cannotTaken(4, called: nil), "N-4"),
    ]

    static let running = StatusFacts.Running(
        incident: 1, title: "谎称报名取消", level: Level(2), phase: .active, commander: "赵敏",
        since: F.now, openTasks: 12, overdue: [F.task(3, due: -10), F.task(4, due: -5)],
        next: [F.task(5), F.task(6, due: 60)], silent: ["李雷", "王芳"])

    private static var troubled: StatusFacts.Running {
        var run = running
        run.next.append(F.task(7, due: 90, assignee: "孙宁"))
        run.unreached = ["钱进"]
        run.duties = [
            Bilingual(zh: "网络安全事件报告", en: "Cyber incident report"),
            Bilingual(zh: "属地首报", en: "Local first report"),
            Bilingual(zh: "泄密报告", en: "Report of a leak of secrets"),
        ]
        return run
    }

    static var ended: StatusFacts.Running {
        var run = running
        run.incident = 3
        run.phase = .closed(at: F.at(-60))
        run.overdue = []
        run.openTasks = 4
        run.drill = true
        return run
    }

    private static var second: StatusFacts.Running {
        var run = running
        run.incident = 2
        run.phase = .closing(proposedBy: "li", reason: "热度回落")
        run.next = []
        return run
    }

    private static var safe: StatusFacts {
        var facts = StatusFacts(running: [running], warnings: [], downChannels: [])
        facts.plan = PlanNote(version: "1.0.0", folder: .faulty(3))
        return facts
    }

    private static let lists: [Row] = [
        (
            "status", .status(StatusFacts(running: [running], warnings: [8], downChannels: [])),
            "I-1"
        ),
        (
            "status of two",
            .status(
                StatusFacts(
                    running: [running, second], warnings: [],
                    downChannels: [.init(route: .chat, since: F.at(-20))])), "I-1"
        ),
        ("status, plan at fault", .status(safe), "I-1"),
        (
            "status, everything wrong",
            .status(
                StatusFacts(
                    running: [troubled], warnings: [8],
                    downChannels: [.init(route: .chat, since: F.at(-20))], concluding: [ended])),
            "I-1"
        ),
        (
            "status, closeout only",
            .status(
                StatusFacts(running: [], warnings: [], downChannels: [], concluding: [ended])),
            "I-3"
        ),
        ("status, quiet", .status(StatusFacts(running: [], warnings: [], downChannels: [])), nil),
        (
            "tasks, mine",
            .tasks([F.task(), F.task(6, due: -5), F.task(7, due: nil, blocked: true)], mine: true),
            "T-5"
        ),
        (
            "tasks, all",
            .tasks((1...12).map { F.task($0, due: $0 * 10, assignee: nil) }, mine: false), "T-1"
        ),
        ("tasks, none", .tasks([], mine: true), nil),
        ("tasks, none at all", .tasks([], mine: false), nil),
        ("timeline", .timeline(1, TimelineSamples.some, omitted: 3), "I-1"),
        (
            "timeline, a page",
            .timeline(
                1, TimelineSamples.some, omitted: 0, page: TimelinePage(number: 2, of: 5)), "I-1"
        ),
        (
            "timeline, the last page",
            .timeline(
                1, TimelineSamples.gathered, omitted: 0, page: TimelinePage(number: 5, of: 5)),
            "I-1"
        ),
        ("timeline of the desk", .timeline(nil, [], omitted: 0), nil),
        ("me", .me(me), "N-4"),
        (
            "me, with approvals",
            .me(
                MeFacts(
                    name: "赵敏", posts: [.init(group: "hq", seat: .lead)], notices: [4],
                    tasks: [F.task(due: -5), F.task(6, due: 60)], approvals: [F.task(9)],
                    rumours: [Number(.rumour, 2)])), "N-4"
        ),
        (
            "me, with what is not shown",
            .me(
                MeFacts(
                    name: "孙宁", posts: [.init(group: "guidance", seat: .lead)], notices: [],
                    tasks: [], closed: 1)), nil
        ),
        ("me, nothing open", .me(MeFacts(name: "李雷", posts: [], notices: [], tasks: [])), nil),
    ]

    private static let me = MeFacts(
        name: "李雷",
        posts: [
            .init(group: "office", seat: .lead), .init(group: "release", seat: .deputy),
            .init(group: "hq", seat: .member),
        ], notices: [4, 6], tasks: [F.task(), F.task(6, due: 60)])

    private static let everyVerb = HelpFacts(verb: nil, verbs: Verb.allCases, route: .chat)

    private static let w7 = Number(.warning, 7)

    private static let forms: [Row] = [
        ("formQuestion, type", question(.warning, .type, 1, 4), nil),
        ("formQuestion, scope", question(.warning, .scope, 2, 4), nil),
        ("formQuestion, harm", question(.warning, .harm, 3, 4), nil),
        ("formQuestion, link", question(.warning, .link, 4, 4), nil),
        (
            "formQuestion, indicator", question(.assessment(w7), .indicator(1), 1, 11), "W-7"
        ),
        ("formQuestion, floors", question(.assessment(w7), .floors, 11, 11), "W-7"),
        ("formStopped, warning", .formStopped(.warning), nil),
        ("formStopped, assessment", .formStopped(.assessment(w7)), nil),
    ]

    private static func question(
        _ subject: Form.Subject, _ field: Form.Field, _ place: Int, _ count: Int
    ) -> Reply {
        .formQuestion(FormQuestion(subject: subject, field: field, place: place, count: count))
    }

    private static let rest: [Row] = [
        ("language", .language([.zh]), nil),
        ("quiet", .quiet(QuietHours(from: 22 * 60, to: 7 * 60)), nil),
        ("quiet, off", .quiet(.never), nil),
        ("language, both", .language([.zh, .en]), nil),
        ("help", .help(everyVerb), nil),
        ("help, a verb", .help(HelpFacts(verb: .activate, verbs: [.activate], route: .chat)), nil),
        ("help, not yours", .help(HelpFacts(verb: .close, verbs: [.help], route: .chat)), nil),
        ("guarded, secret", .guarded(.secret, case: 3), "3"),
        ("guarded, secret kept", .guarded(.secret, case: 3, sealed: true), "3"),
        ("guarded, forbidden", .guarded(.forbidden, case: 4), "4"),
        ("editIgnored", .editIgnored, nil),
        ("dutyPhone", .dutyPhone, nil),
        ("stopTaken", .stopTaken, nil),
    ]
}
