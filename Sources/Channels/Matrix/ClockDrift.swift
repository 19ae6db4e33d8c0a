import Foundation
import Synchronization

/// How far two clocks are apart, by what can be proved: what was sent and came back was taken in
/// between.
package final class ClockDrift: Sendable {
    private let last = Mutex<Double?>(nil)

    /// In seconds, negative where the far clock is behind; nil while nothing has come back.
    package var seconds: Double? { last.withLock { $0 } }

    func note(sent: Date, taken: Date, back: Date) {
        let off: Double
        if taken < sent {
            off = taken.timeIntervalSince(sent)
        } else {
            off = max(0, taken.timeIntervalSince(back))
        }
        last.withLock { $0 = off }
    }
}
