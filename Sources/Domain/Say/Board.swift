import Foundation

/// What stands in a room once and is changed there as things go on, where a chat can do that.
package enum Board: Codable, Equatable, Sendable {
    case roll(RollFacts)
    case status(StatusFacts.Running)
    /// In place of how an incident stands: it is sensitive now, and shown elsewhere.
    case closed(Int)

    /// The same for every state of one board, such as `roll-4`.
    package var key: String {
        switch self {
        case .roll(let facts): "roll-\(facts.notice)"
        case .status(let run): "status-\(run.incident)"
        case .closed(let incident): "status-\(incident)"
        }
    }

    /// Nil for what says nothing but the number.
    var subject: Number? {
        switch self {
        case .roll(let facts): Number(.notice, facts.notice)
        case .status(let run): Number(.incident, run.incident)
        case .closed: nil
        }
    }
}

extension Saying {
    /// The board that this is a state of; nil for what is said once.
    package var board: Board? {
        if case .bulletin(.board(let board)) = self { board } else { nil }
    }
}
