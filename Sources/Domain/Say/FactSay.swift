import Foundation

/// A fact with the names it needs.
package struct FactBrief: Codable, Equatable, Sendable {
    package struct Voice: Codable, Equatable, Sendable {
        package var name: String
        package var holds: Bool
        package var how: String?

        package init(name: String, holds: Bool, how: String? = nil) {
            self.name = name
            self.holds = holds
            self.how = how
        }
    }

    package var number: Int
    package var incident: Int
    package var text: String
    package var source: String?
    package var by: String?
    package var at: Date
    package var standing: Fact.Standing
    package var voices: [Voice]
    package var missing: Int
    /// The last doubt, and whose it is.
    package var doubt: String?
    package var doubtedBy: String?

    package var id: Number { Number(.fact, number) }
}

package enum FactReply: Codable, Equatable, Sendable {
    case added(FactBrief)
    case voiced(FactBrief)
    case settled(FactBrief)
    case doubted(FactBrief)
    case shown(FactBrief)
    case list(Int, [FactBrief])

    var isLong: Bool {
        if case .list(_, let facts) = self { facts.count > 4 } else { false }
    }

    var subjects: [Number] {
        switch self {
        case .added(let fact), .voiced(let fact), .settled(let fact), .doubted(let fact),
            .shown(let fact):
            [fact.id]
        case .list(let incident, _): [Number(.incident, incident)]
        }
    }
}

package enum FactBulletin: Codable, Equatable, Sendable {
    /// Somebody has told of it: two must look into it.
    case wanted(FactBrief)
    case settled(FactBrief)
    case doubted(FactBrief)

    var fact: FactBrief {
        switch self {
        case .wanted(let fact), .settled(let fact), .doubted(let fact): fact
        }
    }
}

extension World {
    package func brief(_ fact: Fact, of incident: Int) -> FactBrief {
        FactBrief(
            number: fact.number, incident: incident, text: fact.text, source: fact.source,
            by: fact.addedBy.map(name), at: fact.addedAt, standing: fact.standing,
            voices: fact.voices.map {
                FactBrief.Voice(name: name($0.person), holds: $0.holds, how: $0.how)
            }, missing: fact.missing, doubt: fact.doubts.last?.reason,
            doubtedBy: fact.doubts.last?.person.map(name))
    }
}
