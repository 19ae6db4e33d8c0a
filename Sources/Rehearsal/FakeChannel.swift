import Domain
import Foundation
import Outbox
import Ports
import Synchronization

/// A road of the fake network. A killed one does nothing more.
package final class FakeChannel: Channel {
    package let name: String
    package let route: RouteKind
    /// As in Matrix; see `FakeNetwork.deliver`.
    package var knowsRepetitions: Bool { route.isChat }
    private let network: FakeNetwork
    private let clock: any WallClock
    private let life: Life
    private let flaw: Flaw?
    /// Told what the gateway will say of an SMS it took, and when.
    private let reports: @Sendable (DeliveryID, Weather.Report) -> Void

    /// A way in which a build may be wrong, so that a test can show that the simulation sees it.
    package struct Flaw: Sendable {
        /// Says that a message was delivered before it is: a kill in between loses it.
        package static func settlesFirst(
            on executor: any TaskExecutor
        ) -> Flaw { Flaw(executor: executor) }

        fileprivate let executor: any TaskExecutor
    }

    /// - Parameter name: Tells it from the road's other channels.
    package init(
        _ route: RouteKind, name: String? = nil, network: FakeNetwork, clock: any WallClock,
        life: Life,
        flaw: Flaw? = nil,
        reports: @escaping @Sendable (DeliveryID, Weather.Report) -> Void = { _, _ in }
    ) {
        self.reports = reports
        self.flaw = flaw
        self.name = name ?? "fake-\(route.rawValue)"
        self.route = route
        self.network = network
        self.clock = clock
        self.life = life
    }

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        guard life.step() else { throw .cancelled }
        network.noteTry(of: name)
        try await suffer()
        if let failure = network.failure(of: name) { throw failure }
        if network.isSilent(name) { return Receipt(.accepted, reportWithin: .minutes(2)) }
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
        let chance = network.chance(on: route)
        try await travel(chance)
        let remote = network.deliver(message, on: route, at: clock.now)
        // The process may die after the far end took it and before it knows.
        guard life.step() else { throw .cancelled }
        try await answer(chance, to: message.id)
        guard let remote else { return Receipt(.skipped) }
        if network.isOnlyTaking(route) { return Receipt(.accepted, remoteID: remote) }
        guard let report = chance.report, route == .sms else {
            return Receipt(.delivered, remoteID: remote)
        }
        reports(message.id, report)
        return Receipt(.accepted, remoteID: remote, reportWithin: .minutes(2))
    }

    package func probe() async throws(SendFailure) {
        guard life.isAlive else { throw .cancelled }
        if network.fault(on: route) == .deaf {
            await wait(.seconds(15))
            throw .uncertain(.deaf)
        }
        try await suffer()
        // An empty account shows only when something is sent.
        if let failure = network.failure(of: name), failure.reason != .credit,
            failure.reason?.endsTheRoad != true
        {
            throw failure
        }
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

    /// The way there.
    private func travel(_ chance: Weather.Chance) async throws(SendFailure) {
        await wait(chance.there)
        guard life.isAlive else { throw .cancelled }
        guard chance.isLost else { return }
        await wait(.seconds(10))
        guard life.isAlive else { throw .cancelled }
        throw .uncertain(.blackHole)
    }

    /// The way back: the answer may come too late, or break off.
    private func answer(
        _ chance: Weather.Chance, to id: DeliveryID
    ) async throws(SendFailure) {
        await wait(chance.isLate ? .seconds(10) : chance.back)
        guard life.isAlive else { throw .cancelled }
        guard chance.isLate || chance.isCut else { return }
        network.leaveUnanswered(id)
        throw .uncertain(chance.isLate ? .blackHole : .reset)
    }

    private func wait(_ span: Duration) async {
        if span > .zero { try? await clock.sleep(until: clock.now + span) }
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
