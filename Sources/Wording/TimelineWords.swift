import Domain
import Foundation

/// One line of the timeline: when, who, by which road, what.
extension Voice {
    func line(_ line: TimelineLine) -> String { "\(time(line.happenedAt)) " + told(line) }

    /// Day by day, each under its full date: what lasted for days is read long after.
    func days(_ lines: [TimelineLine]) -> [String] {
        var day = ""
        return lines.flatMap { line -> [String] in
            let text = clock.minute(line.happenedAt) + " " + told(line)
            let date = clock.date(line.happenedAt, language)
            defer { day = date }
            return date == day ? [text] : [date, text]
        }
    }

    private func told(_ line: TimelineLine) -> String {
        let sentence = sentence(line) + action(line) + after(line)
        guard let first = line.doer else { return sentence }
        let who = people([first] + (line.others ?? []))
        let road = line.route.map { say("(\(self.road($0)))", " (\(self.road($0)))") } ?? ""
        let mandate = line.signedFor.map { say("(受\($0)授权)", " (for \($0))") } ?? ""
        return "\(who)\(road)\(mandate) \(sentence)"
    }

    /// What a task is: its number alone says nothing to whoever was not there.
    private func action(_ line: TimelineLine) -> String {
        guard let action = line.action else { return "" }
        return say("（\(tidy(action.zh, max: 60))）", " (\(tidy(action.en, max: 100)))")
    }

    /// Both times, where a thing was taken in long after it was said or happened (domain §10.2).
    private func after(_ line: TimelineLine) -> String {
        if line.event.happenedAt != nil {
            return say("(\(time(line.at))补录)", " (entered afterwards, \(time(line.at)))")
        }
        guard line.saidAt != nil else { return "" }
        return say("(\(time(line.at))收到，迟到)", " (late, received \(time(line.at)))")
    }

    private func sentence(_ line: TimelineLine) -> String {
        switch line.event {
        case .warning(let id, let event): sentence(event, id, line)
        case .incident(let id, let event): sentence(event, id, line)
        case .task(let id, let event): sentence(event, id, line)
        case .notice(let id, let event): sentence(event, id, line)
        case .desk(let event): sentence(event, line)
        case .plan(let event): sentence(event, line)
        case .roster(let event): sentence(event, line)
        case .liaison(_, let event): sentence(event, line)
        case .fact(_, let event): sentence(event)
        case .statement(_, let event): sentence(event, line)
        case .official(let event): sentence(event, line)
        case .evidence(_, let event): sentence(event, line)
        case .question(_, let event): sentence(event, line)
        case .concern(_, let event): sentence(event)
        case .rumour(_, let event): sentence(event, line)
        case .sitrep(_, let event): sentence(event)
        case .filing(_, let event): sentence(event)
        case .post(_, let event): sentence(event, line)
        case .platform(_, let event): sentence(event, line)
        case .duty(let event): sentence(event, line)
        case .absence(let event): sentence(event, line)
        case .readiness(let event): sentence(event, line)
        case .circle(let matter, let event): sentence(event, matter, line)
        case .sealing(_, let event): sentence(event)
        case .approval(_, let event): sentence(event)
        case .codeWord(let event): sentence(event, line)
        }
    }

    func name(_ id: PersonID, _ line: TimelineLine) -> String { line.names[id] ?? id.rawValue }

    /// What a channel or an outside body is called.
    func label(_ id: String, _ line: TimelineLine) -> String {
        tidy(line.labels?[id] ?? id, max: 40)
    }

    /// After a sentence, on the same line.
    func reason(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        return say("：\(tidy(text, max: 60))", ": \(tidy(text, max: 60))")
    }

    // MARK: Warnings

    private func sentence(_ event: WarningEvent, _ id: Int, _ line: TimelineLine) -> String {
        switch event {
        case .registered(let draft, _, _, _):
            say("预警 \(w: id)：", "warned, \(w: id): ") + elements(draft)
        case .assessed(let score, _):
            say(
                "研判 \(w: id)，\(score.points)分，建议\(level(score.suggested))",
                "assessed \(w: id): \(score.points) points, \(level(score.suggested)) suggested")
        case .watched(let why):
            say("将 \(w: id) 列入关注", "put \(w: id) on the watch list") + reason(why)
        case .referred(let to, _):
            say("将 \(w: id) 转办", "referred \(w: id)") + reason(to)
        case .merged(let incident):
            say("将 \(w: id) 并入 \(i: incident)", "merged \(w: id) into \(i: incident)")
        case .declined(let why):
            say("决定不启动 \(w: id)", "decided not to activate \(w: id)") + reason(why)
        case .activated(let incident):
            say("\(w: id) 启动为 \(i: incident)", "\(w: id) became \(i: incident)")
        case .reminded(.assess):
            say("提醒：\(w: id) 研判超时", "reminder: assessment of \(w: id) overdue")
        case .reminded(.decide):
            say("提醒：\(w: id) 决定超时", "reminder: decision on \(w: id) overdue")
        case .reminded(.reassess):
            say("提醒：\(w: id) 重新研判超时", "reminder: second assessment of \(w: id) overdue")
        case .reassessBy(let by):
            say(
                "\(w: id) 信息不足，\(time(by))前重新研判",
                "\(w: id): too little known, assess again by \(time(by))")
        case .conference(let meeting): sentence(meeting, "\(w: id)", line)
        }
    }

    // MARK: Incidents

    private func sentence(_ event: IncidentEvent, _ id: Int, _ line: TimelineLine) -> String {
        switch event {
        case .activated(let start): activated(start, id, line)
        case .countersigned: say("补签 \(i: id)", "countersigned \(i: id)")
        case .countersignLate:
            say("\(i: id) 补签超时", "countersignature of \(i: id) overdue")
        case .levelChanged(let old, let new, let why):
            say("调整级别：", "changed the level: ") + change(id, old, new) + reason(why)
        case .closeProposed(_, let why):
            say("提议结束 \(i: id)", "proposed to close \(i: id)") + reason(why)
        case .closed(_, let why): say("结束 \(i: id)", "closed \(i: id)") + reason(why)
        case .cancelled(_, let why): say("撤销 \(i: id)", "cancelled \(i: id)") + reason(why)
        case .stepsJoined(let seeds, let cause):
            say(
                "\(i: id) 新增任务\(seeds.count)项(\(joined(cause)))",
                "\(i: id): \(count(seeds.count, "new task")) (\(joined(cause)))")
        case .archived: say("\(i: id) 善后办结，已归档", "\(i: id): closeout done, archived")
        case .noted(let text, _): say("记录", "noted") + reason(text)
        case .pinned(let text, let author):
            say("标记\(tidy(author, max: 30))的发言", "pinned what \(tidy(author, max: 30)) said")
                + reason(text)
        case .outage(let route, let why):
            say("\(road(route))中断", "\(capital(road(route))) went down") + cause(why)
        case .restored(let route, let since):
            say(
                "\(road(route))恢复(自\(time(since))中断)",
                "\(capital(road(route))) came back (down since \(time(since)))")
        case .planAdopted(let adoption):
            say(
                "\(i: id) 改按预案 \(adoption.version) 执行",
                "let \(i: id) go on by plan \(adoption.version)")
        case .assessed, .reassessBy, .reassessLate, .conference, .levelSuggested:
            reading(event, id, line)
        }
    }

    private func activated(_ start: Activation, _ id: Int, _ line: TimelineLine) -> String {
        let what =
            say(
                "由 \(w: start.warning) 启动 \(i: id)，\(level(start.level))，"
                    + "\(packs(start.packs))，任务\(start.tasks.count)项",
                "activated \(w: start.warning) as \(i: id), \(level(start.level)), "
                    + "\(packs(start.packs)), \(count(start.tasks.count, "task"))")
            + reason(start.reason)
        guard start.enteredBy != start.commander else { return what }
        let commander = name(start.commander, line)
        return what
            + say(
                "(代\(commander)录入，\(means(start.via)))",
                " (entered for \(commander), by \(means(start.via)))")
    }

    /// A channel's failure in brackets.
    func cause(_ word: String) -> String {
        let text = failureCause(word)
        return say("(\(text))", " (\(text.prefix(1).lowercased() + text.dropFirst()))")
    }
}
