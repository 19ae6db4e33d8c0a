import Foundation
import Wording

@testable import Domain

/// The unit, the plan and the moments that every sample speaks of.
enum Fixture {
    /// 2026-11-23 14:05 in Shanghai.
    static let now = Date(timeIntervalSince1970: 1_795_413_900)
    static let day = WorkCalendar().day(of: now)
    static func at(_ minutes: Int) -> Date { now + .minutes(minutes) }

    static let unit: Wording.Unit = unit(signature: "示例单位")

    static func unit(signature: String) -> Wording.Unit {
        Wording.Unit(
            name: Bilingual(zh: "示例单位", en: "Example Unit"), smsSignature: signature,
            dutyPhone: "010-00000000", timeZone: TimeZone(identifier: "Asia/Shanghai") ?? .gmt,
            languages: [.zh, .en], plan: plan, prefix: "!")
    }

    static let book = Phrasebook(unit)

    static func text(_ zh: String, _ en: String) -> Bilingual { Bilingual(zh: zh, en: en) }

    static func text(
        _ saying: Saying, _ route: RouteKind = .chat, _ languages: [Language] = [.zh],
        person: PersonID? = "li", drill: Bool = false
    ) -> Text {
        let reader = Reader(route: route, person: person, languages: languages, drill: drill)
        return book.text(saying, for: reader, now: now)
    }

    static func plain(
        _ saying: Saying, _ route: RouteKind = .chat, _ language: Language = .zh,
        person: PersonID? = "li"
    ) -> String {
        text(saying, route, [language], person: person).plain
    }

    // MARK: The plan

    static let plan = Plan(
        version: "1.0.0", effective: "2026-01-01", hash: "00", groups: groups,
        levels: levels, rubric: rubric,
        warning: WarningRule(
            assess: .minutes(30), decide: .minutes(45), acknowledgement: [.minutes(10)],
            ladder: [], countersign: .hours(24)),
        guards: GuardRule(secretMarks: ["机密★"], forbidden: ["控评"]),
        packs: [
            Pack(
                id: "rumour", letter: "R",
                title: Bilingual(zh: "社交媒体谣言", en: "Social-media rumour"),
                words: [], clause: "特殊应用场合 2", steps: [])
        ])

    private static let groups = [
        group("hq", "应急指挥部", "Command group"), group("office", "应急办公室", "Emergency office"),
        group("release", "信息发布组", "Release group"),
        group("guidance", "舆论引导组", "Guidance group"),
    ]

    private static func group(_ id: GroupID, _ zh: String, _ en: String) -> GroupRule {
        GroupRule(
            id: id, name: Bilingual(zh: zh, en: en), duty: Bilingual(zh: "", en: ""), words: [],
            responds: true)
    }

    private static let levels = [
        level("I", "Ⅰ级", "红", "red"), level("II", "Ⅱ级", "橙", "orange"),
        level("III", "Ⅲ级", "黄", "yellow"), level("IV", "Ⅳ级", "蓝", "blue"),
        level("watch", "关注", "绿", "green"),
    ]

    private static func level(
        _ key: String, _ zh: String, _ colour: String, _ english: String
    ) -> LevelRule {
        LevelRule(
            key: key, name: Bilingual(zh: zh, en: key == "watch" ? "Watch" : "Level \(key)"),
            colour: Bilingual(zh: colour, en: english), words: [], factor: 1, floor: .minutes(5),
            acknowledgement: [.minutes(10)], ladder: [], everyMember: true, smsInOutage: true,
            clocks: [:], activates: key != "watch")
    }

    private static let rubric = Rubric(
        indicators: [], cutOffs: [.init(score: 55, level: Level(2))],
        floors: [
            .init(
                id: "injury", name: Bilingual(zh: "有人受伤", en: "injury"), words: ["受伤"],
                level: Level(3)),
            .init(
                id: "death", name: Bilingual(zh: "有人死亡", en: "death"), words: ["死亡"],
                level: Level(2)),
        ],
        unknownValue: 2, knownAtLeast: 6)

    // MARK: Things

    static let draft = WarningDraft(
        type: "不实信息", scope: "小红书、贴吧", harm: "谎称报名取消", url: "https://example.org/p/1")

    static let score = Score(
        values: [3, 4, 2, 2, 3, 2, 1, 1, 1, 2], points: 58, suggested: Level(2), floors: [],
        strongest: [
            Bilingual(zh: "增速", en: "velocity"), Bilingual(zh: "传播规模", en: "reach"),
            Bilingual(zh: "负面情绪", en: "negative share"),
        ], unknown: 0, sufficient: true)

    static let raised = Score(
        values: [1, nil, nil], points: 20, suggested: Level(3),
        floors: [Bilingual(zh: "有人受伤", en: "injury")],
        strongest: [Bilingual(zh: "传播规模", en: "reach")], unknown: 7, sufficient: false)

    static let quiet = Score(
        values: [0], points: 3, suggested: Level(5), floors: [], strongest: [], unknown: 0,
        sufficient: true)

    static let apart = AssessmentNotes(
        again: nil, others: [NamedOpinion(name: "王芳", points: 40, level: Level(3))], gap: 18)

    static let alike = AssessmentNotes(
        again: nil, others: [NamedOpinion(name: "王芳", points: 55, level: Level(2))], gap: nil)

    static func task(
        _ number: Int = 5, due: Int? = 45, state: Domain.Task.State = .open, blocked: Bool = false,
        assignee: String? = "李雷"
    ) -> TaskBrief {
        TaskBrief(
            number: number, step: "B11",
            action: Bilingual(zh: "起草首发声明", en: "Draft the holding statement"),
            due: due.map(at), assignee: assignee, state: state, blocked: blocked)
    }

    /// What must never go over SMS or e-mail.
    static let content = [
        "不实信息", "小红书", "贴吧", "谎称报名", "://", "起草首发声明", "holding statement",
        "热度回落", "等待法审", "在外地", "社交媒体谣言", "Social-media rumour", "平台已回电", "属地网信办",
        "一直没有新增",
    ]
}
