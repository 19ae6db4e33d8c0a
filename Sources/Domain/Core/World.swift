import Foundation

/// Everything that is true now, folded from the log. The one writer keeps it in memory.
package struct World: Codable, Equatable, Sendable {
    package var roster = Roster()
    package var desk = Desk()
    package var book = PlanBook()
    package var warnings: [Int: Warning] = [:]
    package var incidents: [Int: Incident] = [:]
    package var notices: [Int: Notice] = [:]
    /// What has ended; out of the way of every tick.
    package var endedWarnings: [Int: Warning] = [:]
    package var endedIncidents: [Int: Incident] = [:]
    package var endedNotices: [Int: Notice] = [:]
    /// The sequence number of the last entry applied.
    package var sequence = 0

    package init() {}

    package init(folding entries: some Sequence<Entry>) {
        for entry in entries { apply(entry) }
    }

    /// Takes one entry in. It cannot fail: what was saved did happen.
    package mutating func apply(_ entry: Entry) {
        sequence = max(sequence, entry.sequence)
        switch entry.event {
        case .warning(let number, let event): apply(event, warning: number, entry)
        case .incident(let number, let event): apply(event, incident: number, entry)
        case .task(let number, let event): apply(event, task: number, entry)
        case .notice(let number, let event): apply(event, notice: number, entry)
        case .desk(let event): desk.apply(event, sequence: entry.sequence, at: entry.at)
        case .roster(.imported(let roster)): self.roster = roster
        case .plan(let event): book.apply(event, by: entry.actor.person, at: entry.at)
        }
    }

    private mutating func count(_ kind: NumberKind, _ number: Int) {
        desk.counters[kind.rawValue] = max(desk.last(kind), number)
    }

    private mutating func apply(_ event: WarningEvent, warning number: Int, _ entry: Entry) {
        if case .registered(let draft, let detected, let assess, let decide) = event {
            count(.warning, number)
            warnings[number] = Warning(
                number: number, draft: draft, reporter: entry.actor.person, detectedAt: detected,
                assessBy: assess, decideBy: decide)
        }
        warnings[number]?.apply(event, by: entry.actor.person, at: entry.at)
        if let ended = warnings[number], ended.outcome != nil {
            warnings[number] = nil
            endedWarnings[number] = ended
        }
    }

    private mutating func apply(_ event: IncidentEvent, incident number: Int, _ entry: Entry) {
        if case .activated(let start) = event {
            count(.incident, number)
            for seed in start.tasks { count(.task, seed.number) }
            let origin = warning(start.warning)
            var incident = Incident(
                number: number, start: start, at: entry.at, title: origin?.draft.harm ?? "")
            incident.readings = origin?.readings ?? []
            incidents[number] = incident
        }
        if case .planAdopted(let adoption) = event {
            for seed in adoption.joined { count(.task, seed.number) }
        }
        incidents[number]?.apply(event, by: entry.actor.person, at: entry.at)
        if let ended = incidents[number], !ended.isRunning {
            incidents[number] = nil
            endedIncidents[number] = ended
        }
    }

    private mutating func apply(_ event: TaskEvent, task number: Int, _ entry: Entry) {
        guard let home = incident(ofTask: number)?.number else { return }
        incidents[home]?.tasks[number]?.apply(event, at: entry.at)
    }

    private mutating func apply(_ event: NoticeEvent, notice number: Int, _ entry: Entry) {
        if case .issued(let issue) = event {
            count(.notice, number)
            notices[number] = opened(issue, number: number, at: entry.at)
            book.note(issue, number: number)
        }
        let routes = firstRoutes(event, notice: number)
        notices[number]?.apply(event, at: entry.at, firstRoutes: routes)
        if let ended = notices[number], !ended.isOpen {
            notices[number] = nil
            endedNotices[number] = ended
        }
    }

    // MARK: Look-ups

    package func warning(_ number: Int) -> Warning? { warnings[number] ?? endedWarnings[number] }
    package func incident(_ number: Int) -> Incident? {
        incidents[number] ?? endedIncidents[number]
    }
    package func notice(_ number: Int) -> Notice? { notices[number] ?? endedNotices[number] }

    /// The running incident that holds this task.
    package func incident(ofTask number: Int) -> Incident? {
        incidents.values.first { $0.tasks[number] != nil }
    }

    package func task(_ number: Int) -> Task? { incident(ofTask: number)?.tasks[number] }
    package var running: [Incident] { incidents.values.sorted { $0.number < $1.number } }
    package var openWarnings: [Warning] { warnings.values.sorted { $0.number < $1.number } }
    package var openNotices: [Notice] { notices.values.sorted { $0.number < $1.number } }

    package func notices(wanting person: PersonID) -> [Notice] {
        openNotices.filter { $0.wants(person) }
    }

    package func name(_ person: PersonID) -> String { roster[person]?.name ?? person.rawValue }

    /// The languages a person is written to in: their choice, else the roster's.
    package func languages(of person: PersonID) -> [Language] {
        desk.languages[person] ?? [roster[person]?.language ?? .zh]
    }

    package func next(_ kind: NumberKind) -> Int { desk.last(kind) + 1 }
}
