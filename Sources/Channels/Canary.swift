import Foundation
import Ports

/// Waiting for what was sent to come back.
enum Canary {
    /// - Returns: Whether `arrival` spoke before `deadline`.
    static func seen(
        _ arrival: AsyncStream<Void>, by deadline: Date, _ clock: any WallClock
    ) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                for await _ in arrival { return true }
                return false
            }
            group.addTask {
                try? await clock.sleep(until: deadline)
                return false
            }
            let first = await group.next() ?? false
            group.cancelAll()
            return first
        }
    }
}
