import Foundation

@testable import Domain

/// What is said of roll calls.
enum RollCallSamples {
    typealias F = Fixture

    static let brief = RollCallBrief(
        scope: .incident, incident: 1, due: F.at(10), place: "二楼会议室", asker: "li", by: "李雷")
    static let site = RollCallBrief(scope: .group("release"), incident: 1, due: F.at(10))
    static let all = RollCallBrief(scope: .everyone, due: F.at(10), by: "李雷")

    static let lines = [
        RollLine(name: "李雷", stand: .present, at: F.now),
        RollLine(name: "王芳", stand: .present, at: F.at(12), isLate: true),
        RollLine(name: "周舟", stand: .present, at: F.now, by: "李雷"),
        RollLine(name: "吴悠", stand: .onTheWay(until: F.at(20)), at: F.now, place: "南门"),
        RollLine(name: "孙宁", stand: .away(reason: "出差"), at: F.now),
        RollLine(name: "江南", stand: .away(reason: nil), at: nil),
    ]

    static let under = RollFacts(notice: 4, brief: brief, lines: lines, silent: ["赵敏", "钱进"])

    static let over: RollFacts = {
        var facts = under
        facts.brief.due = F.at(-1)
        facts.covers = ["钱进"]
        facts.silent = ["赵敏"]
        return facts
    }()

    static let many: RollFacts = {
        var facts = over
        facts.silent = (1...30).map { "队员\($0)" }
        return facts
    }()

    static let onSite = RollFacts(
        notice: 4,
        brief: RollCallBrief(scope: .post(1), incident: 1, due: F.at(-10), place: "南门广场"),
        lines: lines, silent: ["赵敏"])

    static let done = RollFacts(notice: 4, brief: brief, lines: lines, silent: [])
    static let whole = RollFacts(
        notice: 4, brief: brief, lines: Array(lines.prefix(3)), silent: [])

    static let replies: [(String, Reply, String?)] = [
        ("rollCalled", .rollCalled(4, asked: 8, due: F.at(10), away: []), "N-4"),
        ("rollCalled, some on leave", .rollCalled(4, asked: 8, due: F.at(10), away: ["江南"]), "N-4"),
        ("rollAnsweredFor", .rollAnsweredFor(4, "吴悠", .present), "N-4"),
        (
            "rollAnsweredFor, on the way",
            .rollAnsweredFor(4, "吴悠", .onTheWay(until: F.at(20))), "N-4"
        ),
        ("rollTable", .rollTable(under), "N-4"), ("rollTable, over", .rollTable(over), "N-4"),
        ("rollTable, many", .rollTable(many), "N-4"),
    ]

    static let bulletins: [(String, Bulletin, String?)] = [
        ("rollDue", .rollDue(over), "N-4"), ("rollDue, many", .rollDue(many), "N-4"),
        ("rollUnfound", .rollUnfound(onSite), "N-4"),
        ("rollComplete", .rollComplete(done), "N-4"),
        ("rollComplete, all here", .rollComplete(whole), "N-4"),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("noSuchGroup", .noSuchGroup("火星", known: F.plan.groups.map(\.name)), nil),
        ("noRollCall", .noRollCall, nil), ("rollCallOfWhom", .rollCallOfWhom, nil),
    ]

    static let subjects: [NoticeSubject] = [.rollCall(brief), .rollCall(site), .rollCall(all)]

    private static let context = NoticeSamples.context(level: Level(2))

    private static let told: [Sample] =
        replies.map { Sample("reply.\($0)", .reply($1), $2, room: true) }
        + bulletins.map { Sample("bulletin.\($0)", .bulletin($1), $2, room: true) }

    private static let refused: [Sample] = refusals.map {
        Sample("refused.\($0)", .reply(.refused($1)), $2)
    }

    private static let notices: [Sample] = [
        Sample("notice.rollCall", .notice(4, subjects[0], context), "N-4"),
        Sample("notice.rollCall, a group's", .notice(4, subjects[1], context), "N-4"),
        Sample(
            "notice.rollCall, everyone, chat down",
            .notice(4, subjects[2], NoticeSamples.context(level: nil, outage: true)), "N-4"),
    ]

    static let samples: [Sample] = told + refused + notices + boards

    private static let boards = [
        Sample("board, roll call", .bulletin(.board(.roll(under))), "N-4", room: true),
        Sample("board, roll call over", .bulletin(.board(.roll(many))), "N-4", room: true),
        Sample(
            "board, status", .bulletin(.board(.status(ReplySamples.running))), "I-1", room: true),
        Sample("board, closed", .bulletin(.board(.closed(1))), "I-1", room: true),
        Sample("board, ended", .bulletin(.board(.status(ReplySamples.ended))), "I-3", room: true),
    ]

    static let events: [(String, Event)] = [
        ("answeredRoll", .notice(4, .answeredRoll(by: "wang", .present, place: nil, via: .own))),
        (
            "answeredRoll, on the way",
            .notice(
                4, .answeredRoll(by: "wang", .onTheWay(until: F.at(20)), place: nil, via: .own))
        ),
        (
            "answeredRoll, cannot",
            .notice(4, .answeredRoll(by: "wang", .away(reason: nil), place: nil, via: .own))
        ),
        (
            "answeredRoll by phone",
            .notice(
                4,
                .answeredRoll(
                    by: "li", .present, place: nil, via: .proxy("wang", via: "phone")))
        ),
        ("rollDue", .notice(4, .rollDue(silent: ["li", "zhao"]))),
        ("rollComplete", .notice(4, .rollComplete)),
        ("rollUnfound", .notice(4, .rollUnfound(silent: ["li"]))),
    ]
}
