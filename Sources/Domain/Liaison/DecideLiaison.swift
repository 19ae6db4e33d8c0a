import Foundation

package enum LiaisonCommand: Codable, Equatable, Sendable {
    /// Hand me the text and the number: I am going to call.
    case notify(String, incident: Number?)
    case receipt(String, LiaisonReceipt, incident: Number?)
    /// The number was tried and is right.
    case verify(String)
}

/// What is asked about outside bodies.
package enum LiaisonQuery: Codable, Equatable, Sendable {
    case list
    case show(String)
}

extension Decider {
    mutating func decide(_ command: LiaisonCommand) throws(Refusal) -> Reply? {
        switch command {
        case .notify(let word, let number): return try notify(word, number)
        case .receipt(let word, let receipt, let number):
            return try take(receipt, from: word, number)
        case .verify(let word):
            let liaison = try callable(word)
            record(.liaison(nil, .verified(liaison.id)))
            return .liaison(.verified(liaison.name))
        }
    }

    private func listed(_ word: String) throws(Refusal) -> Liaison {
        guard let liaison = world.liaisons.found(word) else {
            throw .liaison(.noSuch(word, known: world.liaisons.listed.map(\.id)))
        }
        return liaison
    }

    /// Only those may call who are named for it (domain §6: "who may call").
    private func callable(_ word: String) throws(Refusal) -> Liaison {
        let liaison = try listed(word)
        guard world.maySpeak(to: liaison, me) else {
            throw .liaison(.notCaller(liaison.name, groups: liaison.callers))
        }
        return liaison
    }

    /// Outside a running incident it is a matter of the desk, such as a quarterly look.
    private func matter(_ number: Number?) throws(Refusal) -> Int? {
        if number == nil, context.matters.isEmpty, world.running.isEmpty { return nil }
        return try runningIncident(number).number
    }

    private mutating func notify(_ word: String, _ number: Number?) throws(Refusal) -> Reply {
        let liaison = try callable(word)
        let incident = try matter(number)
        record(.liaison(incident, .prepared(liaison.id)))
        return .liaison(
            .prepared(
                LiaisonFacts(liaison, mayCall: true, at: now),
                about: incident.flatMap { world.incident($0) }.map { about($0) },
                receiptBy: now + LiaisonCall.firstReminder))
    }

    private func about(_ incident: Incident) -> LiaisonMatter {
        LiaisonMatter(
            incident: incident.number, level: incident.level, since: incident.activatedAt,
            isDrill: incident.isDrill)
    }

    /// For the incident that was named, else the one for which a call is under way.
    private mutating func take(
        _ receipt: LiaisonReceipt, from word: String, _ number: Number?
    ) throws(Refusal) -> Reply {
        let liaison = try callable(word)
        guard !receipt.isEmpty else { throw .liaison(.emptyReceipt(liaison.name)) }
        let calls = world.liaisons.calls.filter { $0.liaison == liaison.id }
        var incident: Int?
        if number == nil, calls.count == 1 {
            incident = calls[0].incident
        } else {
            incident = try matter(number)
        }
        record(.liaison(incident, .receipted(liaison.id, receipt)))
        return .liaison(.receipted(liaison.name, receipt))
    }

    /// Calls that somebody undertook and of which nothing was heard.
    mutating func remindOfCalls() {
        for call in world.liaisons.late(at: now) {
            record(
                .liaison(
                    call.incident,
                    .receiptLate(
                        call.liaison, caller: call.caller, since: call.at,
                        reminders: call.reminders + 1)))
        }
    }
}

extension World {
    func maySpeak(to liaison: Liaison, _ person: PersonID) -> Bool {
        roster[person].map { person in liaison.callers.contains { person.sits(in: $0) } } ?? false
    }

    /// All of them, as one person may see them.
    package func liaisonFacts(for person: PersonID?, at now: Date) -> [LiaisonFacts] {
        liaisons.listed.map { facts(of: $0, for: person, at: now) }
    }

    /// - Returns: Nil when there is none by that word.
    package func liaison(_ word: String, for person: PersonID?, at now: Date) -> LiaisonFacts? {
        liaisons.found(word).map { facts(of: $0, for: person, at: now) }
    }

    private func facts(of liaison: Liaison, for person: PersonID?, at now: Date) -> LiaisonFacts {
        LiaisonFacts(
            liaison, mayCall: person.map { maySpeak(to: liaison, $0) } ?? false, at: now)
    }
}
