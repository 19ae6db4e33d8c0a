import Domain

/// How a new version is made known (plan clause 九.2).
extension PlanReader {
    /// How long contacts are kept of somebody who left (domain §7).
    mutating func retention(_ node: LocatedNode) -> Duration? {
        node.unknownKeys(allowed: ["contacts"], &faults)
        return node.duration("contacts", &faults)
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
        node.unknownKeys(allowed: ["approveBySMS", "codeValid"], &faults)
        let word = node.string("approveBySMS", &faults)
        let span = node.duration("codeValid", required: false, &faults)
        if let span, !(Duration.minutes(5)...Duration.hours(24)).contains(span) {
            note("codeValid", of: node, PlanFault.outOfRange("codeValid", "5m", "24h"))
        }
        guard let word else { return nil }
        guard let scope = ContinuityRule.Scope(rawValue: word) else {
            let known = ContinuityRule.Scope.allCases.map(\.rawValue)
            note("approveBySMS", of: node, PlanFault.unknown(.approving, word, among: known))
            return nil
        }
        return ContinuityRule(
            approveBySMS: scope, codeValid: span ?? ContinuityRule.usualValidity)
    }

    /// How long answers to a roll call have, and how they are asked for, where no level says.
    mutating func rollCall(_ node: LocatedNode) -> RollCallRule? {
        node.unknownKeys(allowed: ["answer", "ladder"], &faults)
        let answer = node.duration("answer", &faults)
        let ladder = ladder(node, required: true)
        return answer.map { RollCallRule(answer: $0, ladder: ladder) }
    }
}
