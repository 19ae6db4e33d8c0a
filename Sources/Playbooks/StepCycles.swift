import Domain

/// Steps that wait for themselves: by `after`, or by a due time that hangs on another step.
enum StepCycles {
    /// - Returns: Each as a way from a step back to it, such as R03, R04, R03; the step that the
    ///   files list first begins. No step stands in two of them.
    static func find(in steps: [Step]) -> [[String]] {
        var waits: [String: [String]] = [:]
        for step in steps where waits[step.id] == nil { waits[step.id] = awaited(by: step) }
        let order = steps.map(\.id)
        var cycles: [[String]] = []
        var left = knotted(waits)
        while let start = order.first(where: left.contains) {
            let cycle = walk(from: start, waits, within: left)
            left.subtract(cycle)
            cycles.append(closed(cycle, order))
            left = knotted(waits.filter { left.contains($0.key) })
        }
        return cycles
    }

    private static func awaited(by step: Step) -> [String] {
        let bases = step.due.compactMap { due in
            if case .step(let id) = due.base { id } else { nil }
        }
        return step.after + bases
    }

    /// What is left when again and again every step is taken away that waits for none left.
    private static func knotted(_ waits: [String: [String]]) -> Set<String> {
        var waiters: [String: [String]] = [:]
        var open: [String: Int] = [:]
        for (id, others) in waits {
            let known = Set(others).filter { waits[$0] != nil }
            open[id] = known.count
            for other in known { waiters[other, default: []].append(id) }
        }
        var free = open.filter { $0.value == 0 }.map(\.key)
        while let id = free.popLast() {
            open[id] = nil
            for waiter in waiters[id] ?? [] {
                guard let count = open[waiter] else { continue }
                open[waiter] = count - 1
                if count == 1 { free.append(waiter) }
            }
        }
        return Set(open.keys)
    }

    /// Every step left waits for one that is left, so that the way must come back to itself.
    private static func walk(
        from start: String, _ waits: [String: [String]], within left: Set<String>
    ) -> [String] {
        var path = [start]
        while let last = path.last,
            let next = waits[last]?.first(where: { left.contains($0) })
        {
            if let again = path.firstIndex(of: next) { return Array(path[again...]) }
            path.append(next)
        }
        return path
    }

    private static func closed(_ cycle: [String], _ order: [String]) -> [String] {
        let first = order.first { cycle.contains($0) }
        let turn = cycle.firstIndex { $0 == first } ?? 0
        let turned = Array(cycle[turn...] + cycle[..<turn])
        return turned + turned.prefix(1)
    }
}
