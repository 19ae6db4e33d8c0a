import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

private func webhook(
    _ server: FakeServer, memory: FakeMemory = FakeMemory(), clock: any WallClock = JumpClock(),
    account: String? = nil, hears: Bool = true
) -> WebhookChat {
    WebhookChat(
        name: "webhook",
        .init(
            url: "http://127.0.0.1:9000/in", room: "response", account: account, hears: hears),
        sign: { id, timestamp, body in "v1,\(id)/\(timestamp)/\(body.count)" },
        wire: server, memory: memory.port, clock: clock)
}

private func message(
    _ to: Message.Destination, _ act: Message.Act = .say(Text(plain: "启动")), notice: Int? = nil
) -> Message {
    Message(id: "e12", destination: to, act: act, notice: notice)
}

private let room = Message.Destination.room(mentions: [.init(address: "zhou", name: "周舟")])

@Suite struct `A message to a webhook chat` {
    @Test func `is written and signed exactly so`() async throws {
        let server = FakeServer()
        await server.on("/in", ok(#"{"ok":true}"#))
        let text = Text(plain: "一\n\"二\"", html: "<b>一</b>")
        let receipt = try await webhook(server).send(message(room, .say(text), notice: 4))
        #expect(receipt == Receipt(.accepted))
        let request = try #require(await server.requests.first)
        #expect(request.method == .post)
        #expect(request.url == "http://127.0.0.1:9000/in")
        let body = String(decoding: request.body, as: UTF8.self)
        #expect(
            body == #"{"html":"<b>一</b>","id":"e12","mentions":[{"account":"zhou","name":"周舟"}],"#
                + #""notice":"N-4","room":"response","text":"一\n\"二\"","type":"message"}"#)
        #expect(
            request.headers.map { "\($0.name): \($0.value)" } == [
                "Content-Type: application/json", "webhook-id: e12",
                "webhook-timestamp: 1795000000",
                "webhook-signature: v1,e12/1795000000/\(request.body.count)",
                "Idempotency-Key: e12",
            ])
    }

    @Test(
        arguments: [
            (
                message(.place(.room("side")), .topic("II级")),
                #"{"id":"e12","room":"side","text":"II级","type":"topic"}"#
            ),
            (
                message(.place(.room("side")), .react(to: "m-7")),
                #"{"id":"e12","key":"✅","room":"side","target":"m-7","type":"reaction"}"#
            ),
            (
                message(.place(.direct("zhou"))),
                #"{"id":"e12","text":"启动","to":"zhou","type":"message"}"#
            ),
            (
                message(.room(mentions: [])),
                #"{"id":"e12","mentions":[],"room":"response","text":"启动","type":"message"}"#
            ),
        ] as [(Message, String)])
    func `names its place and its act`(message: Message, body: String) async throws {
        let server = FakeServer()
        await server.on("/in", answer(204, ""))
        _ = try await webhook(server).send(message)
        let sent = try #require(await server.requests.first?.body)
        #expect(String(decoding: sent, as: UTF8.self) == body)
    }

    @Test func `of a sensitive matter's own room nothing goes over it: there is no such room`()
        async throws
    {
        let server = FakeServer()
        await server.on("/in", ok("ok"))
        let chat = webhook(server)
        let said = #"{"id":"m-1","type":"message","sender":"zhou","text":"状态"}"#
        _ = try await chat.take(Array(said.utf8))
        for act in [Message.Act.say(Text(plain: "限知内容")), .invite("zhou"), .topic("II级")] {
            let destination = Message.Destination.closed(
                "I-1", mentions: [.init(address: "zhou", name: "周舟")])
            #expect(try await chat.send(message(destination, act)) == Receipt(.skipped))
        }
        #expect(await server.requests.isEmpty)
    }

    @Test func `goes to a person alone only after they have written alone, over a restart too`()
        async throws
    {
        let server = FakeServer()
        let memory = FakeMemory()
        await server.on("/in", ok("ok"))
        let chat = webhook(server, memory: memory)
        #expect(try await chat.send(message(.person("Zhou"))) == Receipt(.skipped))
        #expect(await server.requests.isEmpty)
        let said = #"{"id":"m-1","type":"message","sender":"zhou","text":"状态"}"#
        _ = try await chat.take(Array(said.utf8))
        #expect(try await chat.send(message(.person("Zhou"))) == Receipt(.accepted))
        let next = webhook(server, memory: memory)
        #expect(try await next.send(message(.person("zhou"))) == Receipt(.accepted))
        #expect(try await next.send(message(.person("li"))) == Receipt(.skipped))
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var status: Int
        var body: String
        var failure: SendFailure?
        var testDescription: String { "\(status) \(body)" }
    }

    @Test(arguments: [
        Case(status: 200, body: ""), Case(status: 200, body: "ok\n"), Case(status: 204, body: ""),
        Case(status: 202, body: #"{"ok":true}"#), Case(status: 409, body: ""),
        Case(
            status: 200, body: "<html>portal</html>", failure: .uncertain(.errorBody("http 200"))),
        Case(status: 201, body: #"{"id":"17"}"#),
        Case(status: 200, body: #"{"errcode":0,"errmsg":"ok"}"#),
        Case(status: 200, body: #"{"ok":true,"error":null}"#),
        Case(status: 200, body: #"{"ok":false}"#, failure: .later(.errorBody("not ok"))),
        Case(
            status: 200, body: #"{"errcode":310000,"errmsg":"sign not match"}"#,
            failure: .later(.errorBody("errcode 310000"))),
        Case(
            status: 200, body: #"{"id":"17","errcode":"x"}"#,
            failure: .later(.errorBody("errcode"))),
        Case(
            status: 200, body: #"{"id":"17","error":"no such hook"}"#,
            failure: .later(.errorBody("error"))),
        Case(
            status: 200, body: #"{"id":""}"#, failure: .uncertain(.errorBody("http 200"))),
        Case(status: 200, body: #"["ok"]"#, failure: .uncertain(.errorBody("http 200"))),
        Case(
            status: 200, body: #"{"status":1111,"punish":"deny"}"#,
            failure: .uncertain(.errorBody("http 200"))),
        Case(status: 401, body: "", failure: .later(.unauthorized)),
        Case(status: 403, body: "", failure: .later(.forbidden)),
        Case(status: 404, body: "", failure: .never(.misconfigured("http 404"))),
        Case(status: 302, body: "", failure: .never(.misconfigured("http 302"))),
        Case(status: 405, body: "", failure: .never(.misconfigured("http 405"))),
        Case(status: 410, body: "", failure: .never(.misconfigured("http 410"))),
        Case(status: 400, body: #"{"ok":false}"#, failure: .never(.rejected("http-400"))),
        Case(status: 413, body: "", failure: .never(.rejected("http-413"))),
        Case(status: 502, body: "", failure: .later(.serverError(502), after: nil)),
        Case(
            status: 422, body: #"{"ok":false,"error":"unknown-account"}"#,
            failure: .never(.unreachablePerson)),
        Case(
            status: 404, body: #"{"ok":false,"error":"unknown-room"}"#, failure: .later(.noRoom)),
    ])
    func `is taken only by a far end that says so`(it: Case) async throws {
        let server = FakeServer()
        await server.on("/in", answer(it.status, it.body))
        var failure: SendFailure?
        do throws(SendFailure) { _ = try await webhook(server).send(message(room)) } catch {
            failure = error
        }
        #expect(failure == it.failure)
    }

    @Test func `waits as long as the far end asks`() async throws {
        let server = FakeServer()
        await server.on("/in", answer(429, "", ["retry-after": "7"]))
        await #expect(throws: SendFailure.later(.rateLimited, after: .seconds(7))) {
            try await webhook(server).send(message(room))
        }
    }

    @Test(
        arguments: [
            (.notSent(.refused), .later(.refused)),
            (.notSent(.nameNotFound), .later(.nameNotFound)),
            (.notSent(.connectTimedOut), .later(.blackHole)),
            (.uncertain(.timedOut), .uncertain(.blackHole)),
            (.uncertain(.reset), .uncertain(.reset)), (.notSent(.tls("x")), .later(.tls)),
            (.cancelled, .cancelled),
        ] as [(WireFailure, SendFailure)])
    func `fails as the wire fails`(wire: WireFailure, failure: SendFailure) async throws {
        let server = FakeServer()
        await server.on("/in", .failure(wire))
        await #expect(throws: failure) { try await webhook(server).send(message(room)) }
    }
}

@Suite struct `A ping of a webhook chat` {
    @Test func `that is taken is the round trip`() async throws {
        let server = FakeServer()
        await server.on("/in", ok("ok"))
        try await webhook(server).probe()
        let body = try JSONValue(parsing: try #require(await server.requests.first?.body))
        #expect(body["type"] == "ping")
        #expect(body.members.keys.sorted() == ["id", "type"])
    }

    @Test func `must come back where the far end says that it sends it back`() async throws {
        let server = FakeServer()
        await server.on("/in", ok(#"{"ok":true,"echo":true}"#))
        let chat = webhook(server, clock: StillClock())
        await server.atEach { request in
            guard let id = try? JSONValue(parsing: request.body)["id"]?.string else { return }
            let pong = #"{"id":"\#(id)","type":"pong"}"#
            #expect((try? await chat.take(Array(pong.utf8))) == .noted)
        }
        try await chat.probe()
    }

    @Test func `that does not come back shows a deaf chat, where it could have come`() async throws
    {
        let server = FakeServer()
        await server.on("/in", ok(#"{"ok":true,"echo":true}"#))
        await #expect(throws: SendFailure.later(.deaf)) { try await webhook(server).probe() }
        #expect(try await webhook(server).ping())
        try await webhook(server, hears: false).probe()
    }

    @Test func `fails as a message does`() async throws {
        let server = FakeServer()
        await server.on("/in", answer(401, ""))
        await #expect(throws: SendFailure.later(.unauthorized)) {
            try await webhook(server).probe()
        }
    }
}

@Suite struct `What a webhook chat hands in` {
    private let reader = WebhookReader(
        name: "webhook", route: .chat, now: Date(timeIntervalSince1970: 1_795_000_000))

    private func inbound(
        _ content: InboundMessage.Content, place: Place = .room("response"), id: String = "m-1",
        at: Double = 1_795_000_000, mentions: Bool = false
    ) -> WebhookReader.Reading {
        .message(
            InboundMessage(
                sourceID: "webhook:\(id)", route: .chat, place: place, sender: "zhou",
                content: content, sentAt: Date(timeIntervalSince1970: at), mentionsBot: mentions))
    }

    private func file(_ json: String) -> ChatFile? {
        guard case .message(let message) = reader.read(Array(json.utf8)) else { return nil }
        return message.file
    }

    @Test func `is a file too, with words or without`() {
        let head = #"{"id":"m-1","type":"message","sender":"zhou","room":"response","#
        let first = #"{"name":"现场/1.png","type":"image/png","size":9,"url":"https://g.e/f/1"}"#
        let wanted = ChatFile(
            route: .chat, place: .media("https://g.e/f/1"), name: "现场1.png", type: "image/png")
        #expect(file("\(head)\"text\":\"!存证\",\"files\":[\(first)]}") == wanted)
        // Of several the first.
        #expect(
            file("\(head)\"text\":\"x\",\"files\":[\(first),{\"url\":\"https://g.e/f/2\"}]}")
                == wanted)
        let bare = reader.read(Array("\(head)\"files\":[\(first)]}".utf8))
        guard case .message(let message) = bare else { return #expect(Bool(false)) }
        #expect(message.content == .text("") && message.file == wanted)
        #expect(
            file("\(head)\"text\":\"x\",\"files\":[{\"url\":\"https://g.e/f/1\"}]}")
                == ChatFile(route: .chat, place: .media("https://g.e/f/1")))
        for files in ["[]", "{}", "[{}]", #"[{"url":"file:///etc/passwd"}]"#, #"[{"url":7}]"#] {
            #expect(file("\(head)\"text\":\"x\",\"files\":\(files)}") == nil, "\(files)")
            #expect(
                reader.read(Array("\(head)\"files\":\(files)}".utf8)) == .unreadable(.noText))
        }
    }

    @Test func `is a message, an edit or a reaction`() {
        func read(_ json: String) -> WebhookReader.Reading { reader.read(Array(json.utf8)) }
        #expect(
            read(
                #"{"id":"m-1","type":"message","sender":"zhou","room":"response","text":"收到 1"}"#)
                == inbound(.text("收到 1")))
        #expect(
            read(
                #"{"id":"m-1","type":"message","sender":"zhou","text":"x","at":1794999000,"mentionsBot":true}"#
            ) == inbound(.text("x"), place: .direct("zhou"), at: 1_794_999_000, mentions: true))
        #expect(
            read(
                #"{"id":"e-2","type":"edit","sender":"zhou","room":"response","text":"收到 2","at":1795000900}"#
            ) == inbound(.edited("收到 2"), id: "e-2"))
        #expect(
            read(
                #"{"id":"r-3","type":"reaction","sender":"zhou","room":"response","key":"👍🏽","target":"e12"}"#
            ) == inbound(.reaction(key: "👍", to: "e12", text: nil, author: nil), id: "r-3"))
        #expect(
            read(
                #"{"id":"r-4","type":"reaction","sender":"zhou","room":"response","key":"📌","target":"m-9","text":"热搜","author":"li"}"#
            )
                == inbound(.reaction(key: "📌", to: "m-9", text: "热搜", author: "li"), id: "r-4"))
        #expect(read(#"{"id":"ping-1","type":"pong"}"#) == .pong("ping-1"))
    }

    @Test(
        arguments: [
            ("", .notJSON), ("[]", .notJSON), ("null", .notJSON),
            (#"{"id":"1","type":"message","sender":"zhou","text":"x""#, .notJSON),
            (#"{"type":"message","sender":"zhou","text":"x"}"#, .noID),
            (#"{"id":"","type":"message","sender":"zhou","text":"x"}"#, .noID),
            (#"{"id":7,"type":"message","sender":"zhou","text":"x"}"#, .noID),
            (#"{"id":"1","type":"message","text":"x"}"#, .noSender),
            (#"{"id":"1","type":"message","sender":"zhou"}"#, .noText),
            (#"{"id":"1","type":"reaction","sender":"zhou","target":"e12"}"#, .noKey),
            (#"{"id":"1","type":"reaction","sender":"zhou","key":"✅"}"#, .noTarget),
            (#"{"id":"1","type":"shout","sender":"zhou","text":"x"}"#, .unknownType),
            (#"{"id":"1","sender":"zhou"}"#, .unknownType),
        ] as [(String, WebhookReader.Fault)])
    func `is refused with what is wrong when it is something else`(
        json: String, fault: WebhookReader.Fault
    ) async throws {
        #expect(reader.read(Array(json.utf8)) == .unreadable(fault))
        let chat = webhook(FakeServer())
        #expect(try await chat.take(Array(json.utf8)) == .unreadable(fault.rawValue))
    }

    @Test func `is passed over where it is what the bot said itself`() async throws {
        let memory = FakeMemory()
        let chat = webhook(FakeServer(), memory: memory, account: "Fenghuo")
        let own = #"{"id":"m-1","type":"message","sender":"fenghuo","text":"状态"}"#
        #expect(try await chat.take(Array(own.utf8)) == .noted)
        #expect(try await chat.send(message(.person("fenghuo"))) == Receipt(.skipped))
        let others = #"{"id":"m-2","type":"message","sender":"zhou","text":"状态"}"#
        guard case .message(let taken) = try await chat.take(Array(others.utf8)) else {
            Issue.record("another's message was passed over")
            return
        }
        #expect(taken.sender == "zhou")
    }

    @Test func `bears names of a length that can be kept`() {
        let long = String(repeating: "x", count: 256)
        let json = #"{"id":"\#(long)","type":"message","sender":"zhou","text":"x"}"#
        #expect(reader.read(Array(json.utf8)) == .unreadable(.noID))
    }
}
