import Commands
import Domain

/// A small plan, a parser for it, and the places a text may stand in.
enum Kit {
    static let plan = Plan(
        version: "1", effective: "2026-01-01", hash: "", groups: [], levels: levels,
        rubric: rubric,
        warning: WarningRule(
            assess: .minutes(30), decide: .minutes(45), acknowledgement: [], ladder: [],
            countersign: .hours(24)),
        guards: GuardRule(secretMarks: [], forbidden: []), packs: packs)

    static let parser = CommandParser(plan: plan)

    static let room = ParseSetting(botNames: ["fenghuo", "烽火", "@fenghuo:localhost"])
    static let direct = ParseSetting(direct: true, botNames: room.botNames)
    static let sms = ParseSetting(route: .sms)
    static let email = ParseSetting(route: .email)

    static func room(mentions: Bool = false, awaitsCode: Bool = false) -> ParseSetting {
        ParseSetting(mentionsBot: mentions, botNames: room.botNames, awaitsCode: awaitsCode)
    }

    private static let levels = [
        level("I", "特别重大", "grave", "红", "red"), level("II", "重大", "major", "橙", "orange"),
        level("III", "较大", "serious", "黄", "yellow"), level("IV", "一般", "common", "蓝", "blue"),
        level("watch", "关注", "watch", "绿", "green", activates: false),
    ]

    private static func level(
        _ key: String, _ zh: String, _ en: String, _ colourZH: String, _ colourEN: String,
        activates: Bool = true
    ) -> LevelRule {
        LevelRule(
            key: key, name: Bilingual(zh: zh, en: en),
            colour: Bilingual(zh: colourZH, en: colourEN), words: [], factor: 1, floor: .zero,
            acknowledgement: [], ladder: [], everyMember: true, smsInOutage: true, clocks: [:],
            activates: activates)
    }

    private static let rubric = Rubric(
        indicators: (1...10).map { number in
            Rubric.Indicator(
                name: Bilingual(zh: "指标\(number)", en: "indicator \(number)"), weight: 10,
                scale: [])
        },
        cutOffs: [],
        floors: [
            Rubric.Floor(
                id: "injury", name: Bilingual(zh: "受伤", en: "injury"), words: [],
                level: Level(3)),
            Rubric.Floor(
                id: "account", name: Bilingual(zh: "官方账号被夺", en: "official account seized"),
                words: [], level: Level(2)),
        ],
        unknownValue: 2, knownAtLeast: 6)

    private static let packs = [
        pack("base", "B", "基本预案", "Base plan", []),
        pack("cyberattack", "C", "网络攻击", "Cyber attack", ["攻击"]),
        pack("rumour", "R", "社交媒体谣言", "Social-media rumour", ["谣言", "rumor"]),
        pack("gathering", "G", "群体性事件", "Gathering", []),
    ]

    private static func pack(
        _ id: String, _ letter: String, _ zh: String, _ en: String, _ words: [String]
    ) -> Pack {
        Pack(
            id: id, letter: letter, title: Bilingual(zh: zh, en: en), words: words, clause: "",
            steps: [])
    }
}

func parse(_ text: String, _ setting: ParseSetting = Kit.direct) -> Parsed {
    Kit.parser.parse(text, in: setting)
}

func warning(_ value: Int) -> Number { Number(.warning, value) }
func incident(_ value: Int) -> Number { Number(.incident, value) }
func task(_ value: Int) -> Number { Number(.task, value) }
func notice(_ value: Int) -> Number { Number(.notice, value) }

extension Parsed {
    static func query(_ query: Query, _ verb: Verb) -> Self { .request(.query(query), verb) }
    static func warning(_ command: WarningCommand, _ verb: Verb) -> Self {
        .request(.command(.warning(command)), verb)
    }
    static func incident(_ command: IncidentCommand, _ verb: Verb) -> Self {
        .request(.command(.incident(command)), verb)
    }
    static func task(_ command: TaskCommand, _ verb: Verb) -> Self {
        .request(.command(.task(command)), verb)
    }
    static func ack(_ number: Int? = nil, for who: String? = nil, via: String? = nil) -> Self {
        let command = NoticeCommand.acknowledge(
            number.map { Number(.notice, $0) }, onBehalfOf: who, via: via)
        return .request(.command(.notice(command)), .ack)
    }
    static func cannot(_ number: Int? = nil, _ reason: String? = nil) -> Self {
        .request(
            .command(.notice(.cannot(number.map { Number(.notice, $0) }, reason: reason))), .cannot)
    }
    static func done(_ number: Int, _ evidence: String? = nil) -> Self {
        .task(.done(Number(.task, number), evidence: evidence), .done)
    }
    static func block(_ number: Int, _ reason: String) -> Self {
        .task(.block(Number(.task, number), reason: reason), .block)
    }
    static func code(_ code: String) -> Self {
        .request(.command(.desk(.answer(code: code))), .confirm)
    }
    static func fault(
        _ fault: Complaint.Fault, _ column: Int, _ verb: Verb? = nil
    ) -> Self {
        .complaint(Complaint(fault, column: column, verb: verb))
    }
    static func unknown(_ word: String, _ nearest: [String], _ column: Int = 1) -> Self {
        .complaint(Complaint(.unknownWord(word, nearest: nearest), column: column))
    }
}
