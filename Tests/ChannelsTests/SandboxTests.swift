import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

@Suite struct `The sandbox` {
    private let inbox = FakeInbox()

    private func say(_ to: Message.Destination) -> Message {
        Message(id: "1", destination: to, act: .say(Text(plain: "N-1 请确认")))
    }

    @Test func `carries lines both ways, and reactions`() async throws {
        let (lines, show) = AsyncStream.makeStream(of: SandboxLine.self)
        let chat = SandboxChat(clock: StillClock()) { show.yield($0) }
        await chat.connect(to: inbox)
        let mentions = [Message.Mention(address: "@li:localhost", name: "李雷")]
        let receipt = try await chat.send(say(.room(mentions: mentions)))
        try await chat.said(by: "@li:localhost", text: "!ack 1", direct: false)
        try await chat.reacted(by: "@li:localhost", key: "✅\u{FE0F}", to: "sandbox-1")
        show.finish()
        var shown: [SandboxLine] = []
        for await line in lines { shown.append(line) }
        #expect(shown.map(\.text) == ["N-1 请确认"])
        #expect(shown.first?.mentions == mentions)
        #expect(shown.first?.id == receipt.remoteID)
        let messages = await inbox.messages
        #expect(messages.map(\.place) == [.room("sandbox"), .room("sandbox")])
        let target = try #require(receipt.remoteID)
        #expect(
            messages.last?.content
                == .reaction(key: "✅", to: target, text: "N-1 请确认", author: "sandbox"))
    }

    @Test func `opens a direct conversation when the person speaks in one`() async throws {
        let chat = SandboxChat(clock: StillClock()) { _ in }
        await chat.connect(to: inbox)
        #expect(try await chat.send(say(.person("@li:localhost"))) == Receipt(.skipped))
        try await chat.said(by: "@li:localhost", text: "状态", direct: true)
        #expect(await inbox.messages.first?.place == .direct("@li:localhost"))
        #expect(try await chat.send(say(.person("@li:localhost"))).reached == .delivered)
    }

    @Test(arguments: [
        (SandboxChat.Outage.refuse, SendFailure.later(.refused)),
        (.blackhole, .uncertain(.blackHole)),
    ])
    func `can be out of order`(outage: SandboxChat.Outage, failure: SendFailure) async throws {
        let chat = SandboxChat(clock: StillClock()) { _ in }
        await chat.connect(to: inbox)
        await chat.setOutage(outage)
        await #expect(throws: failure) { try await chat.send(say(.room(mentions: []))) }
        await #expect(throws: failure) { try await chat.probe() }
        #expect(try await chat.said(by: "@li:localhost", text: "x", direct: false) == nil)
        await chat.setOutage(.none)
        try await chat.probe()
    }

    @Test func `gives no id twice, not even in a later run`() async throws {
        let first = SandboxChat(clock: StillClock()) { _ in }
        let later = SandboxChat(clock: StillClock(now: StillClock().now + .seconds(1))) { _ in }
        let one = try await first.send(say(.room(mentions: []))).remoteID
        let two = try await later.send(say(.room(mentions: []))).remoteID
        #expect(one != two)
    }
}
