import Domain

/// How a new version is made known (plan clause 九.2).
extension PlanReader {
    /// How long contacts are kept of somebody who left (domain §7), and evidence of what ended.
    mutating func retention(_ node: LocatedNode) -> (contacts: Duration?, evidence: Duration?) {
        node.unknownKeys(allowed: ["contacts", "evidence"], &faults)
        return (
            node.duration("contacts", &faults),
            node.duration("evidence", required: false, &faults)
        )
    }

    mutating func publication(_ node: LocatedNode) -> PublicationRule? {
        node.unknownKeys(allowed: ["acknowledge", "ladder"], &faults)
        let within = rhythm("acknowledge", in: node)
        if node["acknowledge"] == nil { note(node, NodeFault.missing("acknowledge")) }
        let ladder = ladder(node, required: true)
        return within.map { PublicationRule(acknowledge: $0, ladder: ladder) }
    }

    /// How long answers to a roll call have, and how they are asked for, where no level says.
    mutating func rollCall(_ node: LocatedNode) -> RollCallRule? {
        node.unknownKeys(allowed: ["answer", "ladder"], &faults)
        let answer = node.duration("answer", &faults)
        let ladder = ladder(node, required: true)
        return answer.map { RollCallRule(answer: $0, ladder: ladder) }
    }
}
