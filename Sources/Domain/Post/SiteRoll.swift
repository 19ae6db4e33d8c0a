import Foundation

/// The roll call of those who are at a post (domain §2: 30, 30, 60 minutes; §4.3 G07).
extension Decider {
    /// Called at once when a post is opened or moved: a roll call is repeated after any sudden
    /// change of place or danger (domain §6).
    ///
    /// - Returns: Its number; nil where nobody is there to be asked.
    mutating func callSiteRoll(of number: Int) -> Int? {
        guard let (post, incident) = world.post(number), incident.isRunning,
            !world.people(of: post).isEmpty
        else { return nil }
        let reply = callRoll(
            RollCallBrief(
                scope: .post(number), incident: incident.number,
                due: now + patience(at: incident.level), place: post.place, asker: me,
                by: world.name(me)))
        if case .rollCalled(let notice, _, _, _) = reply { return notice }
        return nil
    }

    /// `P-1`, or the group on the scene where it is at one post.
    ///
    /// - Returns: Nil where no post is meant.
    func postMeant(_ word: String) throws(Refusal) -> (number: Int, incident: Incident)? {
        if word.hasPrefix("p-"), let value = Int(word.dropFirst(2)) {
            let number = Number(.post, value)
            guard let (post, incident) = world.post(value) else { throw .noSuch(number) }
            try checkKnown(number)
            guard post.isOpen else { throw .post(.closed(number)) }
            return (value, try runningIncident(incident.id))
        }
        guard plan.group(called: word) == .onscene else { return nil }
        let open = world.running.filter { isMeant($0.id) }.flatMap { incident in
            (incident.field?.open ?? []).map { ($0, incident) }
        }
        guard let (post, incident) = open.first else { return nil }
        guard open.count == 1 else { throw .post(.which(open.map(\.0.id))) }
        return (post.number, incident)
    }

    func place(of scope: RollCallScope) -> String? {
        guard case .post(let number) = scope else { return nil }
        return world.post(number)?.post.place
    }

    /// Who reports from the scene is there: nobody looks for them.
    mutating func answerSiteRoll(of post: Post) {
        for roll in world.openRolls
        where roll.rollBrief?.scope == .post(post.number) && roll.rollSilent.contains(me) {
            answerRoll(roll, by: me, RollAnswer(.present), via: .own)
        }
    }

    /// When nobody of any post is silent, that round of the step is done, with the names.
    mutating func finishSiteRound(_ notice: Notice) {
        guard notice.rollBrief?.clock == .site, let number = notice.issue.incident,
            let incident = world.incident(number)
        else { return }
        let waiting = (incident.field?.open ?? []).contains { post in
            world.lastRoll(of: post).map { !$0.rollSilent.isEmpty } ?? true
        }
        guard !waiting else { return }
        carryOut(
            .siteRollComplete, in: number,
            evidence: names(notice.issue.recipients).joined(separator: "、"))
    }
}

extension World {
    /// The newest roll call of a post.
    func lastRoll(of post: Post) -> Notice? {
        let all = Array(notices.values) + Array(endedNotices.values)
        return all.filter { $0.rollBrief?.scope == .post(post.number) }
            .max { $0.number < $1.number }
    }

    /// Whom the clock of the site calls: those of each open post, else the on-scene group.
    func rollScopes(_ clock: RollClock, of incident: Incident) -> [RollCallScope] {
        let open = incident.field?.open ?? []
        // When the last post has stood down nobody is there any more.
        guard clock == .site, incident.field?.posts.isEmpty == false else {
            return [rollScope(clock, of: incident)].compactMap(\.self)
        }
        return open.filter { !people(of: $0).isEmpty }.map { .post($0.number) }
    }
}

extension Decider {
    /// The step that such a deed does is done by whoever did it, or handed in where it wants an
    /// approval; a step whose gates are not passed waits for them.
    ///
    /// - Parameter doer: Whose work it is, where that is not the speaker's.
    mutating func carryOut(
        _ deed: Fulfilment, in number: Int, evidence: String, by doer: PersonID? = nil
    ) {
        guard let incident = world.incident(number), incident.isRunning || incident.isConcluding,
            let task = incident.openTasks(where: { $0.step.fulfilledBy == deed }).first,
            case .open = task.state, gates(of: task, in: incident).isEmpty
        else { return }
        let who = doer ?? me
        if task.step.approval != nil {
            return record(.task(task.number, .submitted(by: who, evidence: evidence)))
        }
        let next = nextRound(of: task, in: incident)
        record(.task(task.number, .done(by: who, evidence: evidence, next: next)))
        finished(task, in: number)
    }
}
