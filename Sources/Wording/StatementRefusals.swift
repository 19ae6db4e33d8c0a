import Domain

/// Why a public text does not go on, who may open the way, and what to type instead.
extension Voice {
    func words(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .ended(let id):
            no(
                say("\(id) 已结束，不能再改", "\(id) is over and cannot be changed"),
                instead: say("已发布的有误：", "If it is public and wrong: ")
                    + typed(.correct, zh: "\(id) 理由=…", en: "\(id) reason=…"))
        case .underway(let id):
            no(
                say("\(id) 正在发布，不能再改", "\(id) is on its way out and cannot be changed"),
                instead: say("先叫停：", "Stop it first: ")
                    + typed(.withdraw, zh: "\(id) 理由=…", en: "\(id) reason=…"))
        case .partlyPublic(let id):
            no(
                say(
                    "\(id) 已在部分渠道发布，不能再改", "\(id) is public on some channels and cannot be changed"),
                instead: say("有误：", "If it is wrong: ")
                    + typed(.correct, zh: "\(id) 理由=…", en: "\(id) reason=…"))
        case .noText, .tooLong, .noTemplate, .notOfTemplate, .noSlot, .factsOnly: ofText(refusal)
        case .noFacts, .noConcerns, .shaky, .unknownFact, .blanks: ofFacts(refusal)
        case .refutesNothing, .issuerMissing, .strayInBlank, .otherHost, .otherPlatform,
            .contactMissing, .dateMissing, .opinionMissing, .sourceFirst, .nothingHeld:
            ofContent(refusal)
        case .noChannel, .channelNotUsable, .noChannels, .notOrdered, .placedAlready, .notPlaced,
            .placerMayNot, .imageMissing, .notPublic, .notReleased, .amendedAlready, .machineAtIt,
            .channelWorks:
            ofRelease(refusal)
        case .openedBefore, .signedBefore, .notOpener, .drafterMayNot, .notDrafter:
            ofPeople(refusal)
        default: ofGates(refusal)
        }
    }

    private func ofText(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .noText:
            no(
                say("没有正文，也没有适用的模板", "There is no text, and no template fits"),
                instead: say("写法：", "Write: ")
                    + typed(.statement, zh: "起草 通报 -- 正文", en: "new notice -- text"))
        case .tooLong(let limit):
            no(say("正文超过\(limit)字", "The text is longer than \(limit) characters"))
        case .noTemplate(let word, let known):
            no(
                say(
                    "没有模板“\(tidy(word, max: 20))”",
                    "There is no template \"\(tidy(word, max: 20))\""),
                instead: say("现有：\(first(known, 8))", "Known: \(first(known, 8))"))
        case .notOfTemplate(let id):
            no(
                say("\(id) 不是模板稿，没有空格可填", "\(id) does not come from a template: it has no blanks"),
                instead: typed(.statement, zh: "修改 \(id) -- 正文", en: "edit \(id) -- text"))
        case .noSlot(let word, let known):
            no(
                say("没有空格“\(tidy(word, max: 20))”", "There is no blank \"\(tidy(word, max: 20))\""),
                instead: say("可填：", "It has: ") + first(known.map { $0[language] }, 8))
        case .factsOnly(let slot):
            no(
                say("“\(slot.zh)”只能填事实编号", "\"\(slot.en)\" takes the numbers of facts alone"),
                instead: say("如 F-1,F-2", "Such as F-1,F-2"))
        default: Words([])
        }
    }

    private func ofFacts(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .noFacts(let id):
            no(
                say("\(id) 须引用至少两条事实", "\(id) must rest on two facts at least"),
                instead: typed(
                    .statement, zh: "引用 \(id) F-n F-n", en: "cite \(id) F-n F-n"))
        case .noConcerns(let id, let incident):
            no(
                say(
                    "\(id) 还不能批准：\(i: incident) 的公众关切无人登记",
                    "\(id) cannot be signed yet: nobody has listed what people ask about \(i: incident)"
                ),
                who: say("由引导组或发布组登记", "Guidance or release lists them"),
                instead: qa("关切 登记 n=120 -- 内容", "concern add n=120 -- text")
                    + say("；确无关切：", "; if there are none: ")
                    + qa("关切 无 -- 理由", "concern none -- why"))
        case .shaky(let id, let facts):
            no(
                say(
                    "\(id) 的依据未证实：\(first(facts.map { "F-\($0)" }, 6))",
                    "\(id) rests on what is not confirmed: \(first(facts.map { "F-\($0)" }, 6))"),
                instead: say("须两人核实：", "Two must look into it: ")
                    + typed(
                        .fact, zh: "核实 F-\(facts.first ?? 0)", en: "verify F-\(facts.first ?? 0)"))
        case .unknownFact(let fact, let incident):
            no(
                say("\(i: incident) 没有 \(fact)", "\(i: incident) has no \(fact)"),
                instead: say("看事实：", "See its facts: ") + typed(.fact, "\(i: incident)"))
        case .blanks(let id, let blanks):
            no(
                say("\(id) 还有空格：", "\(id) still has blanks: ")
                    + first(blanks.map { $0[language] }, 6),
                instead: typed(
                    .statement, zh: "填空 \(id) -- 空格：内容", en: "fill \(id) -- blank: words"))
        default: Words([])
        }
    }

    private func ofGates(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .notSubmitted(let id):
            no(
                say("\(id) 尚未送审", "\(id) has not been handed in"),
                instead: typed(.statement, zh: "送审 \(id)", en: "submit \(id)"))
        case .alreadySubmitted(let id):
            no(
                say("\(id) 已送审", "\(id) is handed in already"),
                instead: say("看进度：", "See how it stands: ") + typed(.statement, "\(id)"))
        case .gateFirst(let id, let gate, let people):
            no(
                say("\(id) 先要\(self.gate(gate))", "\(id) wants its \(self.gate(gate)) first"),
                who: waiting(people))
        case .gatePassed(let id, let gate):
            no(
                say("\(id) \(self.gate(gate))已通过", "\(id) has passed its \(self.gate(gate))"),
                instead: say("看进度：", "See how it stands: ") + typed(.statement, "\(id)"))
        default: ofPassing(refusal)
        }
    }

    /// Who opens what, and who does not.
    private func ofPeople(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .drafterMayNot(let id):
            no(
                say("您是 \(id) 的起草人，不能审自己的稿", "You wrote at \(id): nobody passes their own text"))
        case .notDrafter(let id, let people):
            no(
                say("\(id) 由起草人送审", "\(id) is handed in by whoever wrote it"),
                who: say("起草：\(self.people(people))", "Drafted by \(self.people(people))"))
        case .openedBefore(let id):
            no(
                say(
                    "您已办过 \(id) 的前一环节，不能再审签",
                    "You opened an earlier gate of \(id): somebody else signs"))
        case .signedBefore(let id):
            no(
                say(
                    "\(id) 您或您所代的人已审签，须另一人", "\(id) has your signature, or that of whom you act for"
                ))
        case .notOpener(let id, let gate, let people):
            no(
                say(
                    "\(id) 的\(self.gate(gate))不由您办",
                    "The \(self.gate(gate)) of \(id) is not yours to give"),
                who: say("可办：\(self.people(people))", "May do it: \(self.people(people))"))
        default: Words([])
        }
    }

    private func ofPassing(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .nobodyLeft(let id, let gate): nobodyLeft(id, gate)
        case .textChanged(let id):
            no(
                say("\(id) 的文字已变，确认码作废", "\(id) has changed since: the code is void"),
                instead: say("先看新稿：", "Read it again: ") + typed(.statement, "\(id)"))
        case .gatesMissing(let id, let gate, let people, let late):
            missingGate(id, gate, people, late)
        case .differences(let id, let all, let groups):
            no(
                say("\(id) 各版本不一致：", "The versions of \(id) differ: ")
                    + (all.first.map(difference) ?? ""),
                who: say(
                    "待\(list(groups.map(group)))认可", "To be accepted by \(list(groups.map(group)))"),
                instead: typed(.statement, zh: "认可 \(id)", en: "accept \(id)"))
        case .noDifferences(let id):
            no(say("\(id) 没有待认可的差异", "\(id) has no differences to accept"))
        case .notAcceptor(let id):
            no(
                say(
                    "\(id) 的差异须法律顾问组和信息发布组各一人认可",
                    "One of legal and one of release must accept how the versions of \(id) differ"))
        default: Words([])
        }
    }

    private func nobodyLeft(_ id: Number, _ gate: Statement.Gate) -> Words {
        no(
            say(
                "\(id) 的\(self.gate(gate))已无合格的人",
                "Nobody is left who may give the \(self.gate(gate)) of \(id)"),
            instead: gate == .signature
                ? say("由指挥部授权另一人：", "HQ can let somebody sign: ")
                    + typed(.delegate, zh: "@某人 审签 至 …", en: "@somebody approve until …") : callDuty
        )
    }

    private func missingGate(
        _ id: Number, _ gate: Statement.Gate, _ people: [String], _ late: Duration?
    ) -> Words {
        let over = late.map { say("(已超时\(span($0)))", " (late by \(span($0)))") } ?? ""
        return no(
            say(
                "\(id) 不能发布：缺\(self.gate(gate))\(over)",
                "\(id) cannot go out: no \(self.gate(gate))\(over)"), who: waiting(people))
    }

    private func ofRelease(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .noChannel(let word, let known):
            no(
                say(
                    "“\(tidy(word, max: 20))”不在官方渠道登记中",
                    "\"\(tidy(word, max: 20))\" is not in the register of official channels"),
                instead: say("已登记：\(first(known, 8))", "Registered: \(first(known, 8))"))
        case .channelNotUsable(let name):
            no(
                say(
                    "\(tidy(name, max: 20)) 未经两人核验，或已到期、停用",
                    "\(tidy(name, max: 20)) is not verified by two, has expired or was retired"),
                instead: typed(.channel, zh: "官方", en: "official"))
        case .noChannels:
            no(
                say("没有可用的官方渠道，无处可发", "There is no official channel to release on"),
                instead: typed(
                    .channel, zh: "登记 site 名称=官网 …", en: "register site name=…"))
        case .notOrdered(let id, let channel):
            no(
                say(
                    "\(id) 没有下令在\(tidy(channel, max: 20))发布",
                    "\(id) is not ordered out on \(tidy(channel, max: 20))"),
                instead: typed(.release, "\(id)"))
        case .machineAtIt, .channelWorks, .imageMissing, .placerMayNot: ofHand(refusal)
        default: ofPlaces(refusal)
        }
    }

    /// What is put there by hand, and what is not.
    private func ofHand(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .machineAtIt(let id, let channel, let until):
            no(
                say(
                    "\(id) 在\(channel)正由程序发布，请勿重复",
                    "\(id) is being put on \(channel) by machine: do not post it twice"),
                instead: say(
                    "\(time(until))仍未成，再人工发布", "By hand if it is not there by \(time(until))"))
        case .channelWorks(let id, let channel):
            no(
                say(
                    "\(channel)可用，\(id) 应发布",
                    "\(channel) can be used: \(id) belongs there"),
                instead: say("渠道已失：", "If it is lost: ")
                    + typed(.channel, zh: "停用 \(channel) 理由=…", en: "retire \(channel) reason=…"))
        case .placerMayNot(let id):
            no(say("\(id) 须由另一人核对", "Somebody else must confirm \(id)"))
        case .imageMissing:
            no(
                say("请附截图：证据编号或SHA-256", "A picture is wanted: its evidence number or SHA-256"),
                instead: say("如 截图=E-3", "Such as image=E-3"))
        default: Words([])
        }
    }

    private func ofPlaces(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .placedAlready(let id, let channel):
            no(say("\(id) 在\(channel)已核对完毕", "\(id) is confirmed on \(channel) already"))
        case .notPlaced(let id, let channel):
            no(
                say("\(id) 在\(channel)尚未回填", "Nobody has filed \(id) for \(channel) yet"),
                instead: typed(
                    .release, zh: "\(id) \(channel) 链接=… 截图=E-n",
                    en: "\(id) \(channel) url=… image=E-n"))
        case .notPublic(let id):
            no(
                say("\(id) 尚未发布，直接修改即可", "\(id) is not public: just edit it"),
                instead: typed(.statement, zh: "修改 \(id) -- 正文", en: "edit \(id) -- text"))
        case .notReleased(let id):
            no(
                say("\(id) 尚未发布，或不属于本事件", "\(id) is not public yet, or of another incident"),
                instead: say("看进度：", "See how it stands: ") + typed(.statement, "\(id)"))
        case .amendedAlready(let id, let other):
            no(
                say(
                    "\(id) 已有\(other.map { " S-\($0) " } ?? "")在更正或撤回",
                    "\(id) is being put right already\(other.map { " by S-\($0)" } ?? "")"))
        default: Words([])
        }
    }
}
