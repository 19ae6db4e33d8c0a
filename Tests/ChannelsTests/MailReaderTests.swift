import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

/// A mail in the making; lines are parted as mail wants it.
struct Letter: Sendable {
    var head = [
        "Return-Path: <li@example.org>", "Message-ID: <a1@example.org>",
        "Date: Wed, 18 Nov 2026 19:05:00 +0800", "From: 李雷 <Li@Example.org>",
        "To: fenghuo@example.org", "Subject: Re: [示例单位] N-12",
    ]
    var type = "text/plain; charset=utf-8"
    var body = "收到 12"

    func with(_ fields: String...) -> Letter {
        var letter = self
        let names = fields.map { $0.prefix { $0 != ":" }.lowercased() }
        letter.head.removeAll { line in names.contains(line.prefix { $0 != ":" }.lowercased()) }
        letter.head += fields
        return letter
    }

    func saying(_ body: String, as type: String? = nil) -> Letter {
        var letter = self
        letter.body = body
        letter.type = type ?? self.type
        return letter
    }

    var bytes: [UInt8] {
        let lines = head + ["MIME-Version: 1.0", "Content-Type: \(type)", "", body]
        return Array(lines.joined(separator: "\n").replacing("\n", with: "\r\n").utf8)
    }
}

let mailReader = MailReader(own: "Fenghuo@example.org")
let mailNoon = Date(timeIntervalSince1970: 1_795_000_000)

func finding(_ letter: Letter) -> MailFinding { mailReader.read(letter.bytes, now: mailNoon) }

/// What was said in it; nil when nothing was.
func words(_ bytes: [UInt8]) -> String? {
    guard case .said(let message) = mailReader.read(bytes, now: mailNoon),
        case .text(let text) = message.content
    else { return nil }
    return text
}

@Suite struct `A mail that comes` {
    @Test(
        arguments: [
            ("您好，\n1", "1"), ("李老师您好：\n\n收到 12", "收到 12"), ("尊敬的领导：\n收到 12", "收到 12"),
            ("Hi,\nack 12", "ack 12"), ("Dear all,\nack 12", "ack 12"),
            ("Good morning\nack 12", "ack 12"), ("您好", "您好"), ("您好，\n> 收到 12", "您好，"),
            ("您好，收到 12\n无法 13", "您好，收到 12"), ("收到 12\n您好", "收到 12"),
            ("您好\n大家好\n收到", "大家好"), ("hi 12\nack 13", "hi 12"), ("您好\n--\n张三", "您好"),
            ("到，大家好！\n李雷", "到，大家好！"), ("1 大家好\n李雷", "1 大家好"),
        ])
    func `may begin with a salutation`(body: String, said: String) {
        #expect(words(Letter().saying(body).bytes) == said)
    }

    @Test func `is a message of its sender`() {
        var message = InboundMessage(
            sourceID: "mail:<a1@example.org>", route: .email, place: .direct("li@example.org"),
            sender: "li@example.org", content: .text("收到 12"),
            sentAt: mailNoon.addingTimeInterval(-100))
        message.asides = [
            .init("Re: [示例单位] N-12", isOwn: false), .init("收到 12", isOwn: true),
        ]
        #expect(finding(Letter()) == .said(message))
    }

    @Test(
        arguments: [
            ("li@example.org", "li@example.org"), ("<LI@example.org>", "li@example.org"),
            ("=?utf-8?B?5p2O6Zu3?= <li@example.org>", "li@example.org"),
            (#""Li, Lei <a@b.c>" <li@example.org>"#, "li@example.org"),
            ("li@example.org (Li (Lei), a@b.c)", "li@example.org"),
            ("Li Lei\r\n <li@example.org>", "li@example.org"),
            ("a@b.c, li@example.org", nil), ("Team: li@example.org;", nil), ("undisclosed:;", nil),
            ("<a@b.c> <li@example.org>", nil), ("li@example.org <", nil), ("", nil), ("李雷", nil),
            ("<@relay:li@example.org>", nil), ("\"li@example.org", nil), ("<li@example.org>x", nil),
        ] as [(String, String?)])
    func `has one sender or is nobody's`(from: String, sender: String?) {
        switch finding(Letter().with("From: \(from)")) {
        case .said(let message): #expect(message.sender == sender)
        case .ignored(let reason): #expect(sender == nil && reason == .sender)
        case .bounced: Issue.record("bounced")
        }
    }

    @Test func `with two senders in two fields is nobody's`() {
        let letter = Letter().with("From: li@example.org", "From: wang@example.org")
        #expect(finding(letter) == .ignored(.sender))
    }

    @Test(arguments: [
        ("Auto-Submitted: auto-replied", MailIgnored.automatic),
        ("Auto-Submitted: auto-generated; x=y", .automatic),
        ("auto-submitted: Auto-Notified", .automatic), ("Precedence: bulk", .bulk),
        ("Precedence: Junk", .bulk), ("Precedence: list", .bulk),
        ("Precedence: auto_reply", .autoReply), ("X-Autoreply: yes", .autoReply),
        ("X-Autorespond: out", .autoReply), ("X-Auto-Response-Suppress: All", .autoReply),
        ("Return-Path: <>", .noReturnPath), ("From: Fenghuo <FENGHUO@example.org>", .own),
        (
            "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
            .report
        ),
    ])
    func `is passed over when no person meant it`(field: String, reason: MailIgnored) {
        #expect(finding(Letter().with(field)) == .ignored(reason))
    }

    @Test(arguments: [
        "Auto-Submitted: no", "Precedence: normal", "X-Autoreply: no", "Subject: 外出，自动回复说明",
        "X-Auto-Response-Suppress: None",
    ])
    func `is heard when a field only looks as if`(field: String) {
        guard case .said = finding(Letter().with(field)) else {
            Issue.record("not heard")
            return
        }
    }

    @Test(arguments: [
        ("Thu, 18 Nov 2026 19:05:00 +0800 (CST)", -100.0), ("18 Nov 2026 11:05 GMT", -100),
        ("Wed, 18 Nov 2026 06:05:00 -0500", -100), ("Wed, 18 Nov 2026 12:00:00 +0000", 0),
        ("Sun, 18 Oct 2026 12:00:00 +0000", 0), ("yesterday", 0), ("99 Foo 2026 11:05", 0),
        ("18 Nov 2026 99:99:99 +9999", 0), ("", 0), ("18 Nov 99999999999999999999 1:1:1", 0),
    ])
    func `was written when it says so, within reason`(date: String, seconds: Double) {
        guard case .said(let message) = finding(Letter().with("Date: \(date)")) else {
            Issue.record("not heard")
            return
        }
        #expect(message.sentAt == mailNoon.addingTimeInterval(seconds))
    }

    @Test func `without an id is known by its bytes`() {
        func id(_ letter: Letter) -> String? {
            if case .said(let message) = finding(letter) { message.sourceID } else { nil }
        }
        let odd = Letter().with("Message-ID: no angles")
        let first = id(odd)
        #expect(first?.wholeMatch(of: /mail:[0-9a-f]{16}/) != nil)
        #expect(id(odd) == first)
        #expect(id(odd.saying("完成 3")) != first)
        let long = Letter().with("Message-ID: <\(String(repeating: "a", count: 400))@b>")
        #expect(id(long)?.count == 21)
    }

    @Test(
        arguments: [
            ("Subject: 收到 12", "收到 12"), ("Subject: =?gb2312?B?ytW1vSAxMg==?=", "收到 12"),
            ("Subject: =?UTF-8?Q?=E6=94=B6?= =?UTF-8?Q?=E5=88=B0_12?=", "收到 12"),
            ("Subject: Re: N-12", nil), ("Subject: 回复：N-12", nil), ("Subject: FW: x", nil),
            ("Subject: ", nil), ("X-Subject: 1", nil),
        ] as [(String, String?)])
    func `with an empty body is its subject, unless that is ours`(field: String, text: String?) {
        var letter = Letter().with(field).saying("\n\n发自我的iPhone\n")
        letter.head.removeAll { $0.hasPrefix("Subject: Re: [") }
        let expected: MailFinding = .ignored(.empty)
        #expect(words(letter.bytes) == text)
        if text == nil { #expect(finding(letter) == expected) }
    }
}

@Suite struct `What the guards read of a mail` {
    private func asides(_ letter: Letter) -> [InboundMessage.Aside] {
        if case .said(let message) = finding(letter) { message.asides } else { [] }
    }

    @Test func `is all that was typed, and the subject`() {
        let letter = Letter().saying("收到 12\n\n见机密★ 文件\n\n在 2026年11月18日，烽火 写道：\n> 旧信\n")
        #expect(
            asides(letter) == [
                .init("Re: [示例单位] N-12", isOwn: false), .init("收到 12\n见机密★ 文件", isOwn: true),
            ])
        #expect(words(letter.bytes) == "收到 12")
        let own = letter.with("Subject: =?UTF-8?B?5py65a+G4piF?=").saying("1")
        #expect(asides(own) == [.init("机密★", isOwn: true), .init("1", isOwn: true)])
    }

    @Test func `is both forms of a mail that has two`() {
        let letter = Letter().saying(
            """
            --b
            Content-Type: text/plain; charset=utf-8

            1
            --b
            Content-Type: text/html; charset=utf-8

            <p>1</p><p>机密★</p>
            --b--
            """, as: "multipart/alternative; boundary=b")
        #expect(asides(letter).last?.text == "1\n1\n机密★")
    }

    /// Longer than a command is looked for.
    private static let long = String(repeating: "x\n", count: 600) + "机密★"

    @Test(
        arguments: [
            ("1\n-- \n机密★", "1"), ("1\n\n-----原始邮件-----\n机密★", "1"),
            ("在 2026年11月18日，烽火 写道：\n> 旧信\n> 旧信\n\n机密★", "机密★"),
            ("1\n在 2026年11月18日，烽火 写道：\n旧信\n机密★", "1"),
            ("> 旧信\n1\n> 旧信\n机密★", "1\n机密★"),
            (long, long),
        ])
    func `ends where a quotation does not`(body: String, typed: String) {
        #expect(MailQuotes.typed(in: body) == typed)
    }
}

@Suite struct `What somebody typed in a mail` {
    private static let cases: [(String, String?)] = [
        ("收到 12\n\n> 旧信\n", "收到 12"), ("\n \n1\n-- \n李雷\n", "1"),
        ("> 旧信\n> 旧信\n收到 12", "收到 12"),
        (
            "完成 3 https://example.org/a?b=c\n在 2026年11月18日，烽火 写道：\n> x",
            "完成 3 https://example.org/a?b=c"
        ),
        ("On Wed, 18 Nov 2026 at 19:05, Fenghuo\n<fenghuo@example.org> wrote:\n> N-1\nack 1", nil),
        ("On my way\n\nOn Wed, 18 Nov 2026, Fenghuo wrote:\n> x", "On my way"),
        ("在 2026年11月18日 星期三，烽火 <f@example.org>\n写道：\n\n收到 1", nil),
        ("在岗\n\n在 2026-11-18 19:05:00，\"烽火\" <f@e.org> 写道：", "在岗"),
        ("烽火 <f@example.org> 于2026年11月18日周三 19:05写道：\n收到 1", nil),
        ("-----Original Message-----\n收到 1", nil), ("-----原始邮件-----\n收到 1", nil),
        ("------------------ 原始邮件 ------------------\n收到 1", nil),
        ("---- 回复的原邮件 ----\n收到 1", nil), ("________________________________\n收到 1", nil),
        ("From: Fenghuo\nSent: today\n\n收到 1", nil), ("发件人：烽火\n收到 1", nil),
        ("发件人: 烽火\n收到 1", nil), ("*From:* x\n收到 1", nil), ("-- \n收到 1", nil), ("--\n收到 1", nil),
        ("发自我的iPhone\n收到 1", "收到 1"), ("Sent from my phone\n\n> x", nil),
        ("\u{FEFF}\u{200B} 收到 12\u{3000}\n", "收到 12"), ("", nil), ("\n\n\n", nil), ("> x", nil),
        ("ack 12 — 已到岗", "ack 12 — 已到岗"), ("-1", "-1"),
        ("From here on I am ill", "From here on I am ill"),
    ]

    @Test(arguments: cases)
    func `is the first line above the mail they answer`(body: String, line: String?) {
        #expect(MailQuotes.firstLine(of: body) == line)
    }

    @Test func `is found in HTML`() {
        let html = """
            <html><head><title>no</title><style>p { x: "<b>" }</style></head>
            <body><!-- 收到 9 --><script>1 < 2</script><div>收到&nbsp;12 &amp; &#20043;&#x540E;</div>
            <blockquote type="cite"><div>N-1 <blockquote>x</blockquote> 收到 3</div></blockquote>
            <p>张三</p></body></html>
            """
        let text = HTMLText.plain(html)
        #expect(MailQuotes.firstLine(of: text) == "收到 12 & 之后")
        #expect(!text.contains("收到 3") && !text.contains("收到 9") && text.contains("张三"))
    }

    @Test(arguments: [
        "a < b", "<", "&", "&#;", "&#x110000;", "&#xD800;x", "<a", "</", "<!--", "a<>b",
    ])
    func `in broken HTML is what can be read`(html: String) {
        #expect(HTMLText.plain(html).count <= html.count)
    }

    @Test func `goes on where a line is flowed`() {
        let letter = Letter().saying(
            "完成 3 \nhttps://example.org/long \nname\n-- \nLi", as: "text/plain; format=flowed")
        #expect(words(letter.bytes) == "完成 3 https://example.org/long name")
    }
}
