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
    private let start: Date
    private let twin: FileTwin?
    private var faults: [Int] = []

    /// - Parameter twin: A real ledger to play on; in memory alone where there is none. With one
    ///   `play` blocks its thread, which must not be one of the tasks' own.
    package init(
        _ scenario: Scenario, roster: Roster, settings: RuntimeSettings, seed: UInt64, start: Date,
        twin: FileTwin? = nil
    ) {
        self.twin = twin
        self.scenario = scenario
        self.roster = roster
        self.start = start
        stage = Stage(settings: settings, seed: seed, start: start, twin: twin)
    }

    package mutating func play() -> Report {
        stage.launch(roster: roster)
        for line in scenario.lines {
            stage.run(until: start + line.at)
            perform(line)
        }
        let summary = Summary(stage, at: stage.clock.now)
        stage.kill()
        return Report(lines: lines(), summary: summary, faults: faults, disk: diskFault)
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
        let place = direct ? Place.direct(address) : .room(Stage.room)
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
            let targets = named ?? ["room:\(Stage.room)"] + said.mentions.map { name($0, .chat) }
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

/// What a rehearsal came to.
package struct Summary: Encodable, Sendable {
    package var notices: Int
    package var acknowledged: Int
    package var redirected: Int
    package var expired: Int
    package var overdue: [String: Int]
    package var clocksMet: Int
    package var clocksMissed: Int
    package var unreachable: [String]

    init(_ stage: Stage, at now: Date) {
        let world = stage.world()
        let entries = stage.store.entries
        let tasks = (world.incidents.values.map { $0 } + world.endedIncidents.values)
            .flatMap { $0.tasks.values }
        notices = world.desk.last(.notice)
        acknowledged = entries.count {
            if case .notice(_, .acknowledged) = $0.event { true } else { false }
        }
        redirected = entries.count {
            switch $0.event {
            case .desk(.redirected): true
            case .notice(_, .routed(_, _, let cause)): cause != .ladder
            default: false
            }
        }
        expired = stage.store.deliveries.count { $0.state == .expired }
        overdue = [:]
        for task in tasks where task.isOpen && (task.due.map { $0 < now } ?? false) {
            overdue[task.step.group.rawValue, default: 0] += 1
        }
        (clocksMet, clocksMissed) = Summary.clocks(entries, tasks, now)
        unreachable = Set(
            entries.compactMap { entry -> String? in
                switch entry.event {
                case .notice(_, .unreachable(let person, _)): person.rawValue
                case .desk(.undelivered(_, let person, _)): person.rawValue
                default: nil
                }
            }
        ).sorted()
    }

    /// A round finished before its due time met its clock; one open past it has missed it.
    private static func clocks(
        _ entries: [Entry], _ tasks: [Domain.Task], _ now: Date
    ) -> (met: Int, missed: Int) {
        var due: [Int: Date] = [:]
        var met = 0
        var missed = tasks.count { $0.isOpen && ($0.due.map { $0 < now } ?? false) }
        func finish(_ number: Int, _ at: Date, _ next: Date?) {
            if let limit = due[number] { if at <= limit { met += 1 } else { missed += 1 } }
            due[number] = next
        }
        for entry in entries {
            switch entry.event {
            case .incident(_, .activated(let start)):
                for seed in start.tasks where !seed.fulfilled { due[seed.number] = seed.due }
            case .task(let number, .rescheduled(let date, _)): due[number] = date
            case .task(let number, .done(_, _, let next)): finish(number, entry.at, next)
            case .task(let number, .approved(_, let next)): finish(number, entry.at, next)
            default: break
            }
        }
        return (met, missed)
    }
}
