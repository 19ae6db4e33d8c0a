import Domain

/// Questions that make up a command, one at a time.
extension Voice {
    func words(_ question: FormQuestion) -> Words {
        let place = "\(question.place)/\(question.count)"
        let head = say(
            "\(title(question.subject)) \(place)：\(asked(question.field))",
            "\(title(question.subject)), \(place): \(asked(question.field))")
        return Words([head] + choices(question.field) + [howToAnswer(question)])
    }

    private func title(_ subject: Form.Subject) -> String {
        switch subject {
        case .warning: say("登记预警", "Register a warning")
        case .assessment(let number):
            number.map { say("研判 \($0)", "Assess \($0)") } ?? say("研判", "Assess")
        }
    }

    private func asked(_ field: Form.Field) -> String {
        switch field {
        case .type: say("是什么类型的事？", "what kind of event is it?")
        case .scope: say("在哪些平台、影响多大范围？", "which platforms, how far has it spread?")
        case .harm: say("可能造成什么危害？", "what harm may it do?")
        case .link: say("链接？没有请回“无”", "its link? Say \"none\" if there is none")
        case .floors: say("有没有以下情形？没有请回“无”", "does any of these hold? Say \"none\" if not")
        case .indicator(let number):
            unit.plan.rubric.indicators.indices.contains(number - 1)
                ? unit.plan.rubric.indicators[number - 1].name[language] : "\(number)"
        }
    }

    /// What may be answered, with its meaning.
    private func choices(_ field: Form.Field) -> [String] {
        switch field {
        case .type:
            let titles = unit.plan.packs.filter(\.isChosen).map { $0.title[language] }
            return titles.isEmpty ? [] : [say("例如：", "Such as: ") + list(titles)]
        case .scope, .harm, .link: return []
        case .floors: return [list(unit.plan.rubric.floors.map { $0.name[language] })]
        case .indicator(let number):
            guard unit.plan.rubric.indicators.indices.contains(number - 1) else { return [] }
            let scale = unit.plan.rubric.indicators[number - 1].scale.map { $0[language] }
            return [
                scale.enumerated().map { "\($0) \($1)" }.joined(separator: say("｜", " | "))
                    + say("｜? 不清楚", " | ? unknown")
            ]
        }
    }

    private func howToAnswer(_ question: FormQuestion) -> String {
        let several =
            if case .indicator = question.field {
                say("可一次答多项，如“3 4 ?”；", "Several at once: \"3 4 ?\". ")
            } else { "" }
        return several
            + say(
                "您的下一句话就是答案；改上一题“上一步”，不填了“取消”",
                "Your next message is the answer; \"back\" to the last one, \"stop\" to leave")
    }

    func stopped(_ subject: Form.Subject) -> Words {
        let what =
            subject == .warning
            ? say("没有登记任何内容", "Nothing was registered") : say("没有研判", "Nothing was assessed")
        return Words([
            what, say("重新开始：", "To begin again: ") + typed(subject.verb),
        ])
    }

    // MARK: Answers that do not fit

    /// Only for the refusals of a form.
    func form(_ refusal: Refusal) -> Words {
        switch refusal {
        case .whichWarning(let open): whichWarning(open)
        case .formLink: formLink()
        case .formValue(let word): formValue(word)
        case .formTooMany(let left): formTooMany(left)
        default: noWarning()
        }
    }

    private func formLink() -> Words {
        no(
            say("这不是链接", "This is no link"),
            instead: say("请发网址，没有请回“无”", "Send a web address, or \"none\""))
    }

    private func formValue(_ word: String) -> Words {
        no(
            say("\(quote(word))不对", "\(quote(word)) does not fit"),
            instead: say("请回复 0 至 4，不清楚回 ?", "Reply 0 to 4, or ? if it is unknown"))
    }

    private func formTooMany(_ left: Int) -> Words {
        no(
            say(
                "分值过多，只剩\(left)项",
                "Too many values: \(count(left, "indicator is", "indicators are")) left"),
            instead: say("请重发，每项一个 0 至 4", "Send them again, one 0 to 4 for each"))
    }

    private func noWarning() -> Words {
        no(
            say("没有待研判的预警", "No warning waits to be assessed"),
            instead: say("登记新情况：", "To register something new: ") + typed(.warn))
    }

    private func whichWarning(_ open: [Number]) -> Words {
        let first = open.first?.description ?? "W-1"
        return no(
            say("有多项预警：\(numbers(open))", "Several warnings are open: \(numbers(open))"),
            instead: say("请写明编号：", "Name one: ") + typed(.assess, first))
    }
}
