import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

/// `answer`, where a label hides that name.
private func recorded(_ status: Int, _ body: String, _ headers: [String: String] = [:]) -> Answer {
    answer(status, body, headers)
}

private let sent = ok(#"{"event_id":"$e1"}"#)

private func message(
    _ destination: Message.Destination = .room(mentions: []), id: DeliveryID = "42.room",
    act: Message.Act = .say(Text(plain: "hello"))
) -> Message {
    Message(id: id, destination: destination, act: act)
}

@Suite struct `A message to Matrix` {
    @Test func `is written exactly so`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/", sent)
        let channel = MatrixChannel(.test(server))
        let receipt = try await channel.send(
            message(
                .room(mentions: [.init(address: "@li:rig.test", name: "李雷 <a>")]),
                act: .say(Text(plain: "一\n二"))))
        #expect(receipt == Receipt(.delivered, remoteID: "$e1"))
        let request = try #require(await server.asked("/send/").first)
        #expect(request.method == .put)
        #expect(
            request.url == "http://127.0.0.1:8008/_matrix/client/v3/rooms/%21response%3Arig.test"
                + "/send/m.room.message/k7.42.room")
        #expect(request.headers.first?.name == "Authorization")
        #expect(request.headers.first?.value == "Bearer secret")
        #expect(request.lane == .send)
        #expect(
            String(decoding: request.body, as: UTF8.self)
                == #"{"body":"李雷 <a> 一\n二","format":"org.matrix.custom.html","formatted_body":"#
                + #""<a href=\"https://matrix.to/#/%40li%3Arig.test\">李雷 &lt;a&gt;</a> 一<br>二","#
                + #""m.mentions":{"user_ids":["@li:rig.test"]},"msgtype":"m.text","#
                + #""org.matrix.labels":["org.fenghuo.own"]}"#)
    }

    @Test func `is left out of every sync by its label, a canary is not`() throws {
        let filter = try JSONValue(parsing: Array(MatrixFilter.text.utf8))
        let left = filter["room"]?["timeline"]?["org.matrix.not_labels"]
        let said = MatrixContent.labelled(MatrixContent.message(Text(plain: "a")), "m.room.message")
        #expect(said["org.matrix.labels"] == left)
        #expect(left?.elements.isEmpty == false)
        let canary = MatrixContent.labelled(MatrixCanary.content("t"), MatrixCanary.type)
        #expect(canary["org.matrix.labels"] == nil)
    }

    @Test func `without mentions says so, and a drill keeps its mark in front`() {
        let plain = MatrixContent.message(Text(plain: "a", html: "<b>a</b>"))
        #expect(plain["m.mentions"] == [:])
        #expect(plain["formatted_body"] == "<b>a</b>")
        let drill = MatrixContent.message(
            Text(plain: "【演练】集合"), mentions: [.init(address: "@li:x", name: "李雷")])
        #expect(drill["body"] == "【演练】李雷 集合")
        #expect(drill["formatted_body"]?.string?.hasPrefix("【演练】<a ") == true)
    }

    @Test func `of a board is posted once, and edited in place from then on, also after a restart`()
        async throws
    {
        let server = await FakeServer.matrix()
        await server.on(
            "/send/", sent, ok(#"{"event_id":"$e2"}"#), ok(#"{"event_id":"$e3"}"#),
            ok(#"{"event_id":"$e4"}"#))
        let memory = FakeMemory()
        let channel = MatrixChannel(.test(server, memory: memory))
        func board(_ id: DeliveryID, _ key: String, _ text: String) -> Message {
            var message = message(id: id, act: .say(Text(plain: text, html: "<b>\(text)</b>")))
            message.board = key
            return message
        }
        _ = try await channel.send(board("1.b", "roll-4", "0/2"))
        _ = try await channel.send(board("2.b", "roll-4", "1/2"))
        _ = try await channel.send(board("3.b", "roll-5", "0/9"))
        let later = MatrixChannel(.test(server, memory: memory))
        _ = try await later.send(board("4.b", "roll-4", "2/2"))
        let bodies = try await server.asked("/send/").map { try JSONValue(parsing: $0.body) }
        let edited = bodies.map { $0["m.relates_to"]?["event_id"]?.string }
        #expect(edited == [nil, "$e1", nil, "$e1"])
        #expect(bodies[3]["body"] == "* 2/2")
        #expect(bodies[3]["m.new_content"]?["body"] == "2/2")
        #expect(bodies[3]["m.new_content"]?["formatted_body"] == "<b>2/2</b>")
        #expect(bodies[3]["m.relates_to"]?["rel_type"] == "m.replace")
        #expect(bodies[3]["m.mentions"] == [:])
    }

    @Test func `is the same to the byte when it is repeated`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/", .failure(.uncertain(.timedOut)), sent)
        let channel = MatrixChannel(.test(server))
        let text = message(.place(.room("!a/b c:x")), id: "7.d-li")
        await #expect(throws: SendFailure.uncertain(.blackHole)) { try await channel.send(text) }
        _ = try await channel.send(text)
        let requests = await server.asked("/send/")
        #expect(requests.count == 2)
        #expect(requests[0] == requests[1])
        #expect(requests[0].url.contains("/rooms/%21a%2Fb%20c%3Ax/send/m.room.message/k7.7.d-li"))
    }

    @Test func `of another store is another message`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/", sent)
        for memory in [FakeMemory(kept: ["matrix.store": "a"]), FakeMemory()] {
            _ = try await MatrixChannel(.test(server, memory: memory)).send(message())
        }
        #expect(Set(await server.asked("/send/").map(\.url)).count == 2)
    }

    @Test func `of each act goes where it belongs`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/", sent)
        await server.on("/state/m.room.topic", sent)
        let channel = MatrixChannel(.test(server))
        _ = try await channel.send(message(act: .topic("II 级")))
        _ = try await channel.send(message(act: .react(to: "$x")))
        let topic = try #require(await server.asked("m.room.topic").first)
        #expect(String(decoding: topic.body, as: UTF8.self) == #"{"topic":"II 级"}"#)
        let reaction = try #require(await server.asked("m.reaction").first)
        #expect(
            String(decoding: reaction.body, as: UTF8.self)
                == #"{"m.relates_to":{"event_id":"$x","key":"✅","rel_type":"m.annotation"},"#
                + #""org.matrix.labels":["org.fenghuo.own"]}"#)
    }

    @Test func `that repeats a reaction has succeeded`() async throws {
        let server = await FakeServer.matrix()
        let body = #"{"errcode":"M_DUPLICATE_ANNOTATION","error":"Can't send same reaction twice"}"#
        await server.on("/send/", answer(400, body))
        let receipt = try await MatrixChannel(.test(server)).send(message(act: .react(to: "$x")))
        #expect(receipt.reached == .delivered)
    }

    @Test func `waits its turn in its room`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/", sent)
        let session = MatrixSession.test(server)
        await session.rooms.takeTurn(in: "!response:rig.test")
        try await withThrowingTaskGroup(of: Void.self) { group in
            let channel = MatrixChannel(session)
            group.addTask { _ = try await channel.send(message(id: "1")) }
            while await session.rooms.waiting(in: "!response:rig.test") == 0 {
                await _Concurrency.Task.yield()
            }
            // Another room does not wait.
            _ = try await channel.send(message(.place(.room("!other:x")), id: "2"))
            #expect(await server.asked("/send/m.room.message/k7.1").isEmpty)
            await session.rooms.giveTurn(in: "!response:rig.test")
            try await group.waitForAll()
        }
        #expect(await server.asked("/send/").map { $0.url.suffix(1) } == ["2", "1"])
    }
}

@Suite struct `A refusal by Matrix` {
    struct Case: Sendable, CustomTestStringConvertible {
        var answer: Answer
        var failure: SendFailure
        var testDescription: String { "\(failure)" }
    }

    static let cases: [Case] = [
        Case(
            answer: recorded(401, #"{"errcode":"M_UNKNOWN_TOKEN","soft_logout":false}"#),
            failure: .later(.unauthorized)),
        Case(
            answer: recorded(403, #"{"errcode":"M_FORBIDDEN","error":"User not in room"}"#),
            failure: .later(.forbidden)),
        Case(
            answer: recorded(
                429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":4720}"#,
                ["retry-after": "5"]),
            failure: .later(.rateLimited, after: .seconds(5))),
        Case(
            answer: recorded(429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":4720}"#),
            failure: .later(.rateLimited, after: .milliseconds(4720))),
        Case(answer: recorded(502, "<html>"), failure: .later(.serverError(502))),
        Case(
            answer: recorded(500, #"{"errcode":"M_UNKNOWN"}"#),
            failure: .later(.serverError(500))),
        Case(
            answer: recorded(413, #"{"errcode":"M_TOO_LARGE"}"#),
            failure: .never(.rejected("M_TOO_LARGE"))),
        Case(answer: recorded(404, "<html>"), failure: .later(.errorBody("http 404"))),
        Case(answer: recorded(200, "{}"), failure: .uncertain(.errorBody("no event_id"))),
        Case(answer: recorded(200, "{\"ev"), failure: .uncertain(.errorBody("no JSON object"))),
        Case(answer: .failure(.notSent(.refused)), failure: .later(.refused)),
        Case(answer: .failure(.notSent(.connectTimedOut)), failure: .later(.blackHole)),
        Case(answer: .failure(.uncertain(.timedOut)), failure: .uncertain(.blackHole)),
        Case(answer: .failure(.uncertain(.reset)), failure: .uncertain(.reset)),
        Case(answer: .failure(.notSent(.tls("expired"))), failure: .later(.tls)),
        Case(answer: .failure(.notSent(.nameNotFound)), failure: .later(.nameNotFound)),
        Case(
            answer: .failure(.notSent(.misconfigured("url"))),
            failure: .never(.misconfigured("url"))),
        Case(answer: .failure(.cancelled), failure: .cancelled),
    ]

    @Test(arguments: cases)
    func `is told apart`(of example: Case) async {
        let server = await FakeServer.matrix()
        await server.on("/send/", example.answer)
        let channel = MatrixChannel(.test(server))
        await #expect(throws: example.failure) { try await channel.send(message()) }
    }

    @Test func `of a topic or in another room is no fault of the channel`() async {
        let server = await FakeServer.matrix()
        let forbidden = answer(403, #"{"errcode":"M_FORBIDDEN","error":"no power"}"#)
        await server.on("/send/", forbidden)
        await server.on("m.room.topic", forbidden)
        let channel = MatrixChannel(.test(server))
        await #expect(throws: SendFailure.never(.rejected("M_FORBIDDEN"))) {
            try await channel.send(message(act: .topic("x")))
        }
        await #expect(throws: SendFailure.never(.rejected("M_FORBIDDEN"))) {
            try await channel.send(message(.place(.room("!other:x"))))
        }
    }
}

@Suite struct `A direct message` {
    private let memory = FakeMemory()

    @Test func `is skipped where no conversation is open, and one is opened for the next time`()
        async throws
    {
        let server = await FakeServer.matrix()
        await server.on("/createRoom", ok(#"{"room_id":"!dm:rig.test"}"#))
        await server.on("/joined_members", ok(#"{"joined":{"@fenghuo:rig.test":{}}}"#))
        await server.on("/send/", sent)
        let session = MatrixSession.test(server, memory: memory)
        let channel = MatrixChannel(session)
        let text = message(.person("@li:rig.test"))
        #expect(try await channel.send(text) == Receipt(.skipped))
        #expect(try await channel.send(text) == Receipt(.skipped))
        // Another person has to wait a while: rooms are made slowly.
        #expect(try await channel.send(message(.person("@wang:rig.test"))) == Receipt(.skipped))
        let created = await server.asked("/createRoom")
        #expect(created.count == 1)
        let content = try JSONValue(parsing: try #require(created.first).body)
        #expect(content["is_direct"] == true)
        #expect(content["preset"] == "trusted_private_chat")
        #expect(content["invite"] == ["@li:rig.test"])
        #expect(content["room_alias_name"]?.string?.hasPrefix("fenghuo-") == true)
        #expect(content["initial_state"] == nil)
        #expect(await memory.value("matrix.direct.@li:rig.test") == "!dm:rig.test")
        // A reply goes there at once, an announcement once the person has come in.
        let reply = try await channel.send(message(.place(.direct("@li:rig.test"))))
        #expect(reply.remoteID == "$e1")
        await session.rooms.setOpen("!dm:rig.test", true)
        #expect(try await channel.send(text).reached == .delivered)
    }

    @Test func `finds its room again after a kill, but not somebody else's`() async throws {
        let server = await FakeServer.matrix()
        await server.on(
            "/createRoom", answer(400, #"{"errcode":"M_ROOM_IN_USE"}"#),
            answer(400, #"{"errcode":"M_ROOM_IN_USE"}"#), ok(#"{"room_id":"!new:rig.test"}"#))
        await server.on("/directory/room/%23fenghuo-", ok(#"{"room_id":"!old:rig.test"}"#))
        await server.on(
            "/joined_members", ok(#"{"joined":{"@fenghuo:rig.test":{},"@li:rig.test":{}}}"#),
            ok(#"{"joined":{"@fenghuo:rig.test":{},"@mallory:rig.test":{}}}"#))
        let session = MatrixSession.test(server)
        #expect(try await session.openDirect(with: "@li:rig.test") == "!old:rig.test")
        #expect(try await session.openDirect(with: "@li:rig.test") == "!new:rig.test")
        let last = try #require(await server.asked("/createRoom").last)
        #expect(try JSONValue(parsing: last.body)["room_alias_name"] == nil)
    }
}

@Suite struct `An encrypted room` {
    @Test func `gets nothing in plain text`() async throws {
        let server = await FakeServer.matrix()
        let memory = FakeMemory(kept: ["matrix.encrypted.!response:rig.test": "yes"])
        let channel = MatrixChannel(.test(server, memory: memory))
        await #expect(throws: SendFailure.never(.rejected("encrypted"))) {
            try await channel.send(message())
        }
        await #expect(throws: SendFailure.never(.encrypted)) {
            try await channel.probe()
        }
        #expect(await server.asked("/send/").isEmpty)
    }
}

@Suite struct `The canary` {
    @Test func `that comes back proves the channel`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/org.fenghuo.canary/", sent)
        let session = MatrixSession.test(server, clock: StillClock())
        // The reader sees it even before the send has returned.
        await server.atEach { request in
            guard request.url.contains("org.fenghuo.canary") else { return }
            let token = (try? JSONValue(parsing: request.body))?["token"]?.string ?? ""
            await session.rooms.sawCanary(token, takenAt: session.clock.now + 8)
        }
        try await MatrixChannel(session).probe()
        #expect(session.drift.seconds == 8)
    }

    @Test func `that never comes back means deaf`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/org.fenghuo.canary/", sent)
        let clock = JumpClock()
        let channel = MatrixChannel(.test(server, clock: clock))
        await #expect(throws: SendFailure.later(.deaf)) { try await channel.probe() }
        #expect(await clock.waits == [.seconds(15)])
    }

    @Test func `that may not be sent says why`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/", answer(401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#))
        let channel = MatrixChannel(.test(server, clock: StillClock()))
        await #expect(throws: SendFailure.later(.unauthorized)) { try await channel.probe() }
    }

    @Test func `sent in a burst shows whether the homeserver limits the bot`() async throws {
        let server = await FakeServer.matrix()
        await server.on("/send/", sent)
        let session = MatrixSession.test(server)
        #expect(try await session.probeRateLimit() == false)
        #expect(await server.asked("/send/").count == 12)
        await server.on("/send/", sent, answer(429, #"{"errcode":"M_LIMIT_EXCEEDED"}"#))
        #expect(try await session.probeRateLimit())
    }
}
