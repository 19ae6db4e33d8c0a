import Foundation

/// Something that is said to be so, and how far it was looked into (plan clause 六.2): what is
/// told to the public rests on these alone.
package struct Fact: Codable, Equatable, Sendable {
    package enum Standing: String, Codable, Sendable, CaseIterable {
        case unconfirmed, confirmed, refuted
    }

    /// What one person found when they looked into it.
    package struct Voice: Codable, Equatable, Sendable {
        package var person: PersonID
        package var holds: Bool
        /// By what, in their words.
        package var how: String?
        package var at: Date
    }

    package struct Doubt: Codable, Equatable, Sendable {
        package var person: PersonID?
        package var reason: String
        package var at: Date
    }

    package var number: Int
    package var text: String
    package var source: String?
    package var addedBy: PersonID?
    package var addedAt: Date
    /// Since it was added, or last doubted.
    package var voices: [Voice] = []
    package var doubts: [Doubt] = []

    package var id: Number { Number(.fact, number) }

    /// So many people must have found the same.
    package static let needed = 2

    package var standing: Standing {
        if voices.count(where: \.holds) >= Self.needed { return .confirmed }
        if voices.count(where: { !$0.holds }) >= Self.needed { return .refuted }
        return .unconfirmed
    }

    /// Nobody has said where it is from, and the next voice would confirm it.
    var lacksSource: Bool {
        let finders = voices.filter(\.holds)
        return source == nil && finders.count + 1 >= Self.needed
            && finders.allSatisfy { $0.how == nil }
    }

    /// How many more people must find the same as the last one who looked.
    package var missing: Int {
        guard let last = voices.last else { return Self.needed }
        return max(0, Self.needed - voices.count { $0.holds == last.holds })
    }
}

/// Case and field names are the storage format. Each carries the fact's number.
package enum FactEvent: Codable, Equatable, Sendable {
    case added(Int, text: String, source: String?)
    case voiced(Int, holds: Bool, how: String?)
    /// Two people found the same.
    case settled(Int, Fact.Standing)
    /// All that was found counts no more.
    case doubted(Int, reason: String)

    package var number: Int {
        switch self {
        case .added(let number, _, _), .voiced(let number, _, _), .settled(let number, _),
            .doubted(let number, _):
            number
        }
    }
}

extension Incident {
    mutating func apply(_ event: FactEvent, by person: PersonID?, at time: Date) {
        if case .added(let number, let text, let source) = event {
            let fact = Fact(
                number: number, text: text, source: source, addedBy: person, addedAt: time)
            facts = (facts ?? []) + [fact]
        }
        guard let place = facts?.firstIndex(where: { $0.number == event.number }) else { return }
        switch event {
        case .added, .settled: break
        case .voiced(_, let holds, let how):
            guard let person else { return }
            facts?[place].voices.removeAll { $0.person == person }
            facts?[place].voices.append(
                Fact.Voice(person: person, holds: holds, how: how, at: time))
        case .doubted(_, let reason):
            facts?[place].voices = []
            facts?[place].doubts.append(Fact.Doubt(person: person, reason: reason, at: time))
        }
    }
}

extension World {
    /// A fact and the incident it is of; nil when that is past.
    package func fact(_ number: Int) -> (fact: Fact, incident: Int)? {
        for incident in [incidents, concluding, endedIncidents].flatMap(\.values) {
            if let fact = incident.facts?.first(where: { $0.number == number }) {
                return (fact, incident.number)
            }
        }
        return nil
    }
}
