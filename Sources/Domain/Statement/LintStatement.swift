import Foundation

extension World {
    /// What catches the eye in a statement: each text of the set is read, the master first; a finding
    /// in a variant bears its label.
    func lint(
        _ statement: Statement, _ incident: Incident, _ plan: Plan, at moment: Date
    ) -> [LintFinding] {
        let setting = lintSetting(statement, incident, plan, at: moment)
        return statement.texts.flatMap { variant -> [LintFinding] in
            var own = setting
            // The unit's name is known in the language of the statement alone.
            if StatementText.language(of: variant.text) != statement.language { own.issuer = nil }
            guard !variant.label.isEmpty else {
                return StatementLint.findings(in: variant.text, own)
            }
            // What people ask is answered by the set as a whole.
            (own.concerns, own.concernsUnknown) = ([], false)
            return StatementLint.findings(in: variant.text, own).map { finding in
                LintFinding(finding.kind, finding.found, in: variant.label)
            }
        }
    }

    private func lintSetting(
        _ statement: Statement, _ incident: Incident, _ plan: Plan, at moment: Date
    ) -> LintSetting {
        let before = incident.statements.values.filter {
            guard case .released = $0.ending else { return false }
            return true
        }
        let amended = statement.amends.flatMap { incident.statements[$0] }
        let facts = statement.facts.compactMap { fact($0)?.fact.text }
        let promised = ["at", "next"].compactMap { statement.filled[$0] }
        return LintSetting(
            kind: statement.kind, language: statement.language,
            issuer: statement.filled["issuer"], contact: statement.filled["contact"],
            known: facts + before.flatMap { $0.texts.map(\.text) }
                + [amended?.master].compactMap(\.self) + promised,
            isLate: isLate(statement, incident, plan, at: moment), amended: amended?.master,
            concerns: openConcerns(of: incident, beside: statement).map(\.text),
            concernsUnknown: lacksConcerns(statement, incident, plan),
            titles: roster.everyone.compactMap { person in
                person.title.map { (person.name, $0) }
            }, privateNames: privateNames(of: incident.number, at: moment))
    }

    /// Past the clock of the first word, while nothing was said.
    private func isLate(
        _ statement: Statement, _ incident: Incident, _ plan: Plan, at moment: Date
    ) -> Bool {
        guard statement.kind == .holding, statement.isOpen,
            let span = plan.rule(of: incident.level)?.clocks["holding"]?.first
        else { return false }
        return moment > incident.activatedAt + span
    }
}

extension StatementText {
    /// Chinese where a Han character stands in it.
    package static func language(of text: String) -> Language {
        text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } ? .zh : .en
    }
}
