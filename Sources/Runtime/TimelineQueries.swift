import Commands
import Domain
import Foundation
import Ports

extension CommandHandler {
    /// The log of an incident from the warning that it began with, or the desk's own.
    func timeline(
        _ number: Number?, _ page: Int?, _ actor: Actor, _ world: World, _ view: KnownView
    ) async throws(LedgerFailure) -> Reply {
        let running = world.running.filter { world.mayKnow(actor.person, of: $0.id) }
        if let number, world.mark(ofIncident: number.value) == nil {
            return .refused(.noSuch(number))
        }
        if number == nil, running.count > 1 { return .refused(.whichIncident(running.map(\.id))) }
        let incident = number?.value ?? running.first?.number
        let told =
            if let incident {
                try await story(of: incident, world, view)
            } else {
                try await history(of: .desk).filter { entry in
                    entry.event.subject.map { view.shows($0.kind, $0.value) } ?? true
                }
            }
        let entries = TimelineLine.withheldTogether(told).filter(\.event.isNews)
        let lines = TimelineLine.gathered(entries.map { TimelineLine($0, in: world) })
        return .timeline(incident, lines, page: page)
    }

    /// Of one incident the asker may know all; a warning that was merged into it may be another
    /// matter.
    private func story(
        of incident: Int, _ world: World, _ view: KnownView
    ) async throws(LedgerFailure) -> [Entry] {
        var told: [Entry] = []
        try await readBack(.incident(incident), before: .max) { page in
            told = page + told
            return true
        }
        var origins = Beginnings(warnings: world.warnings(of: incident))
        let end = told.first { $0.event.endsIncident }
        try await readBack(.desk, before: end?.sequence ?? .max) { page in
            origins.take(page, in: world)
            return !origins.isWhole
        }
        let before = origins.entries.filter { entry in
            entry.event.isBare
                || entry.event.subject.map { view.shows($0.kind, $0.value) } ?? false
        }
        return before + told
    }

    /// Reads a stream from its end, page by page, as long as `take` wants more of it. What lies
    /// further back than that is not read: a question must not hold up the log's one reader.
    private func readBack(
        _ stream: Domain.Stream, before sequence: Int, _ take: ([Entry]) -> Bool
    ) async throws(LedgerFailure) {
        var end = sequence
        for _ in 1...Limits.pagesReadBack {
            let page = try await ledger.history(
                of: stream, before: end, last: Limits.entriesPerPage)
            guard let first = page.first, take(page) else { return }
            end = first.sequence
        }
    }
}

extension Event {
    fileprivate var endsIncident: Bool {
        switch self {
        case .incident(_, .closed), .incident(_, .cancelled): true
        default: false
        }
    }
}

extension Reply {
    /// A part of a timeline; its end where no page was asked for.
    fileprivate static func timeline(
        _ incident: Int?, _ lines: [TimelineLine], page: Int?
    ) -> Reply {
        let size = Limits.timelineLines
        let pages = max(1, (lines.count + size - 1) / size)
        guard let page = page.map({ min($0, pages) }) else {
            let shown = lines.suffix(size)
            return .timeline(incident, Array(shown), omitted: lines.count - shown.count)
        }
        return .timeline(
            incident, Array(lines.dropFirst((page - 1) * size).prefix(size)), omitted: 0,
            page: TimelinePage(number: page, of: pages))
    }
}
