import Commands
import Domain
import Testing

struct ComplaintTests {
    @Test(
        arguments: [
            ("!预警 谣言", .missing(.scope), 7, .warn),
            ("!预警 类型=谣言 范围=微博", .missing(.harm), 16, .warn),
            ("  warn type=x harm=y  ", .missing(.scope), 21, .warn),
            ("warn type= scope=b harm=c", .missing(.type), 12, .warn),
            ("watch", .missing(.warning), 6, .watch), ("关注 W-1", .missing(.reason), 7, .watch),
            ("refer W-1", .missing(.to), 10, .refer),
            ("merge W-1", .missing(.incident), 10, .merge),
            ("decline W-1", .missing(.reason), 12, .decline),
            ("启动 W-1 否", .missing(.reason), 9, .activate),
            ("activate W-1", .missing(.level), 13, .activate),
            ("级别 I-1", .missing(.level), 7, .level),
            ("activate W-1 level=", .missing(.level), 20, .activate),
            ("cancel I-1", .missing(.reason), 11, .cancel),
            ("close", .missing(.subcommand), 6, .close),
            ("结束 I-1", .missing(.subcommand), 7, .close),
            ("结束 提议 I-1", .missing(.reason), 10, .close),
            ("note I-1", .missing(.text), 9, .note), ("记录", .missing(.text), 3, .note),
            ("assign", .missing(.task), 7, .assign), ("assign T-3", .missing(.to), 11, .assign),
            ("approve", .missing(.task), 8, .approve), ("done", .missing(.task), 5, .done),
            ("受阻 3", .missing(.reason), 5, .block),
            ("block 3 reason=", .missing(.reason), 16, .block),
            ("lang", .missing(.language), 5, .lang), ("确认", .missing(.code), 3, .confirm),
        ] as [(String, Complaint.Fault, Int, Verb)])
    func `what is missing is named where it should stand`(
        text: String, fault: Complaint.Fault, column: Int, verb: Verb
    ) {
        #expect(parse(text) == .fault(fault, column, verb))
    }

    @Test(
        arguments: [
            ("watch I-1 x", .wrongKind("I-1", wanted: .warning), 7, .watch),
            ("merge W-1 T-2", .wrongKind("T-2", wanted: .incident), 11, .merge),
            ("完成 Ｎ－３", .wrongKind("Ｎ－３", wanted: .task), 4, .done),
            ("ack T-3", .wrongKind("T-3", wanted: .notice), 5, .ack),
            ("无法 W-1 堵车", .wrongKind("W-1", wanted: .notice), 4, .cannot),
            ("批准 W-1", .wrongKind("W-1", wanted: .task), 4, .approve),
            ("level W-1 II", .wrongKind("W-1", wanted: .incident), 7, .level),
            ("status W-1", .wrongKind("W-1", wanted: .incident), 8, .status),
            ("👨‍👩‍👧", .unknownWord("👨‍👩‍👧", nearest: ["help", "status"]), 1, nil),
            ("watch abc x", .notANumber("abc"), 7, .watch), ("ack 收条", .notANumber("收条"), 5, .ack),
            ("confirm 48210", .notANumber("48210"), 9, .confirm),
            ("done T-9999999999", .notANumber("T-9999999999"), 6, .done),
            ("status I-1 now", .unexpected("now"), 12, .status),
            ("me too", .unexpected("too"), 4, .me),
            ("ack 12 13", .unexpected("13"), 8, .ack),
            ("merge 1 1 -- x", .unexpected("x"), 14, .merge),
            ("level I-1 II reason=\"a\" b", .unexpected("b"), 25, .level),
            ("warn type=a scope=b harm=c type=d", .unexpected("type"), 28, .warn),
            ("warn type=a scope=“b harm=c", .openQuote, 19, .warn),
            ("watch W-1 \"low", .openQuote, 11, .watch),
        ] as [(String, Complaint.Fault, Int, Verb?)])
    func `a wrong word is pointed at`(
        text: String, fault: Complaint.Fault, column: Int, verb: Verb?
    ) {
        #expect(parse(text) == .fault(fault, column, verb))
    }

    private static let levels = ["I", "II", "III", "IV"]

    @Test(
        arguments: [
            ("activate W-1 VII R", .unknownLevel("VII", known: levels), 14, .activate),
            ("启动 W-1 级别=紫色 R", .unknownLevel("紫色", known: levels), 11, .activate),
            ("level I-1 9", .unknownLevel("9", known: levels), 11, .level),
            ("activate W-1 II B", .unknownPack("B", known: ["C", "R", "G"]), 17, .activate),
            ("activate W-1 II pack=R,X", .unknownPack("X", known: ["C", "R", "G"]), 22, .activate),
            ("lang fr", .unknownLanguage("fr"), 6, .lang),
            ("quiet 25:00-07:00", .notHours("25:00-07:00"), 7, .quiet),
            ("免打扰 夜里", .notHours("夜里"), 5, .quiet),
            ("quiet 22:00", .notHours("22:00"), 7, .quiet),
            ("note at=25:10 x", .notATime("25:10"), 9, .note),
            ("记录 时间=下午 x", .notATime("下午"), 7, .note),
            ("assess W-1 3 5", .badValue("5", range: 0...4), 14, .assess),
            ("assess W-1 -1", .badValue("-1", range: 0...4), 12, .assess),
            ("assess W-1 11=3", .badValue("11=3", range: 1...10), 12, .assess),
            ("assess W-1 1=9", .badValue("1=9", range: 0...4), 12, .assess),
            ("assess W-1 high", .notANumber("high"), 12, .assess),
            ("assess W-1 1 1 1 1 1 1 1 1 1 1 1", .tooManyValues(limit: 10), 32, .assess),
            (
                "close propse x",
                .unknownPart(
                    "propse",
                    nearest: [
                        Bilingual(zh: "提议", en: "propose"), Bilingual(zh: "确认", en: "confirm"),
                    ]), 7, .close
            ),
            (
                "任务 完工",
                .unknownPart(
                    "完工",
                    nearest: [
                        Bilingual(zh: "完成", en: "done"), Bilingual(zh: "列表", en: "list"),
                    ]), 4, .task
            ),
        ] as [(String, Complaint.Fault, Int, Verb)])
    func `the plan's words are offered`(
        text: String, fault: Complaint.Fault, column: Int, verb: Verb
    ) {
        #expect(parse(text) == .fault(fault, column, verb))
    }

    @Test(
        arguments: [
            ("warn type=a scpoe=b harm=c", "scpoe", ["scope", "source"], 13, .warn),
            ("!预警 类别=谣言 范围=微博", "类别", ["类型", "范围"], 5, .warn),
            ("watch W-1 raeson=low", "raeson", ["reason", "why"], 11, .watch),
            ("activate W-1 II packs=R vai=1", "vai", ["via", "why"], 25, .activate),
            ("block 3 resaon=x", "resaon", ["reason", "why"], 9, .block),
        ] as [(String, String, [String], Int, Verb)])
    func `an unknown key has the nearest`(
        text: String, key: String, nearest: [String], column: Int, verb: Verb
    ) {
        guard case .complaint(let complaint) = parse(text),
            case .unknownKey(let word, let found) = complaint.fault
        else {
            Issue.record("\(parse(text))")
            return
        }
        #expect(word == key)
        #expect(found.first == nearest.first)
        #expect(found.count == 2)
        #expect(complaint.column == column)
        #expect(complaint.verb == verb)
    }

    @Test(arguments: [
        ("/hepl", "hepl", ["help", "here"], 2), ("!statsu now", "statsu", ["status", "task"], 2),
        ("、预报", "预报", ["预警", "预案"], 2), ("！启用", "启用", ["启动", "不启动"], 2),
        ("/xyzzy", "xyzzy", [], 2), ("/开始 吧", "开始", [], 2),
        ("  /hepl", "hepl", ["help", "here"], 4),
        ("@烽火 掌声", "掌声", [], 5), ("@fenghuo:localhost: hepl", "hepl", ["help", "here"], 21),
    ])
    func `an unknown command word gets the two nearest`(
        text: String, word: String, nearest: [String], column: Int
    ) {
        guard case .complaint(let complaint) = parse(text, Kit.room),
            case .unknownWord(let found, let offered) = complaint.fault
        else {
            Issue.record("\(parse(text, Kit.room))")
            return
        }
        #expect(found == word)
        #expect(offered.count == 2)
        #expect(nearest.isEmpty || offered == nearest)
        #expect(complaint.column == column)
        #expect(complaint.verb == nil)
    }

    @Test(arguments: [
        ("今天天气怎么样", "今天天气怎么样"), ("Hello, how are you", "Hello"), ("!!!", nil), ("", nil),
        ("  ", nil),
        ("启动预案", "启动预案"), ("/usr/bin/env", nil), ("//", nil),
    ])
    func `a talk of two is told what is not understood`(text: String, word: String?) {
        switch parse(text) {
        case .plainTalk: #expect(word == nil)
        case .complaint(let complaint):
            guard case .unknownWord(let found, _) = complaint.fault else {
                Issue.record("\(complaint)")
                return
            }
            #expect(found == word)
        case let other: Issue.record("\(other)")
        }
    }

    @Test func `emoji and hidden marks count as the characters they are`() {
        #expect(parse("👨‍👩‍👧 x", Kit.room) == .plainTalk)
        #expect(
            parse("@烽火 👍🏽 watch I-1") == .unknown("👍🏽", ["help", "status"], 5))
        #expect(
            parse("note\u{200B} \u{202E}") == .fault(.missing(.text), 5, .note))
        let fault = Complaint.Fault.wrongKind("I-1", wanted: .warning)
        #expect(parse("\u{FEFF}!watch \u{2067}I-1 x") == .fault(fault, 10, .watch))
        #expect(parse("!watch W\u{200D}-1 👍🏽") != .plainTalk)
        #expect(parse("!merge مرحبا", Kit.room) == .fault(.notANumber("مرحبا"), 8, .merge))
    }

    @Test func `a command has an end, and points at it`() {
        let long = "!note " + String(repeating: "长", count: 2000)
        #expect(parse(long, Kit.room) == .fault(.tooLong(limit: 4096), 1370))
        #expect(parse("note " + String(repeating: "a", count: 4091), Kit.direct) != .plainTalk)
        #expect(
            parse("note " + String(repeating: "a", count: 4092), Kit.direct)
                == .fault(.tooLong(limit: 4096), 4097))
        let talk = String(repeating: "讲", count: 350_000)
        #expect(parse(talk, Kit.room) == .plainTalk)
        #expect(parse("、" + talk, Kit.room) == .plainTalk)
        #expect(parse("! " + talk, Kit.room) == .plainTalk)
        #expect(parse(talk, Kit.direct) == .fault(.tooLong(limit: 4096), 1366))
    }
}
