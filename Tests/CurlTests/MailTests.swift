import Ports
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1))) struct MailTests {
    private static func mail(
        _ server: LoopbackServer, text: String = "Subject: 演练\r\n\r\nHello.\r\n",
        to recipient: String = "mei@example.org", timeout: Duration = .seconds(30)
    ) -> MailSubmission {
        MailSubmission(
            url: server.url("", scheme: "smtp"), startTLS: .none, sender: "bot@example.org",
            recipient: recipient, message: Array(text.utf8), timeout: timeout)
    }

    @Test func `a message arrives whole, its dots stuffed on the line`() async throws {
        let relay = FakeRelay()
        try await withRelay(relay) { client, server in
            let text =
                ".first\r\nSubject: x\r\n\r\n.\r\n..two\r\n"
                + String(repeating: "a\r\n.b\r\n", count: 30_000)
            try await client.submit(Self.mail(server, text: text))
            let stuffed = text.replacing("\r\n.", with: "\r\n..")
            #expect(relay.messages == [".\(stuffed)"])
        }
    }

    @Test func `message after message goes over one connection`() async throws {
        let relay = FakeRelay()
        try await withRelay(relay) { client, server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<10 { group.addTask { try await client.submit(Self.mail(server)) } }
                try await group.waitForAll()
            }
            #expect(relay.messages.count == 10)
            #expect(server.accepted == 1)
        }
    }

    @Test(arguments: [
        ("MAIL", "451 4.3.0 try later", 451, "4.3.0 try later"),
        ("RCPT", "550-5.1.1 no such\r\n550 5.1.1 user here", 550, "5.1.1 no such 5.1.1 user here"),
        ("RCPT", "451 greylisted", 451, "greylisted"),
        ("DATA", "554 no", 554, "no"),
        (".", "554 5.7.1 looks like spam", 554, "5.7.1 looks like spam"),
        (".", "452 disk full", 452, "disk full"),
        ("hello", "421 too busy", 421, "too busy"),
    ])
    func `a refusal comes back with the relay's words`(
        verb: String, reply: String, code: Int, text: String
    ) async throws {
        let relay = FakeRelay([verb: [.say(reply)]])
        try await withRelay(relay) { client, server in
            let failure = await client.failure(of: Self.mail(server))
            #expect(failure == .notSent(.mailRefused(code: code, text: text)))
            try await client.submit(Self.mail(server))
        }
    }

    @Test func `a refused password comes back with the relay's words`() async throws {
        let relay = FakeRelay(["AUTH": [.say("535 5.7.8 wrong")]])
        try await withRelay(relay) { client, server in
            var mail = Self.mail(server)
            mail.username = "bot"
            mail.password = "secret"
            let failure = await client.failure(of: mail)
            #expect(failure == .notSent(.mailRefused(code: 535, text: "5.7.8 wrong")))
            try await client.submit(mail)
        }
    }

    @Test func `nothing is said in plain where TLS is required`() async throws {
        let relay = FakeRelay()
        try await withRelay(relay) { client, server in
            var mail = Self.mail(server)
            mail.startTLS = .required
            guard case .notSent(.tls) = await client.failure(of: mail) else {
                Issue.record("no TLS fault")
                return
            }
            #expect(!relay.verbs.contains("MAIL"))
        }
    }

    @Test func `a closed port is not sent`() async throws {
        let client = try CurlClient()
        let port = try LoopbackServer.deadPort()
        let mail = MailSubmission(
            url: "smtp://127.0.0.1:\(port)", startTLS: .none, sender: "a@example.org",
            recipient: "b@example.org", message: [])
        #expect(await client.failure(of: mail) == .notSent(.refused))
    }

    @Test(arguments: ["hello", "EHLO", "MAIL", "RCPT", "DATA"])
    func `silence before the message is not sent`(verb: String) async throws {
        let relay = FakeRelay([verb: [.beSilent]])
        try await withRelay(relay) { client, server in
            let mail = Self.mail(server, timeout: .seconds(1))
            let failure = await client.failure(of: mail)
            #expect(failure == .notSent(verb == "hello" ? .connectTimedOut : .timedOut))
        }
    }

    @Test(arguments: ["hello", "MAIL", "DATA"])
    func `a relay that hangs up before the message has not got it`(verb: String) async throws {
        let relay = FakeRelay([verb: [.hangUp]])
        try await withRelay(relay) { client, server in
            guard case .notSent = await client.failure(of: Self.mail(server)) else {
                Issue.record("uncertain")
                return
            }
        }
    }

    @Test func `silence after the final dot is uncertain, and the next mail starts afresh`()
        async throws
    {
        let relay = FakeRelay([".": [.beSilent]])
        try await withRelay(relay) { client, server in
            let mail = Self.mail(server, timeout: .seconds(1))
            #expect(await client.failure(of: mail) == .uncertain(.timedOut))
            try await client.submit(Self.mail(server))
            #expect(server.accepted == 2)
        }
    }

    @Test func `a relay that hangs up after the final dot is uncertain`() async throws {
        let relay = FakeRelay([".": [.hangUp]])
        try await withRelay(relay) { client, server in
            guard case .uncertain = await client.failure(of: Self.mail(server)) else {
                Issue.record("not uncertain")
                return
            }
        }
    }

    @Test(arguments: ["a@b>\r\nRCPT TO:<c@d", "a@b> X", "", "a b@c"])
    func `an address cannot smuggle a command`(recipient: String) async throws {
        let relay = FakeRelay()
        try await withRelay(relay) { client, server in
            let failure = await client.failure(of: Self.mail(server, to: recipient))
            guard case .notSent(.misconfigured) = failure else {
                Issue.record("sent")
                return
            }
            #expect(server.accepted == 0)
        }
    }
}
