import Domain
import Foundation

/// What can only be told of several packs as one list: places taken twice, circles, and due times
/// that come before those of their gates.
extension PlanReader {
    mutating func checkMerged(_ packs: [Pack], head: PlanHead?) {
        let steps = packs.flatMap(\.steps)
        let byID = Dictionary(
            steps.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        checkReplacements(steps, byID)
        var circles: Set<[String]> = []
        var early: Set<[String]> = []
        for list in Self.lists(of: packs) {
            let found = StepCycles.find(in: list)
            for cycle in found where circles.insert(cycle).inserted {
                tell(cycle.first ?? "", PlanFault.cycle(cycle))
            }
            // Where steps go round in a circle none of them is early.
            guard let head, found.isEmpty else { continue }
            for fault in DueOrder(list, head).faults
            where early.insert([fault.step, fault.gate]).inserted {
                tell(
                    fault.step,
                    PlanFault.dueBeforeGate(fault.step, fault.gate, level: fault.level))
            }
        }
    }

    /// All steps as they stand; then the lists that activations may give, with places taken.
    private static func lists(of packs: [Pack]) -> [[Step]] {
        let whole = packs.flatMap(\.steps)
        guard whole.contains(where: { $0.replaces != nil }) else { return [whole] }
        let base = packs.filter(\.isBase).flatMap(\.steps)
        let others = packs.filter { !$0.isBase && $0.steps.contains { $0.replaces != nil } }
        let pairs = others.map { base + $0.steps } + [whole]
        return [whole] + pairs.map { resolved(Plan.merged($0)) }
    }

    /// Every gate and base under the id of the step that stands for it.
    private static func resolved(_ steps: [Step]) -> [Step] {
        var places: [String: String] = [:]
        for step in steps { for id in step.replaces ?? [] { places[id] = step.id } }
        return steps.map { step in
            var step = step
            step.after = step.after.map { places[$0] ?? $0 }
            for index in step.due.indices {
                if case .step(let id) = step.due[index].base, let place = places[id] {
                    step.due[index].base = .step(place)
                }
            }
            return step
        }
    }

    private mutating func checkReplacements(_ steps: [Step], _ byID: [String: Step]) {
        var first: [String: Step] = [:]
        for step in steps {
            let reach = Self.reach(of: step, byID)
            if reach.contains(step.id) { tell(step.id, PlanFault.replacesItself(step.id)) }
            for id in step.replaces ?? [] {
                if byID[id]?.legal == true, !step.legal {
                    tell(step.id, PlanFault.replacesLegal(step.id, id))
                }
                guard let other = first[id] else {
                    first[id] = step
                    continue
                }
                // Whichever of two also replaces the other goes first.
                let isSettled =
                    reach.contains(other.id) || Self.reach(of: other, byID).contains(step.id)
                if !isSettled {
                    tell(step.id, PlanFault.contradiction(other.id, step.id, over: id))
                }
            }
        }
    }

    private static func reach(of step: Step, _ byID: [String: Step]) -> Set<String> {
        var found: Set<String> = []
        var ahead = step.replaces ?? []
        while let next = ahead.popLast() {
            if found.insert(next).inserted { ahead += byID[next]?.replaces ?? [] }
        }
        return found
    }

    /// At the line of a step's own id.
    private mutating func tell(_ step: String, _ message: Bilingual) {
        guard let place = place(of: step, .step) else { return }
        faults.append(Diagnostic(file: place.file, line: place.line, message: message))
    }
}

/// Looks, at every level, whether a step is due before one that it waits for.
private struct DueOrder {
    struct Fault {
        var step: String
        var gate: String
        var level: String
    }

    private(set) var faults: [Fault] = []
    private let steps: [String: Step]
    private let plan: Plan
    /// A Monday at nine, so that working days begin at once.
    private let start = Date(timeIntervalSince1970: 1_767_574_800)
    private var dues: [String: Date?] = [:]

    init(_ list: [Step], _ head: PlanHead) {
        steps = Dictionary(list.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        plan = head.plan(hash: "", packs: [])
        let waiting = list.filter { !$0.after.isEmpty }
        for (index, rule) in head.levels.enumerated() where rule.activates {
            dues = [:]
            for step in waiting { check(step, Level(index + 1), rule.key) }
        }
    }

    private mutating func check(_ step: Step, _ level: Level, _ key: String) {
        guard let due = due(step.id, level, depth: 0), let root = root(step.id) else { return }
        for gate in step.after {
            guard let other = self.due(gate, level, depth: 0), root == self.root(gate),
                due < other
            else { continue }
            faults.append(Fault(step: step.id, gate: gate, level: key))
        }
    }

    /// What the step's time counts from in the end; times from different roots cannot be compared.
    private func root(_ id: String) -> Due.Base? {
        var id = id
        for _ in 0...steps.count {
            guard let base = steps[id]?.due.first?.base else { return nil }
            guard case .step(let next) = base else { return base }
            id = next
        }
        return nil
    }

    private mutating func due(_ id: String, _ level: Level, depth: Int) -> Date? {
        if let known = dues[id] { return known }
        guard let step = steps[id], depth <= steps.count else { return nil }
        var finished: [String: Date] = [:]
        if case .step(let base)? = step.due.first?.base {
            finished[base] = due(base, level, depth: depth + 1)
        }
        let clock = StepClock(
            plan: plan, level: level, detectedAt: start, activatedAt: start, closedAt: start)
        let date = clock.due(of: step, round: 0, finished: finished)
        dues[id] = date
        return date
    }
}
