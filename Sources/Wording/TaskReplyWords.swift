import Domain
import Foundation

/// Replies about tasks and notices.
extension Voice {
    /// `T-5 14:50 起草首发声明(李雷)`, with what is special about it.
    func line(_ task: TaskBrief) -> String {
        let sign = task.drill == true && !drill ? Drill.sign : ""
        var text =
            "\(t: task.number) \(sign)\(dueTime(task)) \(tidy(task.action[language], max: 60))"
        if let name = task.assignee { text += say("(\(name))", " (\(name))") }
        return text + mark(task)
    }

    /// Where a legal duty's time is not settled, that is said, never nothing (domain §2).
    private func dueTime(_ task: TaskBrief) -> String {
        guard task.due == nil, task.unconfirmed == true else { return time(task.due) }
        return say("时限待法律顾问组确认", "(time for \(group("legal")) to confirm)")
    }

    func due(_ date: Date?) -> String {
        guard let date else { return say("不限时", "No due time") }
        return say("时限 \(time(date))", "Due \(time(date))")
    }

    private func mark(_ task: TaskBrief) -> String {
        switch task.state {
        case .awaitingApproval: return say("｜待批准", " | awaits approval")
        case .done: return say("｜已办结", " | done")
        case .dropped: return say("｜不再需要", " | no longer wanted")
        case .open: break
        }
        if task.blocked { return say("｜受阻", " | blocked") }
        if let due = task.due, due < now { return say("｜超时", " | overdue") }
        return ""
    }

    /// How a task is finished or reported stuck.
    func answers(_ id: Int) -> String {
        say(
            "完成：\(typed(.done, "\(t: id)"))｜受阻：\(typed(.block, "\(t: id) 原因"))",
            "Done: \(typed(.done, "\(t: id)")) | stuck: \(typed(.block, "\(t: id) why"))")
    }

    /// A report is issued, and finishes its task by that.
    func answers(_ task: TaskBrief, in incident: Int) -> String {
        if task.card == true {
            return say("现场报：", "Field report: ") + typedCard
                + say("｜受阻：", " | stuck: ")
                + typed(.block, zh: "\(t: task.number) 原因", en: "\(t: task.number) why")
        }
        if route.isChat, let how = task.deed.flatMap(command) {
            return say("办理：", "To do it: ") + how + say("｜受阻：", " | stuck: ")
                + typed(.block, zh: "\(t: task.number) 原因", en: "\(t: task.number) why")
        }
        guard let kind = task.report, route.isChat else { return answers(task.number) }
        return say("报告：", "To report: ")
            + typed(kind, "\(i: incident) -- 内容", "\(i: incident) -- text")
            + say("｜受阻：", " | stuck: ")
            + typed(.block, zh: "\(t: task.number) 原因", en: "\(t: task.number) why")
    }

    func assigned(_ task: TaskBrief) -> Words {
        let name = task.assignee ?? say("无人", "nobody")
        return Words([
            say("\(t: task.number) 已指派给\(name)", "\(t: task.number) assigned to \(name)"),
            due(task.due) + say("，已通知本人", "; they are being told"),
        ])
    }

    func done(_ task: TaskBrief, _ next: Date?, _ who: [String]) -> Words {
        let id = task.number
        if case .awaitingApproval = task.state {
            return Words([
                say("\(t: id) 已提交，待批准", "\(t: id) handed in, awaits approval"), waiting(who),
                say("批准：", "To approve: ") + typed(.approve, "\(t: id)"),
            ])
        }
        guard let next else { return Words([say("\(t: id) 已办结", "\(t: id) done")]) }
        return Words([
            say(
                "\(t: id) 本轮已完成，下一轮\(time(next))前",
                "\(t: id) done for this round, next by \(time(next))")
        ])
    }

    func voiced(_ task: TaskBrief, _ missing: Int) -> Words {
        let id = task.number
        return Words([
            say(
                "\(t: id) 您的办理已记录，还需\(missing)人",
                "\(t: id): your part is recorded, \(missing) more wanted")
        ])
    }

    func approved(_ task: TaskBrief, _ who: [String]) -> Words {
        let id = task.number
        guard who.isEmpty else {
            return Words([
                say("\(t: id) 您的批准已记录", "\(t: id): your approval is recorded"), waiting(who),
            ])
        }
        guard case .open = task.state, let due = task.due else {
            return Words([say("\(t: id) 已批准，办结", "\(t: id) approved and done")])
        }
        return Words([
            say(
                "\(t: id) 本轮已批准，下一轮\(time(due))前",
                "\(t: id) approved for this round, next by \(time(due))")
        ])
    }

    func evidenceWanted(_ id: Int, _ kinds: [String]) -> Words {
        Words(
            [
                say("\(t: id) 还差证据：\(evidence(kinds))", "\(t: id) still needs: \(evidence(kinds))"),
                say("请连同证据再报一次：", "Please report again with it: ")
                    + typed(.done, zh: "\(t: id) 链接或编号", en: "\(t: id) link or number"),
            ],
            forms: [
                say(
                    "\(t: id)还差证据，请回复“完成 \(id) 链接或编号”",
                    "\(t: id) needs evidence: reply DONE \(id) and the link")
            ],
            howTo: mailTask(id))
    }

    func blocked(_ id: Int, _ told: [String]) -> Words {
        let who =
            told.isEmpty
            ? say("请致电值班室 \(duty)", "Please call the duty desk, \(duty)")
            : say("已告知：\(people(told))", "Told: \(people(told))")
        return Words(
            [
                say("\(t: id) 已标为受阻，计时不停", "\(t: id) is marked stuck; its clock runs on"), who,
                say("解决后：", "When solved: ") + typed(.done, "\(t: id)"),
            ],
            forms: [
                say("\(t: id)已标为受阻，\(who)", "\(t: id) marked stuck. \(who)"),
                say("\(t: id)已标为受阻", "\(t: id) marked stuck"),
            ])
    }

    func acknowledgedFor(_ id: Int, _ name: String) -> Words {
        let head = say(
            "\(n: id) 已为\(name)代签收，记在您名下", "\(n: id) acknowledged for \(name), entered by you")
        return Words([head], forms: [head, say("\(n: id)已代签收", "\(n: id) acknowledged")])
    }

    func cannotTaken(_ id: Int, _ name: String?) -> Words {
        let head = say("\(n: id) 已记录：您无法到岗", "\(n: id): recorded that you cannot come")
        let next =
            name.map {
                say("已请\($0)顶岗，您无需再做什么", "\($0) is called in your place; nothing more to do")
            }
            ?? say("暂无人顶岗，请致电值班室 \(duty)", "Nobody is left to call: phone the duty desk, \(duty)")
        return Words([head, next], forms: [head + say("。", ". ") + next, head])
    }

    func chosen(_ choice: [Language]) -> Words {
        let names = choice.map(named).joined(separator: say("和", " and "))
        return Words([say("以后发给您的消息使用\(names)", "Messages to you will be in \(names)")])
    }
}
