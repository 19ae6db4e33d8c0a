import Domain
import Foundation

/// What people ask us: what they asked, what we answer, who may say it.
extension Voice {
    func words(_ reply: QuestionReply) -> Words {
        switch reply {
        case .logged(let question, let like): logged(question, like)
        case .drafted(let question, let approvers): drafted(question, approvers)
        case .approved(let facts): approved(facts)
        case .joined(let question, let head): joined(question, head)
        case .given(let question, let facts, let again): given(question, facts, again)
        case .dropped(let question):
            Words(
                [
                    say("\(question.id) 免答，计时停止", "\(question.id) is not answered, its clock stops")
                        + reason(question.dropped),
                    say("理由留存备查", "The reason is kept in the log"),
                ], forms: ["\(question.id) " + say("免答", "is not answered")])
        case .shown(let facts): shown(facts)
        case .list(let incident, let questions, let all): questionList(incident, questions, all)
        case .spokespersons(let facts): spokespersons(facts)
        }
    }

    // MARK: Parts of a sentence

    func qa(_ zh: String, _ en: String) -> String { typed(.question, zh: zh, en: en) }

    /// Outlet and name; neither where both were let go of.
    func who(_ asker: Asker) -> String {
        let parts = [asker.outlet, asker.name].compactMap { $0.map { tidy($0, max: 20) } }
        return parts.joined(separator: " ")
    }

    func asked(_ question: QuestionBrief, max: Int = QuestionBrief.textInRoom) -> String {
        let who = who(question.asker)
        return tidy(question.text, max: max)
            + (who.isEmpty ? "" : say("（\(who)）", " (\(who))"))
    }

    func stand(_ stand: Question.Stand) -> String {
        switch stand {
        case .open: say("待起草口径", "no answer yet")
        case .drafted: say("口径待批准", "answer to be approved")
        case .approved: say("可答复", "may be answered")
        case .given: say("已答复", "answered")
        case .outdated: say("须重新告知", "to be told again")
        case .dropped: say("免答", "not answered")
        }
    }

    func answerBy(_ question: QuestionBrief) -> String {
        question.due < now
            ? say("应于\(time(question.due))答复，已超时", "answer was due \(time(question.due))")
            : say("\(time(question.due))前答复", "answer by \(time(question.due))")
    }

    /// `: text`. Whoever approves it or says it is bound to every word, so it is whole to one
    /// person; a room reads its beginning, and where the rest is.
    func text(of question: QuestionBrief) -> String {
        guard let answer = question.answer else { return "" }
        let most = QuestionBrief.answerInRoom
        let colon = say("：", ": ")
        guard isRoom else { return colon + whole(answer.text) }
        guard answer.text.count > most else { return colon + tidy(answer.text, max: most) }
        let show = qa("查看 \(question.head)", "show \(question.head)")
        return colon + tidy(answer.text, max: most)
            + say("（全文：\(show)）", " (all of it: \(show))")
    }

    func version(_ answer: QuestionBrief.Answer?) -> String { "v\(answer?.version ?? 1)" }

    func howToWrite(_ number: Number) -> String {
        say("写口径：", "to write the answer: ")
            + qa("口径 \(number) -- 内容", "answer \(number) -- text")
    }

    func howToGive(_ number: Number) -> String {
        say("答复后登记：", "Once they are told: ")
            + qa("已答 \(number) 方式=电话", "given \(number) via=phone")
    }

    // MARK: Replies

    private func logged(_ question: QuestionBrief, _ like: QuestionBrief?) -> Words {
        let head = say("\(question.id) 已登记", "\(question.id) logged")
        return Words(
            [
                head + say("：", ": ") + asked(question),
                capital(answerBy(question)) + say("；", "; ") + howToWrite(question.id),
                alike(question, like),
                say(
                    "提问、批评、意见一律如实答复，不立案，不给提问人建档",
                    "Questions, criticism and opinions get an answer: no case, no file on who asked"
                ),
            ], forms: [head])
    }

    func alike(_ question: QuestionBrief, _ like: QuestionBrief?) -> String {
        guard let like else { return "" }
        return say(
            "与 \(like.id) 相近：\(tidy(like.text, max: 40))｜若是同一问题：",
            "Much like \(like.id): \(tidy(like.text, max: 40)) | if it is the same: ")
            + qa("同题 \(question.id) \(like.id)", "same \(question.id) \(like.id)")
    }

    /// By what somebody was told: a link is written out.
    func how(_ via: String) -> String { via.contains("://") ? tidy(via, max: 80) : means(via) }

    private func drafted(_ question: QuestionBrief, _ approvers: [String]) -> Words {
        let version = version(question.answer)
        let head = say(
            "\(question.id) 口径\(version)待批准", "\(question.id), answer \(version) awaits approval")
        return Words(
            [
                head + text(of: question), ground(question.answer), mind(question.answer),
                before(question.answer),
                say("由\(people(approvers))批准：", "By \(people(approvers)): ")
                    + qa("批准 \(question.id) \(version)", "approve \(question.id) \(version)"),
            ], forms: [head])
    }

    /// Whoever approves it reads what catches the eye first.
    func mind(_ answer: QuestionBrief.Answer?) -> String {
        guard let lint = answer?.lint else { return "" }
        return say("提示：", "Mind: ") + first(lint.map { self.lint($0) }, 3)
    }

    /// What held before holds no more.
    func before(_ answer: QuestionBrief.Answer?) -> String {
        guard let version = answer?.version, version > 1 else { return "" }
        return say(
            "此前的口径作废，批准前不得对外答复", "The one before holds no more; nobody is told anything until then")
    }

    private func approved(_ facts: AnswerFacts) -> Words {
        let question = facts.question
        let head = say(
            "\(question.id) 口径\(version(question.answer))已批准",
            "\(question.id), answer \(version(question.answer)) approved")
        return Words(
            [head + text(of: question)] + toTell(facts)
                + [by(facts), howToGive(facts.next)],
            forms: [head])
    }

    func by(_ facts: AnswerFacts) -> String {
        say(
            "只由\(people(facts.spokespersons))对外答复",
            "Only \(people(facts.spokespersons)) may tell it")
    }

    /// Who waits for it, and who heard something else before.
    func toTell(_ facts: AnswerFacts) -> [String] {
        let waiting = facts.waiting.map { question in
            let who = who(question.asker)
            let when =
                question.due < now
                ? say("已超时", "overdue")
                : say("\(time(question.due))前", "by \(time(question.due))")
            let parts = [who, when].filter { !$0.isEmpty }.joined(separator: say("，", ", "))
            return "\(question.id)" + say("(\(parts))", " (\(parts))")
        }
        return [
            waiting.isEmpty ? "" : say("待答复：", "To be told: ") + first(waiting, 3), again(facts),
        ]
    }

    private func again(_ facts: AnswerFacts) -> String {
        guard !facts.again.isEmpty else { return "" }
        let people = facts.again.map { question in
            let who = who(question.asker)
            let told = question.given.map { "v\($0.version)" } ?? ""
            return "\(question.id)" + say("(", " (") + (who.isEmpty ? "" : who + say("，", ", "))
                + say("曾告知\(told))", "was told \(told))")
        }
        return say("须重新告知：", "To be told again: ") + first(people, 3)
    }

    private func joined(_ question: QuestionBrief, _ head: QuestionBrief) -> Words {
        let line = say(
            "\(question.id) 与 \(head.id) 同题，用同一口径",
            "\(question.id) is the same question as \(head.id): one answer for both")
        let next: String =
            switch question.stand {
            case .outdated:
                say(
                    "\(question.id) 的提问人听到的是另一说法，须重新告知",
                    "Whoever asked \(question.id) was told something else: tell them again")
            case .approved: howToGive(question.id)
            case .open: capital(howToWrite(head.id))
            case .drafted, .given, .dropped: ""
            }
        let answer = head.answer.map { answer in
            say("口径\(version(answer))", "Answer \(version(answer))")
                + (answer.approvedBy == nil ? say("(待批准)", " (to be approved)") : "")
                + text(of: head)
        }
        return Words([line, answer ?? "", next], forms: [line, "\(question.id) = \(head.id)"])
    }

    private func given(_ question: QuestionBrief, _ facts: AnswerFacts, _ again: Bool) -> Words {
        let head =
            again
            ? say("\(question.id) 已重新告知", "\(question.id) told again")
            : say("\(question.id) 已答复", "\(question.id) answered")
        let late = question.given.map { $0.at > question.due } == true
        let when =
            late
            ? say("晚于时限\(time(question.due))", "later than \(time(question.due))")
            : say("在时限\(time(question.due))前", "before \(time(question.due))")
        return Words(
            [head + say("：", ": ") + told(question) + (again ? "" : say("，", ", ") + when)]
                + toTell(facts)
                + [facts.waiting.isEmpty && facts.again.isEmpty ? "" : howToGive(facts.next)],
            forms: [head])
    }

    /// By whom, by what, which version.
    func told(_ question: QuestionBrief) -> String {
        guard let given = question.given else { return "" }
        let via = given.via.map { how($0) + say("，", ", ") } ?? ""
        return say(
            "\(given.by)(\(via)口径v\(given.version))", "\(given.by) (\(via)answer v\(given.version))"
        )
    }

    private func shown(_ facts: QuestionFacts) -> Words {
        let question = facts.question
        let head = "\(question.id) \(stand(question.stand))"
        let alike =
            facts.alike.isEmpty
            ? "" : say("同题：", "Same question: ") + numbers(facts.alike) + say("；", "; ")
        let may = say("可答复：", "may answer: ") + people(facts.spokespersons)
        return Words(
            [
                head + say("：", ": ")
                    + asked(question, max: isRoom ? QuestionBrief.textInRoom : .max),
                loggedBy(question) + contact(facts),
                answerLine(question), toldLine(question), capital(alike + may),
            ], forms: [head])
    }

    private func loggedBy(_ question: QuestionBrief) -> String {
        let by = question.by.map {
            say("\($0)登记于\(time(question.at))，", "logged by \($0) at \(time(question.at)), ")
        }
        switch question.stand {
        case .open, .drafted, .approved: return capital((by ?? "") + answerBy(question))
        case .given, .outdated, .dropped:
            return capital(
                (by ?? "") + say("时限\(time(question.due))", "due by \(time(question.due))"))
        }
    }

    private func answerLine(_ question: QuestionBrief) -> String {
        guard let answer = question.answer else { return "" }
        let approver = answer.approvedBy.map { say("\($0)批准", "approved by \($0)") }
        let names =
            say("\(answer.by)起草，", "by \(answer.by), ")
            + (approver ?? say("待批准", "to be approved"))
        return say("口径\(version(answer))(\(names))", "Answer \(version(answer)) (\(names))")
            + text(of: question)
    }

    private func toldLine(_ question: QuestionBrief) -> String {
        if let why = question.dropped { return say("免答：", "Not answered: ") + tidy(why) }
        guard let given = question.given else { return "" }
        return say("已告知：", "Told: ") + told(question) + say("，", ", ") + time(given.at)
    }

    /// In a room it is masked, whoever asks.
    private func contact(_ facts: QuestionFacts) -> String {
        guard let masked = facts.question.asker.maskedContact else { return "" }
        let isWhole = !isRoom && facts.maySeeContact
        let shown = isWhole ? facts.question.asker.contact ?? masked : masked
        let hint =
            isRoom && facts.maySeeContact
            ? say("(完整的请私聊查看)", " (the whole of it in a direct message)") : ""
        return say("；联系：", "; contact: ") + tidy(shown, max: 60) + hint
    }
}

extension AnswerFacts {
    /// Whom to tell first.
    fileprivate var next: Number { waiting.first?.id ?? again.first?.id ?? question.id }
}
