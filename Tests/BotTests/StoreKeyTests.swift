import Domain
import Foundation
import Playbooks
import Store
import Testing

@testable import Bot

/// The key that seals contacts, in the settings and on the command line.
@Suite(.serialized) struct StoreKeyTests {
    private static let withKey = Fixture.sandbox(
        replacing: "fenghuo.db\" }",
        with: "x\", \"key\": { \"env\": \"FENGHUO_STORE_KEY\" } }")

    @Test func `a key is read, and alone where no other secret is needed`() {
        let wanted = Fixture.environment["FENGHUO_STORE_KEY"]
        for secrets in [SettingsFile.Secrets.needed, .storeKey] {
            let settings = Fixture.load(Self.withKey, secrets: secrets).settings
            #expect(settings?.storeKey?.reveal() == wanted)
            #expect(settings.flatMap(Assembly.key) != nil)
        }
        let none = Fixture.load(Self.withKey, secrets: .notNeeded).settings
        #expect(none != nil && none?.storeKey == .withheld)
        #expect(Fixture.load(Fixture.sandbox()).settings?.storeKey == nil)
    }

    @Test func `numbers that lie open are warned of, with the line of the store`() throws {
        let folder = try Folder()
        try folder.write(Fixture.sandbox(), to: "bot.json")
        let config = "\(folder.path)/bot.json"
        var settings = try #require(Fixture.load(Fixture.sandbox()).settings)
        #expect(Check.openContacts(settings, config: config) == [])
        settings.chat = .webhook(
            .init(url: "", secret: .withheld, room: "", account: nil, inbound: nil, caFile: nil))
        let warnings = Check.openContacts(settings, config: config)
        #expect(
            warnings.map { $0.text(in: .zh) } == [
                "\(config):10: 提醒：store 没有 key：谁能读到存储文件，谁就能读到电话和邮箱"
            ])
        #expect(
            warnings.map { $0.text(in: .en) } == [
                "\(config):10: warning: store has no key: whoever can read its file can read "
                    + "telephone numbers and mail addresses"
            ])
        settings.storeKey = .withheld
        #expect(Check.openContacts(settings, config: config) == [])
    }

    @Test func `a plan that keeps refused messages sealed is refused without a key`() throws {
        let folder = try Folder()
        let plan = "guards:\n  spill: seal\n"
        try folder.write(plan, to: "plan.yaml")
        var settings = try #require(Fixture.load(Fixture.sandbox()).settings)
        var rules = try #require(PlanOnDisk.load("\(Fixture.root.path)/playbooks").0)
        func faults() -> [Diagnostic] {
            Check.spillFaults(settings, plan: rules, folder: folder.path)
        }
        #expect(faults() == [])
        rules.guards.spill = .seal
        #expect(faults().map(\.isError) == [true])
        #expect(
            faults().map { $0.text(in: .zh) } == [
                "\(folder.path)/plan.yaml:2: spill: seal 需要密钥：请在 bot.json 的 store 中配置 "
                    + "key（openssl rand -base64 32），或改为 spill: drop"
            ])
        #expect(
            faults().map { $0.text(in: .en) } == [
                "\(folder.path)/plan.yaml:2: spill: seal needs a key: give store in bot.json a key "
                    + "(openssl rand -base64 32), or write spill: drop"
            ])
        settings.storeKey = .withheld
        #expect(faults() == [])
    }

    @Test func `the audit counts what is sealed and what is removed`() {
        let sealed = AuditSealed(kept: 2, removed: 1)
        #expect(sealed.words.zh == "加密封存 2 份，已移除 1 份（密钥和密文已销毁），不影响日志的完整。")
        #expect(
            sealed.words.en
                == "Sealed texts: 2 kept, 1 removed (key and text are destroyed); the log is none the "
                + "less intact.")
    }

    @Test func `a store is put under a key, needs it, and is put under another`() async throws {
        let folder = try Folder()
        func write(_ name: String, key: String?) throws {
            let store = key.map { ", \"key\": { \"file\": \"\(folder.path)/\($0)\" } }" } ?? " }"
            let text = try Fixture.text("bot.json")
                .replacing("\"playbooks\"", with: "\"\(Fixture.root.path)/playbooks\"")
                .replacing("var/fenghuo.db\" }", with: "\(folder.path)/bot.db\"\(store)")
            try folder.write(text, to: name)
        }
        for (name, byte) in [("one", UInt8(1)), ("two", 2)] {
            let key = Data(repeating: byte, count: 32).base64EncodedString()
            try folder.write(key, to: name)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600], ofItemAtPath: "\(folder.path)/\(name)")
        }
        try write("bare.json", key: nil)
        try write("one.json", key: "one")
        try write("two.json", key: "two")
        func status(_ config: String, _ words: String...) async -> Int32 {
            await BotCommand.status(of: words + ["--config", "\(folder.path)/\(config)"]).rawValue
        }
        let roster = Fixture.root.appending(path: "playbooks/demo-roster.csv").path
        #expect(await status("bare.json", "roster", "import", roster) == 0)
        #expect(await status("one.json", "roster", "export") == 0)
        #expect(await status("bare.json", "roster", "export") == 3)
        #expect(await status("two.json", "roster", "export") == 3)
        // The log is checked and copied by whoever has no key.
        #expect(await status("bare.json", "audit", "verify") == 0)
        #expect(await status("bare.json", "backup", "\(folder.path)/copy.db") == 0)
        let two = "\(folder.path)/two"
        #expect(await status("one.json", "store", "rekey", "--new-file", two) == 0)
        #expect(await status("one.json", "roster", "export") == 3)
        #expect(await status("two.json", "roster", "export") == 0)
        // Once more with the old bot.json: it is done already.
        #expect(await status("one.json", "store", "rekey", "--new-file", two) == 0)
        #expect(await status("two.json", "store", "rekey", "--new-file", "/nowhere") == 1)
        #expect(await status("two.json", "store", "rekey") == 2)
        #expect(await status("two.json", "rebuild") == 0)
    }
}
