import Channels
import Domain
import Foundation
import Playbooks
import Ports
import Runtime
import Store

/// Commands that work on the store alone.
extension Assembly {
    /// The faults of the roster in the store.
    static func checkRoster(_ settings: Settings, plan: Plan?) async throws -> [Diagnostic] {
        let path = path(settings.store)
        guard FileManager.default.fileExists(atPath: path), let plan else { return [] }
        let ledger: SQLiteLedger
        do throws(LedgerFailure) {
            ledger = try await SQLiteLedger.open(path: path, key: key(settings))
        } catch {
            // A running bot holds the store; its roster was checked when it came in.
            guard error == .inUse else { throw BotFailure(error, at: path) }
            return []
        }
        let world = try await load(ledger).world
        try ledger.close()
        guard !world.roster.isEmpty else { return [] }
        let text = RosterFile.render(world.roster)
        return RosterFile.parse(
            text, file: "\(path) (roster)", groups: world.withAddedGroups(plan).groups
        ).diagnostics
    }

    /// Checks the store's own log.
    static func verifyAudit(_ settings: Settings) async throws -> ExitStatus {
        let path = path(settings.store)
        do throws(LedgerFailure) {
            let status = say(try AuditTrail.verify(path: path))
            let contacts = try AuditTrail.contacts(path: path)
            if contacts.removed > 0 { print(contacts.words[.spoken]) }
            let sealed = try AuditTrail.sealed(path: path)
            if sealed.kept + sealed.removed > 0 { print(sealed.words[.spoken]) }
            let evidence = try evidenceAudit(settings)
            for line in evidence.lines { print(line[.spoken]) }
            return status == .done && !evidence.faults.isEmpty ? .inputAtFault : status
        } catch {
            throw BotFailure(error, at: path)
        }
    }

    /// Checks a log that `audit export` wrote.
    static func verifyAudit(exported path: String) async throws -> ExitStatus {
        guard let text = TextFile.readUTF8(path) else {
            throw BotFailure(
                .inputAtFault, zh: "无法读取 \(path)。", en: "\(path) cannot be read.")
        }
        let lines = text.split(separator: "\n").map(String.init)
        return say(AuditTrail.verifyExport(lines: lines))
    }

    static func say(_ result: AuditResult) -> ExitStatus {
        switch result {
        case .intact(let entries, let head, let removed):
            print(
                spoken(
                    zh: "日志完整：\(entries) 条，已移除内容 \(removed) 条，末端 \(head)",
                    en: "The log is intact: \(entries) entries, \(removed) removed, head \(head)"))
            return .done
        case .broken(let entry, let fault):
            print(
                spoken(
                    zh: "日志在第 \(entry) 条断裂：\(fault.words.zh)。",
                    en: "The log is broken at entry \(entry): \(fault.words.en)."))
            return .inputAtFault
        }
    }

    static func exportAudit(_ settings: Settings) async throws -> ExitStatus {
        let path = path(settings.store)
        do throws(LedgerFailure) {
            try AuditTrail.export(path: path) { print($0) }
        } catch {
            throw BotFailure(error, at: path)
        }
        return .done
    }
}

extension AuditContacts {
    var words: Bilingual {
        Bilingual(
            zh: "已移除 \(removed) 人的联系方式（密钥已销毁），不影响日志的完整。",
            en: "The contacts of \(removed) people are removed (their keys are destroyed); the log "
                + "is none the less intact.")
    }
}

extension AuditSealed {
    var words: Bilingual {
        Bilingual(
            zh: "加密封存 \(kept) 份，已移除 \(removed) 份（密钥和密文已销毁），不影响日志的完整。",
            en: "Sealed texts: \(kept) kept, \(removed) removed (key and text are destroyed); the "
                + "log is none the less intact.")
    }
}

extension AuditFault {
    /// What is wrong with the entry, for whoever checks the log.
    var words: Bilingual {
        switch self {
        case .payloadChanged: Bilingual(zh: "内容被改动", en: "its content was changed")
        case .linkBroken:
            Bilingual(
                zh: "类型、时间、人员或哈希被改动",
                en: "its type, time, actor or hash was changed, or the one before it")
        case .sequenceGap: Bilingual(zh: "缺少这一条", en: "it is missing")
        case .unreadable: Bilingual(zh: "无法读取", en: "it cannot be read")
        }
    }
}
