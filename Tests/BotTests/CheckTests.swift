import Domain
import Foundation
import Playbooks
import Testing

@testable import Bot

/// A folder that goes when the test ends.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let file = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }
}

struct CheckTests {
    @Test func `settings that are not there are told`() throws {
        let check = Check.ofFiles(config: "/nowhere/bot.json")
        #expect(
            check.lines(in: .en) == ["/nowhere/bot.json:1: there is no such file", "1 fault."])
        #expect(check.lines(in: .zh) == ["/nowhere/bot.json:1: 没有这个文件", "共 1 处错误。"])
        #expect(check.status == .inputAtFault)
    }

    @Test func `settings in another encoding are told`() throws {
        let folder = try Folder()
        let file = URL(filePath: folder.path).appending(path: "bot.json")
        try Data([0x7B, 0xB2, 0xE2, 0x7D]).write(to: file)
        #expect(
            Check.ofFiles(config: file.path()).lines(in: .en)
                == ["\(file.path()):1: this is not UTF-8 text", "1 fault."])
    }

    @Test func `faults of the settings do not hide those of the plan`() throws {
        let folder = try Folder()
        try folder.write(
            Fixture.sandbox(
                replacing: #""plan": "playbooks""#, with: #""plan": "\#(folder.path)/none""#
            ).replacing("Asia/Shanghai", with: "Mars"), to: "bot.json")
        let config = "\(folder.path)/bot.json"
        #expect(
            Check.ofFiles(config: config).lines(in: .en) == [
                "\(config):8: timeZone: Mars is not a time zone; write one such as Asia/Shanghai",
                "\(folder.path)/none:1: there is no such folder", "2 faults.",
            ])
    }

    @Test func `a plan folder without a plan is told`() throws {
        let folder = try Folder()
        let (plan, faults) = PlanOnDisk.load(folder.path)
        #expect(plan == nil)
        #expect(faults.first?.file == "\(folder.path)/plan.yaml")
    }

    @Test func `the shipped plan is read whole`() throws {
        let (plan, faults) = PlanOnDisk.load(Fixture.root.appending(path: "playbooks").path())
        #expect(faults.filter(\.isError) == [])
        #expect(plan?.hash.count == 64)
    }

    @Test func `a plan that says what its own guards refuse is at fault`() throws {
        let shipped = Fixture.root.appending(path: "playbooks").path()
        let folder = try Folder()
        for file in PlanOnDisk.pack(shipped)?.files ?? [] {
            var text = String(decoding: file.data, as: UTF8.self)
            if file.name == "rumour.yaml" {
                text = text.replacing("登记谣言原文", with: "登记机密★原文")
                    .replacing("- id: R02\n", with: "- id: R02  # 控评 in a comment is no step\n")
            }
            if file.name == "base.yaml" { text = text.replacing("en: \"", with: "en: \"Hire 水军. ") }
            try folder.write(text, to: file.name)
        }
        let (plan, faults) = PlanOnDisk.load(folder.path)
        #expect(plan == nil)
        let told = faults.filter(\.isError).map { $0.text(in: .en) }
        #expect(
            told.last == "\(folder.path)/rumour.yaml:13: this line has the mark of a state secret, "
                + "and the plan would say it in chat, SMS and mail; secrets go by lawful channels "
                + "only")
        #expect(
            told.first?.hasSuffix(
                ": this line has what guards.forbidden refuses; write what is done under the "
                    + "unit's name, on official channels") == true)
        #expect(!told.joined().contains("水军"))
        let chinese = faults.filter(\.isError).map { $0.text(in: .zh) }
        #expect(
            chinese.last?.hasSuffix("此行有涉密标志；预案会在聊天、短信和邮件里说出它。涉密内容只走保密渠道") == true)
        #expect(
            chinese.first?.hasSuffix("此行有 guards.forbidden 禁止的做法；请改写为以本单位名义、在官方渠道的做法")
                == true)
    }

    @Test func `warnings alone are no reason to stop`() {
        let note = Bilingual(zh: "提醒", en: "note")
        let warning = Diagnostic(file: "a", line: 3, message: note, severity: .warning)
        let check = Check(settings: nil, plan: nil, faults: [warning])
        #expect(check.status == .done)
        #expect(
            check.lines(in: .en) == ["a:3: warning: note", "The files are in order, 1 warning."])
        #expect(check.lines(in: .zh) == ["a:3: 提醒：提醒", "文件检查通过，1 处提醒。"])
    }

    @Test func `the pack's hash is over its YAML files, in the order of their names`() throws {
        let folder = try Folder()
        try folder.write("b\n", to: "base.yaml")
        try folder.write("a\n", to: "annexes/tax.yaml")
        try folder.write("x", to: "demo-roster.csv")
        try folder.write("x", to: ".old/base.yaml")
        let pack = try #require(PlanOnDisk.pack(folder.path))
        #expect(pack.files.map(\.name) == ["annexes/tax.yaml", "base.yaml"])
        let link = try Folder().path + "-link"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: folder.path)
        defer { try? FileManager.default.removeItem(atPath: link) }
        #expect(PlanOnDisk.pack(link)?.hash == pack.hash)
        #expect(pack.hash == "cd274319f038897d108908f57f25fd19e9c119f6e356dda7bb226251d4da792f")
    }
}
