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
        var taken: Set<DeliveryID> = []
        var tries = 0
    }

    private let state = Mutex(State())

    package init() {}

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

    /// Said since index `start`.
    package func said(from start: Int) -> ArraySlice<Said> { state.withLock { $0.said[start...] } }

    /// Everything that reached a far end, also what shows nothing, such as a topic.
    package var taken: Set<DeliveryID> { state.withLock(\.taken) }

    /// Delivers, unless a chat server has seen the transaction id before.
    ///
    /// - Returns: The far end's own id of the message; nil when there is no open conversation.
    func deliver(_ message: Message, on route: RouteKind, at now: Date) -> String? {
        state.withLock { state in
            state.taken.insert(message.id)
            if route == .chat, let known = state.transactions[message.id] { return known }
            guard let said = Said(message, route, now, open: state.openDirect) else { return nil }
            let id = "far-\(state.transactions.count + state.said.count + 1)"
            if route == .chat { state.transactions[message.id] = id }
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
        case .topic, .react: self.text = ""
        }
        switch message.destination {
        case .room(let people): mentions = people.map(\.address)
        case .person(let address):
            if route == .chat, !open.contains(address) { return nil }
            to = address
        case .place(.room): to = nil
        case .place(.direct(let address)): to = address
        }
    }
}

/// A road of the fake network. A killed one does nothing more.
package final class FakeChannel: Channel {
    package let name: String
    package let route: RouteKind
    /// As in Matrix; see `FakeNetwork.deliver`.
    package var knowsRepetitions: Bool { route == .chat }
    private let network: FakeNetwork
    private let clock: any WallClock
    private let life: Life
    private let flaw: Flaw?

    /// A way in which a build may be wrong, so that a test can show that the simulation sees it.
    package struct Flaw: Sendable {
        /// Says that a message was delivered before it is: a kill in between loses it.
        package static func settlesFirst(
            on executor: any TaskExecutor
        ) -> Flaw { Flaw(executor: executor) }

        fileprivate let executor: any TaskExecutor
    }

    package init(
        _ route: RouteKind, network: FakeNetwork, clock: any WallClock, life: Life,
        flaw: Flaw? = nil
    ) {
        self.flaw = flaw
        name = "fake-\(route.rawValue)"
        self.route = route
        self.network = network
        self.clock = clock
        self.life = life
    }

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        guard life.step() else { throw .cancelled }
        try await suffer()
        if case .person(let address) = message.destination, network.isCutOff(address) {
            throw .never(.unreachablePerson)
        }
        if let flaw {
            _Concurrency.Task(executorPreference: flaw.executor) { [self] in
                await wait(.seconds(1))
                if life.isAlive { _ = network.deliver(message, on: route, at: clock.now) }
            }
            return Receipt(.delivered, remoteID: "early-\(message.id)")
        }
        let remote = network.deliver(message, on: route, at: clock.now)
        // The process may die after the far end took it and before it knows.
        guard life.step() else { throw .cancelled }
        return remote.map { Receipt(.delivered, remoteID: $0) } ?? Receipt(.skipped)
    }

    package func probe() async throws(SendFailure) {
        guard life.isAlive else { throw .cancelled }
        if network.fault(on: route) == .deaf {
            await wait(.seconds(15))
            throw .uncertain(.deaf)
        }
        try await suffer()
    }

    private func suffer() async throws(SendFailure) {
        switch network.fault(on: route) {
        case .up, .deaf: break
        case .refuse: throw .later(.refused)
        case .reset: throw .uncertain(.reset)
        case .http(401), .http(403): throw .later(.unauthorized)
        case .http(429): throw .later(.rateLimited, after: .seconds(5))
        case .http(let status): throw .later(.serverError(status))
        case .blackhole:
            await wait(.seconds(10))
            guard life.isAlive else { throw .cancelled }
            throw .uncertain(.blackHole)
        }
    }

    private func wait(_ span: Duration) async {
        try? await clock.sleep(until: clock.now + span)
    }
}

/// One life of the process: from a start to the next kill. A kill may be set for the n-th step,
/// so that it can fall between any two.
package final class Life: Sendable {
    private let state: Mutex<(alive: Bool, left: Int?)>

    package init(steps: Int? = nil) { state = Mutex((true, steps)) }

    package var isAlive: Bool { state.withLock { $0.alive } }
    package func end() { state.withLock { $0.alive = false } }

    /// Counts one step.
    ///
    /// - Returns: False when the process has died.
    package func step() -> Bool {
        state.withLock { state in
            guard state.alive else { return false }
            if let left = state.left {
                state.left = left - 1
                if left <= 0 { state.alive = false }
            }
            return state.alive
        }
    }
}
