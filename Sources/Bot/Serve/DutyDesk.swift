import Domain
import Foundation
import Playbooks
import Ports
import Runtime
import Store
import Wording

/// The duty roster on the command line.
extension Assembly {
    static func importDuty(from path: String, _ settings: Settings) async throws -> ExitStatus {
        guard let text = TextFile.read(path) else {
            throw BotFailure(
                .inputAtFault, zh: "无法读取 \(path)：没有这个文件，或编码既不是 UTF-8 也不是 GBK。",
                en: "\(path) cannot be read: there is no such file, or it is neither UTF-8 nor GBK."
            )
        }
        let ledger = try await open(settings)
        defer { try? ledger.close() }
        let world: World
        do throws(LedgerFailure) { world = try await load(ledger).world } catch {
            throw BotFailure(error, at: Self.path(settings.store))
        }
        guard !world.roster.isEmpty else {
            throw BotFailure(
                .inputAtFault, zh: "还没有名册：请先运行 fenghuo roster import。",
                en: "There is no roster yet: run fenghuo roster import first.")
        }
        let plan = try planInForce(settings, world)
        let (rota, faults) = DutyFile.parse(
            text, file: path, roster: world.roster, calendar: plan.calendar)
        for fault in faults { print(fault.text(in: .spoken)) }
        guard let rota else {
            print(spoken(zh: "值班表未作改动。", en: "The duty roster was not changed."))
            return .inputAtFault
        }
        try await keep(rota, after: world.sequence, in: ledger, settings)
        return .done
    }

    private static func keep(
        _ rota: DutyRota, after sequence: Int, in ledger: SQLiteLedger, _ settings: Settings
    ) async throws {
        do throws(LedgerFailure) {
            let entry = Entry(
                sequence: sequence + 1, at: clock.now, stream: .desk, actor: .system,
                event: .duty(.imported(rota)))
            try await ledger.commit([Commit(entries: [entry])])
        } catch {
            throw BotFailure(error, at: Self.path(settings.store))
        }
        let count = rota.rotations.count
        print(
            spoken(
                zh: "已导入值班表，班组 \(count) 个，\(rota.people.count) 人。",
                en:
                    "The duty roster is imported: \(count) \(count == 1 ? "rotation" : "rotations"), "
                    + "\(rota.people.count) people."))
    }

    static func exportDuty(
        to path: String, from word: String?, days: Int, _ settings: Settings
    ) async throws -> ExitStatus {
        guard (1...731).contains(days) else {
            throw BotFailure(
                .usedWrongly, zh: "--days 应为1至731。", en: "--days must be 1 to 731.")
        }
        let world = try await stored(settings)
        guard let rota = world.duty.rota else {
            throw BotFailure(
                .inputAtFault, zh: "还没有值班表：请先运行 fenghuo duty import。",
                en: "There is no duty roster yet: run fenghuo duty import first.")
        }
        guard let first = word.map({ CalendarDay($0) }) ?? rota.clock.local(clock.now).day else {
            throw BotFailure(
                .usedWrongly, zh: "--from 应如 2026-12-01。", en: "--from must be like 2026-12-01.")
        }
        let span = (
            rota.clock.instant(first, minute: 0), rota.clock.instant(first + days, minute: 0)
        )
        let shifts = world.dutyShifts(from: span.0, to: span.1)
        let plan = try planInForce(settings, world)
        let calendar = DutyCalendar(unit(settings, plan: plan), language: .spoken)
        let text = calendar.text(shifts, made: clock.now)
        do { try Data(text.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
            throw BotFailure(
                .serverAtFault, zh: "无法写入 \(path)。", en: "\(path) cannot be written.")
        }
        print(
            spoken(
                zh: "已写入 \(path)，\(shifts.count) 个班次。",
                en: "\(path) is written, \(shifts.count) shifts."))
        return .done
    }

    private static func stored(_ settings: Settings) async throws -> World {
        let ledger = try await open(settings)
        do throws(LedgerFailure) {
            let world = try await load(ledger).world
            try ledger.close()
            return world
        } catch {
            throw BotFailure(error, at: path(settings.store))
        }
    }
}
