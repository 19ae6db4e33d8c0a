import Domain
import Foundation
import Logging
import Outbox
import Ports
import Runtime

/// The whole runtime on one thread and a virtual clock: people speak, roads break, the process
/// dies and starts again, and every message that reached a far end is seen.
package final class Stage {
    package let clock: VirtualClock
    package let network: FakeNetwork
    package let disk = FakeDisk()
    /// What the disk holds.
    package var store: MemoryStore { peek() }
    let executor: SeededExecutor
    private let settings: RuntimeSettings
    private let mint: CodeMint
    private let logger: Logger
    private let start: Date
    private let twin: FileTwin?
    private let isFlawed: Bool
    private let gateways: [String]
    private let roads: [RouteKind]
    private let web: FakeWeb?
    private var life = Life()
    private var ledger: MemoryLedger
    private(set) var runtime: Runtime?
    private var task: _Concurrency.Task<Void, Never>?
    /// How many messages people have said.
    package private(set) var spoken = 0
    /// How many more times their messages were handed over.
    package private(set) var givenAgain = 0
    /// Messages that people sent while nothing came in from that road.
    private var held: [InboundMessage] = []
    private let returned = Returned()
    package let published = FakePublisher.Shown()
    private var folded = World(keeping: .max)
    /// What is on its way to the bot.
    private let post: Post

    /// - Parameters:
    ///   - seed: Decides every interleaving and every code.
    ///   - twin: A real ledger to keep everything on a file too.
    ///   - settlesFirst: A deliberately broken bot, which settles before it sends.
    ///   - gateways: The SMS gateways, in the order in which they are tried.
    ///   - roads: Those that the bot is started with.
    ///   - web: What evidence is fetched from; nil: there is no network.
    package init(
        settings: RuntimeSettings, seed: UInt64, start: Date, store: MemoryStore = .init(),
        twin: FileTwin? = nil, settlesFirst: Bool = false, gateways: [String] = ["fake-sms"],
        roads: [RouteKind] = RouteKind.usual, web: FakeWeb? = nil
    ) {
        (self.roads, self.web) = (roads, web)
        self.gateways = gateways
        isFlawed = settlesFirst
        network = FakeNetwork(seed: seed &+ 2)
        post = Post(seed: seed &+ 3)
        self.settings = settings
        self.start = start
        self.twin = twin
        ledger = MemoryLedger(store: store)
        executor = SeededExecutor(seed: seed)
        clock = VirtualClock(now: start)
        let dice = LockedDice(seed: seed &+ 1)
        mint = CodeMint { String(1000 + Int(dice.next() % 9000)) }
        logger = Logger(label: "rehearsal") { _ in SwiftLogNoOpLogHandler() }
    }

    // MARK: The process

    /// Starts the bot on what the store holds.
    ///
    /// - Parameter steps: After how many steps of this life the process dies; nil for never.
    package func launch(steps: Int? = nil, roster: Roster? = nil) {
        let life = Life(steps: steps)
        self.life = life
        twin?.start()
        let ledger = MemoryLedger(store: peek(), twin: twin) { [disk] _, call in
            life.step() ? disk.failure(of: call) : .unavailable("the process is dead")
        }
        self.ledger = ledger
        var settings = settings
        settings.evidence = web?.means(life, clock)
        let runtime = Runtime(
            settings: settings, ledger: ledger, clock: clock, mint: mint,
            channels: channels(life), logger: logger,
            publisher: { [published] name in
                FakePublisher(name, shown: published, life: life)
            })
        self.runtime = runtime
        task = _Concurrency.Task(executorPreference: executor) {
            do throws(LedgerFailure) {
                try await runtime.prepare()
                if let roster { try await runtime.handler.perform(.rosterImported(roster)) }
            } catch { return }
            await runtime.run(sources: [])
        }
        executor.drain()
    }

    private func channels(_ life: Life) -> [any Channel] {
        roads.flatMap { route in
            (route == .sms ? gateways : ["fake-\(route.rawValue)"]).map { name in
                FakeChannel(
                    route, name: name, network: network, clock: clock, life: life,
                    flaw: isFlawed ? .settlesFirst(on: executor) : nil
                ) { [post, clock] id, report in
                    post.add(report, on: id, by: name, at: clock.now)
                }
            }
        }
    }

    /// Another roster is imported.
    package func take(_ roster: Roster) { perform(.rosterImported(roster)) }

    /// A duty roster is imported.
    package func take(_ rota: DutyRota) { perform(.dutyImported(rota)) }

    private func perform(_ command: SystemCommand) {
        guard let handler = runtime?.handler else { return }
        _Concurrency.Task(executorPreference: executor) { _ = try? await handler.perform(command) }
        executor.drain()
    }

    package var isAlive: Bool { life.isAlive }

    /// A loop of the runtime spins without waiting for anything: a fault in itself.
    package var isSpinning: Bool { executor.isSpinning }

    /// The world as the running bot has it in memory; nil when none runs.
    package func liveWorld() -> World? {
        guard let handler = runtime?.handler else { return nil }
        let box = Box<World?>(nil)
        _Concurrency.Task(executorPreference: executor) { box.value = try? await handler.current() }
        executor.drain()
        return box.value
    }

    /// What the running bot finds wrong with itself; nil when none runs.
    package func audit() -> [SelfAudit.Finding]? {
        guard let audit = runtime?.audit else { return nil }
        let box = Box<[SelfAudit.Finding]>([])
        _Concurrency.Task(executorPreference: executor) { box.value = await audit.findings() }
        executor.drain()
        return box.value
    }

    /// Somebody has a road looked at now, whether it is due or not.
    package func probe(_ route: RouteKind) {
        guard let runtime else { return }
        _Concurrency.Task(executorPreference: executor) { await runtime.probe(route) }
        executor.drain()
    }

    private func peek() -> MemoryStore {
        let ledger = ledger
        let box = Box(MemoryStore())
        _Concurrency.Task(executorPreference: executor) { box.value = await ledger.contents }
        executor.drain()
        return box.value
    }

    /// The process is asked to stop, and does.
    package func stop() {
        runtime?.requestStop()
        executor.drain()
        kill()
    }

    /// The process dies here: what was not saved is gone.
    package func kill() {
        life.end()
        task?.cancel()
        executor.drain()
        task = nil
        runtime = nil
        twin?.stop()
    }

    // MARK: Time

    /// Lets time pass up to `moment`, waking whoever waits on the way.
    package func run(until moment: Date) {
        executor.drain()
        while !executor.isSpinning {
            let next = [clock.nextWake, post.nextArrival].compactMap(\.self).min()
            guard let next, next <= moment else { break }
            clock.advance(to: next)
            executor.drain()
            for arrival in post.arrived(by: next) { handOver(arrival) }
        }
        clock.advance(to: moment)
        executor.drain()
    }

    package func run(for span: Duration) { run(until: clock.now + span) }

    // MARK: People

    package func say(
        _ text: String, from address: String, on route: RouteKind, at place: Place
    ) {
        spoken += 1
        inject(
            InboundMessage(
                sourceID: "sim:\(spoken)", route: route, place: place, sender: address,
                content: .text(text), sentAt: clock.now))
    }

    package func react(_ key: String, to id: String, from address: String, text: String? = nil) {
        spoken += 1
        inject(
            InboundMessage(
                sourceID: "sim:\(spoken)", route: .chat, place: .room(Stage.room), sender: address,
                content: .reaction(key: key, to: id, text: text, author: nil),
                sentAt: clock.now))
    }

    package func inject(_ message: InboundMessage) {
        let copies = post.copies(in: network.weather(on: message.route), at: clock.now)
        for at in copies.dropFirst() { post.add(message, at: at) }
        givenAgain += copies.count - 1
        if let first = copies.first, first > clock.now {
            post.add(message, at: first)
        } else {
            arrive(message)
        }
    }

    /// A server gives the same message twice before the first is answered for.
    package func sayTwiceAtOnce(_ text: String, from address: String, on route: RouteKind) {
        guard let intake = runtime?.intake else { return }
        spoken += 1
        let message = InboundMessage(
            sourceID: "sim:\(spoken)", route: route, place: .direct(address), sender: address,
            content: .text(text), sentAt: clock.now)
        for _ in 0..<2 {
            _Concurrency.Task(executorPreference: executor) {
                try? await intake.receive([message], cursor: nil)
            }
        }
        executor.drain()
    }

    private func handOver(_ arrival: Post.Arrival) {
        switch arrival {
        case .message(let message): arrive(message)
        case .report(let id, let state, let channel):
            // A report that finds nobody is not given again.
            guard isAlive, let intake = runtime?.intake else { return }
            _Concurrency.Task(executorPreference: executor) {
                let reason = state == .failed ? FailureReason.undelivered : nil
                try? await intake.report(
                    DeliveryReport(id, state, reason: reason, channel: channel))
            }
            executor.drain()
        }
    }

    private func arrive(_ message: InboundMessage) {
        guard network.fault(on: message.route) == .up, isAlive else {
            held.append(message)
            return
        }
        hand([message])
    }

    /// A road carries again: what people said meanwhile comes in now.
    package func release() {
        let ready = held.filter { network.fault(on: $0.route) == .up }
        held.removeAll { network.fault(on: $0.route) == .up }
        if !ready.isEmpty, isAlive { hand(ready) } else { held = ready + held }
    }

    private func hand(_ messages: [InboundMessage]) {
        guard let intake = runtime?.intake else { return }
        let returned = returned
        _Concurrency.Task(executorPreference: executor) {
            do throws(LedgerFailure) {
                try await intake.receive(messages, cursor: nil)
            } catch {
                // A server keeps what it could not hand over; the next life is given it again.
                returned.withLock { $0 += messages }
            }
        }
        executor.drain()
        held += returned.withLock { box in
            defer { box = [] }
            return box
        }
    }

    /// The folded world, from what is saved. What was saved once stays: only the rest is folded.
    package func world() -> World {
        for entry in peek().entries.dropFirst(folded.sequence) { folded.apply(entry) }
        return folded
    }
}
