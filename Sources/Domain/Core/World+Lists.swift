import Foundation

/// What runs, what is open, and what people are called.
extension World {
    /// Incidents whose tasks have clocks: those that run, then those that are being closed out.
    package var withTasks: [Incident] {
        running + concluding.values.sorted { $0.number < $1.number }
    }
    package var running: [Incident] { incidents.values.sorted { $0.number < $1.number } }
    /// The task that another one waits for, see `Incident.holdsUp`.
    package func holdsUp(_ task: Task) -> Task? { incident(task.incident)?.holdsUp(task) }

    package var openWarnings: [Warning] { warnings.values.sorted { $0.number < $1.number } }
    package var openNotices: [Notice] { notices.values.sorted { $0.number < $1.number } }

    package func notices(wanting person: PersonID) -> [Notice] {
        openNotices.filter { $0.wants(person) }
    }

    package func name(_ person: PersonID) -> String { roster.name(of: person) ?? person.rawValue }

    /// The languages a person is written to in: their choice, else the roster's.
    package func languages(of person: PersonID) -> [Language] {
        desk.languages[person] ?? [roster[person]?.language ?? .zh]
    }

    package func next(_ kind: NumberKind) -> Int { desk.last(kind) + 1 }
}
