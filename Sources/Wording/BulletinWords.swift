import Domain
import Foundation

/// What people are told without a number of its own and without an answer being wanted.
extension Voice {
    func words(_ bulletin: Bulletin) -> Words {
        switch bulletin {
        case .decisionWanted(let id, let score, let by): decisionWanted(id, score, by)
        case .warningLate(let id, let stage, let due): warningLate(id, stage, due)
        case .conference(let number, let opinions): conference(number, opinions)
        case .reassessLate(let id, let due, let count): reassessLate(id, due, count)
        case .levelSuggested(let id, let score, let old, let new, let by):
            levelSuggested(id, score, (old, new), by)
        case .tasksDue(let reminders): tasksDue(reminders)
        case .taskAssigned(let task, let id, let by): taskAssigned(task, id, by)
        case .taskBlocked(let task, let id, let by, let why): taskBlocked(task, id, by, why)
        case .approvalWanted(let task, let id, let doer): approvalWanted(task, id, doer)
        case .stepDone(let task, let id, let by): stepDone(task, id, by)
        case .stepsJoined(let id, let tasks, let cause): stepsJoined(id, tasks, cause)
        case .stepsDropped(let id, let tasks): stepsDropped(id, tasks)
        case .quorumWanted, .quorumMissed: quorum(bulletin)
        case .archived(let id): archived(id)
        case .dutiesUnconfirmed(let id, let duties): dutiesUnconfirmed(id, duties)
        case .levelChanged(let id, let old, let new, let by, let why, let due):
            levelMoved(id, (old, new), by, why, due)
        case .closeProposed(let id, let by, let why, let open): closeAsked(id, by, why, open)
        case .ended(let id, let cancelled, let by, let why): ended(id, cancelled, by, why)
        case .warningEnded(let id, let outcome, let by, let why): settled(id, outcome, by, why)
        case .countersigned(let id, let by): countersigned(id, by)
        case .countersignLate(let id, let name): countersignLate(id, name)
        case .cannot(let id, let name, let why, let called): cannot(id, name, why, called)
        case .nobodyLeft(let id, let name): nobodyLeft(id, name)
        case .unreachable(let id, let name): unreachable(id, name)
        case .rollDue(let facts), .rollComplete(let facts): roll(facts, bulletin)
        case .rollUnfound(let facts): rollUnfound(facts)
        case .undelivered(let name): undelivered(name)
        case .channelDown, .channelUp, .gatewayFailing, .gatewayWell, .roadTest, .bundled, .digest:
            channel(bulletin)
        case .secretSeen(let number, let sealed): secretSeen(number, sealed == true)
        case .strangerSpoke(let route, let masked): strangerSpoke(route, masked)
        case .roomEncrypted: roomEncrypted()
        case .trouble(let trouble): words(trouble)
        default: ofPlanOrDuty(bulletin)
        }
    }

    private func ofPlanOrDuty(_ bulletin: Bulletin) -> Words {
        switch bulletin {
        case .plan(let bulletin): words(bulletin)
        case .liaison(let bulletin): words(bulletin)
        case .fact(let bulletin): words(bulletin)
        case .statement(let bulletin): words(bulletin)
        case .official(let bulletin): words(bulletin)
        case .evidence(let bulletin): words(bulletin)
        case .question(let bulletin): words(bulletin)
        case .rumour(let bulletin): words(bulletin)
        case .filing(let bulletin): words(bulletin)
        case .post(let bulletin): words(bulletin)
        case .platform(let bulletin): words(bulletin)
        case .duty(let bulletin): words(bulletin)
        case .circle(let bulletin): words(bulletin)
        case .absence(let bulletin): words(bulletin)
        case .seal(let bulletin): words(bulletin)
        case .approval(let bulletin): words(bulletin)
        case .codeWord(let bulletin): words(bulletin)
        case .reach(let bulletin): words(bulletin)
        case .signed(let bulletin, let by): signed(words(bulletin), by)
        case .group(let bulletin): words(bulletin)
        case .readiness(let bulletin): words(bulletin)
        case .board(let board): words(board)
        default: Words([])
        }
    }

    /// Where to look when the road is too open for the content.
    var logIn: String { say("详情登录系统或电值班室\(duty)", "Details: log in or call \(duty)") }

    private func because(_ reason: String?) -> String {
        guard let reason, !reason.isEmpty else { return "" }
        return say("原因：\(tidy(reason))", "Reason: \(tidy(reason))")
    }

    private func decided(_ name: String) -> String {
        say("，由\(name)决定", ", by \(name)")
    }

    // MARK: Warnings

    private func decisionWanted(_ id: Int, _ score: Score, _ by: Date) -> Words {
        let level = level(score.suggested)
        let head = say(
            "\(w: id) 请决定：研判\(score.points)分，建议\(level)",
            "\(w: id) needs a decision: \(score.points) points, suggested \(level)")
        return Words(
            [
                head, factors(score),
                say("请在\(time(by))前决定。", "Decide by \(time(by)). ")
                    + decision(id, score.suggested),
                say("不启动：", "Not to activate: ")
                    + typed(.decline, zh: "\(w: id) 理由=…", en: "\(w: id) reason=…"),
            ],
            forms: [
                say(
                    "\(w: id)请\(time(by))前决定，建议\(level)。\(logIn)",
                    "\(w: id): decide by \(time(by)), \(level). \(logIn)"),
                say(
                    "\(w: id)请\(time(by))前决定，建议\(level)",
                    "\(w: id): decide by \(time(by)), \(level)"),
                say("\(w: id)请\(time(by))前决定", "\(w: id): decide by \(time(by))"),
            ],
            subject: say("\(w: id) 请决定", "\(w: id) needs a decision"))
    }

    private func warningLate(_ id: Int, _ stage: WarningStage, _ due: Date) -> Words {
        let head: String
        let next: String
        switch stage {
        case .assess:
            head = say("\(w: id) 研判已超时", "\(w: id): assessment overdue")
            next =
                say("请\(group(.office))立即研判：", "\(group(.office)), assess now: ")
                + typed(.assess, "\(w: id)")
        case .reassess:
            head = say("\(w: id) 重新研判已超时", "\(w: id): second assessment overdue")
            next =
                say("信息不足，请\(group(.office))补充后重评：", "Too little is known; \(group(.office)): ")
                + typed(.assess, "\(w: id)")
        case .decide:
            head = say("\(w: id) 决定已超时", "\(w: id): decision overdue")
            next =
                say("请\(group(.hq))立即决定：", "\(group(.hq)), decide now: ")
                + typed(.activate, zh: "\(w: id) 级别=…", en: "\(w: id) level=…")
        }
        let late = head + say("(应于\(time(due)))", " (due \(time(due)))")
        return Words([late, next], forms: [late + say("。", ". ") + logIn, late, head])
    }

    private func levelMoved(
        _ id: Int, _ levels: (old: Level, new: Level), _ by: String, _ why: String?,
        _ due: [DueChange]
    ) -> Words {
        let head = change(id, levels.old, levels.new)
        return Words(
            [head + decided(by), because(why), moved(due)],
            forms: [
                head + say("，任务时限有变，回复“态势”查询", ". Due times moved: reply STATUS"), head,
                say("\(i: id)级别已调整", "\(i: id): new level"),
            ])
    }

    private func closeAsked(_ id: Int, _ by: String, _ why: String, _ open: Int) -> Words {
        let head = say("\(i: id) 已由\(by)提议结束", "\(i: id): \(by) proposes to close it")
        let short = say("\(i: id)已提议结束，请指挥部决定", "\(i: id): close proposed, HQ to decide")
        return Words(
            [
                head, because(why),
                say("未办结任务\(open)项", "Still open: \(count(open, "task"))"),
                say("请指挥部决定：", "The command group decides: ") + typedClose(id),
            ],
            forms: [short + say("。", ". ") + logIn, short])
    }

    private func ended(_ id: Int, _ cancelled: Bool, _ by: String, _ why: String) -> Words {
        let what =
            cancelled
            ? say("\(i: id) 已撤销", "\(i: id) is cancelled")
            : say("\(i: id) 应急响应结束", "\(i: id): the response has ended")
        return Words(
            [
                what + decided(by), because(why),
                cancelled
                    ? say("全部计时已停止", "All clocks have stopped")
                    : say("响应计时已停止", "The response's clocks have stopped"),
            ],
            forms: [what + say("，计时停止", "; clocks stopped"), what])
    }

    private func settled(
        _ id: Int, _ outcome: Warning.Outcome, _ by: String, _ why: String?
    ) -> Words {
        let what = say("\(w: id) \(self.outcome(outcome))", "\(w: id) \(self.outcome(outcome))")
        return Words([what + say("(\(by))", " (\(by))"), because(why)], forms: [what])
    }

    private func countersigned(_ id: Int, _ by: String) -> Words {
        Words(
            [say("\(i: id) 的启动已由\(by)补签", "\(by) countersigned the activation of \(i: id)")],
            forms: [say("\(i: id)已补签", "\(i: id) countersigned")])
    }

    private func countersignLate(_ id: Int, _ name: String) -> Words {
        let short = say("\(i: id)补签已超时", "\(i: id): countersignature overdue")
        return Words(
            [
                say(
                    "\(i: id) 补签已超时：\(name)尚未确认电话决定",
                    "\(i: id): countersignature overdue, \(name) has not confirmed the decision"),
                say("请指挥部输入 ", "The command group types ")
                    + typed(.countersign, "\(i: id)"),
            ],
            forms: [short + say("。", ". ") + logIn, short])
    }
}
