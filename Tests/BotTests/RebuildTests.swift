import Domain
import Foundation
import Ports
import Runtime
import Store
import Testing

@testable import Bot

/// `fenghuo rebuild`: the log is checked, folded, and a snapshot of that is all that stays.
@Suite struct RebuildTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "fenghuo-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let config = try Fixture.text("bot.json")
            .replacing("\"playbooks\"", with: "\"\(Fixture.root.path)/playbooks\"")
            .replacing("var/fenghuo.db", with: folder.appending(path: "bot.db").path)
        try config.write(toFile: folder.path + "/bot.json", atomically: true, encoding: .utf8)
    }

    private var store: String { folder.path + "/bot.db" }

    private func status(_ words: String...) async -> Int32 {
        await BotCommand.status(of: words + ["--config", folder.path + "/bot.json"]).rawValue
    }

    private func note(_ number: Int) -> Entry {
        Entry(
            sequence: number, at: Date(timeIntervalSince1970: 1_800_000_000), stream: .desk,
            actor: .system, event: .desk(.noted(text: "\(number)")))
    }

    private func ledger(_ entries: Int) async throws -> SQLiteLedger {
        let ledger = try await SQLiteLedger.open(path: store)
        if entries > 0 {
            try await ledger.commit([Commit(entries: (1...entries).map { note($0) })])
        }
        return ledger
    }

    @Test func `what was kept is thrown away and made anew from the log`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let ledger = try await ledger(30)
        var wrong = World(folding: (1...20).map { note($0) })
        wrong.desk.refusals = 99
        try await ledger.keep(wrong, shape: World.shape(in: Release.version))
        #expect(try await Assembly.load(ledger).world.desk.refusals == 99)
        let rebuilt = try await Assembly.rebuild(ledger)
        #expect(rebuilt == Rebuilt(entries: 30, removed: 1))
        let loaded = try await Assembly.load(ledger)
        #expect(loaded.world == World(folding: (1...30).map { note($0) }))
        #expect(loaded.snapshot == 30)
        try ledger.close()
        #expect(await status("rebuild") == 0)
    }

    @Test func `no store, a store in use, a broken log`() async throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(await status("rebuild") == 1)
        #expect(!FileManager.default.fileExists(atPath: store))
        let ledger = try await ledger(30)
        #expect(await status("rebuild") == 3)
        let world = try await Assembly.load(ledger).world
        try await ledger.keep(world, shape: World.shape(in: Release.version))
        try ledger.close()
        try await tamper()
        #expect(await status("rebuild") == 1)
        let again = try await SQLiteLedger.open(path: store)
        #expect(try await Assembly.load(again).snapshot == 30)
    }

    /// Far enough back that a start does not see it.
    private func tamper() async throws {
        let ledger = try await SQLiteLedger.open(path: store)
        try await ledger.commit([Commit(entries: (31...200).map { note($0) })])
        try ledger.close()
        var bytes = try Data(contentsOf: URL(filePath: store))
        let text = Data(#"{"desk":{"_0":{"noted":{"text":"7"}}}}"#.utf8)
        let place = try #require(bytes.range(of: text))
        bytes.replaceSubrange(
            place, with: Data(#"{"desk":{"_0":{"noted":{"text":"8"}}}}"#.utf8))
        try bytes.write(to: URL(filePath: store))
    }

    @Test(arguments: [
        (
            Rebuilt(entries: 30, removed: 2),
            "日志完整，已从全部 30 条重建；移除旧快照 2 个，新快照写于第 30 条。",
            "The log is intact and all 30 entries were folded anew; snapshots removed: 2, "
                + "a new one written at entry 30."
        ),
        (
            Rebuilt(entries: 0, removed: 0), "日志为空，没有可重建的内容；移除快照 0 个。",
            "The log is empty: nothing to rebuild; snapshots removed: 0."
        ),
    ])
    func `it says what it did`(rebuilt: Rebuilt, zh: String, en: String) {
        #expect(rebuilt.words == Bilingual(zh: zh, en: en))
    }
}
