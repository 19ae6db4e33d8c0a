import Foundation

/// One report from the ground, as whoever was there gave it (plan clause 特殊应用场合 3; domain §4.3
/// G01, G09). Two cards are never merged and nothing is averaged: what differs stands side by side.
package struct FieldCard: Codable, Equatable, Sendable {
    /// Counted from 1 in its incident.
    package var number: Int
    /// Nil for one that came before any post was opened.
    package var post: Int?
    package var place: String
    package var people: Int?
    package var injured: Int?
    package var demands: String?
    package var needs: String?
    package var by: PersonID?
    /// When it was said.
    package var at: Date
    package var route: RouteKind?

    /// Two who look at one place within this time look at the same thing: the rhythm in which the
    /// plan wants field reports (domain §4.3 G09).
    package static let window = Duration.minutes(15)
    /// From so many times as many people on, two counts of a crowd are no two readings of one
    /// (domain §8, sample inject 8: 40 against 200); and never for fewer than `apart` people.
    static let ratio = 2.0
    static let apart = 10

    /// In what two people say what cannot both be so.
    enum Aspect { case people, injured }

    package func differs(from other: Self) -> Bool { !aspects(differingFrom: other).isEmpty }

    /// In what two people differ, of one place at one time. Injuries differ by any number:
    /// somebody is not seen.
    func aspects(differingFrom other: Self) -> Set<Aspect> {
        guard by != other.by, isOfPlace(of: other) else { return [] }
        guard max(at.since(other.at), other.at.since(at)) <= Self.window else { return [] }
        var aspects: Set<Aspect> = []
        if let mine = injured, let theirs = other.injured, mine != theirs {
            aspects.insert(.injured)
        }
        guard let mine = people, let theirs = other.people else { return aspects }
        let (few, many) = (min(mine, theirs), max(mine, theirs))
        if many - few >= Self.apart, Double(many) >= Double(few) * Self.ratio {
            aspects.insert(.people)
        }
        return aspects
    }

    private func isOfPlace(of other: Self) -> Bool {
        let same = place.lowercased() == other.place.lowercased()
        return same && (post == other.post || post == nil || other.post == nil)
    }
}

/// What a field card says, as it was typed.
package struct FieldReport: Codable, Equatable, Sendable {
    package var place: String?
    package var people: Int?
    package var injured: Int?
    package var demands: String?
    package var needs: String?

    package init(
        place: String? = nil, people: Int? = nil, injured: Int? = nil, demands: String? = nil,
        needs: String? = nil
    ) {
        self.place = place
        self.people = people
        self.injured = injured
        self.demands = demands
        self.needs = needs
    }

    /// A place alone reports nothing.
    package var isEmpty: Bool {
        people == nil && injured == nil && demands == nil && needs == nil
    }
}

/// Two cards that differ, the earlier first, until the two agree or one is too old.
package struct FieldDifference: Codable, Equatable, Sendable {
    package var first: Int
    package var second: Int
}
