import Domain
import Foundation

/// Answers about the plan itself.
extension Voice {
    func words(_ reply: PlanReply) -> Words {
        switch reply {
        case .shown(let facts): shown(facts)
        case .clause(let clause, let steps): shown(clause, steps)
        case .clauses(let titles): listed(titles)
        case .step(let facts): shown(facts)
        case .pack(let pack, let clause, let steps): shown(pack, clause, steps)
        case .diff(let comparison): compared(comparison)
        case .annexes(let lines): annexes(lines)
        case .published(let facts): published(facts)
        case .adopted(let facts): adopted(facts)
        case .interpreted(let number): interpreted(number)
        case .interpretations(let list): interpretations(list)
        }
    }

    // MARK: What is in force

    private func shown(_ facts: PlanShown) -> Words {
        let head = say("现行预案 \(facts.version)", "Plan \(facts.version) is in force")
        let since = facts.publishedAt.map { at in
            let by = facts.publishedBy.map { say("(\($0))", " (\($0))") } ?? ""
            return say("｜发布 \(time(at))\(by)", " | published \(time(at))\(by)")
        }
        return Words(
            [
                head
                    + say(
                        "｜生效 \(facts.effective)｜步骤\(facts.steps)项",
                        " | effective \(facts.effective) | \(count(facts.steps, "step"))"),
                say("哈希 \(facts.hash.prefix(12))", "Hash \(facts.hash.prefix(12))")
                    + (since ?? ""),
                unread(facts), folder(facts.folder), pinned(facts.pinned),
                facts.interpretations == 0
                    ? ""
                    : say(
                        "释义\(facts.interpretations)条：",
                        "Interpretations, \(facts.interpretations): ")
                        + typed(.plan, zh: "释义", en: "interpret"),
            ], forms: [head])
    }

    private func unread(_ facts: PlanShown) -> String {
        guard !facts.unread.isEmpty else { return "" }
        let by = facts.acknowledgeBy.map { say("(限\(time($0))前)", " (by \(time($0)))") } ?? ""
        return say(
            "未签收\(facts.unread.count)人\(by)：\(people(facts.unread, listed))",
            "Not yet acknowledged\(by): \(people(facts.unread, listed))")
    }

    /// How the folder stands to the plan in force.
    func folder(_ state: PlanState) -> String {
        switch state {
        case .same: ""
        case .other(let version):
            say("磁盘上有 \(version)，尚未发布：", "On the disk lies \(version), not published: ")
                + typed(.plan, zh: "对比", en: "diff")
        case .faulty(let count):
            say(
                "磁盘上的预案有\(count)处错误，未采用；fenghuo check 列出全部",
                "The plan on the disk has \(self.count(count, "fault")) and is not used; "
                    + "fenghuo check lists them")
        }
    }

    /// `I-1 仍用 1.0.0`.
    private func pinned(_ incidents: [PinnedIncident]) -> String {
        guard let one = incidents.first else { return "" }
        let all = incidents.map { "\(i: $0.incident) \($0.version)" }
        return say("仍用原版本：\(first(all, 3))。采用：", "Still on their own: \(first(all, 3)). Adopt: ")
            + typed(.planAdopt, "\(i: one.incident)")
    }

    private func shown(_ clause: Clause, _ steps: [PlanStepLine]) -> Words {
        let head = "\(clause.id) \(clause.title[language])"
        return Words(
            [head] + shortened(steps.map(line)) + [
                clause.reason.map { tidy($0[language], max: 120) } ?? ""
            ],
            forms: [say("条款 \(clause.id)", "Clause \(clause.id)")])
    }

    private func line(_ step: PlanStepLine) -> String {
        "\(step.id) \(group(step.group))\(say("：", ": "))\(tidy(step.action[language]))"
    }

    private func listed(_ titles: [PlanTitle]) -> Words {
        let head = say("符合的条款\(titles.count)条", count(titles.count, "clause"))
        let first = titles.first.map { typed(.plan, zh: "查看 \($0.id)", en: "show \($0.id)") } ?? ""
        return Words(
            [head] + shortened(titles.map { "\($0.id) \($0.title[language])" })
                + [say("看其中一条：", "To see one: ") + first],
            forms: [head])
    }

    private func shown(_ facts: PlanStepFacts) -> Words {
        let rows = facts.parts.map { "\(name($0.part))\(say("：", ": "))\($0.text)" }
        let clauses =
            facts.clauses.isEmpty
            ? "" : say("｜条款 ", " | clause ") + facts.clauses.joined(separator: say("、", ", "))
        return Words(
            [line(facts.line), "\(facts.pack.id) \(facts.pack.title[language])\(clauses)"]
                + shortened(rows),
            forms: [say("步骤 \(facts.line.id)", "Step \(facts.line.id)")])
    }

    private func shown(_ pack: PlanTitle, _ clause: String, _ steps: [PlanStepLine]) -> Words {
        let head =
            "\(pack.id) \(pack.title[language])"
            + say("｜\(steps.count)步", " | \(count(steps.count, "step"))")
            + (clause.isEmpty ? "" : say("｜条款 \(clause)", " | clause \(clause)"))
        return Words(
            [head] + shortened(steps.map(line)),
            forms: [say("预案包 \(pack.id)", "Pack \(pack.id)")])
    }

    /// As many lines as a reader has room for, then how many are left.
    func shortened(_ rows: [String]) -> [String] {
        let room = isRoom ? 3 : 40
        guard rows.count > room + 1 else { return rows }
        return Array(rows.prefix(room)) + [more(rows.count - room)]
    }

    private func compared(_ comparison: PlanComparison) -> Words {
        let size = comparison.changes.count
        let (from, to) = (comparison.from, comparison.to)
        let head: String
        let next: String
        if let id = comparison.incident {
            head = say("\(i: id) 用 \(from)，现行 \(to)", "\(i: id) runs by \(from), in force is \(to)")
            next = say("采用：", "To adopt it: ") + typed(.planAdopt, "\(i: id)")
        } else {
            head = say("现行 \(from)，磁盘上 \(to)", "In force is \(from), on the disk \(to)")
            next =
                comparison.isTaken
                ? say(
                    "版本号 \(to) 已发布过；先在 plan.yaml 改 version 再发布",
                    "Version \(to) was published before: give plan.yaml a new version first")
                : say("发布：", "To publish it: ") + typed(.planPublish)
        }
        let short =
            head
            + (size == 0
                ? say("：内容相同", ": no difference")
                : say("：\(size)处不同", ": \(count(size, "difference"))"))
        return Words(
            [short] + shortened(comparison.changes.map(line)) + [size == 0 ? "" : next],
            forms: [short])
    }

    private func annexes(_ lines: [AnnexLine]) -> Words {
        guard !lines.isEmpty else {
            return Words([say("没有部门实施细则", "There are no annexes of departments")])
        }
        let late = lines.filter { isPast($0.review) }
        let head = say("实施细则\(lines.count)份", count(lines.count, "annex", "annexes"))
        let overdue = late.map { $0.title[language] + keepers($0) }
        let rows = lines.map { line in
            "\(line.letter) \(line.title[language])"
                + say(
                    "(\(line.steps)步)：复审 \(line.review)",
                    " (\(count(line.steps, "step"))): review by \(line.review)")
                + keepers(line)
        }
        return Words(
            [
                head
                    + (late.isEmpty
                        ? "" : say("，逾期未复审：\(list(overdue))", ", overdue: \(list(overdue))"))
            ] + shortened(rows), forms: [head])
    }

    private func keepers(_ line: AnnexLine) -> String {
        let seat = line.owner.seat.map { say(self.seat($0), " " + self.seat($0)) } ?? ""
        let who = line.names.isEmpty ? say("空缺", "nobody") : list(line.names)
        return say(
            "(\(group(line.owner.group))\(seat) \(who))",
            " (\(group(line.owner.group))\(seat): \(who))")
    }

    /// Whether a day such as 2026-12-31 lies before today.
    private func isPast(_ day: String) -> Bool { day < clock.day(now) }

    // MARK: What was done

    private func published(_ facts: PublishedFacts) -> Words {
        let head = say(
            "预案 \(facts.version) 已发布，新事件按它执行", "Plan \(facts.version) is in force for new incidents"
        )
        let notice = facts.notice.map { number in
            let by = facts.acknowledgeBy.map { say("，限\(time($0))前", " by \(time($0))") } ?? ""
            return say(
                "\(n: number) 请\(facts.people)人重新签收\(by)",
                "\(n: number) asks \(count(facts.people, "person", "people")) to acknowledge it\(by)"
            )
        }
        return Words(
            [head, notice ?? "", pinned(facts.pinned)],
            forms: [say("预案\(facts.version)已发布", "Plan \(facts.version) published")])
    }

    func adopted(_ facts: AdoptedFacts) -> Words {
        let head = say(
            "\(i: facts.incident) 已采用预案 \(facts.version)",
            "\(i: facts.incident) now runs by plan \(facts.version)")
        return Words([head] + adoption(facts), forms: [head])
    }

    /// What it means for the tasks; finished ones stay.
    func adoption(_ facts: AdoptedFacts) -> [String] {
        func tasks(_ numbers: [Int]) -> String { first(numbers.map { "\(t: $0)" }, listed) }
        return [
            facts.changed.isEmpty
                ? "" : say("内容有变：\(tasks(facts.changed))", "Changed: \(tasks(facts.changed))"),
            facts.joined.isEmpty
                ? ""
                : say("新增：", "New: ")
                    + first(
                        facts.joined.map {
                            "\(t: $0.number) \(tidy($0.action[language], max: 30))"
                        },
                        2),
            facts.left.isEmpty
                ? "" : say("不再需要：\(tasks(facts.left))", "No longer needed: \(tasks(facts.left))"),
            facts.moved.isEmpty ? "" : moved(facts.moved),
        ]
    }

    private func interpreted(_ number: Int) -> Words {
        Words([say("已记为释义\(number)", "Kept as interpretation \(number)")])
    }

    private func interpretations(_ all: [Interpretation]) -> Words {
        guard !all.isEmpty else { return Words([say("还没有释义", "There is no interpretation yet")]) }
        let rows = all.reversed().map { item in
            say("释义\(item.number)：", "\(item.number). ") + tidy(item.question, max: 60) + " — "
                + tidy(item.answer, max: 100)
        }
        return Words(
            shortened(rows), forms: [say("释义\(all.count)条", count(all.count, "interpretation"))])
    }
}
