import Foundation

extension World {
    /// A task as a message shows it.
    package func brief(_ task: Task) -> TaskBrief {
        let isLegalWithoutTime = task.step.legal && task.step.due.isEmpty
        var brief = TaskBrief(
            number: task.number, step: task.step.id, action: task.step.action, due: task.due,
            assignee: task.assignee.map(name), state: task.state, blocked: task.blocked != nil,
            unconfirmed: isLegalWithoutTime ? true : nil,
            drill: incident(task.incident)?.isDrill == true ? true : nil)
        brief.report = task.step.fulfilledBy?.report
        brief.card = task.step.fulfilledBy?.isFieldReport == true ? true : nil
        brief.deed = task.step.fulfilledBy
        return brief
    }

    /// The one who does it, or everybody of the group whose voices are wanted.
    package func asked(for task: Task) -> [PersonID] {
        guard let quorum = task.step.quorum else { return [task.assignee].compactMap(\.self) }
        return roster.members(of: roster.acting(for: quorum.group)).map(\.id)
    }
}
