import Foundation

@testable import Domain

enum BulletinSamples {
    typealias F = Fixture
    private typealias Row = (String, Bulletin, String?)

    static let all: [Sample] =
        (warnings + incidents + tasks + steps + people + channels).map { name, bulletin, id in
            Sample("bulletin.\(name)", .bulletin(bulletin), id, room: true)
        }

    private static let warnings: [Row] = [
        ("decisionWanted", .decisionWanted(7, F.score, decideBy: F.at(45)), "W-7"),
        ("decisionWanted, quiet", .decisionWanted(7, F.quiet, decideBy: F.at(45)), "W-7"),
        ("warningLate, assess", .warningLate(7, .assess, due: F.at(-5)), "W-7"),
        ("warningLate, decide", .warningLate(7, .decide, due: F.at(-5)), "W-7"),
        ("warningLate, reassess", .warningLate(7, .reassess, due: F.at(-5)), "W-7"),
        (
            "conference",
            .conference(
                Number(.warning, 7),
                [
                    NamedOpinion(name: "李雷", points: 58, level: Level(2)),
                    NamedOpinion(name: "王芳", points: 40, level: Level(3)),
                ]), "W-7"
        ),
        ("reassessLate", .reassessLate(2, due: F.at(-5), reminders: 1), "I-2"),
        ("reassessLate, again", .reassessLate(2, due: F.at(-65), reminders: 2), "I-2"),
        (
            "levelSuggested, up",
            .levelSuggested(2, F.score, from: Level(3), to: Level(2), by: "李雷"), "I-2"
        ),
        (
            "levelSuggested, down",
            .levelSuggested(2, F.quiet, from: Level(3), to: Level(4), by: "李雷"), "I-2"
        ),
        ("warningEnded", .warningEnded(7, .declined, by: "赵敏", reason: "一直没有新增"), "W-7"),
        ("warningEnded, merged", .warningEnded(7, .merged(into: 2), by: "李雷", reason: nil), "W-7"),
    ]

    private static let incidents: [Row] = [
        (
            "levelChanged",
            .levelChanged(
                2, from: Level(2), to: Level(3), by: "赵敏", reason: "热度回落", ReplySamples.changes),
            "I-2"
        ),
        ("closeProposed", .closeProposed(2, by: "李雷", reason: "热度回落", openTasks: 2), "I-2"),
        ("ended", .ended(2, cancelled: false, by: "赵敏", reason: "热度回落"), "I-2"),
        ("ended, cancelled", .ended(2, cancelled: true, by: "赵敏", reason: "热度回落"), "I-2"),
        ("countersigned", .countersigned(2, by: "赵敏"), "I-2"),
        ("countersignLate", .countersignLate(2, commander: "赵敏"), "I-2"),
    ]

    private static func due(_ number: Int, _ percent: Int) -> TaskReminder {
        TaskReminder(
            task: F.task(number, due: percent < 100 ? 45 : -5), incident: 1, percent: percent)
    }

    private static var approval: TaskReminder {
        var reminder = due(5, 100)
        reminder.task.state = .awaitingApproval(doer: "li")
        return reminder
    }

    /// Late, and held up by another step that has no clock.
    private static var heldUp: TaskReminder {
        var reminder = due(5, 100)
        reminder.waitsFor = F.task(4, due: nil)
        return reminder
    }

    private static let tasks: [Row] = [
        ("tasksDue, held up", .tasksDue([heldUp]), "T-5"),
        ("tasksDue, half", .tasksDue([due(5, 50)]), "T-5"),
        ("tasksDue, overdue", .tasksDue([due(5, 125)]), "T-5"),
        ("tasksDue, to be approved", .tasksDue([approval]), "T-5"),
        ("tasksDue, several", .tasksDue([due(5, 80), due(6, 100), due(7, 50)]), "T-5"),
        ("tasksDue, many", .tasksDue((1...9).map { due($0, 100) }), "T-1"),
        ("taskAssigned", .taskAssigned(F.task(), incident: 1, by: "赵敏"), "T-5"),
        ("taskAssigned, no clock", .taskAssigned(F.task(due: nil), incident: 1, by: "赵敏"), "T-5"),
        (
            "taskBlocked",
            .taskBlocked(F.task(blocked: true), incident: 1, by: "李雷", reason: "等待法审"), "T-5"
        ),
        (
            "approvalWanted",
            .approvalWanted(F.task(state: .awaitingApproval(doer: "li")), incident: 1, doer: "李雷"),
            "T-5"
        ),
    ]

    private static let steps: [Row] = [
        ("stepDone, a round", .stepDone(F.task(), incident: 1, by: "李雷"), "T-5"),
        ("stepDone", .stepDone(F.task(state: .done(at: F.now)), incident: 1, by: "李雷"), "T-5"),
        ("stepsJoined, levelChanged", .stepsJoined(1, [F.task()], .levelChanged), "I-1"),
        (
            "stepsJoined, closeProposed",
            .stepsJoined(1, [F.task(), F.task(6, due: nil)], .closeProposed), "I-1"
        ),
        ("stepsJoined, closed", .stepsJoined(1, (5...9).map { F.task($0) }, .closed), "I-1"),
        ("stepsJoined, assessed", .stepsJoined(1, [F.task()], .assessed), "I-1"),
        ("stepsJoined, postOpened", .stepsJoined(1, [F.task()], .postOpened), "I-1"),
        ("stepsJoined, roadChosen", .stepsJoined(1, [F.task()], .roadChosen), "I-1"),
        ("stepsDropped", .stepsDropped(1, [F.task(), F.task(6)]), "I-1"),
        ("quorumWanted", .quorumWanted(F.task(), incident: 1, need: 2, until: F.at(15)), "T-5"),
        ("quorumMissed", .quorumMissed(F.task(), incident: 1, have: 1, need: 2), "T-5"),
        ("archived", .archived(1), "I-1"),
        (
            "dutiesUnconfirmed",
            .dutiesUnconfirmed(
                1,
                [
                    Bilingual(zh: "网络安全事件报告", en: "Cyber incident report"),
                    Bilingual(zh: "属地首报", en: "Local first report"),
                ]), "I-1"
        ),
    ]

    private static let people: [Row] = [
        ("cannot", .cannot(4, person: "李雷", reason: "在外地", called: "王芳"), "N-4"),
        ("cannot, nobody left", .cannot(4, person: "李雷", reason: nil, called: nil), "N-4"),
        ("nobodyLeft", .nobodyLeft(4, person: "李雷"), "N-4"),
        ("unreachable", .unreachable(4, person: "李雷"), "N-4"),
        ("undelivered", .undelivered(person: "李雷"), nil),
        ("secretSeen", .secretSeen(case: 3), "3"),
        ("secretSeen, kept", .secretSeen(case: 3, sealed: true), "3"),
        ("strangerSpoke", .strangerSpoke(.sms, masked: "138****0003"), nil),
        ("roomEncrypted", .roomEncrypted, nil),
    ]

    private static let channels: [Row] =
        RouteKind.allCases.flatMap { route -> [Row] in
            [
                (
                    "channelDown, \(route.rawValue)",
                    .channelDown(route, reason: "blackhole", since: F.at(-5)), nil
                ),
                ("channelUp, \(route.rawValue)", .channelUp(route, downSince: F.at(-25)), nil),
            ]
        } + [
            (
                "channelDown, e-mail too",
                .channelDown(.email, reason: "reset", since: F.at(-5), living: [.sms]), nil
            ),
            (
                "channelDown, the last",
                .channelDown(.sms, reason: "reset", since: F.at(-5), living: []), nil
            ),
            (
                "gatewayFailing, credit",
                .gatewayFailing(Gateway(.sms, "east"), reason: "credit", others: true), nil
            ),
            (
                "gatewayFailing, wording",
                .gatewayFailing(Gateway(.sms, "east"), reason: "wording", others: true), nil
            ),
            (
                "gatewayFailing, the only one",
                .gatewayFailing(Gateway(.email, "smtp"), reason: "sender", others: false), nil
            ), ("gatewayWell", .gatewayWell(Gateway(.sms, "east")), nil),
            (
                "digest",
                .digest(
                    DigestFacts(
                        route: .chat, from: F.at(-30), to: F.now, lines: TimelineSamples.some,
                        omitted: 2)), nil
            ), ("digest with late and disputed entries", .digest(TimelineSamples.returned), nil),
        ]
}
