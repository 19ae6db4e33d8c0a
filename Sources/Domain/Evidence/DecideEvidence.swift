import Foundation

package enum EvidenceCommand: Codable, Equatable, Sendable {
    /// Without a number of the only incident that runs; without an origin nothing was given.
    case add(Number?, Evidence.Origin?, note: String?)
    case hand(Number, to: String, reason: String?)
    case take(Number)
    case verify(Number)
    /// Fetch once more what failed.
    case again(Number)
    /// A legal hold: nobody destroys the copy while it lasts.
    case hold(Number, reason: String)
    case release(Number, reason: String)
    /// Destroy the copy: the first person asks, another one confirms by the same words.
    case remove(Number, reason: String)
}

/// What the shell found when it went for a copy, or looked at one.
package enum EvidenceOutcome: Codable, Equatable, Sendable {
    case kept(Evidence.Copy)
    case failed(EvidenceFault)
    case verified(Evidence.Finding)
    /// The bytes could not be destroyed; it is tried again.
    case removalFailed
    /// The bytes are gone.
    case removed
}

package enum EvidenceRefusal: Codable, Equatable, Sendable {
    /// Neither a link nor a file was given.
    case nothingGiven
    /// It is no address that can be fetched.
    case badAddress
    /// Who answers for it.
    case notHolder(Number, holder: String?)
    case handedToHolder(Number)
    /// It is being handed to nobody, or to this person.
    case notForYou(Number, to: String?)
    case notKept(Number)
    /// There is a copy, or it is on its way.
    case keptAlready(Number, isKept: Bool)
    /// What proves something belongs to the same incident.
    case ofAnother(Number, incident: Number)
    case held(Number, EvidenceBrief.Hold?)
    case notHeld(Number)
    /// It is kept until then; nil: its incident has not ended.
    case tooEarly(Number, until: Date?)
    /// Whoever asked for it to be destroyed is not the one who confirms it.
    case needsAnother(Number)
    case removed(Number, EvidenceBrief.Removal?)
}

extension Decider {
    mutating func decide(_ command: EvidenceCommand) throws(Refusal) -> Reply? {
        switch command {
        case .add(let incident, let origin, let note): try add(origin, note, to: incident)
        case .hand(let number, let word, let reason): try hand(number, to: word, reason)
        case .take(let number): try take(number)
        case .verify(let number): try verify(number)
        case .again(let number): try fetchAgain(number)
        case .hold(let number, let reason): try hold(number, reason)
        case .release(let number, let reason): try release(number, reason)
        case .remove(let number, let reason): try askRemoval(number, reason)
        }
    }

    /// What became of a copy; what is known already changes nothing.
    mutating func decide(_ outcome: EvidenceOutcome, of number: Int) {
        guard let (item, incident) = world.evidence(number) else { return }
        switch outcome {
        case .kept(let copy):
            if item.isWanted { record(.evidence(incident, .kept(number, copy))) }
        case .failed(let fault):
            guard item.isWanted else { return }
            record(.evidence(incident, .failed(number, fault)))
            // Those who keep secrets are told a number, as of what is typed.
            if fault == .secret {
                record(.desk(.guardTripped(.secret, case: world.desk.refusals + 1)))
            }
        case .verified(let finding):
            if item.isToCheck { record(.evidence(incident, .verified(number, finding))) }
        case .removalFailed:
            // Once: it is tried again for as long as it fails.
            guard item.isToRemove, item.removal?.failedAt == nil else { return }
            record(.evidence(incident, .removalFailed(number)))
        case .removed:
            if item.isToRemove { record(.evidence(incident, .removed(number))) }
        }
    }

    /// Evidence that the speaker may know of.
    func knownEvidence(
        _ number: Number
    ) throws(Refusal) -> (item: Evidence, brief: EvidenceBrief, incident: Int) {
        guard let (item, incident) = world.evidence(number.value) else { throw .noSuch(number) }
        try checkKnown(number)
        return (item, world.brief(item, of: incident), incident)
    }

    private mutating func add(
        _ origin: Evidence.Origin?, _ note: String?, to number: Number?
    ) throws(Refusal) -> Reply {
        guard let origin else { throw .evidence(.nothingGiven) }
        if case .link(let address) = origin, !Evidence.isWebAddress(address) {
            throw .evidence(.badAddress)
        }
        let incident = try runningIncident(number)
        let added = take(origin, note, in: incident.number)
        return try .evidence(.added(knownEvidence(added).brief))
    }

    private mutating func take(
        _ origin: Evidence.Origin, _ note: String?, in incident: Int
    ) -> Number {
        let next = world.next(.evidence)
        record(.evidence(incident, .added(next, origin, note: note)))
        failWithoutNetwork(next, of: incident)
        return Number(.evidence, next)
    }

    /// A task is done with a file: that is evidence, and the task's proof. Nothing of it is kept
    /// where the task cannot be done.
    mutating func done(
        _ number: Number, _ evidence: String?, with file: ChatFile
    ) throws(Refusal) -> Reply {
        // A step of the closeout is proved like any other.
        guard let home = world.home(ofTask: number.value),
            world.incidents[home] != nil || world.concluding[home] != nil
        else { return try done(number, evidence) }
        var trial = Decider(world: world, context: context)
        _ = try trial.kept(file, by: number, evidence, in: home)
        return try kept(file, by: number, evidence, in: home)
    }

    private mutating func kept(
        _ file: ChatFile, by task: Number, _ evidence: String?, in incident: Int
    ) throws(Refusal) -> Reply {
        try checkKnown(task)
        let added = take(.file(file), world.task(task.value)?.step.id, in: incident)
        let words = [evidence, added.description].compactMap(\.self).joined(separator: " ")
        return try done(task, words)
    }

    /// Where nothing can be fetched, that is said at once and nothing waits for it.
    private mutating func failWithoutNetwork(_ number: Int, of incident: Int) {
        if !context.fetches { record(.evidence(incident, .failed(number, .noNetwork))) }
    }

    /// Its holder hands it on; where they have left the roster, the office does.
    private mutating func hand(
        _ number: Number, to word: String, _ reason: String?
    ) throws(Refusal) -> Reply {
        let (item, brief, incident) = try present(number)
        let isOrphan = item.holder.map { world.roster[$0] == nil } ?? true
        guard item.holder == me || isOrphan && staff[me]?.sits(in: .office) == true else {
            throw .evidence(.notHolder(number, holder: brief.holder))
        }
        let person = try person(named: word)
        guard person.id != item.holder else { throw .evidence(.handedToHolder(number)) }
        guard world.mayKnow(person.id, of: number) else {
            throw .circle(.notInside(Number(.incident, incident), person: person.name))
        }
        record(.evidence(incident, .handed(item.number, to: person.id, reason: reason)))
        return try .evidence(.handed(knownEvidence(number).brief))
    }

    private mutating func take(_ number: Number) throws(Refusal) -> Reply {
        let (item, _, incident) = try present(number)
        guard item.handedTo == me else {
            throw .evidence(.notForYou(number, to: item.handedTo.map(world.name)))
        }
        record(.evidence(incident, .taken(item.number)))
        return try .evidence(.taken(knownEvidence(number).brief))
    }

    private mutating func verify(_ number: Number) throws(Refusal) -> Reply {
        let (item, _, incident) = try present(number)
        guard item.copy != nil else { throw .evidence(.notKept(number)) }
        record(.evidence(incident, .checkAsked(item.number)))
        return try .evidence(.checking(knownEvidence(number).brief))
    }

    private mutating func fetchAgain(_ number: Number) throws(Refusal) -> Reply {
        let (item, _, incident) = try present(number)
        guard item.fault != nil else {
            throw .evidence(.keptAlready(number, isKept: item.copy != nil))
        }
        record(.evidence(incident, .wanted(item.number)))
        failWithoutNetwork(item.number, of: incident)
        return try .evidence(.again(knownEvidence(number).brief))
    }

    /// Evidence that a text names as proof of a task: known, and of the task's incident.
    func proof(in text: String?, of task: Task) throws(Refusal) -> [Number] {
        let cited = text.map { Evidence.cited(in: $0) } ?? []
        for number in cited {
            let incident = try knownEvidence(number).incident
            guard incident == task.incident else {
                throw .evidence(.ofAnother(number, incident: Number(.incident, incident)))
            }
        }
        return cited
    }
}
