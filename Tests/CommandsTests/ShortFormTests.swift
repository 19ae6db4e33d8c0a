import Commands
import Domain
import Testing

struct ShortFormTests {
    private static let forms: [(String, Parsed)] = [
        ("1", .ack()), (" １ ", .ack()), ("1.", .ack()), ("收到", .ack()), ("ack", .ack()),
        ("收到。", .ack()),
        ("1收到", .ack()), ("收到了", .ack()), ("1️⃣", .ack()), ("收到 12", .ack(12)), ("收到12", .ack(12)),
        ("ACK 12", .ack(12)), ("12 1", .ack(12)), ("1 12", .ack(12)), ("１２　１", .ack(12)),
        ("1 1", .ack(1)),
        ("收到 1", .ack(1)), ("!收到 12", .ack(12)), ("N-12 1", .ack(12)), ("2", .cannot()),
        ("无法 12", .cannot(12)), ("12 2", .cannot(12)), ("2 12", .cannot(12)),
        ("无法到岗", .cannot(nil, "无法到岗")),
        ("2无法到岗", .cannot(nil, "无法到岗")), ("無法到崗 在外地", .cannot(nil, "無法到崗 在外地")),
        ("CANNOT 12 堵车", .cannot(12, "堵车")),
        ("完成 12 https://a.b/c?d=e", .done(12, "https://a.b/c?d=e")),
        ("DONE 12", .done(12)), ("完成12", .done(12)), ("受阻 12 等审批", .block(12, "等审批")),
        ("态势", .query(.status(nil), .status)), ("?", .query(.status(nil), .status)),
        ("？", .query(.status(nil), .status)), ("值班", .smsWord(.duty)), ("值班。", .smsWord(.duty)),
        ("DUTY", .smsWord(.duty)), ("停", .smsWord(.stop)), ("STOP", .smsWord(.stop)),
        ("ｓｔｏｐ", .smsWord(.stop)), ("退订", .smsWord(.stop)), ("开通", .smsWord(.start)),
        ("START", .smsWord(.start)), ("start.", .smsWord(.start)), ("4821", .code("4821")),
        ("确认 4821", .code("4821")), ("help", .query(.help(nil), .help)), ("", .plainTalk),
        ("1 2", .unknown("1 2", ["收到", "ack"])), ("12", .unknown("12", ["收到", "ack"])),
        ("12 13", .unknown("12 13", ["收到", "ack"])),
        (
            "撤销 I-1 误报",
            .incident(
                .cancel(incident(1), reason: "误报"), .cancel)
        ),
        ("1 2 3", .unknown("1", ["help", "status"])),
    ]

    @Test(arguments: forms)
    func `a telephone answers in few characters`(text: String, parsed: Parsed) {
        #expect(parse(text, Kit.sms) == parsed)
        #expect(parse(text, Kit.email) == parsed)
    }

    @Test(arguments: ["你好", "在路上", "hello there", "收到消息了吗"])
    func `anything else is not understood`(text: String) {
        guard case .complaint(let complaint) = parse(text, Kit.sms),
            case .unknownWord(_, let nearest) = complaint.fault
        else {
            Issue.record("\(parse(text, Kit.sms))")
            return
        }
        #expect(nearest.count == 2)
        #expect(complaint.column == 1)
    }

    @Test func `a talk of two knows the digits, not the words of the telephone`() {
        #expect(parse("1", Kit.direct) == .ack())
        #expect(parse("12 2", Kit.direct) == .cannot(12))
        #expect(parse("?", Kit.direct) == .query(.help(nil), .help))
        #expect(parse("停", Kit.direct) != .smsWord(.stop))
        #expect(parse("开通", Kit.direct) != .smsWord(.start))
        #expect(parse("值班", Kit.direct) != .smsWord(.duty))
    }

    @Test(arguments: [
        "收到 12", "\n\n  收到 12\n祝好\n张三",
        "收到 12\r\n\r\nOn Mon, 23 Nov 2026 Bot <b@x> wrote:\r\n> ack 13",
        "> ack 13\n> x\n收到 12", "＞ 引用\n收到 12\n-----Original Message-----\n无法 13",
    ])
    func `of a mail only the first typed line counts`(text: String) {
        #expect(parse(text, Kit.email) == .ack(12))
    }

    @Test(arguments: [
        "", "\n\n", "> 收到 12", "On Mon, Bot <b@x> wrote:\n收到 12",
        "On Mon, 23 Nov 2026,\nBot wrote:\n收到 12",
        "发件人: bot\n收到 12", "發件人：bot\n收到 12", "-----Original Message-----\n收到 12",
        "------------------ 原始邮件 ------------------\n收到 12", "张三 于2026年11月23日写道：\n收到 12",
        "From: bot\n收到 12",
    ])
    func `a mail with nothing of its own says nothing`(text: String) {
        #expect(parse(text, Kit.email) == .plainTalk)
    }

    @Test func `a mail's columns count from its first character`() {
        let fault = Complaint.Fault.wrongKind("T-3", wanted: .notice)
        #expect(parse("\n> x\nack T-3", Kit.email) == .fault(fault, 10, .ack))
        let long = "ack 12\n" + String(repeating: "> 引用\n", count: 100_000)
        #expect(parse(long, Kit.email) == .ack(12))
    }
}
