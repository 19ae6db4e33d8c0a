import Domain
import Foundation

/// Bulletins about tasks.
extension Voice {
    /// How to answer about a task by mail.
    func mailTask(_ id: Int) -> String {
        say(
            "回复本邮件，首行写“完成 \(id)”；有困难写“受阻 \(id) 原因”",
            "Reply to this mail; first line: DONE \(id), or BLOCK \(id) and why")
    }

    /// Template T3: due, and how to answer by SMS.
    private func shortDue(_ id: Int, _ when: String, head: String) -> [String] {
        [
            say(
                "\(head)\(when)，完成回复“完成 \(id)”，有困难回复“受阻 \(id) 原因”",
                "\(head)\(when). Reply DONE \(id), or BLOCK \(id) and why"),
            say(
                "\(t: id)\(when)，回复“完成 \(id)”或“受阻 \(id) 原因”",
                "\(t: id)\(when). Reply DONE \(id) or BLOCK \(id)"),
            say("\(t: id)，回复“完成 \(id)”", "\(t: id): reply DONE \(id)"),
        ]
    }

    /// A field card does it, and SMS will do.
    private func cardDue(_ id: Int, _ when: String) -> [String] {
        [
            say(
                "现场报\(t: id)\(when)，回复：\(typedCard)",
                "Field report \(t: id)\(when). Reply: \(typedCard)"),
            say(
                "现场报\(t: id)\(when)，回复：现场 人数80 伤0",
                "Field report \(t: id)\(when): post people 80 injured 0"),
        ]
    }

    func tasksDue(_ reminders: [TaskReminder]) -> Words {
        guard reminders.count == 1, let one = reminders.first else { return several(reminders) }
        let id = one.task.number
        let late = one.percent >= 100
        let when =
            late
            ? say("已超时(应于\(time(one.task.due)))", " overdue (due \(time(one.task.due)))")
            : say("将于\(time(one.task.due))到期", " due \(time(one.task.due))")
        let name = one.task.assignee.map { say("(\($0))", " (\($0))") } ?? ""
        if case .awaitingApproval = one.task.state { return approvalDue(one, when) }
        return Words(
            [
                say(
                    "\(t: id) \(when)，已用时\(one.percent)%｜\(i: one.incident)",
                    "\(t: id)\(when), \(one.percent)% of the time gone | \(i: one.incident)"),
                tidy(one.task.action[language]) + name,
                one.waitsFor.map { waiting($0, one.incident) }
                    ?? answers(one.task, in: one.incident),
            ],
            forms: (one.task.card == true ? cardDue(id, when) : [])
                + shortDue(id, when, head: say("任务\(t: id)", "Task \(t: id)")),
            subject: say("任务\(t: id)\(when)", "Task \(t: id)\(when)"), howTo: mailTask(id))
    }

    /// What has to be done before it can begin, and how.
    private func waiting(_ gate: TaskBrief, _ incident: Int) -> String {
        let name = gate.assignee.map { say("(\($0))", " (\($0))") } ?? ""
        return say("要先办结 \(t: gate.number)\(name)", "First wanted: \(t: gate.number)\(name)") + bar
            + answers(gate, in: incident)
    }

    /// Done, but not approved: whoever approves is the one who is late.
    private func approvalDue(_ one: TaskReminder, _ when: String) -> Words {
        let id = one.task.number
        let short = say("任务\(t: id)待您批准，\(when)", "Task \(t: id) awaits your approval,\(when)")
        return Words(
            [
                say(
                    "\(t: id) 待批准，\(when)，已用时\(one.percent)%｜\(i: one.incident)",
                    "\(t: id) awaits approval,\(when), \(one.percent)% of the time gone | "
                        + "\(i: one.incident)"),
                tidy(one.task.action[language]),
                say("批准：", "To approve: ") + typed(.approve, "\(t: id)"),
            ],
            forms: [
                short + say("。", ". ") + logIn, short,
                say("任务\(t: id)待您批准", "Task \(t: id) awaits your approval"),
            ])
    }

    private func several(_ reminders: [TaskReminder]) -> Words {
        let late = reminders.count { $0.percent >= 100 }
        let head = say(
            "任务提醒\(reminders.count)项，其中超时\(late)项",
            "\(self.count(reminders.count, "task")) due, \(late) overdue")
        let count = isRoom ? 3 : listed
        let lines = reminders.prefix(count).map { one in
            "\(i: one.incident) \(line(one.task))"
                + (one.waitsFor.map {
                    say("，要先办结 \(t: $0.number)", ", first wanted: \(t: $0.number)")
                } ?? "")
        }
        let id = reminders.first?.task.number ?? 1
        let due = reminders.map { "\(t: $0.task.number) \(time($0.task.due))" }
        let how = say("。完成回复“完成 \(id)”", ". Reply DONE \(id)")
        return Words(
            [head] + lines + [more(reminders.count - count), answers(id)],
            forms: shorter(say("任务提醒", "Due"), due).map { $0 + how },
            subject: head, howTo: mailTask(id))
    }

    func taskAssigned(_ task: TaskBrief, _ incident: Int, _ by: String) -> Words {
        let id = task.number
        let to = isRoom ? (task.assignee ?? "") : say("您", "you")
        let when = task.due.map { say("，\(time($0))到期", " due \(time($0))") } ?? ""
        return Words(
            [
                say(
                    "\(t: id) 已由\(by)指派给\(to)｜\(i: incident)",
                    "\(t: id) assigned to \(to) by \(by) | \(i: incident)"),
                due(task.due) + say("：", ": ")
                    + tidy(task.action[language]),
                answers(id),
            ],
            forms: shortDue(id, when, head: say("新任务\(t: id)", "New task \(t: id)")),
            subject: say("新任务\(t: id)", "New task \(t: id)"), howTo: mailTask(id))
    }

    func taskBlocked(_ task: TaskBrief, _ incident: Int, _ by: String, _ why: String) -> Words {
        let id = task.number
        let short = say("任务\(t: id)受阻，请协调", "Task \(t: id) is stuck, please help")
        return Words(
            [
                say(
                    "\(t: id) 受阻(\(by))：\(tidy(why))｜\(i: incident)",
                    "\(t: id) is stuck (\(by)): \(tidy(why)) | \(i: incident)"),
                line(task),
                say("请协调，或改派：", "Please help, or assign it: ")
                    + typed(.assign, zh: "\(t: id) @姓名", en: "\(t: id) @name"),
            ],
            forms: [short + say("。", ". ") + logIn, short])
    }

    func approvalWanted(_ task: TaskBrief, _ incident: Int, _ doer: String) -> Words {
        let id = task.number
        let short = say("任务\(t: id)待您批准", "Task \(t: id) awaits your approval")
        return Words(
            [
                say(
                    "\(t: id) 待批准，\(doer)已提交｜\(i: incident)",
                    "\(t: id) awaits approval, handed in by \(doer) | \(i: incident)"),
                line(task),
                say("批准：", "To approve: ") + typed(.approve, "\(t: id)"),
            ],
            forms: [short + say("。", ". ") + logIn, short])
    }
}
