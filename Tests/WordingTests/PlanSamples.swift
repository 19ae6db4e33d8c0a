import Foundation

@testable import Domain

/// Everything that can be said about the plan itself.
enum PlanSamples {
    typealias F = Fixture
    private typealias Row = (String, PlanReply, String?)

    static let all: [Sample] =
        replies.map { Sample("plan.\($0)", .reply(.plan($1)), $2) }
        + questions.map {
            Sample("plan.confirm, \($0)", .reply(.confirm(.plan($1), code: "4821")), $2)
        }
        + refusals.map { Sample("plan.refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("plan.bulletin.\($0)", .bulletin(.plan($1)), $2, room: true) }
        + changes.map { change in
            Sample(
                "plan.change, \(change.item)",
                .reply(.plan(.diff(PlanComparison(from: "1.0.0", to: "1.1.0", changes: [change])))))
        }

    // MARK: Replies

    private static func shown(_ edit: (inout PlanShown) -> Void = { _ in }) -> PlanShown {
        var facts = PlanShown(
            version: "1.0.0", effective: "2026-01-01", hash: "3f2a9c1b77e04d21",
            publishedAt: F.at(-60), publishedBy: "赵敏", acknowledgeBy: F.at(7 * 24 * 60),
            unread: [], folder: .same, pinned: [], steps: 126, interpretations: 0)
        edit(&facts)
        return facts
    }

    static let busy = shown {
        $0.unread = ["李雷", "王芳", "周舟", "吴悠", "孙宁"]
        $0.folder = .other(version: "1.1.0")
        $0.pinned = [PinnedIncident(incident: 1, version: "0.9.0")]
        $0.interpretations = 2
    }

    static let clause = Clause(
        id: "四.2", title: Bilingual(zh: "立即预警、初评、决定", en: "Warn, assess, decide"),
        steps: ["B01", "B03"])

    static let aim = Clause(
        id: "一", title: Bilingual(zh: "预案目的", en: "Purpose"), steps: [],
        reason: Bilingual(zh: "由全部步骤共同实现", en: "All steps together serve it"))

    private static let steps = [
        PlanStepLine(
            id: "B01", group: "office", action: Bilingual(zh: "登记预警", en: "Log the warning")),
        PlanStepLine(id: "B03", group: "hq", action: Bilingual(zh: "打分", en: "Score")),
    ]

    static let annexes = [
        AnnexLine(
            letter: "A", title: Bilingual(zh: "信息中心细则", en: "Rules of the IT department"),
            owner: .init(group: "release", seat: .lead), names: ["周舟"], review: "2026-12-31",
            steps: 2),
        AnnexLine(
            letter: "F", title: Bilingual(zh: "服务大厅细则", en: "Rules of the service desk"),
            owner: .init(group: "office"), names: [], review: "2026-11-22", steps: 1),
    ]

    static let adopted = AdoptedFacts(
        incident: 1, version: "1.1.0", changed: [5, 6], joined: [F.task(36, due: 60)], left: [9],
        moved: ReplySamples.changes)

    static let adoption = PlanAdoption(
        version: "1.1.0", hash: "ab", changed: [], joined: [], left: [9])

    static func compared(_ changes: [PlanChange], incident: Int? = nil) -> PlanReply {
        .diff(PlanComparison(from: "1.0.0", to: "1.1.0", incident: incident, changes: changes))
    }

    static let interpretations = [
        Interpretation(number: 1, question: "值班含周末吗", answer: "含", at: F.now, by: "li"),
        Interpretation(number: 2, question: "节假日算工作日吗", answer: "不算", at: F.now, by: "li"),
    ]

    private static let pack = PlanTitle(
        id: "R", title: Bilingual(zh: "社交媒体谣言", en: "Social-media rumour"))

    private static let step = PlanStepFacts(
        line: steps[0], pack: pack, clauses: ["四.2", "特2.说明"],
        parts: [
            .init(part: .due, text: "T+60m"), .init(part: .after, text: "R03"),
            .init(part: .approval, text: "any office, guidance"),
            .init(part: .evidence, text: "source"), .init(part: .notify, text: "hq"),
            .init(part: .legal, text: "true"),
        ])

    private static let otherLanguage = PlanChange(
        .stepPart("R01", .action), old: Bilingual(zh: "登记", en: "Log it"),
        new: Bilingual(zh: "登记原文", en: "Log it"))

    private static let replies: [Row] = [
        ("shown", .shown(shown()), nil), ("shown, busy", .shown(busy), nil),
        ("shown, disk at fault", .shown(shown { $0.folder = .faulty(2) }), nil),
        ("clause", .clause(clause, steps: steps), nil),
        ("clause, without a step", .clause(aim, steps: []), nil),
        (
            "clauses",
            .clauses([
                PlanTitle(id: "特2.条款", title: Bilingual(zh: "谣言：监测", en: "Rumour: watch")),
                PlanTitle(id: "特2.说明", title: Bilingual(zh: "谣言：流程", en: "Rumour: procedure")),
            ]), nil
        ),
        ("step", .step(step), nil),
        ("pack", .pack(pack, clause: "特殊应用场合 2", steps: steps), nil),
        ("pack, an annex", .pack(pack, clause: "", steps: steps), nil),
        (
            "diff, a number taken",
            .diff(
                PlanComparison(
                    from: "1.0.0", to: "1.0.0", changes: [otherLanguage], isTaken: true)), nil
        ),
        ("diff", compared(Array(changes.prefix(3))), nil),
        ("diff, many", compared(changes), nil), ("diff, none", compared([]), nil),
        ("diff, an incident", compared(Array(changes.prefix(2)), incident: 1), "I-1"),
        ("annexes", .annexes(annexes), nil), ("annexes, none", .annexes([]), nil),
        ("annexes, in time", .annexes([annexes[0]]), nil),
        (
            "published",
            .published(
                PublishedFacts(
                    version: "1.1.0", notice: 4, people: 23, acknowledgeBy: F.at(7 * 24 * 60),
                    pinned: [PinnedIncident(incident: 1, version: "1.0.0")])), nil
        ),
        (
            "published, nobody asked",
            .published(
                PublishedFacts(
                    version: "1.1.0", notice: nil, people: 0, acknowledgeBy: nil, pinned: [])), nil
        ),
        ("adopted", .adopted(adopted), "I-1"),
        ("interpreted", .interpreted(2), nil),
        ("interpretations", .interpretations(interpretations), nil),
        ("interpretations, none", .interpretations([]), nil),
    ]

    // MARK: Questions, refusals, bulletins

    private static let questions: [(String, PlanConfirmation, String?)] = [
        (
            "publish",
            .publish(from: "1.0.0", to: "1.1.0", changes: 3, people: 23, running: 1), "1.1.0"
        ),
        ("adopt", .adopt(1, to: "1.1.0", changed: 4, joining: 1, leaving: 2), "I-1"),
    ]

    static let fault = PlanFound.Fault(
        place: "playbooks/base.yaml:12", message: Bilingual(zh: "缺少 due", en: "due is missing"))

    static let refusals: [(String, Refusal, String?)] = [
        ("faulty", .plan(.faulty(2, first: fault)), nil), ("noFolder", .plan(.noFolder), nil),
        ("notNew", .plan(.notNew(version: "1.0.0")), nil),
        ("versionTaken", .plan(.versionTaken("1.0.0")), nil),
        ("changedSince", .plan(.changedSince), nil),
        ("upToDate", .plan(.upToDate(Number(.incident, 1), version: "1.0.0")), "I-1"),
        ("noClause", .plan(.noClause("十.1", known: ["一", "四.2"])), nil),
        ("noClause, none", .plan(.noClause("十.1", known: [])), nil),
        ("versionUnknown", .plan(.versionUnknown(Number(.incident, 1), version: "0.9.0")), "I-1"),
    ]

    private static let bulletins: [(String, PlanBulletin, String?)] = [
        ("unread", .unread(version: "1.1.0", names: ["李雷", "王芳"], due: F.now), nil),
        (
            "annexOverdue",
            .annexOverdue(
                title: Bilingual(zh: "信息中心实施细则", en: "Rules of the IT department"),
                names: ["陈立"], review: "2026-10-31"), nil
        ),
        (
            "annexOverdue, nobody",
            .annexOverdue(
                title: Bilingual(zh: "信息中心实施细则", en: "Rules of the IT department"),
                names: [], review: "2026-10-31"), nil
        ),
        (
            "interpreted",
            .interpreted(2, question: "节假日算工作日吗", answer: "不算", by: "李雷"), nil
        ),
        ("adopted", .adopted(adopted, by: "赵敏"), "I-1"),
    ]

    // MARK: Changes

    private static func text(_ word: String) -> Bilingual { Bilingual(zh: word, en: word) }

    static let changes: [PlanChange] =
        [
            PlanChange(.stepPart("B16", .due), old: text("T+60m"), new: text("T+30m")),
            PlanChange(.step("B21"), new: Bilingual(zh: "复核口径", en: "Check the line")),
            PlanChange(.step("B08"), old: Bilingual(zh: "检查通道", en: "Test channels")),
            PlanChange(.clock(level: "II", "holding"), old: text("120m"), new: text("90m")),
            PlanChange(.pack("C"), new: Bilingual(zh: "网络攻击", en: "Cyberattack")),
            PlanChange(.level("V"), new: text("Ⅴ")), PlanChange(.group("press"), new: text("P")),
            PlanChange(.indicator("增速"), old: text("15"), new: text("20")),
            PlanChange(.floor("death"), old: text("II"), new: text("I")),
            PlanChange(.clause("四.2")), PlanChange(.guardWord, new: text("买粉")),
            PlanChange(.effective, old: text("2026-01-01"), new: text("2026-12-01")),
            PlanChange(
                .spill, old: Bilingual(zh: "不保存", en: "drop"),
                new: Bilingual(zh: "加密隔离", en: "seal")),
            PlanChange(
                .approveBySMS, old: Bilingual(zh: "不允许", en: "off"),
                new: Bilingual(zh: "仅任务", en: "tasks")),
            PlanChange(
                .codeWord, old: Bilingual(zh: "不用", en: "off"),
                new: Bilingual(zh: "每月更换", en: "monthly")),
            PlanChange(.rubric), PlanChange(.warning), PlanChange(.rest),
        ]
        + PlanChange.StepPart.allCases.map { PlanChange(.stepPart("B16", $0)) }
        + PlanChange.LevelPart.allCases.map { PlanChange(.levelPart("II", $0)) }
}
