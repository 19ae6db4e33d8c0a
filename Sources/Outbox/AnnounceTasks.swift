import Domain
import Foundation

extension Announcer {
    /// All reminders of one moment to one person are one message; of a sensitive matter one of its
    /// own, or the rest would go under with it.
    mutating func remindOfTasks(_ entries: [Entry]) {
        var order: [Nagging] = []
        var reminders: [Nagging: [TaskReminder]] = [:]
        var first: [Nagging: Int] = [:]
        for entry in entries {
            guard case .task(let number, .reminded(let percent, let person)) = entry.event,
                let task = world.task(number)
            else { continue }
            // What comes before it has reminders of its own, if it has a clock; the law is told of twice.
            let gate = world.holdsUp(task)
            let isReminded = gate != nil && (percent < 100 || gate?.due != nil)
            if isReminded, !task.step.legal { continue }
            let matter = Number(.incident, task.incident)
            let nagging = Nagging(
                person: person, closed: world.label(of: matter) == .sensitive ? matter : nil)
            if reminders[nagging] == nil {
                order.append(nagging)
                first[nagging] = entry.sequence
            }
            reminders[nagging, default: []].append(
                TaskReminder(
                    task: brief(task), incident: task.incident, percent: percent,
                    waitsFor: gate.map(brief)))
        }
        for nagging in order {
            let due = reminders[nagging] ?? []
            // A late legal or level I task must not wait for somebody to look at the chat.
            let pressing = due.contains { reminder in
                reminder.percent >= 100
                    && (isGrave(reminder.incident)
                        || world.task(reminder.task.number)?.step.legal == true)
            }
            tell(
                [nagging.person], .tasksDue(due),
                "e\(first[nagging] ?? 0).r-\(nagging.person)", alsoBySMS: pressing)
        }
    }

    private struct Nagging: Hashable {
        var person: PersonID
        var closed: Number?
    }

    func isGrave(_ incident: Int) -> Bool {
        guard let level = world.incident(incident)?.level else { return false }
        return plan.rule(of: level)?.ladder.first { $0.after <= .zero }?.routes.contains(.sms)
            == true
    }

    /// The room's topic follows the gravest incident: level, stage, next clock, commander.
    mutating func retopic(after entries: [Entry]) {
        guard let last = entries.last, entries.contains(where: { $0.event.movesTopic }) else {
            return
        }
        let running = world.running.filter { world.label(of: $0.id) < .sensitive }
        let gravest = running.min { ($0.level, $0.number) < ($1.level, $1.number) }
        let facts = gravest.map { incident in
            let next = incident.nextTask
            return TopicFacts(
                incident: incident.number, level: incident.level, phase: incident.phase,
                nextClock: next?.due, nextTask: next?.number,
                commander: name(incident.start.commander), others: running.count - 1)
        }
        post(
            "e\(last.sequence).topic", .room(mentions: []), .topic(facts), .routine,
            within: .hours(24), coalesce: "topic")
    }
}

extension Event {
    fileprivate var movesTopic: Bool {
        switch self {
        case .incident(_, .activated), .incident(_, .levelChanged), .incident(_, .closeProposed),
            .incident(_, .closed), .incident(_, .cancelled), .task(_, .done), .task(_, .approved),
            .task(_, .rescheduled):
            true
        default: false
        }
    }
}
