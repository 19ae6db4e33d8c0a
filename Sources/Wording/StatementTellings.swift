import Domain

/// Public texts: who is asked for what, what is late, what went out.
extension Voice {
    func words(_ bulletin: StatementBulletin) -> Words {
        let facts = bulletin.facts
        switch bulletin {
        case .gateOpen: return gateOpen(facts)
        case .gateLate(_, let late): return gateLate(facts, late)
        case .returned: return given(back: facts)
        case .ready:
            return telling(
                facts,
                facts.notAccepted.isEmpty
                    ? say("各环节已通过，可以发布", "has passed every gate and may go out")
                    : say("各环节已通过，差异待认可", "has passed every gate; its differences have not"),
                [excerpt(facts), versionLine(facts), next(facts)])
        case .ordered: return orderedWords(facts)
        case .placeFailed(_, let channel, let reason): return placeFailed(facts, channel, reason)
        case .confirmWanted(_, let channel): return confirmWanted(facts, channel)
        case .wentAhead(_, let channels, let by, let why):
            return telling(
                facts,
                say("由\(by)决定先于官网发布", "goes out before the own site, by \(by)"),
                [
                    list(channels.map { name($0, facts) }) + reason(why),
                    facts.awaited.map { byHand(facts, $0) } ?? "",
                ])
        case .windowMissed(_, let channels):
            return telling(
                facts, say("未在十分钟内全部到位", "does not stand everywhere after ten minutes"),
                [say("未到位：", "Still open: ") + list(channels.map { name($0, facts) })])
        case .released: return released(facts)
        case .shaken(_, let fact): return shaken(facts, fact)
        case .halted, .strayed, .amending, .amendLate, .dropped: return stopped(bulletin)
        }
    }

    private func placeFailed(_ facts: StatementFacts, _ channel: String, _ why: String) -> Words {
        telling(
            facts,
            say("\(name(channel, facts))自动发布失败", "could not be put on \(name(channel, facts))"),
            [
                say("原因：", "Reason: ") + publishFailure(why), byHand(facts, channel),
                channel == facts.awaited ? heldBack(facts) : "",
            ])
    }

    /// The others wait for the page that they link to.
    private func heldBack(_ facts: StatementFacts) -> String {
        say(
            "其他渠道等它先发；先发其他：", "The others wait for it; to let them go first: ")
            + typed(.release, zh: "\(facts.id) 渠道 理由=…", en: "\(facts.id) channel reason=…")
    }

    private func confirmWanted(_ facts: StatementFacts, _ channel: String) -> Words {
        let place = facts.places.first { $0.channel == channel }
        return telling(
            facts,
            say("请到\(name(channel, facts))核对", "is to be looked at on \(name(channel, facts))"),
            [
                place?.account.map {
                    say("登记账号：\(tidy($0, max: 80))", "Registered: \(tidy($0, max: 80))")
                } ?? "",
                place?.isUnsure == true
                    ? say(
                        "平台不在对照表中：请核对链接确属该账号",
                        "The platform is not known here: look whose account the link is")
                    : "",
                place?.url.map { tidy($0, max: 200) } ?? "",
                typed(
                    .release, zh: "核对 \(facts.id) \(channel)", en: "confirm \(facts.id) \(channel)"),
            ])
    }

    private func shaken(_ facts: StatementFacts, _ fact: Int) -> Words {
        telling(
            facts, say("依据的 F-\(fact) 被质疑", "rests on F-\(fact), which is in doubt"),
            [
                !facts.isPublic
                    ? say("核实前不能发布", "It cannot go out until that is settled")
                    : say("如有误：", "If it is wrong: ")
                        + typed(.correct, zh: "\(facts.id) 理由=…", en: "\(facts.id) reason=…")
            ])
    }

    /// What goes no further, and what is being put right.
    private func stopped(_ bulletin: StatementBulletin) -> Words {
        let facts = bulletin.facts
        switch bulletin {
        case .halted(_, let cause):
            return telling(
                facts, say("发布已叫停：", "goes no further: ") + why(cause),
                [cause == .incidentOver && !facts.isPublic ? "" : next(facts)])
        case .strayed(_, let channel):
            return telling(
                facts,
                say(
                    "叫停前已在\(name(channel, facts))发出",
                    "came out on \(name(channel, facts)) before it could be stopped"),
                [
                    say("公开撤回：", "To take it back: ")
                        + typed(.withdraw, zh: "\(facts.id) 理由=…", en: "\(facts.id) reason=…")
                ])
        case .amending(_, let until):
            let old = facts.amends.map { "S-\($0)" } ?? ""
            return telling(
                facts,
                say(
                    "针对 \(old)，\(time(until))前发布", "puts \(old) right, to be out by \(time(until))"),
                [excerpt(facts), next(facts)])
        case .amendLate(_, let since):
            let old = facts.amends.map { "S-\($0)" } ?? ""
            return telling(
                facts,
                say("已超时：\(old) 仍未更正", "is late: \(old) still stands"),
                [
                    say("\(time(since))到期", "It was due by \(time(since))"), next(facts),
                    waitingFor(facts),
                ])
        case .dropped(_, let by, let reason):
            return telling(
                facts, say("已撤下，不必再办", "was given up: nothing is wanted of you"),
                [say("\(by)：\(tidy(reason))", "\(by): \(tidy(reason))")])
        default: return Words([])
        }
    }

    func why(_ cause: HaltCause) -> String {
        switch cause {
        case .said(let reason): tidy(reason, max: 60)
        case .doubted(let fact): say("F-\(fact) 被质疑", "F-\(fact) is in doubt")
        case .incidentOver: say("事件已结束", "its incident is over")
        }
    }

    private func telling(
        _ facts: StatementFacts, _ what: String, _ rest: [String]
    ) -> Words {
        let head = "\(facts.id) \(what)"
        return Words(
            [head] + rest, forms: [head + say("。", ". ") + logIn, head, "\(facts.id)"],
            subject: head)
    }

    private func gateOpen(_ facts: StatementFacts) -> Words {
        guard let waiting = facts.waiting else { return telling(facts, next(facts), []) }
        let until = waiting.until.map { say("，\(time($0))前", " by \(time($0))") } ?? ""
        return telling(
            facts, say("待\(gate(waiting.gate))\(until)", "wants its \(gate(waiting.gate))\(until)"),
            [
                excerpt(facts)
            ] + (waiting.gate == .signature ? signerLines(facts) : [lintLine(facts)])
                + [wholeLine(facts), opening(waiting.gate, facts)])
    }

    /// How a gate is opened.
    private func opening(_ gate: Statement.Gate, _ facts: StatementFacts) -> String {
        let id = "\(facts.id)"
        let back = say("；退回：", "; or: ")
        switch gate {
        case .facts:
            return typed(.check, zh: "\(id) 通过", en: "\(id) ok") + back
                + typed(.check, zh: "\(id) 退回 理由", en: "\(id) return why")
        case .legal:
            return typed(.legal, zh: "\(id) 通过 意见", en: "\(id) ok opinion") + back
                + typed(.legal, zh: "\(id) 退回 理由", en: "\(id) return why")
        case .signature:
            return typed(.approve, id) + back + typed(.reject, zh: "\(id) 理由", en: "\(id) why")
        }
    }

    private func gateLate(_ facts: StatementFacts, _ late: [String]) -> Words {
        guard let waiting = facts.waiting else { return telling(facts, next(facts), []) }
        return telling(
            facts,
            say("\(gate(waiting.gate))已超时", "is late at the \(gate(waiting.gate))"),
            [
                say("未办：\(people(late))", "Not done by \(people(late))"),
                say("可办：\(people(waiting.people))", "May do it: \(people(waiting.people))"),
                wholeLine(facts),
                opening(waiting.gate, facts),
            ])
    }

    private func given(back facts: StatementFacts) -> Words {
        telling(
            facts, say("被退回", "was given back"),
            [
                facts.returned.map(returnedLine) ?? "",
                say("修改后重新送审：", "Mend it and hand it in again: ")
                    + typed(
                        .statement, zh: "修改 \(facts.id) -- 正文", en: "edit \(facts.id) -- text"),
            ])
    }

    private func orderedWords(_ facts: StatementFacts) -> Words {
        if case .released = facts.ending { return released(facts) }
        let hand = facts.places.filter { !$0.byMachine && $0.standing != .confirmed }
        let until = facts.windowEnds.map { say("，\(time($0))前到位", ", everywhere by \(time($0))") }
        return telling(
            facts, say("已下令发布", "is ordered out") + (until ?? ""),
            [openPlaces(facts), digest(facts)]
                + (hand.first.map { [byHand(facts, $0.channel)] } ?? []))
    }

    private func byHand(_ facts: StatementFacts, _ channel: String) -> String {
        say("人工发布后回填：", "Put it there, then: ")
            + typed(
                .release, zh: "\(facts.id) \(channel) 链接=… 截图=E-n",
                en: "\(facts.id) \(channel) url=… image=E-n")
    }

    private func released(_ facts: StatementFacts) -> Words {
        let links = facts.places.compactMap(\.url).map { tidy($0, max: 120) }
        let what =
            facts.isDrill
            ? say("演练：视同已发布，未对外", "counts as released: a drill, nothing went out")
            : say("已发布", "is public")
        return telling(
            facts, what, [excerpt(facts), list(facts.places.map(\.name)), first(links, 3)])
    }

    // MARK: Asking back

    func words(_ confirmation: StatementConfirmation) -> [String] {
        let facts = confirmation.facts
        switch confirmation {
        case .sign(_, let needed):
            let have = facts.signed.count { $0.gate == .signature }
            return [
                say(
                    "审签 \(facts.id) v\(facts.version)(第\(have + 1)/\(needed)人) \(digest(facts))",
                    "Sign \(facts.id) v\(facts.version), \(have + 1) of \(needed), \(digest(facts))"
                ),
                excerpt(facts),
            ] + signerLines(facts) + [versionLine(facts)]
        case .release(_, let channels):
            return [
                say(
                    "发布 \(facts.id) v\(facts.version) \(digest(facts))",
                    "Release \(facts.id) v\(facts.version), \(digest(facts))"),
                say("渠道：\(first(channels, 6))", "On: \(first(channels, 6))"), excerpt(facts),
                versionLine(facts),
            ]
        case .drop:
            return [
                say(
                    "撤下 \(facts.id) v\(facts.version)，不再发布",
                    "Give up \(facts.id) v\(facts.version): it will not go out"),
                excerpt(facts),
            ]
        }
    }
}
