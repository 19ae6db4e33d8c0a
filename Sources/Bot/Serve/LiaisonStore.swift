import Domain
import Foundation
import Playbooks
import Ports
import Runtime
import Store

/// The list of outside bodies, on the store alone.
extension Assembly {
    static func importLiaisons(from path: String, _ settings: Settings) async throws -> ExitStatus {
        guard let text = TextFile.read(path) else {
            throw BotFailure(
                .inputAtFault, zh: "无法读取 \(path)：没有这个文件，或编码既不是 UTF-8 也不是 GBK。",
                en: "\(path) cannot be read: there is no such file, or it is neither UTF-8 nor GBK."
            )
        }
        let plan = try plan(settings)
        let (liaisons, faults) = LiaisonFile.parse(text, file: path, plan: plan)
        for fault in faults { print(fault.text(in: .spoken)) }
        guard let liaisons else {
            print(spoken(zh: "外联单位未作改动。", en: "The outside bodies were not changed."))
            return .inputAtFault
        }
        let ledger = try await open(settings)
        do throws(LedgerFailure) {
            let last = try await load(ledger).world.sequence
            let entry = Entry(
                sequence: last + 1, at: clock.now, stream: .desk, actor: .system,
                event: .liaison(nil, .imported(liaisons)))
            try await ledger.commit([Commit(entries: [entry])])
            try ledger.close()
        } catch {
            throw BotFailure(error, at: Self.path(settings.store))
        }
        print(
            spoken(
                zh: "已导入 \(liaisons.count) 个外联单位。",
                en: "\(liaisons.count) outside bodies imported."))
        return .done
    }

    static func exportLiaisons(_ settings: Settings) async throws -> ExitStatus {
        let ledger = try await open(settings)
        let world = try await load(ledger).world
        try ledger.close()
        let plan = try planInForce(settings, world)
        print(LiaisonFile.render(world.liaisons.listed, plan: plan), terminator: "")
        return .done
    }
}
