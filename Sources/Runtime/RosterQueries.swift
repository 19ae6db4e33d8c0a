import Commands
import Domain
import Ports

extension CommandHandler {
    /// The table of groups, one group's rows, or one person; all of it masked.
    func roster(_ word: String?, _ world: World) -> Reply {
        let plan = plan(in: world)
        let today = plan.calendar.day(of: now)
        guard let word else {
            return .roster(.list(world.rosterLines(plan, on: today, at: now), group: nil))
        }
        if let group = plan.group(called: word) {
            return .roster(
                .list(world.rosterLines(plan, only: group, on: today, at: now), group: group))
        }
        guard let person = world.roster.person(named: word) else {
            return .refused(.noSuchPerson(word))
        }
        let waiting = world.waitingChange(of: person.id, plan.continuityRule, at: now)
        return .roster(
            .person(
                person.masked, reach: world.reachFacts(of: person.id, at: now), waiting: waiting))
    }

    /// The table of groups, one of them, or the duty card of the asker's seat.
    func groups(_ query: GroupQuery, _ actor: Actor, _ world: World) -> Reply {
        let plan = plan(in: world)
        let today = plan.calendar.day(of: now)
        switch query {
        case .show(nil): return .group(.table(world.groupLines(plan, on: today)))
        case .show(let word?):
            guard let rule = rule(word, plan) else { return noGroup(word, plan) }
            return .group(.shown(world.groupLine(rule, plan, on: today), duty: rule.duty))
        case .card(let word):
            var wanted: GroupID?
            if let word {
                guard let rule = rule(word, plan) else { return noGroup(word, plan) }
                wanted = rule.id
            }
            let person = actor.person.flatMap { world.roster[$0] }
            let post = person?.posts.first { wanted == nil || $0.group == wanted }
            guard let person, let post, let card = world.dutyCard(Seating(person.id, post), plan)
            else { return .refused(.group(.noSeat)) }
            return .group(.card(card))
        }
    }

    private func rule(_ word: String, _ plan: Plan) -> GroupRule? {
        plan.group(called: word.hasPrefix("#") ? String(word.dropFirst()) : word)
            .flatMap(plan.group)
    }

    private func noGroup(_ word: String, _ plan: Plan) -> Reply {
        .refused(.group(.noSuch(word, known: plan.groups.map(\.name))))
    }
}
