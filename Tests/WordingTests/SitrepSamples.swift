import Foundation

@testable import Domain

/// What is said of situation reports and of duties to report outside.
enum SitrepSamples {
    typealias F = Fixture

    // MARK: Reports

    private static func fact(
        _ number: Int, _ text: String, _ standing: Fact.Standing, isNew: Bool = false,
        isDoubted: Bool = false
    ) -> Sitrep.FactLine {
        Sitrep.FactLine(
            number: number, text: text, source: number == 1 ? "技术组" : nil, standing: standing,
            isNew: isNew, isDoubted: isDoubted)
    }

    static let first = Sitrep(
        incident: 1, number: 1, kind: .first, author: "李雷", from: F.at(-60), to: F.at(-30),
        notice: 4, words: nil, title: "谎称报名取消", level: Level(3), levelSince: F.at(-45),
        gravest: Level(2),
        phase: .active, commander: "赵敏", packs: ["R"],
        detectedAt: F.at(-60), activatedAt: F.at(-45), origin: F.draft,
        levels: [], happened: [], omitted: 0, facts: [],
        tasks: Sitrep.Tasks(done: 3, doneSince: 0, open: 32, overdue: 0), overdue: [],
        blocked: [], silent: [], unreached: [], down: [], next: [F.task(5, due: 20)],
        nextReport: F.at(60), duties: [unconfirmed])

    private static func changed(_ change: (inout Sitrep) -> Void) -> Sitrep {
        var report = first
        change(&report)
        return report
    }

    private static let events: [Happening] = [
        .init(at: F.at(-25), who: "孙宁", what: .noted("平台已回电")),
        .init(at: F.at(-24), who: "李雷", what: .pinned("现场无聚集", saidBy: "@luo")),
        .init(at: F.at(-22), who: "李雷", what: .scored(58, suggested: Level(2))),
        .init(
            at: F.at(-20), who: "周舟",
            what: .done(
                task: 5, action: F.text("起草首发声明", "Draft the holding statement"),
                evidence: "稿一")),
        .init(
            at: F.at(-18), who: "郑钧",
            what: .blocked(
                task: 9, action: F.text("传播数据", "Spread data"), reason: "等授权")),
        .init(at: F.at(-15), who: nil, what: .roadDown(.chat)),
        .init(at: F.at(-5), who: nil, what: .roadBack(.chat, since: F.at(-15))),
        .init(
            at: F.at(-12), who: "李雷",
            what: .told(
                body: "属地公安", receipt: LiaisonReceipt(spokeWith: "王", number: "2026-118"))),
        .init(at: F.at(-11), who: "李雷", what: .phoned(to: "赵敏", words: "已口头报告")),
        .init(at: F.at(-10), who: "罗岩", what: .field(PostSamples.forty.card)),
        .init(
            at: F.at(-4), who: nil,
            what: .fieldDiffers(
                PostSamples.forty.card, PostSamples.many.card, names: ["罗岩", "卫青禾"])),
        .init(
            at: F.at(-9), who: "周舟",
            what: .published(
                number: 1, kind: .holding, text: "示例单位情况通报\n报名系统已于14:00恢复",
                places: ["官网", "官方微博"])),
        .init(
            at: F.at(-8), who: "孙宁", what: .judged(rumour: 1, text: "网传考试取消", .falsehood)),
        .init(at: F.at(-7), who: "赵敏", what: .decided(rumour: 1, .refute, reason: "已误导考生")),
        .init(at: F.at(-3), who: "李雷", what: .closeProposed(reason: "热度回落")),
        .init(at: F.at(-1), who: "赵敏", what: .closed(reason: "热度回落")),
    ]

    static let update = changed { report in
        (report.number, report.kind, report.from, report.to) = (3, .update, F.at(-30), F.now)
        (report.level, report.levelSince) = (Level(2), F.at(-22))
        report.words = "报名系统已恢复 正在核对名单"
        report.origin = nil
        report.levels = [
            .init(
                at: F.at(-22), who: "赵敏",
                what: .level(from: Level(3), to: Level(2), reason: "省级媒体报道"))
        ]
        report.happened = events
        report.omitted = 2
        report.facts = [
            fact(1, "报名系统已于13:50恢复", .confirmed, isNew: true),
            fact(4, "有人冒充客服", .unconfirmed, isNew: true, isDoubted: true),
            fact(3, "热线排队200人", .unconfirmed), fact(2, "名单外泄", .refuted, isNew: true),
        ]
        report.tasks = Sitrep.Tasks(
            done: 12, doneSince: 5, open: 20, overdue: 7, blocked: 1, awaitingApproval: 2)
        report.overdue = (10...14).map { F.task($0, due: -$0) }
        report.blocked = [.init(task: F.task(9, blocked: true), reason: "等授权")]
        report.silent = [.init(notice: 2, names: ["吴悠", "孙宁"])]
        report.unreached = ["冯远"]
        report.down = [.init(route: .sms, since: F.at(-15))]
        report.duties = [unconfirmed, applied, filed, dismissed]
    }

    static let quiet = changed { report in
        (report.number, report.kind, report.from, report.to) = (12, .update, F.at(-120), F.now)
        report.origin = nil
        report.duties = []
        report.facts = [fact(1, "报名系统已恢复", .confirmed)]
    }

    static let final = changed { report in
        (report.number, report.kind, report.from, report.to) = (14, .final, F.at(-120), F.now)
        (report.origin, report.phase, report.nextReport) = (nil, .closed(at: F.at(-10)), nil)
        report.words = "处置完毕"
        report.duties = [filed]
    }

    private static let alone = changed { $0.notice = nil }

    private static func brief(
        _ report: Sitrep, _ receipts: [(String, Int)] = [], waiting: [String] = []
    ) -> SitrepBrief {
        SitrepBrief(
            report: report, receipts: receipts.map { .init(name: $0.0, at: F.at($0.1)) },
            waiting: waiting)
    }

    static let replies: [(String, SitrepReply)] = [
        ("issued", .issued(brief(update, waiting: ["赵敏", "钱进"]))),
        ("issued, nobody of HQ", .issued(brief(alone))),
        ("issued, final", .issued(brief(final, waiting: ["赵敏"]))),
        ("draft, first", .draft(first)), ("draft", .draft(update)),
        ("shown", .shown(brief(update, [("赵敏", -2)], waiting: ["钱进"]))),
        ("shown, quiet", .shown(brief(quiet))), ("shown, final", .shown(brief(final))),
        ("shown, nobody of HQ", .shown(brief(alone))),
        ("list", .list(1, [brief(first, [("赵敏", -2)]), brief(update)], next: F.at(60))),
        ("list, late", .list(1, [brief(first)], next: F.at(-10))),
        ("list, ended", .list(1, [brief(first), brief(alone), brief(final)], next: nil)),
        ("list, none", .list(1, [], next: F.at(10))),
        ("list, many", .list(1, Array(repeating: brief(update), count: 40), next: nil)),
        ("phoned", .phoned(1, to: "赵敏", writtenBy: F.at(30))),
        ("phoned, no name", .phoned(1, to: nil, writtenBy: nil)),
    ]

    private static let one = Number(.incident, 1)

    private static let own: [(String, SitrepRefusal)] = [
        ("firstWanted", .firstWanted(one)), ("firstGiven", .firstGiven(one, at: F.at(-30))),
        ("finalGiven", .finalGiven(one, at: F.at(-30))), ("stillActive", .stillActive(one)),
        ("noSuch", .noSuch(one, 9, last: 3)), ("noSuch, none", .noSuch(one, 9, last: 0)),
    ]

    static let refusals: [(String, Refusal, String?)] =
        own.map { ("sitrep, \($0.0)", Refusal.sitrep($0.1), "I-1") } + FilingSamples.refusals

    static let subject = NoticeSubject.sitrep(update)

    private static func notice(
        _ name: String, _ report: Sitrep, _ context: NoticeContext, room: Bool = true
    ) -> Sample {
        Sample("notice.sitrep, \(name)", .notice(4, .sitrep(report), context), "N-4", room: room)
    }

    private static let notices: [Sample] = [
        notice("first, in the room", first, NoticeSamples.context()),
        notice("update, in the room", update, NoticeSamples.context()),
        notice("quiet, in the room", quiet, NoticeSamples.context()),
        notice("final, in the room", final, NoticeSamples.context()),
        notice(
            "nobody of HQ answers, in the room", update,
            NoticeSamples.context(for: "赵敏", .silent)),
        notice("alone", update, NoticeSamples.context(), room: false),
        notice(
            "sensitive", update, NoticeSamples.context(classification: .sensitive), room: false),
        notice("public", first, NoticeSamples.context(classification: .public), room: false),
    ]

    private static let late: TaskReminder = {
        var task = F.task(5, due: -10)
        task.report = .update
        return TaskReminder(task: task, incident: 1, percent: 100)
    }()

    static let all: [Sample] =
        replies.map { Sample("sitrep.\($0)", .reply(.sitrep($1)), "I-1") }
        + replies.filter { $0.1.isLong }.map {
            Sample("sitrep.\($0), in the room", .reply(.sitrep($1)), "I-1", room: true)
        } + notices + FilingSamples.all
        + [Sample("tasksDue, a report", .bulletin(.tasksDue([late])), "T-5", room: true)]
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }

    static let unconfirmed = FilingSamples.unconfirmed
    static let applied = FilingSamples.applied
    static let filed = FilingSamples.filed
    static let dismissed = FilingSamples.dismissed

    static let log: [(String, Event)] =
        [
            ("sitrep issued", .sitrep(1, .issued(update))),
            ("sitrep issued, nobody of HQ", .sitrep(1, .issued(alone))),
            ("sitrep phoned", .sitrep(1, .phoned(to: "赵敏", words: "已口头报告"))),
        ] + FilingSamples.events
}

enum FilingSamples {
    typealias F = Fixture

    private static func clock(
        _ number: Int, _ minutes: Int, _ zh: String, _ en: String,
        filed: FilingFacts.Filed? = nil
    ) -> FilingFacts.Clock {
        FilingFacts.Clock(
            number: number, within: .minutes(minutes), addressee: F.text(zh, en),
            due: F.at(minutes - 30), task: 20, filed: filed)
    }

    private static let phone = clock(0, 15, "上级值班室", "The superior's duty desk")
    private static let written = clock(1, 60, "上级主管部门", "The superior body")

    static let unconfirmed = FilingFacts(
        incident: 1, duty: "cn.local.15-30", title: F.text("属地首报", "Local first report"),
        trigger: F.text("发生重大突发事件", "An emergency of level II"),
        channel: F.text("电话、传真", "Phone, fax"), basis: F.text("属地规定", "Local rules"),
        checkedOn: "2026-11-25", standing: .unconfirmed, ruledAt: nil, oneOf: false,
        clocks: [phone, written])

    private static func changed(_ change: (inout FilingFacts) -> Void) -> FilingFacts {
        var facts = unconfirmed
        change(&facts)
        return facts
    }

    private static let byPhone = FilingFacts.Filed(
        at: F.at(-18), receipt: nil, spokeWith: "王某", via: "phone", by: "李雷")
    private static let inWriting = FilingFacts.Filed(
        at: F.at(53), receipt: "2026-118", spokeWith: nil, via: nil, by: "李雷")

    static let applied = changed { facts in
        facts.standing = .applies(by: "陈静")
        facts.clocks[0].filed = byPhone
    }
    static let fresh = changed { $0.standing = .applies(by: "陈静") }
    static let byPlan = changed { $0.standing = .applies(by: nil) }
    static let filed = changed { facts in
        facts.standing = .applies(by: "陈静")
        facts.clocks[0].filed = byPhone
        facts.clocks[1].filed = inWriting
    }
    static let dismissed = changed { facts in
        facts.standing = .dismissed(by: "陈静", reason: "未达重大")
        facts.clocks = []
    }

    private static let one = Number(.incident, 1)

    static let replies: [(String, FilingReply)] = [
        ("list", .list(1, [unconfirmed, applied, filed, dismissed])),
        ("list, by the plan", .list(1, [byPlan])), ("list, to confirm", .list(1, [unconfirmed])),
        ("list, none", .list(1, [])), ("applied", .applied(fresh)),
        ("dismissed", .dismissed(dismissed)), ("filed by phone", .filed(applied, clock: 0)),
        ("filed", .filed(filed, clock: 1)),
    ]

    static let bulletins: [(String, FilingBulletin)] = [
        ("wanted", .wanted(1, [unconfirmed, unconfirmed])),
        ("applied", .applied(fresh, by: "陈静")), ("dismissed", .dismissed(dismissed, by: "陈静")),
        ("filed", .filed(applied, clock: 0, by: "李雷")),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        (
            "filing, noSuch", .filing(.noSuch("tax", known: ["cn.cyber.2025", "cn.local.15-30"])),
            nil
        ),
        ("filing, which", .filing(.which(["cn.cyber.2025", "cn.local.15-30"])), nil),
        ("filing, nothingOpen", .filing(.nothingOpen(one)), "I-1"),
        (
            "filing, whichClock",
            .filing(
                .whichClock(
                    "cn.cyber.2025",
                    [
                        ClockOption(within: .hours(1), addressee: F.text("公安", "The police")),
                        ClockOption(within: .hours(4), addressee: F.text("网信", "The CAC")),
                    ])), nil
        ),
        ("filing, ruledAlready", .filing(.ruledAlready(one, "cn.cyber.2025")), "I-1"),
        ("filing, filedAlready", .filing(.filedAlready(one, "cn.cyber.2025")), "I-1"),
        ("filing, needsProof", .filing(.needsProof("cn.cyber.2025")), nil),
    ]

    static let all: [Sample] =
        replies.map { Sample("filing.\($0)", .reply(.filing($1)), "I-1") }
        + [
            Sample("filing.list, in the room", .reply(.filing(replies[0].1)), "I-1", room: true)
        ]
        + bulletins.map {
            Sample("filing.bulletin.\($0)", .bulletin(.filing($1)), "I-1", room: true)
        }

    static let events: [(String, Event)] = [
        ("filing applied", .filing(1, .applied("cn.local.15-30", clocks: [0, 1]))),
        ("filing dismissed", .filing(1, .dismissed("cn.local.15-30", reason: "未达重大"))),
        (
            "filing filed",
            .filing(
                1,
                .filed(
                    Filing(
                        duty: "cn.local.15-30", clock: 0, due: F.at(-15), at: F.at(-18),
                        spokeWith: "王某", via: "phone", by: "li")))
        ),
        (
            "filing filed late",
            .filing(
                1,
                .filed(
                    Filing(
                        duty: "cn.local.15-30", clock: 1, due: F.at(-15), at: F.at(-10),
                        receipt: "2026-118", by: "li")))
        ),
    ]
}
