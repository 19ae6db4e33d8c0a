import Domain
import Foundation

/// What stands in a situation report, for a reader who was asleep.
extension Voice {
    private var colon: String { say("：", ": ") }
    private var semicolon: String { say("；", "; ") }

    /// `I-1 续报二｜误导考生｜Ⅱ级(橙)｜10:00至12:00`.
    func sitrepHead(_ report: Sitrep) -> String {
        let title = report.title.isEmpty ? [] : [tidy(report.title, max: 30)]
        return
            (["\(i: report.incident) \(sitrepName(report))"] + title + [level(report.level)]
            + [
                say(
                    "\(time(report.from))至\(time(report.to))",
                    "\(time(report.from)) to \(time(report.to))")
            ])
            .joined(separator: bar)
    }

    // MARK: In a room: four lines

    func essentials(_ report: Sitrep) -> [String] {
        [
            news(report), factsInShort(report), tasksInShort(report), warnings(report),
        ].filter { !$0.isEmpty }
    }

    /// Their own words and a change of the level before all; else the latest of what people did.
    private func news(_ report: Sitrep) -> String {
        let level = report.levels.suffix(1).map { happening($0, max: 50) }
        if let words = report.words {
            return ([report.author + colon + tidy(words, max: 160)] + level)
                .joined(separator: semicolon)
        }
        let deeds = report.happened.filter { !$0.isOfRoads }
        let shown = deeds.suffix(level.isEmpty ? 2 : 1).map { happening($0, max: 50) }
        let rest = deeds.count - shown.count
        let all = level + shown + (rest > 0 ? [say("另有\(rest)条", "\(rest) more")] : [])
        return all.isEmpty
            ? say("上次报告以来无新记录", "Nothing new was noted") : all.joined(separator: semicolon)
    }

    private func factsInShort(_ report: Sitrep) -> String {
        let parts = Fact.Standing.allCases.sorted { order($0) < order($1) }.compactMap {
            standing -> String? in
            let lines = report.facts.filter { $0.standing == standing }
            guard let first = lines.first else { return nil }
            return say(
                "\(sitrepStanding(standing))\(lines.count)",
                "\(lines.count) \(sitrepStanding(standing))")
                + colon + "F-\(first.number) \(tidy(first.text, max: 40))"
                + (lines.count > 1
                    ? say("，另有\(lines.count - 1)条", ", \(lines.count - 1) more") : "")
        }
        return parts.isEmpty
            ? say("尚无登记的事实", "No facts noted yet") : parts.joined(separator: semicolon)
    }

    private func tasksInShort(_ report: Sitrep) -> String {
        guard let gravest = report.overdue.first else { return counts(report.tasks) }
        let name = gravest.assignee.map { say("(\($0))", " (\($0))") } ?? ""
        return counts(report.tasks) + bar
            + say("最急 ", "most pressing: ")
            + "\(t: gravest.number) \(tidy(gravest.action[language], max: 30))" + name
    }

    /// What does not work, what nobody has answered, and when the next report comes.
    private func warnings(_ report: Sitrep) -> String {
        let roads = report.down.map {
            say(
                "\(road($0.route))中断(自\(time($0.since)))",
                "\(road($0.route)) down since \(time($0.since))")
        }
        let silent = report.silent.flatMap(\.names).uniqued()
        let waiting =
            silent.isEmpty
            ? [] : [say("未签收：\(people(silent, 3))", "not acknowledged: \(people(silent, 3))")]
        let open = report.duties.filter(\.isOpen)
        let unknown = open.filter { !$0.isApplied }.map { tidy($0.title[language], max: 30) }
        let legal =
            unknown.isEmpty
            ? []
            : [
                say(
                    "外报待\(group("legal"))确认：\(first(unknown, 2))",
                    "for \(group("legal")) to confirm: \(first(unknown, 2))")
            ]
        let due = open.filter(\.isApplied).compactMap(\.nextClock).compactMap(\.due).min()
        let filing = due.map { [say("外报时限 \(time($0))", "to file by \(time($0))")] } ?? []
        let next = report.nextReport.map {
            [say("下一份 \(time($0))前", "next report by \(time($0))")]
        }
        let last = report.kind == .final ? [] : next ?? []
        let all = roads + waiting + filing + legal + last
        return capital(all.joined(separator: bar))
    }

    // MARK: The whole

    /// What was late then is late in the report, whenever it is read.
    private func asOf(_ report: Sitrep) -> Voice {
        Voice(
            unit: unit, clock: clock, lexis: lexis, language: language, route: route,
            person: person, drill: drill, now: report.to)
    }

    func whole(_ report: Sitrep) -> [String] {
        [sitrepHead(report), stand(report)] + origin(report) + [office(report)]
            + report.levels.map { happening($0, max: 120) } + happened(report) + facts(report)
            + tasks(report) + trouble(report) + duties(report) + coming(report)
    }

    private func stand(_ report: Sitrep) -> String {
        let (since, phase) = (time(report.levelSince), phase(report.phase))
        return say(
            "\(level(report.level))，自\(since)｜\(phase)｜指挥 \(report.commander)"
                + "｜报告人 \(report.author)",
            "\(capital(level(report.level))) since \(since) | \(phase) | "
                + "commander \(report.commander) | reported by \(report.author)")
    }

    /// Only the first report tells how it began, and the last one looks back.
    private func origin(_ report: Sitrep) -> [String] {
        if report.kind == .final { return [course(report)] }
        guard let draft = report.origin else { return [] }
        return [say("起因：", "How it began: ") + elements(draft), course(report)]
    }

    /// What a warning must say (clause 四.3): type, scope and harm, and where it comes from.
    func elements(_ draft: WarningDraft) -> String {
        let source = draft.source.map {
            say("｜来源 \(tidy($0, max: 40))", " | source \(tidy($0, max: 40))")
        }
        let url = draft.url.map {
            say("｜链接 \(tidy($0, max: 200))", " | link \(tidy($0, max: 200))")
        }
        let (type, scope) = (tidy(draft.type, max: 30), tidy(draft.scope, max: 40))
        return say(
            "\(type)｜范围 \(scope)｜危害 \(tidy(draft.harm))",
            "\(type) | scope \(scope) | harm \(tidy(draft.harm))") + (source ?? "") + (url ?? "")
    }

    private func course(_ report: Sitrep) -> String {
        let (detected, activated) = (time(report.detectedAt), time(report.activatedAt))
        let front = say(
            "发现 \(detected)，启动 \(activated)，场景：\(packs(report.packs))",
            "Detected \(detected), activated \(activated), scenario: \(packs(report.packs))")
        guard report.kind == .final else { return front }
        return front
            + say(
                "；最高\(level(report.gravest))，共报告\(report.number)份",
                "; gravest \(level(report.gravest)), \(report.number) reports in all")
    }

    private func office(_ report: Sitrep) -> String {
        report.words.map { say("报告人说明：", "In their words: ") + tidy($0, max: 500) } ?? ""
    }

    private func happened(_ report: Sitrep) -> [String] {
        let front =
            report.kind == .first
            ? say("已发生：", "So far:") : say("上次报告以来：", "Since the last report:")
        guard !report.happened.isEmpty else {
            return [
                report.kind == .first
                    ? say("尚无其他记录", "Nothing else was noted yet")
                    : say("上次报告以来无新记录", "Nothing was noted since the last report")
            ]
        }
        let earlier =
            report.omitted > 0
            ? [say("(更早\(report.omitted)条略)", "(\(report.omitted) earlier left out)")] : []
        return [front] + earlier + report.happened.map { happening($0, max: 120) }
    }

    // MARK: Facts

    private func order(_ standing: Fact.Standing) -> Int {
        switch standing {
        case .confirmed: 0
        case .unconfirmed: 1
        case .refuted: 2
        }
    }

    private func sitrepStanding(_ standing: Fact.Standing) -> String {
        switch standing {
        case .unconfirmed: say("未证实", "unconfirmed")
        case .confirmed: say("已证实", "confirmed")
        case .refuted: say("已否定", "refuted")
        }
    }

    /// Confirmed and unconfirmed apart, and neither passed over; what was refuted is told once.
    private func facts(_ report: Sitrep) -> [String] {
        Fact.Standing.allCases.sorted { order($0) < order($1) }.flatMap { standing -> [String] in
            let lines = report.facts.filter { $0.standing == standing }
            let head = capital(sitrepStanding(standing))
            guard !lines.isEmpty else {
                return standing == .refuted ? [] : [head + say("：无", ": none")]
            }
            return [head + say("：", ":")] + lines.map { fact($0, isUpdate: report.kind != .first) }
        }
    }

    private func fact(_ line: Sitrep.FactLine, isUpdate: Bool) -> String {
        let source = line.source.map {
            say("（来源：\(tidy($0, max: 30))）", " (source: \(tidy($0, max: 30)))")
        }
        let mark: String =
            if line.isDoubted { say("(重新存疑)", " (in doubt again)") } else if line.isNew, isUpdate {
                say("(新)", " (new)")
            } else { "" }
        return "F-\(line.number)\(mark) \(tidy(line.text, max: 120))" + (source ?? "")
    }

    // MARK: Tasks

    private func counts(_ tasks: Sitrep.Tasks) -> String {
        var parts = [
            say("办结\(tasks.done)", "\(tasks.done) done")
                + (tasks.doneSince > 0
                    ? say("(新\(tasks.doneSince))", " (\(tasks.doneSince) new)") : ""),
            say("未办结\(tasks.open)", "\(tasks.open) open"),
        ]
        if tasks.overdue > 0 { parts.append(say("超时\(tasks.overdue)", "\(tasks.overdue) overdue")) }
        if tasks.blocked > 0 { parts.append(say("受阻\(tasks.blocked)", "\(tasks.blocked) blocked")) }
        if tasks.awaitingApproval > 0 {
            parts.append(
                say("待批准\(tasks.awaitingApproval)", "\(tasks.awaitingApproval) to approve"))
        }
        return say("任务：", "Tasks: ") + list(parts)
    }

    private func tasks(_ report: Sitrep) -> [String] {
        let then = asOf(report)
        let late = report.overdue.map(then.line)
        let more = more(report.tasks.overdue - late.count)
        let stuck = report.blocked.map {
            "\(then.line($0.task))" + colon + tidy($0.reason, max: 60)
        }
        return [counts(report.tasks)]
            + (late.isEmpty ? [] : [say("超时的：", "Overdue:")] + late + [more])
            + (stuck.isEmpty ? [] : [say("受阻的：", "Blocked:")] + stuck)
    }

    private func trouble(_ report: Sitrep) -> [String] {
        let silent = report.silent.map { "\(n: $0.notice) \(people($0.names))" }
        let roads = report.down.map {
            say(
                "\(road($0.route))(自\(time($0.since)))", "\(road($0.route)) since \(time($0.since))"
            )
        }
        return [
            silent.isEmpty
                ? ""
                : say("未签收：", "Not acknowledged: ") + silent.joined(separator: semicolon),
            report.unreached.isEmpty
                ? ""
                : say(
                    "联系不上：\(people(report.unreached))", "Not reached: \(people(report.unreached))"),
            roads.isEmpty ? "" : say("通道中断：", "Roads down: ") + list(roads),
        ]
    }

    private func duties(_ report: Sitrep) -> [String] {
        guard !report.duties.isEmpty else { return [] }
        return [say("外部报告：", "Reports outside:")] + report.duties.map(asOf(report).dutyLine)
    }

    private func coming(_ report: Sitrep) -> [String] {
        let next = report.nextReport.map {
            say("下一份报告：\(time($0))前", "Next report by \(time($0))")
        }
        return
            (report.next.isEmpty ? [] : [say("接下来：", "Next:")] + report.next.map(asOf(report).line))
            + [report.kind == .final ? "" : next ?? ""]
    }
}
