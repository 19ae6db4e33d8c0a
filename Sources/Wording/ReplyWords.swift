import Domain
import Foundation

/// Replies: line 1 the result and number, line 2 what is next, line 3 who is waited for (spec §6).
extension Voice {
    func words(_ reply: Reply) -> Words {
        switch reply {
        case .warned, .assessed, .reassessed, .watched, .referred, .merged, .declined:
            assessing(reply)
        case .confirm(let what, let code): words(what, code)
        case .activated(let facts): activated(facts)
        case .countersigned(let id): countersigned(id)
        case .levelChanged(let id, let old, let new, let due): levelChanged(id, old, new, due)
        case .closeProposed(let id, let who): closeProposed(id, who)
        case .closed(let id): closed(id)
        case .cancelled(let id): cancelled(id)
        case .noted(let id, let at): noted(id, at)
        case .assigned(let task): assigned(task)
        case .done(let task, let next, let who): done(task, next, who)
        case .approved(let task, let who): approved(task, who)
        case .voiced(let task, let missing): voiced(task, missing)
        case .evidenceWanted(let id, let kinds): evidenceWanted(id, kinds)
        case .blocked(let id, let told): blocked(id, told)
        case .acknowledgedFor(let id, let name): acknowledgedFor(id, name)
        case .cannotTaken(let id, let name): cannotTaken(id, name)
        case .rollCalled, .rollAnsweredFor, .rollTable: roll(reply)
        case .language(let choice): chosen(choice)
        case .quiet(let hours): quiet(hours)
        case .formQuestion, .formStopped: ofForm(reply)
        case .status(let facts): status(facts)
        case .tasks(let tasks, let mine): taskList(tasks, mine: mine)
        case .timeline(let id, let lines, let omitted, let page): timeline(id, lines, omitted, page)
        case .me(let facts): me(facts)
        case .plan, .liaison, .duty, .roster, .circle, .absence, .signed, .group, .readiness, .seal,
            .fact, .statement, .official, .evidence, .question, .concern, .rumour, .sitrep, .filing,
            .post, .platform, .approval:
            ofOthers(reply)
        case .roads, .roadsOf, .roadsSwitched, .roadsTested: ofRoads(reply)
        case .help(let facts): help(facts)
        case .complaint(let complaint): words(complaint)
        case .refused(let refusal): words(refusal)
        case .guarded(let kind, let number, let sealed): guarded(kind, number, sealed == true)
        case .editIgnored, .dutyPhone, .stopTaken, .startTaken, .answersStopped: fixed(reply)
        }
    }

    private func ofForm(_ reply: Reply) -> Words {
        switch reply {
        case .formQuestion(let question): words(question)
        case .formStopped(let subject): stopped(subject)
        default: Words([])
        }
    }

    /// Replies that have a type of their own.
    private func ofOthers(_ reply: Reply) -> Words {
        switch reply {
        case .plan(let reply): words(reply)
        case .roster(let reply): words(reply)
        case .group(let reply): words(reply)
        case .liaison(let reply): words(reply)
        case .fact(let reply): words(reply)
        case .statement(let reply): words(reply)
        case .official(let reply): words(reply)
        case .evidence(let reply): words(reply)
        case .question(let reply): words(reply)
        case .concern(let reply): words(reply)
        case .rumour(let reply): words(reply)
        case .sitrep(let reply): words(reply)
        case .filing(let reply): words(reply)
        case .seal(let reply): words(reply)
        case .approval(let reply): words(reply)
        case .post(let reply): words(reply)
        case .platform(let reply): words(reply)
        case .duty(let reply): words(reply)
        case .circle(let reply): words(reply)
        case .absence(let reply): words(reply)
        case .readiness(let report, let all): readiness(report, all: all)
        case .signed(let reply, let by): signed(words(reply), by)
        default: Words([])
        }
    }

    /// Only for the replies that carry nothing of a thing.
    private func fixed(_ reply: Reply) -> Words {
        switch reply {
        case .editIgnored: editIgnored()
        case .dutyPhone: dutyPhone()
        case .stopTaken: stopTaken()
        case .startTaken: startTaken()
        case .answersStopped(let count): answersStopped(after: count)
        default: Words([])
        }
    }

    // MARK: Warnings

    /// Replies about what is not decided yet, and about scores.
    private func assessing(_ reply: Reply) -> Words {
        switch reply {
        case .warned(let id, let at, let by, let told): warned(id, at, by, told)
        case .assessed(let id, let s, let by, let who, let also): assessed(id, s, by, who, also)
        case .reassessed(let facts): reassessed(facts)
        case .watched(let id): watched(id)
        case .referred(let id, let to): referred(id, to)
        case .merged(let id, let incident): merged(id, incident)
        case .declined(let id): declined(id)
        default: Words([])
        }
    }

    private func warned(_ id: Int, _ at: Date, _ by: Date, _ told: [ToldPerson]) -> Words {
        let command = typed(.assess, "\(w: id)")
        let people = told.map { $0.name + say("(\(roads($0)))", " (\(roads($0)))") }
        let told =
            told.isEmpty
            ? say("尚无人可通知，请致电值班室 \(duty)", "Nobody could be told: call the duty desk, \(duty)")
            : say("已通知：\(self.people(people))", "Told: \(self.people(people))")
        return Words(
            [
                say("\(w: id) 已登记(\(time(at)))", "\(w: id) registered (\(time(at)))"),
                say(
                    "下一步：研判，截止\(time(by))，责任 \(group(.office))。\(command)",
                    "Next: assess by \(time(by)), \(group(.office)). \(command)"),
                told,
            ],
            forms: [
                say(
                    "\(w: id)已登记，研判截止\(time(by))",
                    "\(w: id) registered, assess by \(time(by))")
            ])
    }

    private func roads(_ told: ToldPerson) -> String { list(told.routes.map(road)) }

    private func assessed(
        _ id: Int, _ score: Score, _ by: Date, _ who: [String], _ also: AssessmentNotes?
    ) -> Words {
        let level = level(score.suggested)
        let head = say(
            "\(w: id) 研判\(score.points)分，建议\(level)",
            "\(w: id) scored \(score.points), suggested: \(level)")
        return Words(
            [
                head, factors(score) + kept(also), confidence(score, also?.again), beside(also),
                say("下一步：\(time(by))前决定。", "Next: decide by \(time(by)). ")
                    + decision(id, score.suggested),
                waiting(who),
            ],
            forms: [
                say("\(head)，\(time(by))前决定", "\(head). Decide by \(time(by))"), head,
            ])
    }

    /// What weighed most, and what raised the level.
    func factors(_ score: Score) -> String {
        let strongest = list(score.strongest.map { $0[language] })
        let floors = list(score.floors.map { $0[language] })
        let main = say(
            "主要因素：\(strongest.isEmpty ? "无" : strongest)｜未知：\(score.unknown)项",
            "Main factors: \(strongest.isEmpty ? "none" : strongest) | unknown: \(score.unknown)")
        guard !floors.isEmpty else { return main }
        return main + say("｜因\(floors)提级", " | raised for: \(floors)")
    }

    /// The command that follows the suggestion.
    func decision(_ id: Int, _ level: Level) -> String {
        guard activates(level) else {
            return typed(
                .watch, zh: "\(w: id) 理由=…", en: "\(w: id) reason=…")
        }
        return typed(
            .activate, zh: "\(w: id) 级别=\(key(level))", en: "\(w: id) level=\(key(level))")
    }

    private func watched(_ id: Int) -> Words {
        Words([
            say("\(w: id) 已列入关注", "\(w: id) is on the watch list"),
            say("计时已停止；情况有变请重新登记", "Its clocks have stopped; if things change, register it again"),
        ])
    }

    private func referred(_ id: Int, _ to: String) -> Words {
        Words(
            [
                say("\(w: id) 已转办：\(tidy(to))", "\(w: id) referred to \(tidy(to))"),
                say("计时已停止；请与对方确认收到", "Its clocks have stopped; make sure they have it"),
            ],
            forms: [say("\(w: id)已转办", "\(w: id) referred")])
    }

    private func merged(_ id: Int, _ incident: Int) -> Words {
        Words([
            say("\(w: id) 已并入 \(i: incident)", "\(w: id) merged into \(i: incident)"),
            say(
                "后续在 \(i: incident) 处置：\(typed(.status, "\(i: incident)"))",
                "It goes on in \(i: incident): \(typed(.status, "\(i: incident)"))"),
        ])
    }

    private func declined(_ id: Int) -> Words {
        Words([
            say("\(w: id) 决定不启动，理由已记录", "\(w: id): not activated, the reason is recorded"),
            say("计时已停止；情况有变请重新登记", "Its clocks have stopped; if things change, register it again"),
        ])
    }
}
