import Foundation

/// The table of platforms with the names it needs.
package struct BoardBrief: Codable, Equatable, Sendable {
    package struct Row: Codable, Equatable, Sendable {
        package var name: String
        package var owner: String?
        package var isTaken = false
        package var heat: Heat?
        package var before: Heat?
        package var narrative: Int?
        package var state: String?
        package var updatedAt: Date?
        package var isStale = false
        /// Our official accounts there.
        package var accounts: [String] = []
    }

    package struct Telling: Codable, Equatable, Sendable {
        package var number: Int
        package var text: String
        package var platforms: [String]
    }

    package var incident: Int
    package var rows: [Row] = []
    package var narratives: [Telling] = []
    /// As it stood then; nil: as it stands.
    package var at: Date?
    package var by: String?
    /// When each snapshot was taken.
    package var snapshots: [Date] = []

    package init(_ incident: Int) { self.incident = incident }

    package func row(_ name: String) -> Row? { rows.first { $0.name == name } }
}

/// Whether one text stood everywhere at one time (domain §4.5 M10).
package struct SyncBrief: Codable, Equatable, Sendable {
    package struct Place: Codable, Equatable, Sendable {
        package var name: String
        package var platform: String
        package var url: String?
        package var sha256: String
        package var standing: Release.Place.Standing
        package var at: Date?
        package var isInWindow = false
    }

    package struct Finding: Codable, Equatable, Sendable {
        package var isSame: Bool
        package var note: String?
        package var by: String
        package var at: Date
    }

    package var statement: Int
    package var incident = 0
    package var from = Date.distantPast
    package var until = Date.distantPast
    package var places: [Place] = []
    /// Platforms of the board on which nothing was to be put.
    package var uncovered: [String] = []
    package var finding: Finding?

    package init(statement: Int) { self.statement = statement }

    package var id: Number { Number(.statement, statement) }
    package var missing: [Place] { places.filter { $0.at == nil } }
    package var outside: [Place] { places.filter { $0.at != nil && !$0.isInWindow } }
}

package enum PlatformReply: Codable, Equatable, Sendable {
    case listed(BoardBrief, added: [String])
    case owned(BoardBrief, platform: String, notice: Int?)
    /// `alike`: another narrative that is much like the new one.
    case updated(BoardBrief, platform: String, alike: Narrative?)
    case merged(BoardBrief, from: Int, into: Int)
    case kept(BoardBrief, stale: [String], next: Date?)
    case board(BoardBrief)
    case sync(SyncBrief)
    case compared(SyncBrief)

    var isLong: Bool {
        switch self {
        case .board(let board): board.rows.count + board.narratives.count > 4
        case .sync(let sync): sync.places.count > 3
        case .listed, .owned, .updated, .merged, .kept, .compared: false
        }
    }

    var subjects: [Number] {
        switch self {
        case .listed(let board, _), .owned(let board, _, _), .updated(let board, _, _),
            .merged(let board, _, _), .kept(let board, _, _), .board(let board):
            [Number(.incident, board.incident)]
        case .sync(let sync), .compared(let sync): [sync.id]
        }
    }
}

package enum PlatformBulletin: Codable, Equatable, Sendable {
    case listed(BoardBrief, by: String)
    /// Nobody has taken it on.
    case ownerMissed(Int, platform: String)
    case merged(BoardBrief, from: Int, into: Int, by: String)
    case kept(BoardBrief, by: String)
    case compared(SyncBrief)

    package var incident: Number {
        switch self {
        case .listed(let board, _), .merged(let board, _, _, _), .kept(let board, _):
            Number(.incident, board.incident)
        case .ownerMissed(let incident, _): Number(.incident, incident)
        case .compared(let sync): Number(.incident, sync.incident)
        }
    }
}

extension World {
    package func board(of incident: Incident, at now: Date) -> BoardBrief {
        let board = incident.platforms ?? PlatformBoard()
        var brief = brief(board.rows, board.narratives, of: incident.number, at: now)
        brief.snapshots = board.snapshots.map(\.at)
        return brief
    }

    /// As it was kept.
    package func brief(_ snapshot: PlatformSnapshot, of incident: Int) -> BoardBrief {
        var brief = brief(snapshot.rows, snapshot.narratives, of: incident, at: snapshot.at)
        brief.at = snapshot.at
        brief.by = snapshot.by.map(name)
        return brief
    }

    private func brief(
        _ rows: [PlatformRow], _ narratives: [Narrative], of incident: Int, at now: Date
    ) -> BoardBrief {
        var brief = BoardBrief(incident)
        brief.rows = rows.map { row in
            BoardBrief.Row(
                name: row.name, owner: row.owner.map { name($0.takenBy ?? $0.person) },
                isTaken: row.owner?.takenBy != nil, heat: row.heat, before: row.before,
                narrative: row.narrative, state: row.state, updatedAt: row.updatedAt,
                isStale: row.isStale(at: now), accounts: accounts(on: row.name, at: now))
        }
        brief.narratives = narratives.filter { $0.mergedInto == nil }.map { told in
            BoardBrief.Telling(
                number: told.number, text: told.text,
                platforms: rows.filter { $0.narrative == told.number }.map(\.name))
        }
        return brief
    }

    private func accounts(on platform: String, at now: Date) -> [String] {
        officials.usable(at: now).filter { $0.platform.lowercased() == platform.lowercased() }
            .map(\.name)
    }

    /// Nil where nothing of it was released.
    package func sync(of number: Int) -> SyncBrief? {
        guard let (statement, incident) = statement(number), let release = statement.release else {
            return nil
        }
        var brief = SyncBrief(statement: number)
        brief.incident = incident.number
        (brief.from, brief.until) = (release.orderedAt, release.windowEnds)
        brief.places = release.places.map { place in
            let channel = officials.named(place.channel)
            return SyncBrief.Place(
                name: channel?.name ?? place.channel, platform: channel?.platform ?? "",
                url: place.url, sha256: place.sha256, standing: place.standing, at: place.at,
                isInWindow: place.at.map { $0 <= release.windowEnds } ?? false)
        }
        let covered = Set(brief.places.map { $0.platform.lowercased() })
        brief.uncovered = (incident.platforms?.rows ?? []).map(\.name).filter {
            !covered.contains($0.lowercased())
        }
        brief.finding = incident.platforms?.comparison(of: number).map { found in
            SyncBrief.Finding(
                isSame: found.isSame, note: found.note, by: found.by.map(name) ?? "", at: found.at)
        }
        return brief
    }
}
