import Foundation
import Ports
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1))) struct MailboxTests {
    private static func mailbox(
        _ server: LoopbackServer, name: String = "INBOX", timeout: Duration = .seconds(30)
    ) -> Mailbox {
        Mailbox(
            url: server.url("", scheme: "imap"), startTLS: .none, username: "bot",
            password: "hunter2", name: name, timeout: timeout)
    }

    private func with<Result>(
        _ fake: FakeMailbox, _ body: (CurlClient, LoopbackServer) async throws -> Result
    ) async throws -> Result {
        let serve: @Sendable (Peer) -> Void = { fake.serve($0) }
        return try await withServer(serve, body)
    }

    @Test func `a listing tells the validity and the mails after the last one`() async throws {
        let fake = FakeMailbox([3: "a", 5: "b", 9: "c"], validity: 1_795_000_000)
        try await with(fake) { client, server in
            let listing = try await client.list(.after(3), in: Self.mailbox(server))
            #expect(listing == MailboxListing(validity: 1_795_000_000, uids: [5, 9]))
            #expect(fake.commands.contains("UID SEARCH UID 4:*"))
            #expect(fake.commands.contains("SELECT INBOX"))
        }
    }

    @Test(arguments: [
        (MailboxQuery.newest, "UID SEARCH UID *"),
        (.after(0), "UID SEARCH UID 1:*"),
        (.after(.max), "UID SEARCH UID 4294967295:*"),
        (.since(Date(timeIntervalSince1970: 1_795_000_000)), "UID SEARCH SINCE 18-Nov-2026"),
    ])
    func `a query is asked in the words of IMAP`(query: MailboxQuery, words: String) async throws {
        let fake = FakeMailbox()
        try await with(fake) { client, server in
            _ = try await client.list(query, in: Self.mailbox(server))
            #expect(fake.commands.contains(words))
        }
    }

    @Test func `a listing of twenty thousand mails is whole`() async throws {
        let uids = (UInt32(1)...20_000).map { $0 }
        let fake = FakeMailbox(Dictionary(uniqueKeysWithValues: uids.map { ($0, "") }))
        try await with(fake) { client, server in
            let listing = try await client.list(.after(0), in: Self.mailbox(server))
            #expect(listing.uids == uids)
        }
    }

    @Test func `every listing logs in anew and leaves`() async throws {
        let fake = FakeMailbox([1: "a"])
        try await with(fake) { client, server in
            for _ in 0..<2 { _ = try await client.list(.newest, in: Self.mailbox(server)) }
            #expect(server.accepted == 2)
            #expect(fake.commands.count { $0.hasPrefix("SELECT") } == 2)
        }
    }

    @Test func `mails come whole, one after the other, over one connection`() async throws {
        let mails: [UInt32: String] = [
            4: "Subject: 收到\r\n\r\n* 1 FETCH (UID 9)\r\nA001 OK no end\r\n)\r\n",
            5: String(repeating: "0123456789\r\n", count: 20_000), 6: "x",
        ]
        try await with(FakeMailbox(mails)) { client, server in
            for (uid, text) in mails.sorted(by: { $0.key < $1.key }) {
                let bytes = try await client.fetch(
                    uid, validity: 7, limit: 1 << 20, from: Self.mailbox(server))
                #expect(String(decoding: bytes, as: UTF8.self) == text)
            }
            #expect(server.accepted == 1)
        }
    }

    @Test func `of a large mail only the beginning comes`() async throws {
        let fake = FakeMailbox([1: String(repeating: "a", count: 5_000)])
        try await with(fake) { client, server in
            let bytes = try await client.fetch(
                1, validity: 7, limit: 1_000, from: Self.mailbox(server))
            #expect(bytes.count == 1_000)
            #expect(fake.commands.contains("UID FETCH 1 BODY[]<0.1000>"))
        }
    }

    @Test func `a server that gives more than was asked for is cut off`() async throws {
        let whole = "* 1 FETCH (UID 1 BODY[] {3000}\r\n\(String(repeating: "a", count: 3_000)))"
        let fake = FakeMailbox([1: "a"], ["UID": [.say("\(whole)\r\n% OK done")]])
        try await with(fake) { client, server in
            let mailbox = Self.mailbox(server)
            let failure = await client.failure(fetching: 1, from: mailbox, limit: 1_000)
            #expect(failure == .notSent(.tooLarge))
            let next = try await client.fetch(1, validity: 7, limit: 1_000, from: mailbox)
            #expect(next == Array("a".utf8))
        }
    }

    @Test func `a mail that is gone, or of another validity, is gone`() async throws {
        try await with(FakeMailbox([1: "a"])) { client, server in
            let mailbox = Self.mailbox(server)
            #expect(await client.failure(fetching: 2, from: mailbox) == .notSent(.gone))
            let stale = await client.failure(fetching: 1, from: mailbox, validity: 6)
            #expect(stale == .notSent(.gone))
        }
    }

    @Test(arguments: [
        ("LOGIN", "% NO [AUTHENTICATIONFAILED] no", WireFault.loginRefused),
        ("SELECT", "% NO [NONEXISTENT] no such mailbox", .noMailbox),
    ])
    func `a wrong login and a missing mailbox are told apart`(
        verb: String, reply: String, fault: WireFault
    ) async throws {
        try await with(FakeMailbox([1: "a"], [verb: [.say(reply)]])) { client, server in
            let mailbox = Self.mailbox(server)
            #expect(await client.failure(listing: mailbox) == .notSent(fault))
            #expect(await client.failure(listing: mailbox) == nil)
        }
    }

    @Test func `a server that tells no validity is not believed`() async throws {
        let fake = FakeMailbox([1: "a"], ["SELECT": [.say("* 1 EXISTS\r\n% OK done")]])
        try await with(fake) { client, server in
            let failure = await client.failure(listing: Self.mailbox(server))
            #expect(failure == .notSent(.other(code: 8, "no UIDVALIDITY")))
        }
    }

    @Test func `nothing is said in plain where TLS is required`() async throws {
        let fake = FakeMailbox()
        try await with(fake) { client, server in
            var mailbox = Self.mailbox(server)
            mailbox.startTLS = .required
            guard case .notSent(.tls) = await client.failure(listing: mailbox) else {
                Issue.record("no TLS fault")
                return
            }
            #expect(!fake.commands.contains { $0.hasPrefix("LOGIN") })
        }
    }

    @Test func `a closed port is refused`() async throws {
        let client = try CurlClient()
        let port = try LoopbackServer.deadPort()
        let mailbox = Mailbox(
            url: "imap://127.0.0.1:\(port)", startTLS: .none, username: "bot", password: "x")
        #expect(await client.failure(listing: mailbox) == .notSent(.refused))
    }

    @Test(arguments: ["CAPABILITY", "LOGIN", "SELECT", "UID"])
    func `silence has an end`(verb: String) async throws {
        try await with(FakeMailbox([1: "a"], [verb: [.beSilent]])) { client, server in
            let mailbox = Self.mailbox(server, timeout: .seconds(1))
            #expect(await client.failure(listing: mailbox) == .notSent(.timedOut))
            #expect(await client.failure(listing: mailbox) == nil)
        }
    }

    @Test(arguments: ["LOGIN", "SELECT", "UID"])
    func `a server that hangs up has told nothing`(verb: String) async throws {
        try await with(FakeMailbox([1: "a"], [verb: [.hangUp]])) { client, server in
            guard case .notSent? = await client.failure(fetching: 1, from: Self.mailbox(server))
            else {
                Issue.record("not told apart")
                return
            }
        }
    }

    @Test func `a cancelled question ends at once`() async throws {
        let fake = FakeMailbox([1: "a"], ["UID": [.beSilent]])
        try await with(fake) { client, server in
            let asking = Task { await client.failure(listing: Self.mailbox(server)) }
            await fake.silence.wait()
            asking.cancel()
            #expect(await asking.value == .cancelled)
        }
    }

    @Test func `a slow mailbox holds up no mail that goes out`() async throws {
        let fake = FakeMailbox([1: "a"], ["UID": [.beSilent]])
        let relay = FakeRelay()
        let second = try LoopbackServer { relay.serve($0) }
        defer { second.stop() }
        try await with(fake) { client, server in
            let stuck = Task { await client.failure(listing: Self.mailbox(server)) }
            await fake.silence.wait()
            try await client.submit(
                MailSubmission(
                    url: second.url("", scheme: "smtp"), startTLS: .none,
                    sender: "a@example.org", recipient: "b@example.org",
                    message: Array("Subject: x\r\n\r\nx\r\n".utf8)))
            stuck.cancel()
            #expect(await stuck.value == .cancelled)
        }
    }

    @Test func `a folder's name cannot smuggle a command`() async throws {
        let fake = FakeMailbox([1: "a"])
        try await with(fake) { client, server in
            let broken = Self.mailbox(server, name: "INBOX\r\nA9 DELETE INBOX")
            guard case .notSent(.misconfigured)? = await client.failure(listing: broken) else {
                Issue.record("sent")
                return
            }
            #expect(server.accepted == 0)
            let odd = Self.mailbox(server, name: "Team/ Box;UID=9")
            _ = try await client.list(.newest, in: odd)
            #expect(fake.commands.contains(#"SELECT "Team/ Box;UID=9""#))
        }
    }

    @Test func `a failure never holds the password`() async throws {
        let fake = FakeMailbox([:], ["LOGIN": [.say("% NO wrong: hunter2")]])
        try await with(fake) { client, server in
            let failure = await client.failure(listing: Self.mailbox(server))
            #expect(!"\(String(describing: failure))".contains("hunter2"))
        }
    }
}

extension MailboxWire {
    fileprivate func failure(listing mailbox: Mailbox) async -> WireFailure? {
        do throws(WireFailure) {
            _ = try await list(.newest, in: mailbox)
            return nil
        } catch {
            return error
        }
    }

    fileprivate func failure(
        fetching uid: UInt32, from mailbox: Mailbox, validity: UInt32 = 7, limit: Int = 1 << 20
    ) async -> WireFailure? {
        do throws(WireFailure) {
            _ = try await fetch(uid, validity: validity, limit: limit, from: mailbox)
            return nil
        } catch {
            return error
        }
    }
}
