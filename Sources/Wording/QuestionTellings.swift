import Domain
import Foundation

/// Questions: what is told unasked, what is refused, how it reads in the timeline and the help.
extension Voice {
    func words(_ bulletin: QuestionBulletin) -> Words {
        switch bulletin {
        case .logged(let question, let like): wanted(question, like)
        case .approvalWanted(let question): approvalWanted(question)
        case .approved(let facts): mayBeGiven(facts)
        case .due(let reminders): questionsDue(reminders)
        case .spokesperson(let name, let named, let by, let facts):
            spokesperson(name, named, by, facts)
        }
    }

    private func alarm(_ head: String) -> [String] { [head + say("。", ". ") + logIn, head] }

    private func wanted(_ question: QuestionBrief, _ like: QuestionBrief?) -> Words {
        let head = say(
            "\(question.id) 有人提问，请起草口径", "\(question.id) was asked: please write the answer")
        let by = question.by.map { say("(\($0)登记)", " (logged by \($0))") } ?? ""
        return Words(
            [
                head + by + say("：", ": ") + asked(question),
                capital(answerBy(question)) + say("；", "; ") + howToWrite(question.id),
                alike(question, like),
            ], forms: alarm(head), subject: head)
    }

    private func approvalWanted(_ question: QuestionBrief) -> Words {
        let version = version(question.answer)
        let head = say(
            "\(question.id) 口径\(version)请批准", "\(question.id), answer \(version): please approve")
        let by = question.answer.map { say("(\($0.by)起草)", " (by \($0.by))") } ?? ""
        return Words(
            [
                head + by + text(of: question), ground(question.answer), mind(question.answer),
                before(question.answer),
                say("问题：", "Asked: ") + asked(question),
                capital(answerBy(question)) + say("；批准：", "; to approve: ")
                    + qa("批准 \(question.id) \(version)", "approve \(question.id) \(version)"),
            ], forms: alarm(head), subject: head)
    }

    private func mayBeGiven(_ facts: AnswerFacts) -> Words {
        let question = facts.question
        let isAgain = facts.waiting.isEmpty && !facts.again.isEmpty
        let head = say(
            "\(question.id) 口径\(version(question.answer))已批准，请\(isAgain ? "重新告知" : "答复")",
            "\(question.id), answer \(version(question.answer)) is approved: please "
                + (isAgain ? "tell them again" : "answer"))
        let number = facts.waiting.first?.id ?? facts.again.first?.id ?? question.id
        return Words(
            [head + text(of: question)] + toTell(facts) + [howToGive(number)],
            forms: alarm(head), subject: head)
    }

    private func due(_ reminder: QuestionReminder) -> String {
        let question = reminder.question
        let head =
            reminder.percent >= 100
            ? say(
                "\(question.id) 超时未答复(时限\(time(question.due)))",
                "\(question.id) is overdue (answer was due \(time(question.due)))")
            : say(
                "\(question.id) 已用时\(reminder.percent)%，\(answerBy(question))",
                "\(question.id): \(reminder.percent)% of the time gone, \(answerBy(question))")
        return head + say("，\(stand(question.stand))", ", \(stand(question.stand))")
    }

    private func questionsDue(_ reminders: [QuestionReminder]) -> Words {
        guard reminders.count == 1, let one = reminders.first else {
            let late = reminders.count { $0.percent >= 100 }
            let head = say(
                "问答提醒\(reminders.count)项，其中超时\(late)项",
                "\(count(reminders.count, "question")) due, \(late) overdue")
            let most = isRoom ? 4 : listed
            return Words(
                [head] + reminders.prefix(most).map(due) + [more(reminders.count - most)],
                forms: alarm(head), subject: head)
        }
        let head = due(one)
        let short =
            "\(one.question.id) "
            + (one.percent >= 100
                ? say("超时未答复", "overdue, not answered")
                : answerBy(one.question))
        return Words(
            [head, asked(one.question), next(one.question)], forms: alarm(short), subject: short)
    }

    /// What it waits for, and what to type.
    private func next(_ question: QuestionBrief) -> String {
        switch question.stand {
        case .open: return capital(howToWrite(question.head))
        case .drafted:
            let version = version(question.answer)
            return say("批准：", "To approve: ")
                + qa("批准 \(question.head) \(version)", "approve \(question.head) \(version)")
        case .approved, .given, .outdated, .dropped: return howToGive(question.id)
        }
    }

    private func spokesperson(
        _ name: String, _ named: Bool, _ by: String, _ facts: SpeakerFacts
    ) -> Words {
        let head =
            named
            ? say("\(by)指定\(name)为发言人", "\(by) named \(name) spokesperson")
            : say("\(by)取消\(name)的发言人身份", "\(by): \(name) is spokesperson no more")
        return Words(
            [
                head,
                named
                    ? say(
                        "只用已批准的口径答复，答复后登记：", "Answer with what is approved alone; then: ")
                        + qa("已答 Q-n", "given Q-n")
                    : say("请不再以单位名义答复", "Please answer in the unit's name no more"),
                say("现可答复：", "May answer now: ") + people(facts.names),
            ],
            forms: [
                say("发言人名单有变", "The list of spokespersons changed") + say("。", ". ") + logIn,
                say("发言人名单有变", "The list of spokespersons changed"),
            ],
            subject: say("发言人名单有变", "The list of spokespersons changed"))
    }

    // MARK: Refusals

    func words(_ refusal: QuestionRefusal) -> Words {
        switch refusal {
        case .dropped(let number):
            no(
                say("\(number) 已定为免答", "\(number) is not answered"),
                instead: say("仍要答复请重新登记：", "To answer it after all, log it again: ")
                    + qa("登记 …", "log …"))
        case .noAnswer(let number):
            no(
                say("\(number) 还没有口径", "\(number) has no answer yet"),
                instead: capital(howToWrite(number)))
        case .personal(let number): personal(number)
        case .groundless, .shaky: ofGround(refusal)
        case .sameText(let number, let version):
            no(
                say(
                    "\(number) 口径v\(version)就是这段文字",
                    "\(number), answer v\(version) has this very text"),
                instead: say("查看：", "To see it: ") + qa("查看 \(number)", "show \(number)"))
        case .ownAnswer(let number, let approvers):
            no(
                say(
                    "\(number) 的口径由您起草，须另一人批准",
                    "You wrote the answer to \(number): somebody else approves it"),
                who: say("可批准：\(people(approvers))", "May approve: \(people(approvers))"))
        case .whichVersion(let number, let latest):
            no(
                say(
                    "\(number) 最新的口径是v\(latest)，请先看全文",
                    "\(number): the newest answer is v\(latest), read it first"),
                instead: say("查看：", "To see it: ") + qa("查看 \(number)", "show \(number)")
                    + say("；批准：", "; to approve: ")
                    + qa("批准 \(number) v\(latest)", "approve \(number) v\(latest)"))
        default: speaking(refusal)
        }
    }

    private func personal(_ number: Number) -> Words {
        no(
            say(
                "\(number) 的口径含个人信息（电话、身份证号、未成年人），未保存",
                "The answer to \(number) has personal data (telephone, identity number, a child); it was not kept"
            ),
            instead: say("请去掉后重写：", "Write it without: ")
                + qa("口径 \(number) -- 内容", "answer \(number) -- text"))
    }

    /// Who may say what to whom.
    private func speaking(_ refusal: QuestionRefusal) -> Words {
        switch refusal {
        case .notApproved(let number, let version, let approvers):
            no(
                say(
                    "\(number) 口径v\(version)未批准，不得答复",
                    "\(number), answer v\(version) is not approved: tell nobody"),
                who: say("可批准：\(people(approvers))", "May approve: \(people(approvers))"),
                instead: say("批准：", "To approve: ")
                    + qa("批准 \(number) v\(version)", "approve \(number) v\(version)"))
        case .notSpokesperson(let name, let able):
            no(
                say("\(name)不是发言人，不得对外答复", "\(name) is no spokesperson and may answer nobody"),
                who: say("可答复：\(people(able))", "May answer: \(people(able))"),
                instead: say(
                    "请把问题转给他们；由\(group(.hq))指定：", "Pass it to them; \(group(.hq)) names others: ")
                    + qa("发言人 指定 @姓名", "spokesperson add @name"))
        case .notKeeper(let name):
            no(
                say("\(name)的答复由本人登记", "What \(name) said is written down by \(name)"),
                who: say(
                    "也可由\(group(.guidance))、\(group(.release))、\(group(.office))、\(group(.hq))登记",
                    "or by \(group(.guidance)), \(group(.release)), \(group(.office)), \(group(.hq))"
                ))
        default: standing(refusal)
        }
    }

    /// It is so already, or cannot be.
    private func standing(_ refusal: QuestionRefusal) -> Words {
        switch refusal {
        case .approvedAlready(let number, let version):
            no(
                say(
                    "\(number) 口径v\(version)已批准",
                    "\(number), answer v\(version) is approved already"),
                instead: say("修改即为新版：", "An edit is a new version: ")
                    + qa("口径 \(number) -- 内容", "answer \(number) -- text"))
        case .givenAlready(let number, let version, let by):
            no(
                say(
                    "\(number) 已由\(by)按口径v\(version)答复",
                    "\(number) was answered by \(by), answer v\(version)"),
                instead: say("口径有变才再告知：", "Only another answer is told again: ")
                    + qa("口径 \(number) -- 内容", "answer \(number) -- text"))
        case .sameAlready(let number, let head):
            no(
                say("\(number) 与 \(head) 已是同题", "\(number) and \(head) are one question already"),
                instead: say("查看：", "To see it: ") + qa("查看 \(head)", "show \(head)"))
        case .otherMatter(let number, let other):
            no(
                say(
                    "\(number) 与 \(other) 不属于同一事件", "\(number) and \(other) are not of one incident"
                ),
                instead: say("请各自答复", "Each has an answer of its own"))
        case .spokespersonAlready(let name):
            no(
                say("\(name)已是发言人", "\(name) is spokesperson already"),
                instead: say("名单：", "The list: ") + qa("发言人", "spokesperson"))
        case .noSpokesperson(let name, let able):
            no(
                say("\(name)不是指定的发言人", "\(name) was not named spokesperson"),
                who: say("现可答复：\(people(able))", "May answer now: \(people(able))"))
        default: Words([])
        }
    }

    // MARK: The timeline and the help

    func sentence(_ event: QuestionEvent, _ line: TimelineLine) -> String {
        let id = event.number.map { Number(.question, $0).description } ?? ""
        switch event {
        case .logged(_, let text, _, _):
            return say("登记提问 \(id)", "logged question \(id)") + reason(text)
        case .drafted(_, let version, let text, _):
            return say("起草 \(id) 口径v\(version)", "wrote answer v\(version) to \(id)") + reason(text)
        case .approved(_, let version, let text):
            return say("批准 \(id) 口径v\(version)", "approved answer v\(version) to \(id)")
                + reason(text)
        case .joined(_, let other):
            let other = Number(.question, other)
            return say("认定 \(id) 与 \(other) 同题", "found \(id) and \(other) to be one question")
        case .given(_, let version, let person, let via):
            let giver = name(person, line)
            let by = via.map { say("，\(how($0))", ", \(how($0))") } ?? ""
            return say(
                "登记 \(id) 已由\(giver)答复(口径v\(version)\(by))",
                "noted that \(giver) answered \(id) (answer v\(version)\(by))")
        case .dropped(_, let why):
            return say("定 \(id) 免答", "left \(id) unanswered") + reason(why)
        case .reminded(_, let percent, let person):
            return reminded(person.map { [name($0, line)] } ?? [])
                + say("\(id) 已用时\(percent)%", "\(id), \(percent)% of the time gone")
        case .spokespersonNamed(let person):
            return say("指定\(name(person, line))为发言人", "named \(name(person, line)) spokesperson")
        case .spokespersonRemoved(let person):
            return say(
                "取消\(name(person, line))的发言人身份", "made \(name(person, line)) spokesperson no more")
        }
    }
}
