import Domain
import Foundation

/// A "no": why, who may, and what to type instead (spec §6).
extension Voice {
    func words(_ refusal: Refusal) -> Words {
        switch refusal {
        case .stranger, .machineOnly: outsider(refusal)
        case .notAllowed(let verb, let roles, let people): notAllowed(verb, roles, people)
        case .notOnRoute(let verb, let route): notOnRoute(verb, route)
        case .noSuch(let number): noSuch(number)
        case .noSuchPerson(let word): noSuchPerson(word)
        case .noSuchFloor(let word, let known): noSuchFloor(word, known)
        case .noIncident: noIncident()
        case .alreadySwitched, .noBackup, .noRoadLeft: roads(refusal)
        case .noSuchGroup, .noRollCall, .rollCallOfWhom: roll(refusal)
        case .noWarning, .whichWarning, .formLink, .formValue, .formTooMany: form(refusal)
        case .whichIncident(let open): whichIncident(open)
        case .whichNotice(let open): whichNotice(open)
        case .noSuchNotice(let number, let open): noSuchNotice(number, open)
        case .nothingToAcknowledge: nothingToAcknowledge()
        case .notAddressed(let number): notAddressed(number)
        case .warningEnded, .incidentEnded: ended(refusal)
        case .needsReason(let wanted): needsReason(wanted)
        case .tooSoonToLower(let n, let c, let since, let rule): tooSoonToLower(n, c, since, rule)
        case .levelNotActivated(let key): levelNotActivated(key)
        case .sameLevel(let number, let level): sameLevel(number, level)
        case .notProposed(let number): notProposed(number)
        case .alreadyProposed(let number): alreadyProposed(number)
        case .noCode, .codeWrong, .codeExpired, .codeElsewhere: code(refusal)
        case .alreadyCountersigned(let number): alreadyCountersigned(number)
        case .notYours(let number, let name): notYours(number, name)
        case .taskFinished, .taskDropped, .alreadyVoiced: over(refusal)
        case .waitsFor(let number, let others): waitsFor(number, others)
        case .awaitsApproval, .notAwaitingApproval, .doerMayNotApprove, .notApprover,
            .alreadyApproved:
            approval(refusal)
        case .evidenceMissing(let number, let kinds): evidenceMissing(number, kinds)
        case .proxyForHQOnly(let name): proxyForHQOnly(name)
        case .proxyNeedsPhone: proxyNeedsPhone()
        case .stale(let verb): stale(verb)
        case .unavailable: unavailable()
        default: ofOthers(refusal)
        }
    }

    private func roads(_ refusal: Refusal) -> Words {
        switch refusal {
        case .alreadySwitched(let route): alreadySwitched(route)
        case .noRoadLeft(let route): noRoadLeft(route)
        default: noBackup()
        }
    }

    /// Refusals that have a type of their own.
    private func ofOthers(_ refusal: Refusal) -> Words {
        switch refusal {
        case .plan(let refusal): words(refusal)
        case .roster(let refusal): words(refusal)
        case .group(let refusal): words(refusal)
        case .liaison(let refusal): words(refusal)
        case .fact(let refusal): words(refusal)
        case .statement(let refusal): words(refusal)
        case .official(let refusal): words(refusal)
        case .evidence(let refusal): words(refusal)
        case .question(let refusal): words(refusal)
        case .concern(let refusal): words(refusal)
        case .rumour(let refusal): words(refusal)
        case .sitrep(let refusal): words(refusal)
        case .filing(let refusal): words(refusal)
        case .post(let refusal): words(refusal)
        case .platform(let refusal): words(refusal)
        case .duty(let refusal): words(refusal)
        case .circle(let refusal): words(refusal)
        case .absence(let refusal): words(refusal)
        case .seal(let refusal): words(refusal)
        case .approval(let refusal): words(refusal)
        case .codeWord(let refusal): words(refusal)
        default: Words([])
        }
    }

    /// By SMS the first and the last line, then the first alone.
    func no(_ why: String, who: String = "", instead: String = "") -> Words {
        let short = instead.isEmpty ? [why] : [why + say("。", ". ") + instead, why]
        return Words([why, who, instead], forms: short)
    }

    var callDuty: String { say("请致电值班室 \(duty)", "Please call the duty desk, \(duty)") }

    /// Only for the five refusals about an approval.
    private func approval(_ refusal: Refusal) -> Words {
        switch refusal {
        case .awaitsApproval(let number): awaitsApproval(number)
        case .notAwaitingApproval(let number): notAwaitingApproval(number)
        case .doerMayNotApprove(let number): doerMayNotApprove(number)
        case .notApprover(let number, let names): notApprover(number, names)
        case .alreadyApproved(let number): alreadyApproved(number)
        default: Words([])
        }
    }

    // MARK: Rights

    private func outsider(_ refusal: Refusal) -> Words {
        guard refusal == .machineOnly else { return stranger() }
        return no(
            say("系统管理员只管机器，不接触事件内容", "Who runs the machine has no say in content and sees none"),
            instead: say("可用：", "What you may use: ") + typed(.channel, zh: "状态", en: "status"))
    }

    private func stranger() -> Words {
        no(
            say("您不在名册中，不能办理", "You are not in the roster, so this cannot be done"),
            who: say("登记由\(group(.office))办理", "\(group(.office)) keeps the roster"),
            instead: callDuty)
    }

    private func notAllowed(_ verb: Verb, _ roles: [Role], _ names: [String]) -> Words {
        let who = roles.map(role).joined(separator: say("、", "; "))
        let named = names.isEmpty ? "" : say("(\(people(names)))", " (\(people(names)))")
        let why = say("您无权“\(word(verb))”", "You may not use \"\(word(verb))\"")
        let instead = say("您可用的命令：", "What you may use: ") + typed(.help)
        var words = no(
            why, who: say("可由：\(who)\(named)", "These may: \(who)\(named)"), instead: instead)
        // Also by SMS it is said who may, without their names, and what to type.
        let stop = say("。", ". ")
        let first = roles.first.map(role) ?? ""
        words.forms = [
            why + stop + say("可由：\(who)", "These may: \(who)") + stop + instead,
            why + say("，可由\(who)", ": \(who)") + stop + typed(.help),
            why + say("，可由\(first)等", ": \(first)") + stop + typed(.help),
            say("无权，可由\(first)等。", "Not you: \(first). ") + typed(.help),
        ]
        return words
    }

    private func notOnRoute(_ verb: Verb, _ route: RouteKind) -> Words {
        let why = say(
            "“\(word(verb))”不能用\(road(route))办理",
            "\"\(word(verb))\" cannot be done by \(road(route))")
        var words = no(
            why, who: say("请到聊天中输入", "Please type it in the chat"),
            instead: say("聊天不可用时请致电值班室 \(duty)", "If the chat is down, call \(duty)"))
        words.forms = [
            why + say("，请到聊天中输入，或致电值班室 \(duty)", ": use the chat, or call \(duty)"),
            why + say("，请用聊天或致电\(duty)", ": use the chat or call \(duty)"),
            say("请用聊天办理，或致电\(duty)", "Use the chat, or call \(duty)"),
            say("请用聊天办理", "Use the chat"),
        ]
        return words
    }

    private func stale(_ verb: Verb) -> Words {
        no(
            say(
                "这条“\(word(verb))”已超过10分钟，没有执行",
                "This \"\(word(verb))\" is older than 10 minutes and was not run"),
            instead: say("如仍需要，请重新发送", "If it is still wanted, send it again"))
    }

    private func unavailable() -> Words {
        no(
            say("现在无法保存，命令没有执行", "It cannot be saved now; nothing was done"),
            instead: say("请稍后重发；紧急请致电 \(duty)", "Send it again soon; if urgent call \(duty)"))
    }

    // MARK: Codes

    /// Only for the four refusals of a code.
    private func code(_ refusal: Refusal) -> Words {
        if refusal == .noCode {
            return no(
                say("没有等待确认的命令", "No command waits to be confirmed"),
                instead: say("请先发送命令，再回复收到的4位数", "Send the command, then reply its 4 digits"))
        }
        if refusal == .codeWrong {
            return no(
                say("确认码不对，命令没有执行", "Wrong code; nothing was done"),
                instead: say("请核对后重新回复4位数", "Check the 4 digits and reply again"))
        }
        if refusal == .codeExpired {
            return no(
                say("确认码已过期，命令没有执行", "The code has expired; nothing was done"),
                instead: say("如仍需要，请重新发送命令", "If it is still wanted, send the command again"))
        }
        return no(
            say("确认码须在提问的地方回复，命令没有执行", "Reply the code where it was asked; nothing was done"),
            instead: say("请回到原会话回复", "Go back to that conversation and reply there"))
    }

    // MARK: Proxies

    private func proxyForHQOnly(_ name: String) -> Words {
        no(
            say("只能代指挥部成员录入，\(name)不是", "Only for members of the command group; \(name) is none"),
            instead: say("请写明决定人：代=姓名 方式=电话", "Name the decider: for=name via=phone"))
    }

    private func proxyNeedsPhone() -> Words {
        no(
            say("代录须写明对方如何答复", "Say how the other person let you know"),
            instead: say("请在命令后加：方式=电话", "Add to the command: via=phone"))
    }
}
