/// Where more is due than one round takes, the incidents take turns, so that the fan-out of one
/// never keeps the other waiting.
package enum FairShare {
    /// The same items: those of each share in the order given, the shares one item each in turn,
    /// beginning with the one that stands first.
    package static func turns<Item>(_ items: [Item], share: (Item) -> Int) -> [Item] {
        var order: [Int] = []
        var queues: [Int: [Item]] = [:]
        for item in items {
            let share = share(item)
            if queues[share] == nil { order.append(share) }
            queues[share, default: []].append(item)
        }
        guard order.count > 1 else { return items }
        var fair: [Item] = []
        fair.reserveCapacity(items.count)
        var round = 0
        while fair.count < items.count {
            for share in order {
                if let queue = queues[share], round < queue.count { fair.append(queue[round]) }
            }
            round += 1
        }
        return fair
    }
}
