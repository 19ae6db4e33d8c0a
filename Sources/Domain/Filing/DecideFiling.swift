import Foundation

package enum FilingCommand: Codable, Equatable, Sendable {
    /// The duty applies to this incident; `within` names one of its clocks.
    case apply(Number?, String?, within: Duration?)
    case dismiss(Number?, String?, reason: String)
    case file(Number?, String?, within: Duration?, FilingProof)
}

/// What shows that a report was taken.
package struct FilingProof: Codable, Equatable, Sendable {
    package var receipt: String?
    package var spokeWith: String?
    package var via: String?
    /// The time of day when it was filed, in minutes since midnight.
    package var at: Int?

    package init(
        receipt: String? = nil, spokeWith: String? = nil, via: String? = nil, at: Int? = nil
    ) {
        self.receipt = receipt
        self.spokeWith = spokeWith
        self.via = via
        self.at = at
    }
}

extension Decider {
    mutating func decide(_ command: FilingCommand) throws(Refusal) -> Reply? {
        switch command {
        case .apply(let number, let word, let span):
            let incident = try liveIncident(number)
            return try apply(
                try duty(word, in: incident) { $0.standing == .unconfirmed }, span, incident)
        case .dismiss(let number, let word, let reason):
            let incident = try liveIncident(number)
            let duty = try duty(word, in: incident) { $0.standing == .unconfirmed }
            return try dismiss(duty, reason, incident)
        case .file(let number, let word, let span, let proof):
            let incident = try liveIncident(number)
            let duty = try duty(word, in: incident) { $0.isApplied && $0.isOpen }
            return try file(duty, span, proof, incident)
        }
    }

    // MARK: Which

    /// The duty that is meant; without a word the only one that waits for this.
    private func duty(
        _ word: String?, in incident: Incident, waits: (FilingFacts) -> Bool
    ) throws(Refusal) -> Duty {
        let plan = plan(of: incident)
        let shown = world.filings(of: incident, plan)
        guard let word else {
            let ids = shown.filter(waits).map(\.duty)
            guard let id = ids.first, let duty = plan.duties.first(where: { $0.id == id }) else {
                throw .filing(.nothingOpen(incident.id))
            }
            guard ids.count == 1 else { throw .filing(.which(ids)) }
            return duty
        }
        let key = word.lowercased()
        if let exact = plan.duties.first(where: { $0.id.lowercased() == key }) { return exact }
        let near = plan.duties.filter {
            $0.id.lowercased().contains(key) || $0.title.zh.contains(word)
                || $0.title.en.lowercased().contains(key)
        }
        if near.count == 1 { return near[0] }
        guard near.isEmpty else { throw .filing(.which(near.map(\.id))) }
        throw .filing(.noSuch(word, known: plan.duties.map(\.id)))
    }

    /// The clocks of a duty that bind; where one of several is the unit's, somebody says which.
    private func clocks(
        _ duty: Duty, _ span: Duration?, _ facts: FilingFacts
    ) throws(Refusal) -> [Int] {
        let options = facts.clocks.isEmpty ? Array(duty.clocks.indices) : facts.clocks.map(\.number)
        if let span {
            let named = duty.clocks.indices.filter { duty.clocks[$0].within == span }
            guard !named.isEmpty else {
                throw .filing(.whichClock(duty.id, Self.options(duty, options)))
            }
            return named
        }
        guard duty.oneOf != true || options.count == 1 else {
            throw .filing(.whichClock(duty.id, Self.options(duty, options)))
        }
        return options
    }

    private static func options(_ duty: Duty, _ clocks: [Int]) -> [ClockOption] {
        clocks.map {
            ClockOption(within: duty.clocks[$0].within, addressee: duty.clocks[$0].addressee)
        }
    }

    // MARK: Whether it applies

    private mutating func apply(
        _ duty: Duty, _ span: Duration?, _ incident: Incident
    ) throws(Refusal) -> Reply {
        let facts = world.filing(duty, in: incident, plan(of: incident))
        // What was dismissed has all its clocks again.
        let all = facts.isDismissed ? duty.clocks.indices.map(\.self) : facts.clocks.map(\.number)
        var choice = facts
        if facts.isDismissed { choice.clocks = [] }
        let clocks = try clocks(duty, span, choice)
        let old = facts.isApplied ? all : []
        guard !facts.isApplied || Set(clocks) != Set(old) else {
            throw .filing(.ruledAlready(incident.id, duty.id))
        }
        record(.filing(incident.number, .applied(duty.id, clocks: clocks)))
        bind(duty, from: old, to: clocks, in: incident.number)
        return .filing(.applied(after(duty, incident)))
    }

    private mutating func dismiss(
        _ duty: Duty, _ reason: String, _ incident: Incident
    ) throws(Refusal) -> Reply {
        let facts = world.filing(duty, in: incident, plan(of: incident))
        guard !facts.isDismissed else { throw .filing(.ruledAlready(incident.id, duty.id)) }
        let old = facts.isApplied ? facts.clocks.map(\.number) : []
        record(.filing(incident.number, .dismissed(duty.id, reason: reason)))
        bind(duty, from: old, to: [], in: incident.number)
        return .filing(.dismissed(after(duty, incident)))
    }

    private func after(_ duty: Duty, _ incident: Incident) -> FilingFacts {
        let incident = world.incident(incident.number) ?? incident
        return world.filing(duty, in: incident, plan(of: incident))
    }

    // MARK: What was filed

    private mutating func file(
        _ duty: Duty, _ span: Duration?, _ proof: FilingProof, _ incident: Incident
    ) throws(Refusal) -> Reply {
        guard proof.receipt != nil || proof.spokeWith != nil else {
            throw .filing(.needsProof(duty.id))
        }
        let facts = world.filing(duty, in: incident, plan(of: incident))
        let open =
            span == nil
            ? facts.nextClock.map { [$0.number] } ?? []
            : try clocks(duty, span, facts)
        guard let clock = open.first else {
            throw .filing(.filedAlready(incident.id, duty.id))
        }
        let at = proof.at.flatMap { plan.calendar.last(of: $0, before: now) } ?? now
        let filing = Filing(
            duty: duty.id, clock: clock, due: incident.due(of: duty, clock), at: at,
            receipt: proof.receipt, spokeWith: proof.spokeWith, via: proof.via, by: me)
        record(.filing(incident.number, .filed(filing)))
        let after = after(duty, incident)
        if let task = after.clocks.first(where: { $0.number == clock })?.task {
            finishFiling(task, proof)
        }
        return .filing(.filed(self.after(duty, incident), clock: clock))
    }

    /// The task that carries it out goes on to its next addressee; the last one is for HQ to
    /// approve, where the plan says so.
    private mutating func finishFiling(_ number: Int, _ proof: FilingProof) {
        guard let task = world.task(number), let incident = world.incident(task.incident),
            task.step.legal, case .open = task.state, task.step.quorum == nil,
            gates(of: task, in: incident).isEmpty
        else { return }
        let evidence = [proof.receipt, proof.spokeWith].compactMap(\.self).joined(separator: " ")
        let next = openClocks(of: task, in: incident).compactMap(\.due).min()
        if next == nil, task.step.approval != nil {
            record(.task(number, .submitted(by: me, evidence: evidence)))
        } else {
            record(.task(number, .done(by: me, evidence: evidence, next: next)))
            finished(task, in: incident.number)
        }
    }

    private func openClocks(of task: Task, in incident: Incident) -> [FilingFacts.Clock] {
        world.filings(of: incident, plan(of: incident)).filter(\.isApplied).flatMap(\.clocks)
            .filter { $0.task == task.number && $0.filed == nil }
    }

    /// Whoever finishes the task that carries a duty out has filed: nobody enters it twice.
    mutating func noteFiled(_ task: Task, evidence: String?) {
        guard let incident = world.incident(task.incident) else { return }
        let applied = world.filings(of: incident, plan(of: incident)).filter(\.isApplied)
        let open = applied.flatMap { facts in
            facts.clocks.filter { $0.task == task.number && $0.filed == nil }
                .map { (facts.duty, $0) }
        }
        guard let (duty, clock) = open.min(by: { ($0.1.within, $0.0) < ($1.1.within, $1.0) }) else {
            return
        }
        let filing = Filing(
            duty: duty, clock: clock.number, due: clock.due, at: now, receipt: evidence, by: me)
        record(.filing(incident.number, .filed(filing)))
    }
}

extension FilingFacts {
    fileprivate var isDismissed: Bool { if case .dismissed = standing { true } else { false } }
}
