import Domain
import Foundation
import Outbox
import Playbooks
import Ports
import Runtime
import Store
import Wording

/// People and seats, from a file into the store and back.
extension Assembly {
    /// - Parameter agreed: Whoever asked said yes already.
    static func importRoster(
        from path: String, _ settings: Settings, agreed: Bool
    ) async throws -> ExitStatus {
        guard let text = TextFile.read(path) else {
            throw BotFailure(
                .inputAtFault, zh: "无法读取 \(path)：没有这个文件，或编码既不是 UTF-8 也不是 GBK。",
                en: "\(path) cannot be read: there is no such file, or it is neither UTF-8 nor GBK."
            )
        }
        // Groups may have been added in the chat.
        let plan = try await plan(settings).adding(storedRoster(settings)?.added ?? [])
        let read = RosterFile.read(text, file: path, groups: plan.groups)
        for fault in read.diagnostics { print(fault.text(in: .spoken)) }
        guard let file = read.roster else { return unchanged(.inputAtFault) }
        let ledger = try await openForRoster(settings)
        defer { try? ledger.close() }
        let world = try await load(ledger).world
        let change = RosterChange(
            from: file, fields: read.fields, in: world,
            today: plan.calendar.day(of: clock.now))
        guard !world.roster.isEmpty else {
            return try await keep(change, in: world, plan, ledger, settings)
        }
        let book = Phrasebook(unit(settings, plan: plan))
        for line in book.lines(change, in: .spoken) { print(line) }
        if change.isEmpty { return .done }
        guard agreed || asksTerminal else {
            print(
                spoken(
                    zh: "要导入请运行：fenghuo roster import \(path) --yes",
                    en: "To import it: fenghuo roster import \(path) --yes"))
            return unchanged(.inputAtFault)
        }
        guard agreed || saysYes() else { return unchanged(.inputAtFault) }
        return try await keep(change, in: world, plan, ledger, settings)
    }

    private static func unchanged(_ status: ExitStatus) -> ExitStatus {
        print(spoken(zh: "名册未作改动。", en: "The roster was not changed."))
        return status
    }

    private static var asksTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    private static func saysYes() -> Bool {
        print(spoken(zh: "导入吗？输入 yes 或 是：", en: "Import it? Type yes: "), terminator: "")
        fflush(nil)
        return ["yes", "y", "是"].contains((readLine() ?? "").lowercased().trimmingSpaces)
    }

    private static func keep(
        _ change: RosterChange, in world: World, _ plan: Plan, _ ledger: SQLiteLedger,
        _ settings: Settings
    ) async throws -> ExitStatus {
        let now = clock.now
        let context = Context(now: now, actor: .system, plan: plan, code: "")
        var decider = Decider(world: world, context: context)
        do throws(Refusal) {
            _ = try decider.decide(.system(.rosterImported(change.roster)))
        } catch {
            return unchanged(.inputAtFault)
        }
        let (after, entries) = decider.finish()
        // Whoever gets a seat by it is sent its duty card when the bot runs again.
        let deliveries = Announcer.deliveries(
            for: entries, in: after, plan: after.planInForce(else: plan), now: now)
        do throws(LedgerFailure) {
            try await ledger.commit([Commit(entries: entries, deliveries: deliveries)])
        } catch {
            throw BotFailure(error, at: path(settings.store))
        }
        let count = change.roster.everyone.count
        print(spoken(zh: "已导入 \(count) 人。", en: "\(count) people imported."))
        return .done
    }

    /// A running bot holds the world in its memory: it alone may change it then.
    private static func openForRoster(_ settings: Settings) async throws -> SQLiteLedger {
        let path = path(settings.store)
        do throws(LedgerFailure) {
            return try await SQLiteLedger.open(path: path, key: key(settings))
        } catch {
            guard error == .inUse else { throw BotFailure(error, at: path) }
            throw BotFailure(
                .serverAtFault,
                zh: "机器人正在运行，名册未作改动：请停止它，导入，再启动，只需几秒，期间的消息启动后照常处理；"
                    + "个别人可在聊天中用“名册 修改”。",
                en: "The bot is running and the roster was not changed: stop it, import, start it "
                    + "again; that takes seconds, and messages that come meanwhile are taken in "
                    + "then. For single people use \"roster edit\" in the chat.")
        }
    }

    static func exportRoster(_ settings: Settings) async throws -> ExitStatus {
        let ledger = try await open(settings)
        let world = try await load(ledger).world
        try ledger.close()
        print(RosterFile.render(world.roster), terminator: "")
        return .done
    }
}

extension String {
    fileprivate var trimmingSpaces: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
