import Domain

/// Public texts: how far they have come, and what is wanted next.
extension Voice {
    func words(_ reply: StatementReply) -> Words {
        switch reply {
        case .drafted(let facts): changed(facts, head: drafted(facts))
        case .edited(let facts, let voided): changed(facts, head: edited(facts, voided))
        case .submitted(let facts): moved(facts, say("已送审", "handed in"))
        case .gatePassed(let facts, let gate):
            moved(facts, say("\(passed(gate))，已记", "\(passed(gate)), noted"))
        case .returned(let facts): moved(facts, say("已退回起草人", "given back to its drafter"))
        case .accepted(let facts): moved(facts, say("差异已认可", "differences accepted"))
        case .dropped(let number):
            Words([say("\(number) 已撤下，不再发布", "\(number) was given up; it will not go out")])
        case .halted(let facts):
            moved(facts, say("发布已叫停，尚未对外", "stopped: nothing of it is public"))
        case .waived(let facts, let channel):
            moved(
                facts,
                say(
                    "不再等\(name(channel, facts))", "\(name(channel, facts)) is not waited for"))
        case .wentAhead(let facts, let channels):
            moved(
                facts,
                say("不等官网，先发：", "goes out before the own site: ")
                    + list(channels.map { name($0, facts) }))
        case .ordered(let facts): ordered(facts)
        case .placed(let facts, let channel): placed(facts, channel)
        case .confirmed(let facts, let channel):
            moved(
                facts,
                say("\(name(channel, facts))已核对", "\(name(channel, facts)) is confirmed"))
        case .shown(let facts): shown(facts)
        case .changes(let number, let old, let new, let changes):
            Words(
                [say("\(number) v\(old)→v\(new)：", "\(number), v\(old) to v\(new):")]
                    + shortened(changes.filter { !isRoom || $0.isOne }.compactMap(mark)))
        case .list(let incident, let all): statementList(incident, all)
        }
    }

    // MARK: What is next

    /// Who must do the next thing, and how it is typed.
    func next(_ facts: StatementFacts) -> String {
        if let ending = facts.ending { return ended(ending) }
        if facts.isHalted == true { return halted(facts) }
        if !facts.places.isEmpty { return openPlaces(facts) }
        guard facts.isSubmitted else {
            guard facts.blanks.isEmpty else { return fillIn(facts) }
            return say("自查(涉密不上网)后送审：", "When you have read it, and nothing in it is secret: ")
                + typed(.statement, zh: "送审 \(facts.id)", en: "submit \(facts.id)")
        }
        guard let waiting = facts.waiting else {
            guard facts.notAccepted.isEmpty else { return acceptWanted(facts) }
            return say("可以发布：", "It may go out: ") + typed(.release, "\(facts.id)")
        }
        return say("待\(gate(waiting.gate))", "Next: \(gate(waiting.gate))")
            + (waiting.until.map { say("，\(time($0))前", " by \(time($0))") } ?? "")
            + (waiting.missing > 1
                ? say("，须\(waiting.missing)人", ", \(waiting.missing) people") : "")
    }

    /// It was stopped on its way out.
    private func halted(_ facts: StatementFacts) -> String {
        guard facts.isPublic else {
            return say("可修改，或再发布：", "Edit it, or let it go: ")
                + typed(.release, "\(facts.id)")
        }
        let there = facts.places.filter { $0.standing == .confirmed || $0.standing == .placed }
        return say(
            "但已发：\(first(there.map(\.name), 4))。", "It is on \(first(there.map(\.name), 4)). ")
            + typed(.correct, zh: "\(facts.id) 理由=…", en: "\(facts.id) reason=…")
    }

    private func fillIn(_ facts: StatementFacts) -> String {
        let names = facts.blanks.map { $0[language] }
        let how = typed(
            .statement, zh: "填空 \(facts.id) -- \(names[0])：…",
            en: "fill \(facts.id) -- \(names[0]): …")
        return say("待填：\(first(names, 6))。\(how)", "Blanks left: \(first(names, 6)). \(how)")
    }

    private func acceptWanted(_ facts: StatementFacts) -> String {
        say(
            "各版本有差异，待\(list(facts.notAccepted.map(group)))认可：",
            "Its versions differ; \(list(facts.notAccepted.map(group))) must accept that: ")
            + typed(.statement, zh: "认可 \(facts.id)", en: "accept \(facts.id)")
    }

    func waitingFor(_ facts: StatementFacts) -> String {
        guard facts.ending == nil, let waiting = facts.waiting else { return "" }
        return self.waiting(waiting.people)
    }

    private func ended(_ ending: Statement.Ending) -> String {
        switch ending {
        case .released(let at): say("已发布于\(time(at))", "Released at \(time(at))")
        case .dropped(let at): say("已撤下于\(time(at))", "Given up at \(time(at))")
        case .corrected(let by): say("已由 S-\(by) 更正", "Corrected by S-\(by)")
        case .withdrawn(let by): say("已由 S-\(by) 撤回", "Withdrawn by S-\(by)")
        }
    }

    func openPlaces(_ facts: StatementFacts) -> String {
        let open = facts.places.filter { !$0.standing.isSettled }
        guard !open.isEmpty else { return say("各渠道均已发布", "It stands on every channel") }
        return say("未到位：", "Still open: ") + first(open.map { placeLine($0) }, isRoom ? 4 : 20)
    }

    private func placeLine(_ place: StatementFacts.Place, isHalted: Bool = false) -> String {
        let state: String =
            switch place.standing {
            case .ordered where isHalted, .failed where isHalted: say("已叫停", "stopped")
            case .ordered: place.byMachine ? say("发布中", "going out") : say("待人工发布", "by hand")
            case .failed: say("自动发布失败", "failed")
            case .placed: say("待核对", "to be confirmed")
            case .confirmed: say("已发布", "there")
            case .waived: say("渠道已失", "channel lost")
            }
        return say("\(place.name)(\(state))", "\(place.name) (\(state))")
    }

    // MARK: Replies

    private func drafted(_ facts: StatementFacts) -> String {
        let of = facts.amends.map { say("(针对 S-\($0))", " (of S-\($0))") } ?? ""
        return say("\(head(facts))\(of) 已起草", "\(head(facts))\(of) drafted")
    }

    private func edited(_ facts: StatementFacts, _ voided: Bool) -> String {
        let void =
            voided ? say("，此前各环节作废", "; what was given before counts no more") : ""
        return say("\(head(facts)) 已修改", "\(head(facts)) edited") + void
    }

    private func changed(_ facts: StatementFacts, head: String) -> Words {
        Words(
            [head, excerpt(facts), factLine(facts), lintLine(facts), next(facts)],
            forms: [short(facts)])
    }

    private func moved(_ facts: StatementFacts, _ what: String) -> Words {
        let head = say("\(facts.id) \(what)", "\(facts.id) \(what)")
        return Words([head, lintLine(facts), next(facts), waitingFor(facts)], forms: [head])
    }

    private func ordered(_ facts: StatementFacts) -> Words {
        if case .released = facts.ending { return Words(["\(facts.id) " + next(facts)]) }
        let names = first(facts.places.map(\.name), 4)
        return Words([say("\(facts.id) 已下令发布：\(names)", "\(facts.id) is ordered out on \(names)")])
    }

    private func placed(_ facts: StatementFacts, _ channel: String) -> Words {
        let there = name(channel, facts)
        let head = say("\(facts.id) \(there)已回填", "\(facts.id) filed for \(there)")
        return Words(
            [
                head,
                say("须另一人核对：", "Somebody else must go and look: ")
                    + typed(
                        .release, zh: "核对 \(facts.id) \(channel)",
                        en: "confirm \(facts.id) \(channel)"),
            ], forms: [head])
    }

    /// The beginning of the text, on one line.
    func excerpt(_ facts: StatementFacts) -> String {
        tidy(facts.master.replacing(/\$\{[^}]*\}/, with: "＿＿"), max: 100)
    }

    func factLine(_ facts: StatementFacts) -> String {
        guard !facts.facts.isEmpty else {
            return say("尚未引用事实：", "No fact cited: ")
                + typed(.statement, zh: "引用 \(facts.id) F-n", en: "cite \(facts.id) F-n")
        }
        let open = facts.facts.filter { $0.standing != .confirmed }.map { "F-\($0.number)" }
        let all = first(facts.facts.map { "F-\($0.number)" }, 6)
        return say("依据：\(all)", "Rests on \(all)")
            + (open.isEmpty
                ? "" : say("（未证实：\(first(open, 4))）", " (not confirmed: \(first(open, 4)))"))
    }

    /// The gravest of what catches the eye, and how much more there is. Open blanks are named
    /// beside it, and what is on its way out is not to be edited any more.
    func lintLine(_ facts: StatementFacts) -> String {
        guard facts.places.isEmpty, facts.ending == nil else { return "" }
        let shown = facts.blanks.isEmpty ? facts.lint : facts.lint.filter { $0.kind != .blanks }
        guard let worst = shown.first else { return "" }
        let more = shown.count - 1
        return say("提示：", "Mind: ") + lint(worst)
            + (more > 0
                ? say("；另有\(more)条，见", "; \(more) more, see ")
                    + typed(.statement, "\(facts.id)") : "")
    }

    // MARK: The whole of it

    private func shown(_ facts: StatementFacts) -> Words {
        let head = "\(head(facts)) \(digest(facts))"
        guard !isRoom else {
            return Words(
                [
                    head, excerpt(facts), factLine(facts), lintLine(facts), next(facts),
                    waitingFor(facts),
                ], forms: [short(facts)])
        }
        let signed = facts.signed.map { line in
            let of = line.inNameOf.map { say("(代\($0))", " (for \($0))") } ?? ""
            return say(
                "\(gate(line.gate))：\(line.name)\(of) \(time(line.at))",
                "\(capital(gate(line.gate))): \(line.name)\(of), \(time(line.at))")
                + reason(line.note)
        }
        let back = facts.returned.map { returnedLine($0) } ?? ""
        let text = facts.texts.flatMap { variant -> [String] in
            let label = variant.label.isEmpty ? say("正文", "text") : tidy(variant.label, max: 20)
            // All of it: whoever signs answers for each word.
            return ["— \(label) —", whole(variant.text)]
        }
        return Words(
            [head, say("起草：", "Drafted by ") + people(facts.drafters), factLine(facts), back]
                + signed + facts.lint.map { say("提示：", "Mind: ") + lint($0) }
                + facts.differences.map(difference)
                + facts.places.map { placeLine($0, isHalted: facts.isHalted == true) }
                + [next(facts), waitingFor(facts)] + text, forms: [short(facts)])
    }

    func returnedLine(_ returned: StatementFacts.Returned) -> String {
        say(
            "\(returned.by)在\(gate(returned.gate))环节退回：\(tidy(returned.reason))",
            "Given back by \(returned.by) at the \(gate(returned.gate)): \(tidy(returned.reason))")
    }

    func difference(_ difference: StatementText.Difference) -> String {
        let missing =
            difference.missing.isEmpty
            ? "" : say("缺\(first(difference.missing, 4))", "lacks \(first(difference.missing, 4))")
        let added =
            difference.added.isEmpty
            ? "" : say("多\(first(difference.added, 4))", "adds \(first(difference.added, 4))")
        return say(
            "“\(tidy(difference.label, max: 20))”版：",
            "Version \"\(tidy(difference.label, max: 20))\" ")
            + [missing, added].filter { !$0.isEmpty }.joined(separator: say("，", ", "))
    }

    private func mark(_ change: StatementText.Change) -> String? {
        let most = isRoom ? 200 : Int.max
        return switch change {
        case .same(let line): line.isEmpty ? nil : "  " + tidy(line, max: most)
        case .gone(let line): "- " + tidy(line, max: most)
        case .new(let line): "+ " + tidy(line, max: most)
        }
    }

    private func statementList(_ incident: Int, _ all: [StatementFacts]) -> Words {
        guard !all.isEmpty else {
            return Words([
                say("\(i: incident) 尚无通稿", "\(i: incident): no statements yet"),
                say("起草：", "To draft one: ")
                    + typed(
                        .statement, zh: "起草 首发 事实=F-1,F-2 -- 正文",
                        en: "new holding fact=F-1,F-2 -- text"),
            ])
        }
        let head = say(
            "\(i: incident) 通稿\(all.count)件", "\(i: incident), \(count(all.count, "statement"))")
        let rows = all.map { facts in
            "\(self.head(facts))" + say("｜", " | ") + next(facts)
        }
        let most = isRoom ? 4 : 40
        return Words([head] + rows.prefix(most) + [more(rows.count - most)], forms: [head])
    }
}
