import Domain

/// Replies of the desk: guards, and the small ones that concern nobody else.
extension Voice {
    func guarded(_ kind: Guard, _ number: Int, _ isKept: Bool) -> Words {
        switch kind {
        case .secret: secret(number, isKept)
        case .forbidden: forbidden(number)
        }
    }

    private func secret(_ number: Int, _ isKept: Bool) -> Words {
        let head = say(
            "拒绝：内容可能涉密，请立即停止在本系统处理(编号\(number))",
            "Refused: this may be a secret; stop handling it here (case \(number))")
        return Words(
            [
                head,
                say(
                    "请当面或电话联系保密工作机构；线索可拨12339",
                    "See or call the secrecy office; for leads call 12339"),
                isKept
                    ? say(
                        "原文未转发，已加密隔离，仅保密工作机构可查看；请您也删除",
                        "The text was not passed on; it is kept sealed for the secrecy office alone; "
                            + "please delete yours")
                    : say(
                        "原文未保存、未转发；请您也删除",
                        "The text was not kept or passed on; please delete yours"),
            ],
            forms: [
                say(
                    "拒绝：可能涉密，请停止在此处理，当面或电话联系保密机构，线索拨12339(编号\(number))",
                    "Refused: stop; see the secrecy office, call 12339 (case \(number))"),
                say("拒绝：请联系保密机构或12339(编号\(number))", "Refused: call 12339 (case \(number))"),
            ])
    }

    private func forbidden(_ number: Int) -> Words {
        Words(
            [
                say(
                    "拒绝：仅限以本单位名义、在已登记的官方渠道公开发声",
                    "Refused: only under the unit's own name, in registered official channels"),
                say("已记录(编号\(number))，供审计查看", "It is logged (case \(number)) for the auditors"),
            ],
            forms: [
                say(
                    "拒绝：仅限以本单位名义、在已登记官方渠道发声。已记录(编号\(number))",
                    "Refused: own name, official channels only (case \(number))"),
                say("拒绝：仅限官方渠道(编号\(number))", "Refused: logged, case \(number)"),
            ])
    }

    func editIgnored() -> Words {
        Words([
            say("编辑不会改变已执行的命令", "Editing does not change a command that has run"),
            say("如需更改，请另发一条新命令", "To change something, send a new command"),
        ])
    }

    func quiet(_ hours: QuietHours) -> Words {
        guard hours != .never else {
            return Words([say("已关闭免打扰，短信随时发送", "Quiet hours are off: SMS reach you at any time")])
        }
        return Words([
            say("免打扰时段：每天 \(hours)", "Quiet hours: \(hours) every day"),
            say(
                "其间短信留到结束时再发；Ⅰ、Ⅱ级和预警照发",
                "An SMS waits for their end; levels I and II and warnings come at once"),
            say("关闭：", "To end them: ") + typed(.quiet, say("关", "off")),
        ])
    }

    func dutyPhone() -> Words { Words([say("值班室电话：\(duty)", "Duty desk: \(duty)")]) }
}
