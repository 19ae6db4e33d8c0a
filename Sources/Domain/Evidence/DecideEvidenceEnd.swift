import Foundation

/// Holding evidence, and destroying a copy (decision 0056).
extension Decider {
    mutating func hold(_ number: Number, _ reason: String) throws(Refusal) -> Reply {
        let (item, brief, incident) = try present(number)
        guard item.copy != nil else { throw .evidence(.notKept(number)) }
        guard item.hold == nil else { throw .evidence(.held(number, brief.hold)) }
        record(.evidence(incident, .held(item.number, reason: reason)))
        return try .evidence(.held(knownEvidence(number).brief))
    }

    mutating func release(_ number: Number, _ reason: String) throws(Refusal) -> Reply {
        let (item, _, incident) = try present(number)
        guard item.hold != nil else { throw .evidence(.notHeld(number)) }
        record(.evidence(incident, .released(item.number, reason: reason)))
        return try .evidence(.released(knownEvidence(number).brief))
    }

    mutating func askRemoval(_ number: Number, _ reason: String) throws(Refusal) -> Reply? {
        let brief = try removable(number).brief
        return try askBack(
            .evidence(.remove(number, reason: reason)), .evidence(.remove(brief, reason: reason)))
    }

    /// A dangerous command whose code was given back.
    mutating func carryOut(_ command: EvidenceCommand) throws(Refusal) -> Reply? {
        guard case .remove(let number, let reason) = command else { return try decide(command) }
        let (item, _, incident) = try removable(number)
        guard item.removal != nil else {
            record(.evidence(incident, .removalAsked(item.number, reason: reason)))
            return try .evidence(.removalAsked(knownEvidence(number).brief))
        }
        record(.evidence(incident, .removalConfirmed(item.number)))
        return try .evidence(.removalConfirmed(knownEvidence(number).brief))
    }

    /// Evidence whose copy may be destroyed by whoever speaks, as the first or the second.
    private func removable(
        _ number: Number
    ) throws(Refusal) -> (item: Evidence, brief: EvidenceBrief, incident: Int) {
        let found = try present(number)
        guard found.item.copy != nil else { throw .evidence(.notKept(number)) }
        guard found.item.hold == nil else { throw .evidence(.held(number, found.brief.hold)) }
        let until = world.keptUntil(ofIncident: found.incident)
        guard let until, until <= now else { throw .evidence(.tooEarly(number, until: until)) }
        guard found.item.removal.map({ $0.askedBy != me }) ?? true else {
            throw .evidence(.needsAnother(number))
        }
        return found
    }

    /// Evidence that the speaker may know of and whose copy is not to go.
    func present(
        _ number: Number
    ) throws(Refusal) -> (item: Evidence, brief: EvidenceBrief, incident: Int) {
        let found = try knownEvidence(number)
        guard !found.item.isEnding else { throw .evidence(.removed(number, found.brief.removal)) }
        return found
    }

    /// Says once that the time of evidence is over. Nothing is ever destroyed by a clock.
    mutating func settleEvidence() {
        guard let due = world.evidenceDue, due <= now else { return }
        let kept = world.evidenceKept
        for (number, ended) in world.shelf.clocks.sorted(by: { $0.key < $1.key })
        where ended + kept <= now {
            for item in world.evidence(ofIncident: number) where item.isUntold {
                record(.evidence(number, .outlived(item.number)))
            }
        }
    }
}
