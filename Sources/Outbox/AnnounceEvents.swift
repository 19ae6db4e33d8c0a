import Domain
import Foundation

extension Announcer {
    mutating func announce(
        _ event: WarningEvent, warning number: Int, _ entry: Entry, _ id: String
    ) {
        let who = name(entry.actor.person)
        func ended(_ reason: String?) -> Bulletin {
            .warningEnded(
                number, world.warning(number)?.outcome ?? .watched, by: who, reason: reason)
        }
        switch event {
        case .assessed(let score, let decideBy):
            tell(members(.hq), .decisionWanted(number, score, decideBy: decideBy), id)
        case .reminded(let stage):
            guard let warning = world.warning(number) else { return }
            let due: Date =
                switch stage {
                case .assess: warning.assessBy
                case .decide: warning.decideBy
                case .reassess: warning.reassessBy ?? now
                }
            let people = stage == .decide ? Array(members(.hq).prefix(2)) : officeLead
            tell(people, .warningLate(number, stage, due: due), id, alsoBySMS: true)
        case .watched(let reason): proclaim(ended(reason), id)
        case .declined(let reason): proclaim(ended(reason), id)
        case .referred(_, let reason): proclaim(ended(reason), id)
        case .merged: proclaim(ended(nil), id)
        case .conference(let meeting): call(meeting, about: Number(.warning, number), id)
        case .registered, .activated, .reassessBy: break
        }
    }

    mutating func announce(
        _ event: IncidentEvent, incident number: Int, _ entry: Entry, _ id: String
    ) {
        let who = name(entry.actor.person)
        switch event {
        case .levelChanged(let from, let to, let reason):
            tell(
                everyone(in: number),
                .levelChanged(
                    number, from: from, to: to, by: who, reason: reason, moved[number] ?? []),
                id)
            askLegalAgain(number, from: from, id)
        case .closeProposed(_, let reason):
            let open = world.incident(number)?.openTasks.count ?? 0
            tell(members(.hq), .closeProposed(number, by: who, reason: reason, openTasks: open), id)
        case .closed(_, let reason):
            tell(
                everyone(in: number),
                .ended(number, cancelled: false, by: who, reason: reason), id)
        case .cancelled(_, let reason):
            tell(everyone(in: number), .ended(number, cancelled: true, by: who, reason: reason), id)
        case .countersigned: proclaim(.countersigned(number, by: who), id)
        case .countersignLate:
            let commander = name(world.incident(number)?.start.commander)
            tell(
                members(.hq) + officeLead, .countersignLate(number, commander: commander), id,
                alsoBySMS: true)
        case .conference, .levelSuggested, .planAdopted, .reassessLate:
            announceReading(event, number, by: who, id)
        case .stepsJoined(let seeds, let cause): tellOfJoined(seeds, number, cause, id)
        case .archived: proclaim(.archived(number), id)
        case .activated: askLegal(number, id)
        case .noted, .pinned, .outage, .restored, .assessed, .reassessBy: break
        }
    }

    /// Everyone who was told of the activation, in the roster's order.
    func everyone(in number: Int) -> [PersonID] {
        let groups = plan.groups.filter(\.responds).map(\.id)
        return world.roster.everyone.filter { person in
            person.posts.contains { groups.contains($0.group) }
                && world.mayKnow(person.id, of: Number(.incident, number))
        }.map(\.id)
    }

    mutating func announce(_ event: TaskEvent, task number: Int, _ entry: Entry, _ id: String) {
        guard let task = world.task(number) else { return }
        let who = name(entry.actor.person)
        switch event {
        case .assigned(let person):
            guard !regrouped else { return }
            tell(
                [person], .taskAssigned(brief(task), incident: task.incident, by: who), id)
        case .blocked(let person, let reason):
            let lead = staff.holder(of: .lead, in: staff.acting(for: task.step.group))
            let people = ([lead?.id].compactMap(\.self) + officeLead).filter { $0 != person }
            tell(
                people.isEmpty ? Array(members(.hq).prefix(1)) : people.uniqued(),
                .taskBlocked(brief(task), incident: task.incident, by: who, reason: reason), id)
        case .submitted(let doer, _):
            tell(
                withoutCode(world.approvers(of: task, doer: doer, at: now), for: task.id),
                .approvalWanted(brief(task), incident: task.incident, doer: who), id)
        case .done, .approved: tellOfDone(task, by: entry.actor.person, id)
        case .quorumAsked(let until): askQuorum(task, until, id)
        case .quorumMissed: askElse(task, id)
        case .evidenceAsked, .approvedInPart, .reminded, .rescheduled, .voiced, .restated,
            .dropped:
            break
        }
    }

    mutating func announce(_ event: DeskEvent, _ id: String, history: [Entry]) {
        switch event {
        case .channelDown(let route, let reason):
            let since = world.desk.channel(route)?.downSince ?? now
            let living = RouteKind.allCases.filter { $0 != route && !world.desk.isDown($0) }
            tell(
                keepers, .channelDown(route, reason: reason, since: since, living: living), id,
                alsoBySMS: true)
        case .gatewayFailing(let gateway, let reason, let others):
            tell(
                officeLead, .gatewayFailing(gateway, reason: reason, others: others), id)
        case .gatewayWell(let gateway): proclaim(.gatewayWell(gateway), id)
        case .trouble(let trouble):
            tell(keepers, .trouble(trouble), id, alsoBySMS: true)
        case .digested(let route, let first, let last, let since):
            announceReturn(route, first...last, since, history, id)
        case .redirected(_, let person, _, let route, _, let saying):
            post(
                "\(id).\(route.rawValue)-\(person)", .named(person, on: route), saying,
                mustArrive: true)
        case .alarmPassed(_, let person, let route, let heir, _, let alarm):
            pass(alarm, from: person, route, to: heir, id)
        case .undelivered(let message, let person, _, let kept):
            // They are to be phoned since the first that was kept for them.
            let first = world.desk.kept?.first { $0.person == person }
            guard kept == nil || first?.id == message else { return }
            tell(
                keepers.filter { $0 != person }, .undelivered(person: name(person)), id)
        case .guardTripped(.secret, let number):
            let isKept = world.seals.spills[number] != nil
            tell(secrecy, .secretSeen(case: number, sealed: isKept ? true : nil), id)
        case .strangerSpoke(let route, let masked):
            tell(dutyOfficer, .strangerSpoke(route, masked: masked), id)
        case .reach(let person, let event): announce(event, of: person, id)
        case .roadsTested, .roadsFound, .roadForced, .codeAsked, .codeSpent, .language, .quiet,
            .formOpened, .formAnswered, .formClosed, .guardTripped, .noted, .roomEncrypted,
            .channelUp, .resumed:
            break
        }
    }

    /// The last link waits for the road that failed, and nothing follows from it.
    private mutating func pass(
        _ alarm: Saying, from person: PersonID, _ route: RouteKind, to heir: PersonID?, _ id: String
    ) {
        if let heir, case .bulletin(let bulletin) = alarm {
            tell([heir], bulletin, id, alsoBySMS: true)
        } else {
            let target = Target.named(person, on: route)
            post("\(id).\(route.rawValue)-\(person)", target, alarm, within: .hours(24))
        }
    }

    private var secrecy: [PersonID] {
        let people = members(.secrecy)
        return people.isEmpty ? officeLead : people
    }

    var dutyOfficer: [PersonID] {
        let onDuty = world.dutyOfficers(at: now)
        guard onDuty.isEmpty else { return onDuty }
        return members(.duty).first.map { [$0] } ?? officeLead
    }
}
