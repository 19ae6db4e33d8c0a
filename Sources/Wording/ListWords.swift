import Domain
import Foundation

/// Answers to questions: status, tasks, timeline, me.
extension Voice {
    func status(_ facts: StatusFacts) -> Words {
        var lines: [String] = []
        if facts.running.isEmpty { lines.append(nothingRuns) }
        if facts.running.count == 1 {
            lines += detail(facts.running[0])
        } else {
            lines += facts.running.prefix(listed).map(summary)
            lines.append(more(facts.running.count - listed))
        }
        let open = first(facts.warnings.map { "\(w: $0)" }, 6)
        let waiting =
            open.isEmpty ? [] : [say("待决定预警：\(open)", "Warnings to decide: \(open)")]
        let plan = facts.plan.map { [folder($0.folder)] } ?? []
        let broken = waiting + facts.downChannels.map(down) + plan
        lines.append(broken.joined(separator: say("｜", " | ")))
        return Words(
            lines, forms: shortStatus(facts),
            letter: facts.running.isEmpty
                ? nil : facts.running.map { brief($0)[0] }.joined(separator: "\n"))
    }

    private func down(_ down: StatusFacts.ChannelDown) -> String {
        say(
            "\(road(down.route))中断，自\(time(down.since))",
            "\(road(down.route)) down since \(time(down.since))")
    }

    var nothingRuns: String { say("无运行中的事件", "No incident running") }

    func more(_ count: Int) -> String {
        count > 0 ? say("另有\(count)项", "\(count) more") : ""
    }

    private func detail(_ run: StatusFacts.Running) -> [String] {
        let late = run.overdue.map { "\(t: $0.number)" }
        let silent =
            run.silent.isEmpty
            ? "" : say("未签收：\(people(run.silent))", "Not acknowledged: \(people(run.silent))")
        return [
            say(
                "\(i: run.incident) \(level(run.level)) \(phase(run.phase))｜指挥 \(run.commander)"
                    + "｜自\(time(run.since))",
                "\(i: run.incident) \(level(run.level)), \(phase(run.phase)) | "
                    + "commander \(run.commander) | since \(time(run.since))"),
            run.title.isEmpty ? "" : tidy(run.title, max: 60),
            say("未办结\(run.openTasks)项", count(run.openTasks, "open task"))
                + (late.isEmpty
                    ? "" : say("，超时：\(first(late, 6))", ", overdue: \(first(late, 6))")),
        ] + run.next.prefix(isRoom ? 1 : 2).map(line) + [silent]
    }

    private func summary(_ run: StatusFacts.Running) -> String {
        say(
            "\(i: run.incident) \(level(run.level)) \(phase(run.phase))｜未办\(run.openTasks) "
                + "超时\(run.overdue.count)｜\(nextClock(run))",
            "\(i: run.incident) \(level(run.level)), \(phase(run.phase)) | \(run.openTasks) open, "
                + "\(run.overdue.count) overdue | \(nextClock(run))")
    }

    private func nextClock(_ run: StatusFacts.Running) -> String {
        guard let task = run.next.first else { return say("无时限", "nothing due") }
        return say("下一时限 ", "next ") + "\(t: task.number) \(time(task.due))"
    }

    private func shortStatus(_ facts: StatusFacts) -> [String] {
        let open = facts.warnings.map { "\(w: $0)" }
        guard let run = facts.running.first else {
            guard !open.isEmpty else { return [nothingRuns] }
            return [
                nothingRuns + say("，待决定预警", ". To decide: ") + first(open, 3), nothingRuns,
            ]
        }
        guard facts.running.count == 1 else { return several(facts.running) }
        return brief(run)
    }

    private func several(_ running: [StatusFacts.Running]) -> [String] {
        let levels = running.map { "\(i: $0.incident) \(level($0.level))" }
        let numbers = running.map { "\(i: $0.incident)" }
        let head = say("运行中\(running.count)起：", "\(running.count) run: ")
        return [head + first(levels, 4), head + first(numbers, 4), head + first(numbers, 1)]
    }

    /// One line, as 态势 is answered by SMS.
    private func brief(_ run: StatusFacts.Running) -> [String] {
        let head = "\(i: run.incident) \(level(run.level))"
        let counts = say(
            "未办\(run.openTasks)超时\(run.overdue.count)",
            "\(run.openTasks) open, \(run.overdue.count) late")
        return [
            say(
                "\(head)，\(counts)，\(nextClock(run))，\(run.silent.count)人未签收",
                "\(head): \(counts), \(nextClock(run)), \(run.silent.count) silent"),
            say("\(head)，\(counts)，\(nextClock(run))", "\(head): \(counts), \(nextClock(run))"),
            say("\(head)，\(counts)", "\(i: run.incident): \(counts)"),
        ]
    }

    func taskList(_ tasks: [TaskBrief], mine: Bool) -> Words {
        guard !tasks.isEmpty else {
            return Words([
                mine ? say("您没有待办任务", "You have no open tasks") : say("没有待办任务", "No open tasks")
            ])
        }
        let head =
            mine
            ? say("您的任务\(tasks.count)项", "Your tasks (\(tasks.count))")
            : say("待办任务\(tasks.count)项", "Open tasks (\(tasks.count))")
        let due = tasks.map { "\(t: $0.number) \(time($0.due))" }
        return Words(
            [head] + tasks.prefix(listed).map(line) + [more(tasks.count - listed)],
            forms: shorter(head, due))
    }

    /// A list by SMS: as many items as fit, then none.
    func shorter(_ head: String, _ items: [String]) -> [String] {
        let colon = say("：", ": ")
        return (1...max(min(items.count, 6), 1)).reversed().map { head + colon + first(items, $0) }
            + [head]
    }

    func timeline(_ id: Int?, _ lines: [TimelineLine], _ omitted: Int) -> Words {
        let title =
            id.map { say("\(i: $0) 大事记", "Timeline of \(i: $0)") } ?? say("值班日志", "Duty log")
        let head = title + say("，\(lines.count)条", ", " + count(lines.count, "entry", "entries"))
        return Words([head] + shown(lines, omitted, isRoom ? 4 : 40), forms: [head])
    }

    /// The last lines, with how many earlier ones are left out.
    func shown(_ lines: [TimelineLine], _ omitted: Int, _ limit: Int) -> [String] {
        let left = omitted + max(lines.count - limit, 0)
        let front = left > 0 ? [say("(更早\(left)条略)", "(\(left) earlier left out)")] : []
        return front + lines.suffix(limit).map(line)
    }

    func me(_ facts: MeFacts) -> Words {
        let posts = facts.posts.map(post).joined(separator: say("，", "; "))
        let open = facts.notices.map { "\(n: $0)" }
        let wanted =
            open.isEmpty
            ? say("没有待签收的通知", "No notice waits for you")
            : say("待签收：\(first(open, 6))", "To acknowledge: \(first(open, 6))")
                + say("。", ". ") + typed(.ack, "\(facts.notices[0])")
        let tasks = taskList(facts.tasks, mine: true)
        let short = open.isEmpty ? "" : first(open, 3)
        return Words(
            [posts.isEmpty ? facts.name : facts.name + say("｜", " | ") + posts, wanted]
                + tasks.lines,
            forms: short.isEmpty
                ? tasks.forms
                : tasks.forms.map { say("待签收\(short)；\($0)", "To ack: \(short). \($0)") }
                    + [say("待签收\(open.count)项", "\(open.count) to acknowledge")])
    }
}
