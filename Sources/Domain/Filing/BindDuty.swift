import Foundation

/// A duty that was found to apply binds the steps that carry it out, as one that the plan itself
/// switches on does, see `Plan.withDuties`.
extension Decider {
    /// - Parameters:
    ///   - old: The clocks that bound before, counted from 0.
    ///   - new: Those that bind from now on.
    mutating func bind(_ duty: Duty, from old: [Int], to new: [Int], in number: Int) {
        for step in duty.clocks.compactMap(\.step).uniqued() {
            restate(step, duty, from: old, to: new, in: number)
        }
        guard let incident = world.incident(number) else { return }
        let plan = plan(of: incident)
        let own = Set(duty.clocks.indices.map { plan.stepID(of: duty, $0) })
        let wanted = plan.steps(for: incident.start.packs, in: incident.circumstances(in: plan))
            .filter { own.contains($0.id) }
        join(wanted, number, because: .dutyApplies)
        let kept = Set(wanted.map(\.id))
        let leaving = incident.openTasks {
            own.contains($0.step.id) && !kept.contains($0.step.id)
        }
        for task in leaving { record(.task(task.number, .dropped)) }
        _ = reschedule(number)
        // It may have been the last thing that the closeout waited for.
        archive(number)
    }

    /// A step of the plan takes the times of the duty on, or is again what the plan made it.
    private mutating func restate(
        _ id: String, _ duty: Duty, from old: [Int], to new: [Int], in number: Int
    ) {
        guard let incident = world.incident(number),
            let task = incident.openTasks(where: { $0.step.stands(for: id) }).first
        else { return }
        func limits(_ clocks: [Int]) -> [Due] {
            clocks.filter { duty.clocks.indices.contains($0) && duty.clocks[$0].step == id }.map {
                Due(base: duty.from, offset: duty.clocks[$0].within)
            }
        }
        let (gone, come) = (limits(old), limits(new))
        var kept = (task.step.limits ?? []).filter { !gone.contains($0) }
        kept += come.filter { !kept.contains($0) }
        guard kept != task.step.limits ?? [] else { return }
        var step = task.step
        if kept.isEmpty, let raw = plan(of: incident).step(step.id) {
            step.due = raw.due
            step.legal = raw.legal
            step.clock = raw.clock
        }
        step.limits = kept.isEmpty ? nil : kept
        record(.task(task.number, .restated(step.bound())))
    }
}

extension Step {
    /// It carries out a duty to report outside: what is filed is told as such.
    package var isFiling: Bool { legal && (limits != nil || id.hasPrefix(Duty.letter)) }
}
