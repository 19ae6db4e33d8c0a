import Domain
import Foundation
import Outbox
import Ports
import Runtime

/// Plays a scenario and tells who was told what, when, by which road (spec §9).
package struct Rehearse {
    package struct Line: Encodable, Sendable {
        /// Seconds since the start.
        package var at: Double
        package var channel: String
        /// A person's roster id, or `room:response`.
        package var to: String
        package var text: String
        package var notice: String?
    }

    package struct Report: Sendable {
        package var lines: [Line]
        package var summary: Summary
        /// Everything that the bot kept, in order.
        package var log: [Entry]
        /// Lines of the scenario that could not be played, such as a `{code}` nobody was given.
        package var faults: [Int]
        /// What went wrong with the file that was to keep it all; nil for nothing.
        package var disk: DiskFault?
    }

    package enum DiskFault: Sendable, Equatable {
        case failed(LedgerFailure)
        /// The file and the memory did not agree: a fault of the store.
        case differs(String)
    }

    private let stage: Stage
    private let scenario: Scenario
    private let roster: Roster
    private let duty: DutyRota?
    private let start: Date
    private let twin: FileTwin?
    private var faults: [Int] = []

    /// - Parameter twin: A real ledger to play on; in memory alone where there is none. With one
    ///   `play` blocks its thread, which must not be one of the tasks' own.
    package init(
        _ scenario: Scenario, roster: Roster, settings: RuntimeSettings, seed: UInt64, start: Date,
        twin: FileTwin? = nil, duty: DutyRota? = nil
    ) {
        self.duty = duty
        self.twin = twin
        self.scenario = scenario
        self.roster = roster
        let zone = ZoneClock(settings.plan.calendar.timeZone)
        let start = scenario.start.map { zone.instant($0.day, minute: $0.minute) } ?? start
        self.start = start
        // Its log is short, and nobody starts from it again.
        var settings = settings
        settings.snapshotEvery = nil
        // There is a second chat where anybody has an account on one.
        let hasBackup = roster.everyone.contains { $0.backup != nil }
        stage = Stage(
            settings: settings, seed: seed, start: start, twin: twin,
            roads: hasBackup ? RouteKind.allCases : RouteKind.usual,
            web: FakeWeb(answersAll: true))
    }

    package mutating func play() -> Report {
        stage.launch(roster: roster)
        if let duty { stage.take(duty) }
        for line in scenario.lines {
            stage.run(until: start + line.at)
            perform(line)
        }
        let summary = Summary(stage, start: start, at: stage.clock.now)
        let log = stage.store.entries
        stage.kill()
        return Report(
            lines: lines(), summary: summary, log: log, faults: faults, disk: diskFault)
    }

    private var diskFault: DiskFault? {
        twin?.failure.map(DiskFault.failed) ?? twin?.difference.map(DiskFault.differs)
    }

    private mutating func perform(_ line: Scenario.Line) {
        switch line.act {
        case .chat(let id, let text): say(text, id, .chat, direct: false)
        case .dm(let id, let text): say(text, id, .chat, direct: true)
        case .sms(let id, let text): say(text, id, .sms, direct: true)
        case .mail(let id, let text): say(text, id, .email, direct: true)
        case .backup(let id, let text): say(text, id, .backup, direct: false)
        case .code(let id, let direct):
            guard let code = stage.world().desk.codes[id]?.code else {
                faults.append(line.number)
                return
            }
            say(code, id, .chat, direct: direct)
        case .react(let id, let key, let notice): react(id, key, notice, line.number)
        case .channel(let route, let fault):
            stage.network.set(fault, on: route)
            stage.release()
        case .kill:
            stage.kill()
            stage.launch()
            stage.release()
        case .end: break
        }
    }

    private func say(_ text: String, _ id: PersonID, _ route: RouteKind, direct: Bool) {
        guard let address = roster[id]?.address(on: route) else { return }
        if direct, route == .chat { stage.network.openDirect(address) }
        let room = route == .backup ? Stage.backupRoom : Stage.room
        let place = direct ? Place.direct(address) : .room(room)
        stage.say(text, from: address, on: route, at: place)
    }

    private mutating func react(_ id: PersonID, _ key: String, _ notice: Number, _ line: Int) {
        let post = stage.network.said.last { $0.notice == notice.value && $0.route == .chat }
        guard let address = roster[id]?.chat, let post,
            let remote = stage.store.delivery(id: post.delivery)?.remoteID
        else {
            faults.append(line)
            return
        }
        stage.react(key, to: remote, from: address)
    }

    /// A room post also gives one line for each person it mentions.
    private func lines() -> [Line] {
        stage.network.said.flatMap { said in
            let named = said.to.map { [name($0, said.route)] }
            let open = said.route == .backup ? Stage.backupRoom : Stage.room
            let room = said.closedRoom ?? open
            let targets = named ?? ["room:\(room)"] + said.mentions.map { name($0, said.route) }
            return targets.map {
                Line(
                    at: said.at.timeIntervalSince(start), channel: said.route.rawValue, to: $0,
                    text: said.text, notice: said.notice.map { "N-\($0)" })
            }
        }
    }

    private func name(_ address: String, _ route: RouteKind) -> String {
        roster.person(at: address, on: route)?.id.rawValue ?? address
    }
}
