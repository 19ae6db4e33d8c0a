import Ports
import Testing

@testable import Curl

/// libcurl waits for a relay's last word with its whole thread: nobody else may feel it.
@Suite(.timeLimit(.minutes(1))) struct MailPatienceTests {
    private static func mail(
        _ server: LoopbackServer, timeout: Duration = .seconds(3_600)
    ) -> MailSubmission {
        MailSubmission(
            url: server.url("", scheme: "smtp"), startTLS: .none, sender: "bot@example.org",
            recipient: "mei@example.org", message: Array("Hello.\r\n".utf8), timeout: timeout)
    }

    @Test func `shutdown does not wait for a relay's last word`() async throws {
        let relay = FakeRelay([".": [.beSilent]])
        try await withRelay(relay) { client, server in
            let mails = (0..<3).map { _ in
                Task { await client.failure(of: Self.mail(server)) }
            }
            await relay.silence.wait()
            client.shutdown()
            for mail in mails { #expect(await mail.value == .cancelled) }
        }
    }

    @Test func `shutdown does not wait for a good-bye`() async throws {
        let relay = FakeRelay(["QUIT": [.beSilent]])
        try await withRelay(relay) { client, server in
            try await client.submit(Self.mail(server))
            client.shutdown()
            #expect(relay.messages.count == 1)
        }
    }

    @Test func `cancelling does not wait for a relay's last word`() async throws {
        let relay = FakeRelay([".": [.beSilent]])
        try await withRelay(relay) { client, server in
            let mail = Task { await client.failure(of: Self.mail(server)) }
            await relay.silence.wait()
            mail.cancel()
            #expect(await mail.value == .cancelled)
            try await client.submit(Self.mail(server))
        }
    }

    @Test func `mail behind a silent relay's mail is not sent when its time is up`() async throws {
        let relay = FakeRelay([".": [.beSilent]])
        try await withRelay(relay) { client, server in
            let first = Task { await client.failure(of: Self.mail(server)) }
            await relay.silence.wait()
            async let second = client.failure(of: Self.mail(server, timeout: .zero))
            first.cancel()
            #expect(await second == .notSent(.timedOut))
            #expect(await first.value == .cancelled)
            #expect(relay.messages.count == 1)
        }
    }

    @Test func `a silent relay holds up neither another relay nor a send`() async throws {
        let relay = FakeRelay([".": [.beSilent]])
        let other = FakeRelay()
        let second = try LoopbackServer { other.serve($0) }
        let web = try LoopbackServer { $0.echo() }
        defer {
            second.stop()
            web.stop()
        }
        try await withRelay(relay) { client, server in
            let stuck = Task { await client.failure(of: Self.mail(server)) }
            await relay.silence.wait()
            try await client.submit(Self.mail(second))
            let sent = try await client.exchange(HTTPRequest(.put, web.url()))
            #expect(sent.status == 200)
            stuck.cancel()
            #expect(await stuck.value == .cancelled)
        }
    }
}
