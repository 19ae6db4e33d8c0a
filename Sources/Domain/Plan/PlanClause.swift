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
    /// The clause that a word means: by its number, else by its title, else by a part of it.
    package func clause(_ word: String) -> Clause? {
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
