import Domain
import Logging
import Ports

/// Reads the world back: the newest snapshot that can be used, then the entries after it.
package struct WorldLoader: Sendable {
    /// A world, and the entry from whose snapshot it was taken up; 0 for none.
    package struct Loaded: Sendable {
        package var world: World
        package var snapshot: Int
    }

    private static let page = 5_000

    private let ledger: any Ledger
    private let shape: String
    private let logger: Logger

    /// - Parameter release: Of the program: another may fold otherwise.
    package init(ledger: any Ledger, release: String, logger: Logger) {
        self.ledger = ledger
        shape = World.shape(in: release)
        self.logger = logger
    }

    package func load() async throws(LedgerFailure) -> Loaded {
        let snapshot = await snapshot()
        let start = snapshot?.sequence ?? 0
        return Loaded(world: try await rest(of: snapshot ?? World()), snapshot: start)
    }

    /// The world from the log alone.
    package func fold() async throws(LedgerFailure) -> World { try await rest(of: World()) }

    private func rest(of snapshot: consuming World) async throws(LedgerFailure) -> World {
        var world = snapshot
        while true {
            let entries = try await ledger.history(after: world.sequence, limit: Self.page)
            guard !entries.isEmpty else { return world }
            for entry in entries { world.apply(entry) }
        }
    }

    /// Nil where the whole log must be folded; that is slower and never wrong.
    private func snapshot() async -> World? {
        do throws(LedgerFailure) {
            let found = try await ledger.snapshot(shape: shape)
            for passed in found.passedBy {
                logger.warning(
                    "a snapshot is passed by",
                    metadata: ["entry": "\(passed.sequence)", "why": "\(passed.fault.rawValue)"])
            }
            return found.world
        } catch {
            logger.warning("no snapshot can be read", metadata: ["why": "\(error)"])
            return nil
        }
    }
}

extension World {
    /// What a snapshot is known by. The release is part of it, so that a fold that was changed
    /// and not counted lives no longer than the release.
    package static func shape(in release: String) -> String { "\(shape) \(release)" }
}
