import Foundation

/// What a saying is about, by number: so that a drill's every word can be marked as one.
extension Saying {
    package var subjects: [Number] {
        switch self {
        case .reply(let reply): reply.subjects
        case .notice(let number, _, _): [Number(.notice, number)]
        case .bulletin(let bulletin): bulletin.subjects
        case .topic(let facts): facts.map { [Number(.incident, $0.incident)] } ?? []
        case .accepted, .admission: []
        }
    }
}

extension TaskBrief {
    fileprivate var id: Number { Number(.task, number) }
}

extension Reply {
    fileprivate var subjects: [Number] {
        switch self {
        case .warned(let id, _, _, _), .assessed(let id, _, _, _, _), .watched(let id),
            .referred(let id, _), .merged(let id, _), .declined(let id):
            [Number(.warning, id)]
        case .confirm(let what, _): what.subjects
        case .activated(let facts): [Number(.incident, facts.incident)]
        case .reassessed(let facts): [Number(.incident, facts.incident)]
        case .plan(.adopted(let facts)): [Number(.incident, facts.incident)]
        case .liaison(.prepared(_, let matter, _)):
            matter.map { [Number(.incident, $0.incident)] } ?? []
        case .group(.changed(let change)): change.subjects
        case .formQuestion(let question): question.subject.number.map { [$0] } ?? []
        case .formStopped(let subject): subject.number.map { [$0] } ?? []
        case .countersigned(let id), .levelChanged(let id, _, _, _), .closeProposed(let id, _),
            .closed(let id), .cancelled(let id), .noted(.some(let id), _),
            .timeline(.some(let id), _, _, _):
            [Number(.incident, id)]
        case .assigned(let task), .done(let task, _, _), .approved(let task, _),
            .voiced(let task, _):
            [task.id]
        case .evidenceWanted(let id, _), .blocked(let id, _): [Number(.task, id)]
        case .acknowledgedFor(let id, _), .cannotTaken(let id, _), .rollCalled(let id, _, _, _),
            .rollAnsweredFor(let id, _, _):
            [Number(.notice, id)]
        case .rollTable(let facts): [Number(.notice, facts.notice)]
        case .status(let facts): facts.subjects
        case .tasks(let tasks, _): tasks.map(\.id)
        case .me(let facts):
            (facts.tasks + (facts.approvals ?? [])).map(\.id)
                + facts.notices.map { Number(.notice, $0) }
                + (facts.statements ?? []).map { Number(.statement, $0) }
        case .circle(let reply): reply.subjects
        case .fact(let reply): reply.subjects
        case .statement(let reply): reply.subjects
        case .evidence(let reply): reply.subjects
        case .question(let reply): reply.subjects
        case .concern(let reply): reply.subjects
        case .rumour(let reply): reply.subjects
        case .sitrep(let reply): [Number(.incident, reply.incident)]
        case .filing(let reply): reply.subjects
        case .seal(let reply): reply.subjects
        case .approval(let reply): [reply.subject]
        case .post(let reply): reply.subjects
        case .platform(let reply): reply.subjects
        case .signed(let reply, _): reply.subjects
        case .refused(let refusal): refusal.subjects
        case .language, .quiet, .noted, .timeline, .help, .plan, .liaison, .duty, .complaint,
            .guarded, .editIgnored, .dutyPhone, .stopTaken, .startTaken, .answersStopped, .roads,
            .roadsOf, .roadsSwitched, .roadsTested, .roster, .absence, .group, .readiness,
            .official:
            []
        }
    }
}

extension GroupChange {
    fileprivate var subjects: [Number] {
        incident.map { [Number(.incident, $0)] } ?? tasks.map(\.id)
    }
}

extension Form.Subject {
    fileprivate var number: Number? {
        if case .assessment(let number) = self { number } else { nil }
    }
}

extension StatusFacts {
    fileprivate var subjects: [Number] {
        (running + (concluding ?? [])).map { Number(.incident, $0.incident) }
            + warnings.map { Number(.warning, $0) }
    }
}

extension Confirmation {
    fileprivate var subjects: [Number] {
        switch self {
        case .activate(let id, _, _, _, _, _, _): [Number(.warning, id)]
        case .level(let id, _, _), .close(let id, _, _), .cancel(let id, _),
            .plan(.adopt(let id, _, _, _, _)):
            [Number(.incident, id)]
        case .group(let change): change.subjects
        case .statement(let what): [what.facts.id]
        case .seal(let what): what.subjects
        case .evidence(let what): what.subjects
        case .plan, .roads, .roster, .mandate, .official: []
        }
    }

    /// An activation that will be a drill when it is confirmed.
    var beginsDrill: Bool {
        guard case .activate(_, _, let packs, _, _, _, _) = self else { return false }
        return packs.contains { $0.uppercased() == "D" }
    }
}

extension Refusal {
    fileprivate var subjects: [Number] {
        switch self {
        case .noSuch, .noSuchNotice, .whichIncident, .whichNotice, .noWarning, .whichWarning,
            .formLink,
            .formValue, .formTooMany:
            []
        case .notAddressed(let number), .warningEnded(let number, _), .incidentEnded(let number),
            .sameLevel(let number, _), .tooSoonToLower(let number, _, _, _),
            .notProposed(let number), .alreadyProposed(let number),
            .alreadyCountersigned(let number), .notYours(let number, _), .taskFinished(let number),
            .taskDropped(let number), .alreadyVoiced(let number), .waitsFor(let number, _),
            .awaitsApproval(let number), .notAwaitingApproval(let number),
            .doerMayNotApprove(let number), .notApprover(let number, _),
            .alreadyApproved(let number), .evidenceMissing(let number, _):
            [number]
        case .needsReason(.unassessed(let number)): [number]
        case .plan(.upToDate(let number, _)), .plan(.versionUnknown(let number, _)): [number]
        case .fact(.voicedAlready(let number)), .fact(.settled(let number, _)),
            .fact(.nothingFound(let number)), .fact(.sourceless(let number)):
            [number]
        case .statement(let refusal): refusal.subjects
        case .evidence(let refusal): refusal.subjects
        case .question(let refusal): refusal.subjects
        case .concern(let refusal): refusal.subjects
        case .rumour(let refusal): [refusal.number]
        case .sitrep(let refusal): [refusal.subject]
        case .approval(let refusal): [refusal.number]
        case .filing(let refusal): refusal.subjects
        case .post(let refusal): refusal.subjects
        case .platform(let refusal): refusal.subjects
        case .plan, .liaison, .group, .official, .seal: []
        case .stranger, .machineOnly, .notAllowed, .notOnRoute, .noSuchPerson, .noSuchFloor,
            .noIncident, .nothingToAcknowledge, .needsReason, .levelNotActivated, .noCode,
            .codeWrong, .codeExpired, .codeElsewhere, .proxyForHQOnly, .proxyNeedsPhone, .stale,
            .unavailable, .alreadySwitched, .noBackup, .noRoadLeft, .noSuchGroup, .noRollCall,
            .rollCallOfWhom, .duty, .roster, .circle, .absence, .codeWord:
            []
        }
    }
}

extension Bulletin {
    fileprivate var subjects: [Number] {
        switch self {
        case .decisionWanted(let id, _, _), .warningLate(let id, _, _),
            .warningEnded(let id, _, _, _):
            [Number(.warning, id)]
        case .tasksDue(let reminders): reminders.map(\.task.id)
        case .taskAssigned(let task, _, _), .taskBlocked(let task, _, _, _),
            .approvalWanted(let task, _, _), .stepDone(let task, _, _),
            .quorumWanted(let task, _, _, _), .quorumMissed(let task, _, _, _):
            [task.id]
        case .dutiesUnconfirmed(let id, _), .stepsJoined(let id, _, _), .stepsDropped(let id, _),
            .archived(let id),
            .levelChanged(let id, _, _, _, _, _), .closeProposed(let id, _, _, _),
            .reassessLate(let id, _, _), .levelSuggested(let id, _, _, _, _),
            .ended(let id, _, _, _), .countersigned(let id, _), .countersignLate(let id, _):
            [Number(.incident, id)]
        case .conference(let number, _): [number]
        case .bundled(let numbers, _): numbers
        case .plan(.adopted(let facts, _)): [Number(.incident, facts.incident)]
        case .plan: []
        case .group(.changed(let change, _)): change.subjects
        case .group(.card), .group(.unproven): []
        case .liaison(.receiptLate(_, _, let id, _, _, _)): id.map { [Number(.incident, $0)] } ?? []
        case .cannot(let id, _, _, _), .nobodyLeft(let id, _), .unreachable(let id, _):
            [Number(.notice, id)]
        case .rollDue(let facts), .rollComplete(let facts), .rollUnfound(let facts):
            [Number(.notice, facts.notice)]
        case .digest(let facts): facts.lines.map(\.event.subject).compactMap(\.self)
        case .signed(let bulletin, _): bulletin.subjects
        case .board(let board): board.subject.map { [$0] } ?? []
        case .fact(let bulletin): [bulletin.fact.id]
        case .statement(let bulletin): [bulletin.facts.id]
        case .evidence(let bulletin): [bulletin.item.id]
        case .question(let bulletin): bulletin.subjects
        case .rumour(let bulletin): [bulletin.rumour.id]
        case .filing(let bulletin): [Number(.incident, bulletin.incident)]
        case .seal(let bulletin): [bulletin.subject]
        case .approval(let bulletin): [bulletin.subject]
        case .post(let bulletin): [bulletin.incident]
        case .platform(let bulletin): [bulletin.incident]
        case .absence(.standingIn(let notice, _)): [Number(.notice, notice)]
        case .circle(.loweringWanted(let matter, _, _, _)): [matter]
        case .undelivered, .duty, .circle, .absence, .channelDown, .channelUp, .gatewayFailing,
            .gatewayWell,
            .roadTest,
            .secretSeen, .strangerSpoke, .reach,
            .roomEncrypted, .trouble, .readiness, .official, .codeWord:
            []
        }
    }
}

extension Event {
    /// The one thing that it happened to; an outage happens to no incident.
    package var subject: Number? {
        switch self {
        case .warning(let id, _): Number(.warning, id)
        case .incident(let id, _): Number(.incident, id)
        case .task(let id, _): Number(.task, id)
        case .notice(let id, _): Number(.notice, id)
        case .liaison(let incident, _), .question(let incident, _):
            incident.map { Number(.incident, $0) }
        case .fact(let incident, _), .statement(let incident, _), .evidence(let incident, _),
            .concern(let incident, _), .rumour(let incident, _), .sitrep(let incident, _),
            .filing(let incident, _), .post(let incident, _), .platform(let incident, _),
            .approval(let incident, _):
            Number(.incident, incident)
        case .circle(let matter, _): matter
        case .sealing(let incident, let event):
            incident.map { Number(.incident, $0) } ?? event.withheld.first?.thing
        case .roster(.groupFormed(_, _, let incident)): incident.map { Number(.incident, $0) }
        case .desk, .roster, .plan, .duty, .absence, .readiness, .official, .codeWord: nil
        }
    }
}

extension World {
    /// Whether all that a saying is about belongs to drills (spec §7). What is about nothing, such
    /// as a channel that is really down, is in earnest.
    package func isDrill(_ saying: Saying) -> Bool {
        if case .reply(.confirm(let what, _)) = saying, what.beginsDrill { return true }
        let subjects = saying.subjects
        return !subjects.isEmpty && subjects.allSatisfy { isDrill($0) }
    }

    /// The plan by whose names a saying speaks: that of the incident which it is about, else the
    /// one in force.
    package func plan(of saying: Saying) -> Plan? {
        let incident = saying.subjects.lazy.compactMap { mark(of: $0) }.first
        return (incident.flatMap { book.plans[$0.planHash] } ?? book.inForce).map(withAddedGroups)
    }

    /// The gravest level of what a saying is about; nil when it is about anything that has none.
    package func level(of saying: Saying) -> Level? {
        let levels = saying.subjects.map { mark(of: $0)?.level }
        return levels.contains(nil) ? nil : levels.compactMap(\.self).min()
    }

    /// The numbers of the incidents that a saying is about.
    package func incidents(of saying: Saying) -> [Int] {
        saying.subjects.compactMap { mark(of: $0)?.number }
    }

    private func mark(of number: Number) -> IncidentMark? {
        switch number.kind {
        case .incident: mark(ofIncident: number.value)
        case .task: mark(ofTask: number.value)
        case .notice: mark(ofNotice: number.value)
        case .fact: fact(number.value).flatMap { mark(ofIncident: $0.incident) }
        case .statement: statement(number.value).flatMap { mark(ofIncident: $0.incident.number) }
        case .evidence: evidence(number.value).flatMap { mark(ofIncident: $0.incident) }
        case .question:
            questions[number.value]?.incident.flatMap { mark(ofIncident: $0) }
        case .rumour: rumour(number.value).flatMap { mark(ofIncident: $0.incident) }
        case .post: post(number.value).flatMap { mark(ofIncident: $0.incident.number) }
        case .warning, .drill: nil
        }
    }

    private func isDrill(_ number: Number) -> Bool {
        switch number.kind {
        case .incident, .task, .fact, .statement, .evidence, .question, .rumour, .post:
            return mark(of: number)?.isDrill == true
        case .warning:
            if case .activated(let incident) = outcome(ofWarning: number.value) {
                return mark(ofIncident: incident)?.isDrill == true
            }
            return warning(number.value)?.draft.isDrill ?? past.warning(number.value)?.isDrill
                ?? false
        case .notice:
            if case .warning(let warning) = subject(ofNotice: number.value) {
                return isDrill(Number(.warning, warning))
            }
            return mark(of: number)?.isDrill == true
        case .drill: return false
        }
    }
}
