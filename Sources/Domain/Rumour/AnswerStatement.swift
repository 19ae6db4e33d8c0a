import Foundation

// What may stand as the public word on a rumour: the steps for it are done by that word alone, and
// HQ's approval of them (R14, R15) is its signature on the statement, so nothing less will do.

extension Decider {
    /// A statement of this incident that stands in public, wherever it was ordered to: not one that
    /// was never written, that one person says they placed, or that another one took back.
    func standing(
        _ number: Number, for rumour: Rumour, in incident: Int
    ) throws(Refusal) -> Statement {
        guard let (statement, home) = world.statement(number.value) else { throw .noSuch(number) }
        try checkKnown(number)
        guard home.number == incident else { throw .statement(.notReleased(number)) }
        switch statement.ending {
        case .released: return statement
        case .corrected(let other), .withdrawn(let other):
            throw .rumour(
                .statementOver(rumour.id, number, by: Number(.statement, other)))
        case .dropped, nil: throw .statement(.notReleased(number))
        }
    }

    /// What puts a wrong verdict right was said since that was found, of the statement that was
    /// wrong, or of one that had put that right before.
    func checkCorrects(
        _ statement: Statement, _ correction: Rumour.Correction, of rumour: Rumour
    ) throws(Refusal) {
        guard !statement.wasOrdered(before: correction.at) else {
            throw .rumour(.statementEarlier(rumour.id, statement.id, correction: true))
        }
        guard let wrong = correction.of else { return }
        var amended = statement.amends
        while let number = amended, number != wrong.value {
            amended = world.statement(number)?.statement.amends
        }
        guard amended != nil else {
            throw .rumour(.notCorrecting(rumour.id, statement.id, of: wrong))
        }
    }
}

extension World {
    /// One, or what put the words of one right.
    func isRefutation(_ statement: Statement) -> Bool {
        var next: Statement? = statement
        while let at = next, at.kind == .correction {
            next = at.amends.flatMap { self.statement($0)?.statement }
        }
        return next?.kind == .refutation
    }
}

extension Statement {
    func wasOrdered(before moment: Date) -> Bool {
        release.map { $0.orderedAt < moment } ?? true
    }
}

extension Incident {
    /// Whether a statement was ordered out before the verdict: it may correct what was said before,
    /// but it answers no verdict that nobody had reached.
    func precedesVerdict(_ statement: Number, of rumour: Rumour) -> Bool {
        guard let judged = rumour.judgement?.at, let said = statements[statement.value] else {
            return false
        }
        return said.wasOrdered(before: judged)
    }
}
