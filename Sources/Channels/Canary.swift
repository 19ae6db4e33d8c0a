import Foundation
import Ports

/// Waiting for what was sent to come back.
enum Canary {
    /// - Returns: What `arrival` said before `deadline`; nil where it said nothing.
    static func seen<Word: Sendable>(
        _ arrival: AsyncStream<Word>, by deadline: Date, _ clock: any WallClock
    ) async -> Word? {
        await withTaskGroup(of: Word?.self) { group in
            group.addTask {
                for await word in arrival { return word }
                return nil
            }
            group.addTask {
                try? await clock.sleep(until: deadline)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }
}
