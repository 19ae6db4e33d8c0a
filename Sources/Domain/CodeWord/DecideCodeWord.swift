import Foundation

package enum CodeWordRefusal: Codable, Equatable, Sendable {
    /// Not the person's word, or that of somebody else.
    case wrong
    /// The last that is answered in this hour.
    case locked
    /// By SMS and mail this wants the word.
    case wanted(Verb)
}

extension World {
    /// When everybody's word changes; while the chat is out nobody could be told.
    var codeWordsDue: Date? {
        guard book.inForce?.continuityRule.codeWord == .monthly, !desk.isDown(.chat) else {
            return nil
        }
        return codeWords.until
    }
}

/// Words of the month (0058).
extension Decider {
    /// A new word for everybody at the turn of the month, and for whoever has none.
    mutating func settleCodeWords() {
        guard continuity.codeWord == .monthly else {
            if world.codeWords.isRunning { record(.codeWord(.ended)) }
            return
        }
        let isTurn = world.codeWords.until.map { $0 <= now } ?? true
        guard !context.salt.isEmpty, !world.desk.isDown(.chat),
            isTurn || entries.contains(where: \.event.mayAddPeople)
        else { return }
        let people = world.roster.everyone.map(\.id).filter {
            isTurn || world.codeWords[$0] == nil
        }
        guard !people.isEmpty else { return }
        let until = isTurn ? firstOfNextMonth : world.codeWords.until ?? firstOfNextMonth
        let words = people.map {
            CodeWord(person: $0, word: CodeWord.make(context.salt, $0, now), since: now)
        }
        record(.codeWord(.given(words, until: until)))
    }

    /// At eight, where the unit is.
    private var firstOfNextMonth: Date {
        let day = plan.calendar.dayParts(of: now)
        let (year, month) = day.month == 12 ? (day.year + 1, 1) : (day.year, day.month + 1)
        return plan.calendar.date(year: year, month: month, day: 1) + .hours(8)
    }

    /// What somebody said with a word that is not theirs: nothing of it is done, and the word is
    /// kept nowhere. The fifth in an hour is the last that is answered.
    mutating func noteWrongWord() -> Reply? {
        let before = world.codeWords.faults(of: me, at: now)
        guard before < CodeWordBook.faults else { return nil }
        record(.codeWord(.wrong(me, myRoute)))
        return .refused(
            .codeWord(before + 1 == CodeWordBook.faults ? .locked : .wrong))
    }

    /// Said with the person's word.
    mutating func decideIdentified(_ command: Command) throws(Refusal) -> Reply? {
        isIdentified = true
        defer { isIdentified = false }
        return try decideSigned(command)
    }

    /// Above acknowledging and reporting a number is no proof of who speaks (domain §10.2). An approval
    /// has its own, see `checkProof`.
    func checkIdentity(for command: Command) throws(Refusal) {
        guard !isIdentified, let road = context.actor.route, !road.isChat,
            let verb = command.wantsWord, continuity.codeWord == .monthly
        else { return }
        throw .codeWord(.wanted(verb))
    }

    /// Beside whoever is only heard, whoever has shown who they are (step C03): with the word, or in
    /// the chat after having been heard by SMS.
    mutating func noteIdentified(_ notices: [Notice]) {
        for notice in notices {
            guard let answer = world.notices[notice.number]?.roll?.answers[me],
                answer.isVerified != true, isIdentified || isShownByChat(answer)
            else { continue }
            record(.notice(notice.number, .rollVerified(me)))
        }
    }

    private func isShownByChat(_ answer: RollCall.Answer) -> Bool {
        world.codeWords.isRunning && myRoute.isChat && answer.isOutside == true
    }
}

extension Command {
    fileprivate var wantsWord: Verb? {
        switch self {
        case .rollCall(.call): .rollcall
        case .duty(.handOver): .dutyHandover
        case .duty(.take): .dutyTake
        default: nil
        }
    }
}

extension Event {
    /// After it somebody may be there who was not, or a plan that asks for words.
    fileprivate var mayAddPeople: Bool {
        switch self {
        case .roster(.imported), .roster(.put), .plan(.published): true
        default: false
        }
    }
}
