import Domain
import Foundation
import Ports
import Testing

@testable import Channels

private let now = Date(timeIntervalSince1970: 1_795_000_000)

private func read(_ json: String, person: String? = nil) throws -> InboundMessage? {
    let reader = MatrixReader(
        own: .init(id: "@fenghuo:rig.test", names: ["烽火 Bot", "fenghuo"]), now: now)
    let event = MatrixEvent(try JSONValue(parsing: Array(json.utf8)))
    return event.flatMap { reader.message($0, in: "!r:x", person: person) }
}

@Suite struct `An event` {
    @Test(arguments: [
        said("$1", "!status", by: "@fenghuo:rig.test"),
        said("$1", "!status").replacingOccurrences(of: "m.text", with: "m.notice"),
        said("$1", "!status").replacingOccurrences(of: "m.text", with: "m.image"),
        said("", "!status"),
        event("$1", "m.room.topic", #"{"topic":"!x"}"#, extra: #","state_key":"""#),
        event("$1", "m.room.redaction", "{}", extra: #","redacts":"$0""#),
        event("$1", "m.reaction", #"{"m.relates_to":{"key":"👍"}}"#),
    ])
    func `of its own, of a machine or without words is passed over`(json: String) throws {
        #expect(try read(json) == nil)
    }

    @Test func `that edits another is never text`() throws {
        let edit = said(
            "$2", "* !close I-1",
            extra: """
                ,"m.new_content":{"msgtype":"m.text","body":"!close I-1"},
                "m.relates_to":{"rel_type":"m.replace","event_id":"$1"}
                """)
        #expect(try read(edit)?.content == .edited("!close I-1"))
    }

    @Test func `that answers another is read without what it quotes`() throws {
        let reply = said(
            "$2", "> <@fenghuo:rig.test> N-1\\n> 请确认\\n\\n收到 1\\n马上到",
            extra: #","m.relates_to":{"m.in_reply_to":{"event_id":"$1"}}"#)
        #expect(try read(reply)?.content == .text("收到 1\n马上到"))
        #expect(try read(said("$2", "> quoted by hand"))?.content == .text("> quoted by hand"))
    }

    @Test func `that reacts has a plain key`() throws {
        let relation = #"{"rel_type":"m.annotation","event_id":"$1","key":"👍🏽"}"#
        let json = event("$2", "m.reaction", "{\"m.relates_to\":\(relation)}")
        #expect(try read(json)?.content == .reaction(key: "👍", to: "$1", text: nil, author: nil))
        #expect(MatrixReader.plain("✅\u{FE0F}") == "✅")
    }

    @Test(arguments: [
        ("fenghuo: !status", "!status"), ("烽火 Bot，状态", "状态"), ("烽火 bot 状态", "状态"),
        ("@fenghuo:rig.test: status", "status"), ("Fenghuo", ""),
    ])
    func `that begins with the bot's name is for the bot`(body: String, text: String) throws {
        let message = try read(said("$1", body))
        #expect(message?.mentionsBot == true)
        #expect(message?.content == .text(text))
    }

    @Test(arguments: ["fenghuo2: status", "ask fenghuo: status", "烽火台 状态", "!status"])
    func `that does not is for everybody`(body: String) throws {
        let message = try read(said("$1", body))
        #expect(message?.mentionsBot == false)
        #expect(message?.content == .text(body))
    }

    @Test func `that mentions the bot by id is for the bot`() throws {
        let json = said("$1", "状态").replacingOccurrences(
            of: #""m.mentions":{}"#, with: #""m.mentions":{"user_ids":["@fenghuo:rig.test"]}"#)
        #expect(try read(json)?.mentionsBot == true)
    }

    @Test func `in a conversation of two is direct, from the other one only`() throws {
        let json = said("$1", "状态")
        #expect(try read(json, person: "@li:rig.test")?.place == .direct("@li:rig.test"))
        #expect(try read(json, person: "@wang:rig.test")?.place == .room("!r:x"))
    }

    @Test(arguments: [
        (2000, 5, -2.0), (-9000, 1_794_999_990_000, -10), (-1, 1_895_000_000_000, 0), (-1, 0, 0),
        (99_999_999_999_999, 1_794_999_990_000, -10),
    ])
    func `is as old as the homeserver says, else as its sender says, never of tomorrow`(
        age: Int, ts: Int, offset: Double
    ) throws {
        let message = try read(said("$1", "x", age: age, ts: ts))
        #expect(message?.sentAt == now.addingTimeInterval(offset))
    }
}
