import Domain
import Foundation

/// A notice: its number, what it is, and how to answer.
extension Voice {
    func words(_ id: Int, _ subject: NoticeSubject, _ context: NoticeContext) -> Words {
        let hidden = isHidden(context)
        let content = hidden ? [logInOrCall] : content(subject, context)
        let head = hidden ? hiddenHead(id) : head(id, subject)
        var words = Words(
            [head, place(id, subject, context)] + content + [chatAnswer(id, subject, context)],
            forms: hidden
                ? hiddenForms(id, subject, context) : shortForms(id, subject, context),
            subject: hidden ? hiddenHead(id) : mailSubject(id, subject, context))
        words.letter = letter(id, subject, context)
        if context.classification <= unit.plan.texts.ceiling(of: .email) {
            words.letter = ([head] + content + [dueLine(context)]).joined(separator: "\n")
        }
        words.howTo = mailAnswer(id, subject)
        return words
    }

    // MARK: Parts

    /// Above what the chat may carry: everywhere only a number goes (spec §7).
    private func isHidden(_ context: NoticeContext) -> Bool {
        context.classification > unit.plan.texts.ceiling(of: .chat)
    }

    /// What kind of notice it is.
    func kind(_ subject: NoticeSubject) -> String {
        if drill { return say("演练通知", "Drill notice") }
        return switch subject {
        case .warning: say("预警通知", "Warning notice")
        case .activation: say("应急通知", "Emergency notice")
        case .countersign: say("补签通知", "Countersign notice")
        case .ended: say("结束通知", "End notice")
        case .levelChanged: say("调级通知", "Level notice")
        case .planPublished: say("预案通知", "Plan notice")
        case .rollCall: say("点名通知", "Roll call")
        case .appointed: say("任命通知", "Appointment")
        case .sitrep: say("情况报告", "Situation report")
        case .platform: say("平台分工", "Platform")
        }
    }

    private func head(_ id: Int, _ subject: NoticeSubject) -> String {
        "\(n: id) \(kind(subject))\(say("：", ": "))\(what(subject))"
    }

    private func what(_ subject: NoticeSubject) -> String {
        switch subject {
        case .warning(let warning, let draft, _):
            say(
                "\(w: warning) \(tidy(draft.type, max: 30))",
                "\(w: warning) \(tidy(draft.type, max: 30))")
        case .activation(let brief):
            say(
                "\(i: brief.incident) 已启动，\(level(brief.level))",
                "\(i: brief.incident) activated, \(level(brief.level))")
        case .countersign(let incident, _, _, _):
            say("\(i: incident) 的启动待补签", "\(i: incident) waits to be countersigned")
        case .ended(let incident, let cancelled, _):
            cancelled
                ? say("\(i: incident) 已撤销", "\(i: incident) is cancelled")
                : say("\(i: incident) 应急响应结束", "the response \(i: incident) has ended")
        case .levelChanged(let incident, let old, let new): change(incident, old, new)
        case .planPublished(let plan):
            say("预案 \(plan.version) 已发布", "plan \(plan.version) is in force")
        case .rollCall(let brief): rollScope(brief)
        case .appointed(let brief): brief.group[language]
        case .sitrep(let report): sitrepHead(report)
        case .platform(let duty):
            say(
                "请负责\(tidy(duty.platform, max: 20))(\(i: duty.incident))",
                "please take on \(tidy(duty.platform, max: 20)) (\(i: duty.incident))")
        }
    }

    /// In whose place the reader is called.
    func place(_ context: NoticeContext) -> String {
        guard let name = context.inPlaceOf else { return "" }
        return switch context.cause {
        case .silent: say("因\(name)未答复，现请您顶岗", "\(name) has not answered: you are called instead")
        case .cannot: say("\(name)无法到岗，现请您顶岗", "\(name) cannot come: you are called instead")
        case nil: say("现请您顶替\(name)", "You are called in place of \(name)")
        }
    }

    private var logInOrCall: String {
        say("请登录系统或致电值班室 \(duty)", "Please log in or call the duty desk, \(duty)")
    }

    private func hiddenHead(_ id: Int) -> String { say("\(n: id) 通知", "\(n: id) Notice") }

    // MARK: Content, for the chat

    private func content(_ subject: NoticeSubject, _ context: NoticeContext) -> [String] {
        switch subject {
        case .warning(let warning, let draft, let by):
            [facts(draft), link(draft), decide(warning, by)]
        case .activation(let brief): activation(brief)
        case .countersign(let incident, let name, let typist, let by):
            [
                say(
                    "\(typist)代\(name)录入了电话决定", "\(typist) entered a decision \(name) made by phone"
                ),
                say("请在\(time(by))前确认：", "Confirm by \(time(by)): ")
                    + typed(.countersign, "\(i: incident)"),
            ]
        case .ended(_, _, let reason):
            [
                reason.isEmpty ? "" : say("原因：\(tidy(reason))", "Reason: \(tidy(reason))"),
                say("全部计时已停止", "All clocks have stopped"),
            ]
        case .levelChanged:
            [say("未办结任务时限已重新计算：", "Due times are set anew: ") + typed(.me)]
        case .planPublished(let plan): version(plan)
        case .rollCall(let brief): rollAsked(brief)
        case .appointed(let brief): appointed(brief)
        case .sitrep(let report): content(report, context)
        case .platform(let duty): platformDuty(duty)
        }
    }

    private func version(_ plan: PlanNotice) -> [String] {
        [
            say(
                "生效 \(plan.effective)｜\(plan.changes)处不同｜\(plan.by)签发",
                "Effective \(plan.effective) | \(count(plan.changes, "change")) | signed by \(plan.by)"
            ),
            say(
                "请阅后签收；运行中的事件仍用原版本。查看：",
                "Read it and acknowledge; running incidents keep their version. See: ")
                + typed(.plan),
        ]
    }

    private func facts(_ draft: WarningDraft) -> String {
        say(
            "范围：\(tidy(draft.scope, max: 40))｜危害：\(tidy(draft.harm))",
            "Scope: \(tidy(draft.scope, max: 40)) | harm: \(tidy(draft.harm))")
    }

    private func link(_ draft: WarningDraft) -> String {
        guard let url = draft.url, !url.isEmpty else { return "" }
        return say("链接：\(tidy(url, max: 200))", "Link: \(tidy(url, max: 200))")
    }

    private func decide(_ warning: Int, _ by: Date) -> String {
        say(
            "请在\(time(by))前决定是否启动；研判：",
            "Decide by \(time(by)) whether to activate; to assess: ")
            + typed(.assess, "\(w: warning)")
    }

    private func activation(_ brief: ActivationBrief) -> [String] {
        let title = brief.title.isEmpty ? "" : tidy(brief.title, max: 60) + say("｜", " | ")
        let about = say(
            "\(title)场景：\(packs(brief.packs))｜指挥 \(brief.commander)"
                + (brief.signedFor.map { "(受\($0.name)授权启动)" } ?? ""),
            "\(title)Scenario: \(packs(brief.packs)) | commander \(brief.commander)"
                + (brief.signedFor.map { " (activated for \($0.name))" } ?? ""))
        guard let person else {
            return [
                about,
                say(
                    "任务\(brief.taskCount)项，\(brief.tasks.count)人有任务；查看自己的：",
                    "\(count(brief.taskCount, "task")) for \(brief.tasks.count) people; see yours: "
                )
                    + typed(.me),
            ]
        }
        let own = brief.tasks[person] ?? []
        guard !own.isEmpty else {
            return [about, say("目前没有指派给您的任务", "No task is assigned to you so far")]
        }
        return [about, say("您的任务\(own.count)项：", "Your tasks: \(own.count)")]
            + own.prefix(4).map(line) + [more(own.count - 4)]
    }

    // MARK: How to answer

    /// Whether "cannot" calls somebody else.
    func mayDecline(_ subject: NoticeSubject) -> Bool {
        switch subject {
        case .warning, .activation, .appointed, .platform: true
        case .countersign, .ended, .levelChanged, .planPublished, .rollCall, .sitrep: false
        }
    }

    private func chatAnswer(
        _ id: Int, _ subject: NoticeSubject, _ context: NoticeContext
    ) -> String {
        if case .rollCall = subject { return rollAnswer(id, context) }
        let yes = say(
            "请在\(time(context.answerBy))前回复 \(typed(.ack, "\(id)")) 或点 ✅",
            "By \(time(context.answerBy)) reply \(typed(.ack, "\(id)")) or tap ✅")
        if case .sitrep(let report) = subject, isRoom { return yes + bar + whole(of: report) }
        guard mayDecline(subject) else { return yes }
        return yes + say("；无法到岗：", "; cannot come: ") + typed(.cannot, "\(id)")
    }

    private func mailAnswer(_ id: Int, _ subject: NoticeSubject) -> String {
        if case .rollCall = subject { return rollMailAnswer(id) }
        let yes = say(
            "回复本邮件，首行写“1”或“收到 \(id)”", "Reply to this mail; first line: 1, or ACK \(id)")
        guard mayDecline(subject) else { return yes }
        return yes + say("；无法到岗写“2”或“无法 \(id)”", "; if you cannot come: 2, or CANNOT \(id)")
    }

    func dueLine(_ context: NoticeContext) -> String {
        say("请在\(time(context.answerBy))前答复", "Please answer by \(time(context.answerBy))")
    }

    // MARK: Mail

    private func mailSubject(
        _ id: Int, _ subject: NoticeSubject, _ context: NoticeContext
    ) -> String {
        guard case .activation(let brief) = subject else { return "\(n: id) \(kind(subject))" }
        let level = level(context.level ?? brief.level)
        let mark = say(" \(level)", ", \(level)")
        return "\(n: id) \(kind(subject))\(mark)"
    }

    private func letter(
        _ id: Int, _ subject: NoticeSubject, _ context: NoticeContext
    ) -> String {
        let head =
            isHidden(context)
            ? hiddenHead(id) : mailSubject(id, subject, context) + short(subject)
        let down = context.outage ? say("主通道(聊天)中断，已改用邮件", "The chat is down; e-mail instead") : ""
        return [head, place(id, subject, context), down, dueLine(context)].filter { !$0.isEmpty }
            .joined(separator: "\n")
    }

    /// The reference that a subject adds: only numbers and levels.
    func short(_ subject: NoticeSubject) -> String {
        switch subject {
        case .warning(let warning, _, _): say("，\(w: warning)", ", \(w: warning)")
        case .activation(let brief): say("，\(i: brief.incident)", ", \(i: brief.incident)")
        case .countersign(let incident, _, _, let by):
            say("，\(i: incident)请\(time(by))前补签", ", \(i: incident) by \(time(by))")
        case .ended(let incident, let cancelled, _):
            cancelled
                ? say("，\(i: incident)已撤销", ", \(i: incident) cancelled")
                : say("，\(i: incident)已结束", ", \(i: incident) ended")
        case .levelChanged(let incident, _, let new):
            say("，\(i: incident)调为\(level(new))", ", \(i: incident) now \(level(new))")
        case .planPublished(let plan): say("，\(plan.version)版", ", version \(plan.version)")
        case .rollCall(let brief):
            brief.incident.map { say("，\(i: $0)", ", \(i: $0)") } ?? ""
        case .appointed(let brief):
            brief.incident.map { say("，\(i: $0)", ", \(i: $0)") }
                ?? say("，您有新席位", ", a new seat is yours")
        case .sitrep(let report):
            say(
                "，\(i: report.incident)\(sitrepName(report))",
                ", \(i: report.incident) \(sitrepName(report))")
        case .platform(let duty): say("，\(i: duty.incident)", ", \(i: duty.incident)")
        }
    }
}
