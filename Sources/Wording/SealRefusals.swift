import Domain
import Foundation

/// Why something sealed is not kept, shown or destroyed; and what a code is asked for.
extension Voice {
    func words(_ refusal: SealRefusal) -> Words {
        switch refusal {
        case .noSuch(let number):
            no(
                say("没有封存 \(number)", "There is no sealed text \(number)"),
                instead: say("查看编号：", "Their numbers: ") + typed(.seal, zh: "列表", en: "list"))
        case .destroyed(let number, let at):
            no(
                say(
                    "封存 \(number) 已于\(time(at))销毁",
                    "Sealed text \(number) was destroyed at \(time(at))"),
                instead: say("查看编号：", "Their numbers: ") + typed(.seal, zh: "列表", en: "list"))
        case .noSpill(let number):
            no(
                say("没有隔离 \(number)", "Case \(number) is not in quarantine"),
                instead: say("查看编号：", "Their numbers: ")
                    + typed(.quarantine, zh: "列表", en: "list"))
        case .spillDestroyed(let number, let at):
            no(
                say(
                    "隔离 \(number) 已于\(time(at))销毁",
                    "Case \(number) was destroyed at \(time(at))"),
                instead: say("查看编号：", "Their numbers: ")
                    + typed(.quarantine, zh: "列表", en: "list"))
        case .alone(let verb):
            no(
                say(
                    "“\(word(verb))”只能在与我的私信中使用",
                    "\"\(word(verb))\" works only in our direct conversation"),
                who: say("会话中已出现的内容请撤回", "Take back what already stands in the room"),
                instead: say("请私信我再发", "Write to me alone and send it again"))
        case .noKey:
            no(
                say("没有加密密钥，未封存、未保存", "There is no key to seal with; nothing was kept"),
                who: say(
                    "系统管理员须在 bot.json 配置 store.key",
                    "Whoever runs the machine sets store.key in bot.json"),
                instead: say("在此之前请勿在本系统输入", "Until then do not type it here"))
        }
    }

    // MARK: Codes

    func mark(of what: SealConfirmation) -> String {
        switch what {
        case .destroy(let text): say("销毁封存 \(text.number)", "destroy sealed text \(text.number)")
        case .showSpill(let spill): say("查看隔离 \(spill.number)", "read case \(spill.number)")
        case .destroySpill(let spill): say("销毁隔离 \(spill.number)", "destroy case \(spill.number)")
        }
    }

    func summary(_ what: SealConfirmation) -> [String] {
        let ask = say("请确认：\(mark(of: what))", "Please confirm: \(mark(of: what))")
        return switch what {
        case .destroy(let text):
            [
                ask
                    + say(
                        "，\(text.by)于\(time(text.at))封存，属 \(i: text.incident)",
                        ", sealed by \(text.by) at \(time(text.at)), of \(i: text.incident)"),
                say(
                    "销毁后不能恢复；日志保留编号、时间、人员",
                    "It cannot be undone; the log keeps number, time and people"),
            ]
        case .showSpill(let spill):
            [
                ask + said(spill),
                say(
                    "阅读将留痕；国家秘密不应在此查看",
                    "The reading is logged; state secrets should not be read here"),
            ]
        case .destroySpill(let spill):
            [
                ask + said(spill),
                say(
                    "销毁后不能恢复；请先确认保密部门的处置要求",
                    "It cannot be undone; make sure the secrecy office wants it"),
            ]
        }
    }

    private func said(_ spill: SpillBrief) -> String {
        let by = spill.by ?? say("名册外人员", "a stranger")
        return say("，\(by)于\(time(spill.at))输入", ", typed by \(by) at \(time(spill.at))")
    }
}
