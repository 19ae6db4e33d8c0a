import Domain

/// Lists of questions and of who may answer them.
extension Voice {
    /// Only what nobody has been told yet has a time.
    private func due(_ question: QuestionBrief) -> String {
        switch question.stand {
        case .given, .outdated, .dropped: ""
        case .open, .drafted, .approved:
            question.due < now
                ? say("已超时｜", "overdue | ")
                : say("\(time(question.due))前｜", "by \(time(question.due)) | ")
        }
    }

    func questionList(
        _ incident: Int?, _ questions: [QuestionBrief], _ all: Bool
    ) -> Words {
        let place = incident.map { say("\(i: $0) ", "\(i: $0): ") } ?? ""
        guard !questions.isEmpty else {
            let head =
                place
                + (all ? say("没有问答记录", "no questions yet") : say("没有待答复的问题", "no open questions"))
            return Words(
                [
                    capital(head),
                    say("登记：", "To log one: ")
                        + qa(
                            "登记 提问=… 媒体=… 联系=… 截止=18:30 -- 问题",
                            "log asker=… outlet=… contact=… by=18:30 -- question"),
                ], forms: [capital(head)])
        }
        let counts = Question.Stand.allCases.compactMap { kind in
            let count = questions.count { $0.stand == kind }
            return count == 0 ? nil : say("\(stand(kind))\(count)", "\(count) \(stand(kind))")
        }
        let head =
            place + (all ? say("问答：", "questions: ") : say("待办问答：", "open questions: "))
            + list(counts)
        let rows = questions.map { question in
            "\(question.id) \(stand(question.stand))" + say("｜", " | ") + due(question)
                + asked(question, max: 50)
        }
        let most = isRoom ? 4 : 60
        return Words(
            [capital(head)] + rows.prefix(most) + [more(rows.count - most)],
            forms: [capital(head), capital(place) + say("问答", "questions")])
    }

    func spokespersons(_ facts: SpeakerFacts) -> Words {
        let head =
            facts.isDefault
            ? say(
                "指挥部未指定发言人，只由\(people(facts.names))对外答复",
                "HQ has named no spokesperson: only \(people(facts.names)) may answer")
            : say("发言人：\(people(facts.names, 8))", "Spokespersons: \(people(facts.names, 8))")
        return Words(
            [
                head, say("其他人不以单位名义答复", "Nobody else answers in the unit's name"),
                say("由\(group(.hq))指定：", "\(group(.hq)) names them: ")
                    + qa("发言人 指定 @姓名", "spokesperson add @name"),
            ], forms: [head, say("请在聊天中查看", "See it in the chat")])
    }
}
