/// Several packs as one list.
extension Plan {
    /// The base, the chosen packs and the duties switched on, as far as their conditions hold. A
    /// step whose place another takes is not in it: one thing is one task (spec §5).
    package func steps(for packs: [String], in circumstances: Circumstances) -> [Step] {
        let chosen = self.packs.filter { pack in
            pack.isBase || pack.annex != nil
                || (!pack.isCloseout && packs.contains { pack.isCalled($0) })
        }
        let steps = chosen.flatMap(\.steps).filter { $0.when?.holds(in: circumstances) ?? true }
        return withDuties(Self.merged(steps), in: circumstances)
    }

    /// The closeout's steps, which begin when the end is proposed or decided.
    package func closeout(in circumstances: Circumstances) -> [Step] {
        let steps = packs.filter(\.isCloseout).flatMap(\.steps)
        return Self.merged(steps.filter { $0.when?.holds(in: circumstances) ?? true })
    }

    /// Takes out what is replaced; a step that replaces one which replaces another replaces both.
    package static func merged(_ steps: [Step]) -> [Step] {
        let takes = Dictionary(
            steps.compactMap { step in step.replaces.map { (step.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        guard !takes.isEmpty else { return steps }
        var closed: [String: [String]] = [:]
        for id in takes.keys { closed[id] = reach(from: id, takes) }
        let gone = Set(closed.values.joined())
        return steps.compactMap { step in
            guard !gone.contains(step.id) else { return nil }
            var step = step
            step.replaces = closed[step.id] ?? step.replaces
            return step
        }
    }

    private static func reach(from id: String, _ takes: [String: [String]]) -> [String] {
        var found: [String] = []
        var ahead = takes[id] ?? []
        while let next = ahead.popLast() {
            guard next != id, !found.contains(next) else { continue }
            found.append(next)
            ahead += takes[next] ?? []
        }
        return found.sorted()
    }
}

extension Step {
    /// Whether whoever waits for step `id` waits for this one: it is that step, or stands for it.
    package func stands(for id: String) -> Bool {
        self.id == id || replaces?.contains(id) == true
    }
}
