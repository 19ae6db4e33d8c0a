import Domain

/// Why a snapshot is passed by.
package enum SnapshotFault: String, Equatable, Sendable {
    /// Its bytes are not those that were written, or cannot be read.
    case damaged
    /// Another version of the world wrote it.
    case otherShape
    /// The log's entry at its place is not the one that it was made of.
    case otherLog
}

/// The newest world that can be gone on from, and what was passed by on the way to it.
package struct SnapshotFound: Equatable, Sendable {
    package struct PassedBy: Equatable, Sendable {
        package var sequence: Int
        package var fault: SnapshotFault

        package init(sequence: Int, fault: SnapshotFault) {
            self.sequence = sequence
            self.fault = fault
        }
    }

    /// Nil where the log must be folded from its beginning.
    package var world: World?
    /// Newest first.
    package var passedBy: [PassedBy]

    package init(world: World? = nil, passedBy: [PassedBy] = []) {
        self.world = world
        self.passedBy = passedBy
    }
}
