import Domain

/// Where more is due than one round takes, the incidents take turns, so that the fan-out of one
/// never keeps the other waiting. Whose turn it was is remembered from round to round: a road that
/// may carry one message at a time serves both alike.
package struct FairShare: Equatable, Sendable {
    /// More shares than are ever due at once; who was served longer ago is as one never served.
    private static let most = 64

    /// For each priority the shares that were served, the last one last.
    private var served: [Priority: [Int]] = [:]

    package init() {}

    /// The same items, all of one priority: those of each share in the order given, the shares one
    /// item each in turn, beginning with those never served, then with the one served longest ago;
    /// among equals with the one that stands first.
    package func turns<Item>(
        _ items: [Item], of priority: Priority, share: (Item) -> Int
    ) -> [Item] {
        var order: [Int] = []
        var queues: [Int: [Item]] = [:]
        for item in items {
            let share = share(item)
            if queues[share] == nil { order.append(share) }
            queues[share, default: []].append(item)
        }
        guard order.count > 1 else { return items }
        let last = served[priority] ?? []
        let before = order.filter(last.contains).sorted {
            (last.firstIndex(of: $0) ?? 0) < (last.firstIndex(of: $1) ?? 0)
        }
        order = order.filter { !last.contains($0) } + before
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

    /// These were taken, in this order.
    package mutating func note(_ shares: [Int], of priority: Priority) {
        guard !shares.isEmpty else { return }
        let now = Array(Array(shares.reversed()).uniqued().reversed())
        let before = (served[priority] ?? []).filter { !now.contains($0) }
        served[priority] = (before + now).suffix(Self.most)
    }
}
