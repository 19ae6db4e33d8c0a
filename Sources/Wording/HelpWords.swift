import Domain

/// Help shows only what the asker may use here (spec §6).
extension Voice {
    func help(_ facts: HelpFacts) -> Words {
        if let verb = facts.verb { return detail(verb, mine: facts.verbs.contains(verb)) }
        return Words([aims] + (isRoom ? brief(facts.verbs) : full(facts.verbs)), forms: shortHelp)
    }

    /// Clause 一: help opens with what the plan is for.
    private var aims: String {
        say(
            "预案目的：明确职责、规范程序、优化资源、降低影响", "The plan: clear duties, set steps, shared means, less harm"
        )
    }

    private func brief(_ verbs: [Verb]) -> [String] {
        let words = verbs.filter(lexis.isTyped).map { typed($0) }
        return [
            say("您可用的命令：", "What you may use: ") + words.joined(separator: " "),
            say("写法和例子：", "How to write one: ") + typed(.help, word(.warn)),
            say("私信我可看全部说明", "Send me a direct message for the whole list"),
        ]
    }

    private func full(_ verbs: [Verb]) -> [String] {
        verbs.map { verb in
            guard lexis.isTyped(verb) else { return purpose(verb) }
            return say(
                "\(typed(verb)) \(purpose(verb))。例：\(sample(verb))",
                "\(typed(verb)): \(purpose(verb)). E.g. \(sample(verb))")
        }
    }

    private func detail(_ verb: Verb, mine: Bool) -> Words {
        let row = Permissions.row(verb)
        let who = row.roles.map(role).joined(separator: say("、", "; "))
        let roads = list(RouteKind.usual.filter(row.routes.contains).map(road))
        let note = mine ? "" : say("(您现在不能使用)", " (not you, at present)")
        let title = say("\(word(verb))：\(purpose(verb))", "\(word(verb)): \(purpose(verb))")
        return Words(
            [
                title, say("写法：", "Write: ") + usage(verb),
                say("例如：", "Example: ") + sample(verb),
                say("谁可用：\(who)\(note)｜\(roads)", "Who may: \(who)\(note) | by \(roads)"),
                verb.isDangerous ? say("会先回问4位确认码", "Asks back with a 4-digit code first") : "",
            ],
            forms: [say("例如：\(sample(verb))", "Example: \(sample(verb))"), title] + shortHelp)
    }

    private var shortHelp: [String] {
        [
            say(
                "可回复：收到 4、无法 4、完成 3、受阻 3 原因、态势、我的",
                "Reply: ACK 4, CANNOT 4, DONE 3, BLOCK 3 why, STATUS"),
            say("可回复：收到 4、完成 3、态势", "Reply: ACK 4, DONE 3, STATUS"),
        ]
    }
}
