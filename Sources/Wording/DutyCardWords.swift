import Domain

/// The duty card that goes with a seat: a short form of the desk card (spec §6).
extension Voice {
    func words(_ card: DutyCard) -> Words {
        let seat = say(
            "\(card.name.zh) \(self.seat(card.post.seat))",
            "\(card.name.en), \(self.seat(card.post.seat))")
        let head = say("职责卡：\(seat)", "Duty card: \(seat)")
        let duty = say("职责：", "Duties: ") + tidy(card.duty[language], max: 200)
        let desk = say("值班电话 \(self.duty)", "Duty desk \(self.duty)")
        let see = say("随时查看：", "To see it again: ") + typed(.group, zh: "职责卡", en: "card")
        let steps = isRoom ? [] : firstSteps(card)
        var words = Words(
            [head, duty, powers(card), callOrder(card)] + steps + [desk + say("；", ". ") + see],
            forms: [
                say(
                    "您的新席位：\(self.seat(card.post.seat))，职责卡请在聊天中查看或致电\(self.duty)",
                    "Your new seat: \(self.seat(card.post.seat)). Card: see the chat or call \(self.duty)"
                ),
                say("您有新席位，请致电\(self.duty)", "A new seat is yours: call \(self.duty)"),
                say("您有新席位", "A new seat is yours"),
            ], subject: head)
        // The plan's own text goes by mail; who is called is for the chat (spec §7).
        words.letter = ([head, duty, powers(card)] + steps + [desk]).joined(separator: "\n")
        return words
    }

    private func powers(_ card: DutyCard) -> String {
        guard !card.powers.isEmpty else {
            return say(
                "权限：报预警、签收、办理本人任务", "May: warn, acknowledge, work on own tasks")
        }
        let most = isRoom ? 6 : 12
        return say("权限：", "May: ") + first(card.powers.map(word), most)
    }

    private func callOrder(_ card: DutyCard) -> String {
        guard !card.callOrder.isEmpty else { return "" }
        let names = card.callOrder.map { one in
            one.name + (one.mobile.map { say("(\($0))", " (\($0))") } ?? "")
        }
        return say("无人应答时依次呼叫：", "If you do not answer: ") + people(names, isRoom ? 3 : 6)
    }

    /// Of every activation first, then of the scenarios.
    private func firstSteps(_ card: DutyCard) -> [String] {
        let hour = FirstHour(plan: unit.plan)
        let steps = unit.plan.packs.flatMap { hour.steps(of: $0, for: card.post.group) }
        guard !steps.isEmpty else { return [] }
        let most = 8
        let lines = steps.prefix(most).map { early in
            "\(FirstHour.when(early, language)) \(early.step.id) \(early.step.action[language])"
        }
        let more = steps.count - most
        return [say("第一小时：", "The first hour:")] + lines
            + (more > 0 ? [say("……另有\(more)项", "… and \(more) more")] : [])
    }
}
