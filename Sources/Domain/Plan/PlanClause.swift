import Foundation

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

extension Plan {
    /// What a word names: a clause by its number, a step, a pack, a clause by its title, several
    /// by the beginning of their numbers, or one by a part of its title.
    package func place(of word: String) -> PlanPlace? {
        let wanted = Self.fold(word)
        guard !wanted.isEmpty else { return nil }
        if let clause = clauses.first(where: { Self.fold($0.id) == wanted }) {
            return .clauses([clause])
        }
        if let step = packs.lazy.flatMap(\.steps).first(where: { Self.fold($0.id) == wanted }) {
            return .step(step)
        }
        let named = packs.first { pack in
            ([pack.letter, pack.id, pack.title.zh, pack.title.en] + pack.words).contains {
                Self.fold($0) == wanted
            }
        }
        if let named { return .pack(named) }
        let titled = clauses.filter { [$0.title.zh, $0.title.en].map(Self.fold).contains(wanted) }
        if !titled.isEmpty { return .clauses(titled) }
        let begun = clauses.filter { Self.fold($0.id).hasPrefix(wanted) }
        if !begun.isEmpty { return .clauses(begun) }
        // A single character stands in too many titles to mean one of them.
        guard wanted.count > 1 else { return nil }
        let like = clauses.filter {
            [$0.title.zh, $0.title.en].map(Self.fold).contains { $0.contains(wanted) }
        }
        return like.isEmpty ? nil : .clauses(like)
    }

    private static func fold(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.lowercased()
            .filter { !$0.isWhitespace && !".、-()".contains($0) }
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

/// Something of the plan that people may ask to see; `clauses` is never empty.
package enum PlanPlace: Equatable, Sendable {
    case clauses([Clause])
    case step(Step)
    case pack(Pack)
}
