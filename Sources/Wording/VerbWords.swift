import Commands
import Domain

/// The words that people type, from the one table that is also the grammar.
struct Lexis: Sendable {
    private let rows: [Verb: CommandRow]

    init() {
        rows = Dictionary(
            (CommandTable.rows() + CommandTable.parts()).map { ($0.verb, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A pin on a message is the one command without a word.
    func word(_ verb: Verb, _ language: Language) -> String {
        rows[verb]?.word(in: language) ?? "📌"
    }

    func example(_ verb: Verb, _ language: Language) -> String {
        rows[verb]?.example[language] ?? "📌"
    }

    func isTyped(_ verb: Verb) -> Bool { rows[verb] != nil }
}

extension Voice {
    func word(_ verb: Verb) -> String { lexis.word(verb, language) }

    /// A whole line, as one would type it here; gateways reject an SMS with a link in it.
    func sample(_ verb: Verb) -> String {
        let example = lexis.example(verb, language)
        if route.isChat { return (lexis.isTyped(verb) ? unit.prefix : "") + example }
        return example.split(separator: " ").filter { !$0.contains("://") }.joined(separator: " ")
    }

    /// The verb with all it takes; what may be left out stands in brackets.
    func usage(_ verb: Verb) -> String {
        guard lexis.isTyped(verb) else { return word(verb) }
        return typed(verb, arguments(verb))
    }

    private func arguments(_ verb: Verb) -> String {
        switch verb {
        case .help: say("[命令]", "[command]")
        case .status, .timeline, .countersign: "[I-n]"
        case .warn: say("类型=… 范围=… 危害=… [链接=…] [来源=…]", "type=… scope=… harm=… [url=…] [source=…]")
        case .watch, .decline: say("W-n 理由=…", "W-n reason=…")
        case .refer: say("W-n 转至=… [理由=…]", "W-n to=… [reason=…]")
        case .merge: "W-n I-n"
        case .assess: say("W-n|I-n 各项分值 [底线=…]", "W-n|I-n values [floor=…]")
        case .activate:
            say(
                "W-n 级别=… [场景=…] [理由=…] [代=… 方式=电话]",
                "W-n level=… [pack=…] [reason=…] [for=… via=phone]")
        case .level: say("[I-n] 级别 [理由=…]", "[I-n] level [reason=…]")
        case .cancel: say("[I-n] 理由=…", "[I-n] reason=…")
        case .close: say("提议|确认 [I-n] [理由=…]", "propose|confirm [I-n] [reason=…]")
        case .task: say("[我的]", "[mine]")
        case .assign: say("T-n @姓名", "T-n @name")
        case .approve: "T-n|S-n"
        case .done: say("T-n [证据]", "T-n [evidence]")
        case .block: say("T-n 原因", "T-n why")
        case .ack: say("[n] [代=… 方式=电话]", "[n] [for=… via=phone]")
        case .cannot: say("[n] [原因]", "[n] [why]")
        case .rollcall, .here: rollArguments(verb)
        case .note: say("[I-n] [时间=14:20] 内容", "[I-n] [at=14:20] text")
        case .me, .pin, .planPublish: ""
        case .plan: planArguments
        case .planAdopt: "I-n"
        case .channel:
            say(
                "[状态|测试 [@姓名]|切换 短信|路由 [@姓名]|官方 [简称]|登记 简称 …|核验 简称|停用 简称 理由=…]",
                "[status|test [@name]|switch sms|route [@name]|official [id]|register id …|"
                    + "verify id|retire id reason=…]")
        case .channelSwitch: say("聊天|短信|邮件", "chat|sms|email")
        case .planInterpret: say("问题 | 答复", "question | answer")
        case .lang, .quiet, .confirm, .roster, .rosterEdit, .readiness: ownArguments(verb)
        case .duty, .dutySwap, .dutyCover, .dutyHandover, .dutyTake: dutyArguments(verb)
        default: ofPeopleArguments(verb)
        }
    }

    /// Of verbs about people and what they know.
    private func ofPeopleArguments(_ verb: Verb) -> String {
        switch verb {
        case .rosterConfirm: say("@姓名", "@name")
        case .liaison, .liaisonCall: liaisonArguments
        case .fact, .factVerify: factArguments(verb)
        case .statement, .statementEdit, .check, .legal, .reject, .release, .releaseConfirm,
            .correct,
            .withdraw:
            statementArguments(verb)
        case .official, .officialEdit, .officialVerify: officialArguments(verb)
        case .evidence, .evidenceHand, .evidenceVerify, .evidenceHold, .evidenceRemove:
            evidenceArguments(verb)
        case .question, .questionEdit, .questionApprove, .questionGive, .spokesperson, .concernEdit:
            questionArguments(verb)
        case .rumour, .rumourAssign, .rumourVerdict, .rumourDecide, .rumourLegal, .rumourTrack,
            .rumourClose, .refute:
            rumourArguments(verb)
        case .sitrep, .sitrepIssue: sitrepArguments(verb)
        case .filing, .filingRule, .filingFile: filingArguments(verb)
        case .post, .postOpen, .postReport, .postMove, .postClose: postArguments(verb)
        case .platform, .platformEdit, .platformUpdate, .platformCheck: platformArguments(verb)
        case .classify, .circle, .circleEdit: circleArguments(verb)
        case .leave, .leaveAllow, .back, .cover, .delegate: absenceArguments(verb)
        case .group, .groupEdit: groupArguments(verb)
        case .seal, .sealDestroy, .quarantine, .quarantineShow, .quarantineDestroy, .secrecy:
            sealArguments(verb)
        default: ""
        }
    }

    /// Of verbs about oneself and about people.
    private func ownArguments(_ verb: Verb) -> String {
        switch verb {
        case .lang: say("中文|英文|双语", "zh|en|both")
        case .quiet: say("起-止|关", "from-to|off")
        case .confirm: say("4位数", "4 digits")
        case .readiness: say("[全部]", "[all]")
        case .roster:
            say(
                "[查看 [组名|@姓名]|修改 @姓名 …|核验 @姓名 [通道]|新增 编号 …|保全 理由=…|解除保全]",
                "[show [group|@name]|edit @name …|verify @name [road]|add id …|hold reason=…|release]"
            )
        case .rosterEdit:
            say(
                "@姓名 [姓名=… 手机=… 备用手机=… 邮箱=… 聊天账号=… 座机=… 职称=… 职务=office.lead]",
                "@name [name=… mobile=… mobile2=… email=… chat=… landline=… title=… "
                    + "seat=office.lead]")
        default: ""
        }
    }

    private var planArguments: String {
        say(
            "[查看 [条款或步骤]|对比 [I-n]|发布|采用 I-n|释义 [问题 | 答复]|细则 [字母]]",
            "[show [clause or step]|diff [I-n]|publish|adopt I-n|interpret [question | answer]|"
                + "annex [letter]]")
    }

    /// What a verb is for.
    func purpose(_ verb: Verb) -> String {
        switch verb {
        case .help: say("查看命令", "see the commands")
        case .status: say("查看态势", "see how things stand")
        case .warn: say("登记预警，立即报指挥部", "register a warning; HQ is told at once")
        case .watch: say("列入关注，不启动", "watch it, do not activate")
        case .refer: say("转给其他单位", "pass it to somebody else")
        case .merge: say("并入运行中的事件", "join it to a running incident")
        case .assess: say("研判打分，建议级别", "score it and suggest a level")
        case .decline: say("决定不启动", "decide not to activate")
        case .activate: say("启动应急响应", "activate the response")
        case .countersign: say("补签电话决定", "confirm a decision made by phone")
        case .level: say("调整响应级别", "change the level")
        case .cancel: say("撤销误启动的事件", "cancel what was activated by mistake")
        case .close: say("提议或确认结束响应", "propose or confirm the end")
        case .task: say("查看任务", "see the tasks")
        case .assign: say("指派任务", "give a task to somebody")
        case .approve: say("批准已提交的任务", "approve a task handed in")
        case .done: say("报告任务完成", "report a task done")
        case .block: say("报告任务受阻", "report a task stuck")
        case .ack: say("签收通知", "acknowledge a notice")
        case .cannot: say("告知无法到岗", "say that you cannot come")
        case .rollcall, .here: rollPurpose(verb)
        case .note: say("记入大事记", "write into the timeline")
        case .timeline: say("查看大事记", "read the timeline")
        case .me: say("查看我的待办", "see what waits for me")
        case .lang: say("选择语言", "choose your language")
        case .quiet: say("设定不收短信的时段", "choose hours without SMS")
        case .confirm: say("用4位数确认", "confirm with the 4 digits")
        case .plan: say("查看、对比、发布预案", "see, compare and publish the plan")
        case .planPublish, .planAdopt, .planInterpret: planPurpose(verb)
        case .channel: say("查看和测试通道", "see and test the channels")
        case .channelSwitch:
            say("人工切换通道，切回聊天即恢复", "switch channels by hand; back to chat is normal")
        case .duty, .dutySwap, .dutyCover, .dutyHandover, .dutyTake: dutyPurpose(verb)
        default: ofPeoplePurpose(verb)
        }
    }

    private func ofPeoplePurpose(_ verb: Verb) -> String {
        switch verb {
        case .liaison, .liaisonCall: liaisonPurpose(verb)
        case .fact, .factVerify: factPurpose(verb)
        case .statement, .statementEdit, .check, .legal, .reject, .release, .releaseConfirm,
            .correct,
            .withdraw:
            statementPurpose(verb)
        case .official, .officialEdit, .officialVerify: officialPurpose(verb)
        case .evidence, .evidenceHand, .evidenceVerify, .evidenceHold, .evidenceRemove:
            evidencePurpose(verb)
        case .question, .questionEdit, .questionApprove, .questionGive, .spokesperson, .concernEdit:
            questionPurpose(verb)
        case .rumour, .rumourAssign, .rumourVerdict, .rumourDecide, .rumourLegal, .rumourTrack,
            .rumourClose, .refute:
            rumourPurpose(verb)
        case .sitrep, .sitrepIssue: sitrepPurpose(verb)
        case .filing, .filingRule, .filingFile: filingPurpose(verb)
        case .post, .postOpen, .postReport, .postMove, .postClose: postPurpose(verb)
        case .platform, .platformEdit, .platformUpdate, .platformCheck: platformPurpose(verb)
        case .roster, .rosterEdit, .rosterConfirm, .group, .groupEdit: peoplePurpose(verb)
        case .leave, .leaveAllow, .back, .cover, .delegate: absencePurpose(verb)
        case .readiness: say("查看现在还缺什么", "see what would be missing now")
        case .seal, .sealDestroy, .quarantine, .quarantineShow, .quarantineDestroy, .secrecy:
            sealPurpose(verb)
        case .pin: say("在消息上点 📌，记入大事记", "tap 📌 on a message to put it in the timeline")
        default: circlePurpose(verb)
        }
    }

    private func rollPurpose(_ verb: Verb) -> String {
        verb == .rollcall
            ? say("点名，查看谁在岗", "call the roll and see who is here")
            : say("点名时报到；途中也可回复“途中 20”", "answer a roll call; on the way: eta=20")
    }

    /// Only for the verbs about people and their groups.
    private func peoplePurpose(_ verb: Verb) -> String {
        switch verb {
        case .roster: say("查看名册，号码已遮盖", "see the roster, numbers masked")
        case .rosterEdit: say("修改名册中的一个人", "change one person in the roster")
        case .rosterConfirm:
            say("确认他人改动的席位或账号", "confirm a seat or address that another one changed")
        default: groupPurpose(verb)
        }
    }

    /// Only for the parts of `plan` that have rights of their own.
    private func planPurpose(_ verb: Verb) -> String {
        switch verb {
        case .planPublish: say("发布磁盘上的新版预案", "put the plan on the disk in force")
        case .planAdopt: say("让运行中的事件采用现行预案", "let a running incident go on by the plan in force")
        case .planInterpret: say("解释预案并编号留存", "answer a question about the plan, numbered")
        default: ""
        }
    }
}
