import Domain
import Foundation

/// How somebody is reached, where that is otherwise than the roster says (0071, 0072).
extension Voice {
    // MARK: STOP and START

    /// Levels I and II reach everybody by duty (domain §10).
    func stopTaken() -> Words {
        let head = say(
            "已停收Ⅲ级及以下和日常短信，改走聊天、邮件",
            "SMS of level III and below and of routine stop: they go by chat and e-mail")
        let kept = say(
            "Ⅰ、Ⅱ级和预警短信照发；其他通道都不通时仍发短信",
            "Levels I and II and warnings still come by SMS, and the rest where no other road is left"
        )
        let undo = say("恢复请回复：开通", "To take it back reply START")
        return Words(
            [head, kept, undo],
            forms: [
                [head, kept, undo].joined(separator: say("。", ". ")),
                say(
                    "只发Ⅰ、Ⅱ级和预警短信，其余都不通时才发。恢复回复：开通",
                    "SMS only for I, II, warnings, or if all else fails. Undo: START"),
                say("只发Ⅰ、Ⅱ级和预警短信。恢复：开通", "SMS for I, II, warnings. Undo: START"),
            ])
    }

    func startTaken() -> Words {
        let head = say("短信已恢复，各级通知照发", "SMS of every level come again")
        return Words(
            [head, say("停收Ⅲ级及以下请回复：停", "To stop level III and below reply STOP")],
            forms: [head + say("。停收回复：停", ". To stop: STOP"), head])
    }

    // MARK: The loop guard

    func answersStopped(after count: Int) -> Words {
        let head = say(
            "已连续\(count)条未能识别，此后只答复有效内容",
            "\(count) in a row were not understood: from now on only what is valid is answered")
        let next = say("请致电值班室 \(duty)", "Call the duty desk, \(duty)")
        return Words(
            [head, next],
            forms: [
                say(
                    "连续\(count)条未识别，此后只答复有效内容。值班室 \(duty)",
                    "\(count) not understood, answers stop. Call \(duty)"),
                say("此后只答复有效内容。\(duty)", "Answers stop. Call \(duty)"),
            ])
    }

    func words(_ bulletin: ReachBulletin) -> Words {
        switch bulletin {
        case .answersStopped(let name, let route): loop(name, route)
        case .mailboxDead(let name): mailboxDead(name)
        }
    }

    private func loop(_ name: String, _ route: RouteKind) -> Words {
        let head = say(
            "\(name)的\(road(route))连续未能识别，已停止答复",
            "\(capital(road(route))) of \(name) was not understood again and again: answers stop")
        return Words(
            [
                head,
                say(
                    "请致电核实；对方发来有效内容即照常受理，并恢复答复",
                    "Please phone them; what is valid is carried out as ever, and ends this"),
            ],
            forms: [
                say("\(head)，请致电", "\(name): not understood, answers stop. Please phone"), head,
            ])
    }

    private func mailboxDead(_ name: String) -> Words {
        let head = say(
            "\(name)的邮箱查无此人，邮件被退回",
            "Mail to \(name) comes back: nobody is at that address")
        return Words(
            [
                head,
                say(
                    "通知改走其他通道；名册换新邮箱，或从该邮箱来信，即恢复",
                    "Notices go by other roads until the roster has a new address or a mail comes "
                        + "from this one"),
            ],
            forms: [
                say("\(name)的邮箱退信，已改走其他通道，请更新名册", "Mail to \(name) bounces: check the roster"),
                say("有邮箱退信，请核对名册", "A mailbox bounces: check the roster"),
            ],
            subject: head)
    }

    // MARK: Where it is shown

    /// One short line each.
    func notes(_ facts: ReachFacts) -> [String] {
        let roads = list(facts.unanswered.map(road))
        return [
            facts.smsStopped == nil ? "" : say("已停收Ⅲ级及以下短信", "no SMS of level III and below"),
            facts.secondNumber == nil ? "" : say("短信发备用手机", "SMS go to the second mobile"),
            facts.mailboxDead == nil
                ? "" : say("邮箱退信，已停用", "the mailbox bounces and is left out"),
            roads.isEmpty
                ? "" : say("\(roads)连续未识别，已停止答复", "no answers by \(roads), not understood"),
        ].filter { !$0.isEmpty }
    }

    /// Behind the road's own line; empty for nothing.
    func note(_ facts: ReachFacts?, _ route: RouteKind) -> String {
        let notes: [String] =
            switch route {
            case .sms:
                [
                    facts?.smsStopped == nil ? "" : say("Ⅲ级及以下停收", "level III and below stopped"),
                    facts?.secondNumber == nil
                        ? "" : say("现发备用手机", "the second mobile is used"),
                ]
            case .email:
                [facts?.mailboxDead == nil ? "" : say("退信，已停用", "bounces, left out")]
            case .chat, .backup: []
            }
        return notes.filter { !$0.isEmpty }.map { say("，", ", ") + $0 }.joined()
    }

    // MARK: The timeline

    func sentence(_ event: ReachEvent, of name: String) -> String {
        switch event {
        case .misheard(let route, _):
            say("\(name)的\(road(route))未能识别", "\(road(route)) of \(name) was not understood")
        case .answersStopped(let route):
            say(
                "\(name)的\(road(route))连续未能识别，停止答复",
                "\(road(route)) of \(name) was not understood again and again: answers stop")
        case .understood(let route):
            say(
                "\(name)的\(road(route))又能识别，恢复答复",
                "\(road(route)) of \(name) was understood again")
        case .smsStopped:
            say("\(name)停收Ⅲ级及以下短信", "\(name) stopped SMS of level III and below")
        case .smsStarted: say("\(name)恢复接收短信", "\(name) takes every SMS again")
        case .mailboxDead:
            say("\(name)的邮箱退信，停用", "the mailbox of \(name) bounces and is left out")
        case .mailboxAlive: say("\(name)的邮箱恢复", "the mailbox of \(name) is in use again")
        case .secondNumber:
            say("\(name)的短信改发备用手机", "SMS to \(name) go to the second mobile")
        case .firstNumber:
            say("\(name)的短信改回首个号码", "SMS to \(name) go to the first mobile again")
        }
    }

    func passedOver(
        _ id: Int, _ name: String, _ route: RouteKind, _ cause: PassingCause
    ) -> String {
        let why: String =
            switch cause {
            case .stopped: say("本人已停收", "they stopped them")
            case .dead: say("地址无效", "nobody is at the address")
            }
        return say(
            "\(n: id) 未发\(road(route))给\(name)(\(why))",
            "\(n: id) was not sent to \(name) by \(road(route)) (\(why))")
    }
}
