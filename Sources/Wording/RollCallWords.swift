import Domain
import Foundation

/// Roll calls: how they ask, the table, and what is told when the time is over (domain §6).
extension Voice {
    // MARK: The question

    /// Whose roll it is.
    func rollScope(_ brief: RollCallBrief) -> String {
        switch brief.scope {
        case .everyone: say("全体点名", "roll call of everyone")
        case .group(let id): say("\(group(id))点名", "roll call of \(group(id))")
        case .post(let number):
            say("现场点名 \(Number(.post, number))", "roll call at \(Number(.post, number))")
        case .incident:
            brief.incident.map { say("\(i: $0) 点名", "roll call for \(i: $0)") }
                ?? say("点名", "roll call")
        }
    }

    func rollAsked(_ brief: RollCallBrief) -> [String] {
        let by =
            brief.by.map { say("\($0)发起", "Asked by \($0)") }
            ?? say("按预案定时点名", "Asked by the plan's clock")
        let place = brief.place.map {
            say("｜地点：\(tidy($0, max: 30))", " | place: \(tidy($0, max: 30))")
        }
        return [by + (place ?? "")]
    }

    func rollAnswer(_ id: Int, _ context: NoticeContext) -> String {
        let by = time(context.answerBy)
        return say("请在\(by)前回复 \(typed(.here)) 或点 ✅", "By \(by) reply \(typed(.here)) or tap ✅")
            + say(
                "；途中：\(typed(.here, "预计=20分"))；不能到岗：",
                "; on the way: \(typed(.here, "eta=20")); cannot come: ")
            + typed(.cannot, "\(id)")
    }

    func rollMailAnswer(_ id: Int) -> String {
        say(
            "回复本邮件，首行写“到”或“途中 20”；不能到岗写“无法 \(id)”",
            "Reply to this mail; first line: HERE, or ETA 20; if you cannot come: CANNOT \(id)")
    }

    /// Template T2 of domain §10.
    func rollForms(_ id: Int, _ context: NoticeContext) -> [String] {
        let by = time(context.answerBy)
        let drilled = drill ? say("演练", "") : ""
        let down = context.outage ? say("主通道中断，已改用短信。", "Chat out. ") : ""
        let full = say(
            "点名\(n: id)：请\(by)前回复“到”或“途中+分钟”",
            "roll call \(n: id): by \(by) reply HERE, or ETA and minutes")
        let ask = drilled + capital(full)
        return [
            down + ask + say("，不能到岗回复“无法 \(id)”", "; or CANNOT \(id)"), down + ask, ask,
            say("点名\(n: id)：\(by)前回复“到”", "Roll call \(n: id): by \(by) reply HERE"),
            rollTersest(id),
        ]
    }

    func rollTersest(_ id: Int) -> String { say("点名\(n: id)，请回复“到”", "\(n: id): reply HERE") }

    /// Only for the two verbs of roll calls.
    func rollArguments(_ verb: Verb) -> String {
        guard verb == .rollcall else {
            return say(
                "[N-n] [地点] [预计=20分] [代=… 方式=电话]", "[N-n] [place] [eta=20] [for=… via=phone]")
        }
        return say(
            "[全体|组别|I-n|P-n] [截止=10分] [地点=…]｜再次｜查看 [N-n]",
            "[all|group|I-n|P-n] [due=10m] [place=…] | again | show [N-n]")
    }

    // MARK: Replies

    /// Only for replies about roll calls.
    func roll(_ reply: Reply) -> Words {
        switch reply {
        case .rollCalled(let id, let asked, let due, let away): rollCalled(id, asked, due, away)
        case .rollAnsweredFor(let id, let name, let stand): rollAnsweredFor(id, name, stand)
        case .rollTable(let facts): rollTable(facts)
        default: Words([])
        }
    }

    private func rollCalled(_ id: Int, _ asked: Int, _ due: Date, _ away: [String]) -> Words {
        let head = say(
            "\(n: id) 点名已发出：\(asked)人，\(time(due))前应答",
            "\(n: id) roll call sent to \(count(asked, "person", "people")), answers by \(time(due))"
        )
        return Words(
            [
                head,
                say(
                    "到时仍未应答的，报您和\(group(.office))，并换通道呼叫",
                    "Whoever is silent then is named to you and \(group(.office)), and called again"
                ),
                say("查看：", "To see the table: ")
                    + typed(.rollcall, say("查看 ", "show ") + "\(n: id)"),
                away.isEmpty
                    ? "" : say("请假未点：\(people(away))", "On leave, not asked: \(people(away))"),
            ], forms: [head, say("\(n: id)点名已发出", "\(n: id) roll call sent")])
    }

    private func rollAnsweredFor(_ id: Int, _ name: String, _ stand: RollStand) -> Words {
        let head = say(
            "\(n: id) 已代\(name)报到：\(self.stand(stand))，记在您名下",
            "\(n: id) entered for \(name), by you: \(self.stand(stand))")
        return Words([head], forms: [head, say("\(n: id)已代报", "\(n: id) entered")])
    }

    // MARK: The table

    func rollTable(_ facts: RollFacts) -> Words {
        let head = say(
            "\(n: facts.notice) \(rollScope(facts.brief))，\(time(facts.brief.due))截止",
            "\(n: facts.notice) \(rollScope(facts.brief)), until \(time(facts.brief.due))")
        return Words(
            [head, rollCounts(facts)] + rollRows(facts),
            forms: ["\(n: facts.notice) \(rollCounts(facts))", head])
    }

    /// `应到8，在岗5，途中1，请假1，失联1`.
    func rollCounts(_ facts: RollFacts) -> String {
        let stands = facts.lines.map(\.stand)
        let here = stands.count { $0 == .present }
        let coming = stands.count { if case .onTheWay = $0 { true } else { false } }
        let away = stands.count - here - coming
        let silent = facts.silent.count
        let isOver = now >= facts.brief.due
        let rest =
            silent == 0
            ? ""
            : say(
                "，\(isOver ? "失联" : "待应答")\(silent)",
                ", \(silent) \(isOver ? "silent" : "to answer")")
        return say(
            "应到\(facts.asked)，在岗\(here)，途中\(coming)，请假\(away)",
            "\(facts.asked) asked: \(here) here, \(coming) on the way, \(away) away") + rest
    }

    private func rollRows(_ facts: RollFacts) -> [String] {
        func row(_ title: String, _ lines: [RollLine]) -> String {
            lines.isEmpty
                ? "" : title + say("：", ": ") + people(lines.map(rollEntry), listed * 2)
        }
        let here = facts.lines.filter { $0.stand == .present }
        let coming = facts.lines.filter { if case .onTheWay = $0.stand { true } else { false } }
        let away = facts.lines.filter { if case .away = $0.stand { true } else { false } }
        let isOver = now >= facts.brief.due
        let title =
            isOver ? say("失联", "Silent") : say("待应答", "To answer")
        return [
            facts.silent.isEmpty
                ? "" : title + say("：", ": ") + people(facts.silent, listed * 2),
            row(say("途中", "On the way"), coming), row(say("请假", "Away"), away),
            row(
                here.contains { $0.isVerified == false }
                    ? say("在岗，身份已核", "Here, and known to be") : say("在岗", "Here"),
                here.filter { $0.isVerified != false }),
            row(
                say("在岗，未核身份", "Here, not verified"), here.filter { $0.isVerified == false }),
        ].filter { !$0.isEmpty }
    }

    /// A name, and what is to be said of the answer: `李雷(约14:50到，迟答，孙宁代报)`.
    private func rollEntry(_ line: RollLine) -> String {
        var notes: [String] = []
        switch line.stand {
        case .onTheWay(let until?): notes.append(say("约\(time(until))到", "about \(time(until))"))
        case .away(let reason?): notes.append(tidy(reason, max: 12))
        case .present, .onTheWay(nil), .away(nil): break
        }
        if line.isVerified == false, line.stand != .present {
            notes.append(say("未核身份", "not verified"))
        }
        if let place = line.place { notes.append(tidy(place, max: 12)) }
        if line.isLate, let at = line.at { notes.append(say("\(time(at))迟答", "late, \(time(at))")) }
        if let by = line.by { notes.append(say("\(by)代报", "entered by \(by)")) }
        guard !notes.isEmpty else { return line.name }
        return line.name + say("(", " (") + notes.joined(separator: say("，", "; ")) + ")"
    }

    /// Where somebody is.
    func stand(_ stand: RollStand) -> String {
        switch stand {
        case .present: say("在岗", "here")
        case .onTheWay(nil): say("途中", "on the way")
        case .onTheWay(let until?):
            say("途中，约\(time(until))到", "on the way, there about \(time(until))")
        case .away: say("不能到岗", "cannot come")
        }
    }

    // MARK: The time is over

    func roll(_ facts: RollFacts, _ bulletin: Bulletin) -> Words {
        if case .rollDue = bulletin { rollDue(facts) } else { rollComplete(facts) }
    }

    private func rollDue(_ facts: RollFacts) -> Words {
        let id = facts.notice
        let silent = count(facts.silent.count, "person", "people")
        let names = people(facts.silent, 8)
        let head = say(
            "\(n: id) 点名到时，\(facts.silent.count)人失联：\(names)",
            "\(n: id) roll call is over, \(silent) silent: \(names)")
        let covers = facts.covers.map {
            say("，请顶岗人设法联系：\(people($0))", "; their stand-ins please find them: \(people($0))")
        }
        let sample = facts.silent.first ?? ""
        return Words(
            [
                head, rollCounts(facts),
                say("已换通道呼叫", "They are called by another route") + (covers ?? ""),
                say("电话问到的请代报：", "Enter what they say by phone: ")
                    + typed(.here, zh: "代=\(sample) 方式=电话", en: "for=\(sample) via=phone"),
            ],
            forms: [
                head + say("，请电话联系", ". Please call them"), head,
                say(
                    "\(n: id)点名到时，\(facts.silent.count)人失联，请电话联系",
                    "\(n: id): \(silent) silent, please call"),
            ], subject: say("\(n: id) 点名有人失联", "\(n: id) roll call: somebody is silent"))
    }

    /// Never said while one is silent.
    private func rollComplete(_ facts: RollFacts) -> Words {
        let isWhole = facts.lines.allSatisfy { $0.stand == .present }
        let head =
            isWhole
            ? say(
                "\(n: facts.notice) 点名完成：\(facts.asked)人全部在岗",
                "\(n: facts.notice) roll call complete: all \(facts.asked) are here")
            : say(
                "\(n: facts.notice) 点名完成，无人失联：",
                "\(n: facts.notice) roll call complete, nobody is silent: ")
                + rollCounts(facts)
        return Words(
            [head] + (isWhole ? [] : rollRows(facts)),
            forms: [head, say("\(n: facts.notice)点名完成", "\(n: facts.notice) roll call complete")],
            subject: say("\(n: facts.notice) 点名完成", "\(n: facts.notice) roll call complete"))
    }

    // MARK: The timeline

    /// Only for events of a roll call.
    func ofRoll(_ event: NoticeEvent, _ id: Int, _ line: TimelineLine) -> String {
        switch event {
        case .answeredRoll(_, let stand, _, .own):
            say("点名 \(n: id)：\(self.stand(stand))", "roll call \(n: id): \(self.stand(stand))")
        case .answeredRoll(let by, let stand, _, .proxy(_, let via)):
            say(
                "代\(name(by, line))报到 \(n: id)(\(means(via)))：\(self.stand(stand))",
                "answered roll call \(n: id) for \(name(by, line)) (\(means(via))): \(self.stand(stand))"
            )
        case .rollVerified(let person):
            say(
                "点名 \(n: id)：\(name(person, line))已核身份",
                "roll call \(n: id): \(name(person, line)) is verified")
        case .rollDue(let silent):
            say(
                "\(n: id) 点名到时，失联：\(people(silent.map { name($0, line) }))",
                "\(n: id): roll call over, silent: \(people(silent.map { name($0, line) }))")
        case .rollUnfound(let silent):
            say(
                "\(n: id) 现场仍失联，已报指挥部：\(people(silent.map { name($0, line) }))",
                "\(n: id): still silent on the scene, HQ told: \(people(silent.map { name($0, line) }))"
            )
        default: say("\(n: id) 点名完成，无人失联", "\(n: id): roll call complete, nobody is silent")
        }
    }
}
