import Domain

/// The one table that grammar and help come from. 📌 (`pin`) has no word and so no row.
package enum CommandTable {
    package static func rows() -> [CommandRow] {
        deskRows + warningRows + incidentRows + taskRows + rollRows
            + [planRow, channelRow, readinessRow, rosterRow, groupRow, liaisonRow, factRow]
            + statementRows
            + [EvidenceGrammar.row]
            + [QuestionGrammar.row]
            + RumourGrammar.rows + [SitrepGrammar.row, FilingGrammar.row]
            + [PostGrammar.row, PlatformGrammar.row]
            + dutyRows
            + circleRows
            + absenceRows
            + SealGrammar.rows
    }

    /// Parts of a command that have rights of their own; they are written behind its word.
    package static func parts() -> [CommandRow] {
        statementParts + ownParts + officialParts + EvidenceGrammar.partRows
            + QuestionGrammar.partRows + RumourGrammar.partRows + SitrepGrammar.parts
            + FilingGrammar.parts + SealGrammar.partRows + PostGrammar.partRows
            + PlatformGrammar.partRows + RosterGrammar.partRows
    }

    private static var ownParts: [CommandRow] {
        [
            CommandRow(
                .planPublish, ["plan publish", "预案 发布"], zh: "预案 发布", en: "plan publish",
                read: PlanGrammar.plan),
            CommandRow(
                .planAdopt, ["plan adopt", "预案 采用"], zh: "预案 采用 I-1", en: "plan adopt I-1",
                read: PlanGrammar.plan),
            CommandRow(
                .planInterpret, ["plan interpret", "预案 释义"], zh: "预案 释义 节假日算工作日吗 | 不算",
                en: "plan interpret Is a holiday a working day? | No", read: PlanGrammar.plan),
            CommandRow(
                .channelSwitch, ["channel switch", "通道 切换"], zh: "通道 切换 短信",
                en: "channel switch sms", read: ChannelGrammar.channel),
            CommandRow(
                .rosterEdit, ["roster edit", "名册 修改"], zh: "名册 修改 @li 手机=13800000000",
                en: "roster edit @li mobile=13800000000", keys: RosterGrammar.keys,
                read: RosterGrammar.roster),
            CommandRow(
                .groupEdit, ["group form", "小组 成立"], zh: "小组 成立 跨平台 组长=@sun 组员=@wu,@jiang I-1",
                en: "group form crossplatform lead=@sun members=@wu,@jiang I-1",
                keys: GroupGrammar.keys, read: GroupGrammar.group),
            CommandRow(
                .liaisonCall, ["liaison notify", "联络 通报"], zh: "联络 通报 police I-1",
                en: "liaison notify police I-1", keys: [.with, .number, .text],
                read: LiaisonGrammar.liaison),
            CommandRow(
                .factVerify, ["fact verify", "事实 核实"], zh: "事实 核实 F-1 已致电服务商",
                en: "fact verify F-1 called the provider", keys: [.source, .reason, .text],
                read: FactGrammar.fact),
            CommandRow(
                .leaveAllow, ["leave allow", "请假 批准"], zh: "请假 批准 @li 12-01 至 12-05",
                en: "leave allow @li 12-01 to 12-05", keys: [.reason], read: AbsenceGrammar.leave),
            CommandRow(
                .circleEdit, ["people add", "知悉范围 加入"], zh: "知悉范围 加入 I-1 @li 截止=3天",
                en: "people add I-1 @li due=3d", keys: [.due], read: CircleGrammar.circle),
        ]
    }

    private static let officialParts = [
        CommandRow(
            .official, ["channel official", "通道 官方"], zh: "通道 官方", en: "channel official",
            read: ChannelGrammar.channel),
        CommandRow(
            .officialEdit, ["channel register", "通道 登记"],
            zh: "通道 登记 weibo 名称=官方微博 平台=微博 账号=@示例单位 负责人=@sun",
            en: "channel register weibo name=Our Weibo platform=Weibo account=@unit owner=@sun",
            keys: OfficialGrammar.keys, read: ChannelGrammar.channel),
        CommandRow(
            .officialVerify, ["channel verify", "通道 核验"], zh: "通道 核验 weibo 已登录后台核对",
            en: "channel verify weibo seen in the account's settings",
            keys: OfficialGrammar.keys, read: ChannelGrammar.channel),
    ]

    /// The verb of a part: `publish` behind `plan`, in either language.
    static func part(_ verb: Verb, _ word: String) -> Verb? {
        switch verb {
        case .plan: PlanGrammar.verb(word)
        case .task: TaskGrammar.verb(word)
        case .channel: ChannelGrammar.verb(word)
        case .roster: RosterGrammar.verb(word)
        case .circle: CircleGrammar.verb(word)
        case .leave: AbsenceGrammar.leaveVerb(word)
        case .group: GroupGrammar.verb(word)
        case .liaison: LiaisonGrammar.verb(word)
        case .fact: FactGrammar.verb(word)
        case .statement: StatementGrammar.verb(word)
        case .release: StatementGrammar.releaseVerb(word)
        case .evidence: EvidenceGrammar.verb(word)
        case .question: QuestionGrammar.verb(word)
        case .rumour: RumourGrammar.verb(word)
        case .sitrep: SitrepGrammar.verb(word)
        case .filing: FilingGrammar.verb(word)
        case .post: PostGrammar.verb(word)
        case .platform: PlatformGrammar.verb(word)
        case .duty: DutyGrammar.verb(word)
        case .seal, .quarantine: SealGrammar.verb(word, of: verb)
        default: nil
        }
    }

    private static let planRow = CommandRow(
        .plan, ["plan", "预案"], zh: "预案 对比", en: "plan diff", read: PlanGrammar.plan)

    private static let channelRow = CommandRow(
        .channel, ["channel", "channels", "通道"], zh: "通道 状态", en: "channel status",
        keys: OfficialGrammar.keys,
        read: ChannelGrammar.channel)

    private static let readinessRow = CommandRow(
        .readiness, ["readiness", "准备", "自检"], zh: "准备 全部", en: "readiness all",
        read: DeskGrammar.readiness)

    private static let rosterRow = CommandRow(
        .roster, ["roster", "名册", "通讯录"], zh: "名册 查看 @li", en: "roster show @li",
        keys: RosterGrammar.keys, read: RosterGrammar.roster)

    private static let groupRow = CommandRow(
        .group, ["group", "groups", "小组", "组"], zh: "小组 查看 法律组", en: "group show legal",
        keys: GroupGrammar.keys, read: GroupGrammar.group)

    private static let liaisonRow = CommandRow(
        .liaison, ["liaison", "联络", "外联"], zh: "联络 查看 police", en: "liaison show police",
        keys: [.with, .number, .text], read: LiaisonGrammar.liaison)

    private static let factRow = CommandRow(
        .fact, ["fact", "facts", "事实"], zh: "事实 登记 报名系统已恢复 来源=技术组",
        en: "fact add the portal is back src=operations", keys: [.source, .reason, .text],
        read: FactGrammar.fact)

    private static let circleRows = [
        CommandRow(
            .classify, ["classify", "标识"], zh: "标识 I-1 敏感", en: "classify I-1 sensitive",
            keys: [.reason], read: CircleGrammar.classify),
        CommandRow(
            .circle, ["people", "知悉范围"], zh: "知悉范围 I-1", en: "people I-1", keys: [.due],
            read: CircleGrammar.circle),
    ]

    private static let absenceRows = [
        CommandRow(
            .leave, ["leave", "请假"], zh: "请假 12-01 至 12-05", en: "leave 12-01 to 12-05",
            keys: [.reason], read: AbsenceGrammar.leave),
        CommandRow(.back, ["back", "销假"], zh: "销假", en: "back", read: AbsenceGrammar.back),
        CommandRow(
            .cover, ["cover", "顶岗", "替岗"], zh: "顶岗 @li @wang 12-05", en: "cover @li @wang 12-05",
            read: AbsenceGrammar.cover),
        CommandRow(
            .delegate, ["delegate", "授权"], zh: "授权 @li 启动 审签 至 12-05 08:00",
            en: "delegate @li activate approve until 12-05 08:00", read: AbsenceGrammar.delegate),
    ]

    private static let rollRows = [
        CommandRow(
            .rollcall, ["rollcall", "点名"], zh: "点名 全体 截止=10分 地点=二楼会议室",
            en: "rollcall all due=10m place=meeting room", keys: [.due, .place],
            read: RollCallGrammar.call),
        CommandRow(
            .here, ["here", "到", "报到", "签到", "在岗"], zh: "到 二楼会议室", en: "here meeting room",
            keys: [.eta, .place, .onBehalf, .via], bareKeys: [.onBehalf, .via],
            read: RollCallGrammar.here),
    ]

    private static let dutyRows = [
        CommandRow(
            .duty, ["duty", "值班"], zh: "值班 本周", en: "duty week", read: DutyGrammar.duty),
        CommandRow(
            .dutySwap, ["swap", "换班"], zh: "换班 @shen 2026-12-01 2026-12-03",
            en: "swap @shen 2026-12-01 2026-12-03", read: DutyGrammar.swap),
        CommandRow(
            .dutyCover, ["standin", "顶班", "代班"],
            zh: "顶班 @shen 2026-12-01 20:00 至 2026-12-02 08:00",
            en: "standin @shen 2026-12-01 20:00 to 2026-12-02 08:00", read: DutyGrammar.cover),
        CommandRow(
            .dutyHandover, ["handover", "交班"], zh: "交班 热度平稳，W-3待研判，平台已回电",
            en: "handover All quiet, W-3 waits to be assessed", style: .prose,
            read: DutyGrammar.handOver),
        CommandRow(
            .dutyTake, ["takeover", "接班"], zh: "接班", en: "takeover", read: DutyGrammar.take),
    ]

    private static let deskRows = [
        CommandRow(
            .help, ["help", "帮助", "?"], zh: "帮助 预警", en: "help warn", read: DeskGrammar.help),
        CommandRow(
            .status, ["status", "态势", "概览", "状态"], zh: "态势 I-1", en: "status I-1",
            read: DeskGrammar.status),
        CommandRow(.me, ["me", "我的"], zh: "我的", en: "me", read: DeskGrammar.me),
        CommandRow(
            .timeline, ["timeline", "大事记"], zh: "大事记 I-1", en: "timeline I-1",
            read: DeskGrammar.timeline),
        CommandRow(
            .lang, ["lang", "language", "语言"], zh: "语言 双语", en: "lang both",
            read: DeskGrammar.language),
        CommandRow(
            .quiet, ["quiet", "免打扰"], zh: "免打扰 22:00-07:00", en: "quiet 22:00-07:00",
            read: DeskGrammar.quiet),
        CommandRow(
            .confirm, ["confirm", "确认"], zh: "确认 4821", en: "confirm 4821",
            read: DeskGrammar.confirm),
    ]

    private static let warningRows = [
        CommandRow(
            .warn, ["warn", "预警", "报警"],
            zh: "预警 类型=谣言 范围=微博、抖音 危害=误导考生 链接=https://example.org/p/1",
            en: "warn type=rumour scope=Weibo harm=misleads candidates url=https://example.org/p/1",
            keys: [.type, .scope, .harm, .url, .source], takesLink: true,
            read: WarningGrammar.warn),
        CommandRow(
            .assess, ["assess", "研判", "评估"], zh: "研判 W-1 3 4 2 2 3 2 1 1 1 ?",
            en: "assess W-1 3 4 2 2 3 2 1 1 1 ?", keys: [.floors], read: WarningGrammar.assess),
        CommandRow(
            .watch, ["watch", "关注"], zh: "关注 W-1 理由=热度很低", en: "watch W-1 reason=little reach",
            keys: [.reason], read: WarningGrammar.watch),
        CommandRow(
            .refer, ["refer", "转办"], zh: "转办 W-1 转至=公安 理由=涉嫌违法",
            en: "refer W-1 to=police reason=may be an offence", keys: [.to, .reason],
            bareKeys: [.to], read: WarningGrammar.refer),
        CommandRow(
            .merge, ["merge", "合并"], zh: "合并 W-2 I-1", en: "merge W-2 I-1",
            read: WarningGrammar.merge),
        CommandRow(
            .decline, ["decline", "不启动"], zh: "不启动 W-1 理由=已经平息",
            en: "decline W-1 reason=it has died down", keys: [.reason],
            read: WarningGrammar.decline),
    ]

    private static let incidentRows = [
        CommandRow(
            .activate, ["activate", "启动"], zh: "启动 W-1 级别=Ⅱ 场景=R",
            en: "activate W-1 level=II pack=R",
            keys: [.level, .packs, .onBehalf, .via, .reason],
            bareKeys: [.level, .packs, .onBehalf, .via],
            read: IncidentGrammar.activate),
        CommandRow(
            .countersign, ["countersign", "补签", "会签"], zh: "补签 I-1", en: "countersign I-1",
            read: IncidentGrammar.countersign),
        CommandRow(
            .level, ["level", "级别", "升级", "降级"], zh: "级别 I-1 Ⅲ 理由=热度下降",
            en: "level I-1 III reason=interest fades", keys: [.level, .reason],
            read: IncidentGrammar.level),
        CommandRow(
            .cancel, ["cancel", "撤销"], zh: "撤销 I-1 理由=误报", en: "cancel I-1 reason=false alarm",
            keys: [.reason], read: IncidentGrammar.cancel),
        CommandRow(
            .close, ["close", "结束", "终止"], zh: "结束 提议 I-1 理由=连续三天平稳",
            en: "close propose I-1 reason=three quiet days", keys: [.reason],
            read: IncidentGrammar.close),
        CommandRow(
            .note, ["note", "记录"], zh: "记录 I-1 平台已回电", en: "note I-1 the platform called back",
            keys: [.text, .at], style: .prose, read: IncidentGrammar.note),
    ]

    private static let taskRows = [
        CommandRow(
            .task, ["task", "tasks", "任务"], zh: "任务 我的", en: "task mine",
            keys: [.to, .evidence], bareKeys: [.to], read: TaskGrammar.task),
        CommandRow(
            .assign, ["assign", "指派", "分配"], zh: "指派 T-3 @li", en: "assign T-3 @li",
            keys: [.to], bareKeys: [.to], read: TaskGrammar.assign),
        CommandRow(
            .approve, ["approve", "批准", "审签"], zh: "批准 T-3", en: "approve T-3",
            read: TaskGrammar.approve),
        CommandRow(
            .done, ["done", "完成", "办结"], zh: "完成 T-3 https://example.org/evidence",
            en: "done T-3 https://example.org/evidence", keys: [.evidence], style: .prose,
            read: TaskGrammar.done),
        CommandRow(
            .block, ["block", "受阻"], zh: "受阻 T-3 等待法审", en: "block T-3 waiting for legal",
            keys: [.reason], style: .prose, read: TaskGrammar.block),
        CommandRow(
            .ack, ["ack", "收到", "收悉", "知悉", "签收"], zh: "收到 12", en: "ack 12",
            keys: [.onBehalf, .via], bareKeys: [.onBehalf, .via], read: TaskGrammar.acknowledge),
        CommandRow(
            .cannot, ["cannot", "无法"], zh: "无法 12 在外地", en: "cannot 12 out of town",
            keys: [.reason], style: .prose, read: TaskGrammar.cannot),
    ]
}
