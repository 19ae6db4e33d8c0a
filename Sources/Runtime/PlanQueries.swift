import Domain
import Foundation

/// Questions about the plan: what is in force, what lies on the disk, what an incident runs by.
extension CommandHandler {
    func answer(_ query: PlanQuery, _ world: World) -> Reply {
        let plan = plan(in: world)
        return switch query {
        case .show(nil): .plan(.shown(PlanShown(plan, world, found: settings.folder())))
        case .show(let word?): clause(word, plan)
        case .diff(nil): compare(plan, with: settings.folder())
        case .diff(let number?): compare(plan, with: number, world)
        case .annexes: .plan(.annexes(annexes(of: plan, world)))
        case .interpretations: .plan(.interpretations(world.book.interpretations))
        }
    }

    private func clause(_ word: String, _ plan: Plan) -> Reply {
        guard let clause = plan.clause(word) else {
            return .refused(.plan(.noClause(word, known: plan.clauses.map(\.id))))
        }
        let steps = clause.steps.compactMap(plan.step).map {
            PlanStepLine(id: $0.id, group: $0.group, action: $0.action)
        }
        return .plan(.clause(clause, steps: steps))
    }

    private func compare(_ plan: Plan, with found: PlanFound) -> Reply {
        guard let other = found.plan else {
            guard let first = found.faults.first else { return .refused(.plan(.noFolder)) }
            return .refused(.plan(.faulty(found.faults.count, first: first)))
        }
        return .plan(
            .diff(
                PlanComparison(
                    from: plan.version, to: other.version, changes: plan.changes(to: other))))
    }

    private func compare(_ plan: Plan, with number: Number, _ world: World) -> Reply {
        guard let incident = world.incident(number.value) else { return .refused(.noSuch(number)) }
        guard let own = world.plan(of: incident) else {
            return .refused(.plan(.versionUnknown(number, version: incident.planVersion)))
        }
        return .plan(
            .diff(
                PlanComparison(
                    from: own.version, to: plan.version, incident: number.value,
                    changes: own.changes(to: plan))))
    }

    private func annexes(of plan: Plan, _ world: World) -> [AnnexLine] {
        plan.packs.compactMap { pack in
            guard let annex = pack.annex else { return nil }
            let group = world.roster.acting(for: annex.owner.group)
            let holders = world.roster.members(of: group).filter {
                annex.owner.seat == nil || $0.sits(in: group, as: annex.owner.seat)
            }
            return AnnexLine(
                letter: pack.letter, title: pack.title, owner: annex.owner,
                names: holders.map(\.name), review: annex.review, steps: pack.steps.count)
        }
    }
}
