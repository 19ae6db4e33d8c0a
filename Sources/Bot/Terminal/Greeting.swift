import Domain
import Foundation
import Outbox
import Playbooks
import Ports
import Runtime

extension Bot {
    /// The first lines a newcomer sees; an empty store gets the demonstration roster.
    func greet(_ terminal: Terminal) async throws {
        let screen = Screen(languages: settings.languages)
        screen.say(
            zh: "烽火 \(Release.version) · 预案 \(plan.version) · 沙盒：没有服务器，短信和邮件只写入文件，不会发出。",
            en:
                "Fenghuo \(Release.version) · plan \(plan.version) · sandbox: no server, SMS and mail "
                + "become files and are not sent.")
        if try await runtime.handler.current().roster.isEmpty {
            try await seatDemonstration(screen)
        }
        screen.say(
            zh: "您现在是总指挥；:help 看怎么用，/帮助 看命令，:as li 换人。",
            en: "You are the commander; :help for this terminal, /help for commands, "
                + ":as li to change seats.")
    }

    private func seatDemonstration(_ screen: Screen) async throws {
        let path = "\(settings.plan)/demo-roster.csv"
        guard let text = TextFile.read(path) else {
            return screen.say(
                zh: "没有名册：请运行 fenghuo roster import 名册.csv。",
                en: "There is no roster: run fenghuo roster import FILE.csv.")
        }
        let (roster, faults) = RosterFile.parse(text, file: path, groups: plan.groups)
        for fault in faults { screen.write(fault.text(in: .spoken)) }
        guard let roster else { return }
        do throws(LedgerFailure) {
            try await runtime.handler.perform(.rosterImported(roster))
            if let liaisons = demonstrationLiaisons() {
                try await runtime.handler.perform(.liaisonsImported(liaisons))
            }
        } catch {
            throw BotFailure(error, at: Assembly.path(settings.store))
        }
        try await seatDuty(roster)
        screen.say(
            zh: "存储是空的，已装入演示名册 \(path)（\(roster.everyone.count) 人，虚构）。",
            en: "The store is empty, so the demonstration roster \(path) was loaded "
                + "(\(roster.everyone.count) people, fictitious).")
    }

    private func demonstrationLiaisons() -> [Liaison]? {
        let path = "\(settings.plan)/demo-liaisons.csv"
        return TextFile.read(path).flatMap {
            LiaisonFile.parse($0, file: path, plan: plan).liaisons
        }
    }

    /// The demonstration's duty roster, where one lies beside its people.
    private func seatDuty(_ roster: Roster) async throws {
        let path = "\(settings.plan)/demo-duty.yaml"
        guard let text = TextFile.read(path),
            let rota = DutyFile.parse(
                text, file: path, roster: roster, calendar: plan.calendar
            ).rota
        else { return }
        do throws(LedgerFailure) {
            try await runtime.handler.perform(.dutyImported(rota))
        } catch {
            throw BotFailure(error, at: Assembly.path(settings.store))
        }
    }
}
