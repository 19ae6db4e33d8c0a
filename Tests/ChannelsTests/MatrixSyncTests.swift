import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

private let limit = answer(
    429, #"{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":900}"#, ["retry-after": "60"])

@Suite struct `Reading the chat` {
    private let following = FakeMemory(cursor: "s1")

    @Test func `asks for what the bot needs`() async throws {
        let server = await FakeServer.matrix([sync("s2"), sync("s3")])
        await MatrixSession.test(server, memory: following).read(server, into: FakeInbox())
        let polls = await server.asked("v3/sync?")
        #expect(polls.map(\.lane) == [.poll, .poll, .poll])
        #expect(polls[0].url.hasSuffix("&set_presence=offline&since=s1&timeout=0"))
        #expect(polls[1].url.hasSuffix("&set_presence=offline&since=s2&timeout=30000"))
        #expect(polls[1].timeout == .seconds(35))
        #expect(MatrixFilter.text.contains(#""limit":50"#))
        #expect(MatrixFilter.text.contains(#""org.fenghuo.canary""#))
    }

    @Test func `runs nothing that was said before the first start`() async throws {
        let server = await FakeServer.matrix([
            sync("s1", timeline: [said("$old", "!activate")]),
            sync("s2", timeline: [said("$new", "!status")]),
        ])
        let inbox = FakeInbox()
        await MatrixSession.test(server).read(server, into: inbox)
        #expect(await inbox.texts == ["!status"])
        #expect(
            await inbox.calls.map(\.cursor) == [
                Cursor(name: "matrix", value: "s1"), Cursor(name: "matrix", value: "s2"),
            ])
        #expect(await inbox.observed == [nil])
        // Synapse would answer the same question with what it said minutes ago.
        let later = JumpClock(JumpClock().now + .milliseconds(61_234))
        let session = MatrixSession.test(server, clock: later)
        await server.then("v3/sync?", sync("s3"))
        await session.read(server, into: inbox)
        let first = await server.asked("v3/sync?").map(\.url).filter { !$0.contains("since=") }
        #expect(first.count == 2 && first[0] != first[1])
    }

    @Test func `hands messages and the place in one call, and again when they were not kept`()
        async throws
    {
        let server = await FakeServer.matrix([
            sync("s2", timeline: [said("$a", "!status"), said("$b", "!help")]),
            sync("s2", timeline: [said("$a", "!status"), said("$b", "!help")]),
        ])
        let inbox = FakeInbox(failures: 1)
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        let call = try #require(await inbox.calls.first)
        #expect(await inbox.calls.count == 1)
        #expect(call.cursor == Cursor(name: "matrix", value: "s2"))
        #expect(call.messages.map(\.sourceID) == ["matrix:$a", "matrix:$b"])
        #expect(call.messages.first?.place == .room("!response:rig.test"))
        #expect(call.messages.first?.sender == "@li:rig.test")
        #expect(
            call.messages.first?.sentAt == Date(timeIntervalSince1970: 1_795_000_000 - 2))
        // The place does not move before the messages are kept.
        #expect(await server.asked("since=s1").count == 2)
        // A full disk is no fault of the chat.
        #expect(await inbox.observed == [nil])
    }

    @Test func `fills a gap before it goes on, each event once`() async throws {
        let server = await FakeServer.matrix([
            sync("s9", timeline: [said("$4", "four"), said("$5", "five")], limited: true)
        ])
        await server.on(
            "/messages?",
            ok(#"{"chunk":[\#(said("$1", "one")),\#(said("$2", "two"))],"start":"s1","end":"m1"}"#),
            ok(#"{"chunk":[],"start":"m1","end":"m2"}"#),
            ok(#"{"chunk":[\#(said("$3", "three")),\#(said("$4", "four"))],"start":"m2"}"#))
        let inbox = FakeInbox()
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        #expect(await inbox.texts == ["one", "two", "three", "four", "five"])
        #expect(await inbox.calls.count == 1)
        let pages = await server.asked("/messages?").map(\.url)
        #expect(pages.count == 3)
        #expect(pages[0].hasSuffix("messages?dir=f&from=s1&to=p-s9&limit=100"))
        #expect(pages[2].hasSuffix("messages?dir=f&from=m2&to=p-s9&limit=100"))
    }

    @Test func `reads nothing from before it came into a room`() async throws {
        let join = """
            {"type":"m.room.member","state_key":"@fenghuo:rig.test","sender":"@fenghuo:rig.test",
            "content":{"membership":"join"},"event_id":"$join",
            "unsigned":{"age":1,"prev_content":{"membership":"invite"}}}
            """
        let server = await FakeServer.matrix([
            sync(
                "s2", timeline: [said("$0", "!activate"), join, said("$1", "!status")],
                limited: true)
        ])
        let inbox = FakeInbox()
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        #expect(await inbox.texts == ["!status"])
        #expect(await server.asked("/messages?").isEmpty)
    }

    @Test func `keeps the order of time between rooms`() {
        func message(_ text: String, _ second: Double) -> InboundMessage {
            InboundMessage(
                sourceID: text, route: .chat, place: .room("r"), sender: "s",
                content: .text(text), sentAt: Date(timeIntervalSince1970: second))
        }
        let merged = MatrixIntake.merged([
            [message("a", 1), message("d", 9)], [], [message("b", 2), message("c", 1)],
        ])
        #expect(merged.map(\.sourceID) == ["a", "b", "c", "d"])
    }
}

@Suite struct `Trouble in reading` {
    private let following = FakeMemory(cursor: "s1")

    @Test func `is told, waited out longer each time, and its end is told once`() async throws {
        let server = await FakeServer.matrix([
            .failure(.notSent(.refused)), .failure(.uncertain(.timedOut)), answer(502, "<html>"),
            ok("{}"), ok("{\"next_"), answer(200, ""), sync("s2"), sync("s3"),
        ])
        let (inbox, clock) = (FakeInbox(), JumpClock())
        let session = MatrixSession.test(server, memory: following, clock: clock)
        await session.read(server, into: inbox)
        #expect(
            await inbox.observed == [
                .refused, .blackHole, .serverError(502), .errorBody("no next_batch"),
                .errorBody("no JSON object"), .errorBody("no JSON object"), nil,
            ])
        #expect(
            await clock.waits == [
                .seconds(0.5), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(10),
            ])
    }

    @Test func `that is a wrong token is waited for, and the token asked for anew`() async throws {
        let server = await FakeServer.matrix([sync("s2")])
        await server.on(
            "/account/whoami", answer(401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#),
            answer(401, #"{"errcode":"M_UNKNOWN_TOKEN"}"#), ok(#"{"user_id":"@fenghuo:rig.test"}"#))
        let (inbox, clock) = (FakeInbox(), JumpClock())
        await MatrixSession.test(server, memory: following, clock: clock).read(server, into: inbox)
        #expect(await inbox.observed == [.unauthorized, .unauthorized, nil])
        #expect(await clock.waits == [.seconds(30), .seconds(30)])
    }

    @Test func `that is a limit waits as long as it was told`() async throws {
        let server = await FakeServer.matrix([limit, sync("s2")])
        let clock = JumpClock()
        let session = MatrixSession.test(server, memory: following, clock: clock)
        await session.read(server, into: FakeInbox())
        #expect(await clock.waits == [.seconds(60)])
    }

    @Test func `that is no progress and no waiting never becomes a hot loop`() async throws {
        let server = await FakeServer.matrix([
            sync("s2"), sync("s2"), sync("s2"), sync("s2"), sync("s3"), sync("s3"),
        ])
        let (inbox, clock) = (FakeInbox(), JumpClock())
        await MatrixSession.test(server, memory: following, clock: clock).read(server, into: inbox)
        #expect(
            await clock.waits == [.seconds(0.5), .seconds(1), .seconds(2), .seconds(0.5)])
        // Whether it is deaf, only the canary can say.
        #expect(await inbox.observed == [nil])
    }

    @Test func `that is a forgotten sync token ends in reading anew`() async throws {
        let bad = answer(400, #"{"errcode":"M_UNKNOWN","error":"Invalid stream token"}"#)
        let server = await FakeServer.matrix([
            bad, bad, bad, sync("t1", timeline: [said("$a", "!status")], limited: true),
        ])
        let inbox = FakeInbox()
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        #expect(await inbox.texts == ["!status"])
        #expect(await inbox.calls.last?.cursor?.value == "t1")
        #expect(await server.asked("/messages?").isEmpty)
        #expect(await server.asked("v3/sync?")[3].url.contains("since") == false)
    }

    @Test func `that is a closed response room is told, and reading goes on`() async throws {
        let server = await FakeServer.matrix([
            sync("s2", room: "!other:rig.test", timeline: [said("$a", "!status")])
        ])
        await server.on("/join/", answer(403, #"{"errcode":"M_FORBIDDEN","error":"not invited"}"#))
        let inbox = FakeInbox()
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        #expect(await inbox.observed == [.forbidden])
        #expect(await inbox.texts == ["!status"])
        #expect(await server.asked("timeout=30000").count == 1)
    }

    @Test func `that is one hostile event never hides its neighbours`() async throws {
        let deep = String(repeating: #"{"a":["#, count: 300) + String(repeating: "]}", count: 300)
        let hostile = [
            event("$h1", "m.room.message", #"{"msgtype":"m.text","body":"\ud800"}"#),
            event("$h2", "m.room.message", deep),
            event(
                "$h3", "m.room.message", #"{"msgtype":"m.text","body":"h3"}"#,
                extra: #","origin_server_ts":1e400,"unsigned":{"age":99999999999999999999}"#),
            #"{"type":7,"sender":[],"event_id":{},"content":"x"}"#, "null", "[]", "\"text\"",
            "1e999", event("$h4", "m.room.message", #"{"msgtype":"m.text","body":{"a":1}}"#),
            event(
                "$h5", "m.room.message",
                #"{"msgtype":"m.text","body":"h5","m.mentions":[],"m.relates_to":"x"}"#),
            event("$h6", "m.room.member", #"{"membership":[]}"#, extra: #","state_key":3"#),
        ]
        let server = await FakeServer.matrix([
            sync("s2", timeline: [said("$a", "before")] + hostile + [said("$z", "after")])
        ])
        let inbox = FakeInbox()
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        #expect(await inbox.texts == ["before", "\u{FFFD}", "h3", "h5", "after"])
        #expect(await inbox.observed == [nil])
    }
}
