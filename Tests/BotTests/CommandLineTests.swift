import Domain
import Foundation
import Store
import Testing

@testable import Bot

struct CommandLineTests {
    @Test(arguments: [
        ["bogus"], ["check", "--bogus"], ["rehearse"], ["rehearse", "a.txt", "--seed", "one"],
        ["report", "I-1"], ["rebuild", "x"], ["plan", "lint"], ["plan", "diff", "playbooks"],
        ["plan", "card", "hq", "--format", "pdf"],
    ])
    func `a command used wrongly, or not built, ends with 2`(arguments: [String]) async {
        #expect(await BotCommand.status(of: arguments) == .usedWrongly)
    }

    @Test(arguments: [["--help"], ["help", "check"], ["roster", "import", "--help"], ["version"]])
    func `help and version end with 0`(arguments: [String]) async {
        #expect(await BotCommand.status(of: arguments) == .done)
    }

    @Test(arguments: [
        ["check", "--config", "/nowhere/bot.json"], ["run", "--config", "/nowhere/bot.json"],
        ["roster", "export", "--config", "/nowhere/bot.json"],
    ])
    func `settings that are not there end with 1`(arguments: [String]) async {
        #expect(await BotCommand.status(of: arguments) == .inputAtFault)
    }

    @Test func `a backup onto a file, and a restore onto records, end with 1`() async throws {
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
        let roster = Fixture.root.appending(path: "playbooks/demo-roster.csv").path
        #expect(await status("roster", "import", roster) == 0)
        #expect(await status("backup", path("copy.db")) == 0)
        #expect(await status("backup", path("copy.db")) == 1)
        #expect(await status("restore", path("copy.db")) == 1)
        try FileManager.default.removeItem(atPath: path("bot.db"))
        #expect(await status("restore", path("copy.db")) == 0)
        #expect(await status("audit", "verify") == 0)
    }

    @Test(arguments: [
        (AuditFault.payloadChanged, "内容被改动", "its content was changed"),
        (
            .linkBroken, "类型、时间、人员或哈希被改动",
            "its type, time, actor or hash was changed, or the one before it"
        ),
        (.sequenceGap, "缺少这一条", "it is missing"), (.unreadable, "无法读取", "it cannot be read"),
    ])
    func `a broken log is told in words`(fault: AuditFault, zh: String, en: String) {
        #expect(fault.words == Bilingual(zh: zh, en: en))
    }

    @Test(arguments: [
        ["run"], ["console"], ["check"], ["rehearse"], ["roster", "import"], ["roster", "export"],
        ["duty", "import"], ["duty", "export"],
        ["plan", "lint"], ["plan", "diff"], ["plan", "card"], ["audit", "verify"],
        ["audit", "export"], ["backup"], ["restore"], ["rebuild"], ["version"],
    ])
    func `every command of this version has help of its own`(words: [String]) async {
        #expect(await BotCommand.status(of: words + ["--help"]) == .done)
    }

    @Test(arguments: [
        ("zh_CN.UTF-8", Language.zh), ("zh", .zh), ("ZH_TW", .zh), ("en_GB.UTF-8", .en),
        ("C", .en), ("", .en),
    ])
    func `the language is that of LANG`(lang: String, language: Language) {
        #expect(Language(lang: lang) == language)
    }

    @Test func `without LANG it is English`() { #expect(Language(lang: nil) == .en) }

    @Test func `help is put into Chinese whole`() {
        let english = """
            USAGE: fenghuo rehearse [--seed <n>] <file>

            ARGUMENTS:
              <file>                  F

            OPTIONS:
              --seed <n>              S (default: 1)
              -h, --help              Show help information.
            """
        let chinese = """
            用法：fenghuo rehearse [--seed <n>] <file>

            参数：
              <file>                  F

            选项：
              --seed <n>              S（默认：1）
              -h, --help              显示帮助。
            """
        #expect(HelpLanguage.translated(english, to: .zh) == chinese)
        #expect(HelpLanguage.translated(english, to: .en) == english)
    }

    @Test(arguments: [
        ("Error: Unknown option '--sed'. Did you mean '--seed'?", "错误：未知选项 '--sed'，是否想写 '--seed'？"),
        ("Error: Missing expected argument '<file>'", "错误：缺少参数 '<file>'"),
        ("Error: Unexpected argument 'x'", "错误：多余的参数 'x'"),
        ("  See 'fenghuo --help' for more information.", "  详见 'fenghuo --help'。"),
    ])
    func `a wrong use is told in Chinese`(english: String, chinese: String) {
        #expect(HelpLanguage.translated(english, to: .zh) == chinese)
    }
}
