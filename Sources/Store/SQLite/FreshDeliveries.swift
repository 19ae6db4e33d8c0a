import Domain
import Outbox
import Synchronization

/// Deliveries that were saved a moment ago and will be asked for in the next: to remember them
/// costs less than to read them out of their bytes again. Whatever is not here is read.
final class FreshDeliveries: Sendable {
    /// A fan-out larger than this is read from the disk.
    private static let most = 1_024

    private let known = Mutex<[String: Delivery]>([:])

    subscript(id: String) -> Delivery? { known.withLock { $0[id] } }

    /// - Parameter deliveries: Those that the store did not have before.
    func add(_ deliveries: [Delivery]) {
        guard !deliveries.isEmpty else { return }
        known.withLock { known in
            for delivery in deliveries {
                if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
                known[delivery.id.rawValue] = delivery
            }
        }
    }

    func remove(_ settlements: [Settlement]) {
        known.withLock { known in
            for settlement in settlements where settlement.state != .queued {
                known[settlement.id.rawValue] = nil
            }
        }
    }
}
