import Domain
import Foundation
import Ports

/// Questions about the plan: what is in force, what lies on the disk, what an incident runs by.
extension CommandHandler {
    func answer(_ query: PlanQuery, _ world: World) async throws(LedgerFailure) -> Reply {
        let plan = plan(in: world)
        return switch query {
        case .show(nil): .plan(.shown(PlanShown(plan, world, found: settings.folder())))
        case .show(let word?): place(word, plan)
        case .diff(nil): compare(plan, with: settings.folder(), world)
        case .diff(let number?): try await compare(plan, with: number, world)
        case .annexes: .plan(.annexes(annexes(of: plan, world)))
        case .interpretations: .plan(.interpretations(world.book.interpretations))
        }
    }

    private func place(_ word: String, _ plan: Plan) -> Reply {
        switch plan.place(of: word) {
        case .clauses(let clauses) where clauses.count == 1:
            let steps = clauses[0].steps.compactMap(plan.step).map { PlanStepLine($0) }
            return .plan(.clause(clauses[0], steps: steps))
        case .clauses(let clauses):
            return .plan(.clauses(clauses.map { PlanTitle(id: $0.id, title: $0.title) }))
        case .step(let step): return .plan(.step(PlanStepFacts(step, in: plan)))
        case .pack(let pack):
            return .plan(
                .pack(
                    PlanTitle(id: pack.letter, title: pack.title), clause: pack.clause,
                    steps: pack.steps.map { PlanStepLine($0) }))
        case nil:
            return .refused(.plan(.noClause(word, known: plan.clauses.map(\.id))))
        }
    }

    private func compare(_ plan: Plan, with found: PlanFound, _ world: World) -> Reply {
        guard let other = found.plan else {
            guard let first = found.faults.first else { return .refused(.plan(.noFolder)) }
            return .refused(.plan(.faulty(found.faults.count, first: first)))
        }
        return .plan(
            .diff(
                PlanComparison(
                    from: plan.version, to: other.version, changes: plan.changes(to: other),
                    isTaken: world.book.isTaken(other))))
    }

    private func compare(
        _ plan: Plan, with number: Number, _ world: World
    ) async throws(LedgerFailure) -> Reply {
        guard let incident = world.mark(ofIncident: number.value) else {
            return .refused(.noSuch(number))
        }
        guard let own = try await self.plan(incident.planHash, world) else {
            return .refused(.plan(.versionUnknown(number, version: incident.planVersion)))
        }
        return .plan(
            .diff(
                PlanComparison(
                    from: own.version, to: plan.version, incident: number.value,
                    changes: own.changes(to: plan))))
    }

    /// A plan that nothing runs by any more is in the log.
    private func plan(_ hash: String, _ world: World) async throws(LedgerFailure) -> Plan? {
        if let plan = world.book.plans[hash] { return plan }
        for entry in try await history(of: .plan).reversed() {
            if case .plan(.published(let plan, _)) = entry.event, plan.hash == hash { return plan }
        }
        return nil
    }

    private func annexes(of plan: Plan, _ world: World) -> [AnnexLine] {
        plan.packs.compactMap { pack in
            guard let annex = pack.annex else { return nil }
            return AnnexLine(
                letter: pack.letter, title: pack.title, owner: annex.owner,
                names: world.keepers(of: annex).map(\.name), review: annex.review,
                steps: pack.steps.count)
        }
    }
}
