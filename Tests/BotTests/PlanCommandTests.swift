import Domain
import Foundation
import Playbooks
import Ports
import Runtime
import Store
import Testing

@testable import Bot

/// The plan pack on the command line, and what a bot goes on with when the folder is spoilt.
struct PlanCommandTests {
    private let playbooks = Fixture.root.appending(path: "playbooks").path()

    /// The shipped pack, with one file changed.
    private func copy(_ name: String, _ edit: (String) -> String) throws -> Folder {
        let folder = try Folder()
        for file in PlanOnDisk.pack(playbooks)?.files ?? [] {
            let text = String(decoding: file.data, as: UTF8.self)
            try folder.write(file.name == name ? edit(text) : text, to: file.name)
        }
        try folder.write(
            Fixture.text("playbooks/demo-roster.csv"), to: "demo-roster.csv")
        return folder
    }

    private func settings(_ folder: Folder, store: Folder) throws -> Settings {
        let text = Fixture.sandbox(
            replacing: #""plan": "playbooks""#, with: #""plan": "\#(folder.path)""#
        ).replacing("var/fenghuo.db", with: "\(store.path)/fenghuo.db")
        return try #require(Fixture.load(text).settings)
    }

    @Test func `two folders alike end with 0, and so do two that differ`() async throws {
        let other = try copy("plan.yaml") {
            $0.replacing("version: 1.0.0", with: "version: 1.1.0")
        }
        #expect(await BotCommand.status(of: ["plan", "diff", playbooks, playbooks]) == .done)
        #expect(await BotCommand.status(of: ["plan", "diff", playbooks, other.path]) == .done)
    }

    @Test func `the shipped pack has nothing to mend, with the demonstration roster`() async {
        let words = ["plan", "lint", playbooks, "--roster", "\(playbooks)/demo-roster.csv"]
        #expect(await BotCommand.status(of: words) == .done)
    }

    @Test func `health tells of a pack at fault on the disk, and of nothing else`() throws {
        let plan = try #require(PlanOnDisk.load(playbooks).0)
        let bad = try copy("base.yaml") {
            $0.replacing("id: B01", with: "id: B1").replacing("id: B02", with: "id: B2")
        }
        let other = try copy("plan.yaml") { $0.replacing("version: 1.0.0", with: "version: 2.0.0") }
        func problem(_ folder: String) -> String? {
            Bot.planProblem(PlanWatch(folder).found(), beside: plan)
        }
        let told = try #require(problem(bad.path))
        #expect(told.hasPrefix("plan: ") && told.hasSuffix(" faults on the disk, 1.0.0 goes on"))
        #expect(problem(other.path) == nil && problem(playbooks) == nil)
    }

    @Test func `a folder at fault, or none, ends with 1`() async throws {
        let bad = try copy("base.yaml") { $0.replacing("id: B01", with: "id: B1") }
        #expect(
            await BotCommand.status(of: ["plan", "diff", playbooks, bad.path]) == .inputAtFault)
        #expect(await BotCommand.status(of: ["plan", "lint", bad.path]) == .inputAtFault)
        #expect(await BotCommand.status(of: ["plan", "lint", "/nowhere"]) == .inputAtFault)
        let roster = ["plan", "lint", playbooks, "--roster", "/nowhere.csv"]
        #expect(await BotCommand.status(of: roster) == .inputAtFault)
    }

    @Test(arguments: ["office", "应急办", "HQ"], ["html", "text"])
    func `a card is printed for a group by any of its words`(group: String, format: String)
        async throws
    {
        let folder = try Folder()
        try folder.write(
            Fixture.sandbox(
                replacing: #""plan": "playbooks""#, with: #""plan": "\#(playbooks)""#
            ).replacing("var/fenghuo.db", with: "\(folder.path)/none.db"), to: "bot.json")
        let config = ["--config", "\(folder.path)/bot.json"]
        let words = ["plan", "card", group, "--format", format, "--language", "zh"] + config
        #expect(await BotCommand.status(of: words) == .done)
        #expect(
            await BotCommand.status(of: ["plan", "card", "nobody"] + config) == .inputAtFault)
    }

    @Test func `a pack spoilt on the disk does not stop a bot that has published one`()
        async throws
    {
        let store = try Folder()
        let good = try copy("plan.yaml") { $0 }
        let (plan, _) = PlanOnDisk.load(good.path)
        let ledger = try await SQLiteLedger.open(path: "\(store.path)/fenghuo.db")
        let first = try #require(plan)
        let entry = Entry(
            sequence: 1, at: Assembly.clock.now, stream: .plan, actor: .system,
            event: .plan(.published(first, acknowledgeBy: nil)))
        try await ledger.commit([Commit(entries: [entry])])
        try good.write("nonsense: [", to: "base.yaml")
        let spoilt = try settings(good, store: store)
        #expect(try await Assembly.planInForce(spoilt, Assembly.load(ledger).world) == first)
        let found = PlanWatch(good.path).found()
        #expect(found.plan == nil && found.faults.first?.place.hasSuffix("base.yaml:1") == true)
        #expect(found.state(beside: first) == .faulty(found.faults.count))
        try ledger.close()
    }

    @Test func `without a published plan the disk's faults refuse the start`() async throws {
        let store = try Folder()
        let bad = try copy("base.yaml") { $0.replacing("id: B01", with: "id: B1") }
        let ledger = try await SQLiteLedger.open(path: "\(store.path)/fenghuo.db")
        let settings = try settings(bad, store: store)
        await #expect(throws: BotFailure.self) {
            _ = try await Assembly.planInForce(settings, Assembly.load(ledger).world)
        }
        try ledger.close()
    }

    @Test func `the folder is read again only when it has changed, and then at once`() throws {
        let folder = try copy("plan.yaml") { $0 }
        let watch = PlanWatch(folder.path)
        let before = watch.found()
        #expect(before.plan?.version == "1.0.0")
        #expect(watch.found() == before)
        let text = try Fixture.text("playbooks/plan.yaml")
        try folder.write(text.replacing("version: 1.0.0", with: "version: 1.1.0"), to: "plan.yaml")
        #expect(watch.found().plan?.version == "1.1.0")
        #expect(
            watch.found().plan.flatMap { before.plan?.changes(to: $0) }?.isEmpty == true)
    }
}
