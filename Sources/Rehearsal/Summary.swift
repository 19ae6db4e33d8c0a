import Domain
import Foundation
import Outbox

/// What a rehearsal came to (spec §9).
package struct Summary: Encodable, Sendable {
    package var notices: Int
    package var acknowledged: Int
    package var redirected: Int
    package var expired: Int
    /// Clocks that were missed, by the group whose they were.
    package var overdue: [String: Int]
    package var clocksMet: Int
    package var clocksMissed: Int
    package var unreachable: [String]
    /// Steps that fell due while nobody who may do them had said a word.
    package var nobody: [Stranded]

    /// A step that nobody could do when it was due.
    package struct Stranded: Encodable, Sendable, Equatable {
        package var step: String
        package var group: String
        /// Seconds since the start.
        package var due: Double
    }

    init(_ stage: Stage, start: Date, at now: Date) {
        let world = stage.world()
        let entries = stage.store.entries
        notices = world.desk.last(.notice)
        acknowledged = entries.count {
            switch $0.event {
            case .notice(_, .acknowledged), .notice(_, .answeredRoll): true
            default: false
            }
        }
        redirected = entries.count {
            switch $0.event {
            case .desk(.redirected): true
            case .notice(_, .routed(_, _, let cause)): cause != .ladder
            default: false
            }
        }
        expired = stage.store.deliveries.count { $0.state == .expired }
        var book = ClockBook()
        for entry in entries { book.take(entry) }
        book.close(at: now)
        clocksMet = book.met
        clocksMissed = book.missed.count
        overdue = Dictionary(grouping: book.missed, by: \.group).mapValues(\.count)
        unreachable = Set(
            entries.compactMap { entry -> String? in
                switch entry.event {
                case .notice(_, .unreachable(let person, _)): person.rawValue
                case .desk(.undelivered(_, let person, _, _)): person.rawValue
                default: nil
                }
            }
        ).sorted()
        nobody = book.missed.filter { miss in
            miss.doers.allSatisfy { book.lastWord(of: $0, before: miss.due) == nil }
        }.map {
            Stranded(step: $0.step, group: $0.group, due: $0.due.timeIntervalSince(start))
        }
    }
}

/// Follows every clock through the log: met, missed, or called off in time.
private struct ClockBook {
    struct Miss {
        var step: String
        var group: String
        var due: Date
        /// Who could have done it.
        var doers: [PersonID]
    }

    private(set) var met = 0
    private(set) var missed: [Miss] = []
    private var world = World(keeping: .max)
    /// Open clocks; one that was missed is no longer here.
    private var due: [Int: Date] = [:]
    /// When each person spoke, in order; whoever said that they cannot come has not.
    private var words: [PersonID: [Date]] = [:]

    /// How long a word shows that somebody is there: a shift.
    private static let presence = Duration.hours(8)

    func lastWord(of person: PersonID, before moment: Date) -> Date? {
        words[person]?.last { $0 <= moment && moment.since($0) <= Self.presence }
    }

    mutating func take(_ entry: Entry) {
        miss(before: entry.at)
        if let person = entry.actor.person { words[person, default: []].append(entry.at) }
        if case .notice(_, .cannot(let person, _)) = entry.event { words[person] = nil }
        world.apply(entry)
        switch entry.event {
        case .incident(_, .activated(let start)): begin(start.tasks)
        case .incident(_, .stepsJoined(let seeds, _)): begin(seeds)
        case .incident(let number, .closed), .incident(let number, .cancelled): stop(number)
        case .task(let number, .rescheduled(let date, _)): due[number] = date
        case .task(let number, .dropped): due[number] = nil
        case .task(let number, .done(_, _, let next)), .task(let number, .approved(_, let next)):
            if due[number] != nil { met += 1 }
            due[number] = next
        default: break
        }
    }

    mutating func close(at now: Date) { miss(before: now) }

    private mutating func begin(_ seeds: [TaskSeed]) {
        for seed in seeds where !seed.fulfilled { due[seed.number] = seed.due }
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
            missed.append(
                Miss(
                    step: task.step.id, group: task.step.group.rawValue, due: date,
                    doers: world.doers(of: task, at: date)))
        }
    }
}

extension World {
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
