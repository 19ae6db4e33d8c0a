import Domain
import Foundation
import Playbooks
import Ports
import Store

/// The key under which contacts lie in the store.
extension Assembly {
    static func rekey(
        _ settings: Settings, newEnv: String?, newFile: String?
    ) async throws -> ExitStatus {
        let path = path(settings.store)
        guard FileManager.default.fileExists(atPath: path) else {
            throw BotFailure(
                .inputAtFault, zh: "没有存储 \(path)。", en: "There is no store \(path).")
        }
        let new = try newKey(env: newEnv, file: newFile)
        do throws(LedgerFailure) {
            let ledger: SQLiteLedger
            do throws(LedgerFailure) {
                ledger = try await SQLiteLedger.open(path: path, key: key(settings))
            } catch {
                guard case .locked = error else { throw error }
                // It was done before: only bot.json is still behind.
                try await SQLiteLedger.open(path: path, key: new).close()
                print(
                    spoken(
                        zh: "存储 \(path) 已在使用新密钥；请修改 bot.json 的 store.key。",
                        en: "The store \(path) is under the new key already; change store.key in "
                            + "bot.json."))
                return .done
            }
            try await ledger.rekey(to: new)
            try ledger.close()
        } catch {
            throw BotFailure(error, at: path)
        }
        print(
            spoken(
                zh: "联系方式已改用新密钥；请把 bot.json 的 store.key 改为新密钥后再启动。旧备份仍需旧密钥。",
                en: "Contacts are under the new key; make it store.key in bot.json before the next "
                    + "start. Older backups still need the old key."))
        return .done
    }

    private static func newKey(env: String?, file: String?) throws -> StoreKey {
        let text =
            env.flatMap { ProcessInfo.processInfo.environment[$0] }
            ?? file.flatMap { TextFile.withMode($0)?.text }
        let bare = text?.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = bare.flatMap(StoreKey.init(base64:)) else {
            let place = env ?? file ?? ""
            throw BotFailure(
                .inputAtFault,
                zh: "\(place) 中没有密钥：应为 32 字节的 base64，可用 openssl rand -base64 32 生成。",
                en: "\(place) holds no key: it must be 32 bytes in base64, as written by "
                    + "openssl rand -base64 32.")
        }
        return key
    }
}

extension Check {
    /// A plan that has refused messages kept sealed needs a key to seal them with.
    static func spillFaults(
        _ settings: Settings?, plan: Plan?, folder: String
    ) -> [Diagnostic] {
        guard let settings, let plan, plan.guards.spillRule == .seal, settings.storeKey == nil
        else { return [] }
        let places = PlanOnDisk.texts(folder).compactMap { name, text in
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .firstIndex { $0.trimmingCharacters(in: .whitespaces).hasPrefix("spill:") }
                .map { (name, $0 + 1) }
        }
        let (file, line) = places.first ?? (folder, 1)
        return [
            Diagnostic(
                file: file, line: line,
                message: Bilingual(
                    zh: "spill: seal 需要密钥：请在 bot.json 的 store 中配置 key"
                        + "（openssl rand -base64 32），或改为 spill: drop",
                    en: "spill: seal needs a key: give store in bot.json a key "
                        + "(openssl rand -base64 32), or write spill: drop"))
        ]
    }

    /// Said where real people's numbers would lie open; the sandbox's are made up.
    static func openContacts(_ settings: Settings, config: String) -> [Diagnostic] {
        guard settings.storeKey == nil, settings.chat != .sandbox else { return [] }
        let lines = (TextFile.readUTF8(config) ?? "").split(
            separator: "\n", omittingEmptySubsequences: false)
        let line = lines.firstIndex { $0.contains("\"store\"") } ?? 0
        return [
            Diagnostic(
                file: config, line: line + 1,
                message: Bilingual(
                    zh: "store 没有 key：谁能读到存储文件，谁就能读到电话和邮箱",
                    en: "store has no key: whoever can read its file can read telephone numbers "
                        + "and mail addresses"),
                severity: .warning)
        ]
    }
}
