import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Outbox
import Ports
import Testing

@testable import Web

private struct StillClock: WallClock {
    var now = Date(timeIntervalSince1970: 1_795_000_000)
    func sleep(until due: Date) async throws {}
}

private actor FakeInbox: Inbox {
    private(set) var messages: [InboundMessage] = []
    private(set) var reports: [DeliveryReport] = []
    private let failure: LedgerFailure?

    init(_ failure: LedgerFailure? = nil) { self.failure = failure }

    func receive(_ messages: [InboundMessage], cursor: Cursor?) async throws(LedgerFailure) {
        if let failure { throw failure }
        self.messages += messages
    }

    func report(_ report: DeliveryReport) async throws(LedgerFailure) {
        if let failure { throw failure }
        reports.append(report)
    }

    func observe(_ route: RouteKind, _ failure: FailureReason?) async {}
    func foundEncrypted(room: String) async throws(LedgerFailure) {}
}

private func ask(
    _ inbox: FakeInbox, _ uri: String, method: HTTPTypes.HTTPRequest.Method = .get,
    body: String? = nil, token: String = "t+k", health: HealthPage = HealthPage(.healthy)
) async throws -> (status: Int, body: String) {
    let hook = SMSHook(name: "kannel", path: "/hooks/sms/kannel") { token }
    let server = WebServer(
        host: "127.0.0.1", port: 0, hooks: [hook], inbox: inbox, clock: StillClock()
    ) { health }
    return try await server.application().test(.router) { client in
        try await client.execute(
            uri: uri, method: method, body: body.map { ByteBuffer(string: $0) }
        ) { response in
            (Int(response.status.code), String(buffer: response.body))
        }
    }
}

@Suite struct `An SMS handed in by Kannel` {
    private let inbox = FakeInbox()
    private let path = "/hooks/sms/kannel?token=t%2Bk&"

    @Test func `is read as UTF-16BE where the gateway says so, and answered with nothing`()
        async throws
    {
        let query =
            "from=%2B8613800000003&to=10690000&text=%65%36%52%30%00%20%001%002"
            + "&charset=UTF-16BE&coding=2&id=9f2c-1"
        let answer = try await ask(inbox, path + query)
        #expect(answer == (200, ""))
        #expect(
            await inbox.messages == [
                InboundMessage(
                    sourceID: "sms:kannel:9f2c-1", route: .sms,
                    place: .direct("+8613800000003"), sender: "+8613800000003",
                    content: .text("收到 12"), sentAt: StillClock().now)
            ])
    }

    @Test(arguments: [
        ("&time=-600", -600.0), ("&time=+600", 0), ("&time=", 0), ("&time=NaN", 0), ("", 0),
    ])
    func `is as old as the gateway says, and never from the future`(
        time: String, age: Double
    ) async throws {
        let now = StillClock().now
        let shift = time.isEmpty ? nil : Double(time.dropFirst(6))
        let value = shift.map { $0.isNaN ? "NaN" : "\(Int(now.timeIntervalSince1970 + $0))" } ?? ""
        let query = path + "from=%2B1234567&id=1&text=1" + (time.isEmpty ? "" : "&time=\(value)")
        #expect(try await ask(inbox, query).status == 200)
        #expect(await inbox.messages.map(\.sentAt) == [now + age])
    }

    @Test(arguments: [
        ("text=%65%36%52%30&coding=2", "收到"),
        ("text=%FE%FF%65%36&coding=2&charset=UTF-16", "收"),
        ("text=%36%65&charset=UTF-16LE", "收"),
        ("text=%65%36%52&coding=2", "收"),
        ("text=%D8%00%00A&coding=2", "\u{FFFD}A"),
        ("text=%E6%94%B6%E5%88%B0+12&charset=UTF-8&coding=0", "收到 12"),
        ("text=ok%201&coding=0", "ok 1"),
        ("text=%E9t%E9&charset=ISO-8859-1", "été"),
        ("text=100%&coding=0", "100%"),
        ("text=", ""),
    ])
    func `is decoded by charset and coding`(query: String, text: String) async throws {
        #expect(try await ask(inbox, path + "from=%2B1234567&id=1&" + query).status == 200)
        #expect(await inbox.messages.map(\.content) == [.text(text)])
    }

    @Test func `may come as a form`() async throws {
        let form = "from=008613800000003&text=ok+1&id=7"
        #expect(try await ask(inbox, path, method: .post, body: form) == (200, ""))
        #expect(await inbox.messages.first?.sender == "+8613800000003")
    }

    @Test func `without an id is the same for five minutes`() async throws {
        for _ in 0..<2 { _ = try await ask(inbox, path + "from=10086&text=a") }
        _ = try await ask(inbox, path + "from=10086&text=b")
        let ids = await inbox.messages.map(\.sourceID)
        #expect(ids[0] == ids[1])
        #expect(ids[0] != ids[2])
    }

    @Test func `without an id, the moment of sending tells two answers apart`() async throws {
        for time in ["1795000000", "1795000000", "1795000120"] {
            _ = try await ask(inbox, path + "from=10086&text=1&time=\(time)")
        }
        let ids = await inbox.messages.map(\.sourceID)
        #expect(ids[0] == ids[1])
        #expect(ids[0] != ids[2])
    }

    @Test(arguments: [
        "/hooks/sms/kannel?token=wrong&from=%2B1234567&text=secret",
        "/hooks/sms/kannel?from=%2B1234567&text=secret", "/hooks/sms/kannel",
        "/hooks/sms/kannel/report?token=wrong&id=1&d=1",
    ])
    func `with a wrong token is refused without a word`(uri: String) async throws {
        #expect(try await ask(inbox, uri) == (403, ""))
        #expect(await inbox.messages.isEmpty)
        #expect(await inbox.reports.isEmpty)
    }

    @Test func `is refused where no token was set`() async throws {
        let uri = "/hooks/sms/kannel?token=&from=%2B1234567&text=x"
        #expect(try await ask(inbox, uri, token: "") == (403, ""))
    }

    @Test func `is not taken while nothing can be kept`() async throws {
        let full = FakeInbox(.full)
        #expect(try await ask(full, path + "from=%2B1234567&text=x") == (503, ""))
        #expect(
            try await ask(full, "/hooks/sms/kannel/report?token=t%2Bk&id=1&d=1") == (503, ""))
    }

    @Test func `without a sender or too long is refused`() async throws {
        #expect(try await ask(inbox, path + "text=x") == (400, ""))
        let long = "text=" + String(repeating: "x", count: 1 << 20)
        #expect(try await ask(inbox, path, method: .post, body: long).status == 413)
    }

    @Test(arguments: [
        ("+8613800000003", "+8613800000003"), ("13800000003", "+8613800000003"),
        ("8613800000003", "+8613800000003"), ("0044 20 7946 0000", "+442079460000"),
        ("10086", "10086"), ("MyBank", "MyBank"),
    ])
    func `has its sender as the roster writes numbers`(sent: String, number: String) {
        #expect(KannelMessage.number(sent) == number)
    }
}

@Suite struct `A delivery report` {
    @Test(arguments: [
        ("1", DeliveryState.delivered, nil), ("2", .failed, FailureReason.undelivered),
        ("16", .failed, .rejected("")), ("4", .accepted, nil), ("8", .accepted, nil),
    ])
    func `is passed on`(d: String, state: DeliveryState, reason: FailureReason?) async throws {
        let inbox = FakeInbox()
        let uri = "/hooks/sms/kannel/report?token=t%2Bk&id=42.sms-li&d=\(d)&a=ACK%2F"
        #expect(try await ask(inbox, uri) == (200, ""))
        #expect(
            await inbox.reports == [
                DeliveryReport("42.sms-li", state, reason: reason, channel: "kannel")
            ])
    }

    @Test(arguments: [
        ("NACK/0x0000000b/Invalid Destination Address", "person-unreachable"),
        ("NACK/0x00000045/Submit failed", "rejected"), ("签名未报备", "signature"),
        ("id:7 stat:REJECTD err:KEYWORD", "wording"), ("余额不足", "credit"),
    ])
    func `of a refusal is read for its reason`(words: String, reason: String) async throws {
        let inbox = FakeInbox()
        let text = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let uri = "/hooks/sms/kannel/report?token=t%2Bk&id=42&d=16&a=\(text)"
        #expect(try await ask(inbox, uri) == (200, ""))
        #expect(await inbox.reports.map(\.reason?.word) == [reason])
    }

    @Test func `of an unknown kind is refused`() async throws {
        let inbox = FakeInbox()
        let uri = "/hooks/sms/kannel/report?token=t%2Bk&id=42&d=99"
        #expect(try await ask(inbox, uri) == (400, ""))
        #expect(await inbox.reports.isEmpty)
    }
}

@Suite struct `The health page` {
    @Test func `is well only when all is well`() async throws {
        let inbox = FakeInbox()
        let well = try await ask(inbox, "/healthz")
        #expect(well == (200, #"{"problems":[],"status":"healthy"}"#))
        let page = HealthPage(.degraded, problems: ["chat: unauthorized"])
        let ill = try await ask(inbox, "/healthz", health: page)
        #expect(ill == (503, #"{"problems":["chat: unauthorized"],"status":"degraded"}"#))
        #expect(try await ask(inbox, "/healthz", health: HealthPage(.starting)).status == 503)
        #expect(try await ask(inbox, "/").status == 404)
    }

    @Test func `is served until cancelled`() async throws {
        let (listening, open) = AsyncStream.makeStream(of: Void.self)
        let server = WebServer(
            host: "127.0.0.1", port: 0, hooks: [], inbox: FakeInbox(), clock: StillClock()
        ) { HealthPage(.healthy) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run { open.yield() } }
            for await _ in listening { break }
            group.cancelAll()
        }
    }
}
