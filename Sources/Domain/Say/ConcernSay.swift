import Foundation

/// A concern, and what answers it.
package struct ConcernBrief: Codable, Equatable, Sendable {
    package struct Cover: Codable, Equatable, Sendable {
        package var by: Number
        /// There is an approved answer, or a statement that is public.
        package var holds: Bool

        package init(by: Number, holds: Bool) {
            self.by = by
            self.holds = holds
        }
    }

    package var incident: Int
    package var number: Int
    package var text: String
    package var count: Int
    package var covers: [Cover]

    package var isCovered: Bool { covers.contains(where: \.holds) }
}

package enum ConcernReply: Codable, Equatable, Sendable {
    /// `like`: one that may be the same.
    case added(ConcernBrief, like: ConcernBrief?)
    case counted(ConcernBrief)
    /// `no`: it answers it no more.
    case covered(ConcernBrief, by: Number, no: Bool)
    case noneFound(Int, reason: String)
    /// The gravest first; `more` stand behind them.
    case list(Int, [ConcernBrief], more: Int)

    var subjects: [Number] {
        switch self {
        case .added(let concern, _), .counted(let concern), .covered(let concern, _, _):
            [Number(.incident, concern.incident)]
        case .list(let incident, _, _), .noneFound(let incident, _): [Number(.incident, incident)]
        }
    }
}

extension ConcernRefusal {
    var subjects: [Number] {
        switch self {
        case .noSuch(_, let incident, _), .otherMatter(_, let incident),
            .listed(_, let incident), .unmet(_, let incident):
            [Number(.incident, incident)]
        case .coveredAlready(_, let number), .notCovered(_, let number):
            [number]
        }
    }
}

extension World {
    package func brief(_ concern: Concern, of incident: Int) -> ConcernBrief {
        ConcernBrief(
            incident: incident, number: concern.number, text: concern.text, count: concern.count,
            covers: concern.covers.map { ConcernBrief.Cover(by: $0, holds: answers($0)) })
    }

    /// The top concerns of an incident, with what answers each.
    package func concernList(of incident: Int) -> ConcernReply {
        let top = self.incident(incident)?.topConcerns() ?? []
        let live = (self.incident(incident)?.concerns ?? []).count { $0.count > 0 }
        return .list(
            incident, top.map { brief($0, of: incident) }, more: live - top.count)
    }
}
