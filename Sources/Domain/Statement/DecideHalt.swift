import Foundation

// What is on its way out is stopped, or goes out elsewhere; what was said is put right in time.

extension Limits {
    /// Where the plan's level has no `correction` clock (step R14, domain §5 rule 7).
    static let correction = Duration.minutes(30)
}

extension Decider {
    /// Nothing of it is public yet: it goes no further, and may be mended or ordered out again.
    mutating func halt(_ number: Number, _ reason: String) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        record(.statement(incident.number, .halted(statement.number, .said(reason))))
        return .statement(.halted(try facts(of: statement.number)))
    }

    /// What rests on it goes no further while a fact is not confirmed (spec §1.4).
    mutating func haltStatements(restingOn fact: Int, of incident: Int) {
        haltStatements(of: incident, because: .doubted(fact: fact)) { $0.facts.contains(fact) }
    }

    /// Nothing goes out for an incident that is over, but for what takes something back.
    mutating func haltStatements(ofEnded incident: Int) {
        haltStatements(of: incident, because: .incidentOver) { !$0.kind.amends }
    }

    private mutating func haltStatements(
        of number: Int, because cause: HaltCause, where isMeant: (Statement) -> Bool
    ) {
        let all = world.incident(number)?.statements.values.filter { statement in
            statement.isOpen && statement.release?.isPending == true && isMeant(statement)
        }
        for statement in (all ?? []).map(\.number).sorted() {
            record(.statement(number, .halted(statement, cause)))
        }
    }

    /// The channel is gone: what stands elsewhere is all there will be.
    mutating func waive(
        _ number: Number, _ word: String, _ reason: String
    ) throws(Refusal) -> Reply {
        let (statement, incident, place) = try ordered(number, word)
        guard !place.standing.isSettled else {
            throw .statement(.placedAlready(number, channel: place.channel))
        }
        if let channel = world.officials.found(place.channel), channel.isUsable(at: now) {
            throw .statement(.channelWorks(number, channel: channel.name))
        }
        record(
            .statement(
                incident.number,
                .waived(statement.number, channel: place.channel, reason: reason)))
        if world.statement(statement.number)?.statement.release?.missing.isEmpty == true,
            world.statement(statement.number)?.statement.release?.isWhole == false
        {
            record(.statement(incident.number, .halted(statement.number, .said(reason))))
        }
        settleRelease(of: statement.number)
        return .statement(.waived(try facts(of: statement.number), channel: place.channel))
    }

    /// How long what was said may stand uncorrected.
    func correctionSpan(_ incident: Incident) -> Duration {
        plan(of: incident).rule(of: incident.level)?.clocks["correction"]?.first
            ?? Limits.correction
    }

    /// Told again after as long, less and less often.
    mutating func remindOfAmendment(_ statement: Statement, _ incident: Incident) {
        guard let due = statement.amendAgain, due <= now else { return }
        let staff = staff
        let heads = [GroupID.release, .office, .hq].map { staff.acting(for: $0) }
            .compactMap { staff.responsible(for: $0)?.id }
        let pause = min(8, 1 << min(statement.amendReminders ?? 0, 3))
        record(
            .statement(
                incident.number,
                .amendLate(
                    statement.number, told: heads.uniqued(),
                    again: now + correctionSpan(incident) * pause)))
    }
}
