import Domain
import Foundation
import Playbooks
import Ports
import Runtime
import Store
import Wording

/// The plan pack on the command line.
extension Assembly {
    static func lint(
        _ folder: String, roster path: String?, config: String
    ) async throws -> ExitStatus {
        let (plan, faults) = PlanOnDisk.load(folder)
        for fault in faults { print(fault.text(in: .spoken)) }
        guard let plan else {
            print(spoken(zh: "预案不能装入，先改正以上错误。", en: "The pack cannot be loaded; mend this first."))
            return .inputAtFault
        }
        let roster = try await lintRoster(path, folder: folder, config: config, plan: plan)
        let found = PlanLint.check(plan, files: PlanOnDisk.texts(folder), roster: roster)
        for fault in found { print(fault.text(in: .spoken)) }
        let errors = found.count(where: \.isError)
        let (clauses, steps) = (plan.clauses.count, plan.packs.reduce(0) { $0 + $1.steps.count })
        print(
            errors == 0
                ? spoken(
                    zh: "预案 \(plan.version) 完整：条款\(clauses)条，步骤\(steps)项，提醒\(found.count)处。",
                    en: "Plan \(plan.version) is whole: \(clauses) clauses, \(steps) steps, "
                        + "\(found.count) \(found.count == 1 ? "warning" : "warnings").")
                : spoken(
                    zh: "预案 \(plan.version) 有\(errors)处待改正，提醒\(found.count - errors)处。",
                    en: "Plan \(plan.version): \(errors) to mend, \(found.count - errors) warnings."
                ))
        return errors == 0 ? .done : .inputAtFault
    }

    /// The file that was named, else the store's people, else the demonstration's.
    private static func lintRoster(
        _ path: String?, folder: String, config: String, plan: Plan
    ) async throws -> Roster {
        if path == nil, let settings = SettingsOnDisk.load(config, secrets: .storeKey).0,
            let stored = try await storedRoster(settings)
        {
            return stored
        }
        let path = path ?? "\(folder)/demo-roster.csv"
        guard let text = TextFile.read(path) else {
            throw BotFailure(
                .inputAtFault, zh: "无法读取名册 \(path)；请用 --roster 指定。",
                en: "The roster \(path) cannot be read; name one with --roster.")
        }
        let (roster, faults) = RosterFile.parse(text, file: path, groups: plan.groups)
        guard let roster else {
            for fault in faults { print(fault.text(in: .spoken)) }
            throw BotFailure(
                .inputAtFault, zh: "名册 \(path) 有误。", en: "The roster \(path) is at fault.")
        }
        return roster
    }

    /// Nil without a store, or when nobody was imported yet.
    static func storedRoster(_ settings: Settings) async throws -> Roster? {
        try await storedWorld(settings)?.roster
    }

    /// Nil where there is no store yet, or nobody in it. Of a store that a bot is using a copy is
    /// read: a card with the demonstration's numbers on it would be worse than none.
    private static func storedWorld(_ settings: Settings) async throws -> World? {
        let path = path(settings.store)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do throws(LedgerFailure) {
            return try await world(in: path, settings)
        } catch {
            guard error == .inUse else { throw BotFailure(error, at: path) }
        }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-read-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let copy = folder.appending(path: "copy.db").path
        do throws(LedgerFailure) {
            try SQLiteBackup.copy(from: path, to: copy)
            return try await world(in: copy, settings)
        } catch { throw BotFailure(error, at: path) }
    }

    private static func world(
        in path: String, _ settings: Settings
    ) async throws(LedgerFailure) -> World? {
        let ledger = try await SQLiteLedger.open(path: path, key: key(settings))
        let world = try await load(ledger).world
        try ledger.close()
        return world.roster.isEmpty ? nil : world
    }

    static func comparePlans(_ old: String, _ new: String) throws -> ExitStatus {
        let (before, oldFaults) = PlanOnDisk.load(old)
        let (after, newFaults) = PlanOnDisk.load(new)
        for fault in oldFaults + newFaults { complain(fault.text(in: .spoken)) }
        guard let before, let after else { return .inputAtFault }
        let changes = before.changes(to: after)
        let book = Phrasebook(cardUnit(before))
        print(
            "\(before.version) \(before.hash.prefix(12)) → \(after.version) \(after.hash.prefix(12))"
        )
        for change in changes { print(book.line(change, in: .spoken)) }
        print(
            changes.isEmpty
                ? spoken(zh: "内容相同。", en: "No difference.")
                : spoken(zh: "\(changes.count)处不同。", en: "Differences: \(changes.count)."))
        return .done
    }

    /// A unit without a name, for words that need only the plan.
    private static func cardUnit(_ plan: Plan) -> Wording.Unit {
        Wording.Unit(
            name: Bilingual(zh: "", en: ""), smsSignature: "", dutyPhone: "", timeZone: .gmt,
            languages: [.spoken], plan: plan, prefix: "/")
    }

    static func card(
        _ word: String, format: CardFormat, language: Language, _ settings: Settings
    ) async throws -> ExitStatus {
        let stored = try await storedWorld(settings)
        let plan = try plan(settings).adding(stored?.roster.added ?? [])
        guard let group = plan.group(named: word) else {
            let known = plan.groups.map(\.id.rawValue).joined(separator: ", ")
            throw BotFailure(
                .inputAtFault, zh: "没有组 \(word)，可用：\(known)。",
                en: "There is no group \(word); there are: \(known).")
        }
        let roster: Roster
        if let stored {
            roster = stored.roster
        } else {
            roster = try await lintRoster(
                "\(settings.plan)/demo-roster.csv", folder: settings.plan, config: "", plan: plan)
        }
        let unit = unit(settings, plan: plan)
        let maker = DeskCardMaker(
            unit: unit, roster: roster, routes: BackupRoutes(settings), language: language,
            words: stored?.codeWords ?? CodeWordBook())
        let card = maker.card(for: group, printed: maker.day(clock.now))
        print(format == .html ? card.html : card.text, terminator: "")
        return .done
    }
}

extension BackupRoutes {
    /// What the settings say can be written to; a spool takes nothing in.
    init(_ settings: Settings) {
        let sms = settings.sms.compactMap { sms -> String? in
            if case .kannel(let kannel) = sms.kind, kannel.inbound != nil {
                kannel.sender
            } else {
                nil
            }
        }
        let email = settings.email.compactMap { email -> String? in
            if case .smtp(let smtp) = email.kind, smtp.inbound != nil { smtp.from } else { nil }
        }
        self.init(sms: sms, email: email)
    }
}
