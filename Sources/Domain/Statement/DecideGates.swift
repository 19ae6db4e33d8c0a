import Foundation

// The gates: facts, law, signature; each binds to the exact text (domain §5).

extension Decider {
    mutating func decideGate(_ command: StatementCommand) throws(Refusal) -> Reply? {
        switch command {
        case .check(let number, let passes, let note):
            return try open(.facts, of: number, passes, note)
        case .opine(let number, let passes, let note):
            return try open(.legal, of: number, passes, note)
        case .sign(let number, _):
            let (statement, incident) = try checkSigning(number, nil)
            let facts = try facts(of: statement.number)
            return try askBack(
                .statement(.sign(number, sha256: statement.sha256)),
                .statement(.sign(facts, needed: incident.signaturesNeeded)))
        case .reject(let number, let reason): return try reject(number, reason)
        case .accept(let number): return try accept(number)
        default: return nil
        }
    }

    /// The gate at which it stands, or why it stands at none.
    private func standing(
        at gate: Statement.Gate, _ number: Number
    ) throws(Refusal) -> (Statement, Incident) {
        let (statement, incident) = try openStatement(number)
        try checkInside(statement)
        guard statement.submittedAt != nil else { throw .statement(.notSubmitted(number)) }
        let now = world.gate(of: statement, in: incident)
        guard let now, now.rank <= gate.rank else {
            throw .statement(.gatePassed(number, gate))
        }
        guard now == gate else {
            throw .statement(.gateFirst(number, now, waitingFor: asked(now, statement)))
        }
        return (statement, incident)
    }

    func asked(_ gate: Statement.Gate, _ statement: Statement) -> [String] {
        names(Array(world.openers(of: gate, statement, at: now).prefix(3)))
    }

    private func checkOpener(_ gate: Statement.Gate, _ statement: Statement) throws(Refusal) {
        guard !statement.drafters.contains(me) else {
            throw .statement(.drafterMayNot(statement.id))
        }
        let able = world.openers(of: gate, statement, at: now)
        guard !able.isEmpty else { throw .statement(.nobodyLeft(statement.id, gate)) }
        guard able.contains(me) else {
            throw .statement(.notOpener(statement.id, gate, people: names(able)))
        }
    }

    func checkFactsHold(_ statement: Statement) throws(Refusal) {
        guard statement.facts.count >= Limits.statementFacts else {
            throw .statement(.noFacts(statement.id))
        }
        let shaky = world.shakyFacts(of: statement)
        guard shaky.isEmpty else { throw .statement(.shaky(statement.id, facts: shaky)) }
    }

    private func mySignature(on statement: Statement, _ note: String?) -> Statement.Signature {
        Statement.Signature(
            person: me, inNameOf: signedFor?.by, version: statement.version,
            sha256: statement.sha256, note: note, at: now)
    }

    private mutating func open(
        _ gate: Statement.Gate, of number: Number, _ passes: Bool, _ note: String?
    ) throws(Refusal) -> Reply {
        let (statement, incident) = try standing(at: gate, number)
        try checkOpener(gate, statement)
        guard passes else { return try giveBack(statement, incident, gate, note ?? "") }
        if gate == .facts { try checkFactsHold(statement) }
        // What is kept of it is the opinion (domain §1, 五.5), not that there was one.
        if gate == .legal, (note ?? "").count(where: \.isLetter) < 2 {
            throw .statement(.opinionMissing(number))
        }
        let word = mySignature(on: statement, note)
        record(
            .statement(
                incident.number,
                gate == .facts
                    ? .checked(statement.number, word) : .opined(statement.number, word)))
        openGate(of: statement.number)
        fulfilStatement(statement.number, gate == .facts ? .checked : .reviewed)
        return .statement(.gatePassed(try facts(of: statement.number), gate))
    }

    private mutating func giveBack(
        _ statement: Statement, _ incident: Incident, _ gate: Statement.Gate, _ reason: String
    ) throws(Refusal) -> Reply {
        record(
            .statement(
                incident.number, .returned(statement.number, gate, reason: reason)))
        return .statement(.returned(try facts(of: statement.number)))
    }

    /// Back to whoever wrote it, by one of those at whose gate it stands, or by HQ.
    private mutating func reject(_ number: Number, _ reason: String) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        try checkInside(statement)
        guard statement.submittedAt != nil else { throw .statement(.notSubmitted(number)) }
        let gate = world.gate(of: statement, in: incident) ?? .signature
        let able = world.openers(of: gate, statement, at: now)
        guard able.contains(me) || entitled(to: .approve)?.sits(in: .hq) == true else {
            throw .statement(.notOpener(number, gate, people: names(able)))
        }
        return try giveBack(statement, incident, gate, reason)
    }

    /// All that must hold when somebody of HQ signs; asked for again when the code is given back.
    private func checkSigning(
        _ number: Number, _ sha256: String?
    ) throws(Refusal) -> (Statement, Incident) {
        let (statement, incident) = try standing(at: .signature, number)
        if let sha256, sha256 != statement.sha256 { throw .statement(.textChanged(number)) }
        guard world.staff(at: now, for: .approve)[me]?.sits(in: .hq) == true else {
            throw .notAllowed(.approve, roles: [.hq], people: names(of: .hq))
        }
        let authority = signature(for: .statement(.sign(number, sha256: nil)))?.by ?? me
        let openers = [statement.checked?.person, statement.opinion?.person]
        guard !openers.contains(me), !openers.contains(authority) else {
            throw .statement(.openedBefore(number))
        }
        guard !statement.drafters.contains(authority) else {
            throw .statement(.drafterMayNot(number))
        }
        let given = statement.validSignatures
        guard !given.contains(where: { [$0.person, $0.authority].contains(me) }),
            !given.contains(where: { [$0.person, $0.authority].contains(authority) })
        else { throw .statement(.signedBefore(number)) }
        try checkOpener(.signature, statement)
        try checkFactsHold(statement)
        guard !world.lacksConcerns(statement, incident, plan(of: incident)) else {
            throw .statement(.noConcerns(number, incident: incident.number))
        }
        try checkRefutes(statement, incident)
        try checkSteps(before: .signed, statement, incident)
        return (statement, incident)
    }

    private mutating func sign(_ number: Number, _ sha256: String?) throws(Refusal) -> Reply {
        let (statement, incident) = try checkSigning(number, sha256)
        record(
            .statement(
                incident.number, .signed(statement.number, mySignature(on: statement, nil))))
        openGate(of: statement.number)
        let isWhole = world.statement(statement.number).map {
            world.gate(of: $0.statement, in: $0.incident) == nil
        }
        if isWhole == true { fulfilStatement(statement.number, .signed) }
        return .statement(.gatePassed(try facts(of: statement.number), .signature))
    }

    private mutating func accept(_ number: Number) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        try checkInside(statement)
        let open = world.notAccepted(statement)
        guard !open.isEmpty else { throw .statement(.noDifferences(number)) }
        guard !statement.drafters.contains(me) else {
            throw .statement(.drafterMayNot(number))
        }
        let staff = world.staff(at: now, for: .approve)
        let mine = open.first { group in
            staff.acceptors(for: group, besides: statement.drafters).contains(me)
        }
        let before = statement.accepted.values.contains { statement.holds($0) && $0.person == me }
        guard let mine, !before else { throw .statement(.notAcceptor(number)) }
        record(
            .statement(
                incident.number,
                .accepted(statement.number, for: mine, mySignature(on: statement, nil))))
        return .statement(.accepted(try facts(of: statement.number)))
    }

    /// A dangerous command on a statement whose code was given back.
    mutating func carryOut(_ command: StatementCommand) throws(Refusal) -> Reply? {
        switch command {
        case .sign(let number, let sha256): try sign(number, sha256)
        case .release(let number, let channels, let sha256):
            try order(number, channels, sha256)
        case .withdraw(let number, let reason, _): try drop(number, reason)
        default: try decide(command)
        }
    }

    // MARK: Clocks

    /// Asks for the gate that is reached, and starts its clock.
    mutating func openGate(of number: Int) {
        guard let (statement, incident) = world.statement(number), statement.isOpen,
            statement.submittedAt != nil, let gate = world.gate(of: statement, in: incident)
        else { return }
        let span = world.patience(of: gate, in: incident, plan(of: incident))
        // One at a time is asked to sign, all who may check are.
        let able = world.openers(of: gate, statement, at: now)
        let told = gate == .signature ? Array(able.prefix(1)) : able
        record(
            .statement(
                incident.number,
                .gateOpened(
                    number,
                    GateWait(gate: gate, since: now, remindAt: now + span, told: told))))
    }

    /// At another level another number of signatures is wanted: whoever must sign now is asked.
    mutating func reopenGates(of number: Int) {
        let texts = world.incidents[number]?.statements.values.filter { statement in
            statement.isOpen && statement.release == nil && statement.waiting == nil
        }
        for statement in (texts ?? []).map(\.number).sorted() { openGate(of: statement) }
    }

    /// A gate that nobody opened: the next ones are told, and nobody opens it for them (domain §5
    /// rule 4, §11.1).
    mutating func remindOfStatement(_ number: Int) {
        guard let (statement, incident) = world.statement(number) else { return }
        remindOfAmendment(statement, incident)
        if let order = statement.release, order.isPending, !order.windowMissed,
            order.windowEnds <= now
        {
            record(
                .statement(
                    incident.number,
                    .windowMissed(number, channels: order.missing.map(\.channel))))
        }
        guard let wait = statement.waiting, wait.remindAt <= now,
            world.gate(of: statement, in: incident) == wait.gate
        else { return }
        let span = world.patience(of: wait.gate, in: incident, plan(of: incident))
        let able = world.openers(of: wait.gate, statement, at: now)
        let next =
            wait.gate == .signature
            ? able : able + world.openers(of: .signature, statement, at: now)
        let fresh = next.filter { !wait.told.contains($0) }
        let told = fresh.isEmpty ? Array(next.prefix(3)) : Array(fresh.prefix(1))
        // Everybody knows by then: less and less often.
        let rest = fresh.isEmpty ? min(8, 1 << min(wait.reminders, 3)) : 1
        record(
            .statement(
                incident.number,
                .gateLate(
                    number, wait.gate, late: wait.told.uniqued(), told: told,
                    again: now + span * rest)))
    }
}

extension Statement.Gate {
    /// Smaller comes first.
    package var rank: Int {
        switch self {
        case .facts: 0
        case .legal: 1
        case .signature: 2
        }
    }
}
