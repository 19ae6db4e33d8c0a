import Foundation

/// How long evidence is kept, and how it ends (decision 0056): the plan says how long; a legal hold
/// stops everything; two people destroy a copy, and nothing else does. Number, hash and custody stay.
extension Evidence {
    package struct Hold: Codable, Equatable, Sendable {
        package var by: PersonID?
        package var at: Date
        package var reason: String
    }

    /// What is done about destroying a copy.
    package struct Removal: Codable, Equatable, Sendable {
        package var askedBy: PersonID?
        package var askedAt: Date
        package var reason: String
        package var confirmedBy: PersonID?
        package var confirmedAt: Date?
        /// When it was first seen that the disk does not let them go.
        package var failedAt: Date?
        /// When the bytes were gone.
        package var doneAt: Date?
    }

    /// Two people have said that its bytes are to go.
    package var isEnding: Bool { removal?.confirmedAt != nil }

    /// Its bytes are still to be destroyed.
    package var isToRemove: Bool { isEnding && removal?.doneAt == nil }

    /// Whether somebody is to be reminded of it when its time is over.
    var isUntold: Bool { copy != nil && hold == nil && removal == nil && outlivedAt == nil }

    /// - Returns: Nil for an event that is about neither hold nor end.
    mutating func applyEnd(
        _ event: EvidenceEvent, by person: PersonID?, at time: Date
    ) -> Link.Deed? {
        switch event {
        case .held(_, let reason):
            hold = Hold(by: person, at: time, reason: reason)
            // Whoever asked before there was a hold asks again when it has ended.
            if !isEnding { removal = nil }
            return .held(reason: reason)
        case .released(_, let reason):
            hold = nil
            return .released(reason: reason)
        case .removalAsked(_, let reason):
            removal = Removal(askedBy: person, askedAt: time, reason: reason)
            return .removalAsked(reason: reason)
        case .removalConfirmed:
            removal?.confirmedBy = person
            removal?.confirmedAt = time
            return .removalConfirmed
        case .removalFailed:
            removal?.failedAt = time
            return .removalFailed
        case .removed:
            removal?.doneAt = time
            return .removed
        case .outlived:
            outlivedAt = time
            return .outlived
        case .added, .kept, .failed, .wanted, .handed, .taken, .checkAsked, .verified: return nil
        }
    }
}

/// Evidence of incidents that are past, and how long ago each incident with evidence ended.
package struct EvidenceShelf: Codable, Equatable, Sendable {
    package struct Kept: Codable, Equatable, Sendable {
        package var item: Evidence
        package var incident: Int
    }

    package internal(set) var items: [Int: Kept] = [:]
    /// Incidents with evidence, and when each ended.
    var ended: [Int: Date] = [:]
    /// Those of them of which there is something to be reminded of.
    var clocks: [Int: Date] = [:]
}

extension World {
    /// How long evidence is kept after its incident has ended.
    package var evidenceKept: Duration { book.inForce?.evidenceKept ?? Limits.evidenceKept }

    /// Until when it is kept; nil while its incident has not ended.
    package func keptUntil(ofIncident number: Int) -> Date? {
        shelf.ended[number].map { $0 + evidenceKept }
    }

    /// When the time of some evidence is next over.
    var evidenceDue: Date? { shelf.clocks.values.min().map { $0 + evidenceKept } }

    /// By number.
    func evidence(ofIncident number: Int) -> [Evidence] {
        incident(number)?.evidence
            ?? shelf.items.values.filter { $0.incident == number }.map(\.item)
            .sorted { $0.number < $1.number }
    }

    /// An incident has ended: from now on its evidence grows old.
    mutating func age(evidenceOf incident: Incident) {
        guard let clock, incident.evidence?.isEmpty == false else { return }
        shelf.ended[incident.number] = clock
        wakeEvidence(of: incident.number)
    }

    /// An incident is past; its evidence is not.
    mutating func shelve(evidenceOf incident: Incident) {
        for item in incident.evidence ?? [] {
            shelf.items[item.number] = .init(item: item, incident: incident.number)
        }
    }

    mutating func apply(_ event: EvidenceEvent, evidenceOf number: Int, _ entry: Entry) {
        if case .added(let number, _, _) = event { count(.evidence, number) }
        if incident(number) == nil {
            shelf.items[event.number]?.item.apply(event, by: entry.actor.person, at: entry.at)
        } else {
            change(number) { $0.apply(event, by: entry.actor.person, at: entry.at) }
        }
        if shelf.ended[number] != nil { wakeEvidence(of: number) }
    }

    private mutating func wakeEvidence(of number: Int) {
        let isUntold = evidence(ofIncident: number).contains(where: \.isUntold)
        shelf.clocks[number] = isUntold ? shelf.ended[number] : nil
    }
}

extension Limits {
    /// Three years, where the plan does not say.
    package static let evidenceKept = Duration.days(1_095)
}
