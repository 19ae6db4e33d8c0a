import Foundation

extension Decider {
    mutating func decide(_ command: RollCallCommand) throws(Refusal) -> Reply? {
        switch command {
        case .call(let request): return try callRoll(request)
        case .answer(let answer):
            if answer.onBehalfOf != nil { return try answerRollFor(answer) }
            let notices = try rolls(meant: answer.notice, by: me)
            for notice in notices { answerRoll(notice, by: me, answer, via: .own) }
            noteIdentified(notices)
            return nil
        }
    }

    // MARK: Asking

    private mutating func callRoll(_ request: RollCallRequest) throws(Refusal) -> Reply? {
        if request.again, let last = world.rollToShow(nil)?.rollBrief {
            try checkRollRight(last.scope)
            return callAgain(last, request)
        }
        let (scope, incident) = try rollScope(request)
        try checkRollRight(scope)
        return callRoll(
            RollCallBrief(
                scope: scope, incident: incident?.number,
                due: now + (request.due ?? patience(at: incident?.level)), place: request.place,
                asker: me, by: world.name(me)))
    }

    private mutating func callAgain(_ last: RollCallBrief, _ request: RollCallRequest) -> Reply {
        let incident = last.incident.flatMap { world.incidents[$0] }
        var brief = last
        brief.incident = incident?.number
        if incident == nil, brief.scope == .incident { brief.scope = .everyone }
        brief.due = now + (request.due ?? patience(at: incident?.level))
        brief.place = request.place ?? last.place
        brief.asker = me
        brief.by = world.name(me)
        brief.away = []
        return callRoll(brief)
    }

    /// How long answers have: the level's clock, else the plan's rule.
    func patience(at level: Level?) -> Duration {
        level.flatMap { plan.rule(of: $0)?.clocks[RollClock.answer]?.first }
            ?? (plan.rollCall ?? .usual).answer
    }

    private static let everyone: Set<String> = ["all", "everyone", "全体", "全员", "所有人"]

    private func rollScope(
        _ request: RollCallRequest
    ) throws(Refusal) -> (RollCallScope, Incident?) {
        if let word = request.scope {
            let bare = (word.hasPrefix("#") ? String(word.dropFirst()) : word).lowercased()
            let running = try request.incident.map { number throws(Refusal) in
                try runningIncident(number)
            }
            if Self.everyone.contains(bare) { return (.everyone, running) }
            if let post = try postMeant(bare) { return (.post(post.number), post.incident) }
            guard let group = plan.group(called: bare) else {
                throw .noSuchGroup(word, known: plan.groups.map(\.name))
            }
            return (.group(group), running ?? sited(group))
        }
        if request.incident != nil || !world.running.isEmpty, mayCallAnybody {
            return (.incident, try runningIncident(request.incident))
        }
        if let group = ledGroup { return (.group(group), sited(group)) }
        throw .rollCallOfWhom
    }

    /// The incident whose clock repeats the roll call of this group.
    private func sited(_ group: GroupID) -> Incident? {
        world.running.first { world.rollScope(.site, of: $0) == .group(group) }
    }

    private var mayCallAnybody: Bool {
        guard let mine = world.roster[me] else { return false }
        return mine.sits(in: .office) || mine.sits(in: .hq)
            || mine.posts.contains { $0.group == .onscene && $0.seat != .member }
    }

    private var ledGroup: GroupID? {
        world.roster[me]?.posts.first {
            $0.seat != .member && $0.group != .office && $0.group != .hq
        }?
        .group
    }

    /// The office, HQ and whoever leads on the scene ask anybody; other leads their own group.
    private func checkRollRight(_ scope: RollCallScope) throws(Refusal) {
        if mayCallAnybody { return }
        if case .post(let number) = scope, world.post(number)?.post.chief == me { return }
        if case .group(let group) = scope, let mine = world.roster[me],
            mine.posts.contains(where: { $0.group == group && $0.seat != .member })
        {
            return
        }
        throw .notAllowed(.rollcall, roles: [.office, .hq, .lead], people: names(of: .office))
    }

    // MARK: The call itself

    /// A new roll call of the same people takes the place of one that is open.
    mutating func callRoll(_ asked: RollCallBrief) -> Reply {
        for old in world.openRolls
        where old.rollBrief?.scope == asked.scope && old.rollBrief?.incident == asked.incident {
            record(.notice(old.number, .withdrawn))
        }
        let level = asked.incident.flatMap { world.incidents[$0]?.level }
        let everyone = people(of: asked.scope, level)
        var brief = asked
        brief.away = everyone.filter { world.isOnLeave($0, at: now) }
        let people = everyone.filter { !brief.away.contains($0) }
        let rule = level.flatMap { plan.rule(of: $0) }
        let number = world.next(.notice)
        record(
            .notice(
                number,
                .issued(
                    NoticeIssue(
                        subject: .rollCall(brief), incident: brief.incident, level: level,
                        recipients: people,
                        ladder: rule?.ladder ?? (plan.rollCall ?? .usual).ladder,
                        acknowledgement: [brief.due.since(now)], smsInOutage: true,
                        classification: .internal))))
        return .rollCalled(
            number, asked: people.count, due: brief.due, away: names(brief.away))
    }

    private func people(of scope: RollCallScope, _ level: Level?) -> [PersonID] {
        switch scope {
        case .group(let group): return world.roster.memberIDs(of: group)
        case .incident: return recipients(at: level ?? Level(1))
        case .post(let number):
            return world.post(number).map { world.people(of: $0.post) } ?? []
        case .everyone:
            return plan.groups.filter(\.responds)
                .flatMap { world.roster.memberIDs(of: $0.id) }.uniqued()
        }
    }

    /// The plan's clocks call the roll of a running incident by themselves.
    mutating func callRolls(of number: Int) {
        for clock in RollClock.allCases {
            guard let incident = world.incidents[number],
                let at = world.nextRoll(clock, of: incident), at <= now
            else { continue }
            for scope in world.rollScopes(clock, of: incident) {
                _ = callRoll(
                    RollCallBrief(
                        scope: scope, incident: number,
                        due: now + patience(at: incident.level), place: place(of: scope)))
            }
        }
    }

    // MARK: Answering

    /// The roll calls that an answer is for: the one that is named, else all that wait for this
    /// person, else the newest that is open, whose answer is changed.
    private func rolls(
        meant number: Number?, by person: PersonID
    ) throws(Refusal) -> [Notice] {
        if let number {
            guard let notice = world.notice(number.value) else { throw .noSuch(number) }
            guard notice.told[person] != nil else { throw .notAddressed(number) }
            guard notice.roll != nil, notice.isOpen else { throw .noRollCall }
            return [notice]
        }
        let mine = world.openRolls.filter { $0.told[person] != nil }
        let waiting = mine.filter { $0.roll?.answers[person] == nil }
        if !waiting.isEmpty { return waiting }
        guard let last = mine.last else { throw .noRollCall }
        return [last]
    }

    /// Saying the same again is no news.
    mutating func answerRoll(
        _ notice: Notice, by person: PersonID, _ answer: RollAnswer,
        via means: AcknowledgementMeans
    ) {
        let stand: RollStand =
            switch answer.word {
            case .present: .present
            case .onTheWay(let minutes):
                .onTheWay(until: minutes.map { context.saidAt + .minutes($0) })
            case .away(let reason): .away(reason: reason)
            }
        let before = notice.roll?.answers[person]
        if before?.stand == stand, before?.place == answer.place { return }
        record(
            .notice(
                notice.number,
                .answeredRoll(by: person, stand, place: answer.place, via: means)))
        // Said once, and never while one is silent.
        if before == nil, world.notice(notice.number)?.rollSilent.isEmpty == true {
            record(.notice(notice.number, .rollComplete))
            world.notice(notice.number).map { finishSiteRound($0) }
        }
    }

    /// 代报: somebody said by telephone where they are, and this person enters it.
    private mutating func answerRollFor(_ answer: RollAnswer) throws(Refusal) -> Reply {
        let somebody = try person(named: answer.onBehalfOf ?? "")
        try checkProxy(for: somebody, .here)
        guard let via = answer.via else { throw .proxyNeedsPhone }
        let notices = try rolls(meant: answer.notice, by: somebody.id)
        for notice in notices {
            answerRoll(notice, by: somebody.id, answer, via: .proxy(me, via: via))
        }
        let last = notices.last?.number ?? 0
        let stand = world.notice(last)?.roll?.answers[somebody.id]?.stand ?? .present
        return .rollAnsweredFor(last, somebody.name, stand)
    }

    // MARK: The time is over

    /// Whoever is silent is named, and called by the next road; a day later it is put away.
    mutating func closeRoll(_ notice: Notice) {
        guard let roll = notice.roll, let at = notice.rollMoment, at <= now else { return }
        let silent = notice.rollSilent
        if roll.toldSilent != nil, roll.toldHQ == nil, !silent.isEmpty,
            notice.rollBrief?.clock == .site
        {
            return record(.notice(notice.number, .rollUnfound(silent: silent)))
        }
        guard roll.toldSilent == nil, !silent.isEmpty else {
            return record(.notice(notice.number, .withdrawn))
        }
        record(.notice(notice.number, .rollDue(silent: silent)))
        for person in silent {
            reroute(person, in: notice.number, because: .ladder)
        }
    }
}

extension Plan {
    /// The group that a word means: its id, its name, or another word for it.
    package func group(called word: String) -> GroupID? {
        let key = word.lowercased()
        return groups.first { group in
            ([group.id.rawValue, group.name.zh, group.name.en] + group.words)
                .contains { $0.lowercased() == key }
        }?.id
    }
}
