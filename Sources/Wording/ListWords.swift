import Domain
import Foundation

/// Answers to questions: status, tasks, timeline, me.
extension Voice {
    func status(_ facts: StatusFacts) -> Words {
        var lines: [String] = []
        if facts.running.isEmpty, facts.concluding == nil { lines.append(nothingRuns) }
        if facts.running.count == 1 {
            lines += detail(facts.running[0])
        } else {
            lines += facts.running.prefix(listed).map(summary)
            lines.append(more(facts.running.count - listed))
        }
        let ended = facts.concluding ?? []
        if isRoom {
            lines.append((ended.prefix(2).map(closeout) + broken(facts)).joined(separator: bar))
        } else {
            lines += ended.prefix(listed).map(afterEnd)
            lines.append(broken(facts).joined(separator: bar))
        }
        return Words(
            lines, forms: shortStatus(facts),
            letter: facts.running.isEmpty
                ? nil : facts.running.map { brief($0)[0] }.joined(separator: "\n"))
    }

    /// What waits for a decision, and what does not work: on one line, so that it is read.
    private func broken(_ facts: StatusFacts) -> [String] {
        let open = first(facts.warnings.map { "\(w: $0)" }, 6)
        let waiting =
            open.isEmpty ? [] : [say("待决定预警：\(open)", "Warnings to decide: \(open)")]
        let lost = facts.running.flatMap { $0.unreached ?? [] }
        let unreached =
            lost.isEmpty ? [] : [say("联系不上：\(people(lost))", "Not reached: \(people(lost))")]
        let duties = facts.running.flatMap { $0.duties ?? [] }.map { $0[language] }
        let legal =
            duties.isEmpty
            ? []
            : [
                say(
                    "待法律顾问组确认：\(first(duties, 2))",
                    "For \(group("legal")) to confirm: \(first(duties, 2))")
            ]
        let plan = facts.plan.map { [folder($0.folder)] } ?? []
        let onDuty = (facts.duty ?? []).map { "\($0.post[language]) \($0.name)" }
        let duty = onDuty.isEmpty ? [] : [say("值班：", "On duty: ") + first(onDuty, 3)]
        return facts.downChannels.map(down) + plan + unreached + waiting + closed(facts.closed)
            + legal
            + duty
    }

    private func closed(_ number: Int?) -> [String] {
        guard let number else { return [] }
        return [
            say(
                "另有限知事项\(number)项，知悉人员请私信查看",
                "\(count(number, "need-to-know matter")) not shown here")
        ]
    }

    private func down(_ down: StatusFacts.ChannelDown) -> String {
        say(
            "\(road(down.route))中断，自\(time(down.since))",
            "\(capital(road(down.route))) down since \(time(down.since))")
    }

    var nothingRuns: String { say("无运行中的事件", "No incident running") }

    func more(_ count: Int) -> String {
        count > 0 ? say("另有\(count)项", "\(count) more") : ""
    }

    /// A drill among others says what it is.
    private func sign(_ run: StatusFacts.Running) -> String {
        run.drill == true && !drill ? Drill.sign : ""
    }

    private func detail(_ run: StatusFacts.Running) -> [String] {
        let head = say(
            "\(sign(run))\(i: run.incident) \(level(run.level)) \(phase(run.phase))"
                + "｜指挥 \(run.commander)｜自\(time(run.since))",
            "\(sign(run))\(i: run.incident) \(level(run.level)), \(phase(run.phase)) | "
                + "commander \(run.commander) | since \(time(run.since))")
        let title = run.title.isEmpty ? "" : tidy(run.title, max: 60)
        let silent =
            run.silent.isEmpty
            ? "" : say("未签收：\(people(run.silent))", "Not acknowledged: \(people(run.silent))")
        return [head, title] + late(run) + coming(run) + [silent]
    }

    /// What is overdue and whose it is; one alone also reads what it is.
    private func late(_ run: StatusFacts.Running) -> [String] {
        let open = say("未办结\(run.openTasks)项", count(run.openTasks, "open task"))
        guard !run.overdue.isEmpty else { return [open] }
        let whose = run.overdue.map { task in
            "\(t: task.number)" + (task.assignee.map { " \($0)" } ?? "")
        }
        let head = open + say("，超时\(run.overdue.count)项", ", \(run.overdue.count) overdue")
        if isRoom { return [head + say("：", ": ") + first(whose, 4)] }
        return [head + say("：", ":")] + run.overdue.prefix(5).map(line)
            + [more(run.overdue.count - 5)]
    }

    /// The next three clocks.
    private func coming(_ run: StatusFacts.Running) -> [String] {
        guard !run.next.isEmpty else { return [] }
        guard isRoom else { return [say("接下来：", "Next:")] + run.next.map(line) }
        let clocks = run.next.map { task in
            "\(t: task.number) \(time(task.due))" + (task.assignee.map { " \($0)" } ?? "")
        }
        return [say("接下来：", "Next: ") + list(clocks)]
    }

    private func closeout(_ run: StatusFacts.Running) -> String {
        say(
            "\(sign(run))\(i: run.incident) 善后\(run.openTasks)项",
            "\(sign(run))\(i: run.incident): \(count(run.openTasks, "closeout task"))")
    }

    /// An incident that has ended and is being closed out.
    private func afterEnd(_ run: StatusFacts.Running) -> String {
        say(
            "\(sign(run))\(i: run.incident) 已结束，善后\(run.openTasks)项｜\(nextClock(run))",
            "\(sign(run))\(i: run.incident) ended, \(count(run.openTasks, "closeout task")) | "
                + nextClock(run))
    }

    private func summary(_ run: StatusFacts.Running) -> String {
        say(
            "\(sign(run))\(i: run.incident) \(level(run.level)) \(phase(run.phase))"
                + "｜未办\(run.openTasks) "
                + "超时\(run.overdue.count)｜\(nextClock(run))",
            "\(sign(run))\(i: run.incident) \(level(run.level)), \(phase(run.phase)) | "
                + "\(run.openTasks) open, "
                + "\(run.overdue.count) overdue | \(nextClock(run))")
    }

    private func nextClock(_ run: StatusFacts.Running) -> String {
        guard let task = run.next.first else { return say("无时限", "nothing due") }
        return say("下一时限 ", "next ") + "\(t: task.number) \(time(task.due))"
    }

    private func shortStatus(_ facts: StatusFacts) -> [String] {
        let open = facts.warnings.map { "\(w: $0)" }
        guard let run = facts.running.first else {
            let ended = (facts.concluding ?? []).map(closeout)
            if !ended.isEmpty { return [first(ended, 3), first(ended, 1)] }
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
        let late = tasks.count { $0.due.map { $0 < now } ?? false }
        let overdue = late == 0 ? "" : say("，超时\(late)项", ", \(late) overdue")
        let due = tasks.map { "\(t: $0.number) \(time($0.due))" }
        return Words(
            [head + overdue] + tasks.prefix(listed).map(line) + [more(tasks.count - listed)],
            forms: shorter(head, due))
    }

    /// A list by SMS: as many items as fit, then none.
    func shorter(_ head: String, _ items: [String]) -> [String] {
        let colon = say("：", ": ")
        return (1...max(min(items.count, 6), 1)).reversed().map { head + colon + first(items, $0) }
            + [head]
    }

    func timeline(
        _ id: Int?, _ lines: [TimelineLine], _ omitted: Int, _ page: TimelinePage?
    ) -> Words {
        let title =
            id.map { say("\(i: $0) 大事记", "Timeline of \(i: $0)") } ?? say("值班日志", "Duty log")
        let part = page.map {
            say("，第\($0.number)页，共\($0.of)页", ", page \($0.number) of \($0.of)")
        }
        let head =
            title + (part ?? "")
            + say("，\(lines.count)条", ", " + count(lines.count, "entry", "entries"))
        let body =
            isRoom ? shown(lines, omitted, 4) : leftOut(lines, omitted, 40) + days(lines.suffix(40))
        return Words([head] + body + [otherPages(id, omitted, page)], forms: [head])
    }

    /// Where the rest of it is to be read.
    private func otherPages(_ id: Int?, _ omitted: Int, _ page: TimelinePage?) -> String {
        guard let id, !isRoom else { return "" }
        if let page {
            guard page.number < page.of else { return "" }
            return say("下一页：", "Next page: ") + typed(.timeline, "\(i: id) \(page.number + 1)")
        }
        guard omitted > 0 else { return "" }
        return say("从头看：", "From its start: ") + typed(.timeline, "\(i: id) 1")
    }

    /// The last lines, with how many earlier ones are left out.
    func shown(_ lines: [TimelineLine], _ omitted: Int, _ limit: Int) -> [String] {
        leftOut(lines, omitted, limit) + lines.suffix(limit).map(line)
    }

    private func leftOut(_ lines: [TimelineLine], _ omitted: Int, _ limit: Int) -> [String] {
        let left = omitted + max(lines.count - limit, 0)
        return left > 0 ? [say("(更早\(left)条略)", "(\(left) earlier left out)")] : []
    }

    func me(_ facts: MeFacts) -> Words {
        let posts = facts.posts.map(post).joined(separator: say("，", "; "))
        let open = facts.notices.map { "\(n: $0)" }
        let wanted =
            open.isEmpty
            ? say("没有待签收的通知", "No notice waits for you")
            : say("待签收：\(first(open, 6))", "To acknowledge: \(first(open, 6))")
                + say("。", ". ") + typed(.ack, "\(facts.notices[0])")
        let hidden = closed(facts.closed)
        // Where something is not shown it is not said that nothing waits.
        let isSilent = open.isEmpty && !hidden.isEmpty
        let waiting =
            (isSilent ? [] : [wanted]) + gates(facts) + hidden
            + (facts.reach.map(notes) ?? [])
        let tasks =
            facts.tasks.isEmpty && !hidden.isEmpty
            ? Words([], forms: hidden) : taskList(facts.tasks, mine: true)
        let short = open.isEmpty ? "" : first(open, 3)
        return Words(
            [
                posts.isEmpty ? facts.name : facts.name + say("｜", " | ") + posts,
                waiting.joined(separator: bar),
            ]
                + tasks.lines,
            forms: short.isEmpty
                ? tasks.forms
                : tasks.forms.map { say("待签收\(short)；\($0)", "To ack: \(short). \($0)") }
                    + [say("待签收\(open.count)项", "\(open.count) to acknowledge")])
    }

    /// What waits for this person's yes.
    private func gates(_ facts: MeFacts) -> [String] {
        let approvals = (facts.approvals ?? []).map { "\(t: $0.number)" }
        let texts = (facts.statements ?? []).map { "S-\($0)" }
        let verdicts = (facts.rumours ?? []).map(\.description)
        return [
            approvals.isEmpty
                ? ""
                : say("待您批准：\(first(approvals, 4))", "for you to approve: \(first(approvals, 4))"),
            texts.isEmpty
                ? "" : say("待您审：\(first(texts, 4))", "texts for you to pass: \(first(texts, 4))"),
            verdicts.isEmpty
                ? "" : say("待您定性：\(first(verdicts, 4))", "for your verdict: \(first(verdicts, 4))"),
        ].filter { !$0.isEmpty }
    }
}
