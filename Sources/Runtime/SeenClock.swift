import Domain
import Foundation
import Ports
import Synchronization

/// The machine's clock, with the latest time that it was seen to show: by that the bot knows that it
/// went back, also where the log has nothing of so late a time.
final class SeenClock: WallClock {
    /// A correction by less is none that anybody need hear of.
    private static let slack = Duration.seconds(60)

    private struct State {
        var latest: Date
        var turn: ClockTurn?
        /// The time before the turn, until it is in the log.
        var unsaid: Date?
    }

    private let base: any WallClock
    private let state: Mutex<State>

    init(_ base: any WallClock) {
        self.base = base
        state = Mutex(State(latest: base.now))
    }

    var now: Date {
        let now = base.now
        state.withLock { state in
            guard now < state.latest else {
                state.latest = now
                return
            }
            guard state.latest.since(now) > Self.slack else { return }
            state.turn = ClockTurn(from: state.latest, to: now)
            state.unsaid = state.latest
            state.latest = now
        }
        return now
    }

    func sleep(until due: Date) async throws { try await base.sleep(until: due) }

    /// The last time that it went back; nil when it never did in this life.
    var turn: ClockTurn? { state.withLock(\.turn) }

    /// The time before it went back, while the log does not say so yet.
    var unsaid: Date? { state.withLock(\.unsaid) }

    func noteSaid(_ date: Date) {
        state.withLock { if $0.unsaid == date { $0.unsaid = nil } }
    }
}
