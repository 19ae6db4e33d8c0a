import Foundation

/// Who opens which gate (domain §5): whoever drafted it opens none, and who signs has opened no
/// other. Nothing approves itself (spec §10).
extension World {
    /// Whether all that it rests on was found by two people each, and it rests on something.
    package func shakyFacts(of statement: Statement) -> [Int] {
        statement.facts.filter { fact($0)?.fact.standing != .confirmed }
    }

    package func gate(of statement: Statement, in incident: Incident) -> Statement.Gate? {
        statement.gate(needing: incident.signaturesNeeded)
    }

    /// Who may open a gate, the one to be asked first before the others.
    package func openers(
        of gate: Statement.Gate, _ statement: Statement, at moment: Date
    ) -> [PersonID] {
        let staff = staff(at: moment, for: .approve)
        let drafters = Set(statement.drafters)
        func able(_ groups: [GroupID], _ barred: Set<PersonID>) -> [PersonID] {
            for group in groups {
                let people = staff.members(of: group).map(\.id).filter { !barred.contains($0) }
                if !people.isEmpty { return people }
            }
            return []
        }
        switch gate {
        case .facts:
            // Who opens this may not sign, so HQ comes last.
            return able([.office, .legal, .hq], drafters)
        case .legal: return able([staff.acting(for: .legal), .office, .hq], drafters)
        case .signature:
            let before = [statement.checked?.person, statement.opinion?.person]
                .compactMap(\.self)
            let given = statement.validSignatures.flatMap { [$0.person, $0.authority] }
            return able([.hq], drafters.union(before).union(given))
        }
    }

    /// Public texts that wait for this person's word; nil for none.
    package func statementsWaiting(for person: PersonID, at moment: Date) -> [Int]? {
        let waiting = speaking.flatMap { incident in
            incident.statements.values.filter { statement in
                guard statement.isOpen, statement.submittedAt != nil, !statement.isOrdered,
                    incident.isRunning || incident.isConcluding || statement.kind.amends,
                    let gate = gate(of: statement, in: incident)
                else { return false }
                return openers(of: gate, statement, at: moment).contains(person)
            }
        }
        return waiting.isEmpty ? nil : waiting.map(\.number).sorted()
    }

    /// Until when a gate should be open, counted from when it was reached.
    func patience(of gate: Statement.Gate, in incident: Incident, _ plan: Plan) -> Duration {
        let rule = plan.rule(of: incident.level)
        if let clock = rule?.clocks[gate.clock]?.first { return clock }
        return incident.level.rank <= 2 ? gate.usual : gate.usual * 4
    }

    /// Names that must not differ between variants: of the incident's people and groups there are
    /// none in a public text, so those of the roster, as far as they stand in it.
    package func namesInTexts() -> [String] { roster.everyone.map(\.name).filter { $0.count > 1 } }

    package func differences(in statement: Statement) -> [StatementText.Difference] {
        StatementText.differences(statement.texts, known: namesInTexts())
    }

    /// Both of them must have seen how the variants differ (domain §5).
    static let acceptors: [GroupID] = [.legal, .release]

    package func notAccepted(_ statement: Statement) -> [GroupID] {
        guard !differences(in: statement).isEmpty else { return [] }
        return Self.acceptors.filter { !statement.holds(statement.accepted[$0]) }
    }
}

extension Statement.Gate {
    /// The plan's name for its clock.
    package var clock: String {
        switch self {
        case .facts: "factCheck"
        case .legal: "legalOpinion"
        case .signature: "signature"
        }
    }

    /// Where the plan has no such clock: at levels I and II (domain §1 五.5, §5).
    fileprivate var usual: Duration { self == .legal ? .minutes(15) : .minutes(10) }
}

extension Roster {
    /// Who lets differences pass for a group: nobody who wrote at the text, so the next group where
    /// all of one did.
    func acceptors(for group: GroupID, besides drafters: [PersonID]) -> [PersonID] {
        for group in [acting(for: group), .office, .hq] {
            let people = members(of: group).map(\.id).filter { !drafters.contains($0) }
            if !people.isEmpty { return people }
        }
        return []
    }
}
