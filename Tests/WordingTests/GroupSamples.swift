import Foundation

@testable import Domain

/// What is said of groups, seats and duty cards.
enum GroupSamples {
    typealias F = Fixture

    static let team = Bilingual(zh: "跨平台应急小组", en: "Cross-platform team")
    static let office = Bilingual(zh: "应急办公室", en: "Emergency office")
    private static let rear = Bilingual(zh: "后勤组", en: "Logistics")

    static let lines = [
        GroupLine(
            name: Bilingual(zh: "应急指挥部", en: "Command group"),
            members: [
                .init(name: "赵敏", seat: .lead, pair: "钱进"),
                .init(name: "钱进", seat: .deputy, pair: "赵敏", onLeave: true),
            ], minimum: 2),
        GroupLine(
            name: Bilingual(zh: "信息发布组", en: "Release group"),
            members: [
                .init(name: "周舟", seat: .lead, onLeave: true),
                .init(name: "吴悠", seat: .deputy, onLeave: true), .init(name: "孙宁", seat: .member),
            ]),
        GroupLine(name: team, members: [], minimum: 2, foldsTo: office),
        GroupLine(
            name: rear, members: [.init(name: "江南", seat: .lead)], minimum: 3, isAdded: true),
    ]

    static let formed = GroupChange(
        deed: .formed, name: team,
        seats: [
            GroupSeat(name: "孙宁", seat: .lead), GroupSeat(name: "吴悠", seat: .deputy),
            GroupSeat(name: "周舟", seat: .member),
        ], strength: 3, minimum: 2, incident: 1, tasks: [F.task(6), F.task(7)], notice: 4,
        step: F.task(5, state: .awaitingApproval(doer: "zhao")))

    static let waiting: GroupChange = {
        var change = formed
        change.step = F.task(5, assignee: "赵敏")
        return change
    }()

    static let finished: GroupChange = {
        var change = formed
        change.step = F.task(5, state: .done(at: F.now))
        return change
    }()

    static let added = GroupChange(
        deed: .added, name: rear, seats: [GroupSeat(name: "江南", seat: .lead)], strength: 1,
        minimum: 3)

    static let seated = GroupChange(
        deed: .seated, name: team,
        seats: [GroupSeat(name: "吴悠", seat: .lead), GroupSeat(name: "孙宁", seat: .member)],
        strength: 3)

    static let seatedOutside: GroupChange = {
        var change = seated
        change.tasks = [F.task(6)]
        change.kept = [Number(.task, 11), Number(.task, 16)]
        return change
    }()

    static let left = GroupChange(
        deed: .seated, name: team, seats: [GroupSeat(name: "吴悠", seat: nil)], strength: 2)

    static let closed = GroupChange(
        deed: .closed, name: team,
        seats: [GroupSeat(name: "孙宁", seat: nil), GroupSeat(name: "吴悠", seat: nil)], strength: 0,
        foldsTo: office, tasks: [F.task(6)])

    static let card = DutyCard(
        post: .init(group: "office", seat: .lead), name: office,
        duty: Bilingual(zh: "信息收集、分析、报告", en: "Collects, analyses and reports"),
        powers: [.assess, .activate, .rosterEdit],
        callOrder: [
            .init(name: "王芳", mobile: "+86138****0004"), .init(name: "赵敏", mobile: nil),
        ])

    static let member = DutyCard(
        post: .init(group: "release", seat: .member),
        name: Bilingual(zh: "信息发布组", en: "Release group"),
        duty: Bilingual(zh: "发布权威信息", en: "Releases information"), powers: [], callOrder: [])

    static let brief = AppointmentBrief(
        group: team, duty: Bilingual(zh: "统筹各平台", en: "Coordinates the platforms"),
        seats: ["li": .lead, "wu": .deputy],
        names: [GroupSeat(name: "李雷", seat: .lead), GroupSeat(name: "吴悠", seat: .deputy)],
        incident: 1, by: "赵敏", tasks: [F.task(6), F.task(7)])

    static let quiet: AppointmentBrief = {
        var quiet = brief
        (quiet.incident, quiet.tasks) = (nil, [])
        return quiet
    }()

    static let replies: [(String, Reply)] =
        [
            ("group", .group(.table(lines))),
            ("group, many", .group(.table(Array(repeating: lines[1], count: 30)))),
            ("group, one", .group(.shown(lines[0], duty: F.text("统一指挥", "Commands")))),
            ("group, empty", .group(.shown(lines[2], duty: F.text("统筹各平台", "Coordinates")))),
            ("group, card", .group(.card(card))), ("group, a member's card", .group(.card(member))),
        ]
        + changes.map { ("group, \($0)", .group(.changed($1))) }
        + changes.map { ("confirm, group, \($0)", .confirm(.group($1), code: "4821")) }

    private static let changes = [
        ("formed", formed), ("formed, step waits", waiting), ("formed, step done", finished),
        ("added", added), ("seated", seated),
        ("seated, from outside", seatedOutside), ("left", left), ("closed", closed),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("group, noSuch", .group(.noSuch("火星", known: F.plan.groups.map(\.name))), nil),
        ("group, taken", .group(.taken("EO", by: office)), nil),
        ("group, badName", .group(.badName("a b")), nil),
        ("group, mustStay", .group(.mustStay(office)), nil),
        ("group, noLead", .group(.noLead(team)), nil),
        ("group, notIn", .group(.notIn("李雷", team)), nil),
        ("group, nothingNew", .group(.nothingNew(team)), nil),
        ("group, emptyAlready", .group(.emptyAlready(team)), nil),
        ("group, noSeat", .group(.noSeat), nil),
    ]

    static let subjects: [NoticeSubject] = [.appointed(brief), .appointed(quiet)]

    private static let bulletins: [(String, Bulletin)] = [
        ("group, formed", .group(.changed(formed, by: "王芳"))),
        ("group, closed", .group(.changed(closed, by: "王芳"))),
        ("duty card", .group(.card(card))),
        (
            "unproven seat",
            .group(
                .unproven(
                    [
                        UnprovenSeat(
                            id: "feng", name: "冯程",
                            groups: [Bilingual(zh: "法律顾问组", en: "Legal Advisers")])
                    ], by: "王芳"))
        ),
        (
            "unproven address",
            .group(
                .unproven([UnprovenSeat(id: "feng", name: "冯程", groups: [])], by: "王芳"))
        ),
        (
            "unproven number and mail",
            .group(
                .unproven(
                    [UnprovenSeat(id: "feng", name: "冯程", groups: [], roads: [.sms, .email])],
                    by: "王芳"))
        ),
    ]

    static let all: [Sample] =
        replies.map { Sample("reply.\($0)", .reply($1), room: true) }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("bulletin.\($0)", .bulletin($1)) }
        + [
            Sample(
                "notice.appointed", .notice(4, subjects[0], NoticeSamples.context()), "N-4"),
            Sample(
                "notice.appointed, in the room",
                .notice(4, subjects[0], NoticeSamples.context()), "N-4", room: true),
            Sample(
                "notice.appointed, no incident",
                .notice(4, subjects[1], NoticeSamples.context(level: nil)), "N-4"),
        ]

    static let events: [(String, Event)] = [
        (
            "groupAdded",
            .roster(
                .groupAdded(
                    GroupRule(id: "rear", name: rear, duty: rear, words: [], responds: true)))
        ),
        ("seated", .roster(.seated("office", [SeatChange("wang", .lead), SeatChange("li", nil)]))),
        (
            "groupFormed",
            .roster(.groupFormed("release", [SeatChange("wang", .lead)], incident: 1))
        ),
        ("groupClosed", .roster(.groupClosed("rear", name: rear, people: ["wang"]))),
        (
            "carded",
            .roster(.carded([Seating("wang", .init(group: "office", seat: .lead))]))
        ),
    ]
}
