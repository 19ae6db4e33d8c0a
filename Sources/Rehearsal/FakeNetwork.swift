import Domain
import Foundation
import Outbox
import Ports
import Synchronization

/// One thing that reached the far end.
package struct Said: Sendable, Equatable {
    package var at: Date
    package var route: RouteKind
    /// An address, or nil for the response room.
    package var to: String?
    /// Chat ids that a room post mentions.
    package var mentions: [String]
    /// A sensitive matter whose own room it was said in, such as `I-1`.
    package var closedRoom: String?
    package var text: String
    package var notice: Int?
    package var delivery: DeliveryID
}

/// The far ends of all roads, as they would be seen from there. It outlives kills of the bot.
package final class FakeNetwork: Sendable {
    private struct State {
        var faults: [RouteKind: Scenario.ChannelFault] = [:]
        var said: [Said] = []
        /// What a chat server remembers of transaction ids: a repeated one is not posted again.
        var transactions: [DeliveryID: String] = [:]
        var openDirect: Set<String> = []
        var unreachable: Set<String> = []
        var failures: [String: SendFailure] = [:]
        var silent: Set<String> = []
        var onlyTakes: Set<RouteKind> = []
        var tries: [String: Int] = [:]
        var taken: Set<DeliveryID> = []
        var weathers: [RouteKind: Weather] = [:]
        var dice: Dice
        var lost = 0
        var unanswered: [DeliveryID: Int] = [:]
        /// The last state of each board, by its key.
        var boards: [String: Said] = [:]
    }

    private let state: Mutex<State>

    /// - Parameter seed: Decides what the weather does to each message.
    package init(seed: UInt64 = 1) { state = Mutex(State(dice: Dice(seed: seed))) }

    package func set(_ weather: Weather, on route: RouteKind) {
        state.withLock { $0.weathers[route] = weather }
    }

    package func weather(on route: RouteKind) -> Weather {
        state.withLock { $0.weathers[route] ?? .calm }
    }

    /// What happens to the next message on this road.
    func chance(on route: RouteKind) -> Weather.Chance {
        state.withLock { state in
            let chance = (state.weathers[route] ?? .calm).chance(&state.dice)
            if chance.isLost { state.lost += 1 }
            return chance
        }
    }

    /// How many messages never arrived.
    package var lost: Int { state.withLock(\.lost) }

    /// The far end took it, and its answer did not arrive in time.
    func leaveUnanswered(_ id: DeliveryID) { state.withLock { $0.unanswered[id, default: 0] += 1 } }

    /// How often the far end took a message without the bot learning of it: only so often, and
    /// once for each kill that falls upon it, may it be sent again.
    package var unanswered: [DeliveryID: Int] { state.withLock(\.unanswered) }

    package func set(_ fault: Scenario.ChannelFault, on route: RouteKind) {
        state.withLock { $0.faults[route] = fault }
    }

    package func fault(on route: RouteKind) -> Scenario.ChannelFault {
        state.withLock { $0.faults[route] ?? .up }
    }

    package func openDirect(_ address: String) {
        state.withLock { _ = $0.openDirect.insert(address) }
    }

    /// From now on nothing reaches this address.
    package func cutOff(_ address: String) {
        state.withLock { _ = $0.unreachable.insert(address) }
    }

    package func isCutOff(_ address: String) -> Bool {
        state.withLock { $0.unreachable.contains(address) }
    }

    package var said: [Said] { state.withLock(\.said) }

    /// A board as it stands now, such as `roll-4`.
    package func board(_ key: String) -> Said? { state.withLock { $0.boards[key] } }

    /// Said since index `start`.
    package func said(from start: Int) -> ArraySlice<Said> { state.withLock { $0.said[start...] } }

    /// What one channel of a road says to every message; nil: it takes them.
    package func set(_ failure: SendFailure?, ofChannel name: String) {
        state.withLock { $0.failures[name] = failure }
    }

    /// How many messages this channel was offered.
    package func tries(of channel: String) -> Int { state.withLock { $0.tries[channel] ?? 0 } }

    func noteTry(of channel: String) { state.withLock { $0.tries[channel, default: 0] += 1 } }

    func failure(of channel: String) -> SendFailure? { state.withLock { $0.failures[channel] } }

    /// From now on this gateway takes messages as one does whose SMS centre is away: they go
    /// nowhere, and nothing is heard of them.
    package func silence(_ channel: String, _ isSilent: Bool = true) {
        state.withLock { state in
            if isSilent { state.silent.insert(channel) } else { state.silent.remove(channel) }
        }
    }

    /// From now on this road takes messages over and does not say at once that they arrived.
    package func onlyTakes(_ route: RouteKind) {
        state.withLock { _ = $0.onlyTakes.insert(route) }
    }

    func isOnlyTaking(_ route: RouteKind) -> Bool {
        state.withLock { $0.onlyTakes.contains(route) }
    }

    func isSilent(_ channel: String) -> Bool { state.withLock { $0.silent.contains(channel) } }

    /// Everything that reached a far end, also what shows nothing, such as a topic.
    package var taken: Set<DeliveryID> { state.withLock(\.taken) }

    /// Delivers, unless a chat server has seen the transaction id before.
    ///
    /// - Returns: The far end's own id of the message; nil when there is no open conversation.
    func deliver(_ message: Message, on route: RouteKind, at now: Date) -> String? {
        state.withLock { state in
            state.taken.insert(message.id)
            if route.isChat, let known = state.transactions[message.id] { return known }
            guard let said = Said(message, route, now, open: state.openDirect) else { return nil }
            let id = "far-\(state.transactions.count + state.said.count + 1)"
            if route.isChat { state.transactions[message.id] = id }
            if let board = message.board {
                // What takes another's place is no new message.
                let isFirst = state.boards.updateValue(said, forKey: board) == nil
                if !isFirst { return id }
            }
            if !said.text.isEmpty { state.said.append(said) }
            return id
        }
    }
}

extension Said {
    fileprivate init?(_ message: Message, _ route: RouteKind, _ now: Date, open: Set<String>) {
        at = now
        self.route = route
        delivery = message.id
        notice = message.notice
        mentions = []
        to = nil
        switch message.act {
        case .say(let text): self.text = text.subject.map { "\($0)\n\(text.plain)" } ?? text.plain
        case .topic, .react, .invite, .remove: self.text = ""
        }
        switch message.destination {
        case .room(let people): mentions = people.map(\.address)
        case .closed(let matter, let people):
            mentions = people.map(\.address)
            closedRoom = matter
        case .person(let address):
            if route.isChat, !open.contains(address) { return nil }
            to = address
        case .place(.room): to = nil
        case .place(.direct(let address)): to = address
        }
    }
}
