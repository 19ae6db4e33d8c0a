import Domain

/// Questions about situation reports and duties to report outside.
extension CommandHandler {
    /// Only for the questions about what is known and reported of an incident.
    func ofKnowledge(_ query: Query, _ actor: Actor, _ world: World) -> Reply {
        switch query {
        case .facts(let number): facts(number, actor, world)
        case .sitreps(let query): sitreps(query, actor, world)
        case .filings(let number): filings(number, actor, world)
        default: .refused(.noIncident)
        }
    }

    private func sitreps(_ query: SitrepQuery, _ actor: Actor, _ world: World) -> Reply {
        do throws(Refusal) {
            let incident = try world.incident(asked: query.incident, for: actor.person)
            let reports = incident.sitreps ?? []
            switch query {
            case .list:
                return .sitrep(
                    .list(
                        incident.number, reports.map(world.brief),
                        next: incident.isRunning ? incident.nextReport : nil))
            case .show(_, let number):
                let wanted = number ?? reports.count
                guard let report = reports.first(where: { $0.number == wanted }) else {
                    throw .sitrep(.noSuch(incident.id, wanted, last: reports.count))
                }
                return .sitrep(.shown(world.brief(report)))
            case .draft(let kind, _):
                guard incident.isRunning || incident.isConcluding else {
                    throw .incidentEnded(incident.id)
                }
                if let obstacle = world.obstacle(kind, incident) { throw .sitrep(obstacle) }
                var draft = world.sitrep(
                    kind, of: incident, by: actor.person, words: nil,
                    plan: world.plan(of: incident) ?? plan(in: world), at: now)
                // When the next one is due is known when this one is issued.
                draft.nextReport = nil
                return .sitrep(.draft(draft))
            }
        } catch {
            return .refused(error)
        }
    }

    private func filings(_ number: Number?, _ actor: Actor, _ world: World) -> Reply {
        do throws(Refusal) {
            let incident = try world.incident(asked: number, for: actor.person)
            let plan = world.plan(of: incident) ?? plan(in: world)
            return .filing(.list(incident.number, world.filings(of: incident, plan)))
        } catch {
            return .refused(error)
        }
    }
}
