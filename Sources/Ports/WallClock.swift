import Foundation

/// The time, and waiting for a date. A due date survives a restart; a counted sleep does not.
package protocol WallClock: Sendable {
    var now: Date { get }
    /// Returns at `due` or later, or throws `CancellationError`.
    func sleep(until due: Date) async throws
}
