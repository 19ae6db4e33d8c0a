import Foundation

/// Something that has ended, until it is past.
struct Leaving: Codable, Equatable, Sendable {
    var thing: Number
    /// The entry that ended it.
    var sequence: Int
}

extension World {
    /// What is known of an incident, running or long past.
    package func mark(ofIncident number: Int) -> IncidentMark? {
        incident(number)?.mark ?? past.incident(number)
    }

    package func mark(ofTask number: Int) -> IncidentMark? {
        home(ofTask: number).flatMap { mark(ofIncident: $0) }
    }

    package func mark(ofNotice number: Int) -> IncidentMark? {
        guard case .incident(let incident) = subject(ofNotice: number) else { return nil }
        return mark(ofIncident: incident)
    }

    /// How a warning ended, however long ago; nil for one that is open or never was.
    func outcome(ofWarning number: Int) -> Warning.Outcome? {
        warning(number)?.outcome ?? past.warning(number)?.outcome
    }

    /// The warnings that became an incident or were merged into it, however long ago.
    package func warnings(of incident: Int) -> [Int] {
        let ended = endedWarnings.values.filter { $0.outcome?.incident == incident }
        return (past.warnings(of: incident) + ended.map(\.number)).uniqued().sorted()
    }

    /// What a notice is about, open or long past.
    func subject(ofNotice number: Int) -> Past.Subject? {
        notice(number)?.subject ?? past.notice(number)
    }
}

extension Warning.Outcome {
    /// The incident that the warning went into.
    package var incident: Int? {
        switch self {
        case .watched, .referred, .declined: nil
        case .merged(let incident), .activated(let incident): incident
        }
    }
}
