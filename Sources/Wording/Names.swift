import Domain

/// What the plan's things and people are called.
extension Voice {
    /// `Ⅱ级(橙)` or `level II (orange)`.
    func level(_ level: Level) -> String {
        guard let rule = unit.plan.rule(of: level) else {
            return say("\(level.rank)级", "level \(level.rank)")
        }
        return say(
            "\(chineseName(rule))(\(colour(rule)))", "\(englishName(rule)) (\(colour(rule)))")
    }

    private func colour(_ rule: LevelRule) -> String {
        let colour = rule.colour[language]
        return colour.count > 1 && colour.hasSuffix("色") ? String(colour.dropLast()) : colour
    }

    /// A level that is only a numeral is read as one; others have a name of their own.
    private func chineseName(_ rule: LevelRule) -> String {
        guard !rule.name.zh.hasSuffix("级"), let numeral = Self.numerals[rule.key] else {
            return rule.name.zh
        }
        return numeral + "级"
    }

    private func englishName(_ rule: LevelRule) -> String {
        let name = rule.name.en
        if name.lowercased().hasPrefix("level") { return "level" + name.dropFirst(5) }
        return Self.numerals[rule.key] == nil ? name : "level \(rule.key)"
    }

    private static let numerals = [
        "I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ",
    ]

    /// `Ⅱ`, or the key of a level that has no numeral.
    func numeral(_ level: Level) -> String { Self.numerals[key(level)] ?? key(level) }

    /// What is typed for a level.
    func key(_ level: Level) -> String { unit.plan.rule(of: level)?.key ?? "\(level.rank)" }

    func activates(_ level: Level) -> Bool { unit.plan.rule(of: level)?.activates ?? true }

    /// `R 社交媒体谣言`.
    func pack(_ letter: String) -> String {
        guard let pack = unit.plan.pack(letter) else { return letter }
        return "\(pack.letter) \(pack.title[language])"
    }

    func packs(_ letters: [String]) -> String {
        letters.isEmpty ? say("基本预案", "base plan") : list(letters.map(pack))
    }

    func group(_ id: GroupID) -> String { unit.plan.group(id)?.name[language] ?? id.rawValue }

    func road(_ route: RouteKind) -> String {
        switch route {
        case .chat: say("聊天", "chat")
        case .backup: say("备用聊天", "backup chat")
        case .sms: say("短信", "SMS")
        case .email: say("邮件", "e-mail")
        }
    }

    func seat(_ seat: Seat) -> String {
        switch seat {
        case .lead: say("组长", "lead")
        case .deputy: say("副组长", "deputy")
        case .member: say("组员", "member")
        }
    }

    func post(_ post: Person.Post) -> String {
        say("\(group(post.group)) \(seat(post.seat))", "\(group(post.group)), \(seat(post.seat))")
    }

    func role(_ role: Role) -> String {
        switch role {
        case .anyone: say("名册内所有人", "anyone in the roster")
        case .hq: group(.hq)
        case .office: group(.office)
        case .officeLead: say("\(group(.office))组长", "the lead of \(group(.office))")
        case .lead: say("各组组长、副组长", "leads and deputies of groups")
        case .duty: say("值班员", "the duty officer")
        case .dutyLead: say("值班组组长", "the lead of the duty group")
        case .tech: group(.tech)
        case .release: group(.release)
        case .legal: group(.legal)
        case .secrecy: group(.secrecy)
        case .guidance: group(.guidance)
        case .crossplatform: group(.crossplatform)
        case .addressee: say("责任人本人", "the person it was given to")
        case .approver: say("指定批准人", "the named approver")
        case .releaseLead: say("\(group(.release))组长", "the lead of \(group(.release))")
        case .spokesperson: say("发言人", "spokespersons")
        }
    }

    func phase(_ phase: Incident.Phase) -> String {
        switch phase {
        case .active: say("处置中", "active")
        case .closing: say("待结束", "closing")
        case .closed: say("已结束", "closed")
        case .cancelled: say("已撤销", "cancelled")
        }
    }

    func named(_ language: Language) -> String {
        switch language {
        case .zh: say("中文", "Chinese")
        case .en: say("英文", "English")
        }
    }

    /// How a decision or an answer was made known, such as `phone`.
    func means(_ via: String?) -> String {
        guard let via, !["phone", "tel", "telephone", "电话"].contains(via.lowercased()) else {
            return say("电话", "phone")
        }
        return tidy(via, max: 12)
    }

    /// What became of a warning.
    func outcome(_ outcome: Warning.Outcome) -> String {
        switch outcome {
        case .watched: say("已列入关注", "is on the watch list")
        case .referred: say("已转办", "was referred")
        case .declined: say("已决定不启动", "was not activated")
        case .merged(let incident):
            say("已并入 \(i: incident)", "was merged into \(i: incident)")
        case .activated(let incident):
            say("已启动为 \(i: incident)", "was activated as \(i: incident)")
        }
    }

    func evidence(_ kinds: [String]) -> String {
        list(kinds.map { Self.evidence[$0]?[language] ?? $0 })
    }

    /// The plan packs' words for kinds of evidence; one that is not here is shown as it stands.
    private static let evidence: [String: Bilingual] = [
        "url": Bilingual(zh: "链接", en: "link"),
        "image": Bilingual(zh: "截图", en: "screenshot"),
        "hash": Bilingual(zh: "哈希值", en: "hash"),
        "opinion": Bilingual(zh: "法律意见", en: "legal opinion"),
        "number": Bilingual(zh: "编号", en: "number"),
        "decision": Bilingual(zh: "决定", en: "decision"),
        "draft": Bilingual(zh: "稿件", en: "draft"),
        "fact": Bilingual(zh: "事实编号", en: "fact numbers"),
        "ticket": Bilingual(zh: "工单号", en: "ticket number"),
        "statement": Bilingual(zh: "通稿编号", en: "statement number"),
        "source": Bilingual(zh: "信源", en: "source"),
        "scorecard": Bilingual(zh: "研判表", en: "scorecard"),
        "room": Bilingual(zh: "会话", en: "room"),
        "names": Bilingual(zh: "名单", en: "names"),
        "result": Bilingual(zh: "结果", en: "result"),
        "record": Bilingual(zh: "记录", en: "record"),
        "report": Bilingual(zh: "报告", en: "report"),
        "receipt": Bilingual(zh: "回执", en: "receipt"),
        "note": Bilingual(zh: "说明", en: "note"),
        "data": Bilingual(zh: "数据", en: "data"),
        "concerns": Bilingual(zh: "关切清单", en: "list of concerns"),
        "checklist": Bilingual(zh: "检查表", en: "checklist"),
        "answers": Bilingual(zh: "答复", en: "answers"),
        "acks": Bilingual(zh: "签收表", en: "acknowledgements"),
    ]
}
