import Commands
import Domain
import Foundation
import Ports

extension CommandHandler {
    /// Answers a question; nothing changes.
    func answer(
        _ query: Query, actor: Actor, route: RouteKind
    ) async throws(LedgerFailure) -> Reply {
        let world = try await current()
        switch query {
        case .help(let verb): return .help(help(verb, actor, route, world))
        case .status(let number):
            if let number, world.incidents[number.value] == nil {
                let ended = world.incident(number.value) != nil
                return .refused(ended ? .incidentEnded(number) : .noSuch(number))
            }
            return .status(StatusFacts(world, at: now, only: number?.value))
        case .tasks(let mine):
            return .tasks(tasks(mine: mine, actor, world), mine: mine)
        case .me: return .me(me(actor, world))
        case .timeline(let number): return try await timeline(number, world)
        }
    }

    private func help(
        _ verb: Verb?, _ actor: Actor, _ route: RouteKind, _ world: World
    ) -> HelpFacts {
        let person = actor.person.flatMap { world.roster[$0] }
        let verbs = Verb.allCases.filter { verb in
            guard let person else { return false }
            return verb.isTyped && Permissions.may(verb, person, on: route) == .yes
        }
        return HelpFacts(verb: verb, verbs: verbs, route: route)
    }

    private func tasks(mine: Bool, _ actor: Actor, _ world: World) -> [TaskBrief] {
        world.withTasks.flatMap(\.byDue)
            .filter { !mine || $0.assignee == actor.person }
            .map(world.brief)
    }

    private func me(_ actor: Actor, _ world: World) -> MeFacts {
        guard let id = actor.person, let person = world.roster[id] else {
            return MeFacts(name: "", posts: [], notices: [], tasks: [])
        }
        return MeFacts(
            name: person.name, posts: person.posts,
            notices: world.notices(wanting: id).map(\.number),
            tasks: tasks(mine: true, actor, world))
    }

    private func timeline(
        _ number: Number?, _ world: World
    ) async throws(LedgerFailure) -> Reply {
        let running = world.running
        if let number, world.incident(number.value) == nil { return .refused(.noSuch(number)) }
        if number == nil, running.count > 1 { return .refused(.whichIncident(running.map(\.id))) }
        let incident = number?.value ?? running.first?.number
        let stream = incident.map(Domain.Stream.incident) ?? .desk
        let entries = try await history(of: stream).filter { $0.event.isNews }
        let shown = entries.suffix(Limits.timelineLines)
        return .timeline(
            incident, shown.map { TimelineLine($0, in: world) },
            omitted: entries.count - shown.count)
    }
}

extension Verb {
    /// `pin` is a reaction and `confirm` an answer: neither is offered.
    var isTyped: Bool { self != .pin && self != .confirm }
}

extension StatusFacts {
    init(_ world: World, at now: Date, only number: Int? = nil) {
        let shown = world.running.filter { number == nil || $0.number == number }
        self.init(
            running: shown.map { incident in
                let notices = world.openNotices.filter { $0.issue.incident == incident.number }
                var running = Running(
                    incident, commander: world.name(incident.start.commander),
                    silent: notices.flatMap(\.waitingFor).map(world.name))
                for task in incident.byDue {
                    guard let due = task.due else { continue }
                    let brief = world.brief(task)
                    if due < now {
                        running.overdue.append(brief)
                    } else if running.next.count < 3 {
                        running.next.append(brief)
                    }
                }
                return running
            },
            warnings: world.openWarnings.map(\.number),
            downChannels: RouteKind.allCases.compactMap { route in
                world.desk.channel(route)?.downSince.map { ChannelDown(route: route, since: $0) }
            })
    }
}
