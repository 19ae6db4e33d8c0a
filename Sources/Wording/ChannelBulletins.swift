import Domain
import Foundation

/// Bulletins about people who are not reached, channels, and what somebody must be told of.
extension Voice {
    func cannot(_ id: Int, _ name: String, _ why: String?, _ called: String?) -> Words {
        let head = say("\(n: id)：\(name)无法到岗", "\(n: id): \(name) cannot come")
        let next =
            called.map { say("已请\($0)顶岗", "\($0) is called instead") }
            ?? say("暂无人顶岗，请安排", "nobody is left to call, please arrange cover")
        let reason = why.map { say("，原因：\(tidy($0))", ", reason: \(tidy($0))") } ?? ""
        return Words(
            [head + reason, capital(next)],
            forms: [
                "\(head)\(say("，", "; "))\(next)", head,
                say("\(n: id)有人无法到岗", "\(n: id): somebody cannot come"),
            ])
    }

    func nobodyLeft(_ id: Int, _ name: String) -> Words {
        let head = say(
            "\(n: id)：\(name)未答复，已逐级呼叫完毕", "\(n: id): no answer for \(name), all were called")
        let short = say("\(n: id)：\(name)未答复，请电话联系", "\(n: id): no answer from \(name), phone")
        return Words(
            [head, callAndEnter(id, name)],
            forms: [short, say("\(n: id)有人未答复，请致电值班室", "\(n: id): no answer. Call \(duty)")])
    }

    func unreachable(_ id: Int, _ name: String) -> Words {
        let head = say("\(n: id)：各通道均未送达\(name)", "\(n: id) did not reach \(name) by any route")
        let short = say("\(n: id)未送达\(name)，请电话联系", "\(n: id) did not reach \(name), phone")
        return Words(
            [head, callAndEnter(id, name)],
            forms: [short, say("\(n: id)有人未送达，请致电值班室", "\(n: id): not reached. Call \(duty)")])
    }

    private func callAndEnter(_ id: Int, _ name: String) -> String {
        say("请电话联系，然后代签收：", "Please phone, then enter the answer: ")
            + typed(.ack, zh: "\(id) 代=\(name) 方式=电话", en: "\(id) for=\(name) via=phone")
    }

    func undelivered(_ names: String) -> Words {
        let name = people(names.split(separator: "/").map(String.init))
        let head = say("有消息未送达\(name)，请电话转告", "A message did not reach \(name), please phone")
        return Words(
            [head, say("其联系方式可能有误，请核对名册", "Their address may be wrong: check the roster")],
            forms: [head, say("有消息未送达，请致电值班室", "Message not delivered. Call \(duty)")])
    }

    /// Only for the bulletins about a road.
    func channel(_ bulletin: Bulletin) -> Words {
        switch bulletin {
        case .channelDown(let route, let reason, let since, let living):
            channelDown(route, reason, since, living)
        case .channelUp(let route, let since): channelUp(route, since)
        case .gatewayFailing(let gateway, let reason, let others):
            gatewayFails(gateway, reason, others)
        case .gatewayWell(let gateway): gatewayIsWell(gateway)
        case .roadTest(let route): roadTest(route)
        case .bundled(let numbers, let count): bundled(numbers, count)
        case .digest(let facts): digest(facts)
        default: Words([])
        }
    }

    private func bundled(_ numbers: [Number], _ total: Int) -> Words {
        let head = say("另有\(total)项", "\(total) more")
        let ask = say("，回复“态势”查看", ". Reply STATUS to see")
        func listed(_ most: Int) -> String {
            let shown = list(numbers.prefix(most).map(\.description))
            if shown.isEmpty { return "" }
            return total <= min(most, numbers.count)
                ? say("：", ": ") + shown : say("，其中有", ", among them ") + shown
        }
        return Words(
            [head + listed(8) + ask],
            forms: [head + listed(4) + ask, head + listed(2) + ask, head + ask])
    }

    func channelDown(
        _ route: RouteKind, _ reason: String, _ since: Date, _ living: [RouteKind]?
    ) -> Words {
        let left = living.flatMap { fewer($0, without: route) }
        let instead = left ?? insteadOf(route)
        let short = left ?? shortInsteadOf(route)
        let head = say(
            "\(road(route))通道中断，自\(time(since))",
            "\(capital(road(route))) is down since \(time(since))")
        return Words(
            [head, failure(reason), instead],
            forms: ["\(head)\(say("。", ". "))\(short)", short, head], subject: head)
    }

    /// Where more than this road is down, only those that live are named; nil where all others do.
    private func fewer(_ living: [RouteKind], without route: RouteKind) -> String? {
        let usual = RouteKind.usual.filter { $0 != route }
        guard !usual.allSatisfy(living.contains) else { return nil }
        guard !living.isEmpty else {
            return say("其他通道也已中断，请致电值班室 \(duty)", "So is every other: call the duty desk, \(duty)")
        }
        let names = living.map(road).joined(separator: say("和", " and "))
        return say("请以\(names)为准，急事打电话", "Use \(names); phone if urgent")
    }

    private func insteadOf(_ route: RouteKind) -> String {
        switch route {
        case .chat where self.route == .backup:
            say(
                "本群暂代主会话，命令照常有效；短信和邮件照发",
                "This room stands in for it, commands count as there; SMS and e-mail go on")
        case .chat:
            say(
                "已改用短信和邮件：可回复收到、无法、完成、受阻、态势",
                "SMS and e-mail take over: reply ack, cannot, done, block or status")
        case .sms: say("请以聊天和邮件为准，急事打电话", "Use the chat and e-mail; phone if urgent")
        case .email: say("请以聊天和短信为准", "Use the chat and SMS")
        case .backup: say("请以聊天、短信和邮件为准", "Use the chat, SMS and e-mail")
        }
    }

    /// Template T4.
    private func shortInsteadOf(_ route: RouteKind) -> String {
        switch route {
        case .chat:
            say("已改用短信，可回复收到、完成、受阻、态势", "SMS instead: ACK, DONE, BLOCK, STATUS")
        case .sms, .email, .backup: insteadOf(route)
        }
    }

    /// Template T5.
    func channelUp(_ route: RouteKind, _ since: Date) -> Words {
        let head = say("\(road(route))通道已恢复", "\(capital(road(route))) is up again")
        let span = say("\(time(since))至\(time(now))", "\(time(since)) to \(time(now))")
        let short: String =
            switch route {
            case .chat: say("通道恢复，请回主会话，短信停用", "The chat is back: use it, SMS stops")
            case .sms, .email, .backup: head
            }
        let next =
            self.route == .backup && route == .chat
            ? say("请回主会话，摘要已发在那里", "Please go back to it; the digest stands there")
            : say("运行稳定后发送中断期间摘要", "A digest follows once it has stayed up")
        return Words(
            [head + say("(\(span)中断)", " (down \(span))"), next],
            forms: [short], subject: head)
    }

    // MARK: Alarms

    func secretSeen(_ number: Int, _ isKept: Bool) -> Words {
        let head = say(
            "有人输入疑似涉密内容，已拒绝(编号\(number))", "A likely secret was typed and refused (case \(number))")
        return Words(
            [
                head,
                isKept
                    ? say(
                        "已加密隔离，仅您可私信查看或销毁：\(typed(.quarantine, zh: "列表", en: "list"))",
                        "It is kept sealed, for you alone to see or destroy in a direct conversation: "
                            + typed(.quarantine, "list"))
                    : say(
                        "原文未保存；请按保密规定当面处置，勿在此讨论",
                        "The text was not kept; handle it in person, not here"),
            ],
            forms: [
                say(
                    "涉密提示(编号\(number))：请勿在此讨论，当面联系保密工作机构",
                    "Secrecy alert (case \(number)): see the secrecy office in person"),
                say("涉密提示(编号\(number))", "Secrecy alert (case \(number))"),
            ])
    }

    func strangerSpoke(_ route: RouteKind, _ masked: String) -> Words {
        let head = say(
            "名册外\(masked)发来\(road(route))，未予答复",
            "\(masked), not in the roster, wrote by \(road(route)); not answered")
        return Words(
            [
                head,
                say("请核实；如为本单位人员，请更新名册", "Please check; if it is one of us, update the roster"),
            ],
            forms: [head, say("名册外人员来信，未予答复", "A stranger wrote; no answer")])
    }

    func roomEncrypted() -> Words {
        Words(
            [
                say(
                    "本房间已加密，我无法阅读；请到应急群或直接私信我",
                    "This room is encrypted, I cannot read it: use the response room or write to me"
                )
            ], forms: [say("房间已加密，请改用应急群或私信", "That room is encrypted: use another")])
    }

    func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
