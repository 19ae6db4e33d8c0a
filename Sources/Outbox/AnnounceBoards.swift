import Domain
import Foundation

/// Boards: one message in the room that is changed as things go on (spec §7), so that nobody has to
/// scroll for how they stand, and nobody's telephone rings for it.
extension Announcer {
    /// With more people a table is no longer read; `rollcall show` counts them.
    private static let tabled = 200

    mutating func showBoards(after entries: [Entry]) {
        guard let last = entries.last else { return }
        for notice in rolls(entries) {
            guard let roll = world.notice(notice), roll.issue.recipients.count <= Self.tabled,
                let facts = world.rollFacts(roll)
            else { continue }
            show(.roll(facts), after: last)
        }
        for number in incidentsMoved(by: entries) {
            guard let incident = world.incident(number) else { continue }
            show(.status(StatusFacts.Running(incident, world, plan, now)), after: last)
        }
    }

    private mutating func show(_ board: Board, after entry: Entry) {
        post(
            "e\(entry.sequence).\(board.key)", .room(mentions: []), .bulletin(.board(board)),
            .routine, within: .hours(24), coalesce: "board-\(board.key)")
    }

    /// Roll calls to which somebody has answered.
    private func rolls(_ entries: [Entry]) -> [Int] {
        entries.compactMap { entry -> Int? in
            guard case .notice(let number, .answeredRoll) = entry.event else { return nil }
            return number
        }.uniqued()
    }

    /// Incidents that stand otherwise than before.
    private func incidentsMoved(by entries: [Entry]) -> [Int] {
        entries.compactMap { entry -> Int? in
            switch entry.event {
            case .incident(let number, let event): event.movesBoard ? number : nil
            case .task(let number, let event):
                event.movesBoard ? world.home(ofTask: number) : nil
            case .notice(let number, .acknowledged), .notice(let number, .escalated):
                world.notice(number).flatMap { $0.isOpen ? nil : $0.issue.incident }
            case .filing(let number, _): number
            default: nil
            }
        }.uniqued()
    }
}

extension IncidentEvent {
    fileprivate var movesBoard: Bool {
        switch self {
        case .activated, .levelChanged, .closeProposed, .closed, .cancelled, .stepsJoined,
            .planAdopted:
            true
        default: false
        }
    }
}

extension TaskEvent {
    fileprivate var movesBoard: Bool {
        switch self {
        case .assigned, .done, .submitted, .approved, .blocked, .reminded(percent: 100, _): true
        default: false
        }
    }
}
