import Foundation

/// An answer to the press is read as a public text is (domain §5): what would trip a second reader is
/// said to whoever approves it. What a note or a headline must have, an answer need not.
enum AnswerLint {
    private static let kinds: [LintFinding.Kind] = [
        .privateData, .privateName, .noComment, .earlyCause, .absolute, .praiseFirst, .blame,
        .speculation, .threat, .unnamedBody, .strayNumbers,
    ]

    static func findings(
        in text: String, known: [String], privateNames: [String] = []
    ) -> [LintFinding] {
        let setting = LintSetting(
            kind: .notice, language: StatementText.language(of: text), known: known,
            privateNames: privateNames)
        return StatementLint.findings(in: text, setting).filter { kinds.contains($0.kind) }
    }
}

extension World {
    /// What catches the eye in the text of an answer, beside the confirmed facts of its incident and
    /// what was made public of it.
    func lint(_ text: String, for question: Question) -> [LintFinding] {
        let incident = question.incident.flatMap { self.incident($0) }
        let facts = (incident?.facts ?? []).filter { $0.standing == .confirmed }.map(\.text)
        let said = incident?.statements.values.filter(\.isPublic).flatMap { $0.texts.map(\.text) }
        return AnswerLint.findings(
            in: text, known: facts + (said ?? []), privateNames: askers(of: question.incident))
    }
}
