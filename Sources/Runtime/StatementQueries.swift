import Domain
import Foundation

extension World {
    /// A statement, or those of an incident, as far as the asker may know.
    func answer(
        _ query: StatementQuery, _ plan: Plan, for asker: PersonID?, at now: Date
    ) -> Reply {
        switch query {
        case .list(let number): list(number, plan, for: asker, at: now)
        case .show(let number):
            shown(number, for: asker) { statement, incident in
                .statement(
                    .shown(
                        facts(of: statement, in: incident, self.plan(of: incident) ?? plan, at: now)
                    ))
            }
        case .changes(let number, let from, let to):
            shown(number, for: asker) { statement, _ in
                let new = min(max(1, to ?? statement.version), statement.version)
                let old = min(max(1, from ?? new - 1), statement.version)
                return .statement(
                    .changes(
                        number, from: old, to: new,
                        StatementText.changes(
                            from: statement.masters[old - 1], to: statement.masters[new - 1])))
            }
        }
    }

    private func shown(
        _ number: Number, for asker: PersonID?, _ say: (Statement, Incident) -> Reply
    ) -> Reply {
        guard let (statement, incident) = statement(number.value) else {
            return .refused(.noSuch(number))
        }
        guard mayKnow(asker, of: number) else { return .refused(.circle(.closed(number))) }
        return say(statement, incident)
    }

    private func list(
        _ number: Number?, _ plan: Plan, for asker: PersonID?, at now: Date
    ) -> Reply {
        let known = running.filter { mayKnow(asker, of: $0.id) }
        guard let asked = number?.value ?? (known.count == 1 ? known[0].number : nil) else {
            return .refused(known.isEmpty ? .noIncident : .whichIncident(known.map(\.id)))
        }
        let id = Number(.incident, asked)
        guard let incident = incident(asked) else { return .refused(.noSuch(id)) }
        guard mayKnow(asker, of: id) else { return .refused(.circle(.closed(id))) }
        return .statement(
            .list(asked, statementFacts(of: incident, self.plan(of: incident) ?? plan, at: now)))
    }
}

extension CommandHandler {
    func statements(_ query: StatementQuery, _ actor: Actor, _ world: World) -> Reply {
        world.answer(query, plan(in: world), for: actor.person, at: now)
    }
}
