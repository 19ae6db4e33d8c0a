import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

private actor FakeMail: MailWire {
    private(set) var sent: [MailSubmission] = []
    private let failure: WireFailure?

    init(_ failure: WireFailure? = nil) { self.failure = failure }

    func submit(_ mail: MailSubmission) async throws(WireFailure) {
        sent.append(mail)
        if let failure { throw failure }
    }
}

private func channel(_ wire: FakeMail) -> SMTPChannel {
    SMTPChannel(
        name: "email",
        .init(
            url: "smtp://127.0.0.1:2525", startTLS: .required, username: "fenghuo",
            password: { "secret" }, from: "fenghuo@example.org"),
        wire: wire, clock: StillClock())
}

private func message(_ to: String, _ text: Text, thread: String? = nil) -> Message {
    Message(id: "42.mail-li", destination: .person(to), act: .say(text), thread: thread)
}

@Suite struct `A mail` {
    @Test func `is written exactly so`() async throws {
        let wire = FakeMail()
        let text = Text(plain: "请确认\n回复 收到 1", subject: "II 级响应")
        let receipt = try await channel(wire).send(message("li@example.org", text, thread: "I-3"))
        #expect(receipt == Receipt(.accepted, remoteID: "<42.mail-li@example.org>"))
        let mail = try #require(await wire.sent.first)
        #expect(mail.sender == "fenghuo@example.org")
        #expect(mail.recipient == "li@example.org")
        #expect(mail.password == "secret")
        let body = Data("请确认\r\n回复 收到 1".utf8).base64EncodedString()
        let subject = Data("II 级响应".utf8).base64EncodedString()
        #expect(
            String(decoding: mail.message, as: UTF8.self)
                == [
                    "Message-ID: <42.mail-li@example.org>",
                    "Date: Wed, 18 Nov 2026 11:06:40 +0000", "From: <fenghuo@example.org>",
                    "To: <li@example.org>", "Subject: =?utf-8?B?\(subject)?=",
                    "Auto-Submitted: auto-generated", "In-Reply-To: <thread.I-3@example.org>",
                    "References: <thread.I-3@example.org>", "MIME-Version: 1.0",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Transfer-Encoding: base64", "", body, "",
                ].joined(separator: "\r\n"))
    }

    @Test func `has the same id when it is repeated`() async throws {
        let wire = FakeMail()
        for _ in 0..<2 {
            _ = try await channel(wire).send(message("li@example.org", Text(plain: "x")))
        }
        let sent = await wire.sent.map { String(decoding: $0.message, as: UTF8.self) }
        #expect(sent[0] == sent[1])
    }

    @Test func `folds a long subject without splitting a letter`() throws {
        let subject = String(repeating: "网络舆情突发事件应急处置", count: 8) + "😀"
        let lines = MailText.encoded(subject).components(separatedBy: "\r\n ")
        #expect(lines.count > 2)
        var decoded = ""
        for line in lines {
            #expect(line.utf8.count + 9 <= 76)
            #expect(line.hasPrefix("=?utf-8?B?") && line.hasSuffix("?="))
            let data = try #require(Data(base64Encoded: String(line.dropFirst(10).dropLast(2))))
            decoded += try #require(String(data: data, encoding: .utf8))
        }
        #expect(decoded == subject)
    }

    @Test func `lets nobody write a header`() {
        #expect(!MailText.encoded("x\r\nBcc: a@b").contains("\r\nBcc"))
        #expect(!MailText.encoded("x\nBcc: a@b").contains("\n"))
        #expect(MailText.encoded("=?utf-8?B?eA==?=") != "=?utf-8?B?eA==?=")
        let mail = MailText(
            id: "1>\r\nBcc: a@b", from: "a@b.c", to: "d@e.f",
            text: Text(plain: "x\r\n.\r\nQUIT", subject: "s\u{2028}t\u{0}"), thread: "I\r\n3",
            date: Date(timeIntervalSince1970: 0))
        let lines = String(decoding: mail.bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.filter { $0.hasPrefix("Bcc") || $0 == "." }.isEmpty)
        #expect(lines.allSatisfy { !$0.contains("\n") && !$0.contains("\r") })
    }

    @Test(arguments: ["", "a", "a@", "a@b\r\nRCPT TO:<c@d>", "a@b, c@d", "<a@b>", "a b@c", "李@b"])
    func `goes to one plain address only`(address: String) async {
        let wire = FakeMail()
        await #expect(throws: SendFailure.never(.unreachablePerson)) {
            try await channel(wire).send(message(address, Text(plain: "x")))
        }
        #expect(await wire.sent.isEmpty)
    }

    @Test(arguments: [
        (
            WireFailure.notSent(.mailRefused(code: 450, text: "later")),
            SendFailure.later(.rejected("450"))
        ),
        (.notSent(.mailRefused(code: 421, text: "busy")), .later(.serverError(421))),
        (.notSent(.mailRefused(code: 550, text: "no such user")), .never(.unreachablePerson)),
        (.notSent(.mailRefused(code: 550, text: "5.1.1 bad box")), .never(.unreachablePerson)),
        (.notSent(.mailRefused(code: 550, text: "relaying denied")), .never(.rejected("550"))),
        (.uncertain(.mailRefused(code: 554, text: "spam")), .never(.rejected("554"))),
        (
            .notSent(.mailRefused(code: 553, text: "5.7.1 Sender address rejected")),
            .never(.sender)
        ), (.notSent(.mailRefused(code: 550, text: "5.1.8 unknown domain")), .never(.sender)),
        (.notSent(.mailRefused(code: 535, text: "bad password")), .later(.unauthorized)),
        (.notSent(.refused), .later(.refused)),
        (.notSent(.tls("expired")), .later(.tls)),
        (.uncertain(.timedOut), .uncertain(.blackHole)),
        (.cancelled, .cancelled),
    ])
    func `is judged by the reply`(failure: WireFailure, expected: SendFailure) async {
        await #expect(throws: expected) {
            try await channel(FakeMail(failure)).send(message("li@example.org", Text(plain: "x")))
        }
    }
}
