import Foundation

/// A clause of the plan's own text, and what carries it out.
package struct PlanClause: Sendable, Equatable, Codable {
    /// Such as `四.2`.
    package var id: String
    package var title: Bilingual
    package var steps: [String]
    /// Why no step does.
    package var reason: Bilingual?

    package init(id: String, title: Bilingual, steps: [String], reason: Bilingual? = nil) {
        self.id = id
        self.title = title
        self.steps = steps
        self.reason = reason
    }
}

/// How a new version is made known (plan clause 九.2).
package struct PublicationRule: Sendable, Equatable, Codable {
    /// Within this everybody acknowledges it anew.
    package var acknowledge: Duration
    package var ladder: [Rung]

    package init(acknowledge: Duration, ladder: [Rung]) {
        self.acknowledge = acknowledge
        self.ladder = ladder
    }
}

/// What makes a playbook the annex of a department (plan clause 九.3).
package struct AnnexRule: Sendable, Equatable, Codable {
    /// Who keeps it up to date.
    package var owner: Approval.Approver
    /// By when, such as 2026-12-31.
    package var review: String

    package init(owner: Approval.Approver, review: String) {
        self.owner = owner
        self.review = review
    }
}

extension Plan {
    /// The clause that a word means: by its number, else by its title, else by a part of it.
    package func clause(_ word: String) -> PlanClause? {
        func fold(_ text: String) -> String {
            text.precomposedStringWithCompatibilityMapping.lowercased()
                .filter { !$0.isWhitespace && !".、-()".contains($0) }
        }
        let wanted = fold(word)
        guard !wanted.isEmpty else { return nil }
        return clauses.first { fold($0.id) == wanted }
            ?? clauses.first { fold($0.title.zh) == wanted || fold($0.title.en) == wanted }
            ?? clauses.first {
                fold($0.title.zh).contains(wanted) || fold($0.title.en).contains(wanted)
            }
    }

    /// The group that a word means: its id, its name, or another word for it.
    package func group(named word: String) -> GroupRule? {
        groups.first { group in
            ([group.id.rawValue, group.name.zh, group.name.en] + group.words).contains {
                $0.caseInsensitiveCompare(word) == .orderedSame
            }
        }
    }

    package func step(_ id: String) -> Step? {
        packs.lazy.flatMap(\.steps).first { $0.id == id }
    }
}
