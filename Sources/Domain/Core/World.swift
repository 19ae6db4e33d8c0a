import Foundation

/// Everything that is true now, folded from the log. The one writer keeps it in memory.
package struct World: Codable, Equatable, Sendable {
    package var roster = Roster()
    /// Whose seats and addresses wait for a second person's word.
    package internal(set) var unproven: [PersonID: Unproven] = [:]
    package var desk = Desk()
    package var book = PlanBook()
    package var liaisons = LiaisonBook()
    package var duty = DutyBook()
    package var circles = CircleBook()
    package var absences = AbsenceBook()
    package var readiness = ReadinessBook()
    package var officials = OfficialBook()
    package var questions = QuestionBook()
    package var seals = SealBook()
    package var approvals = ApprovalBook()
    package var codeWords = CodeWordBook()
    package var shelf = EvidenceShelf()
    package var warnings: [Int: Warning] = [:]
    package var incidents: [Int: Incident] = [:]
    package var notices: [Int: Notice] = [:]
    /// What has ended and is not past yet; out of the way of every tick.
    package var endedWarnings: [Int: Warning] = [:]
    /// Closed, while tasks of the closeout are still open.
    package var concluding: [Int: Incident] = [:]
    package var endedIncidents: [Int: Incident] = [:]
    package var endedNotices: [Int: Notice] = [:]
    /// The sequence number of the last entry applied.
    package var sequence = 0
    /// The latest time in the log, from the last on at which the clock was known to go back.
    package private(set) var clock: Date?
    private var homes = TaskHomes()
    var agenda = Agenda()
    /// What ended more than `keeping` entries ago.
    private(set) var past = Past()
    /// What has ended, in the order in which it did, until it is past.
    var leaving: [Leaving] = []
    private var keeping = Limits.endedKept

    /// The version of what the fold makes of a log. A kept world of another version is not gone
    /// on from: raise it with every change of what `World` holds or of how an entry changes it.
    package static let shape = 9

    package init() {}

    /// - Parameter keeping: For how many entries what has ended is kept whole.
    package init(keeping: Int) { self.keeping = keeping }

    package init(folding entries: some Sequence<Entry>, keeping: Int = Limits.endedKept) {
        self.keeping = keeping
        for entry in entries { apply(entry) }
    }

    private mutating func setClock(by entry: Entry) {
        if case .desk(.trouble(.clockWentBack(let from, let to))) = entry.event {
            clock = entry.at
            turnBack(by: from.since(to))
        } else {
            clock = max(clock ?? entry.at, entry.at)
        }
    }

    /// Takes one entry in. It cannot fail: what was saved did happen.
    package mutating func apply(_ entry: Entry) {
        sequence = max(sequence, entry.sequence)
        setClock(by: entry)
        switch entry.event {
        case .warning(let number, let event): apply(event, warning: number, entry)
        case .incident(let number, let event): apply(event, incident: number, entry)
        case .task(let number, let event): apply(event, task: number, entry)
        case .notice(let number, let event): apply(event, notice: number, entry)
        case .desk(let event):
            desk.apply(
                event, by: entry.actor.person, sequence: entry.sequence, at: entry.at)
        case .roster(let event):
            apply(event, by: entry.actor.person, at: entry.at)
        case .plan(let event):
            book.apply(event, by: entry.actor.person, at: entry.at)
            forgetPlans()
            if case .published = event, readiness.isRunning { windReadiness(after: entry.at) }
        case .liaison(let incident, let event):
            liaisons.apply(
                event, incident: incident, by: entry.actor.person, at: entry.at)
        case .duty(let event): duty.apply(event, by: entry.actor.person, at: entry.at)
        case .circle(let matter, let event): circles.apply(event, to: matter, entry)
        case .absence(let event):
            absences.apply(event, at: entry.at)
            duty.note(away: dutyAbsences, at: entry.at)
        case .readiness(let event):
            readiness.apply(event, readinessRule, readinessCalendar, at: entry.at)
        case .fact, .statement, .official, .evidence, .question, .concern, .rumour, .sitrep,
            .filing, .sealing, .post, .platform, .approval, .codeWord:
            applyKnown(entry)
        }
        noteApprovals(entry)
        noteHappening(entry)
        letGo()
    }

    private mutating func apply(_ event: RosterEvent, by actor: PersonID?, at time: Date) {
        noteUnproven(event, by: actor, at: time)
        // Only where it matters: a copy of the roster is dear.
        let before = desk.reach == nil ? nil : roster
        roster.apply(event)
        if let before { desk.noteRoads(before: before, after: roster, event) }
        if case .verified(let person, let route, _) = event {
            return readiness.note(person, verified: route, at: time)
        }
        if !readiness.isRunning { windReadiness(after: time) }
        for incident in running { wake(incident) }
        duty.note(away: dutyAbsences, at: time)
    }

    private mutating func windReadiness(after time: Date) {
        readiness.wind(readinessRule, readinessCalendar, after: time)
    }

    mutating func count(_ kind: NumberKind, _ number: Int) {
        desk.counters[kind.rawValue] = max(desk.last(kind), number)
    }

    private mutating func apply(_ event: WarningEvent, warning number: Int, _ entry: Entry) {
        if case .registered(let draft, let detected, let assess, let decide) = event {
            count(.warning, number)
            warnings[number] = Warning(
                number: number, draft: draft, reporter: entry.actor.person, detectedAt: detected,
                assessBy: assess, decideBy: decide)
        }
        warnings[number]?.apply(event, by: entry.actor.person, at: entry.at)
        if let ended = warnings[number], ended.outcome != nil {
            warnings[number] = nil
            endedWarnings[number] = ended
            leaving.append(Leaving(thing: ended.id, sequence: sequence))
        }
        agenda.set(Number(.warning, number), warnings[number]?.nextDue?.at)
    }

    private mutating func apply(_ event: IncidentEvent, incident number: Int, _ entry: Entry) {
        if case .activated(let start) = event {
            count(.incident, number)
            settle(start.tasks, in: number)
            let origin = warning(start.warning)
            var incident = Incident(
                number: number, start: start, at: entry.at, title: origin?.draft.harm ?? "")
            incident.readings = origin?.readings ?? []
            incidents[number] = incident
        }
        if case .stepsJoined(let seeds, _) = event { settle(seeds, in: number) }
        if case .planAdopted(let adoption) = event { settle(adoption.joined, in: number) }
        change(number) { $0.apply(event, by: entry.actor.person, at: entry.at) }
        if case .planAdopted = event { forgetPlans() }
        place(number)
        agenda.set(Number(.incident, number), nil)
        if let incident = incidents[number] {
            wake(incident)
            for text in incident.statements.keys {
                agenda.set(Number(.statement, text), incident.nextMoment(ofStatement: text))
            }
        }
        guard event.movesTasks else { return }
        let live = incidents[number] ?? concluding[number]
        for task in incident(number)?.tasks.values.map(\.self) ?? [] {
            agenda.set(task.id, live == nil ? nil : task.nextMoment)
        }
    }

    /// Puts a running incident on the agenda for when it next has something to say.
    mutating func wake(_ incident: Incident) {
        agenda.set(incident.id, moment(of: incident))
    }

    /// Running, concluding or ended: an incident lies in one place.
    private mutating func place(_ number: Int) {
        guard let incident = incident(number) else { return }
        incidents[number] = incident.isRunning ? incident : nil
        concluding[number] = incident.isConcluding ? incident : nil
        guard !incident.isRunning, !incident.isConcluding else { return }
        for statement in incident.statements.keys {
            agenda.set(Number(.statement, statement), nextMoment(ofStatement: statement))
        }
        if endedIncidents.updateValue(incident, forKey: number) == nil {
            age(evidenceOf: incident)
            leaving.append(Leaving(thing: incident.id, sequence: sequence))
        }
    }

    /// What ended long enough ago is past. The log alone says when: every fold lets go alike.
    private mutating func letGo() {
        while let first = leaving.first, sequence - first.sequence > keeping {
            leaving.removeFirst()
            let number = first.thing.value
            switch first.thing.kind {
            case .warning: endedWarnings.removeValue(forKey: number).map { past.take($0) }
            case .notice: endedNotices.removeValue(forKey: number).map { past.take($0) }
            case .incident where endedIncidents[number]?.isAmending == true:
                leaving.append(Leaving(thing: first.thing, sequence: sequence))
            case .incident:
                endedIncidents[number].map { shelve(evidenceOf: $0) }
                endedIncidents.removeValue(forKey: number).map { past.take($0) }
                questions.letGo(ofIncident: number)
                forgetPlans()
            case .question:
                // What an incident was asked is kept as long as the incident.
                guard questions[number]?.incident.flatMap({ self.incident($0) }) == nil else {
                    break
                }
                questions.letGo(number)
            case .task, .statement, .rumour, .fact, .evidence, .post, .drill: break
            }
        }
    }

    /// A plan is kept while it is in force or something that is not past runs by it.
    private mutating func forgetPlans() {
        guard book.plans.count > 1 else { return }
        let incidents = [incidents, concluding, endedIncidents].flatMap(\.values)
        book.forget(allBut: Set(incidents.map(\.planHash)))
    }

    private mutating func settle(_ seeds: [TaskSeed], in incident: Int) {
        for seed in seeds {
            count(.task, seed.number)
            homes.settle(seed.number, in: incident)
        }
    }

    /// Changes an incident where it lies.
    mutating func change(_ number: Int, _ body: (inout Incident) -> Void) {
        if let place = incidents.index(forKey: number) {
            body(&incidents.values[place])
        } else if let place = concluding.index(forKey: number) {
            body(&concluding.values[place])
        } else if let place = endedIncidents.index(forKey: number) {
            body(&endedIncidents.values[place])
        }
    }

    private mutating func apply(_ event: TaskEvent, task number: Int, _ entry: Entry) {
        guard let home = homes[number] else { return }
        change(home) { $0.tasks[number]?.apply(event, at: entry.at) }
        agenda.set(Number(.task, number), task(number)?.nextMoment)
    }

    private mutating func apply(_ event: NoticeEvent, notice number: Int, _ entry: Entry) {
        if case .issued(let issue) = event {
            count(.notice, number)
            notices[number] = opened(issue, number: number, at: entry.at)
            book.note(issue, number: number)
            noteRoll(issue, entry.at)
        }
        reopen(number, event)
        let routes = firstRoutes(event, notice: number)
        notices[number]?.apply(event, at: entry.at, firstRoutes: routes)
        notices[number]?.noteRoad(of: event, entry.actor.route)
        if let ended = notices[number], !ended.isOpen {
            notices[number] = nil
            endedNotices[number] = ended
            leaving.append(Leaving(thing: ended.id, sequence: sequence))
        }
        agenda.set(Number(.notice, number), notices[number]?.nextMoment)
    }

    /// The clocks that repeat a roll call count from the last one, whoever asked for it.
    private mutating func noteRoll(_ issue: NoticeIssue, _ time: Date) {
        guard case .rollCall(let brief) = issue.subject, let clock = brief.clock,
            let number = brief.incident
        else { return }
        change(number) { $0.rolled = ($0.rolled ?? [:]).merging([clock.rawValue: time]) { $1 } }
        if let incident = incidents[number] { wake(incident) }
    }

    // MARK: Look-ups

    // Nil for what is past, see `mark`.
    package func warning(_ number: Int) -> Warning? { warnings[number] ?? endedWarnings[number] }
    package func incident(_ number: Int) -> Incident? {
        incidents[number] ?? concluding[number] ?? endedIncidents[number]
    }
    package func notice(_ number: Int) -> Notice? { notices[number] ?? endedNotices[number] }

    /// The number of the incident that a task belongs to, however long ago.
    package func home(ofTask number: Int) -> Int? { homes[number] }

    /// The incident that holds this task, running or not; nil when it is past.
    package func incident(ofTask number: Int) -> Incident? {
        homes[number].flatMap { incident($0) }
    }

    package func task(_ number: Int) -> Task? { incident(ofTask: number)?.tasks[number] }
}
