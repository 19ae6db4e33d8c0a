import Foundation

extension World {
    /// Who may still approve what `doer` has done: those whom the step names, without the doer
    /// and without whoever has approved already. Where the plan names nobody else, because a
    /// group has one person only, the office approves, then HQ, then any lead: nothing approves
    /// itself (spec §10), and nothing waits for somebody who does not exist.
    package func approvers(of task: Task, doer: PersonID, at moment: Date) -> [PersonID] {
        let staff = staff(at: moment, for: .approve)
        guard let approval = task.step.approval else { return [] }
        let done = Set(task.approvals + [doer])
        let named = approval.approvers.flatMap { people($0, in: staff) }
        if named.contains(where: { $0 != doer }) {
            return named.filter { !done.contains($0) }.uniqued()
        }
        let others = [
            staff.members(of: .office).filter { $0.posts.contains { $0.seat != .member } },
            staff.members(of: .hq),
            staff.everyone.filter { $0.posts.contains { $0.seat != .member } },
        ]
        let ids = others.map { $0.map(\.id).filter { !done.contains($0) } }
        return (ids.first { !$0.isEmpty } ?? []).uniqued()
    }

    /// The people who hold a post that a step names; an empty group's are those it folds to.
    func people(_ approver: Approval.Approver, at moment: Date) -> [PersonID] {
        people(approver, in: staff(at: moment, for: .approve))
    }

    private func people(_ approver: Approval.Approver, in staff: Roster) -> [PersonID] {
        let group = staff.acting(for: approver.group)
        return staff.members(of: group).filter { person in
            guard let seat = approver.seat, group == approver.group else { return true }
            return person.sits(in: group, as: seat)
        }.map(\.id)
    }
}
