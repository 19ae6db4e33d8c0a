import Foundation

// What an answer rests on: told to one asker it may be advice; put up in public it is the unit's word
// like any other (plan clause 六.2).

extension Limits {
    /// A sentence of so many characters that stands in a public text is a quotation of it.
    static let quotation = 8
}

extension Decider {
    /// Facts that an answer may cite: of its incident, and of what its drafter may know.
    func checkCited(_ facts: [Int], for question: Question) throws(Refusal) {
        for number in facts {
            let id = Number(.fact, number)
            guard let (_, incident) = world.fact(number), isKnown(id) else { throw .noSuch(id) }
            if let home = question.incident, home != incident {
                throw .statement(.unknownFact(id, incident: home))
            }
        }
    }

    /// An answer that is put up where anybody reads it cites what two people confirmed, or says again
    /// what went through the gates of a statement.
    func checkGround(_ answer: Question.Version, of question: Question) throws(Refusal) {
        let cited = answer.facts ?? []
        let shaky = cited.filter { world.fact($0)?.fact.standing != .confirmed }
        guard shaky.isEmpty else { throw .question(.shaky(question.id, facts: shaky)) }
        guard !cited.isEmpty || world.quotesPublicWord(answer.text, in: question.incident) else {
            throw .question(.groundless(question.id))
        }
    }
}

extension World {
    /// Whether a sentence of it stands in a statement that is public and that nothing has taken back, or
    /// it links to one.
    func quotesPublicWord(_ text: String, in incident: Int?) -> Bool {
        let matters = incident.map { [$0] } ?? running.map(\.number)
        let said = matters.compactMap { self.incident($0) }.flatMap(\.statements.values)
            .filter(\.stands)
        let links = said.flatMap(\.places).compactMap(\.url)
        if links.contains(where: text.contains) { return true }
        let texts = said.flatMap(\.texts).map { PlainText.of($0.text) }
        return StatementText.sentences(of: text).map(PlainText.of).contains { sentence in
            sentence.count >= Limits.quotation && texts.contains { $0.contains(sentence) }
                && !LintWords.contact.contains(where: sentence.contains)
        }
    }
}

extension Statement {
    /// It is public, and what it says holds.
    fileprivate var stands: Bool {
        switch ending {
        case .corrected, .withdrawn: false
        case .released, .dropped, nil: isPublic
        }
    }
}
