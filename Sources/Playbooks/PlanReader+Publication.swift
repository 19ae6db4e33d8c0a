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

    /// What may be done without any chat beyond acknowledging and reporting.
    mutating func continuity(_ node: LocatedNode) -> ContinuityRule? {
        node.unknownKeys(allowed: ["approveBySMS", "codeValid", "codeWord"], &faults)
        let scope = oneOf(ContinuityRule.Scope.self, "approveBySMS", .approving, in: node)
        let words = oneOf(ContinuityRule.Words.self, "codeWord", .codeWord, in: node)
        let span = node.duration("codeValid", required: false, &faults)
        if let span, !(Duration.minutes(5)...Duration.hours(24)).contains(span) {
            note("codeValid", of: node, PlanFault.outOfRange("codeValid", "5m", "24h"))
        }
        return ContinuityRule(
            approveBySMS: scope ?? .off, codeValid: span ?? ContinuityRule.usualValidity,
            codeWord: words ?? .off)
    }

    /// How long answers to a roll call have, and how they are asked for, where no level says.
    mutating func rollCall(_ node: LocatedNode) -> RollCallRule? {
        node.unknownKeys(allowed: ["answer", "ladder"], &faults)
        let answer = node.duration("answer", &faults)
        let ladder = ladder(node, required: true)
        return answer.map { RollCallRule(answer: $0, ladder: ladder) }
    }
}
