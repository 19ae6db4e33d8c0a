import Foundation

extension Decider {
    mutating func decide(_ command: DeskCommand) throws(Refusal) -> Reply? {
        switch command {
        case .language(let choice):
            record(.desk(.language(me, choice)))
            return .language(choice)
        case .quiet(let hours):
            record(.desk(.quiet(me, hours)))
            return .quiet(hours)
        case .answer(let code): return try answer(code)
        case .openForm(let subject): return try openForm(subject)
        case .formAnswer(let answer): return try self.answer(answer)
        case .switchRoads(let route): return try switchRoads(to: route)
        case .testRoads(let word): return try testRoads(of: word)
        case .lesserSMS(let wanted): return stopSMS(!wanted)
        }
    }

    /// Keeps a dangerous command and asks for its digits; the same person, the same place.
    mutating func askBack(
        _ command: Command, _ summary: Confirmation
    ) throws(Refusal) -> Reply? {
        guard let place = context.place else { return nil }
        record(
            .desk(
                .codeAsked(
                    me,
                    PendingCode(
                        code: context.code, command: command, place: place, askedAt: now,
                        validUntil: now + Limits.codeValidity))))
        return .confirm(summary, code: context.code)
    }

    /// A code that waited while the bot was down counts by when it was said, but an old one is
    /// asked about again (spec §1.3).
    private mutating func answer(_ code: String) throws(Refusal) -> Reply? {
        guard let pending = world.desk.codes[me] else { throw .noCode }
        guard pending.place == context.place else { throw .codeElsewhere }
        guard pending.code == code else { throw .codeWrong }
        guard context.saidAt <= pending.validUntil, now.since(context.saidAt) <= Limits.staleAfter
        else { throw .codeExpired }
        // The check comes first: a refusal must not have recorded anything.
        var trial = Decider(world: world, context: context)
        _ = try trial.carryOut(pending.command)
        record(.desk(.codeSpent(me)))
        return try carryOut(pending.command)
    }
}
