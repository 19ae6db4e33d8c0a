import Foundation

package struct LeaveFacts: Codable, Equatable, Sendable {
    package var name: String
    package var from: Date
    package var to: Date
    /// Whom others turn to meanwhile.
    package var cover: String?

    package init(name: String, from: Date, to: Date, cover: String?) {
        self.name = name
        self.from = from
        self.to = to
        self.cover = cover
    }
}

package struct CoverFacts: Codable, Equatable, Sendable {
    package var name: String
    package var by: String
    package var until: Date?
    /// Groups whose rights the seat does not bring; nil for none.
    package var kept: [GroupID]?

    package init(name: String, by: String, until: Date?, kept: [GroupID]? = nil) {
        self.kept = kept
        self.name = name
        self.by = by
        self.until = until
    }
}

package struct MandateFacts: Codable, Equatable, Sendable {
    package var name: String
    package var by: String
    package var scope: [Verb]
    package var from: Date
    package var until: Date

    package init(name: String, by: String, scope: [Verb], from: Date, until: Date) {
        self.name = name
        self.by = by
        self.scope = scope
        self.from = from
        self.until = until
    }
}

/// In whose name something was signed.
package struct SignedFor: Codable, Equatable, Sendable {
    package var by: PersonID
    package var name: String
    package var until: Date

    package init(by: PersonID, name: String, until: Date) {
        self.by = by
        self.name = name
        self.until = until
    }
}

package enum AbsenceReply: Codable, Equatable, Sendable {
    case leave(LeaveFacts)
    case back(String)
    case covered(CoverFacts)
    case coverEnded(CoverFacts)
    case mandated(MandateFacts)
    case mandateEnded(MandateFacts)
    case list(AbsenceList)

    var isLong: Bool { if case .list(let list) = self { list.count > 4 } else { false } }
}

/// Who is away or will be, who stands in, who decides for whom.
package struct AbsenceList: Codable, Equatable, Sendable {
    package var leaves: [LeaveFacts]
    package var covers: [CoverFacts]
    package var mandates: [MandateFacts]
    package var count: Int { leaves.count + covers.count + mandates.count }

    package init(leaves: [LeaveFacts], covers: [CoverFacts], mandates: [MandateFacts]) {
        self.leaves = leaves
        self.covers = covers
        self.mandates = mandates
    }
}

package enum AbsenceBulletin: Codable, Equatable, Sendable {
    case leave(LeaveFacts)
    case back(String)
    case covered(CoverFacts, by: String)
    case coverEnded(CoverFacts, because: AbsenceEnd)
    /// These have not answered, and those who were told already stand in for them.
    case standingIn(notice: Int, [CoverFacts])
    case mandated(MandateFacts)
    case mandateEnded(MandateFacts, because: AbsenceEnd)
}

extension World {
    /// Leave of the next month, and everything that holds now.
    package func absenceList(at now: Date) -> AbsenceList {
        let horizon = now + .days(31)
        let leaves = dutyAbsences.flatMap { person, spans in
            spans.filter { $0.upperBound > now && $0.lowerBound < horizon }.map { span in
                LeaveFacts(
                    name: name(person), from: span.lowerBound, to: span.upperBound,
                    cover: absences.covers[person].map { name($0.by) })
            }
        }.sorted { ($0.from, $0.name) < ($1.from, $1.name) }
        let covers = absences.covers.sorted { $0.key < $1.key }.map {
            CoverFacts(name: name($0.key), by: name($0.value.by), until: $0.value.until)
        }
        let mandates = absences.mandates.sorted { $0.key < $1.key }.map {
            MandateFacts(
                name: name($0.key), by: name($0.value.by), scope: $0.value.scope,
                from: $0.value.from, until: $0.value.until)
        }
        return AbsenceList(leaves: leaves, covers: covers, mandates: mandates)
    }
}
