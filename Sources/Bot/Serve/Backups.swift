import Channels
import Domain
import Foundation
import Ports
import Store

/// Backups of the store and of the copies of evidence beside it.
extension Assembly {
    static func backup(
        to path: String, _ settings: Settings
    ) async throws -> ExitStatus {
        let beside = EvidenceBackup(of: path).path
        for taken in [path, beside] where FileManager.default.fileExists(atPath: taken) {
            throw BotFailure(
                .inputAtFault, zh: "\(taken) 已存在，没有备份；请换一个文件名。",
                en: "\(taken) exists already and nothing was backed up; name another file.")
        }
        let audit: EvidenceAudit
        do throws(LedgerFailure) {
            audit = try SQLiteBackup.copy(
                from: Self.path(settings.store), to: path, evidence: evidenceFolder(settings),
                under: key(settings))
        } catch {
            throw BotFailure(error, at: path)
        }
        print(spoken(zh: "已备份到 \(path)。", en: "Backed up to \(path)."))
        if FileManager.default.fileExists(atPath: beside) {
            print(
                spoken(
                    zh: "存证副本在 \(beside)，请与备份一同保存。",
                    en: "Copies of evidence are in \(beside); keep it with the backup."))
        }
        for line in audit.lines { print(line[.spoken]) }
        return audit.faults.isEmpty ? .done : .inputAtFault
    }

    /// - Parameter incomplete: Restores the log and what is sound of the evidence.
    static func restore(
        from path: String, _ settings: Settings, incomplete: Bool = false
    ) async throws -> ExitStatus {
        let store = Self.path(settings.store)
        let beside = EvidenceBackup(of: path)
        let logged: [LoggedEvidence]
        let audit: EvidenceAudit
        let opening: EvidenceKey?
        do throws(LedgerFailure) {
            logged = try AuditTrail.evidence(path: path)
            opening = try EvidenceKey.of(store: path, under: key(settings))
            audit = beside.compare(logged, key: opening)
        } catch {
            throw BotFailure(error, at: path)
        }
        if !incomplete { try complain(of: audit.faults, in: beside) }
        do throws(LedgerFailure) {
            try SQLiteBackup.restore(
                from: path, to: store, forgetting: MatrixSession.storeNames
            ) { () throws(LedgerFailure) in
                try beside.bring(logged, to: evidenceFolder(settings), key: opening)
            }
        } catch {
            if error == SQLiteBackup.notEmpty(store) {
                throw BotFailure(
                    .inputAtFault, zh: "\(store) 里已有记录，没有恢复；请先移走它。",
                    en: "\(store) is not empty and nothing was restored; move it away first.")
            }
            throw BotFailure(error, at: store)
        }
        print(spoken(zh: "已恢复到 \(store)。", en: "Restored into \(store)."))
        for line in audit.lines { print(line[.spoken]) }
        return .done
    }

    private static func complain(
        of faults: [EvidenceAudit.Fault], in beside: EvidenceBackup
    ) throws {
        guard !faults.isEmpty else { return }
        let words = faults.map(\.words)
        throw BotFailure(
            .inputAtFault,
            zh: (words.map(\.zh)
                + ["没有恢复：\(beside.path) 与备份的日志不符；找回这些文件，或用 --incomplete 恢复其余部分。"])
                .joined(separator: "\n"),
            en: (words.map(\.en)
                + [
                    "Nothing was restored: \(beside.path) is not what the backup's log says; find "
                        + "those files, or restore the rest with --incomplete."
                ]).joined(separator: "\n"))
    }

    /// How the copies of evidence compare with the store's own log.
    static func evidenceAudit(_ settings: Settings) throws(LedgerFailure) -> EvidenceAudit {
        let store = path(settings.store)
        return AuditTrail.compare(
            try AuditTrail.evidence(path: store), in: evidenceFolder(settings),
            key: try EvidenceKey.of(store: store, under: key(settings)))
    }
}

extension EvidenceAudit {
    /// A line for each fault, and one that counts; none where no copy was ever kept.
    var lines: [Bilingual] {
        let counted = intact + unopened + removed + faults.count
        guard counted > 0 else { return [] }
        let wrong = faults.count
        var zh = "存证副本：完好 \(intact) 份，缺失或被改动 \(wrong) 份，已移除 \(removed) 份"
        var en = "Evidence: \(intact) intact, \(wrong) missing or altered, \(removed) removed"
        if unopened > 0 {
            zh += "；加密的 \(unopened) 份未查（没有存储密钥）"
            en += "; \(unopened) sealed ones not looked into (the store's key is not at hand)"
        }
        return faults.map(\.words) + [Bilingual(zh: zh + "。", en: en + ".")]
    }
}

extension EvidenceAudit.Fault {
    var words: Bilingual {
        let id = Number(.evidence, number)
        return finding == .gone
            ? Bilingual(
                zh: "\(id) 的副本缺失（SHA-256 \(hash)）。",
                en: "\(id): its copy is missing (SHA-256 \(hash)).")
            : Bilingual(
                zh: "\(id) 的副本已被改动，与日志不符（SHA-256 应为 \(hash)）。",
                en: "\(id): its copy was altered and is not what the log says (SHA-256 \(hash)).")
    }
}
