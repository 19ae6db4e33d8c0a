import Foundation

/// A situation report to HQ (plan clause 六.1, domain §2): 首报, 续报一, 续报二 …, 终报, numbered within
/// its incident. It holds what was so when it was issued, and never changes.
package struct Sitrep: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable { case first, update, final }

    package struct FactLine: Codable, Equatable, Sendable {
        package var number: Int
        package var text: String
        package var source: String?
        package var standing: Fact.Standing
        /// It has stood so only since the last report.
        package var isNew: Bool
        /// Found by two, then doubted, since the last report.
        package var isDoubted: Bool
    }

    package struct Tasks: Codable, Equatable, Sendable {
        package var done = 0
        /// Rounds finished since the last report.
        package var doneSince = 0
        package var open = 0
        package var overdue = 0
        package var blocked = 0
        package var awaitingApproval = 0
    }

    package struct Blocked: Codable, Equatable, Sendable {
        package var task: TaskBrief
        package var reason: String
    }

    package struct Silent: Codable, Equatable, Sendable {
        package var notice: Int
        package var names: [String]
    }

    package var incident: Int
    /// Counted from 1 within the incident.
    package var number: Int
    package var kind: Kind
    package var author: String
    /// The end of the report before, or the detection.
    package var from: Date
    package var to: Date
    /// The notice by which HQ was told; nil where nobody of HQ was there.
    package var notice: Int?
    /// The office's own.
    package var words: String?
    package var title: String
    package var level: Level
    package var levelSince: Date
    /// That it has had.
    package var gravest: Level
    package var phase: Incident.Phase
    package var commander: String
    package var packs: [String]
    package var detectedAt: Date
    package var activatedAt: Date
    /// What came in at the start: only the first report tells it.
    package var origin: WarningDraft?
    /// Changes of the level since the last report.
    package var levels: [Happening]
    package var happened: [Happening]
    /// Earlier ones that are left out.
    package var omitted: Int
    package var facts: [FactLine]
    package var tasks: Tasks
    /// The gravest first.
    package var overdue: [TaskBrief]
    package var blocked: [Blocked]
    package var silent: [Silent]
    package var unreached: [String]
    package var down: [StatusFacts.ChannelDown]
    package var next: [TaskBrief]
    /// When the next report is due.
    package var nextReport: Date?
    /// Duties to report outside that are open, or were settled since the last report.
    package var duties: [FilingFacts]

    /// Its number among the updates; nil for the first report and the final one.
    package var update: Int? { kind == .update ? number - 1 : nil }
}

/// Case and field names are the storage format.
package enum SitrepEvent: Codable, Equatable, Sendable {
    case issued(Sitrep)
    /// HQ was told of the start by telephone, before anything was written.
    case phoned(to: String?, words: String?)
}

extension Incident {
    mutating func apply(_ event: SitrepEvent) {
        switch event {
        case .issued(let report):
            sitreps = (sitreps ?? []) + [report]
            unreported = nil
        case .phoned: break
        }
    }
}

extension Fulfilment {
    /// A situation report of which kind fulfils it: nobody types `done` for what the bot saw.
    package var report: Sitrep.Kind? {
        switch self {
        case .firstReport: .first
        case .sitrep: .update
        case .finalReport: .final
        default: nil
        }
    }

    package var isReport: Bool { report != nil }
}
