import Foundation

package enum IncidentEvent: Codable, Equatable, Sendable {
    case activated(Activation)
    case countersigned(by: PersonID)
    case countersignLate
    case levelChanged(from: Level, to: Level, reason: String?)
    case closeProposed(by: PersonID, reason: String)
    case closed(by: PersonID, reason: String)
    case cancelled(by: PersonID, reason: String)
    /// `at`: when it happened, where it was entered afterwards.
    case noted(text: String, at: Date? = nil)
    case pinned(text: String, saidBy: String)
    case outage(RouteKind, reason: String)
    case restored(RouteKind, downSince: Date)
    /// Scored anew while it runs.
    case assessed(Score)
    /// The next reading is due.
    case reassessBy(Date)
    /// It has not come, and somebody was told; they are told again then.
    case reassessLate(due: Date, again: Date?)
    case conference(Conference)
    /// The readings point to another level; HQ was told.
    case levelSuggested(Level, from: Level, Score)
    /// HQ let it go on by another version of the plan.
    case planAdopted(PlanAdoption)
    /// These steps belong to the list from now on.
    case stepsJoined([TaskSeed], because: JoinCause)
    /// The last task of the closeout is done.
    case archived
}

/// Why steps join a running incident.
package enum JoinCause: String, Codable, Equatable, Sendable {
    case levelChanged, assessed, closeProposed, closed
    /// A duty to report outside was found to apply.
    case dutyApplies
    /// There is an on-scene post again.
    case postOpened
    /// HQ chose another way to answer a rumour.
    case roadChosen
}

/// Everything an incident started with; the steps are the plan's as they were then.
package struct Activation: Codable, Equatable, Sendable {
    package var warning: Int
    package var level: Level
    package var packs: [String]
    package var reason: String?
    /// HQ's decider; the office lead may have typed it for them.
    package var commander: PersonID
    package var enteredBy: PersonID
    package var via: String?
    package var detectedAt: Date
    package var planVersion: String
    package var planHash: String
    package var tasks: [TaskSeed]
    /// When the countersignature is due; nil when HQ typed it.
    package var countersignBy: Date?
}

/// A task as activation makes it.
package struct TaskSeed: Codable, Equatable, Sendable {
    package var number: Int
    package var step: Step
    package var assignee: PersonID?
    package var from: Date
    package var due: Date?
    /// The bot did it already.
    package var fulfilled: Bool
}

/// A running incident: level, packs, tasks and where it stands.
package struct Incident: Codable, Equatable, Sendable {
    package enum Phase: Codable, Equatable, Sendable {
        case active
        case closing(proposedBy: PersonID, reason: String)
        case closed(at: Date)
        case cancelled(at: Date)
    }

    package var number: Int
    package var start: Activation
    package var activatedAt: Date
    /// The version of the plan it runs by: the one it began with, until HQ adopts another.
    package var planVersion: String
    package var planHash: String
    package var level: Level
    package var phase = Phase.active
    package var tasks: [Int: Task] = [:]
    package var countersigned = false
    package var countersignLate = false
    package var title: String
    /// All scores with their assessors, those of its warning first.
    package var readings: [Reading] = []
    package var readingClock: ReadingClock?
    /// Since when it has its level.
    package var levelSince: Date
    package var archivedAt: Date?
    /// In the order in which they were noted; nil for none.
    package var facts: [Fact]?
    package var statements: [Int: Statement] = [:]
    /// In the order in which it was added; nil for none.
    package var evidence: [Evidence]?
    /// In the order in which they were noted; nil for none.
    package var concerns: [Concern]?
    /// Somebody looked, and there were none.
    package var noConcerns: NoConcerns?
    /// In the order in which they were told; nil for none.
    package var rumours: [Rumour]?
    /// As they were issued; nil for none.
    package var sitreps: [Sitrep]?
    /// Since the last of them.
    package var unreported: Unreported?
    /// What was decided of duties to report outside, and filed; nil for nothing.
    package var filings: FilingBook?
    /// What is known from the ground; nil for nothing.
    package var field: FieldBook?
    /// The table of platforms; nil for none.
    package var platforms: PlatformBoard?
    /// The gravest level it has had, where that changed.
    package var gravest: Level?
    /// When the roll was last called, by the clock that repeats it.
    var rolled: [String: Date]?

    package var id: Number { Number(.incident, number) }

    /// An activation with the drill's pack is a drill (spec §7).
    package var isDrill: Bool { start.packs.contains { $0.uppercased() == "D" } }

    package var isRunning: Bool {
        switch phase {
        case .active, .closing: true
        case .closed, .cancelled: false
        }
    }

    package var orderedTasks: [Task] { tasks.values.sorted { $0.number < $1.number } }
    package var openTasks: [Task] { openTasks { _ in true } }

    /// The open tasks of one kind, by number.
    func openTasks(where isMeant: (Task) -> Bool) -> [Task] {
        tasks.values.filter { $0.isOpen && isMeant($0) }.sorted { $0.number < $1.number }
    }

    /// When each step that is done was, also under the ids of those whose place it took.
    var finishedSteps: [String: Date] {
        var finished: [String: Date] = [:]
        for task in tasks.values {
            guard case .done(let at) = task.state else { continue }
            for id in [task.step.id] + (task.step.replaces ?? []) { finished[id] = at }
        }
        return finished
    }

    /// The response has ended and something of the closeout is still to be done.
    package var isConcluding: Bool {
        guard case .closed = phase, archivedAt == nil else { return false }
        return tasks.values.contains(where: \.isOpen)
    }

    /// The open task that is due first.
    package var nextTask: Task? {
        tasks.values.filter { $0.isOpen && $0.due != nil }.min {
            ($0.due ?? .distantFuture, $0.number) < ($1.due ?? .distantFuture, $1.number)
        }
    }

    /// Open tasks in the order of their due times; those without one last.
    package var byDue: [Task] {
        openTasks.sorted {
            ($0.due ?? .distantFuture, $0.number) < ($1.due ?? .distantFuture, $1.number)
        }
    }

    package var nextCountersign: Date? {
        isRunning && !countersigned && !countersignLate ? start.countersignBy : nil
    }

    /// The next moment at which the incident itself has something to say.
    var nextMoment: Date? {
        [nextCountersign, nextReading, nextRumour, nextOwner].compactMap(\.self).min()
    }

    /// When somebody is to be told that a reading is late.
    package var nextReading: Date? { isRunning ? readingClock?.remindAt : nil }

    init(number: Int, start: Activation, at time: Date, title: String) {
        self.number = number
        self.start = start
        self.title = title
        activatedAt = time
        planVersion = start.planVersion
        planHash = start.planHash
        level = start.level
        levelSince = time
        for seed in start.tasks { add(seed, at: time) }
    }

    /// The response's clocks stop; what counts from the closing runs on, and so does what the law
    /// wants by a given time: no closing lifts a legal duty (domain §2). What is watched for days
    /// after the last public word, or after a recovery, does so too (domain §4, C15 and R13).
    private mutating func stopResponse(at time: Date, all: Bool) {
        for number in tasks.keys {
            guard let task = tasks[number], task.isOpen else { continue }
            let runsOn = task.step.isAfterClosing || (task.step.outlastsClosing && task.due != nil)
            guard all || !runsOn else { continue }
            tasks[number]?.state = .dropped(at: time)
        }
    }

    mutating func add(_ seed: TaskSeed, at time: Date) {
        var task = Task(
            number: seed.number, incident: number, step: seed.step, assignee: seed.assignee,
            from: seed.from, due: seed.due)
        if seed.fulfilled { task.state = .done(at: time) }
        tasks[seed.number] = task
    }

    mutating func apply(_ event: IncidentEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .activated, .noted, .pinned, .outage, .restored, .conference, .levelSuggested: break
        case .countersigned: countersigned = true
        case .countersignLate: countersignLate = true
        case .levelChanged(_, let new, _):
            gravest = min(new, gravest ?? level)
            level = new
            levelSince = time
        case .assessed(let score):
            readings.append(Reading(by: person, at: time, score: score))
        case .reassessBy(let date): readingClock = ReadingClock(by: date)
        case .reassessLate(_, let again):
            readingClock?.remindAt = again
            readingClock?.reminders += 1
        case .planAdopted(let adoption): apply(adoption, at: time)
        case .closeProposed(let person, let reason):
            phase = .closing(proposedBy: person, reason: reason)
        case .closed:
            phase = .closed(at: time)
            stopResponse(at: time, all: false)
        case .cancelled:
            phase = .cancelled(at: time)
            stopResponse(at: time, all: true)
        case .stepsJoined(let seeds, _):
            for seed in seeds {
                add(seed, at: time)
                // The law's clocks began with the incident, whenever the step joins.
                if !seed.step.legal { tasks[seed.number]?.joinedAt = time }
            }
        case .archived: archivedAt = time
        }
    }
}

extension IncidentEvent {
    /// Tasks begin or end with it.
    var movesTasks: Bool {
        switch self {
        case .activated, .stepsJoined, .closed, .cancelled, .archived, .planAdopted: true
        case .countersigned, .countersignLate, .levelChanged, .closeProposed, .noted, .pinned,
            .outage, .restored, .assessed, .reassessBy, .reassessLate, .conference,
            .levelSuggested:
            false
        }
    }
}
