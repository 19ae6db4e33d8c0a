import Domain
import Foundation

/// Refusals for the state of a warning, an incident, a notice or a task.
extension Voice {
    func noSuch(_ number: Number) -> Words {
        let look: Verb =
            switch number.kind {
            // The list of tasks is for the chat; by SMS and mail `me` has them too.
            case .task: route.isChat ? .task : .me
            case .notice: .me
            case .question: route.isChat ? .question : .status
            case .post: .post
            case .warning, .incident, .statement, .rumour, .fact, .evidence, .drill:
                .status
            }
        return no(
            say("没有 \(number)", "There is no \(number)"),
            instead: say("查看现有编号：", "To see what there is: ") + typed(look))
    }

    func noSuchPerson(_ word: String) -> Words {
        let name = quote(word)
        return no(
            say(
                "名册中找不到\(name)，或有重名",
                "\(name.isEmpty ? "That person" : name) is not in the roster, or not the only one"),
            instead: say("请改用名册编号或聊天账号，如 @li", "Use the roster id or the chat account, such as @li")
        )
    }

    func noSuchFloor(_ word: String, _ known: [String]) -> Words {
        no(
            say("没有\(quote(word))这一底线情形", "No such floor \(quote(word))"),
            instead: say("可用：\(first(floors(known), 8))", "Known: \(first(floors(known), 8))"))
    }

    /// The plan's own names in this language.
    private func floors(_ known: [String]) -> [String] {
        known.map { name in
            unit.plan.rubric.floors.first { $0.name.zh == name || $0.id == name }?.name[language]
                ?? name
        }
    }

    // MARK: Incidents

    func noIncident() -> Words {
        no(
            say("现在没有运行中的事件", "No incident is running now"),
            instead: say("登记新情况：", "To register something new: ") + typed(.warn))
    }

    func whichIncident(_ open: [Number]) -> Words {
        no(
            say("有多个事件：\(numbers(open))", "Several incidents run: \(numbers(open))"),
            instead: say(
                "请在命令中写明编号，如 \(open.first?.description ?? "I-1")",
                "Name one in the command, such as \(open.first?.description ?? "I-1")"))
    }

    /// Only for the refusals about what has ended.
    func ended(_ refusal: Refusal) -> Words {
        switch refusal {
        case .warningEnded(let number, let outcome): warningEnded(number, outcome)
        case .incidentEnded(let number): incidentEnded(number)
        default: Words([])
        }
    }

    func warningEnded(_ number: Number, _ outcome: Warning.Outcome) -> Words {
        let instead: String =
            switch outcome {
            case .merged(let incident), .activated(let incident):
                say("后续见 ", "It goes on in: ") + typed(.status, "\(i: incident)")
            case .watched, .referred, .declined:
                say("有变化请重新登记：", "If things change, register it again: ") + typed(.warn)
            }
        return no("\(number) \(self.outcome(outcome))", instead: instead)
    }

    func incidentEnded(_ number: Number) -> Words {
        no(
            say("\(number) 已结束", "\(number) has ended"),
            instead: say("有新情况请登记：", "To register something new: ") + typed(.warn))
    }

    func needsReason(_ wanted: Refusal.ReasonWanted) -> Words {
        switch wanted {
        case .unassessed(let number):
            no(
                say(
                    "\(number) 尚未研判，直接启动须说明原因",
                    "\(number) is not assessed; to activate it give a reason"),
                instead: say("请在命令后加：理由=…；或先 ", "Add reason=… to the command, or first ")
                    + typed(.assess, "\(number)"))
        case .differs(let level):
            no(
                say(
                    "与研判建议的\(self.level(level))不同，须说明原因",
                    "This differs from the suggested \(self.level(level)); give a reason"),
                instead: say("请在命令后加：理由=…", "Add to the command: reason=…"))
        }
    }

    func levelNotActivated(_ key: String) -> Words {
        let rule = unit.plan.levels.first { $0.key == key }
        let name =
            rule.map { say("“\($0.name.zh)”", "\"\($0.name.en)\"") } ?? say("该级别", "That level")
        let known = unit.plan.levels.filter(\.activates).map(\.key)
        return no(
            say("\(name)不启动响应", "\(name) is not activated"),
            instead: say("可用级别：\(list(known))；或 ", "Levels: \(list(known)); or ")
                + typed(.watch, zh: "W-1 理由=…", en: "W-1 reason=…"))
    }

    func sameLevel(_ number: Number, _ level: Level) -> Words {
        no(
            say(
                "\(number) 已是\(self.level(level))，无需调整",
                "\(number) is at \(self.level(level)) already"),
            instead: say("查看：", "To see it: ") + typed(.status, "\(number)"))
    }

    func notProposed(_ number: Number) -> Words {
        no(
            say("\(number) 尚未提议结束", "Closing \(number) has not been proposed"),
            who: say("可由：\(group(.office))提议", "\(group(.office)) proposes it"),
            instead: say("请先输入 ", "First type ")
                + typed(.close, zh: "提议 \(number) 理由=…", en: "propose \(number) reason=…"))
    }

    func alreadyProposed(_ number: Number) -> Words {
        no(
            say("\(number) 已提议结束，待指挥部决定", "Closing \(number) is proposed; HQ decides"),
            who: say("可由：\(group(.hq))", "These may: \(group(.hq))"),
            instead: say("请输入 ", "Type ") + typedClose(number.value))
    }

    func alreadyCountersigned(_ number: Number) -> Words {
        no(
            say("\(number) 无需补签", "\(number) needs no countersignature"),
            instead: say("查看：", "To see it: ") + typed(.status, "\(number)"))
    }

    // MARK: Notices

    func whichNotice(_ open: [Number]) -> Words {
        let sample = open.first.map { "\($0.value)" } ?? "1"
        return no(
            say("您有多项待签收：\(numbers(open))", "Several notices wait for you: \(numbers(open))"),
            instead: say("请写明编号：", "Name one: ") + typed(.ack, sample))
    }

    func noSuchNotice(_ number: Number, _ open: [Number]) -> Words {
        no(
            say(
                "没有 \(number)，您的待签收：\(numbers(open))",
                "There is no \(number); these wait for you: \(numbers(open))"),
            instead: say("请写明编号：", "Name one: ")
                + typed(.ack, open.first.map { "\($0.value)" } ?? "1"))
    }

    func nothingToAcknowledge() -> Words {
        no(
            say("您没有待签收的通知", "No notice waits for you"),
            instead: say("查看：", "To see what does: ") + typed(.me))
    }

    func notAddressed(_ number: Number) -> Words {
        no(
            say("\(number) 不是发给您的", "\(number) was not sent to you"),
            instead: say("您的通知：", "Your notices: ") + typed(.me))
    }
}
