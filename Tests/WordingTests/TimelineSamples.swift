import Foundation

@testable import Domain

enum TimelineSamples {
    typealias F = Fixture

    /// Every event as one line said by somebody, or by nobody.
    static let events: [(String, TimelineLine)] =
        ((byPeople + RollCallSamples.events + GroupSamples.events + ReadinessSamples.events
            + FactSamples.events
            + StatementSamples.events.map { ($0, Event.statement(1, $1)) } + OfficialSamples.events
            + EvidenceSamples.events + QuestionSamples.events + RumourSamples.events
            + SitrepSamples.log + SealSamples.events + ApprovalSamples.events
            + CodeWordSamples.events + PostSamples.events
            + PlatformSamples.events)
            .map { ($0, line($1, who: "王芳")) }
            + bySystem.map { ($0, line($1)) })
        + DutySamples.events

    static let some = [
        line(.incident(1, .activated(start(by: "zhao"))), who: "赵敏"),
        line(.notice(4, .acknowledged(by: "li", via: .own)), who: "李雷", route: .sms),
        line(.notice(4, .escalated(line: "li", to: "wang", because: .silent))),
    ]

    /// Sixteen who answered the same, and a task that says what it is.
    static let gathered: [TimelineLine] = {
        var all = line(.notice(4, .acknowledged(by: "li", via: .own)), who: "李雷")
        all.others = ["王芳", "赵敏", "周舟", "孙宁", "郑钧"]
        var done = line(.task(3, .done(by: "wang", evidence: nil, next: nil)), who: "王芳")
        done.action = F.text("起草首发声明", "Draft the holding statement")
        return [all, done]
    }()

    /// What came late, and a pair that does not agree.
    static let returned: DigestFacts = {
        var late = line(
            .task(3, .done(by: "wang", evidence: nil, next: nil)), who: "王芳", route: .sms)
        late.saidAt = F.at(-20)
        let blocked = line(.task(3, .blocked(by: "li", reason: "等授权")), who: "李雷")
        let lines = [late, blocked]
        return DigestFacts(
            route: .chat, from: F.at(-30), to: F.now, lines: lines, omitted: 0,
            conflicts: DigestFacts.conflicts(in: lines))
    }()

    static func line(_ event: Event, who: String? = nil, route: RouteKind = .chat) -> TimelineLine {
        TimelineLine(
            sequence: 1, at: F.now, who: who, route: who == nil ? nil : route, event: event,
            names: ["li": "李雷", "wang": "王芳", "zhao": "赵敏", "zhou": "周舟"],
            labels: ["site": "官网", "weibo": "官方微博", "police": "属地公安"])
    }

    static func start(by person: PersonID) -> Activation {
        Activation(
            warning: 7, level: Level(2), packs: ["R"], reason: nil, commander: "zhao",
            enteredBy: person, via: person == "zhao" ? nil : "phone", detectedAt: F.now,
            planVersion: "1.0.0", planHash: "00", tasks: [], countersignBy: nil)
    }

    private static let byPeople: [(String, Event)] =
        warnings + incidents + tasks + notices + desk + LiaisonSamples.events
        + CircleSamples.events + AbsenceSamples.events

    static let meeting = Conference(
        new: .init(person: "li", points: 58, suggested: Level(2)),
        other: .init(person: "wang", points: 40, suggested: Level(3)))

    private static let warnings: [(String, Event)] = [
        (
            "registered",
            .warning(
                7, .registered(F.draft, detectedAt: F.now, assessBy: F.at(30), decideBy: F.at(45)))
        ),
        ("assessed", .warning(7, .assessed(F.score, decideBy: F.at(45)))),
        ("warning conference", .warning(7, .conference(meeting))),
        ("watched", .warning(7, .watched(reason: "热度回落"))),
        ("referred", .warning(7, .referred(to: "属地网信办", reason: nil))),
        ("merged", .warning(7, .merged(into: 2))),
        ("declined", .warning(7, .declined(reason: "一直没有新增"))),
    ]

    private static let incidents: [(String, Event)] = [
        ("activated", .incident(1, .activated(start(by: "zhao")))),
        ("activated by phone", .incident(1, .activated(start(by: "li")))),
        ("reassessed", .incident(1, .assessed(F.score))),
        ("incident conference", .incident(1, .conference(meeting))),
        (
            "levelSuggested",
            .incident(1, .levelSuggested(Level(2), from: Level(3), F.score))
        ),
        ("planAdopted", .incident(1, .planAdopted(PlanSamples.adoption))),
        ("countersigned", .incident(1, .countersigned(by: "zhao"))),
        (
            "levelChanged",
            .incident(1, .levelChanged(from: Level(3), to: Level(2), reason: "热度回落"))
        ),
        ("closeProposed", .incident(1, .closeProposed(by: "li", reason: "热度回落"))),
        ("closed", .incident(1, .closed(by: "zhao", reason: "热度回落"))),
        ("cancelled", .incident(1, .cancelled(by: "zhao", reason: "热度回落"))),
        ("noted", .incident(1, .noted(text: "平台已回电"))),
        ("pinned", .incident(1, .pinned(text: "平台已回电", saidBy: "李雷"))),
    ]

    private static let tasks: [(String, Event)] = [
        ("assigned", .task(5, .assigned(to: "li"))),
        ("evidenceAsked", .task(5, .evidenceAsked(by: "li"))),
        ("done", .task(5, .done(by: "li", evidence: nil, next: nil))),
        ("done for a round", .task(5, .done(by: "li", evidence: nil, next: F.at(60)))),
        ("submitted", .task(5, .submitted(by: "li", evidence: nil))),
        ("approved", .task(5, .approved(by: "zhao", next: nil))),
        ("approved for a round", .task(5, .approved(by: "zhao", next: F.at(60)))),
        ("approvedInPart", .task(5, .approvedInPart(by: "zhao"))),
        ("blocked", .task(5, .blocked(by: "li", reason: "等待法审"))),
        ("voiced", .task(5, .voiced(by: "li", evidence: nil))),
    ]

    private static let notices: [(String, Event)] = [
        ("acknowledged", .notice(4, .acknowledged(by: "wang", via: .own))),
        (
            "acknowledged by phone",
            .notice(4, .acknowledged(by: "li", via: .proxy("wang", via: "phone")))
        ),
        ("cannot", .notice(4, .cannot(by: "wang", reason: "在外地"))),
        ("cannot, no reason", .notice(4, .cannot(by: "wang", reason: nil))),
    ]

    static let code = PendingCode(
        code: "4821", command: .incident(.cancel(nil, reason: "热度回落")), place: .room("!r"),
        askedAt: F.now, validUntil: F.at(2))

    private static let form = Form(
        subject: .warning, place: .direct("@wang:x"), validUntil: F.at(10))

    private static let desk: [(String, Event)] = [
        ("plan published", .plan(.published(F.plan, acknowledgeBy: F.at(60)))),
        ("plan interpreted", .plan(.interpreted(2, question: "节假日算吗", answer: "不算"))),
        ("codeAsked", .desk(.codeAsked("wang", code))), ("codeSpent", .desk(.codeSpent("wang"))),
        ("language", .desk(.language("wang", [.zh, .en]))),
        ("quiet", .desk(.quiet("wang", QuietHours(from: 22 * 60, to: 7 * 60)))),
        ("quiet, off", .desk(.quiet("wang", .never))),
        ("formOpened", .desk(.formOpened("wang", form))),
        ("formAnswered", .desk(.formAnswered("wang", form))),
        ("formClosed", .desk(.formClosed("wang"))),
        ("imported", .roster(.imported(Roster()))),
        ("put", .roster(.put(Person(id: "wang", name: "王芳", posts: [])))),
        ("verified", .roster(.verified("wang", .sms, on: F.day))),
        ("held", .roster(.held(reason: "法务要求保全"))),
        ("hold lifted", .roster(.held(reason: nil))),
    ]

    private static let bySystem: [(String, Event)] = clocks + roads + alarms + ReachSamples.events

    private static let clocks: [(String, Event)] =
        [
            ("left", .roster(.left("wang", on: F.day))),
            ("purged", .roster(.purged("wang"))),
            ("roster confirmed", .roster(.confirmed("wang"))),
            ("warning activated", .warning(7, .activated(as: 1))),
            ("reminded, assess", .warning(7, .reminded(.assess))),
            ("reminded, decide", .warning(7, .reminded(.decide))),
            ("reminded, reassess", .warning(7, .reminded(.reassess))),
            ("warning reassessBy", .warning(7, .reassessBy(F.at(30)))),
            ("reassessBy", .incident(1, .reassessBy(F.at(60)))),
            ("reassessLate", .incident(1, .reassessLate(due: F.at(-5), again: F.at(60)))),
            ("plan acknowledgementDue", .plan(.acknowledgementDue(hash: "ab", missing: ["li"]))),
            ("plan annexOverdue", .plan(.annexOverdue(letter: "A", review: "2026-10-31"))),
            ("countersignLate", .incident(1, .countersignLate)),
            ("reminded", .task(5, .reminded(percent: 80, "li"))),
            ("rescheduled", .task(5, .rescheduled(due: F.at(45), was: nil))),
            ("rescheduled, no clock", .task(5, .rescheduled(due: nil, was: F.at(45)))),
            ("quorumAsked", .task(5, .quorumAsked(until: F.at(15)))),
            ("quorumMissed", .task(5, .quorumMissed)), ("dropped", .task(5, .dropped)),
            (
                "restated",
                .task(
                    5,
                    .restated(Step(id: "B20", group: .office, action: F.task().action)))
            ),
            ("stepsJoined", .incident(1, .stepsJoined([], because: .levelChanged))),
            ("archived", .incident(1, .archived)),
            ("exhausted", .notice(4, .exhausted(line: "li"))),
            ("escalated, silent", .notice(4, .escalated(line: "li", to: "wang", because: .silent))),
            ("escalated, cannot", .notice(4, .escalated(line: "li", to: "wang", because: .cannot))),
            ("unreachable", .notice(4, .unreachable("li", told: ["wang"]))),
            ("unreachable, nobody told", .notice(4, .unreachable("li", told: []))),
            ("withdrawn", .notice(4, .withdrawn)),
        ]
        + NoticeSamples.subjects.map { ("issued", .notice(4, .issued(issue($0)))) }

    private static func issue(_ subject: NoticeSubject) -> NoticeIssue {
        NoticeIssue(
            subject: subject, incident: 1, level: Level(2), recipients: ["li", "wang"], ladder: [],
            acknowledgement: [], smsInOutage: true, classification: .internal)
    }

    private static let roads: [(String, Event)] = [
        ("routed, ladder", .notice(4, .routed(to: "li", .sms, because: .ladder))),
        ("routed, outage", .notice(4, .routed(to: "li", .sms, because: .outage))),
        ("routed, failed", .notice(4, .routed(to: "li", .email, because: .failed))),
        ("routed, returned", .notice(4, .routed(to: "li", .sms, because: .returned))),
        ("outage", .incident(1, .outage(.chat, reason: "refused"))),
        ("restored", .incident(1, .restored(.chat, downSince: F.at(-20)))),
        ("channelDown", .desk(.channelDown(.chat, reason: "dns"))),
        ("channelUp", .desk(.channelUp(.chat))),
        (
            "gatewayFailing",
            .desk(.gatewayFailing(Gateway(.sms, "east"), reason: "credit", others: true))
        ),
        ("gatewayWell", .desk(.gatewayWell(Gateway(.email, "smtp")))),
        ("roadForced", .desk(.roadForced(.chat, true))),
        ("roadForced, ended", .desk(.roadForced(.chat, false))),
        ("roadsTested", .desk(.roadsTested("li"))),
        ("roadsFound", .desk(.roadsFound([.chat, .sms, .backup]))),
        ("digested", .desk(.digested(.chat, first: 3, last: 9, downSince: F.at(-20)))),
        (
            "redirected",
            .desk(
                .redirected(
                    "d1", "li", from: .chat, to: .sms, reason: "person-unreachable",
                    .reply(.editIgnored)))
        ),
        (
            "alarmPassed",
            .desk(
                .alarmPassed(
                    "d1", from: "li", by: .sms, to: "wang", reason: "person-unreachable",
                    .bulletin(.unreachable(4, person: "赵敏"))))
        ),
        (
            "alarmPassed, to nobody",
            .desk(
                .alarmPassed(
                    "d1", from: "li", by: .email, to: nil, reason: "down",
                    .bulletin(.unreachable(4, person: "赵敏"))))
        ),
        ("undelivered", .desk(.undelivered("d1", "li", reason: "rejected", kept: nil))),
        (
            "undelivered, kept",
            .desk(
                .undelivered("d1", "li", reason: "down", kept: .bulletin(.undelivered(person: "x")))
            )
        ),
        ("resumed", .desk(.resumed("d1", "li", .sms, .bulletin(.undelivered(person: "x"))))),
    ]

    private static let alarms: [(String, Event)] = [
        ("noted", .desk(.noted(text: "已电话联系平台"))),
        ("noted afterwards", .desk(.noted(text: "已电话联系平台", at: F.at(-45)))),
        ("guardTripped, secret", .desk(.guardTripped(.secret, case: 3))),
        ("guardTripped, forbidden", .desk(.guardTripped(.forbidden, case: 4))),
        ("trouble, store fails", .desk(.trouble(.storeFails(.full, since: F.at(-20))))),
        (
            "trouble, store back",
            .desk(.trouble(.storeBack(.full, since: F.at(-20), until: F.at(0))))
        ),
        ("trouble, clock", .desk(.trouble(.clockWentBack(from: F.at(90), to: F.at(0))))),
        ("strangerSpoke", .desk(.strangerSpoke(.sms, masked: "138****0003"))),
        ("roomEncrypted", .desk(.roomEncrypted("!r"))),
    ]
}
