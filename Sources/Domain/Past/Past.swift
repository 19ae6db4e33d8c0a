import Foundation

/// What the world keeps of things that ended long ago: that they did, and how; whether they were
/// a drill's; which plan they ran by. The rest is in the log. So the world grows with what is
/// going on and not with what has ever been, and a start and a command cost what they did in the
/// first year.
package struct Past: Codable, Equatable, Sendable {
    private var warnings = NumberedCodes()
    private var incidents = NumberedCodes()
    private var notices = NumberedCodes()
    /// The plans of past incidents, each once.
    private var plans: [PlanName] = []

    private struct PlanName: Codable, Equatable, Sendable {
        var hash: String
        var version: String
    }

    /// What a notice was about.
    enum Subject: Equatable {
        case incident(Int)
        case warning(Int)
        case neither
    }

    // MARK: Warnings

    /// - Returns: Nil for a warning that is not past.
    func warning(_ number: Int) -> (outcome: Warning.Outcome, isDrill: Bool)? {
        let code = warnings[number]
        let incident = code >> 4
        let outcome: Warning.Outcome? =
            switch code >> 1 & 7 {
            case 1: .watched
            case 2: .referred
            case 3: .declined
            case 4: .merged(into: incident)
            case 5: .activated(as: incident)
            default: nil
            }
        return outcome.map { ($0, code & 1 == 1) }
    }

    /// The warnings that became an incident, or were merged into it.
    func warnings(of incident: Int) -> [Int] {
        warnings.numbers { (4...5).contains($0 >> 1 & 7) && $0 >> 4 == incident }
    }

    mutating func take(_ warning: Warning) {
        let (kind, incident) =
            switch warning.outcome {
            case nil: (0, 0)
            case .watched: (1, 0)
            case .referred: (2, 0)
            case .declined: (3, 0)
            case .merged(let incident): (4, incident)
            case .activated(let incident): (5, incident)
            }
        warnings[warning.number] = incident << 4 | kind << 1 | (warning.draft.isDrill ? 1 : 0)
    }

    // MARK: Incidents

    /// - Returns: Nil for an incident that is not past.
    func incident(_ number: Int) -> IncidentMark? {
        let code = incidents[number]
        guard code != 0 else { return nil }
        let plan = plans[code >> 9]
        return IncidentMark(
            number: number, level: Level(code >> 1 & 0xFF), isDrill: code & 1 == 1,
            planHash: plan.hash, planVersion: plan.version)
    }

    mutating func take(_ incident: Incident) {
        let name = PlanName(hash: incident.planHash, version: incident.planVersion)
        let place = plans.firstIndex(of: name) ?? plans.count
        if place == plans.count { plans.append(name) }
        let rank = min(max(incident.level.rank, 1), 0xFF)
        incidents[incident.number] = place << 9 | rank << 1 | (incident.isDrill ? 1 : 0)
    }

    // MARK: Notices

    /// - Returns: Nil for a notice that is not past.
    func notice(_ number: Int) -> Subject? {
        let code = notices[number]
        return switch code & 3 {
        case 1: .incident(code >> 2)
        case 2: .warning(code >> 2)
        case 3: .neither
        default: nil
        }
    }

    mutating func take(_ notice: Notice) {
        notices[notice.number] =
            switch notice.subject {
            case .incident(let number): number << 2 | 1
            case .warning(let number): number << 2 | 2
            case .neither: 3
            }
    }
}

extension Notice {
    var subject: Past.Subject {
        if case .warning(let warning, _, _) = issue.subject { return .warning(warning) }
        return issue.incident.map(Past.Subject.incident) ?? .neither
    }
}

/// What of an incident is known for ever.
package struct IncidentMark: Equatable, Sendable {
    package var number: Int
    package var level: Level
    package var isDrill: Bool
    package var planHash: String
    package var planVersion: String
}

extension Incident {
    package var mark: IncidentMark {
        IncidentMark(
            number: number, level: level, isDrill: isDrill, planHash: planHash,
            planVersion: planVersion)
    }
}
