import Domain
import Foundation

/// How the roads do, and what was done about them by hand.
extension Voice {
    /// Only for replies about the roads.
    func ofRoads(_ reply: Reply) -> Words {
        switch reply {
        case .roads(let reports): roads(reports)
        case .roadsOf(let person): roads(of: person)
        case .roadsSwitched(let route): roadsSwitched(to: route)
        case .roadsTested(let person): roadsTested(person)
        default: Words([])
        }
    }

    func roads(_ reports: [RoadReport]) -> Words {
        let bad = reports.filter { report in
            report.condition != .up && report.condition != .unheard
                || report.gateways?.contains { $0.reason != nil } == true
        }
        let head =
            bad.isEmpty
            ? say("通道正常", "The channels are well")
            : say(
                "\(list(bad.map { road($0.route) }))有问题",
                "Not well: \(list(bad.map { road($0.route) }))")
        return Words([head] + reports.map(line), forms: [short(reports)], subject: head)
    }

    /// `聊天✓ 短信中断 邮件✓`.
    private func short(_ reports: [RoadReport]) -> String {
        reports.map { report in
            let mark: String =
                switch report.condition {
                case .up: "✓"
                case .doubtful: say("不稳", " doubtful")
                case .down, .forced: say("中断", " down")
                case .unheard: "?"
                }
            return road(report.route) + mark
        }.joined(separator: " ")
    }

    private func line(_ report: RoadReport) -> String {
        state(report) + gateways(report)
    }

    /// `（east：网关账户余额不足；west：正常）`.
    private func gateways(_ report: RoadReport) -> String {
        guard let gateways = report.gateways else { return "" }
        let each = gateways.map { gateway in
            gateway.name + say("：", ": ")
                + (gateway.reason.map(failureCause) ?? say("正常", "up"))
        }
        return say("（", " (") + each.joined(separator: say("；", "; ")) + say("）", ")")
    }

    private func state(_ report: RoadReport) -> String {
        let name = capital(road(report.route)) + say("：", ": ")
        let good = report.lastGood.map { say("，最近成功\(time($0))", ", last success \(time($0))") }
        let why = report.reason.map { say("。", ". ") + failure($0) } ?? ""
        return switch report.condition {
        case .up: name + say("正常", "up") + (good ?? "")
        case .unheard: name + say("尚未探测", "not looked at yet")
        case .doubtful: name + say("不稳", "doubtful") + (good ?? "") + why
        case .down(let since):
            name + say("中断，自\(time(since))", "down since \(time(since))") + why
        case .forced(let by, let since):
            name
                + say(
                    "\(by)于\(time(since))人工停用，恢复：",
                    "switched off by \(by) at \(time(since)); to end it: ")
                + typed(.channelSwitch, zh: "聊天", en: "chat")
        }
    }

    func roads(of person: RoadsOfPerson) -> Words {
        let rows = person.roads.map { each in
            let down = each.isDown ? say("(中断)", " (down)") : ""
            let front = capital(road(each.route)) + down + say("：", ": ")
            guard let address = each.address else {
                return front + say("名册中没有", "none in the roster")
            }
            return front + address
                + (each.verified.map { say("，\($0)核验", ", verified \($0)") }
                    ?? say("，未核验", ", never verified")) + note(person.reach, each.route)
        }
        let head = say("\(person.name)的通道，依次使用", "Roads to \(person.name), in this order")
        let last = person.approving.map(approving) ?? ""
        return Words(
            [head] + rows + [last], forms: [say("请在聊天中查看", "See it in the chat")], subject: head)
    }

    func roadsSwitched(to route: RouteKind) -> Words {
        let head: String =
            switch route {
            case .chat: say("已恢复为聊天优先", "The chat comes first again")
            case .sms, .email, .backup:
                say("已改用\(road(route))", "\(capital(road(route))) is used from now on")
            }
        let next =
            route == .chat
            ? say("中断期间摘要随后发出", "The digest of the outage follows")
            : say("恢复：", "To end it: ") + typed(.channelSwitch, zh: "聊天", en: "chat")
        return Words([head, next], forms: [head])
    }

    func roadsTested(_ person: RoadsOfPerson) -> Words {
        let used = person.roads.filter { $0.address != nil }
        let none = person.roads.filter { $0.address == nil }.map { road($0.route) }
        let rows = list(used.map { "\(road($0.route)) \($0.address ?? "")" })
        let isOfAsker = person.trial?.isOfAsker ?? true
        let head =
            isOfAsker
            ? say("已向您发出测试：\(rows)", "A test went to you by \(rows)")
            : say("已向\(person.name)发出测试：\(rows)", "A test went to \(person.name) by \(rows)")
        let until = person.trial.map { time($0.until) } ?? ""
        return Words(
            [
                head,
                isOfAsker
                    ? say(
                        "收到的请在那里回复1，\(until)汇总",
                        "Where it arrives, reply 1 there; summed up at \(until)")
                    : say("回答在\(until)前汇总给您", "You are told who answered by \(until)"),
                none.isEmpty
                    ? "" : say("名册中没有：\(list(none))", "Not in the roster: \(list(none))"),
            ],
            forms: [say("已发出通道测试", "Route tests were sent")])
    }

    func roadTest(_ route: RouteKind) -> Words {
        let head = say(
            "通道测试：收到请在此回复1", "Route test: if you read this, reply 1 here")
        return Words([head], forms: [head], subject: say("通道测试", "Route test"))
    }

    func summary(switchTo route: RouteKind) -> [String] {
        switch route {
        case .chat: [say("请确认：恢复聊天优先", "Please confirm: the chat comes first again")]
        case .backup:
            [
                say(
                    "请确认：停用聊天，改用备用聊天和短信",
                    "Please confirm: away from the chat; backup chat and SMS from now on")
            ]
        case .sms, .email:
            [
                say(
                    "请确认：停用\(passed(route))，个人通知改发\(road(route))",
                    "Please confirm: away from \(passed(route)); personal notices go by \(road(route))"
                )
            ]
        }
    }

    private func passed(_ route: RouteKind) -> String {
        list(route.passed.map(road))
    }

    func noBackup() -> Words {
        no(
            say(
                "没有备用聊天，需在 bot.json 的 backupChat 中配置",
                "There is no backup chat; it is set up under backupChat in bot.json"),
            instead: say("查看：", "To see them: ") + typed(.channel))
    }

    func noRoadLeft(_ route: RouteKind) -> Words {
        no(
            say(
                "\(road(route))及其后的通道均已中断，未切换",
                "\(capital(road(route))) is down, and so is what comes after it: nothing was switched"
            ),
            instead: say("查看：", "To see them: ") + typed(.channel))
    }

    func alreadySwitched(_ route: RouteKind) -> Words {
        no(
            route == .chat
                ? say("没有人工停用的通道", "No channel is switched off")
                : say("已经在用\(road(route))", "\(capital(road(route))) is in use already"),
            instead: say("查看：", "To see them: ") + typed(.channel))
    }
}
