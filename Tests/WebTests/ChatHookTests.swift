import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Outbox
import Ports
import Testing

@testable import Web

private let now = Date(timeIntervalSince1970: 1_795_000_000)

private struct Clock: WallClock {
    var now: Date
    func sleep(until due: Date) async throws {}
}

private actor Inbox: Ports.Inbox {
    private(set) var messages: [InboundMessage] = []
    private let failure: LedgerFailure?

    init(_ failure: LedgerFailure? = nil) { self.failure = failure }

    func receive(_ messages: [InboundMessage], cursor: Cursor?) async throws(LedgerFailure) {
        if let failure { throw failure }
        self.messages += messages
    }

    func report(_ report: DeliveryReport) async throws(LedgerFailure) {}
    func observe(_ route: RouteKind, _ failure: FailureReason?) async {}
    func foundEncrypted(room: String) async throws(LedgerFailure) {}
}

private let plain =
    #"{"id":"m-1","type":"message","sender":"zhou","room":"response","text":"收到 1"}"#

/// What `openssl dgst -sha256 -hmac "correct horse" -binary | base64` says of
/// `m-1.1795000000.` and that body.
private let seal = "v1,vbImAdHFQX7NhCeHf0TkzBEzy2WRC3zks3WOh5wy6HQ="

private struct Sent {
    var body: String
    var id: String?
    var timestamp: String?
    var signature: String?
    var method: HTTPTypes.HTTPRequest.Method

    init(
        _ text: String = plain, id: String? = "m-1", timestamp: String? = "1795000000",
        signature: String? = seal, method: HTTPTypes.HTTPRequest.Method = .post
    ) {
        body = text
        self.id = id
        self.timestamp = timestamp
        self.signature = signature
        self.method = method
    }
}

private func message(_ text: String) -> InboundMessage {
    InboundMessage(
        sourceID: "webhook:m-1", route: .chat, place: .room("response"), sender: "zhou",
        content: .text(text), sentAt: now)
}

private func hand(
    _ sent: Sent = Sent(), to inbox: Inbox, secret: String = "correct horse",
    at time: Date = now, reads: ChatHook.Reading = .message(message("收到 1")),
    failing: LedgerFailure? = nil
) async throws -> (status: Int, body: String) {
    let hook = ChatHook(
        name: "webhook", path: "/hooks/chat", key: { WebhookKey(secret) },
        read: { (_) async throws(LedgerFailure) in
            if let failing { throw failing }
            return reads
        })
    let server = WebServer(
        host: "127.0.0.1", port: 0, hooks: [], chats: [hook], inbox: inbox,
        clock: Clock(now: time)
    ) { HealthPage(.healthy) }
    var headers = HTTPFields()
    let named = [
        "webhook-id": sent.id, "webhook-timestamp": sent.timestamp,
        "webhook-signature": sent.signature,
    ]
    for (name, value) in named {
        if let name = HTTPField.Name(name), let value { headers[name] = value }
    }
    let fields = headers
    return try await server.application().test(.router) { client in
        try await client.execute(
            uri: "/hooks/chat", method: sent.method, headers: fields,
            body: ByteBuffer(string: sent.body)
        ) { (Int($0.status.code), String(buffer: $0.body)) }
    }
}

@Suite struct `An event of a webhook chat` {
    @Test func `is taken when it was signed just now, and answered with nothing`() async throws {
        let inbox = Inbox()
        #expect(try await hand(to: inbox) == (200, ""))
        #expect(await inbox.messages == [message("收到 1")])
        for seconds in [-300.0, 300] {
            #expect(try await hand(to: inbox, at: now + seconds) == (200, ""))
        }
    }

    @Test(arguments: [
        Sent(plain + " "), Sent(id: "m-2"), Sent(id: nil), Sent(id: ""),
        Sent(timestamp: "1795000001"), Sent(timestamp: nil), Sent(timestamp: "now"),
        Sent(signature: nil), Sent(signature: ""), Sent(signature: "v1,"),
        Sent(signature: "v2" + seal.dropFirst(2)),
        Sent(signature: String(seal.dropFirst(3))),
    ])
    fileprivate func `is refused unless all of it was signed`(sent: Sent) async throws {
        let inbox = Inbox()
        #expect(try await hand(sent, to: inbox) == (401, ""))
        #expect(await inbox.messages.isEmpty)
    }

    @Test func `is refused when it is old or another's`() async throws {
        let inbox = Inbox()
        #expect(try await hand(to: inbox, at: now + 301) == (401, ""))
        #expect(try await hand(to: inbox, at: now - 301) == (401, ""))
        #expect(try await hand(to: inbox, secret: "wrong") == (401, ""))
        #expect(try await hand(to: inbox, secret: "") == (401, ""))
        #expect(try await hand(Sent(method: .get), to: inbox).status == 404)
        #expect(await inbox.messages.isEmpty)
    }

    @Test func `may bear two signatures while a secret changes`() async throws {
        let inbox = Inbox()
        let two = Sent(signature: "v1,\(String(repeating: "A", count: 43))= \(seal)")
        #expect(try await hand(two, to: inbox) == (200, ""))
    }

    @Test func `is nonsense, or nothing to keep, or too much`() async throws {
        let inbox = Inbox()
        #expect(
            try await hand(to: inbox, reads: .unreadable("no-id")) == (400, #"{"error":"no-id"}"#))
        #expect(try await hand(to: inbox, reads: .noted) == (200, ""))
        let long = String(repeating: "x", count: 64 << 10)
        #expect(try await hand(Sent(long), to: inbox) == (401, ""))
        #expect(try await hand(Sent(long + "x"), to: inbox).status == 413)
        #expect(await inbox.messages.isEmpty)
    }

    @Test func `is not taken while nothing can be kept`() async throws {
        #expect(try await hand(to: Inbox(.full)) == (503, ""))
        #expect(try await hand(to: Inbox(), failing: .full) == (503, ""))
    }
}

@Suite struct `A webhook key` {
    @Test func `signs as Standard Webhooks does`() throws {
        let key = try #require(WebhookKey("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let signed = key.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330,
            body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `is made of any text, but not of none`() {
        #expect(
            WebhookKey("correct horse")?.signature(
                id: "m-1", timestamp: 1_795_000_000, body: Array(plain.utf8)) == seal)
        #expect(WebhookKey("") == nil)
        #expect(WebhookKey("whsec_") == nil)
        #expect(WebhookKey("whsec_!") == nil)
    }
}
