import Foundation

/// What follows a verdict: the decision, the public word, the look at what it did, the end.
extension Decider {
    mutating func choose(
        _ number: Number, _ response: Rumour.Response, _ reason: String
    ) throws(Refusal) -> Reply {
        let (rumour, incident) = try openRumour(number)
        guard let judgement = rumour.judgement else { throw .rumour(.notJudged(number)) }
        guard judgement.verdict.responses.contains(response) else {
            throw .rumour(.notAfter(number, judgement.verdict, response))
        }
        if let answer = rumour.answer {
            throw .rumour(.answeredAlready(number, answer.statement))
        }
        if rumour.decision?.response == response {
            throw .rumour(.decidedAlready(number, response))
        }
        guard !rumour.isPublic || response != .watch else { throw .rumour(.toldAlready(number)) }
        record(.decided(rumour.number, response, reason: reason), in: incident)
        fulfilStep(.rumourDecided, in: incident, evidence: reason)
        leaveRoadsNotTaken(in: incident)
        takeUpRoads(in: incident)
        return .rumour(.decided(rumourBrief(rumour.number)))
    }

    private mutating func leaveRoadsNotTaken(in number: Int) {
        guard let incident = world.incidents[number] else { return }
        let unwanted = incident.roadsNotTaken
        let tasks = incident.openTasks { $0.step.fulfilledBy.map(unwanted.contains) ?? false }
        for task in tasks { record(.task(task.number, .dropped)) }
    }

    /// What was left when another way was chosen is wanted after all.
    private mutating func takeUpRoads(in number: Int) {
        guard let incident = world.incidents[number],
            plan(of: incident).hash == incident.planHash
        else { return }
        let roads = Fulfilment.ofRefutation.union([.rumourAdmitted])
            .subtracting(incident.roadsNotTaken)
        let left = Set(incident.tasks.values.filter(\.isDropped).map(\.step.id))
        let wanted = plan(of: incident).steps(
            for: incident.start.packs, in: circumstances(of: incident)
        ).filter { step in
            left.contains(step.id) && step.fulfilledBy.map(roads.contains) == true
        }
        join(wanted, number, because: .roadChosen)
    }

    /// The statement has passed its own gates; here it is only tied to what it answers.
    mutating func answer(
        _ number: Number, by statement: Number, _ url: String?
    ) throws(Refusal) -> Reply {
        let (rumour, incident) = try openRumour(number)
        let text = try standing(statement, for: rumour, in: incident)
        let correction = rumour.correction.flatMap { $0.isOpen ? $0 : nil }
        if let correction {
            guard correction.of != statement else {
                throw .rumour(.sameStatement(number, statement))
            }
            try checkCorrects(text, correction, of: rumour)
        } else {
            try checkAnswers(text, rumour)
        }
        let isEarly = world.incident(incident)?.precedesVerdict(statement, of: rumour) ?? false
        record(.answered(rumour.number, statement: statement, url: url), in: incident)
        let proof = [statement.description, url].compactMap(\.self).joined(separator: " ")
        if correction != nil { fulfilStep(.rumourCorrected, in: incident, evidence: proof) }
        switch isEarly ? nil : rumour.decision?.response {
        case .refute: fulfilStep(.rumourRefuted, in: incident, evidence: proof)
        case .admit: fulfilStep(.rumourAdmitted, in: incident, evidence: proof)
        case .watch, .reply, nil: break
        }
        let brief = rumourBrief(rumour.number)
        return .rumour(correction == nil ? .answered(brief) : .corrected(brief))
    }

    private func checkAnswers(_ statement: Statement, _ rumour: Rumour) throws(Refusal) {
        guard let judgement = rumour.judgement else { throw .rumour(.notJudged(rumour.id)) }
        if let answer = rumour.answer {
            throw .rumour(.answeredAlready(rumour.id, answer.statement))
        }
        guard let response = rumour.decision?.response, response.isPublic else {
            throw .rumour(
                .notDecided(rumour.id, judgement.verdict, rumour.decision?.response))
        }
        guard world.isRefutation(statement) == (response == .refute) else {
            throw .rumour(.wrongAnswer(rumour.id, statement.id, to: response))
        }
        guard !statement.wasOrdered(before: judgement.at) else {
            throw .rumour(.statementEarlier(rumour.id, statement.id, correction: false))
        }
    }

    mutating func track(_ number: Number, _ reading: RumourReading) throws(Refusal) -> Reply {
        let (rumour, incident) = try knownRumour(number)
        let clock = rumour.clocks.first { $0.stage == .track }
        let counts = clock.map { $0.isAnswered(at: now) } ?? isTrackingDue(in: incident)
        record(.tracked(rumour.number, reading, counts: counts), in: incident)
        if counts { fulfilStep(.rumourTracked, in: incident, evidence: reading.plain) }
        return .rumour(.tracked(rumourBrief(rumour.number), counts: counts))
    }

    /// A rumour that is closed is watched on as long as the plan's step is (domain §4 R13).
    private func isTrackingDue(in number: Int) -> Bool {
        let task = world.concluding[number]?.openTasks { $0.step.fulfilledBy == .rumourTracked }
            .first
        guard let task, let due = task.due else { return false }
        return RumourClock(.track, from: task.from, due: due).isAnswered(at: now)
    }

    /// What was decided must be done first; what was not judged may end with a reason alone.
    mutating func close(_ number: Number, _ reason: String) throws(Refusal) -> Reply {
        let (rumour, incident) = try openRumour(number)
        switch rumour.stage {
        case .judged, .correcting: throw .rumour(.notFinished(number, rumour.stage))
        case .decided where rumour.decision?.response.isPublic == true:
            throw .rumour(.notFinished(number, .decided))
        case .registered, .verifying, .decided, .answered, .closed, .merged: break
        }
        record(.closed(rumour.number, reason: reason), in: incident)
        return .rumour(.closed(rumourBrief(rumour.number)))
    }

    /// Whoever knows better is heard at once, as with a fact (0042).
    mutating func findWrong(_ number: Number, _ what: String) throws(Refusal) -> Reply {
        let (rumour, incident) = try knownRumour(number)
        if rumour.correction?.isOpen == true, rumour.judgement == nil {
            throw .rumour(.correctingAlready(number))
        }
        guard rumour.judgement != nil else { throw .rumour(.notJudged(number)) }
        record(
            .foundWrong(rumour.number, what: what, isPublic: rumour.isPublic), in: incident)
        return .rumour(.foundWrong(rumourBrief(rumour.number)))
    }

    /// Only into one of the same incident, and never away from a verdict of its own.
    mutating func merge(_ number: Number, into other: Number) throws(Refusal) -> Reply {
        let (rumour, incident) = try openRumour(number)
        let (target, home) = try openRumour(other)
        guard number != other, home == incident, rumour.correction?.isOpen != true,
            rumour.judgement == nil || rumour.judgement?.verdict == target.judgement?.verdict
        else { throw .rumour(.notAlike(number, other)) }
        record(.merged(rumour.number, into: target.number), in: incident)
        windRumour(target.number)
        return .rumour(.merged(rumourBrief(rumour.number), into: rumourBrief(target.number)))
    }

    /// What this very command did is done by whoever gave it. Of several rumours in an incident
    /// the first does it; a step whose gates are not passed waits for them (0048).
    mutating func fulfilStep(_ deed: Fulfilment, in number: Int, evidence: String?) {
        guard let incident = world.incidents[number] ?? world.concluding[number],
            let task = incident.openTasks(where: { $0.step.fulfilledBy == deed }).first,
            task.due != nil || task.step.due.isEmpty, gates(of: task, in: incident).isEmpty,
            task.step.isProved(by: evidence)
        else { return }
        let next = nextRound(of: task, in: incident)
        record(.task(task.number, .done(by: me, evidence: evidence, next: next)))
        finished(task, in: number)
    }
}

extension Incident {
    /// What is false is refuted, what is true admitted: the steps of a road that HQ has taken for
    /// none of its rumours are wanted by nobody, unless one is open and may still need them.
    var roadsNotTaken: Set<Fulfilment> {
        let rumours = (rumours ?? []).filter { $0.mergedInto == nil }
        let taken = Set(rumours.compactMap(\.decision?.response))
        let isOpen = rumours.contains { $0.decision == nil && $0.isOpen }
        guard !taken.isEmpty, !isOpen else { return [] }
        return (taken.contains(.refute) ? [] : Fulfilment.ofRefutation)
            .union(taken.contains(.admit) ? [] : [.rumourAdmitted])
    }
}

extension Fulfilment {
    /// Steps that are there only where something is refuted.
    fileprivate static let ofRefutation: Set<Fulfilment> = [
        .refutationDrafted, .refutationReviewed, .refutationSigned, .rumourRefuted,
        .rumourTracked, .rumourReported,
    ]
}

extension RumourClock {
    /// A reading in the last quarter before it is asked for is the one that will be asked for.
    fileprivate func isAnswered(at now: Date) -> Bool {
        now >= due - due.since(from) / 4
    }
}

extension RumourReading {
    fileprivate var plain: String {
        [
            reach.map { "传播量/reach \($0)" }, growth.map { "增速/growth \($0)%" },
            refuted.map { "辟谣到达/refutation \($0)" },
        ].compactMap(\.self).joined(separator: ", ")
    }
}
