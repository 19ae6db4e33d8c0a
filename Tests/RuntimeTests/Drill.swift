import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// The whole runtime on the virtual clock, with the shipped plan and a small team.
struct Drill {
    let stage: Stage
    let roster: Roster
    let start = Date(timeIntervalSince1970: 1_767_585_600)  // 2026-01-05 12:00 +08
    /// How much of what was said has been looked at.
    private(set) var seen = 0

    init(seed: UInt64 = 1, languages: [Language] = [.zh], health: HealthPolicy = HealthPolicy()) {
        self.init(settings: Team.settings(languages: languages, health: health), seed: seed)
    }

    /// - Parameters:
    ///   - backup: There is a second chat.
    ///   - web: What evidence is fetched from.
    init(
        settings: RuntimeSettings, seed: UInt64 = 1, gateways: [String] = ["fake-sms"],
        backup: Bool = false, web: FakeWeb? = nil
    ) {
        roster = backup ? Team.withBackup : Team.roster
        stage = Stage(
            settings: settings, seed: seed, start: start, gateways: gateways,
            roads: backup ? RouteKind.allCases : RouteKind.usual, web: web)
        stage.launch(roster: roster)
    }

    /// Another roster is imported.
    mutating func take(_ roster: Roster) {
        stage.take(roster)
        _ = news()
    }

    func address(_ id: PersonID, _ route: RouteKind) -> String {
        roster[id]?.address(on: route) ?? ""
    }

    /// Speaks in the room; gives what was said since, after the bot has gone quiet.
    @discardableResult
    mutating func room(_ id: PersonID, _ text: String) -> [Said] {
        stage.say(text, from: address(id, .chat), on: .chat, at: .room(Stage.room))
        return news()
    }

    @discardableResult
    mutating func dm(_ id: PersonID, _ text: String) -> [Said] {
        stage.network.openDirect(address(id, .chat))
        stage.say(text, from: address(id, .chat), on: .chat, at: .direct(address(id, .chat)))
        return news()
    }

    @discardableResult
    mutating func sms(_ id: PersonID, _ text: String) -> [Said] {
        let mobile = address(id, .sms)
        stage.say(text, from: mobile, on: .sms, at: .direct(mobile))
        return news()
    }

    /// Speaks in the room of the second chat.
    @discardableResult
    mutating func backup(_ id: PersonID, _ text: String) -> [Said] {
        stage.say(text, from: address(id, .backup), on: .backup, at: .room(Stage.backupRoom))
        return news()
    }

    @discardableResult
    mutating func mail(_ id: PersonID, _ text: String) -> [Said] {
        let mail = address(id, .email)
        stage.say(text, from: mail, on: .email, at: .direct(mail))
        return news()
    }

    @discardableResult
    mutating func wait(_ span: Duration) -> [Said] {
        stage.run(for: span)
        return news()
    }

    @discardableResult
    mutating func code(_ id: PersonID) -> [Said] {
        room(id, stage.world().desk.codes[id]?.code ?? "none")
    }

    mutating func news() -> [Said] {
        let said = Array(stage.network.said(from: seen))
        seen += said.count
        return said
    }

    mutating func fault(_ fault: Scenario.ChannelFault, on route: RouteKind) {
        stage.network.set(fault, on: route)
        stage.release()
    }

    /// A warning that HQ has taken, and an incident of this level.
    mutating func activate(_ level: String = "II") {
        room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        room("zhao", "!启动 W-1 级别=\(level) 场景=R 理由=紧急")
        code("zhao")
    }
}

extension [Said] {
    func sms(to id: PersonID) -> [Said] {
        filter { $0.route == .sms && $0.to == Team.roster[id]?.mobile }
    }

    func mail(to id: PersonID) -> [Said] {
        filter { $0.route == .email && $0.to == Team.roster[id]?.email }
    }

    var backup: [Said] { filter { $0.route == .backup && $0.to == nil } }

    var room: [Said] { filter { $0.route == .chat && $0.to == nil } }
}
