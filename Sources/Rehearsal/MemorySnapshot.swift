import Domain
import Foundation
import Ports

/// A world as bytes: what comes back has been through them, as it would from a disk.
struct MemorySnapshot: Sendable {
    let sequence: Int
    let shape: String
    private let bytes: Data

    init(_ world: World, shape: String) throws(LedgerFailure) {
        do { bytes = try JSONEncoder().encode(world) } catch {
            throw .unavailable("the world cannot be written: \(error)")
        }
        sequence = world.sequence
        self.shape = shape
    }

    var world: World? { try? JSONDecoder().decode(World.self, from: bytes) }
}
