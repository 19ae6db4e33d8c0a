import Domain
import Foundation

/// Refusals for the state of a task.
extension Voice {
    func notYours(_ number: Number, _ name: String?) -> Words {
        let why =
            name.map { say("\(number) 由\($0)负责", "\(number) belongs to \($0)") }
            ?? say("\(number) 尚未指派", "\(number) is not assigned yet")
        return no(
            why,
            who: say(
                "可由：责任人、该组组长或副组长", "These may: the person in charge, the group's lead or deputy"),
            instead: say("改派：", "To assign it: ")
                + typed(.assign, zh: "\(number) @姓名", en: "\(number) @name"))
    }

    func taskFinished(_ number: Number) -> Words {
        no(
            say("\(number) 早已办结，不必再报", "\(number) was done before; nothing more is needed"),
            instead: say("您的任务：", "Your tasks: ") + typed(.task))
    }

    /// Only for the three refusals of a task that needs nothing more from the asker.
    func over(_ refusal: Refusal) -> Words {
        switch refusal {
        case .taskDropped(let number): taskDropped(number)
        case .alreadyVoiced(let number): alreadyVoiced(number)
        case .taskFinished(let number): taskFinished(number)
        default: Words([])
        }
    }

    func taskDropped(_ number: Number) -> Words {
        no(
            say("\(number) 已不再需要", "\(number) is no longer wanted"),
            instead: say("您的任务：", "Your tasks: ") + typed(.task))
    }

    func alreadyVoiced(_ number: Number) -> Words {
        no(
            say("\(number) 您已办理，还需其他人办理", "You have done your part of \(number)"),
            instead: say("还需同组其他人输入 ", "Still wanted from another of the group: ")
                + typed(.done, "\(number)"))
    }

    func waitsFor(_ number: Number, _ others: [Number]) -> Words {
        no(
            say(
                "\(number) 须等 \(numbers(others)) 完成",
                "\(number) must wait for \(numbers(others))"),
            instead: say("查看：", "To see them: ") + typed(.task))
    }

    func awaitsApproval(_ number: Number) -> Words {
        no(
            say("\(number) 已提交，正等批准", "\(number) is handed in and awaits approval"),
            instead: say("批准人请输入 ", "The approver types ") + typed(.approve, "\(number)"))
    }

    func notAwaitingApproval(_ number: Number) -> Words {
        no(
            say("\(number) 尚未提交，不能批准", "\(number) is not handed in yet"),
            instead: say("责任人先输入 ", "The person in charge first types ")
                + typed(.done, "\(number)"))
    }

    func doerMayNotApprove(_ number: Number) -> Words {
        no(
            say("\(number) 由您办理，不能自己批准", "You did \(number) yourself, so you may not approve it"),
            instead: say("请另一位批准人输入 ", "Another approver types ")
                + typed(.approve, "\(number)"))
    }

    func notApprover(_ number: Number, _ names: [String]) -> Words {
        no(
            say("您不是 \(number) 的批准人", "You are not an approver of \(number)"),
            who: names.isEmpty ? "" : say("可由：\(people(names))", "These may: \(people(names))"),
            instead: say("请其输入 ", "They type ") + typed(.approve, "\(number)"))
    }

    func alreadyApproved(_ number: Number) -> Words {
        no(
            say("您已批准过 \(number)", "You have approved \(number) already"),
            instead: say("还需其他批准人输入 ", "Still wanted from another approver: ")
                + typed(.approve, "\(number)"))
    }

    func evidenceMissing(_ number: Number, _ kinds: [String]) -> Words {
        no(
            say(
                "\(number) 须附证据：\(evidence(kinds))",
                "\(number) cannot be done without: \(evidence(kinds))"),
            instead: say("请输入 ", "Type ")
                + typed(.done, zh: "\(number) 链接或编号", en: "\(number) link or number"))
    }
}
