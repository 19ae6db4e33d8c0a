import Domain
import Foundation

/// Events → deliveries: who is told what, by which road. The one place where facts become
/// messages (house §3.4, steps 6 and 7).
package struct Announcer {
    let world: World
    let plan: Plan
    let now: Date
    /// The roster as it is now.
    let staff: Roster
    var deliveries: [Delivery] = []
    /// Due times that moved in this decision, by incident.
    private(set) var moved: [Int: [DueChange]] = [:]
    /// Incidents whose people get a list of their tasks with this decision.
    private(set) var listed: Set<Int> = []
    /// A group changed with this decision: tasks that change hands with it are told there.
    var regrouped = false
    /// Something became of a rumour with this decision: the step it did is told of as that.
    private(set) var movesRumour = false
    /// The same of what is reported from the ground, and of the table of platforms.
    private(set) var movesField = false

    /// - Parameter world: As it is after the entries.
    package init(world: World, plan: Plan, now: Date) {
        self.world = world
        self.plan = plan
        self.now = now
        staff = world.staff(at: now)
    }

    /// Ids hang on the entry's number, so that announcing twice is announcing once.
    package static func deliveries(
        for entries: [Entry], in world: World, plan: Plan, now: Date, history: [Entry] = []
    ) -> [Delivery] {
        var announcer = Announcer(world: world, plan: plan, now: now)
        announcer.noteMoved(entries)
        announcer.noteGroups(entries)
        announcer.noteRumours(entries)
        for entry in entries { announcer.announce(entry, history: history) }
        announcer.tellOfDropped(entries)
        announcer.tellOfExhausted(entries)
        announcer.tellOfCovers(entries)
        announcer.tellTogether(entries)
        announcer.tellOfKept(entries)
        announcer.tellOfGroups(entries)
        announcer.tellOfUnproven(entries)
        announcer.tellOfOutlived(entries)
        announcer.remindOfTasks(entries)
        announcer.remindOfQuestions(entries)
        announcer.retopic(after: entries)
        announcer.showBoards(after: entries)
        let needToKnow = NeedToKnow(world: world)
        return NeedToKnow.bundled(
            announcer.deliveries.map(announcer.quieted).flatMap(needToKnow.guarded))
    }

    mutating func announce(_ entry: Entry, history: [Entry]) {
        let id = "e\(entry.sequence)"
        let first = deliveries.count
        defer { sign(entry, from: first) }
        switch entry.event {
        case .warning(let number, let event): announce(event, warning: number, entry, id)
        case .incident(let number, let event): announce(event, incident: number, entry, id)
        case .task(let number, let event): announce(event, task: number, entry, id)
        case .notice(let number, let event): announce(event, notice: number, id)
        case .desk(let event): announce(event, id, history: history)
        case .roster(let event): announce(event, id)
        case .plan(let event): announce(event, entry, id)
        case .liaison(let incident, let event): announce(event, incident: incident, id)
        case .fact(let incident, let event): announce(event, of: incident, entry, id)
        case .statement(let incident, let event): announce(event, of: incident, entry, id)
        case .official(let event): announce(event, entry, id)
        case .evidence(let incident, let event):
            announce(event, evidenceOf: incident, entry, id)
        case .question(let incident, let event): announce(event, of: incident, entry, id)
        case .concern: break
        case .rumour(let incident, let event): announce(event, of: incident, entry, id)
        // HQ is told by its notice.
        case .sitrep: break
        case .filing(let incident, let event): announce(event, of: incident, entry, id)
        case .post(let incident, let event): announce(event, of: incident, entry, id)
        case .platform(let incident, let event): announce(event, of: incident, entry, id)
        case .duty(let event): announce(event, entry, id)
        case .absence(let event): announce(event, entry, id)
        case .readiness(let event): announce(event, id)
        case .circle(let matter, let event): announce(event, of: matter, entry, id)
        case .sealing(_, let event): announce(event, entry, id)
        case .approval(_, let event): announce(event, id)
        case .codeWord(let event): announce(event, id)
        }
    }

    private mutating func noteRumours(_ entries: [Entry]) {
        movesRumour = entries.contains { if case .rumour = $0.event { true } else { false } }
        movesField = entries.contains { entry in
            switch entry.event {
            case .post, .platform, .notice(_, .rollComplete): true
            default: false
            }
        }
    }

    private mutating func noteMoved(_ entries: [Entry]) {
        for entry in entries {
            switch entry.event {
            case .incident(let number, .activated), .incident(let number, .stepsJoined):
                listed.insert(number)
            default: break
            }
            guard case .task(let number, .rescheduled(let due, let was)) = entry.event,
                let task = world.task(number)
            else { continue }
            moved[task.incident, default: []].append(
                DueChange(task: number, step: task.step.id, old: was, new: due))
        }
    }

    // MARK: Building blocks

    mutating func add(_ delivery: Delivery) { deliveries.append(delivery) }

    mutating func post(
        _ id: String, _ target: Target, _ saying: Saying, _ priority: Priority = .normal,
        within span: Duration = .hours(2), notice: Int? = nil, coalesce: String? = nil,
        mustArrive: Bool = false
    ) {
        deliveries.append(
            Delivery(
                id: DeliveryID(id), target: target, saying: saying, priority: priority,
                notBefore: now, sendBy: now + span, notice: notice, coalesce: coalesce,
                mustArrive: mustArrive, share: world.incidents(of: saying).first))
    }

    /// To the room, mentioning these people; while the chat is down, to each by SMS.
    mutating func tell(
        _ people: [PersonID], _ bulletin: Bulletin, _ id: String, alsoBySMS: Bool = false
    ) {
        let saying = Saying.bulletin(bulletin)
        let span = saying.isAlarm ? Duration.hours(24) : .hours(2)
        if !world.desk.isDown(.chat) {
            post(id, .room(mentions: people), saying, within: span, mustArrive: true)
            for person in people {
                post("\(id).d-\(person)", .person(person, .chat), saying)
            }
        }
        standIn(people, saying, id, within: span)
        guard alsoBySMS || world.desk.isDown(.chat) else { return }
        for person in people {
            guard let route = outward(person, with: saying) else { continue }
            // That a road is down stands in the room; its copy for a dead road is no further loss.
            post(
                "\(id).\(route.rawValue)-\(person)", .person(person, route), saying, within: span,
                mustArrive: !saying.isOfRoads || world.desk.isDown(.chat))
        }
    }

    /// The first road beside chat that this person has and that is not down. By SMS whoever wants
    /// none of it is told only where the chat is down, and nothing else is left.
    ///
    /// - Returns: Nil also where the chat has to do.
    func outward(_ person: PersonID, with saying: Saying? = nil) -> RouteKind? {
        guard let someone = world.roster[person] else { return nil }
        let has = someone.roads.filter { !$0.isChat && world.reaches(someone, by: $0) }
        guard let saying, world.spares(person, saying) else {
            return has.first { !world.desk.isDown($0) } ?? has.first
        }
        let others = has.filter { $0 != .sms }
        if let next = others.first(where: { !world.desk.isDown($0) }) { return next }
        let isChatThere = someone.chat != nil && !world.desk.isDown(.chat)
        return isChatThere ? nil : has.first { !world.desk.isDown($0) } ?? has.first
    }

    /// While the chat is down, in the room of the second one; the digest tells it again.
    private mutating func standIn(
        _ people: [PersonID], _ saying: Saying, _ id: String, within span: Duration = .hours(2)
    ) {
        guard world.desk.backupStandsIn else { return }
        let there = people.filter { world.roster[$0]?.backup != nil }
        post("\(id).b", .backup(mentions: there), saying, within: span)
    }

    /// To the room, naming nobody. While the chat is down it is left to the digest.
    mutating func proclaim(_ bulletin: Bulletin, _ id: String) {
        standIn([], .bulletin(bulletin), id)
        guard !world.desk.isDown(.chat) else { return }
        post(id, .room(mentions: []), .bulletin(bulletin), .routine)
    }

    /// Who keeps the machine's promises: the office lead and the commander.
    var keepers: [PersonID] {
        (officeLead + [staff.holder(of: .lead, in: .hq)?.id].compactMap(\.self)).uniqued()
    }

    /// What is said although nothing can be kept: to the room and its keepers, by every road.
    package static func unkept(
        _ trouble: Trouble, in world: World, plan: Plan, now: Date
    ) -> [Delivery] {
        var announcer = Announcer(world: world, plan: plan, now: now)
        let id = "unkept-\(Int(now.timeIntervalSince1970 * 1000))"
        announcer.tell(announcer.keepers, .trouble(trouble), id, alsoBySMS: true)
        return announcer.deliveries
    }

    func name(_ person: PersonID?) -> String { person.map(world.name) ?? "" }

    func members(_ group: GroupID) -> [PersonID] { staff.members(of: group).map(\.id) }

    /// The office's lead, else its deputy, else whoever acts for it.
    var officeLead: [PersonID] {
        [staff.responsible(for: .office)?.id].compactMap(\.self)
    }

    func brief(_ task: Task) -> TaskBrief { world.brief(task) }

    func context(_ notice: Notice, for line: Notice.Line?, _ cause: EscalationCause?)
        -> NoticeContext
    {
        let first = notice.issue.acknowledgement.first ?? .minutes(10)
        return NoticeContext(
            level: notice.issue.level, answerBy: line?.nextAt ?? notice.issuedAt + first,
            inPlaceOf: line.map { world.name($0.addressee) }, cause: cause,
            outage: world.desk.isDown(.chat), classification: notice.issue.classification)
    }
}
