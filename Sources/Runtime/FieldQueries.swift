import Domain
import Foundation

/// Questions about the scene and about platforms.
extension CommandHandler {
    func posts(_ query: PostQuery, _ actor: Actor, _ world: World) -> Reply {
        switch query {
        case .show(let number):
            guard let (post, incident) = world.post(number.value) else {
                return .refused(.noSuch(number))
            }
            return .post(.shown(world.brief(post, of: incident)))
        case .numbers(let number):
            guard let incident = asked(number, actor, world, { $0.field != nil }) else {
                return refusal(number, actor, world)
            }
            let book = incident.field ?? FieldBook()
            let posts = book.posts.map { world.brief($0, of: incident) }
            let loose = book.latest(of: nil).map { world.brief($0) }
            return .post(
                .numbers(
                    incident.number, posts.filter { $0.standDown == nil }, loose: loose))
        }
    }

    func platforms(_ query: PlatformQuery, _ actor: Actor, _ world: World) -> Reply {
        switch query {
        case .sync(let number):
            guard world.statement(number.value) != nil else { return .refused(.noSuch(number)) }
            guard let sync = world.sync(of: number.value) else {
                return .refused(.platform(.notReleased(number)))
            }
            return .platform(.sync(sync))
        case .board(let number, let minute):
            guard let incident = asked(number, actor, world, { $0.platforms != nil }) else {
                return refusal(number, actor, world)
            }
            guard let minute else { return .platform(.board(world.board(of: incident, at: now))) }
            let calendar = plan(in: world).calendar
            guard let moment = calendar.last(of: minute, before: now),
                let snapshot = incident.platforms?.snapshot(at: moment + .seconds(59))
            else { return .refused(.platform(.noSnapshot(incident.id))) }
            return .platform(.board(world.brief(snapshot, of: incident.number)))
        }
    }

    /// The incident that is named; without a number the only one that has something to show, else
    /// the only one that runs.
    private func asked(
        _ number: Number?, _ actor: Actor, _ world: World, _ has: (Incident) -> Bool
    ) -> Incident? {
        if let number { return world.incident(number.value) }
        let known = world.withTasks.filter { world.mayKnow(actor.person, of: $0.id) }
        let having = known.filter(has)
        if having.count == 1 { return having[0] }
        return known.count == 1 ? known[0] : nil
    }

    private func refusal(_ number: Number?, _ actor: Actor, _ world: World) -> Reply {
        if let number { return .refused(.noSuch(number)) }
        let known = world.withTasks.map(\.id).filter { world.mayKnow(actor.person, of: $0) }
        return .refused(known.isEmpty ? .noIncident : .whichIncident(known))
    }
}
