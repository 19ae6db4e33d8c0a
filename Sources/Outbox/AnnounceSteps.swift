import Domain
import Foundation

/// Steps that are done, join, leave, or want several voices.
extension Announcer {
    /// The plan's `notify`, told once for each round: a group is told through whoever answers for
    /// it, and nobody who did it is told of it.
    mutating func tellOfDone(_ task: Task, by doer: PersonID?, _ id: String) {
        // Proposing and declaring the end, and what becomes of a public text, are told of as such, and so is a report.
        switch task.step.fulfilledBy {
        case .closeProposed, .closed, .firstReport, .sitrep, .finalReport: return
        case let deed? where deed.isOfStatement: return
        case let deed? where deed.isOfRumour && movesRumour: return
        case let deed? where deed.isOfField && movesField: return
        default: break
        }
        if task.step.isFiling { return }
        let people = task.step.notify.compactMap { staff.responsible(for: $0)?.id }
            .uniqued().filter { $0 != doer }
        guard !people.isEmpty else { return }
        let who = name(doer)
        tell(people, .stepDone(brief(task), incident: task.incident, by: who), id)
    }

    /// One message for each person, with all that is theirs.
    mutating func tellOfJoined(
        _ seeds: [TaskSeed], _ incident: Int, _ cause: JoinCause, _ id: String
    ) {
        let tasks = seeds.compactMap { world.task($0.number) }.filter(\.isOpen)
        for (person, theirs) in byPerson(tasks) {
            tell([person], .stepsJoined(incident, theirs.map(brief), cause), "\(id).j-\(person)")
        }
    }

    /// What is no longer wanted, for each person one message; an end that drops all is told as such.
    mutating func tellOfDropped(_ entries: [Entry]) {
        var dropped: [Task] = []
        var first = 0
        for entry in entries {
            guard case .task(let number, .dropped) = entry.event, let task = world.task(number)
            else { continue }
            if dropped.isEmpty { first = entry.sequence }
            dropped.append(task)
        }
        for (person, theirs) in byPerson(dropped) {
            guard let incident = theirs.first?.incident else { continue }
            tell(
                [person], .stepsDropped(incident, theirs.map(brief)), "e\(first).l-\(person)")
        }
    }

    /// In the order in which they first appear; what nobody has is the office lead's.
    private func byPerson(_ tasks: [Task]) -> [(PersonID, [Task])] {
        var order: [PersonID] = []
        var lists: [PersonID: [Task]] = [:]
        for task in tasks {
            let asked = world.asked(for: task)
            for person in asked.isEmpty ? officeLead : asked {
                if lists[person] == nil { order.append(person) }
                lists[person, default: []].append(task)
            }
        }
        return order.map { ($0, lists[$0] ?? []) }
    }

    /// Whoever just got a list of tasks has it there; a round that comes back has its reminders.
    mutating func askQuorum(_ task: Task, _ until: Date, _ id: String) {
        guard let quorum = task.step.quorum, task.step.every == nil,
            !listed.contains(task.incident)
        else { return }
        tell(
            world.asked(for: task),
            .quorumWanted(
                brief(task), incident: task.incident, need: quorum.need, until: until), id)
    }

    mutating func askElse(_ task: Task, _ id: String) {
        guard let quorum = task.step.quorum else { return }
        tell(
            members(staff.acting(for: quorum.fallback)),
            .quorumMissed(
                brief(task), incident: task.incident, have: task.quorum.voices.count,
                need: quorum.need), id, alsoBySMS: true)
    }
}
