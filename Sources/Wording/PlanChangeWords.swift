import Domain

/// One line for each thing in which two versions of the plan differ.
extension Voice {
    func line(_ change: PlanChange) -> String {
        var what = subject(change.item)
        var shown = language
        if let old = change.old, let new = change.new, old[language] == new[language] {
            // Only the other language's text differs.
            shown = language == .zh ? .en : .zh
            what += shown == .zh ? say("（中文）", " (Chinese text)") : say("（英文）", " (English text)")
        }
        let old = change.old.map { tidy($0[shown], max: 60) }
        let new = change.new.map { tidy($0[shown], max: 60) }
        return switch (old, new) {
        case (let old?, let new?): what + say("：", ": ") + "\(old) → \(new)"
        case (nil, let new?): say("新增 \(what)：\(new)", "added \(what): \(new)")
        case (let old?, nil): say("删去 \(what)：\(old)", "removed \(what): \(old)")
        case (nil, nil): say("\(what) 有变", "\(what): changed")
        }
    }

    private func subject(_ item: PlanChange.Item) -> String {
        switch item {
        case .step(let id): id
        case .stepPart(let id, let part): "\(id) \(name(part))"
        case .pack(let letter): say("预案包 \(letter)", "pack \(letter)")
        case .level(let key): say("级别 \(key)", "level \(key)")
        case .levelPart(let key, let part): say("级别 \(key) ", "level \(key) ") + name(part)
        case .clock(let key, let clock):
            say("级别 \(key) 时钟 \(clock)", "level \(key), clock \(clock)")
        case .group(let id): say("组 \(id)", "group \(id)")
        case .indicator(let id): say("指标 \(id)", "indicator \(id)")
        case .floor(let id): say("底线 \(id)", "floor \(id)")
        case .clause(let id): say("条款 \(id)", "clause \(id)")
        case .guardWord: say("拦截词", "guard word")
        case .spill: say("涉密误入处置", "what becomes of a refused secret")
        case .approveBySMS: say("聊天中断时短信批准", "approving by SMS while the chat is out")
        case .codeWord: say("短信、邮件核验口令", "words that show who speaks by SMS and mail")
        case .effective: say("生效日期", "effective")
        case .rubric: say("研判规则", "scoring rules")
        case .warning: say("预警时限", "times of a warning")
        case .rest: say("其他内容", "the rest")
        }
    }

    func name(_ part: PlanChange.StepPart) -> String {
        switch part {
        case .action: say("内容", "action")
        case .group: say("责任组", "group")
        case .due: say("时限", "due")
        case .after: say("前置步骤", "after")
        case .fulfilledBy: say("自动完成", "fulfilled by")
        case .approval: say("批准", "approval")
        case .evidence: say("证据", "evidence")
        case .notify: say("告知", "notify")
        case .every: say("重复", "every")
        case .clock: say("时钟", "clock")
        case .legal: say("法定时限", "legal")
        case .rest: say("其他", "other keys")
        }
    }

    private func name(_ part: PlanChange.LevelPart) -> String {
        switch part {
        case .factor: say("倍数", "factor")
        case .floor: say("最短时限", "floor")
        case .acknowledgement: say("签收时限", "acknowledgement")
        case .ladder: say("通知路径", "ladder")
        case .everyMember: say("人人签收", "every member")
        case .smsInOutage: say("中断改短信", "SMS in an outage")
        case .reassess: say("重评频次", "reassess")
        case .rest: say("其他", "other keys")
        }
    }
}
