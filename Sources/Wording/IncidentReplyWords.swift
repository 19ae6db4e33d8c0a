import Domain
import Foundation

/// Replies about incidents.
extension Voice {
    func activated(_ facts: ActivatedFacts) -> Words {
        let level = level(facts.level)
        let head = say(
            "\(i: facts.incident) 已启动(\(time(facts.at)))，\(level)，任务\(facts.tasks)项",
            "\(i: facts.incident) activated (\(time(facts.at))), \(level), "
                + count(facts.tasks, "task"))
        let proxied = facts.countersignBy.map { by in
            say(
                "电话决定，请\(facts.commander)\(time(by))前补签：",
                "Decided by phone: \(facts.commander) to countersign by \(time(by)): ")
                + typed(.countersign, "\(i: facts.incident)")
        }
        return Words(
            [head, nextTask(facts.nextTask), receipt(facts), proxied ?? ""],
            forms: [
                say("\(i: facts.incident)已启动，\(level)", "\(i: facts.incident) activated, \(level)"),
                say("\(i: facts.incident)已启动", "\(i: facts.incident) activated"),
            ])
    }

    private func nextTask(_ task: TaskBrief?) -> String {
        guard let task else { return say("暂无带时限的任务", "No task is due yet") }
        return say("下一步：", "Next: ") + line(task)
    }

    private func receipt(_ facts: ActivatedFacts) -> String {
        let who = say(
            "通知 \(n: facts.notice) 待签收\(facts.waiting)人",
            "\(n: facts.notice): \(facts.waiting) still to acknowledge")
        let then = facts.escalateAt.map { at in
            say("，\(time(at))起转B角", ", from \(time(at)) the B-roles are called")
        }
        return who + (then ?? "")
            + say("｜指挥 \(facts.commander)", " | commander \(facts.commander)")
    }

    func countersigned(_ id: Int) -> Words {
        Words([
            say("\(i: id) 已补签", "\(i: id) countersigned"),
            say("电话决定已由指挥部确认并记录", "The decision by phone is confirmed and recorded"),
        ])
    }

    func levelChanged(_ id: Int, _ old: Level, _ new: Level, _ due: [DueChange]) -> Words {
        let head = change(id, old, new)
        return Words(
            [head, moved(due)], forms: [head, say("\(i: id)级别已调整", "\(i: id): new level")])
    }

    /// `I-2 由Ⅲ级(黄)升为Ⅱ级(橙)`.
    func change(_ id: Int, _ old: Level, _ new: Level) -> String {
        let graver = new < old
        return say(
            "\(i: id) 由\(level(old))\(graver ? "升" : "降")为\(level(new))",
            "\(i: id) \(graver ? "raised" : "lowered") from \(level(old)) to \(level(new))")
    }

    /// Old and new due times after a change of level.
    func moved(_ changes: [DueChange]) -> String {
        guard !changes.isEmpty else {
            return say("任务时限没有变化", "No due time has changed")
        }
        let shown = changes.map { "\(t: $0.task) \(time($0.old))→\(time($0.new))" }
        return say(
            "时限变化\(changes.count)项：\(first(shown, listed))",
            "\(count(changes.count, "due time")) changed: \(first(shown, listed))")
    }

    func closeProposed(_ id: Int, _ who: [String]) -> Words {
        Words([
            say("\(i: id) 已提议结束", "\(i: id): closing is proposed"),
            say("下一步：指挥部决定。", "Next: the command group decides. ") + typedClose(id),
            waiting(who),
        ])
    }

    /// How HQ confirms that an incident ends.
    func typedClose(_ id: Int) -> String {
        typed(.close, zh: "确认 \(i: id)", en: "confirm \(i: id)")
    }

    func closed(_ id: Int) -> Words {
        Words([
            say("\(i: id) 已结束", "\(i: id) closed"),
            say(
                "响应计时已停止，正在通知所有成员",
                "The response's clocks have stopped; everyone is being told"),
        ])
    }

    func cancelled(_ id: Int) -> Words {
        Words([
            say("\(i: id) 已撤销", "\(i: id) cancelled"),
            say("全部计时已停止，正在通知所有成员", "All clocks have stopped; everyone is being told"),
        ])
    }

    func noted(_ id: Int?, _ at: Date?) -> Words {
        let place =
            id.map { say("已记入 \(i: $0) 大事记", "Noted in the timeline of \(i: $0)") }
            ?? say("已记入值班日志", "Noted in the duty log")
        let when = at.map { say("，\(time($0))，补录", ", \(time($0)), entered afterwards") } ?? ""
        return Words([place + when])
    }

    // MARK: Confirmations

    func words(_ what: Confirmation, _ code: String) -> Words {
        let ask = say(
            "回复 \(code) 确认，2分钟内有效；仅限您本人在此处回复",
            "Reply \(code) to confirm, valid for 2 minutes, by you and here only")
        let lines = summary(what)
        let short = say("回复\(code)确认", "reply \(code) to confirm")
        return Words(
            lines + [ask],
            forms: [
                lines[0] + say("。", ". ") + ask, "\(mark(of: what))\(say("：", ": "))\(short)",
            ])
    }

    /// The number that a short form keeps.
    private func mark(of what: Confirmation) -> String {
        switch what {
        case .activate(let id, _, _, _, _, _, _): "\(w: id)"
        case .level(let id, _, _), .close(let id, _, _), .cancel(let id, _),
            .plan(.adopt(let id, _, _, _, _)):
            "\(i: id)"
        case .plan(.publish(_, let version, _, _, _)): say("预案\(version)", "plan \(version)")
        case .roads(let route): say("改用\(road(route))", "switch to \(road(route))")
        case .roster(let changed): changed.after.name
        case .mandate(let facts): facts.name
        case .group(let change): change.name[language]
        case .statement(let what): "\(what.facts.id)"
        case .official(let what): what.channel.id
        case .seal(let what): mark(of: what)
        case .evidence(let what): mark(of: what)
        }
    }

    private func summary(_ what: Confirmation) -> [String] {
        switch what {
        case .roads(let route): summary(switchTo: route)
        case .roster(let changed): summary(changed)
        case .mandate(let facts): summary(facts)
        case .group(let change): summary(change)
        case .statement(let what): words(what).filter { !$0.isEmpty }
        case .official(let what): summary(what)
        case .seal(let what): summary(what)
        case .evidence(let what): summary(what)
        case .activate(let id, let level, let packs, let people, let groups, let tasks, let name):
            activation(id, level, packs, (people, groups, tasks), name)
        case .level(let id, let old, let new):
            [
                say("请确认：\(change(id, old, new))", "Please confirm: \(change(id, old, new))"),
                say("未办结任务的时限将重新计算", "The due times of open tasks will be set anew"),
            ]
        case .close(let id, let open, let legal):
            [
                say("请确认：结束 \(i: id)", "Please confirm: close \(i: id)"), stopping(open),
                duties(legal ?? []),
            ].filter { !$0.isEmpty }
        case .cancel(let id, let open):
            [say("请确认：撤销 \(i: id)", "Please confirm: cancel \(i: id)"), stopping(open)]
        case .plan(let plan): summary(plan)
        }
    }

    private func activation(
        _ id: Int, _ level: Level, _ packs: [String],
        _ size: (people: Int, groups: Int, tasks: Int),
        _ name: String?
    ) -> [String] {
        [
            say(
                "请确认：启动 \(w: id)，\(self.level(level))",
                "Please confirm: activate \(w: id), \(self.level(level))"),
            say("场景：\(self.packs(packs))", "Scenario: \(self.packs(packs))"),
            say(
                "将通知\(size.groups)组\(size.people)人，生成任务\(size.tasks)项",
                "Tells \(size.people) people in \(count(size.groups, "group")), "
                    + "starts \(count(size.tasks, "task"))"),
            name.map {
                say(
                    "代\($0)录入电话决定，须由指挥部补签",
                    "Entered for \($0) after a phone call; HQ must countersign")
            } ?? "",
        ]
    }

    /// Named before they fall silent: the law's clocks do not ask whether the response has ended.
    private func duties(_ open: [Int]) -> String {
        guard !open.isEmpty else { return "" }
        let numbers = first(open.map { "\(t: $0)" }, 6)
        return say("结束后照常计时：\(numbers)", "These run on after it: \(numbers)")
    }

    private func stopping(_ open: Int) -> String {
        say(
            "全部计时停止，未办结任务\(open)项不再提醒",
            "All clocks stop; \(count(open, "open task")) will not be chased any more")
    }
}
