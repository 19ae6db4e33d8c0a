import Domain
import Foundation

/// Follows every clock through the log: met, missed, or called off in time.
struct ClockBook {
    /// A clock that ended, and how.
    struct Ended {
        var name: String
        var group: String
        var due: Date
        /// When it was done; nil: it was not.
        var at: Date?
        var isMet: Bool
        /// Who could have done it, where it is a step's and was missed.
        var doers: [PersonID]?
    }

    /// A clock that runs and is no step's.
    private struct Running {
        var group: String
        var due: Date
    }

    private(set) var ended: [Ended] = []
    /// Whoever did not answer a notice before the next one was called, as `N-2 chu`.
    private(set) var silent: [String] = []
    private var world = World(keeping: .max)
    /// Open clocks of steps; one that was missed is no longer here.
    private var due: [Int: Date] = [:]
    /// Where the last miss of a step is in `ended`.
    private var lastMiss: [Int: Int] = [:]
    private var running: [String: Running] = [:]
    /// When each person spoke, in order; whoever said that they cannot come has not.
    private var words: [PersonID: [Date]] = [:]

    /// From a doubt about what is public until it is corrected.
    private static let correction = Duration.minutes(30)
    /// How long a word shows that somebody is there: a shift.
    private static let presence = Duration.hours(8)

    func lastWord(of person: PersonID, before moment: Date) -> Date? {
        words[person]?.last { $0 <= moment && moment.since($0) <= Self.presence }
    }

    mutating func take(_ entry: Entry) {
        miss(before: entry.at)
        if let person = entry.actor.person { words[person, default: []].append(entry.at) }
        if case .notice(let number, let event) = entry.event { take(event, of: number) }
        world.apply(entry)
        switch entry.event {
        case .incident(_, .activated(let start)): begin(start.tasks)
        case .incident(_, .stepsJoined(let seeds, _)): begin(seeds)
        case .incident(let number, .closed), .incident(let number, .cancelled): stop(number)
        case .task(let number, let event): take(event, of: number, at: entry.at)
        case .warning(let number, let event): take(event, of: number, at: entry.at)
        case .statement(_, let event): take(event, at: entry.at)
        case .fact(let number, .doubted(let fact, _)): shake(fact, of: number, at: entry.at)
        default: break
        }
    }

    /// What was public and rests on it must be put right (domain §5 rule 7).
    private mutating func shake(_ fact: Int, of incident: Int, at time: Date) {
        for text in world.incident(incident)?.statements.values.map(\.self) ?? []
        where text.isPublic && text.facts.contains(fact) && text.isUncorrected {
            let name = "\(text.id) correction"
            if running[name] == nil { start(name, "release", due: time + Self.correction) }
        }
    }

    /// The clocks of rumours are in the log as they ended; what still runs is held against `now`.
    mutating func close(at now: Date) {
        miss(before: now)
        ended += running.filter { $0.value.due < now }.map { name, clock in
            Ended(name: name, group: clock.group, due: clock.due, isMet: false)
        }
        for incident in world.everyIncident {
            let end = min(Self.end(of: incident.phase) ?? now, now)
            for rumour in incident.rumours ?? [] { take(rumour, until: end) }
        }
        ended.sort { ($0.due, $0.name) < ($1.due, $1.name) }
    }

    private mutating func take(_ rumour: Rumour, until end: Date) {
        ended += rumour.outcomes.map { outcome in
            Ended(
                name: "\(rumour.id) \(outcome.stage.rawValue)", group: outcome.stage.group,
                due: outcome.due, at: outcome.at, isMet: outcome.isMet)
        }
        ended += rumour.clocks.filter { $0.due < end }.map { clock in
            Ended(
                name: "\(rumour.id) \(clock.stage.rawValue)", group: clock.stage.group,
                due: clock.due, isMet: false)
        }
    }

    /// When its clocks stopped. Of the phase alone: handed the whole incident, the optimiser of
    /// Swift 6.3 gives up in the release build.
    private static func end(of phase: Incident.Phase) -> Date? {
        switch phase {
        case .closed(let at), .cancelled(let at): at
        case .active, .closing: nil
        }
    }

    // MARK: Steps

    private mutating func begin(_ seeds: [TaskSeed]) {
        for seed in seeds where !seed.fulfilled { due[seed.number] = seed.due }
    }

    private mutating func take(_ event: TaskEvent, of number: Int, at time: Date) {
        switch event {
        case .rescheduled(let date, _): due[number] = date
        case .dropped: due[number] = nil
        case .done(_, _, let next), .approved(_, let next):
            if let date = due[number], let task = world.task(number) {
                ended.append(
                    Ended(
                        name: task.step.id, group: task.step.group.rawValue, due: date, at: time,
                        isMet: true))
            } else if let miss = lastMiss.removeValue(forKey: number) {
                ended[miss].at = time
            }
            due[number] = next
        default: break
        }
    }

    private mutating func stop(_ incident: Int) {
        for task in world.incident(incident)?.tasks.values.map(\.self) ?? [] where !task.isOpen {
            due[task.number] = nil
        }
    }

    /// Clocks that ran out before this moment.
    private mutating func miss(before now: Date) {
        let late = due.filter { $0.value < now }.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
        for (number, date) in late {
            due[number] = nil
            guard let task = world.task(number), task.isOpen else { continue }
            lastMiss[number] = ended.count
            ended.append(
                Ended(
                    name: task.step.id, group: task.step.group.rawValue, due: date, isMet: false,
                    doers: world.doers(of: task, at: date)))
        }
    }

    // MARK: What is no step's

    private mutating func start(_ name: String, _ group: String, due: Date) {
        running[name] = Running(group: group, due: due)
    }

    private mutating func end(_ name: String, at time: Date) {
        guard let clock = running.removeValue(forKey: name) else { return }
        ended.append(
            Ended(
                name: name, group: clock.group, due: clock.due, at: time,
                isMet: time <= clock.due))
    }

    private mutating func take(_ event: WarningEvent, of number: Int, at time: Date) {
        let assess = "W-\(number) assess"
        let decide = "W-\(number) decide"
        switch event {
        case .registered(_, _, let assessBy, let decideBy):
            start(assess, "office", due: assessBy)
            start(decide, "hq", due: decideBy)
        case .assessed(_, let decideBy):
            end(assess, at: time)
            if running[decide] != nil { start(decide, "hq", due: decideBy) }
        case .watched, .referred, .merged, .declined, .activated:
            running[assess] = nil
            end(decide, at: time)
        case .reassessBy, .conference, .reminded: break
        }
    }

    private mutating func take(_ event: StatementEvent, at time: Date) {
        let window = "S-\(event.number) window"
        switch event {
        case .gateOpened(let number, let wait):
            start("S-\(number) \(wait.gate.rawValue)", wait.gate.group, due: wait.remindAt)
        case .checked(let number, _): end("S-\(number) facts", at: time)
        case .opined(let number, _): end("S-\(number) legal", at: time)
        case .signed(let number, _): end("S-\(number) signature", at: time)
        // Sent back in time is an answer in time.
        case .returned(let number, let gate, _): end("S-\(number) \(gate.rawValue)", at: time)
        case .ordered(_, let order): start(window, "release", due: order.windowEnds)
        case .released: end(window, at: time)
        case .halted: running[window] = nil
        case .edited(let number, _), .dropped(let number, _):
            for gate in Statement.Gate.allCases { running["S-\(number) \(gate.rawValue)"] = nil }
        case .amended(let number, _, _): end("S-\(number) correction", at: time)
        case .drafted, .submitted, .accepted, .gateLate, .placed, .placeFailed, .confirmed,
            .windowMissed, .waived, .wentAhead, .amendLate:
            break
        }
    }

    /// Before it is applied: who was the last to be called.
    private mutating func take(_ event: NoticeEvent, of number: Int) {
        let line: PersonID? =
            switch event {
            case .escalated(let line, _, .silent), .exhausted(let line): line
            default: nil
            }
        guard let line, let notice = world.notice(number) else { return }
        let told = notice.lines.first { $0.addressee == line }?.told.last ?? line
        guard notice.acknowledged[told] == nil else { return }
        let name = "N-\(number) \(told.rawValue)"
        if !silent.contains(name) { silent.append(name) }
    }
}

extension Statement.Gate {
    fileprivate var group: String {
        switch self {
        case .facts: "office"
        case .legal: "legal"
        case .signature: "hq"
        }
    }
}

extension Statement {
    fileprivate var isUncorrected: Bool {
        switch ending {
        case .corrected, .withdrawn: false
        case .released, .dropped, nil: true
        }
    }
}

extension RumourClock.Stage {
    fileprivate var group: String {
        switch self {
        case .assign, .verify: "office"
        case .decide: "hq"
        case .answer, .correct: "release"
        case .track: "guidance"
        }
    }
}

extension Incident {
    fileprivate var closedAt: Date? { if case .closed(let at) = phase { at } else { nil } }
}

extension World {
    fileprivate var everyIncident: [Incident] {
        [incidents, concluding, endedIncidents].flatMap(\.keys).uniqued().sorted()
            .compactMap { incident($0) }
    }

    /// Everybody who may finish a task as it stands.
    fileprivate func doers(of task: Domain.Task, at moment: Date) -> [PersonID] {
        if case .awaitingApproval(let doer) = task.state {
            return approvers(of: task, doer: doer, at: moment)
        }
        let staff = staff(at: moment)
        let group = staff.acting(for: task.step.group)
        let seats = staff.members(of: group).filter { person in
            person.posts.contains { $0.group == group && $0.seat != .member }
        }
        return asked(for: task) + seats.map(\.id)
    }
}
