import Foundation

/// How an incident ends: what the end waits for, the end, the closeout, the archive.
extension Decider {
    /// The end is proposed: the steps that it waits for join.
    mutating func beginCloseout(of number: Int, reason: String) {
        guard let incident = world.incidents[number] else { return }
        let steps = plan(of: incident).closeout(in: circumstances(of: incident))
        join(Self.before(closing: steps), number, because: .closeProposed)
        fulfil(.closeProposed, in: number, evidence: reason)
    }

    /// The step that the closing fulfils, and all that it waits for.
    private static func before(closing steps: [Step]) -> [Step] {
        var wanted = Set(
            steps.filter { $0.fulfilledBy == .closed || $0.fulfilledBy == .closeProposed }
                .map(\.id))
        var ahead = wanted
        while !ahead.isEmpty {
            let gates = steps.filter { ahead.contains($0.id) }.flatMap(\.after)
            ahead = Set(gates).subtracting(wanted)
            wanted.formUnion(ahead)
        }
        return steps.filter { wanted.contains($0.id) }
    }

    /// The response's clocks stop, and the closeout's begin.
    mutating func close(_ incident: Incident, reason: String) {
        let number = incident.number
        fulfil(.closed, in: number, evidence: reason)
        record(.incident(number, .closed(by: me, reason: reason)))
        silence(number)
        _ = reschedule(number)
        let steps = plan(of: incident).closeout(in: circumstances(of: incident))
        let early = Set(Self.before(closing: steps).map(\.id))
        join(steps.filter { !early.contains($0.id) }, number, because: .closed)
    }

    /// What this very command has done is done by whoever gave it.
    mutating func fulfil(_ deed: Fulfilment, in number: Int, evidence: String) {
        guard let incident = world.incidents[number] else { return }
        for task in incident.openTasks(where: { $0.step.fulfilledBy == deed }) {
            record(.task(task.number, .done(by: me, evidence: evidence, next: nil)))
        }
    }

    /// Everything that still called somebody falls silent.
    mutating func silence(_ number: Int) {
        for notice in world.openNotices where notice.issue.incident == number {
            record(.notice(notice.number, .withdrawn))
        }
    }

    /// The last task of the closeout is done.
    mutating func archive(_ number: Int) {
        guard let incident = world.concluding[number], !incident.isConcluding else { return }
        haltStatements(ofEnded: number)
        record(.incident(number, .archived))
    }
}
