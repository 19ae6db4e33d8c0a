import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

@Suite struct `Rooms` {
    private let following = FakeMemory(cursor: "s1")

    private func invite(_ room: String, from: String, direct: Bool) -> String {
        """
        "\(room)":{"invite_state":{"events":[{"type":"m.room.create","sender":"\(from)",
        "state_key":"","content":{}},{"type":"m.room.member","sender":"\(from)",
        "state_key":"@fenghuo:rig.test","content":{"membership":"invite","is_direct":\(direct)}}]}}
        """
    }

    @Test func `are entered on the word of the roster only`() async throws {
        let list = [
            invite("!dm:rig.test", from: "@li:rig.test", direct: true),
            invite("!spam:rig.test", from: "@mallory:rig.test", direct: true),
        ].joined(separator: ",")
        let server = await FakeServer.matrix([
            sync("s2", invites: list),
            sync("s3", room: "!dm:rig.test", timeline: [said("$a", "状态")]),
        ])
        await server.on("/join/%21dm", ok(#"{"room_id":"!dm:rig.test"}"#))
        let inbox = FakeInbox()
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        #expect(await server.asked("/join/%21dm").count == 1)
        #expect(await server.asked("/join/%21spam").isEmpty)
        #expect(await inbox.messages.map(\.place) == [.direct("@li:rig.test")])
        // It waits, in case the roster grows.
        #expect(await following.value("matrix.invites")?.contains("!spam") == true)
    }

    @Test func `that are encrypted are told of once, in one line without content`() async throws {
        let event = """
            {"type":"m.room.encrypted","sender":"@li:rig.test","event_id":"$x","content":
            {"algorithm":"m.megolm.v1.aes-sha2","ciphertext":"AwgA"}}
            """
        let state = """
            {"type":"m.room.encryption","state_key":"","sender":"@li:rig.test","event_id":"$s",
            "content":{"algorithm":"m.megolm.v1.aes-sha2"}}
            """
        let server = await FakeServer.matrix([
            sync("s2", timeline: [state, event]), sync("s3", timeline: [event]),
        ])
        await server.on("/send/", ok(#"{"event_id":"$e"}"#))
        let inbox = FakeInbox()
        let session = MatrixSession.test(server, memory: following) { Text(plain: "unreadable") }
        await session.read(server, into: inbox)
        #expect(await inbox.encrypted == ["!response:rig.test"])
        #expect(await server.asked("/send/").count == 1)
        await #expect(throws: SendFailure.never(.rejected("encrypted"))) {
            try await MatrixChannel(session).send(
                Message(id: "1", destination: .room(mentions: []), act: .say(Text(plain: "x"))))
        }
    }

    @Test func `of two open when the other comes in, and end when a third does`() async throws {
        func join(_ user: String) -> String {
            event(
                "$j\(user)", "m.room.member", by: user, #"{"membership":"join"}"#,
                extra: ",\"state_key\":\"\(user)\"")
        }
        await following.set("matrix.direct.@li:rig.test", "!dm:rig.test")
        await following.set("matrix.person.!dm:rig.test", "@li:rig.test")
        let server = await FakeServer.matrix([
            sync("s2", room: "!dm:rig.test", timeline: [join("@li:rig.test")])
        ])
        let session = MatrixSession.test(server, memory: following)
        await session.read(server, into: FakeInbox())
        #expect(await session.isOpen("!dm:rig.test", to: "@li:rig.test"))
        await server.then(
            "v3/sync?", sync("s3", room: "!dm:rig.test", timeline: [join("@wang:rig.test")]))
        await session.read(server, into: FakeInbox())
        #expect(await session.direct(with: "@li:rig.test") == nil)
        #expect(await session.person(in: "!dm:rig.test") == nil)
    }

    @Test func `of two end when the other leaves: the next message opens a new one`() async throws {
        let left = event(
            "$l", "m.room.member", by: "@li:rig.test", #"{"membership":"leave"}"#,
            extra: ",\"state_key\":\"@li:rig.test\"")
        await following.set("matrix.direct.@li:rig.test", "!dm:rig.test")
        await following.set("matrix.person.!dm:rig.test", "@li:rig.test")
        let server = await FakeServer.matrix([sync("s2", room: "!dm:rig.test", timeline: [left])])
        let session = MatrixSession.test(server, memory: following)
        await session.read(server, into: FakeInbox())
        #expect(await session.direct(with: "@li:rig.test") == nil)
        await server.on("/createRoom", answer(400, #"{"errcode":"M_ROOM_IN_USE"}"#))
        await server.on("/directory/room/", ok(#"{"room_id":"!dm:rig.test"}"#))
        await server.on("/joined_members", ok(#"{"joined":{"@fenghuo:rig.test":{}}}"#))
        await server.on("/invite", ok("{}"))
        #expect(try await session.openDirect(with: "@li:rig.test") == "!dm:rig.test")
        #expect(await server.asked("/invite").count == 1)
    }

    @Test func `show the canary to whoever waits for it`() async throws {
        let canary = """
            {"type":"org.fenghuo.canary","sender":"@fenghuo:rig.test","event_id":"$c",
            "content":{"token":"canary-1"}}
            """
        let server = await FakeServer.matrix([sync("s2", timeline: [canary])])
        let session = MatrixSession.test(server, memory: following)
        let arrival = await session.rooms.awaitCanary("canary-1")
        let inbox = FakeInbox()
        await session.read(server, into: inbox)
        var seen = 0
        for await _ in arrival { seen += 1 }
        #expect(seen == 1)
        #expect(await inbox.messages.isEmpty)
    }

    @Test func `show the text of what is pinned`() async throws {
        let pin = """
            {"type":"m.reaction","sender":"@li:rig.test","event_id":"$p","content":{"m.relates_to":
            {"rel_type":"m.annotation","event_id":"$t","key":"📌\u{FE0F}"}}}
            """
        let server = await FakeServer.matrix([sync("s2", timeline: [pin])])
        await server.on("/event/%24t", ok(said("$t", "现场已封控", by: "@wang:rig.test")))
        let inbox = FakeInbox()
        await MatrixSession.test(server, memory: following).read(server, into: inbox)
        #expect(
            await inbox.messages.map(\.content) == [
                .reaction(key: "📌", to: "$t", text: "现场已封控", author: "@wang:rig.test")
            ])
    }
}
