import Domain
import Outbox
import Synchronization

/// Deliveries that were saved a moment ago and will be asked for in the next: to remember them
/// costs less than to read them out of their bytes again. Whatever is not here is read.
final class FreshDeliveries: Sendable {
    /// What a fan-out has beyond this is read from the disk, and so is all that waits for long.
    private static let most = 16_384

    private let known = Mutex<[String: Delivery]>([:])

    subscript(id: String) -> Delivery? { known.withLock { $0[id] } }

    /// - Parameter deliveries: Those that the store did not have before.
    func add(_ deliveries: [Delivery]) {
        guard !deliveries.isEmpty else { return }
        known.withLock { known in
            // Those saved first are asked for first.
            let these = deliveries.prefix(Self.most)
            if known.count + these.count > Self.most { known = [:] }
            for delivery in these { known[delivery.id.rawValue] = delivery }
        }
    }

    /// They are not as they were any more.
    func clear() { known.withLock { $0 = [:] } }

    func remove(_ settlements: [Settlement]) {
        known.withLock { known in
            for settlement in settlements where settlement.state != .queued {
                known[settlement.id.rawValue] = nil
            }
        }
    }
}
