import Commands
import Domain
import Testing

struct DeskVerbTests {
    @Test(
        arguments: [
            ("help", nil), ("帮助", nil), ("幫助", nil), ("?", nil), ("？", nil), ("/?", nil),
            ("ＨＥＬＰ", nil),
            ("help warn", .warn), ("帮助 预警", .warn), ("help 不启动", .decline), ("help !task", .task),
            ("? 研判", .assess),
        ] as [(String, Verb?)])
    func `help is about one word or all`(text: String, verb: Verb?) {
        #expect(parse(text) == .query(.help(verb), .help))
    }

    @Test(arguments: [
        ("status", nil), ("态势", nil), ("態勢", nil), ("概览", nil), ("概覽", nil), ("狀態 1", 1),
        ("status I-1", 1), ("态势 i1", 1), ("态势？", nil), ("ｓｔａｔｕｓ Ｉ－１", 1),
    ])
    func `status may name an incident`(text: String, number: Int?) {
        #expect(parse(text) == .query(.status(number.map(incident)), .status))
    }

    @Test(arguments: [
        ("timeline", nil), ("大事记 I-2", 2), ("大事記 2", 2), ("ＴＩＭＥＬＩＮＥ ｉ２", 2),
    ])
    func `the timeline may name an incident`(text: String, number: Int?) {
        #expect(parse(text) == .query(.timeline(number.map(incident)), .timeline))
    }

    @Test(arguments: ["timeline I-1 2", "大事记 I-1 2", "大事記 i1 ２"])
    func `the timeline is read page by page`(text: String) {
        #expect(parse(text) == .query(.timeline(incident(1), page: 2), .timeline))
    }

    @Test(arguments: [
        ("readiness", false), ("准备", false), ("!自检", false), ("readiness all", true),
        ("準備 全部", true), ("ｒｅａｄｉｎｅｓｓ ＡＬＬ", true),
    ])
    func `how ready the unit is`(text: String, all: Bool) {
        #expect(parse(text) == .query(.readiness(all: all), .readiness))
    }

    @Test(
        arguments: [
            ("channel test", nil), ("通道 测试", nil), ("channel test @li", "@li"),
            ("通道 測試 李雷", "李雷"),
        ] as [(String, String?)])
    func `roads are tried, one's own or somebody's`(text: String, name: String?) {
        #expect(parse(text) == .request(.command(.desk(.testRoads(name))), .channel))
    }

    @Test(arguments: ["me", "我的", "ＭＥ", "!me", "、我的"])
    func `what waits for me`(text: String) {
        #expect(parse(text) == .query(.me, .me))
    }

    @Test(
        arguments: [
            ("lang zh", [.zh]), ("lang en", [.en]), ("语言 中文", [.zh]), ("語言 英文", [.en]),
            ("语言 双语", [.zh, .en]), ("語言 雙語", [.zh, .en]), ("lang BOTH", [.zh, .en]),
            ("lang en,zh", [.en, .zh]), ("ｌａｎｇ ｅｎ", [.en]),
        ] as [(String, [Language])])
    func `a language is chosen`(text: String, languages: [Language]) {
        #expect(parse(text) == .request(.command(.desk(.language(languages))), .lang))
    }

    @Test(
        arguments: [
            ("quiet 22:00-07:00", (1320, 420)), ("免打扰 22:00-07:00", (1320, 420)),
            ("免打扰 22：00至7：00", (1320, 420)), ("quiet 12:30 - 13:45", (750, 825)),
            ("quiet off", (0, 0)), ("免打扰 关", (0, 0)),
        ] as [(String, (Int, Int))])
    func `quiet hours are chosen`(text: String, hours: (Int, Int)) {
        let wanted = QuietHours(from: hours.0, to: hours.1)
        #expect(parse(text) == .request(.command(.desk(.quiet(wanted))), .quiet))
    }

    @Test(arguments: [
        "确认 4821", "確認４８２１", "confirm 4821", "/confirm 4821", "!4821", "、４８２１", "/ 4821", "4821",
        "@烽火 4821", "确认：4821",
    ])
    func `a code is an answer with its word, a prefix or in a talk of two`(text: String) {
        #expect(parse(text) == .code("4821"))
    }

    @Test func `a bare code counts in a room only while one is awaited`() {
        #expect(parse("4821", Kit.room) == .plainTalk)
        #expect(parse(" ４８２１ ", Kit.room(awaitsCode: true)) == .code("4821"))
        #expect(parse("4821 人", Kit.room(awaitsCode: true)) == .plainTalk)
        #expect(parse("48210", Kit.room(awaitsCode: true)) == .plainTalk)
        #expect(parse("!4821", Kit.room) == .code("4821"))
        #expect(parse("!确认 4821", Kit.room) == .code("4821"))
    }
}
