import Foundation

extension Decider {
    mutating func decide(_ command: RumourCommand) throws(Refusal) -> Reply? {
        switch command {
        case .add(let number, let draft): try add(draft, to: number)
        case .assign(let number, let words): try assign(number, to: words)
        case .verdict(let number, let verdict, let source, let why):
            try voice(number, verdict, source, why)
        case .decide(let number, let response, let reason):
            try choose(number, response, reason)
        case .answer(let number, let statement, let url):
            try answer(number, by: statement, url)
        case .track(let number, let reading): try track(number, reading)
        case .close(let number, let reason): try close(number, reason)
        case .wrong(let number, let what): try findWrong(number, what)
        case .merge(let number, let other): try merge(number, into: other)
        case .legal, .report, .ticket, .platformAnswer: try decideReport(command)
        }
    }

    // MARK: Look-ups

    /// A rumour that the speaker may know of, of an incident that is not over.
    func knownRumour(_ number: Number) throws(Refusal) -> (rumour: Rumour, incident: Int) {
        guard let (rumour, incident) = world.rumour(number.value) else { throw .noSuch(number) }
        try checkKnown(number)
        guard world.incidents[incident] != nil || world.concluding[incident] != nil else {
            throw .incidentEnded(Number(.incident, incident))
        }
        if let other = rumour.mergedInto {
            throw .rumour(.merged(number, into: Number(.rumour, other)))
        }
        return (rumour, incident)
    }

    func openRumour(_ number: Number) throws(Refusal) -> (rumour: Rumour, incident: Int) {
        let (rumour, incident) = try knownRumour(number)
        guard rumour.isOpen else { throw .rumour(.closed(number)) }
        return (rumour, incident)
    }

    func rumourBrief(_ number: Int) -> RumourBrief {
        guard let (rumour, incident) = world.rumour(number) else { return RumourBrief(number) }
        return world.brief(rumour, of: incident)
    }

    /// Records what happened, then the clocks that run from now on.
    mutating func record(_ event: RumourEvent, in incident: Int) {
        record(.rumour(incident, event))
        windRumour(event.number)
    }

    mutating func windRumour(_ number: Int) {
        guard let (rumour, home) = world.rumour(number), let incident = world.incidents[home],
            let rule = plan(of: incident).rule(of: incident.level)
        else { return }
        let wanted = rumour.clocks(by: rule)
        let isSame =
            wanted.count == rumour.clocks.count
            && zip(wanted, rumour.clocks).allSatisfy { $0.isSame($1) }
        if !isSame { record(.rumour(home, .timed(number, wanted))) }
    }

    /// After another level or another version of the plan.
    mutating func windRumours(of incident: Int) {
        for rumour in world.incidents[incident]?.rumours ?? [] { windRumour(rumour.number) }
    }

    // MARK: Told, verified, judged

    private mutating func add(_ draft: RumourDraft, to number: Number?) throws(Refusal) -> Reply {
        let incident = try runningIncident(number)
        let warning = world.warning(incident.start.warning)
        let isWarned = draft.url != nil && draft.url == warning?.draft.url
        let seen =
            draft.seen.flatMap { plan(of: incident).calendar.last(of: $0, before: now) }
            ?? (isWarned ? incident.start.detectedAt : now)
        let next = world.next(.rumour)
        record(.added(next, draft, seen: seen), in: incident.number)
        fulfilStep(.rumourAdded, in: incident.number, evidence: draft.url)
        return .rumour(
            .added(rumourBrief(next), alike: world.likeRumour(next, in: incident.number)))
    }

    private mutating func assign(_ number: Number, to words: [String]) throws(Refusal) -> Reply {
        let (rumour, incident) = try openRumour(number)
        if let judgement = rumour.judgement {
            throw .rumour(.judgedAlready(number, judgement.verdict))
        }
        var people: [PersonID] = []
        for word in words {
            let person = try person(named: word)
            guard world.mayKnow(person.id, of: number) else {
                throw .circle(.notInside(Number(.incident, incident), person: person.name))
            }
            people.append(person.id)
        }
        guard people.uniqued().count >= Rumour.needed else {
            throw .rumour(.twoVerifiers(number))
        }
        record(.assigned(rumour.number, to: people.uniqued()), in: incident)
        fulfilStep(.rumourAssigned, in: incident, evidence: list(people.uniqued()))
        return .rumour(.assigned(rumourBrief(rumour.number)))
    }

    private func list(_ people: [PersonID]) -> String {
        people.map(world.name).joined(separator: "、")
    }

    /// Whose voice the speaker's is: their own, or that of whoever they stand in for.
    private func rumourSeat(
        _ rumour: Rumour
    ) throws(Refusal) -> (may: Bool, inPlaceOf: PersonID?) {
        try checkProven()
        let staff = world.staff(at: now, for: .rumourVerdict)
        let office = staff.acting(for: .office)
        if rumour.verifiers.contains(me) || staff[me]?.sits(in: office) == true {
            return (true, nil)
        }
        let seated = world.proven(world.roster)
        let other = world.absences.covers.filter { absent, cover in
            cover.by == me && cover.from <= now && cover.until.map { now < $0 } ?? true
                && (rumour.verifiers.contains(absent)
                    || seated[absent]?.sits(in: office) == true)
        }.keys.min()
        return (other != nil, other)
    }

    /// Two different people find the same, with a source, before it counts (spec §6).
    private mutating func voice(
        _ number: Number, _ verdict: Rumour.Verdict, _ source: String, _ why: String?
    ) throws(Refusal) -> Reply {
        let (rumour, incident) = try openRumour(number)
        let (may, other) = try rumourSeat(rumour)
        guard may else {
            throw .rumour(.notVerifier(number, verifiers: rumour.verifiers.map(world.name)))
        }
        if let answer = rumour.answer {
            throw .rumour(.answeredAlready(number, answer.statement))
        }
        // Whoever was told singly is told of the mistake: not judged anew in silence.
        guard !rumour.isPublic else { throw .rumour(.toldAlready(number)) }
        if rumour.judgement?.verdict == verdict {
            throw .rumour(.judgedAlready(number, verdict))
        }
        let seat = other ?? me
        let said = rumour.voices.contains {
            ($0.person == me || $0.seat == seat) && $0.verdict == verdict
        }
        guard !said else { throw .rumour(.voicedAlready(number)) }
        if verdict == .falsehood { try checkSource(source, of: number, in: incident) }
        let opens = rumour.judgement != nil
        if opens { record(.rumour(incident, .opened(rumour.number))) }
        record(
            .voiced(rumour.number, verdict, source: source, why: why, inPlaceOf: other),
            in: incident)
        guard let agreed = world.rumour(rumour.number)?.rumour.agreed else {
            let brief = rumourBrief(rumour.number)
            return .rumour(opens ? .opened(brief) : .voiced(brief))
        }
        record(.judged(rumour.number, agreed), in: incident)
        let voices = (world.rumour(rumour.number)?.rumour.voices ?? [])
            .filter { $0.verdict == agreed }
        fulfilStep(.rumourAssigned, in: incident, evidence: list(voices.map(\.person)))
        fulfilStep(
            .rumourJudged, in: incident,
            evidence: voices.map(\.source).uniqued().joined(separator: "；"))
        return .rumour(.judged(rumourBrief(rumour.number)))
    }

    /// "False" wants somebody who knows; a fact that is cited must be confirmed.
    private func checkSource(
        _ source: String, of number: Number, in incident: Int
    ) throws(Refusal) {
        guard Authority.isNamed(in: source) else { throw .rumour(.sourceNotNamed(number)) }
        for fact in Authority.facts(in: source) {
            let known = world.incident(incident)?.facts?.first { $0.number == fact }
            guard known?.standing == .confirmed else {
                throw .rumour(.factUnconfirmed(number, of: Number(.fact, fact)))
            }
        }
    }
}
