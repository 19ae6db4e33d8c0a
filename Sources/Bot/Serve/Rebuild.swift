import Domain
import Foundation
import Ports
import Runtime
import Store

/// What `rebuild` did.
struct Rebuilt: Equatable {
    /// Entries in the log.
    var entries: Int
    /// Snapshots thrown away.
    var removed: Int

    var words: Bilingual {
        guard entries > 0 else {
            return Bilingual(
                zh: "日志为空，没有可重建的内容；移除快照 \(removed) 个。",
                en: "The log is empty: nothing to rebuild; snapshots removed: \(removed).")
        }
        return Bilingual(
            zh: "日志完整，已从全部 \(entries) 条重建；移除旧快照 \(removed) 个，新快照写于第 \(entries) 条。",
            en: "The log is intact and all \(entries) entries were folded anew; "
                + "snapshots removed: \(removed), a new one written at entry \(entries).")
    }
}

extension Assembly {
    /// Folds the whole log and keeps only what came of that.
    static func rebuild(_ settings: Settings) async throws -> ExitStatus {
        let path = path(settings.store)
        guard FileManager.default.fileExists(atPath: path) else {
            throw BotFailure(
                .inputAtFault, zh: "没有存储 \(path)，无可重建。",
                en: "There is no store \(path) to rebuild.")
        }
        let ledger = try await open(settings)
        defer { try? ledger.close() }
        do throws(LedgerFailure) {
            let audit = try AuditTrail.verify(path: path)
            guard case .intact = audit else { return say(audit) }
            print(try await rebuild(ledger).words[.spoken])
        } catch {
            throw BotFailure(error, at: path)
        }
        return .done
    }

    /// Nothing is thrown away before the log could be folded.
    static func rebuild(_ ledger: SQLiteLedger) async throws(LedgerFailure) -> Rebuilt {
        let world = try await loader(ledger).fold()
        let removed = try await ledger.removeSnapshots()
        if world.sequence > 0 {
            try await ledger.keep(world, shape: World.shape(in: Release.version))
        }
        return Rebuilt(entries: world.sequence, removed: removed)
    }
}
