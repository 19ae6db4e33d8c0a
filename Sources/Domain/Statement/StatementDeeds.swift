/// Steps of the plan that a statement carries out are done by it, and nobody is asked to say so
/// again (spec §5, `fulfilledBy`).
enum StatementDeed: String {
    case drafted = "Drafted"
    case checked = "Checked"
    case reviewed = "Reviewed"
    case signed = "Signed"
    case released = "Released"
}

extension Decider {
    /// Steps that must be done first and that no text does by itself: HQ's choice to refute (R05),
    /// the secrecy review (N12).
    func checkSteps(before deed: StatementDeed, _ statement: Statement, _ incident: Incident)
        throws(Refusal)
    {
        let own = Fulfilment(rawValue: statement.kind.rawValue + deed.rawValue)
        let meant = incident.tasks.values.filter { task in
            guard let does = task.step.fulfilledBy else { return false }
            // No text at all goes out while a release waits for somebody's word.
            return deed == .released ? does.isRelease : does == own && task.isOpen
        }
        let waiting = meant.flatMap { gates(of: $0, in: incident) }.uniqued().filter { number in
            incident.tasks[number.value]?.step.fulfilledBy?.isOfStatement != true
        }
        guard waiting.isEmpty else {
            throw .waitsFor(statement.id, waiting.sorted { $0.value < $1.value })
        }
    }

    mutating func fulfilStatement(_ number: Int, _ deed: StatementDeed) {
        guard let (statement, incident) = world.statement(number),
            let fulfilment = Fulfilment(rawValue: statement.kind.rawValue + deed.rawValue)
        else { return }
        let evidence = "S-\(number) v\(statement.version) \(statement.sha256)"
        let places = statement.release?.places.compactMap(\.url) ?? []
        let proof = deed == .released ? ([evidence] + places).joined(separator: " ") : evidence
        for task in incident.openTasks(where: { $0.step.fulfilledBy == fulfilment }) {
            let by = context.actor.person ?? statement.release?.orderedBy ?? ""
            record(.task(task.number, .done(by: by, evidence: proof, next: nil)))
            finished(task, in: incident.number)
        }
    }
}
