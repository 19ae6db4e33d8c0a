import Domain
import Foundation
import Testing

@testable import Bot

/// `fenghuo duty` on a store of its own.
struct DutyCommandTests {
    @Test func `a duty roster goes in and comes out as a calendar`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appending(path: name).path }
        let config = try Fixture.text("bot.json")
            .replacing("\"playbooks\"", with: "\"\(Fixture.root.path)/playbooks\"")
            .replacing("var/fenghuo.db", with: path("bot.db"))
        try config.write(toFile: path("bot.json"), atomically: true, encoding: .utf8)
        func status(_ words: String...) async -> Int32 {
            await BotCommand.status(of: words + ["--config", path("bot.json")]).rawValue
        }
        let playbooks = Fixture.root.appending(path: "playbooks")
        let rota = playbooks.appending(path: "demo-duty.yaml").path
        // Nobody to be on duty yet.
        #expect(await status("duty", "import", rota) == 1)
        #expect(
            await status("roster", "import", playbooks.appending(path: "demo-roster.csv").path) == 0
        )
        #expect(await status("duty", "export", path("none.ics")) == 1)
        #expect(await status("duty", "import", rota) == 0)
        #expect(await status("duty", "import", path("nothing.yaml")) == 1)
        let bad = try Fixture.text("playbooks/demo-duty.yaml").replacing(
            "[wei, shen]", with: "[wie]")
        try bad.write(toFile: path("bad.yaml"), atomically: true, encoding: .utf8)
        #expect(await status("duty", "import", path("bad.yaml")) == 1)
        #expect(
            await status("duty", "export", path("a.ics"), "--from", "2026-12-28", "--days", "7")
                == 0)
        let text = try String(contentsOfFile: path("a.ics"), encoding: .utf8)
        // Fourteen shifts, and the one that began the evening before; two weeks of the leader.
        #expect(text.components(separatedBy: "BEGIN:VEVENT").count - 1 == 17)
        #expect(text.contains("DTSTART:20261231T120000Z\r\n"))
        #expect(await status("duty", "export", path("b.ics"), "--from", "2026-13-01") == 2)
        #expect(await status("duty", "export", path("b.ics"), "--days", "0") == 2)
        #expect(await status("audit", "verify") == 0)
        #expect(await status("plan", "lint", playbooks.path) == 0)
    }
}
