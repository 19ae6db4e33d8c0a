import Domain

/// Facts: what is said to be so, and how far it was looked into.
extension Voice {
    func words(_ reply: FactReply) -> Words {
        switch reply {
        case .added(let fact): factAdded(fact)
        case .voiced(let fact): factVoiced(fact)
        case .settled(let fact): factSettled(fact)
        case .doubted(let fact): factDoubted(fact)
        case .shown(let fact): factShown(fact)
        case .list(let incident, let facts): factList(incident, facts)
        }
    }

    func words(_ bulletin: FactBulletin) -> Words {
        switch bulletin {
        case .wanted(let fact): factWanted(fact)
        case .settled(let fact): factSettled(fact)
        case .doubted(let fact): factInDoubt(fact)
        }
    }

    private func standing(_ standing: Fact.Standing) -> String {
        switch standing {
        case .unconfirmed: say("未证实", "unconfirmed")
        case .confirmed: say("已证实", "confirmed")
        case .refuted: say("已否定", "refuted")
        }
    }

    /// The text and where it is from: for the chat alone.
    private func text(_ fact: FactBrief) -> String {
        let source = fact.source.map {
            say("（来源：\(tidy($0, max: 30))）", " (source: \(tidy($0, max: 30)))")
        }
        return tidy(fact.text, max: 120) + (source ?? "")
    }

    private func look(_ fact: FactBrief) -> String {
        say("需两人核实：", "Two must look into it: ")
            + typed(.fact, zh: "核实 \(fact.id)", en: "verify \(fact.id)")
            + say("；不实：", "; not so: ")
            + typed(.fact, zh: "否定 \(fact.id)", en: "refute \(fact.id)")
    }

    private func factAdded(_ fact: FactBrief) -> Words {
        let head = say("\(fact.id) 已登记，未证实", "\(fact.id) noted, unconfirmed")
        return Words([head + say("：", ": ") + text(fact), look(fact)], forms: [head])
    }

    private func factWanted(_ fact: FactBrief) -> Words {
        let by = fact.by.map { say("(\($0)登记)", " (noted by \($0))") } ?? ""
        let head = say("\(fact.id) 请核实", "\(fact.id) is to be verified")
        return Words(
            [head + by + say("：", ": ") + text(fact), look(fact)],
            forms: [head + say("。", ". ") + logIn, head], subject: head)
    }

    private func factVoiced(_ fact: FactBrief) -> Words {
        let holds = fact.voices.last?.holds ?? true
        let head = say(
            "\(fact.id) 已记：您\(holds ? "核实" : "否定")，还差\(fact.missing)人",
            "\(fact.id): you \(holds ? "verified" : "refuted") it, "
                + "\(count(fact.missing, "more person", "more people")) needed")
        return Words([head], forms: [head])
    }

    private func factSettled(_ fact: FactBrief) -> Words {
        let names = people(
            fact.voices.filter { $0.holds == (fact.standing == .confirmed) }.map(\.name))
        let head = say(
            "\(fact.id) \(standing(fact.standing))(\(names))",
            "\(fact.id) \(standing(fact.standing)) (\(names))")
        let short = "\(fact.id) \(standing(fact.standing))"
        return Words([head + say("：", ": ") + text(fact)], forms: [short], subject: short)
    }

    private func factDoubted(_ fact: FactBrief) -> Words {
        let head = say("\(fact.id) 已存疑，回到未证实", "\(fact.id) is in doubt and unconfirmed again")
        return Words([head, look(fact)], forms: [head])
    }

    private func factInDoubt(_ fact: FactBrief) -> Words {
        let by = fact.doubtedBy ?? ""
        let head = say("\(fact.id) 被\(by)质疑，回到未证实", "\(by) doubts \(fact.id): unconfirmed again")
        let why = fact.doubt.map { say("理由：\(tidy($0))", "Reason: \(tidy($0))") } ?? ""
        return Words(
            [head + say("：", ": ") + text(fact), why, look(fact)],
            forms: [head + say("。", ". ") + logIn, head], subject: head)
    }

    private func factShown(_ fact: FactBrief) -> Words {
        let by = fact.by.map {
            say("\($0)登记于\(time(fact.at))", "noted by \($0) at \(time(fact.at))")
        }
        let voices = fact.voices.map { voice in
            let word = voice.holds ? say("核实", "verified") : say("否定", "refuted")
            let how = voice.how.map { say("：\(tidy($0, max: 60))", ": \(tidy($0, max: 60))") } ?? ""
            return say("\(voice.name)\(word)", "\(voice.name) \(word)") + how
        }
        let doubt = fact.doubt.map {
            say(
                "最近质疑：\(tidy($0, max: 60))(\(fact.doubtedBy ?? ""))",
                "Last doubt: \(tidy($0, max: 60)) (\(fact.doubtedBy ?? ""))")
        }
        let head = "\(fact.id) \(standing(fact.standing))"
        return Words(
            [head + say("：", ": ") + text(fact), capital(by ?? "")]
                + voices.prefix(isRoom ? 3 : 8) + [doubt ?? ""], forms: [head])
    }

    private func factList(_ incident: Int, _ facts: [FactBrief]) -> Words {
        guard !facts.isEmpty else {
            let head = say("\(i: incident) 尚无事实记录", "\(i: incident): no facts noted yet")
            return Words(
                [
                    head,
                    say("登记：", "To note one: ")
                        + typed(.fact, zh: "登记 内容 来源=…", en: "add text src=…"),
                ], forms: [head])
        }
        let counts = Fact.Standing.allCases.map { kind in
            say(
                "\(standing(kind))\(facts.count { $0.standing == kind })",
                "\(facts.count { $0.standing == kind }) \(standing(kind))")
        }
        let head = say("\(i: incident) 事实：", "\(i: incident), facts: ") + list(counts)
        // What holds is read first, and what does not hold last.
        let order: [Fact.Standing] = [.confirmed, .unconfirmed, .refuted]
        let rows = order.flatMap { kind in facts.filter { $0.standing == kind } }.map { fact in
            "\(standing(fact.standing))" + say("｜", " | ") + "\(fact.id) \(text(fact))"
        }
        let most = isRoom ? 4 : 60
        return Words([head] + rows.prefix(most) + [more(rows.count - most)], forms: [head])
    }

    func words(_ refusal: FactRefusal) -> Words {
        switch refusal {
        case .voicedAlready(let number):
            no(
                say("\(number) 您已表过态", "You have said so of \(number) already"),
                instead: say("须由另一人核实", "Somebody else must look into it"))
        case .settled(let number, let standing):
            no(
                say(
                    "\(number) \(self.standing(standing))",
                    "\(number) is \(self.standing(standing))"),
                instead: say("有疑问：", "If you doubt it: ")
                    + typed(.fact, zh: "质疑 \(number) 理由", en: "dispute \(number) why"))
        case .nothingFound(let number):
            no(
                say(
                    "\(number) 尚未有人核实，本就未证实", "Nobody has looked into \(number): it is unconfirmed"),
                instead: say("不实：", "If it is not so: ")
                    + typed(.fact, zh: "否定 \(number)", en: "refute \(number)"))
        case .sourceless(let number):
            no(
                say(
                    "\(number) 没有来源，前一核实人也未写依据",
                    "\(number) has no source, and nobody has said how they know"),
                instead: say("请写明依据：", "Say how you know: ")
                    + typed(.fact, zh: "核实 \(number) 依据", en: "verify \(number) how"))
        }
    }

    func sentence(_ event: FactEvent) -> String {
        let id = Number(.fact, event.number)
        switch event {
        case .added(_, let text, _):
            return say("登记事实 \(id)", "noted fact \(id)") + reason(text)
        case .voiced(_, true, let how): return say("核实 \(id)", "verified \(id)") + reason(how)
        case .voiced(_, false, let how): return say("否定 \(id)", "refuted \(id)") + reason(how)
        case .settled(_, let found):
            return say("\(id) \(standing(found))", "\(id) is \(standing(found))")
        case .doubted(_, let why): return say("质疑 \(id)", "doubted \(id)") + reason(why)
        }
    }

    func factArguments(_ verb: Verb) -> String {
        verb == .fact
            ? say(
                "[I-n]|登记 [I-n] 内容 [来源=…]|核实 F-n [依据]|否定 F-n [依据]|质疑 F-n 理由|查看 F-n",
                "[I-n] | add [I-n] text [src=…] | verify F-n [how] | refute F-n [how] | "
                    + "dispute F-n why | show F-n")
            : say("F-n [依据]", "F-n [how]")
    }

    func factPurpose(_ verb: Verb) -> String {
        verb == .fact
            ? say("登记事实，分已证实、未证实、已否定", "note facts: confirmed, unconfirmed, refuted")
            : say("核实或否定一条事实，两人一致才算", "verify or refute a fact; two must agree")
    }
}
