import Foundation

/// How hot a matter is somewhere, exactly as somebody gave it.
package struct Heat: Codable, Equatable, Sendable {
    package var text: String
    /// What it is as a number, where it is one: only a change is reckoned from it.
    package var count: Int?

    package init(text: String, count: Int? = nil) {
        self.text = text
        self.count = count
    }
}

/// One platform of an incident (plan clause 特殊应用场合 5): whose it is, how hot, what is said there.
package struct PlatformRow: Codable, Equatable, Sendable {
    package struct Owner: Codable, Equatable, Sendable {
        package var person: PersonID
        package var since: Date
        /// The notice that asks for their word.
        package var notice: Int?
        /// Who took it: the owner, or whoever was called in their place.
        package var takenBy: PersonID?
    }

    package var name: String
    package var addedAt: Date
    package var owner: Owner?
    /// Until when somebody should own it; nil where the level has no such clock.
    package var ownBy: Date?
    /// The lead was told that nobody does.
    package var missedAt: Date?
    package var heat: Heat?
    /// What it was before, and when that was given.
    package var before: Heat?
    /// The narrative that leads there, by number.
    package var narrative: Int?
    package var state: String?
    package var updatedAt: Date?
    package var updatedBy: PersonID?

    /// The board is kept hourly (domain §1 special 5; §4.5 M04): what is older is marked.
    package static let staleAfter = Duration.hours(1)

    package func isStale(at now: Date) -> Bool {
        now.since(updatedAt ?? addedAt) > Self.staleAfter
    }

    func isCalled(_ word: String) -> Bool { name.lowercased() == word.lowercased() }

    fileprivate var nextOwner: Date? { owner == nil && missedAt == nil ? ownBy : nil }
}

/// What is said of the matter; the same in two places is one (domain §4.5 M05).
package struct Narrative: Codable, Equatable, Sendable {
    package var number: Int
    package var text: String
    package var firstAt: Date
    package var mergedInto: Int?
}

/// The board as it stood.
package struct PlatformSnapshot: Codable, Equatable, Sendable {
    package var at: Date
    package var by: PersonID?
    package var rows: [PlatformRow]
    package var narratives: [Narrative]
}

/// Somebody other than who released it compared what stands where (domain §4.5 M11).
package struct ReleaseComparison: Codable, Equatable, Sendable {
    package var statement: Int
    package var isSame: Bool
    package var note: String?
    package var by: PersonID?
    package var at: Date
}

/// Case and field names are the storage format.
package enum PlatformEvent: Codable, Equatable, Sendable {
    case listed([String], ownBy: Date?)
    /// `notice`: the one that asks for the owner's word; nil where they named themselves.
    case owned(String, PersonID, notice: Int?)
    case taken(String, by: PersonID)
    /// Nobody owned it in time; these were told.
    case ownerMissed(String, told: [PersonID])
    case updated(String, PlatformUpdate)
    case narrated(Int, text: String)
    case merged(Int, into: Int)
    case kept(PlatformSnapshot)
    case compared(ReleaseComparison)

    package var people: [PersonID] {
        switch self {
        case .owned(_, let person, _), .taken(_, let person): [person]
        case .ownerMissed(_, let people): people
        case .listed, .updated, .narrated, .merged, .kept, .compared: []
        }
    }
}

/// What was given of a platform; nil: as before.
package struct PlatformUpdate: Codable, Equatable, Sendable {
    package var heat: Heat?
    package var narrative: Int?
    package var state: String?
}

/// The one table of platforms of an incident.
package struct PlatformBoard: Codable, Equatable, Sendable {
    /// The log has every snapshot; so many are at hand.
    static let snapshotsKept = 200

    package private(set) var rows: [PlatformRow] = []
    package private(set) var narratives: [Narrative] = []
    /// The oldest first.
    package private(set) var snapshots: [PlatformSnapshot] = []
    package private(set) var comparisons: [ReleaseComparison] = []

    package init() {}

    package func row(_ word: String) -> PlatformRow? { rows.first { $0.isCalled(word) } }
    package func narrative(_ number: Int) -> Narrative? {
        narratives.first { $0.number == number }
    }

    /// The one that a narrative was merged into, or itself.
    package func source(of number: Int) -> Int {
        var number = number
        // Each step leads to one that was not merged when it was chosen: it ends.
        while let other = narrative(number)?.mergedInto { number = other }
        return number
    }

    /// Those that were merged into no other.
    package var sources: [Narrative] { narratives.filter { $0.mergedInto == nil } }

    package func snapshot(at moment: Date) -> PlatformSnapshot? {
        snapshots.last { $0.at <= moment }
    }

    package func comparison(of statement: Int) -> ReleaseComparison? {
        comparisons.last { $0.statement == statement }
    }

    /// Everybody owns what is theirs, and has said so.
    var isOwned: Bool { !rows.isEmpty && rows.allSatisfy { $0.owner?.takenBy != nil } }

    var nextOwner: Date? { rows.compactMap(\.nextOwner).min() }

    func ownerless(by now: Date) -> [PlatformRow] {
        rows.filter { $0.nextOwner.map { $0 <= now } ?? false }
    }

    mutating func apply(_ event: PlatformEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .listed(let names, let ownBy):
            for name in names where row(name) == nil {
                rows.append(PlatformRow(name: name, addedAt: time, ownBy: ownBy))
            }
        case .owned(let name, let owner, let notice):
            change(name) {
                $0.owner = .init(
                    person: owner, since: time, notice: notice,
                    takenBy: notice == nil ? owner : nil)
            }
        case .taken(let name, let by): change(name) { $0.owner?.takenBy = by }
        case .ownerMissed(let name, _): change(name) { $0.missedAt = time }
        case .updated(let name, let update): change(name) { $0.take(update, person, time) }
        case .narrated(let number, let text):
            narratives.append(Narrative(number: number, text: text, firstAt: time))
        case .merged(let number, let other): merge(number, into: other)
        case .kept(let snapshot):
            snapshots.append(snapshot)
            if snapshots.count > Self.snapshotsKept { snapshots.removeFirst() }
        case .compared(let comparison): comparisons.append(comparison)
        }
    }

    private mutating func merge(_ number: Int, into other: Int) {
        guard let place = narratives.firstIndex(where: { $0.number == number }) else { return }
        narratives[place].mergedInto = other
        for row in rows.indices where rows[row].narrative == number {
            rows[row].narrative = other
        }
    }

    private mutating func change(_ name: String, _ body: (inout PlatformRow) -> Void) {
        guard let place = rows.firstIndex(where: { $0.isCalled(name) }) else { return }
        body(&rows[place])
    }
}

extension PlatformRow {
    fileprivate mutating func take(
        _ update: PlatformUpdate, _ person: PersonID?, _ time: Date
    ) {
        if let new = update.heat {
            before = heat
            heat = new
        }
        narrative = update.narrative ?? narrative
        state = update.state ?? state
        updatedAt = time
        updatedBy = person
    }
}

extension World {
    mutating func apply(_ event: PlatformEvent, platformOf number: Int, _ entry: Entry) {
        change(number) { incident in
            var board = incident.platforms ?? PlatformBoard()
            board.apply(event, by: entry.actor.person, at: entry.at)
            incident.platforms = board
        }
        if let incident = incidents[number] { wake(incident) }
    }
}

extension Incident {
    /// When the lead is next told of a platform that nobody owns.
    var nextOwner: Date? { isRunning ? platforms?.nextOwner : nil }
}
