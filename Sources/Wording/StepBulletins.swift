import Domain
import Foundation

/// Bulletins about steps as such: done, joined, left, wanted from several.
extension Voice {
    func stepDone(_ task: TaskBrief, _ incident: Int, _ by: String) -> Words {
        let id = task.number
        let who = by.isEmpty ? "" : say("(\(by))", " (\(by))")
        let short = say("任务\(t: id)已办结", "Task \(t: id) is done")
        let head: String =
            if case .open = task.state {
                say(
                    "\(t: id) 本轮已完成\(who)，下一轮\(time(task.due))前",
                    "\(t: id) is done for this round\(who), next by \(time(task.due))")
            } else {
                say("\(t: id) 已办结\(who)", "\(t: id) is done\(who)")
            }
        return Words(
            [head + bar + "\(i: incident)", tidy(task.action[language])],
            forms: [short + say("。", ". ") + logIn, short])
    }

    func stepsJoined(_ incident: Int, _ tasks: [TaskBrief], _ cause: JoinCause) -> Words {
        let why = joined(cause)
        let head = say(
            "\(i: incident) 新增任务\(tasks.count)项(\(why))",
            "\(i: incident): \(count(tasks.count, "new task")) (\(why))")
        let numbers = tasks.map { "\(t: $0.number) \(time($0.due))" }
        let shown = isRoom ? 3 : listed
        return Words(
            [head] + tasks.prefix(shown).map(line)
                + [more(tasks.count - shown), say("查看自己的：", "To see yours: ") + typed(.me)],
            forms: shorter(say("\(i: incident)新任务", "\(i: incident) new tasks"), numbers)
                + [say("\(i: incident)有新任务", "\(i: incident): new tasks")],
            subject: say("\(i: incident) 新任务", "\(i: incident): new tasks"))
    }

    /// Why steps join.
    func joined(_ cause: JoinCause) -> String {
        switch cause {
        case .levelChanged: say("级别调整", "the level changed")
        case .assessed: say("重新研判", "it was assessed again")
        case .closeProposed: say("已提议结束", "the end is proposed")
        case .closed: say("响应已结束，进入善后", "the response has ended, the closeout begins")
        case .dutyApplies: say("须对外报告", "to be reported outside")
        case .postOpened: say("现场指挥部又已设立", "a post is open again")
        case .roadChosen: say("应对方式已变", "another answer was chosen")
        }
    }

    func stepsDropped(_ incident: Int, _ tasks: [TaskBrief]) -> Words {
        let numbers = tasks.map { "\(t: $0.number)" }
        let head = say(
            "\(i: incident) 不再需要：\(first(numbers, 6))",
            "\(i: incident), no longer wanted: \(first(numbers, 6))")
        return Words(
            [
                head,
                say(
                    "条件已变或由其他任务代替，不必再办",
                    "Things have changed or another task takes its place; leave it"),
            ],
            forms: [
                head,
                say(
                    "\(i: incident)有\(tasks.count)项任务不再需要",
                    "\(i: incident): \(count(tasks.count, "task")) dropped"),
            ])
    }

    func quorumWanted(
        _ task: TaskBrief, _ incident: Int, _ need: Int, _ until: Date
    ) -> Words {
        let id = task.number
        let short = say("\(t: id)请\(time(until))前办理", "\(t: id): wanted by \(time(until))")
        return Words(
            [
                say(
                    "\(t: id) 请在\(time(until))前由\(need)人办理｜\(i: incident)",
                    "\(t: id): \(count(need, "person", "people")) wanted by \(time(until)) | "
                        + "\(i: incident)"),
                tidy(task.action[language]), answers(id),
            ],
            forms: [short + say("。完成回复“完成 \(id)”", ". Reply DONE \(id)"), short],
            howTo: mailTask(id))
    }

    func quorumMissed(_ task: TaskBrief, _ incident: Int, _ have: Int, _ need: Int) -> Words {
        let id = task.number
        let short = say("\(t: id)无人按时办理，请您办理", "\(t: id) was not done in time: please do it")
        return Words(
            [
                say(
                    "\(t: id) 到时只有\(have)人办理(需\(need)人)，请接手｜\(i: incident)",
                    "\(t: id): only \(have) of \(need) in time, please take over | \(i: incident)"),
                tidy(task.action[language]), answers(id),
            ],
            forms: [short + say("。完成回复“完成 \(id)”", ". Reply DONE \(id)"), short],
            howTo: mailTask(id))
    }

    func dutiesUnconfirmed(_ id: Int, _ duties: [Bilingual]) -> Words {
        let short = say(
            "\(i: id)外部报告义务待法律顾问组确认",
            "\(i: id): duties to report wait for \(group("legal"))")
        return Words(
            [
                say(
                    "\(i: id) 外部报告义务待法律顾问组确认，共\(duties.count)项",
                    "\(i: id): \(count(duties.count, "duty", "duties")) to report for "
                        + "\(group("legal")) to confirm"),
                first(duties.map { tidy($0[language], max: 40) }, 4),
                say(
                    "确认后由预案管理员在 plan.yaml 的 duties 中启用",
                    "Once confirmed they are enabled in duties of plan.yaml"),
            ],
            forms: [short + say("。", ". ") + logIn, short])
    }

    func archived(_ id: Int) -> Words {
        Words([
            say("\(i: id) 善后任务全部办结，已归档", "\(i: id): the closeout is done, it is archived")
        ])
    }
}

extension Voice {
    /// Only for the two bulletins about a quorum.
    func quorum(_ bulletin: Bulletin) -> Words {
        switch bulletin {
        case .quorumWanted(let task, let id, let need, let by): quorumWanted(task, id, need, by)
        case .quorumMissed(let task, let id, let have, let need):
            quorumMissed(task, id, have, need)
        default: Words([])
        }
    }
}
