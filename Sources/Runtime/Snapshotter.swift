import Domain
import Logging
import Ports

/// Keeps the world beside the log every so many entries and at an orderly stop, so that a start
/// need not fold all of it. Nobody waits for it, and nothing depends on it: where it fails that
/// is logged, and the next start takes longer.
struct Snapshotter {
    let handler: CommandHandler
    let ledger: any Ledger
    let shape: String
    let bell: Bell
    let stop: StopSign
    let logger: Logger

    func run() async {
        while stop.mayGoOn {
            await bell.wait()
            if let world = await handler.takeReadyWorld() { await keep(world) }
        }
    }

    /// When everything else has ended.
    func finish() async {
        guard !_Concurrency.Task.isCancelled, let world = await handler.takeLastWorld() else {
            return
        }
        await keep(world)
    }

    private func keep(_ world: World) async {
        do throws(LedgerFailure) {
            try await ledger.keep(world, shape: shape)
        } catch {
            logger.warning(
                "no snapshot was written: the next start takes longer",
                metadata: ["entry": "\(world.sequence)", "why": "\(error)"])
        }
    }
}

/// When the next snapshot is due, and the world that waits to be one.
struct SnapshotDesk {
    /// In entries; nil for never.
    let every: Int?
    /// The entry of the newest snapshot.
    private var last = 0
    private var ready: World?

    init(every: Int?) { self.every = every }

    mutating func begin(at sequence: Int) { last = sequence }

    func isDue(at sequence: Int) -> Bool { every.map { sequence - last >= $0 } ?? false }

    /// - Parameter world: Saved, all of it.
    mutating func put(_ world: World) {
        ready = world
        last = world.sequence
    }

    mutating func take() -> World? {
        defer { ready = nil }
        return ready
    }

    /// The world at the end, unless it is kept already.
    mutating func takeLast(_ world: World) -> World? {
        guard every != nil, world.sequence > last else { return nil }
        last = world.sequence
        return world
    }
}
