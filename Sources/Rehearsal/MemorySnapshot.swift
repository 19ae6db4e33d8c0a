import Domain
import Foundation
import Ports

/// A world as bytes: what comes back has been through them, as it would from a disk. They are written
/// when they are read, for most that are kept are never gone on from.
struct MemorySnapshot: Sendable {
    let shape: String
    private let kept: World

    init(_ world: World, shape: String) {
        kept = world
        self.shape = shape
    }

    var sequence: Int { kept.sequence }

    /// Nil where the world cannot be written or read.
    var world: World? {
        guard let bytes = try? JSONEncoder().encode(kept) else { return nil }
        return try? JSONDecoder().decode(World.self, from: bytes)
    }
}
