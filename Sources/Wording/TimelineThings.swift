import Domain
import Foundation

/// Timeline sentences about tasks, notices and the desk.
extension Voice {
    func sentence(_ event: TaskEvent, _ id: Int, _ line: TimelineLine) -> String {
        switch event {
        case .assigned(let person):
            say("将 \(t: id) 指派给\(name(person, line))", "assigned \(t: id) to \(name(person, line))")
        case .evidenceAsked: say("\(t: id) 被要求补证据", "was asked for evidence on \(t: id)")
        case .done(_, _, nil):
            line.who == nil
                ? say("\(t: id) 办结", "\(t: id) is done") : say("办结 \(t: id)", "finished \(t: id)")
        case .done(_, _, let next?):
            say(
                "完成 \(t: id) 本轮，下一轮\(time(next))前",
                "finished a round of \(t: id), next by \(time(next))")
        case .submitted: say("提交 \(t: id) 待批准", "handed in \(t: id) for approval")
        case .approved(_, nil): say("批准 \(t: id)，办结", "approved \(t: id), done")
        case .approved(_, let next?):
            say(
                "批准 \(t: id) 本轮，下一轮\(time(next))前",
                "approved a round of \(t: id), next by \(time(next))")
        case .approvedInPart:
            say("批准 \(t: id)，还待他人批准", "approved \(t: id), others still to approve")
        case .blocked(_, let why):
            say("报告 \(t: id) 受阻：", "reported \(t: id) stuck: ") + tidy(why, max: 60)
        case .reminded(let percent, let person):
            say(
                "提醒\(name(person, line))：\(t: id) 已用时\(percent)%",
                "reminded \(name(person, line)): \(percent)% of the time for \(t: id) gone")
        case .rescheduled(let due?, _):
            say("\(t: id) 时限改为\(time(due))", "\(t: id) is now due \(time(due))")
        case .rescheduled(nil, _): say("\(t: id) 改为不限时", "\(t: id) has no due time now")
        case .quorumAsked(let until):
            say("\(t: id) 请多人在\(time(until))前办理", "\(t: id) wants its voices by \(time(until))")
        case .voiced: say("办理 \(t: id)，还待他人办理", "did a part of \(t: id), others still to do it")
        case .quorumMissed: say("\(t: id) 到时人数不足", "\(t: id): not enough voices in time")
        case .restated:
            say("\(t: id) 增加法定时限", "\(t: id) is bound by a duty from outside now")
        case .dropped: say("\(t: id) 不再需要", "\(t: id) is no longer wanted")
        }
    }

    func sentence(_ event: NoticeEvent, _ id: Int, _ line: TimelineLine) -> String {
        switch event {
        case .issued(let issue): issued(issue, id, line)
        case .acknowledged(_, .own): say("收到 \(n: id)", "acknowledged \(n: id)")
        case .acknowledged(let by, .proxy(_, let via)):
            say(
                "代\(name(by, line))签收 \(n: id)(\(means(via)))",
                "acknowledged \(n: id) for \(name(by, line)) (\(means(via)))")
        case .cannot(_, let why):
            say("\(n: id) 无法到岗", "cannot come for \(n: id)")
                + (why.map { say("：\(tidy($0, max: 60))", ": \(tidy($0, max: 60))") } ?? "")
        case .escalated(let from, let to, let because): climbed(id, from, to, because, line)
        case .exhausted(let from):
            say(
                "\(n: id)：\(name(from, line))一线已无人可呼",
                "\(n: id): nobody left to call for \(name(from, line))")
        case .routed(let to, let route, let because): routed(id, to, route, because, line)
        case .passedOver(let person, let route, let cause):
            passedOver(id, name(person, line), route, cause)
        case .unreachable(let person, let told): unreached(id, person, told, line)
        case .withdrawn: say("\(n: id) 已撤回", "\(n: id) was withdrawn")
        case .answeredRoll, .rollDue, .rollComplete, .rollUnfound, .rollVerified:
            ofRoll(event, id, line)
        }
    }

    /// "Reminded so-and-so: ", or only that somebody was.
    func reminded(_ names: [String]) -> String {
        names.isEmpty
            ? say("提醒：", "reminder: ")
            : say("提醒\(people(names))：", "reminded \(people(names)): ")
    }

    private func issued(_ issue: NoticeIssue, _ id: Int, _ line: TimelineLine) -> String {
        let (what, people) = (kind(issue.subject), issue.recipients.count)
        let many = count(people, "person", "people")
        guard line.who != nil else {
            return say(
                "\(n: id) \(what)已发出，\(people)人",
                "\(n: id), \(what.lowercased()), went to \(many)")
        }
        return say(
            "发出 \(n: id) \(what)，\(people)人", "sent \(n: id), \(what.lowercased()), to \(many)")
    }

    private func climbed(
        _ id: Int, _ from: PersonID, _ to: PersonID, _ cause: EscalationCause, _ line: TimelineLine
    ) -> String {
        let (from, to) = (name(from, line), name(to, line))
        return switch cause {
        case .silent:
            say("\(n: id)：\(from)未答复，改呼\(to)", "\(n: id): no answer for \(from), called \(to)")
        case .cannot:
            say("\(n: id)：\(from)无法到岗，改呼\(to)", "\(n: id): \(from) cannot come, called \(to)")
        }
    }

    private func routed(
        _ id: Int, _ to: PersonID, _ route: RouteKind, _ cause: RoutingCause, _ line: TimelineLine
    ) -> String {
        let why: String =
            switch cause {
            case .ladder: say("未答复", "no answer yet")
            case .outage: say("通道中断", "channel down")
            case .failed: say("原路未达", "the first route failed")
            case .secondNumber: say("首个号码未达", "the first number failed")
            case .returned: say("通道恢复", "it is back")
            }
        return say(
            "\(n: id) 另发\(road(route))给\(name(to, line))(\(why))",
            "\(n: id) also sent to \(name(to, line)) by \(road(route)) (\(why))")
    }

    private func unreached(
        _ id: Int, _ person: PersonID, _ told: [PersonID], _ line: TimelineLine
    ) -> String {
        let names = people(told.map { name($0, line) })
        let then = told.isEmpty ? "" : say("，已告知\(names)", ", told \(names)")
        return say(
            "\(n: id) 未能送达\(name(person, line))", "\(n: id) did not reach \(name(person, line))")
            + then
    }

    // MARK: The desk

    func sentence(_ event: DeskEvent, _ line: TimelineLine) -> String {
        switch event {
        case .codeAsked: say("被要求输入确认码", "was asked for a code")
        case .codeSpent: say("确认码已用", "used the code")
        case .language(_, let choice):
            say("语言改为", "chose ") + choice.map(named).joined(separator: say("和", " and "))
        case .quiet(_, .never): say("关闭免打扰", "ended the quiet hours")
        case .quiet(_, let hours): say("免打扰时段设为 \(hours)", "chose quiet hours, \(hours)")
        case .formOpened: say("开始逐项填写", "began to answer question by question")
        case .formAnswered: say("填写了一项", "answered a question")
        case .formClosed: say("结束逐项填写", "ended the questions")
        case .noted(let text, _): say("记录", "noted") + reason(text)
        case .guardTripped(.secret, let number):
            say("疑似涉密内容被拒绝(编号\(number))", "a likely secret was refused (case \(number))")
        case .guardTripped(.forbidden, let number):
            say("违规任务被拒绝(编号\(number))", "a forbidden task was refused (case \(number))")
        case .strangerSpoke(let route, let masked):
            say(
                "名册外\(masked)发来\(road(route))",
                "\(masked), not in the roster, wrote by \(road(route))")
        case .reach(let person, let event): sentence(event, of: name(person, line))
        case .roomEncrypted: say("发现加密房间，无法阅读", "found an encrypted room it cannot read")
        case .trouble(let trouble): sentence(trouble)
        case .channelDown, .gatewayFailing, .gatewayWell, .roadForced, .roadsTested, .channelUp,
            .digested, .roadsFound:
            ofRoads(event)
        case .redirected, .alarmPassed, .undelivered, .resumed: ofDeliveries(event, line)
        }
    }

    /// Only for what became of messages.
    private func ofDeliveries(_ event: DeskEvent, _ line: TimelineLine) -> String {
        switch event {
        case .redirected(_, let person, .sms, .sms, let why, _):
            say(
                "给\(name(person, line))的短信改发另一号码",
                "an SMS to \(name(person, line)) went to their other number") + cause(why)
        case .redirected(_, let person, let from, let to, let why, _):
            say(
                "给\(name(person, line))的消息由\(road(from))改走\(road(to))",
                "a message to \(name(person, line)) went by \(road(to)), not \(road(from))")
                + cause(why)
        case .alarmPassed(_, let person, _, let heir, let why, _):
            passed(name(person, line), heir.map { name($0, line) }) + cause(why)
        case .undelivered(_, let person, let why, let kept):
            undelivered(name(person, line), kept: kept != nil) + cause(why)
        case .resumed(_, let person, let route, _):
            say(
                "\(road(route))恢复，给\(name(person, line))的存留消息已发",
                "\(road(route)) is back: what was kept for \(name(person, line)) goes by it")
        default: ""
        }
    }

    private func undelivered(_ person: String, kept: Bool) -> String {
        let then = kept ? say("，留待通道恢复", ", and is kept until a route returns") : ""
        return say(
            "给\(person)的消息未能送达", "a message to \(person) could not be delivered") + then
    }

    private func passed(_ person: String, _ heir: String?) -> String {
        let failed = say("警报未能送达\(person)", "an alarm did not reach \(person)")
        return failed
            + (heir.map { say("，改告\($0)", ", \($0) is told") }
                ?? say("，暂无其他人可告", ", nobody else can be told yet"))
    }

    /// Only for events of the roads.
    private func ofRoads(_ event: DeskEvent) -> String {
        switch event {
        case .channelDown(let route, let why):
            say("\(road(route))通道中断", "\(capital(road(route))) went down") + cause(why)
        case .gatewayFailing(let gateway, let why, _):
            say("\(self.gateway(gateway))有故障", "\(capital(self.gateway(gateway))) fails")
                + cause(why)
        case .gatewayWell(let gateway):
            say("\(self.gateway(gateway))恢复", "\(capital(self.gateway(gateway))) is well again")
        case .roadForced(let route, true):
            say("停用了\(road(route))通道", "switched \(road(route)) off by hand")
        case .roadForced(let route, false):
            say("恢复了\(road(route))通道", "gave \(road(route)) free again")
        case .roadsTested: say("测试了通道", "tested the channels")
        case .roadsFound(let roads):
            say("通道：\(list(roads.map(road)))", "the channels are \(list(roads.map(road)))")
        case .channelUp(let route): say("\(road(route))通道恢复", "\(capital(road(route))) came back")
        case .digested(let route, let first, let last, _):
            say(
                "已补发\(road(route))中断期间记录(第\(first)至\(last)条)",
                "posted what happened while \(road(route)) was down (entries \(first) to \(last))")
        default: ""
        }
    }
}
