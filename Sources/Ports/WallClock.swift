import Foundation

/// The time, and waiting for a date. A due date survives a restart; a counted sleep does not.
package protocol WallClock: Sendable {
    var now: Date { get }
    /// Returns at `due` or later, or throws `CancellationError`. When the clock is set back it returns
    /// as soon as that is noticed: whoever waits looks anew what is due by the clock as it is now.
    func sleep(until due: Date) async throws
}
