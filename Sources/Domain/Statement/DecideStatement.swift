import Foundation

// Statements until they reach the gates: drafted, edited, handed in (domain §5).

extension Limits {
    /// Characters of one public text.
    package static let statementCharacters = 4_000
    /// A public text rests on so many facts, each found by two people (spec §1.4).
    package static let statementFacts = 2
    /// All official channels have it within this time of each other (domain §1 特5, ±10 min).
    package static let releaseWindow = Duration.minutes(10)
}

extension Decider {
    mutating func decide(_ command: StatementCommand) throws(Refusal) -> Reply? {
        switch command {
        case .draft(let request): return try draft(request)
        case .edit(let number, let text, let facts):
            return try edit(number) { statement throws(Refusal) in
                statement.texts[0].text = text
                statement.template = nil
                if let facts { statement.facts = facts.uniqued() }
            }
        case .append(let number, let text):
            return try edit(number) { statement throws(Refusal) in
                statement.texts[0].text += "\n" + text
                statement.template = nil
            }
        case .fill(let number, let values): return try fill(number, values)
        case .variant(let number, let label, let text):
            return try edit(number) { statement throws(Refusal) in
                statement.texts.removeAll { !$0.label.isEmpty && $0.label == label }
                if !text.isEmpty { statement.texts.append(.init(label, text)) }
            }
        case .cite(let number, let facts):
            return try edit(number) { statement throws(Refusal) in
                statement.facts = facts.uniqued()
            }
        case .submit(let number): return try submit(number)
        case .check, .opine, .sign, .reject, .accept: return try decideGate(command)
        case .release, .place, .confirm, .waive, .goAhead: return try decideRelease(command)
        case .correct(let number, let reason, let text):
            return try amend(number, .correction, reason, text)
        case .withdraw(let number, let reason, let text):
            let statement = world.statement(number.value)?.statement
            if statement?.isPublic == true {
                return try amend(number, .withdrawal, reason, text)
            }
            if statement?.isOrdered == true { return try halt(number, reason) }
            _ = try openStatement(number)
            return try askBack(
                .statement(command), .statement(.drop(try facts(of: number.value))))
        }
    }

    /// A statement that the speaker may know of and that is not over.
    func openStatement(_ number: Number) throws(Refusal) -> (Statement, Incident) {
        guard let (statement, incident) = world.statement(number.value) else {
            throw .noSuch(number)
        }
        try checkKnown(number)
        guard statement.isOpen else { throw .statement(.ended(number)) }
        // What was said is put right also when its incident is over.
        guard incident.isRunning || incident.isConcluding || statement.kind.amends else {
            throw .incidentEnded(incident.id)
        }
        return (statement, incident)
    }

    func facts(of number: Int) throws(Refusal) -> StatementFacts {
        guard let (statement, incident) = world.statement(number) else {
            throw .noSuch(Number(.statement, number))
        }
        return world.facts(of: statement, in: incident, plan(of: incident), at: now)
    }

    /// What follows the end is public too (step E06).
    private func speakingIncident(_ number: Number?) throws(Refusal) -> Incident {
        if let number, let incident = world.concluding[number.value] {
            try checkKnown(number)
            return incident
        }
        return try runningIncident(number)
    }

    private mutating func draft(_ request: StatementRequest) throws(Refusal) -> Reply {
        let incident = try speakingIncident(request.incident)
        let number = world.next(.statement)
        var draft = StatementDraft(
            kind: request.kind, language: request.language ?? .zh, texts: [],
            facts: request.facts.uniqued(), template: nil, filled: issuer(request.language ?? .zh))
        try checkFacts(draft.facts, of: incident)
        if let text = request.text {
            draft.texts = [Statement.Variant("", text)]
        } else {
            try take(try template(request, in: incident), into: &draft)
        }
        try checkLength(draft.texts)
        record(.statement(incident.number, .drafted(number, draft)))
        return .statement(.drafted(try facts(of: number)))
    }

    func checkFacts(_ numbers: [Int], of incident: Incident) throws(Refusal) {
        for number in numbers {
            guard incident.facts?.contains(where: { $0.number == number }) == true else {
                throw .statement(
                    .unknownFact(Number(.fact, number), incident: incident.number))
            }
        }
    }

    private func checkLength(_ texts: [Statement.Variant]) throws(Refusal) {
        guard texts.allSatisfy({ $0.text.count <= Limits.statementCharacters }) else {
            throw .statement(.tooLong(limit: Limits.statementCharacters))
        }
    }

    /// Whatever is changed, all that was checked, read and signed is void (domain §5 rule 1).
    mutating func edit(
        _ number: Number, _ change: (inout Statement) throws(Refusal) -> Void
    ) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        try checkInside(statement)
        var after = statement
        try change(&after)
        try checkFacts(after.facts, of: incident)
        try checkLength(after.texts)
        guard !after.master.isEmpty else { throw .statement(.noText(number)) }
        record(
            .statement(
                incident.number,
                .edited(
                    statement.number,
                    StatementEdit(
                        version: statement.version + 1, texts: after.texts, facts: after.facts,
                        template: after.template, filled: after.filled))))
        return .statement(
            .edited(try facts(of: statement.number), voided: statement.submittedAt != nil))
    }

    /// Nothing of it is out, or on its way.
    func checkInside(_ statement: Statement) throws(Refusal) {
        guard !statement.isPublic else { throw .statement(.partlyPublic(statement.id)) }
        guard !statement.isOrdered else { throw .statement(.underway(statement.id)) }
    }

    /// Its drafter has read it and stands for it; the gates begin.
    private mutating func submit(_ number: Number) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        guard statement.submittedAt == nil else { throw .statement(.alreadySubmitted(number)) }
        guard statement.drafters.contains(me) else {
            throw .statement(.notDrafter(number, people: names(statement.drafters)))
        }
        guard statement.facts.count >= Limits.statementFacts else {
            throw .statement(.noFacts(number))
        }
        let texts = plan(of: incident).texts
        let open = statement.texts.flatMap { PlanTexts.blanks(of: $0.text) }.uniqued()
        guard open.isEmpty else {
            let names = open.map { id in
                texts.slot(id)?.name ?? Bilingual(zh: id, en: id)
            }
            throw .statement(.blanks(number, names))
        }
        try checkCarried(statement)
        record(.statement(incident.number, .submitted(statement.number)))
        openGate(of: statement.number)
        fulfilStatement(statement.number, .drafted)
        return .statement(.submitted(try facts(of: statement.number)))
    }

    mutating func drop(_ number: Number, _ reason: String) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        try checkInside(statement)
        record(.statement(incident.number, .dropped(statement.number, reason: reason)))
        return .statement(.dropped(number))
    }

    private func checkAmendable(
        _ statement: Statement, _ incident: Incident
    ) throws(Refusal) {
        let number = statement.id
        switch statement.ending {
        case .corrected(let other), .withdrawn(let other):
            throw .statement(.amendedAlready(number, by: other))
        // A machine may have had it before it was given up.
        case .dropped where !statement.isPublic: throw .statement(.ended(number))
        case .dropped, .released, nil: break
        }
        guard statement.isPublic else {
            throw .statement(statement.isOrdered ? .underway(number) : .notPublic(number))
        }
        if let other = incident.statements.values.first(where: {
            $0.amends == statement.number && $0.isOpen
        }) {
            throw .statement(.amendedAlready(number, by: other.number))
        }
    }

    /// Nothing that was public is changed in silence: another statement says so, in the same
    /// places (domain §5 rule 7).
    private mutating func amend(
        _ number: Number, _ kind: Statement.Kind, _ reason: String, _ text: String?
    ) throws(Refusal) -> Reply {
        guard let (statement, incident) = world.statement(number.value) else {
            throw .noSuch(number)
        }
        try checkKnown(number)
        try checkAmendable(statement, incident)
        var draft = StatementDraft(
            kind: kind, language: statement.language, texts: [], facts: statement.facts,
            template: nil, filled: issuer(statement.language), amends: statement.number,
            reason: reason, amendBy: now + correctionSpan(incident))
        if let text {
            draft.texts = [Statement.Variant("", text)]
        } else {
            let request = StatementRequest(kind: kind)
            try take(try template(request, in: incident), into: &draft)
        }
        try checkLength(draft.texts)
        // The wrong text goes nowhere else meanwhile.
        if statement.isOpen, statement.release?.isPending == true {
            record(.statement(incident.number, .halted(statement.number, .said(reason))))
        }
        let next = world.next(.statement)
        record(.statement(incident.number, .drafted(next, draft)))
        return .statement(.drafted(try facts(of: next)))
    }
}
