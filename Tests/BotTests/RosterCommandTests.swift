import Domain
import Foundation
import Outbox
import Ports
import Runtime
import Store
import Testing

@testable import Bot

/// `roster import` and `roster export` on a store, as a script runs them.
@Suite(.serialized) struct RosterCommandTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let config = try Fixture.text("bot.json")
            .replacing("\"playbooks\"", with: "\"\(Fixture.root.path)/playbooks\"")
            .replacing("var/fenghuo.db", with: path("bot.db"))
        try config.write(toFile: path("bot.json"), atomically: true, encoding: .utf8)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    private func status(_ words: String...) async -> Int32 {
        await BotCommand.status(of: words + ["--config", path("bot.json")]).rawValue
    }

    private static let head = "id,name,group,seat,chat,mobile\n"

    private func write(_ name: String, _ rows: String) throws -> String {
        try (Self.head + rows).write(toFile: path(name), atomically: true, encoding: .utf8)
        return path(name)
    }

    private func roster() async throws -> Roster {
        let ledger = try await SQLiteLedger.open(path: path("bot.db"))
        defer { try? ledger.close() }
        return try await Assembly.load(ledger).world.roster
    }

    @Test func `the first import asks nothing, a later one changes nothing without a yes`()
        async throws
    {
        let first = try write(
            "a.csv", "a,A,hq,lead,@a:x,13800000001\nb,B,office,lead,@b:x,13800000002\n")
        #expect(await status("roster", "import", first) == 0)
        let second = try write(
            "b.csv", "a,A,hq,lead,@a:x,13900000001\nc,C,office,lead,@c:x,13800000003\n")
        #expect(await status("roster", "import", second) == 1)
        #expect(try await roster()["b"] != nil)
        #expect(await status("roster", "import", second, "--yes") == 0)
        let after = try await roster()
        #expect(after["b"] == nil && after.name(of: "b") == "B")
        #expect(after["a"]?.mobile == "+8613900000001" && after["c"] != nil)
        // The same again is no change, and needs no yes.
        #expect(await status("roster", "import", second) == 0)
        #expect(await status("audit", "verify") == 0)
        try FileManager.default.removeItem(at: folder)
    }

    /// What was written into the store beside the roster.
    private func log() async throws -> [Entry] {
        let ledger = try await SQLiteLedger.open(path: path("bot.db"))
        defer { try? ledger.close() }
        return try await ledger.history(of: .roster, last: 100)
    }

    @Test func `a later import sends cards for new seats, and knows groups added in the chat`()
        async throws
    {
        let rows = "a,A,hq,lead,@a:x,13800000001\nb,B,office,lead,@b:x,13800000002\n"
        let first = try write("a.csv", rows)
        #expect(await status("roster", "import", first) == 0)
        #expect(try await log().map(\.event.type) == ["roster.imported"])
        let second = try write("b.csv", rows + "b,B,rear,lead,@b:x,13800000002\n")
        #expect(await status("roster", "import", second, "--yes") == 1)
        let rule = GroupRule(
            id: "rear", name: Bilingual(zh: "后勤组", en: "Logistics"),
            duty: Bilingual(zh: "车辆", en: "Cars"), words: [], responds: true)
        let ledger = try await SQLiteLedger.open(path: path("bot.db"))
        let last = try await Assembly.load(ledger).world.sequence
        try await ledger.commit([
            Commit(entries: [
                Entry(
                    sequence: last + 1, at: Date(), stream: .roster, actor: .person("b", .chat),
                    event: .roster(.groupAdded(rule)))
            ])
        ])
        try ledger.close()
        #expect(await status("roster", "import", second, "--yes") == 0)
        let card = Seating("b", .init(group: "rear", seat: .lead))
        #expect(try await log().last?.event == .roster(.carded([card])))
        let after = try await SQLiteLedger.open(path: path("bot.db"))
        let due = try await after.due(.chat, by: Date().addingTimeInterval(60), limit: 9)
        try after.close()
        #expect(due.map(\.delivery.target) == [.reply(.direct("@b:x"), .chat, "b")])
        #expect(await status("audit", "verify") == 0)
        try FileManager.default.removeItem(at: folder)
    }

    @Test func `a fault in the file changes nothing`() async throws {
        let good = try write(
            "a.csv", "a,A,hq,lead,@a:x,13800000001\nb,B,office,lead,@b:x,13800000002\n")
        #expect(await status("roster", "import", good) == 0)
        let bad = try write("b.csv", "a,A,hq,lead,@a:x,12\nb,B,office,lead,@b:x,13800000002\n")
        #expect(await status("roster", "import", bad, "--yes") == 1)
        #expect(try await roster()["a"]?.mobile == "+8613800000001")
        try FileManager.default.removeItem(at: folder)
    }

    @Test func `a store that a bot holds is not changed`() async throws {
        let good = try write(
            "a.csv", "a,A,hq,lead,@a:x,13800000001\nb,B,office,lead,@b:x,13800000002\n")
        let ledger = try await SQLiteLedger.open(path: path("bot.db"))
        #expect(await status("roster", "import", good, "--yes") == 3)
        try ledger.close()
        try FileManager.default.removeItem(at: folder)
    }
}
