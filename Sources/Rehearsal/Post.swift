import Domain
import Foundation
import Outbox
import Ports
import Synchronization

/// What is on its way to the bot: people's words and gateways' reports, each with its time.
final class Post: Sendable {
    enum Arrival: Sendable {
        case message(InboundMessage)
        case report(DeliveryID, DeliveryState, by: String)
    }

    private struct State {
        var dice: Dice
        var coming: [(at: Date, arrival: Arrival)] = []
    }

    private let state: Mutex<State>

    init(seed: UInt64) { state = Mutex(State(dice: Dice(seed: seed))) }

    func add(_ message: InboundMessage, at time: Date) {
        state.withLock { $0.coming.append((time, .message(message))) }
    }

    func add(
        _ report: Weather.Report, on id: DeliveryID, by channel: String, at now: Date
    ) {
        state.withLock { state in
            switch report {
            case .delivered(let wait):
                state.coming.append((now + wait, .report(id, .delivered, by: channel)))
            case .failed(let wait):
                state.coming.append((now + wait, .report(id, .failed, by: channel)))
            case .never: break
            }
        }
    }

    /// When a message arrives, and when again.
    func copies(in weather: Weather, at now: Date) -> [Date] {
        guard weather != .calm else { return [now] }
        return state.withLock { state in
            func later(_ span: Duration) -> Date {
                now + .milliseconds(Int(state.dice.next() % UInt64(span.inSeconds * 1000 + 1)))
            }
            var times = [later(weather.slowest)]
            while times.count < 4, Int(state.dice.next() % 100) < weather.repeated {
                times.append(later(.minutes(10)))
            }
            return times
        }
    }

    var nextArrival: Date? { state.withLock { $0.coming.map(\.at).min() } }

    /// In the order of their times.
    func arrived(by now: Date) -> [Arrival] {
        state.withLock { state in
            let ready = state.coming.filter { $0.at <= now }.sorted { $0.at < $1.at }
            state.coming.removeAll { $0.at <= now }
            return ready.map(\.arrival)
        }
    }
}
