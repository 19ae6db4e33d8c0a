import Foundation

extension World {
    /// A notice as it is when issued: everyone told by the ladder's first rung.
    func opened(_ issue: NoticeIssue, number: Int, at time: Date) -> Notice {
        let staff = staff(at: time)
        let first = issue.subject.isForGroup ? Array(issue.recipients.prefix(1)) : issue.recipients
        let lines = first.map { id in
            Notice.Line(
                addressee: id, told: issue.subject.isForGroup ? issue.recipients : [id],
                ahead: issue.subject.isPersonal
                    ? [] : staff.ladder(of: issue.subject, from: id),
                nextAt: issue.subject.isPersonal
                    ? nil : Notice.climb(0, from: time, issue.acknowledgement))
        }
        var told: [PersonID: Notice.Told] = [:]
        told.reserveCapacity(issue.recipients.count)
        let atOnce = issue.atOnce
        for id in issue.recipients {
            told[id] = .init(at: time, routes: routes(issue, atOnce, id))
        }
        var notice = Notice(
            number: number, issue: issue, issuedAt: time, lines: lines, told: told)
        if let brief = notice.rollBrief { notice.roll = RollCall(due: brief.due) }
        return notice
    }

    /// A notice that was answered and now calls somebody is open again.
    mutating func reopen(_ number: Int, _ event: NoticeEvent) {
        switch event {
        case .escalated:
            if let ended = endedNotices.removeValue(forKey: number) { notices[number] = ended }
        case .cannot(let person, _):
            endedNotices[number]?.unable.insert(person)
            endedNotices[number]?.acknowledged[person] = nil
        default: break
        }
    }

    func firstRoutes(_ event: NoticeEvent, notice number: Int) -> [RouteKind] {
        guard case .escalated(_, let person, _) = event, let notice = notices[number] else {
            return []
        }
        return routes(notice.issue, person)
    }

    /// The roads a person is told by at once: the first rung's, without those that are down or
    /// that have no address; when none is left, the next road there is (spec §7).
    func routes(_ issue: NoticeIssue, _ id: PersonID) -> [RouteKind] {
        routes(issue, issue.atOnce, id)
    }

    /// - Parameter atOnce: The issue's, which is the same for everybody.
    private func routes(
        _ issue: NoticeIssue, _ atOnce: [RouteKind], _ id: PersonID
    ) -> [RouteKind] {
        guard let person = roster[id] else { return [] }
        // Who named a road as the best one is told by it from the first.
        let wanted = atOnce + [person.routes?.first].compactMap(\.self)
        let spares = spares(id, issue)
        let all = person.roads.filter { person.address(on: $0) != nil }
        let has = all.filter { reaches(person, by: $0) && !(spares && $0 == .sms) }
        var live = RouteKind.allCases.filter { wanted.contains($0) }.filter {
            has.contains($0) && !desk.isDown($0)
        }
        if desk.isDown(.chat), wanted.contains(.chat), issue.smsInOutage, has.contains(.sms),
            !desk.isDown(.sms), !live.contains(.sms)
        {
            live.append(.sms)
        }
        if desk.backupStandsIn, wanted.contains(.chat), has.contains(.backup) {
            live.append(.backup)
        }
        // Where nobody is at the mailbox the next road is taken in its place.
        if wanted.contains(.email), all.contains(.email), !reaches(person, by: .email),
            let next = has.first(where: {
                !$0.isChat && !live.contains($0) && !desk.isDown($0)
            })
        {
            live.append(next)
        }
        if live.isEmpty {
            // Whoever wants no SMS is told by one where nothing else is left.
            let last = all.first { reaches(person, by: $0) && !desk.isDown($0) }
            live = [has.first { !desk.isDown($0) } ?? last ?? has.first ?? all.first]
                .compactMap(\.self)
        }
        return live
    }
}

extension NoticeIssue {
    /// The roads of the ladder's first rung.
    fileprivate var atOnce: [RouteKind] {
        ladder.filter { $0.after <= .zero }.flatMap(\.routes)
    }
}

extension Notice {
    /// - Parameter firstRoutes: The roads of whoever this event calls, if it calls somebody.
    mutating func apply(_ event: NoticeEvent, at time: Date, firstRoutes: [RouteKind]) {
        switch event {
        case .issued, .rollComplete: break
        case .acknowledged(let person, _):
            acknowledged[person] = time
            unreached.remove(person)
            for index in lines.indices where lines[index].told.contains(person) {
                lines[index].answeredBy = lines[index].answeredBy ?? person
                lines[index].nextAt = nil
            }
        case .cannot(let person, _):
            unable.insert(person)
            acknowledged[person] = nil
            for index in lines.indices where lines[index].isOpen && lines[index].told.last == person
            {
                lines[index].nextAt = time
            }
        case .escalated(let line, let person, _):
            // Whoever has answered for themselves has yet to answer for the other.
            acknowledged[person] = nil
            if told[person] == nil { told[person] = Told(at: time, routes: firstRoutes) }
            climb(line, telling: person, at: time)
        case .exhausted(let line):
            if let index = lines.firstIndex(where: { $0.addressee == line }) {
                lines[index].nextAt = nil
            }
        case .routed(let person, let route, let cause): take(route, to: person, cause)
        case .passedOver(let person, let route, _):
            let passed = told[person]?.passed ?? []
            told[person]?.passed = passed + [route]
        case .unreachable(let person, _): unreached.insert(person)
        case .withdrawn: withdrawn = true
        case .answeredRoll(let person, let stand, let place, let means):
            answerRoll(person, stand, place, means, at: time)
        case .rollVerified(let person): roll?.answers[person]?.isVerified = true
        case .rollDue(let silent): roll?.toldSilent = silent
        case .rollUnfound(let silent): roll?.toldHQ = silent
        }
    }

    private mutating func take(_ route: RouteKind, to person: PersonID, _ cause: RoutingCause) {
        if cause == .failed, let last = told[person]?.routes.last {
            told[person]?.failed.append(last)
        }
        if cause == .returned {
            told[person]?.failed.removeAll { $0 == route }
            unreached.remove(person)  // until this road fails as well
        }
        if told[person]?.routes.contains(route) == false { told[person]?.routes.append(route) }
    }

    private mutating func climb(_ line: PersonID, telling person: PersonID, at time: Date) {
        guard let index = lines.firstIndex(where: { $0.addressee == line }) else { return }
        if !lines[index].isOpen {
            lines[index].answeredBy = nil
            lines[index].reopenedAt = time
            lines[index].rung = 0
        }
        lines[index].told.removeAll { $0 == person }
        lines[index].told.append(person)
        lines[index].ahead.removeAll { $0 == person }
        lines[index].rung += 1
        let start = lines[index].reopenedAt ?? issuedAt
        let due = Notice.climb(lines[index].rung, from: start, issue.acknowledgement)
        // After a "cannot" the B-role still gets the time that T2 allows, never less than none.
        lines[index].nextAt = due.map { max($0, time + .seconds(1)) }
    }

    /// The ladder's next rung for somebody told: when, and which roads.
    package func nextRung(for person: PersonID) -> (at: Date, routes: [RouteKind])? {
        guard wants(person), let told = told[person] else { return nil }
        return nextRung(told)
    }

    private func nextRung(_ told: Told) -> (at: Date, routes: [RouteKind])? {
        var first: (at: Date, routes: [RouteKind])?
        for rung in issue.ladder where rung.after > .zero {
            let at = told.at + rung.after
            if let first, first.at <= at { continue }
            let routes = rung.routes.filter {
                !told.routes.contains($0) && told.passed?.contains($0) != true
            }
            if !routes.isEmpty { first = (at, routes) }
        }
        return first
    }

    /// The next moment at which this notice has something to say.
    package var nextMoment: Date? {
        guard isOpen else { return nil }
        var moment = lines.lazy.compactMap(\.nextAt).min()
        if let roll = rollMoment { moment = min(moment ?? roll, roll) }
        for (_, rung) in nextRungs {
            moment = min(moment ?? rung, rung)
        }
        return moment
    }

    /// Those for whom a further rung is to come, and when; in the order of their ids.
    var nextRungs: [(person: PersonID, at: Date)] {
        guard !withdrawn, issue.ladder.contains(where: { $0.after > .zero }) else { return [] }
        let wanted = Set(lines.lazy.filter(\.isOpen).flatMap(\.told))
        return told.compactMap { person, told in
            guard wanted.contains(person), acknowledged[person] == nil,
                !unable.contains(person), let rung = nextRung(told)
            else { return nil }
            return (person, rung.at)
        }.sorted { $0.person < $1.person }
    }
}
