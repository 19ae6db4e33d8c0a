import Domain
import Foundation
import Logging
import Outbox
import Playbooks
import Ports
import Runtime
import Store
import Wording

/// Builds the bot out of its rooms. Everyone else receives; only this knows what is built.
enum Assembly {
    /// Which chat the bot gets.
    enum Chat { case configured, terminal }

    /// What `rehearse` is to play.
    struct RehearseOptions {
        var scenario: String
        var json: Bool
        var seed: UInt64
        /// A new file for a real store; nil for memory alone.
        var store: String?
    }

    /// The time, by the system's clock.
    static let clock = SystemClock()

    /// The plan pack; its faults are printed and end the command.
    static func plan(_ settings: Settings) throws -> Plan {
        let (plan, faults) = PlanOnDisk.load(settings.plan)
        guard let plan else {
            for fault in faults { print(fault.text(in: .spoken)) }
            throw BotFailure(
                .inputAtFault, zh: "预案有误，机器人未启动；改正后再试，或运行 fenghuo check。",
                en:
                    "The plan is at fault and the bot does not start; mend it, or run fenghuo check."
            )
        }
        return plan
    }

    /// What is true, from the store; one that does not exist yet is an empty one.
    ///
    /// - Parameter log: Hears of snapshots that are passed by; nil for nobody.
    static func load(
        _ ledger: SQLiteLedger, log: Logger? = nil
    ) async throws(LedgerFailure) -> WorldLoader.Loaded {
        try await loader(ledger, log: log).load()
    }

    static func loader(_ ledger: SQLiteLedger, log: Logger? = nil) -> WorldLoader {
        let log = log ?? Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }
        return WorldLoader(ledger: ledger, release: Release.version, logger: log)
    }

    /// What the bot goes on with: the plan that was published last, whatever lies on the disk now.
    /// Only a log that holds none begins with the disk's.
    static func planInForce(_ settings: Settings, _ world: World) throws -> Plan {
        try world.withAddedGroups(world.book.inForce ?? plan(settings))
    }

    static func path(_ store: Settings.Store) -> String {
        switch store {
        case .sqlite(let path): path
        }
    }

    static func open(_ settings: Settings) async throws -> SQLiteLedger {
        let path = path(settings.store)
        do throws(LedgerFailure) {
            return try await SQLiteLedger.open(path: path, key: key(settings))
        } catch {
            throw BotFailure(error, at: path)
        }
    }

    /// The key that seals contacts in the store; nil where the settings name none.
    static func key(_ settings: Settings) -> StoreKey? {
        settings.storeKey.flatMap { StoreKey(base64: $0.reveal()) }
    }

    static func unit(_ settings: Settings, plan: Plan) -> Wording.Unit {
        // Many Matrix clients keep a slash for themselves; the other is understood everywhere.
        let isMatrix = [settings.chat, settings.backupChat].contains { chat in
            if case .matrix? = chat { true } else { false }
        }
        let prefix = isMatrix ? "!" : "/"
        return Wording.Unit(
            name: settings.unit.name, smsSignature: settings.unit.smsSignature,
            dutyPhone: settings.unit.dutyPhone, timeZone: settings.timeZone,
            languages: settings.languages, plan: plan, prefix: prefix)
    }

    static func runtimeSettings(
        _ settings: Settings, plan: Plan, folder: (@Sendable () -> PlanFound)? = nil,
        ownNetwork: @escaping @Sendable () async -> Bool = { true }
    ) -> RuntimeSettings {
        var runtime = RuntimeSettings(
            plan: plan, unit: unit(settings, plan: plan),
            health: HealthPolicy(
                probeEvery: settings.failover.probeEvery, downAfter: settings.failover.downAfter,
                upAfter: settings.failover.upAfter),
            botNames: ["fenghuo", "烽火", settings.unit.name.zh, settings.unit.name.en],
            folder: folder, ownNetwork: ownNetwork)
        runtime.perMinute = settings.perMinute
        runtime.publishers = settings.publish.map(\.name)
        runtime.sites = settings.publish.filter(\.isOwnSite).map(\.name)
        runtime.admins = Set(settings.admins)
        runtime.release = Release.version
        runtime.seals = settings.storeKey != nil
        return runtime
    }
}

extension BotFailure {
    /// What a store that cannot be used means for whoever started the command.
    init(_ failure: LedgerFailure, at path: String) {
        switch failure {
        case .full:
            self.init(
                .serverAtFault, zh: "磁盘已满，\(path) 无法写入；请腾出空间后再启动。",
                en:
                    "The disk is full and \(path) cannot be written; free some room and start again."
            )
        case .inUse:
            self.init(
                .serverAtFault, zh: "另一个机器人正在使用 \(path)；同一存储只能有一个在运行。",
                en: "Another bot is using \(path); only one may run on a store.")
        case .corrupt(let why):
            self.init(
                .serverAtFault,
                zh: "存储 \(path) 已损坏（\(why)）；请用 fenghuo restore 恢复备份到新的存储。",
                en: "The store \(path) is damaged (\(why)); restore a backup into a new store "
                    + "with fenghuo restore.")
        case .locked(.missing):
            self.init(
                .serverAtFault,
                zh: "存储 \(path) 的联系方式已加密，而 bot.json 中没有 store.key；请填上原来的密钥，未作任何改动。",
                en: "Contacts in the store \(path) are sealed and bot.json names no store.key; "
                    + "give the key that it was used with. Nothing was changed.")
        case .locked(.wrong):
            self.init(
                .serverAtFault,
                zh: "store.key 不是存储 \(path) 所用的密钥；请换回原来的密钥，未作任何改动。",
                en: "store.key is not the key of the store \(path); give the one that it was "
                    + "used with. Nothing was changed.")
        case .unavailable(let why):
            self.init(
                .serverAtFault, zh: "无法使用存储 \(path)：\(why)。",
                en: "The store \(path) cannot be used: \(why).")
        }
    }
}
