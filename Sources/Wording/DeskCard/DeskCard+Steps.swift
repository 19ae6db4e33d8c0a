import Domain
import Foundation

/// What to do, whom to ring, and what to answer.
extension DeskCardMaker {
    private var firstHour: FirstHour { FirstHour(plan: unit.plan) }

    /// The first hour: of every activation, then of each scenario.
    func steps(_ rule: GroupRule) -> [DeskCard.Section] {
        unit.plan.packs.compactMap { pack in
            let rows = firstHour.steps(of: pack, for: rule.id).map(row)
            guard !rows.isEmpty else { return nil }
            let title =
                pack.isBase
                ? say("第一小时：每次启动都做", "The first hour: in every activation")
                : say("第一小时：\(pack.title.zh)", "The first hour: \(pack.title.en)")
            return DeskCard.Section(
                title: title,
                columns: [
                    say("时限", "Due"), say("步骤", "Step"), say("做什么", "What"),
                    say("完成后告知", "Then tell"),
                ], rows: rows, note: pack.isBase ? scaling : "")
        }
    }

    private func row(_ early: FirstHour.Early) -> DeskCard.Row {
        let step = early.step
        let tell = step.notify.count > 4 ? say("各组", "all groups") : names(step.notify)
        return DeskCard.Row(
            head: FirstHour.when(early, language), cells: [step.id, step.action[language], tell])
    }

    private func names(_ groups: [GroupID]) -> String {
        groups.isEmpty ? "—" : groups.map(groupName).joined(separator: say("、", ", "))
    }

    private var scaling: String {
        let other = unit.plan.levels.filter { $0.activates && $0.factor != 1 }
        let key = firstHour.level.flatMap { unit.plan.rule(of: $0) }?.name[language] ?? ""
        let rest = other.map { rule in
            "\(rule.name[language]) ×\(rule.factor.formatted(.number.locale(Locale(identifier: "en"))))"
        }
        return say(
            "时限按\(key)写；\(rest.joined(separator: "，"))；法定时限不变",
            "Times are for \(key); \(rest.joined(separator: ", ")); legal clocks never change")
    }

    // MARK: Backup

    var backup: DeskCard.Section {
        let none = say("未设置，请打值班电话", "none is set up: ring the duty desk")
        func list(_ words: [String]) -> String {
            words.isEmpty ? none : words.joined(separator: " / ")
        }
        return DeskCard.Section(
            title: say("聊天中断时", "When the chat is down"),
            columns: [],
            rows: [
                .init(head: say("值班电话", "Duty desk"), cells: [unit.dutyPhone]),
                .init(head: say("短信发到", "SMS to"), cells: [list(routes.sms)]),
                .init(head: say("邮件发到", "Mail to"), cells: [list(routes.email)]),
                .init(
                    head: say("核验口令", "Call-back word"),
                    cells: [callBack]),
            ],
            note: say(
                "只有名册里登记的手机和邮箱有效；都不通就打电话，按呼叫顺序口头报告，事后补录",
                "Only mobiles and addresses of the roster count; if all fails ring, in the call "
                    + "order, and write it in later"))
    }

    /// Where the bot keeps the words, each stands beside its person.
    private var callBack: String {
        guard let until = words.until else {
            return say("________(每月更换，手写)", "________ (by hand, new every month)")
        }
        let day = Clock(unit.timeZone).day(until)
        return say("见本组人员，\(day)更换后请重印", "beside each person; print it anew after \(day)")
    }

    var answers: DeskCard.Section {
        func row(_ what: String, _ zh: String, _ en: String) -> DeskCard.Row {
            .init(head: what, cells: [say(zh, en)])
        }
        return DeskCard.Section(
            title: say("短信、邮件这样回(12是通知或任务的编号)", "Answer by SMS or mail (12 is the number)"),
            columns: [],
            rows: [
                row(say("收到", "Got it"), "1 或 收到 12", "1 or ACK 12"),
                row(say("来不了", "Cannot come"), "2 或 无法 12", "2 or CANNOT 12"),
                row(say("点名报到", "To a roll call"), here.zh, here.en),
                row(say("任务完成", "Task done"), "完成 12", "DONE 12"),
                row(say("任务受阻", "Task stuck"), "受阻 12 原因", "BLOCK 12 why"),
                row(say("问态势", "How it stands"), "态势", "STATUS"),
                row(say("我的任务", "My tasks"), "我的", "ME"),
                row(say("值班电话", "Duty desk's number"), "值班", "DUTY"),
            ], note: "")
    }

    private var here: Bilingual {
        words.isRunning
            ? Bilingual(zh: "到 口令", en: "HERE and your word") : Bilingual(zh: "到", en: "HERE")
    }

    var levels: DeskCard.Section {
        DeskCard.Section(
            title: say("级别", "Levels"),
            columns: [
                say("级别", "Level"), say("颜色", "Colour"),
                say("签收时限，之后呼 B角", "Acknowledge within, then the B-role is called"),
            ],
            rows: unit.plan.levels.filter(\.activates).map { rule in
                let minutes = rule.acknowledgement.first.map { Int($0.inSeconds / 60) }
                return DeskCard.Row(
                    head: rule.name[language],
                    cells: [
                        rule.colour[language],
                        minutes.map { say("\($0)分钟", "\($0) min") } ?? "—",
                    ])
            }, note: "")
    }
}
