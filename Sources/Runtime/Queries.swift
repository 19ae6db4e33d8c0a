import Commands
import Domain
import Foundation
import Ports

extension CommandHandler {
    /// Answers a question; nothing changes.
    func answer(
        _ query: Query, actor: Actor, _ message: InboundMessage
    ) async throws(LedgerFailure) -> Reply {
        let world = try await current()
        let route = message.route
        let view = KnownView(world, actor.person, message)
        if let closed = view.refused(query) { return .refused(.circle(.closed(closed))) }
        switch query {
        case .help(let verb): return .help(help(verb, actor, route, world))
        case .status(let number): return status(of: number, world, view)
        case .tasks(let mine):
            return .tasks(view.shown(tasks(mine: mine, actor, world)), mine: mine)
        case .me: return .me(me(actor, world, view))
        case .timeline(let number, let page):
            return try await timeline(number, page, actor, world, view)
        case .plan(let query): return try await answer(query, world)
        case .liaisons(let query): return liaisons(query, actor, world)
        case .facts, .sitreps, .filings: return ofKnowledge(query, actor, world)
        case .statements(let query): return statements(query, actor, world)
        case .officials(let word): return officials(word, world)
        case .evidence(let number): return evidence(number, actor, world)
        case .questions(let query): return questions(query, actor, world, view)
        case .rumours(let number): return rumours(number, actor, world)
        case .posts(let query): return posts(query, actor, world)
        case .platforms(let query): return platforms(query, actor, world)
        case .rollCall(let number): return rollTable(number, world)
        case .duty(let query): return duty(query, actor, route, world)
        case .circle(let number): return circle(number, actor, world)
        case .seals(let query): return seals(query, actor, world, message)
        case .absences: return .absence(.list(world.absenceList(at: now)))
        case .roads: return try await roads()
        case .roster(let word): return roster(word, world)
        case .groups(let query): return groups(query, actor, world)
        case .readiness(let all): return readiness(all: all, world)
        case .roadsOf(let name): return try await roads(of: name, asker: actor.person)
        }
    }

    private func rollTable(_ number: Number?, _ world: World) -> Reply {
        guard let notice = world.rollToShow(number), let facts = world.rollFacts(notice) else {
            return .refused(number.map { .noSuch($0) } ?? .noRollCall)
        }
        return .rollTable(facts)
    }

    private func status(of number: Number?, _ world: World, _ view: KnownView) -> Reply {
        if let number, world.incidents[number.value] == nil, world.concluding[number.value] == nil {
            let ended = world.mark(ofIncident: number.value) != nil
            return .refused(ended ? .incidentEnded(number) : .noSuch(number))
        }
        return .status(status(world, view, only: number?.value))
    }

    private func status(_ world: World, _ view: KnownView, only number: Int?) -> StatusFacts {
        let plan = plan(in: world)
        var facts = StatusFacts(world, plan: plan, at: now, only: number)
        if number == nil { view.narrow(&facts) }
        let state = settings.folder().state(beside: plan)
        if world.duty.rota != nil { facts.duty = world.dutyHolders(at: now) }
        if state != .same { facts.plan = PlanNote(version: plan.version, folder: state) }
        return facts
    }

    private func liaisons(_ query: LiaisonQuery, _ actor: Actor, _ world: World) -> Reply {
        switch query {
        case .list: return .liaison(.listed(world.liaisonFacts(for: actor.person, at: now)))
        case .show(let word):
            guard let facts = world.liaison(word, for: actor.person, at: now) else {
                return .refused(
                    .liaison(.noSuch(word, known: world.liaisons.listed.map(\.id))))
            }
            return .liaison(.shown(facts))
        }
    }

    private func help(
        _ verb: Verb?, _ actor: Actor, _ route: RouteKind, _ world: World
    ) -> HelpFacts {
        let id = actor.person
        let verbs = Verb.allCases.filter { verb in
            let staff = world.staff(at: now, for: verb)
            guard let person = id.flatMap({ staff[$0] }) else { return false }
            return verb.isTyped && Permissions.may(verb, person, on: route) == .yes
                && world.takes(verb, from: person.id, on: route, plan(in: world))
        }
        return HelpFacts(verb: verb, verbs: verbs, route: route)
    }

    private func tasks(mine: Bool, _ actor: Actor, _ world: World) -> [TaskBrief] {
        world.withTasks.flatMap(\.byDue)
            .filter { task in
                guard mine, let person = actor.person else { return !mine }
                return world.asked(for: task).contains(person)
            }
            .map(world.brief)
    }

    private func me(_ actor: Actor, _ world: World, _ view: KnownView) -> MeFacts {
        guard let id = actor.person, let person = world.roster[id] else {
            return MeFacts(name: "", posts: [], notices: [], tasks: [])
        }
        let notices = world.notices(wanting: id).map(\.number)
        let tasks = tasks(mine: true, actor, world)
        let approvals = approvals(of: id, world)
        let statements = world.statementsWaiting(for: id, at: now)
        let rumours = rumours(toVerify: id, world)
        let all =
            notices.map { Number(.notice, $0) }
            + (tasks + (approvals ?? [])).map { Number(.task, $0.number) }
            + (statements ?? []).map { Number(.statement, $0) } + (rumours ?? [])
        var facts = MeFacts(
            name: person.name, posts: person.posts,
            notices: notices.filter { view.shows(.notice, $0) }, tasks: view.shown(tasks),
            approvals: approvals.map(view.shown),
            statements: statements?.filter { view.shows(.statement, $0) },
            rumours: rumours.map { $0.filter { view.shows(.rumour, $0.value) } },
            closed: view.hidden(all))
        facts.reach = world.reachFacts(of: id, at: now)
        return facts
    }

    private func approvals(of person: PersonID, _ world: World) -> [TaskBrief]? {
        let waiting = world.withTasks.flatMap(\.openTasks).filter { task in
            guard case .awaitingApproval(let doer) = task.state else { return false }
            return world.approvers(of: task, doer: doer, at: now).contains(person)
        }
        return waiting.isEmpty ? nil : waiting.map(world.brief)
    }
}

extension Verb {
    /// `pin` is a reaction and `confirm` an answer: neither is offered.
    var isTyped: Bool { self != .pin && self != .confirm }
}

extension StatusFacts {
    init(_ world: World, plan: Plan, at now: Date, only number: Int? = nil) {
        let isShown = { (incident: Incident) in number == nil || incident.number == number }
        let concluding = world.withTasks.filter { !$0.isRunning && isShown($0) }
        self.init(
            running: world.running.filter(isShown).map { Running($0, world, plan, now) },
            warnings: world.openWarnings.map(\.number),
            downChannels: RouteKind.allCases.compactMap { route in
                world.desk.channel(route)?.downSince.map { ChannelDown(route: route, since: $0) }
            },
            concluding: concluding.isEmpty
                ? nil : concluding.map { Running($0, world, plan, now) })
    }
}
