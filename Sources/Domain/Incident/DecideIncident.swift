import Foundation

extension Decider {
    mutating func decide(_ command: IncidentCommand) throws(Refusal) -> Reply? {
        switch command {
        case .activate(let asked):
            let request = asDrill(asked)
            return try askBack(.incident(.activate(request)), try summary(of: request))
        case .level(let number, let level, let reason):
            let incident = try checkLevel(number, level, reason)
            return try askBack(
                .incident(.level(incident.id, level, reason: reason)),
                .level(incident.number, from: incident.level, to: level))
        case .cancel(let number, let reason):
            let incident = try runningIncident(number)
            return try askBack(
                .incident(.cancel(incident.id, reason: reason)),
                .cancel(incident.number, openTasks: incident.openTasks.count))
        case .confirmClose(let number, let reason):
            let incident = try checkClose(number)
            return try askBack(
                .incident(.confirmClose(incident.id, reason: reason)),
                .close(
                    incident.number,
                    openTasks: incident.openTasks.count - (openDuties(incident)?.count ?? 0),
                    legal: openDuties(incident)))
        case .proposeClose(let number, let reason): return try proposeClose(number, reason)
        case .countersign(let number): return try countersign(number)
        case .assess(let number, let input): return try reassess(number, input)
        case .note(let number, let text, let minute): return try note(number, text, minute)
        case .pin(let number, let text, let author):
            let incident = try runningIncident(number)
            record(.incident(incident.number, .pinned(text: text, saidBy: author)))
            return nil
        }
    }

    /// A dangerous command whose code was given back.
    mutating func carryOut(_ command: Command) throws(Refusal) -> Reply? {
        try checkPower(for: command)
        signedFor = signature(for: command)
        let reply = try carryOutUnsigned(command)
        guard let reply, let signedFor else { return reply }
        return .signed(reply, for: signedFor)
    }

    private mutating func carryOutUnsigned(_ command: Command) throws(Refusal) -> Reply? {
        if case .plan(let command) = command { return try carryOut(command) }
        if case .group(let command) = command { return try carryOut(command) }
        if case .statement(let command) = command { return try carryOut(command) }
        if case .official(let command) = command { return try carryOut(command) }
        if case .seal(let command) = command { return try carryOut(command) }
        if case .evidence(let command) = command { return try carryOut(command) }
        if case .desk(.switchRoads(let route)) = command { return try carryOutSwitch(to: route) }
        guard case .incident(let command) = command else { return try decide(command) }
        switch command {
        case .activate(let request): return try activate(request)
        case .level(let number, let level, let reason):
            return changeLevel(try checkLevel(number, level, reason), to: level, reason)
        case .cancel(let number, let reason):
            let incident = try runningIncident(number)
            haltStatements(ofEnded: incident.number)
            record(.incident(incident.number, .cancelled(by: me, reason: reason)))
            silence(incident.number)
            return .cancelled(incident.number)
        case .confirmClose(let number, let reason):
            let incident = try checkClose(number)
            close(incident, reason: reason ?? proposedReason(incident))
            return .closed(incident.number)
        default: return try decide(.incident(command))
        }
    }

    /// A warning that says it is a drill's begins nothing else.
    private func asDrill(_ request: ActivationRequest) -> ActivationRequest {
        guard world.warning(request.warning.value)?.draft.isDrill == true,
            let drill = plan.pack("D"), !request.packs.contains(where: drill.isCalled)
        else { return request }
        var request = request
        request.packs.append(drill.letter)
        return request
    }

    private func summary(of request: ActivationRequest) throws(Refusal) -> Confirmation {
        let commander = try checkActivation(request)
        let warning = try openWarning(request.warning)
        let people = recipients(at: request.level)
        let groups = Set(people.compactMap { world.roster[$0]?.posts.map(\.group) }.joined())
        return .activate(
            warning: request.warning.value, level: request.level, packs: request.packs,
            people: people.count, groups: groups.count, tasks: steps(for: request, warning).count,
            onBehalfOf: commander == me ? nil : world.name(commander))
    }

    private func checkLevel(
        _ number: Number?, _ level: Level, _ reason: String?
    ) throws(Refusal) -> Incident {
        let incident = try runningIncident(number)
        let rule = plan(of: incident).rule(of: level)
        guard let rule, rule.activates else {
            throw .levelNotActivated(rule?.key ?? "")
        }
        guard incident.level != level else { throw .sameLevel(incident.id, level) }
        try checkTrend(of: incident, to: level, reason)
        return incident
    }

    private func checkClose(_ number: Number?) throws(Refusal) -> Incident {
        let incident = try runningIncident(number)
        guard world.staff(at: now, for: .close)[me]?.sits(in: .hq) == true else {
            throw .notAllowed(.close, roles: [.hq], people: names(of: .hq))
        }
        guard case .closing = incident.phase else { throw .notProposed(incident.id) }
        return incident
    }

    /// What the law still wants when the response ends, and what is watched on, is said before it
    /// ends.
    private func openDuties(_ incident: Incident) -> [Int]? {
        let open = incident.openTasks {
            $0.step.outlastsClosing && $0.due != nil && !$0.step.isAfterClosing
        }.map(\.number)
        return open.isEmpty ? nil : open
    }

    private func proposedReason(_ incident: Incident) -> String {
        if case .closing(_, let reason) = incident.phase { reason } else { "" }
    }

    private mutating func proposeClose(
        _ number: Number?, _ reason: String
    ) throws(Refusal) -> Reply {
        let incident = try runningIncident(number)
        if case .closing = incident.phase { throw .alreadyProposed(incident.id) }
        record(.incident(incident.number, .closeProposed(by: me, reason: reason)))
        beginCloseout(of: incident.number, reason: reason)
        return .closeProposed(incident.number, waitingFor: names(of: .hq))
    }

    /// Only unfinished steps move; legal clocks do not (domain §2).
    private mutating func changeLevel(
        _ incident: Incident, to level: Level, _ reason: String?
    ) -> Reply {
        let old = incident.level
        record(
            .incident(incident.number, .levelChanged(from: old, to: level, reason: reason)))
        scheduleReading(of: incident.number)
        restate(incident.number)
        let changes = reschedule(incident.number)
        windRumours(of: incident.number)
        reconsider(incident.number, because: .levelChanged)
        reopenGates(of: incident.number)
        return .levelChanged(incident.number, from: old, to: level, changes)
    }

    private mutating func countersign(_ number: Number?) throws(Refusal) -> Reply {
        let waiting = world.running.filter {
            $0.start.countersignBy != nil && !$0.countersigned
                && (context.matters.isEmpty || context.matters.contains($0.id))
        }
        let incident =
            if number == nil, waiting.count == 1 { waiting[0] } else {
                try runningIncident(number)
            }
        guard incident.start.countersignBy != nil, !incident.countersigned else {
            throw .alreadyCountersigned(incident.id)
        }
        record(.incident(incident.number, .countersigned(by: me)))
        return .countersigned(incident.number)
    }

    /// A time of day is the last one that has passed: what is entered afterwards lies behind.
    private mutating func note(
        _ number: Number?, _ text: String, _ minute: Int?
    ) throws(Refusal) -> Reply {
        let at = minute.flatMap { plan.calendar.last(of: $0, before: now) }
        if number == nil, context.matters.isEmpty, world.incidents.isEmpty {
            record(.desk(.noted(text: text, at: at)))
            return .noted(nil, at: at)
        }
        let incident = try runningIncident(number)
        record(.incident(incident.number, .noted(text: text, at: at)))
        return .noted(incident.number, at: at)
    }
}
