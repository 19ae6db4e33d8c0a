import Domain
import Foundation
import Ports
import Store
import Testing

@testable import Bot

/// Backup, restore and the audit of copies of evidence, on the command line.
@Suite(.serialized) struct EvidenceBackupCommandTests {
    private static let hash = String(repeating: "a", count: 64)

    @Test func `a fault is told by its number`() {
        func words(_ finding: Evidence.Finding) -> Bilingual {
            EvidenceAudit.Fault(number: 3, hash: Self.hash, finding: finding).words
        }
        #expect(
            words(.gone)
                == Bilingual(
                    zh: "E-3 的副本缺失（SHA-256 \(Self.hash)）。",
                    en: "E-3: its copy is missing (SHA-256 \(Self.hash))."))
        #expect(
            words(.altered)
                == Bilingual(
                    zh: "E-3 的副本已被改动，与日志不符（SHA-256 应为 \(Self.hash)）。",
                    en: "E-3: its copy was altered and is not what the log says (SHA-256 "
                        + "\(Self.hash))."))
    }

    @Test func `copies are counted, those without a key apart`() {
        #expect(EvidenceAudit().lines == [])
        let fault = EvidenceAudit.Fault(number: 3, hash: Self.hash, finding: .gone)
        #expect(
            EvidenceAudit(intact: 2, removed: 1, faults: [fault]).lines == [
                fault.words,
                Bilingual(
                    zh: "存证副本：完好 2 份，缺失或被改动 1 份，已移除 1 份。",
                    en: "Evidence: 2 intact, 1 missing or altered, 1 removed."),
            ])
        #expect(
            EvidenceAudit(unopened: 2).lines == [
                Bilingual(
                    zh: "存证副本：完好 0 份，缺失或被改动 0 份，已移除 0 份；加密的 2 份未查（没有存储密钥）。",
                    en: "Evidence: 0 intact, 0 missing or altered, 0 removed; 2 sealed ones not "
                        + "looked into (the store's key is not at hand).")
            ])
    }

    @Test func `the store's key is used where it can be read, and needed nowhere here`() {
        let text = Fixture.sandbox(
            replacing: "fenghuo.db\" }",
            with: "x\", \"key\": { \"env\": \"FENGHUO_STORE_KEY\" } }")
        let there = Fixture.load(text, secrets: .storeKeyIfThere).settings
        #expect(there?.storeKey?.reveal() == Fixture.environment["FENGHUO_STORE_KEY"])
        for place in [
            "{ \"env\": \"FENGHUO_NOWHERE\" }", "{ \"file\": \"nowhere\" }",
            "{ \"file\": \"secrets/open\" }", "{ \"file\": \"secrets/empty\" }",
        ] {
            let other = text.replacing("{ \"env\": \"FENGHUO_STORE_KEY\" }", with: place)
            let loaded = Fixture.load(other, secrets: .storeKeyIfThere)
            #expect(loaded.settings?.storeKey == .withheld, "\(place)")
        }
    }

    @Test func `a backup with evidence is restored, and refused where a copy is wrong`()
        async throws
    {
        let folder = try Folder()
        func path(_ name: String) -> String { folder.path + "/" + name }
        let config = try Fixture.text("bot.json")
            .replacing("\"playbooks\"", with: "\"\(Fixture.root.path)/playbooks\"")
            .replacing("var/fenghuo.db", with: path("bot.db"))
        try folder.write(config, to: "bot.json")
        func status(_ words: String...) async -> Int32 {
            let line = words + ["--config", path("bot.json")]
            let status = await BotCommand.status(of: line)
            return status.rawValue
        }
        let ledger = try await SQLiteLedger.open(path: path("bot.db"))
        let hash = try await ledger.evidenceFolder(at: path("evidence")).keep([1, 2, 3])
        let copy = Evidence.Copy(
            hash: hash, bytes: 3, type: "text/plain", name: "a", fetchedAt: Date())
        let kept = Entry(
            sequence: 1, at: Date(), stream: .incident(1), actor: .system,
            event: .evidence(1, .kept(1, copy)))
        try await ledger.commit([Commit(entries: [kept])])
        #expect(await status("backup", path("copy.db")) == 0)
        try ledger.close()
        #expect(await status("audit", "verify") == 0)
        try FileManager.default.removeItem(atPath: path("evidence/\(hash)"))
        #expect(await status("audit", "verify") == 1)
        #expect(await status("backup", path("second.db")) == 1)
        #expect(FileManager.default.fileExists(atPath: path("second.db")))

        try FileManager.default.removeItem(atPath: path("bot.db"))
        #expect(await status("restore", path("second.db")) == 1)
        #expect(!FileManager.default.fileExists(atPath: path("bot.db")))
        #expect(await status("restore", path("copy.db")) == 0)
        #expect(FileManager.default.contents(atPath: path("evidence/\(hash)")) == Data([1, 2, 3]))
        #expect(await status("audit", "verify") == 0)

        try FileManager.default.removeItem(atPath: path("bot.db"))
        try FileManager.default.removeItem(atPath: path("evidence"))
        #expect(await status("restore", path("second.db"), "--incomplete") == 0)
        #expect(await status("audit", "verify") == 1)
    }
}
