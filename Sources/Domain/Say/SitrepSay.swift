import Foundation

/// A situation report, and who has acknowledged it.
package struct SitrepBrief: Codable, Equatable, Sendable {
    package struct Receipt: Codable, Equatable, Sendable {
        package var name: String
        package var at: Date
    }

    package var report: Sitrep
    package var receipts: [Receipt]
    package var waiting: [String]
}

package enum SitrepReply: Codable, Equatable, Sendable {
    case issued(SitrepBrief)
    /// What would be issued now.
    case draft(Sitrep)
    case shown(SitrepBrief)
    case list(Int, [SitrepBrief], next: Date?)
    case phoned(Int, to: String?, writtenBy: Date?)

    var isLong: Bool {
        switch self {
        case .draft, .shown: true
        case .list(_, let reports, _): reports.count > 4
        case .issued, .phoned: false
        }
    }

    var incident: Int {
        switch self {
        case .issued(let brief), .shown(let brief): brief.report.incident
        case .draft(let report): report.incident
        case .list(let incident, _, _), .phoned(let incident, _, _): incident
        }
    }
}

extension SitrepRefusal {
    var subject: Number {
        switch self {
        case .firstWanted(let number), .firstGiven(let number, _), .finalGiven(let number, _),
            .stillActive(let number), .noSuch(let number, _, _):
            number
        }
    }
}
