import Foundation

extension Decider {
    mutating func decide(_ command: PostCommand) throws(Refusal) -> Reply? {
        switch command {
        case .open(let number, let draft): try openPost(number, draft)
        case .report(let number, let report): try takeCard(number, report)
        case .move(let number, let place): try movePost(number, to: place)
        case .close(let number, let draft): try closePost(number, draft)
        }
    }

    // MARK: Which one

    private func sits(in groups: [GroupID]) -> Bool {
        groups.contains { staff[me]?.sits(in: $0) == true }
    }

    /// The open posts that the speaker may know of.
    private var openPosts: [(post: Post, incident: Incident)] {
        world.withTasks.filter { isMeant($0.id) }.flatMap { incident in
            (incident.field?.open ?? []).map { ($0, incident) }
        }
    }

    private func openPost(_ number: Number?) throws(Refusal) -> (post: Post, incident: Incident) {
        guard let number else {
            let open = openPosts
            let mine = open.filter { $0.post.team.contains(me) }
            if mine.count == 1 { return mine[0] }
            guard let first = open.first else { throw .post(.none) }
            guard open.count == 1 else { throw .post(.which(open.map(\.post.id))) }
            return first
        }
        guard let (post, incident) = world.post(number.value) else { throw .noSuch(number) }
        try checkKnown(number)
        guard post.isOpen else { throw .post(.closed(number)) }
        guard incident.isRunning || incident.isConcluding else { throw .incidentEnded(incident.id) }
        return (post, incident)
    }

    /// Where a card belongs: to a post, or to an incident that has none yet.
    private func site(
        _ number: Number?
    ) throws(Refusal) -> (post: Post?, incident: Incident) {
        if let number, number.kind == .incident { return (nil, try runningIncident(number)) }
        if number != nil || !openPosts.isEmpty {
            let (post, incident) = try openPost(number)
            return (post, incident)
        }
        // Of several incidents the one that waits for somebody's word from the ground.
        let waiting = world.running.filter { incident in
            isMeant(incident.id)
                && incident.tasks.values.contains { $0.step.fulfilledBy == .fieldReport }
        }
        return (nil, waiting.count == 1 ? waiting[0] : try runningIncident(nil))
    }

    func postBrief(_ number: Int) -> PostBrief {
        guard let (post, incident) = world.post(number) else { return PostBrief(number) }
        return world.brief(post, of: incident)
    }

    // MARK: Opened

    private mutating func openPost(
        _ number: Number?, _ draft: PostDraft
    ) throws(Refusal) -> Reply {
        let incident = try runningIncident(number)
        let place = draft.place.lowercased()
        if let same = incident.field?.open.first(where: { $0.place.lowercased() == place }) {
            throw .post(.openAlready(same.id, place: same.place))
        }
        let chief =
            try draft.chief.map { word throws(Refusal) in try insider(word, of: incident) }
            ?? staff.holder(of: .lead, in: .onscene)?.id
        guard let chief else { throw .post(.chiefWanted) }
        let liaison = try draft.liaison.map { word throws(Refusal) in
            try insider(word, of: incident)
        }
        var members: [PersonID] = []
        for word in draft.members { members.append(try insider(word, of: incident)) }
        let next = world.next(.post)
        record(
            .post(
                incident.number,
                .opened(
                    next,
                    PostOpening(
                        place: draft.place, chief: chief, liaison: liaison,
                        members: members.uniqued()))))
        let step = handInOpening(of: next, in: incident.number)
        goOn(in: incident.number)
        let roll = callSiteRoll(of: next)
        return .post(.opened(postBrief(next), step: step, roll: roll))
    }

    private func insider(_ word: String, of incident: Incident) throws(Refusal) -> PersonID {
        let person = try person(named: word)
        guard world.mayKnow(person.id, of: incident.id) else {
            throw .circle(.notInside(incident.id, person: person.name))
        }
        return person.id
    }

    /// The step that wants the on-scene group formed is handed in with the names, where it is for
    /// whoever opens the post to do that (G03).
    private mutating func handInOpening(of number: Int, in incident: Int) -> TaskBrief? {
        guard let post = world.post(number)?.post,
            let task = world.incident(incident)?.openTasks(where: { task in
                task.step.fulfilledBy == .groupFormed && task.step.notify.contains(.onscene)
            }).first
        else { return nil }
        let names = names([post.chief] + [post.liaison].compactMap(\.self))
        do throws(Refusal) {
            _ = try done(task.id, "\(post.id) \(post.place)：" + names.joined(separator: "、"))
        } catch {
            // It stays open, and the answer says so.
        }
        return world.task(task.number).map(brief)
    }

    // MARK: Reported

    /// The on-scene group, the duty desk, the office and HQ, and whoever was named to a post.
    private func checkReporter(_ post: Post?, _ incident: Incident) throws(Refusal) {
        let named = (incident.field?.open ?? []).contains { $0.team.contains(me) }
        guard named || sits(in: [.onscene, .duty, .office, .hq]) else {
            throw .post(.notOnSite(post?.id, chief: post.map { world.name($0.chief) }))
        }
    }

    private mutating func takeCard(
        _ number: Number?, _ report: FieldReport
    ) throws(Refusal) -> Reply {
        let (post, incident) = try site(number)
        try checkReporter(post, incident)
        guard let place = report.place ?? post?.place else { throw .post(.placeWanted) }
        let book = incident.field ?? FieldBook()
        let card = FieldCard(
            number: book.cards.count + 1, post: post?.number, place: place, people: report.people,
            injured: report.injured, demands: report.demands, needs: report.needs, by: me,
            at: context.saidAt, route: context.actor.route)
        record(.post(incident.number, .reported(card)))
        if let post { answerSiteRoll(of: post) }
        let others = compare(card, in: incident.number)
        carryOut(.firstFieldReport, in: incident.number, evidence: card.plain)
        let silent = finishRound(card, in: incident.number)
        return .post(
            .reported(
                world.brief(card), others: others.map { world.brief($0) }, silent: silent,
                next: nextReport(in: incident.number), post: post.map { postBrief($0.number) },
                incident: incident.number))
    }

    /// Tells the leads of what two people say differently, once for the two.
    private mutating func compare(_ card: FieldCard, in incident: Int) -> [FieldCard] {
        guard let book = world.incident(incident)?.field else { return [] }
        let others = book.contradicted(by: card)
        for other in others where !book.isTold(card, other) {
            record(
                .post(
                    incident,
                    .differed(FieldDifference(first: other.number, second: card.number))))
        }
        return others
    }

    /// A round of field reports is done when every open post has sent one.
    ///
    /// - Returns: The posts whose card is still missing.
    private mutating func finishRound(_ card: FieldCard, in incident: Int) -> [Number] {
        guard let now = world.incident(incident), let book = now.field,
            let task = now.openTasks(where: { $0.step.fulfilledBy == .fieldReport }).first
        else { return [] }
        let silent = book.open.filter { post in
            !book.cards.contains { $0.post == post.number && $0.at >= task.from }
        }
        if silent.isEmpty { carryOut(.fieldReport, in: incident, evidence: card.plain) }
        return silent.map(\.id)
    }

    private func nextReport(in incident: Int) -> Date? {
        world.incident(incident)?.openTasks { $0.step.fulfilledBy == .fieldReport }.first?.due
    }

    // MARK: Moved, closed

    private mutating func movePost(_ number: Number?, to place: String) throws(Refusal) -> Reply {
        let (post, incident) = try openPost(number)
        try checkReporter(post, incident)
        guard post.place.lowercased() != place.lowercased() else {
            throw .post(.samePlace(post.id, place: post.place))
        }
        record(.post(incident.number, .moved(post.number, from: post.place, to: place)))
        let roll = callSiteRoll(of: post.number)
        return .post(.moved(postBrief(post.number), from: post.place, roll: roll))
    }

    /// Nobody is left behind uncounted: it is closed with a number (G17).
    private mutating func closePost(
        _ number: Number?, _ draft: StandDownDraft
    ) throws(Refusal) -> Reply {
        let (post, incident) = try openPost(number)
        guard sits(in: [.hq]) || post.chief == me else {
            throw .post(.notChief(post.id, chief: world.name(post.chief)))
        }
        let expected = world.people(of: post).count
        guard let counted = draft.counted else {
            let silent = world.lastRoll(of: post)?.rollSilent ?? []
            throw .post(.countWanted(post.id, expected: expected, silent: names(silent)))
        }
        if counted < expected, draft.note == nil {
            throw .post(.notAllCounted(post.id, counted: counted, expected: expected))
        }
        let end = Post.StandDown(
            counted: counted, expected: expected, material: draft.material, note: draft.note,
            by: me, at: now)
        record(.post(incident.number, .closed(post.number, end)))
        for roll in world.openRolls where roll.rollBrief?.scope == .post(post.number) {
            record(.notice(roll.number, .withdrawn))
        }
        let left = world.incident(incident.number)?.field?.open ?? []
        if left.isEmpty {
            rest(in: incident.number)
            carryOut(
                .postClosed, in: incident.number,
                evidence: "\(post.id) \(counted)/\(expected)"
                    + [draft.material, draft.note].compactMap { $0.map { " " + $0 } }.joined())
        }
        return .post(.closed(postBrief(post.number), left: left.map(\.id)))
    }
}

extension Decider {
    /// Where nobody is on the scene nobody reports from it: what comes back is asked for no more.
    private mutating func rest(in number: Int) {
        let steps = world.incident(number)?.openTasks(where: \.isOfScene) ?? []
        for task in steps { record(.task(task.number, .dropped)) }
    }

    /// And is asked for again when another post is opened.
    private mutating func goOn(in number: Int) {
        let steps = world.incident(number)?.orderedTasks.filter { $0.isOfScene && $0.isDropped }
        let once = (steps ?? []).map(\.step).reduce(into: [Step]()) { known, step in
            if !known.contains(where: { $0.id == step.id }) { known.append(step) }
        }
        if !once.isEmpty { join(once, number, because: .postOpened) }
    }
}

extension Task {
    fileprivate var isOfScene: Bool {
        step.fulfilledBy == .fieldReport || step.fulfilledBy == .siteRollComplete
    }
}

extension FieldCard {
    /// As a step's evidence: the place, how many people, how many injured, then the words.
    fileprivate var plain: String {
        let numbers = [people, injured].map { $0.map(String.init) ?? "?" }.joined(separator: "/")
        return ([place, numbers] + [demands, needs].compactMap(\.self)).joined(separator: " ")
    }
}
