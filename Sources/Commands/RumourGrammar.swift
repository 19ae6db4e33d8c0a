import Domain

/// Rumours: told, verified by two, answered, tracked (domain §1, special 2).
enum RumourGrammar {
    enum Deed {
        case list, show, add, assign, verdict, decide, track, close, wrong, merge
        case legal, report, ticket, answer
    }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部"),
        Part(.show, zh: "查看", en: "show"), Part(.add, zh: "登记", en: "add", "新增"),
        Part(.assign, zh: "指派", en: "assign", "核实人", "verifiers"),
        Part(.verdict, zh: "定性", en: "verdict"), Part(.decide, zh: "决定", en: "decide"),
        Part(.track, zh: "跟踪", en: "track"), Part(.close, zh: "结案", en: "close"),
        Part(.wrong, zh: "有误", en: "wrong", "更正", "判断有误"),
        Part(.merge, zh: "合并", en: "merge", "并入"),
        Part(.legal, zh: "法审", en: "legal", "法律意见"),
        Part(.report, zh: "举报", en: "complain", "report", "投诉"),
        Part(.ticket, zh: "工单", en: "ticket", "工单号"),
        Part(.answer, zh: "平台答复", en: "answer", "答复"),
    ]

    private static let keys: [Key] = [
        .url, .seen, .reach, .source, .reason, .text, .growth, .refuted, .platform, .category,
        .evidence, .licence, .authority, .warranty, .number,
    ]

    static let rows = [
        CommandRow(
            .rumour, ["rumour", "rumor", "rumours", "谣言"],
            zh: "谣言 登记 链接=https://example.org/p/1 首见=14:20 传播量=1200 -- 网传报名取消",
            en:
                "rumour add url=https://example.org/p/1 seen=14:20 reach=1200 -- they say it is off",
            keys: keys, takesLink: true, read: rumour),
        CommandRow(
            .refute, ["refute", "辟谣"], zh: "辟谣 R-1 S-2 链接=https://example.org/release/2",
            en: "refute R-1 S-2 url=https://example.org/release/2", keys: [.url],
            takesLink: true, read: refute),
    ]

    /// Parts that have rights of their own.
    static let partRows = [
        part(.rumourAssign, "assign", "指派", "R-1 @li @wang", "R-1 @li @wang"),
        part(
            .rumourVerdict, "verdict", "定性", "R-1 不实 来源=市考试院公告 -- 报名照常",
            "R-1 false source=Examination Office notice -- enrolment goes on"),
        part(
            .rumourDecide, "decide", "决定", "R-1 公开辟谣 理由=已误导考生",
            "R-1 refute reason=it misleads candidates"),
        part(.rumourLegal, "legal", "法审", "R-1 通过 -- 属虚构事实", "R-1 ok -- it is made up"),
        part(
            .rumourTrack, "track", "跟踪", "R-1 传播量=13000 增速=3% 辟谣到达=80000",
            "R-1 reach=13000 growth=3% refuted=80000"),
        part(
            .rumourClose, "close", "结案", "R-1 理由=24小时无新增",
            "R-1 reason=nothing new for 24 hours"),
    ]

    private static func part(
        _ verb: Verb, _ en: String, _ zh: String, _ chinese: String, _ english: String
    ) -> CommandRow {
        CommandRow(
            verb, ["rumour " + en, "谣言 " + zh], zh: "谣言 \(zh) \(chinese)",
            en: "rumour \(en) \(english)", keys: keys, takesLink: true, read: rumour)
    }

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        parts.first { $0.words.contains(word) }.flatMap { verb(of: $0.value) }
    }

    private static func verb(of deed: Deed) -> Verb? {
        switch deed {
        case .list, .show, .add: nil
        case .assign, .merge: .rumourAssign
        // Anybody may say that a verdict is wrong, but not by a road whose sender can be forged.
        case .verdict, .wrong: .rumourVerdict
        case .decide: .rumourDecide
        case .legal: .rumourLegal
        case .track, .report, .ticket, .answer: .rumourTrack
        case .close: .rumourClose
        }
    }

    static func rumour(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        // An incident's number alone asks for its rumours, a rumour's for itself.
        if let next = arguments.next, let number = NumberText(arguments.key(next)),
            let kind = number.kind
        {
            let asked = try arguments.number(kind == .rumour ? .rumour : .incident, .rumour)
            return try arguments.finish(Reading(.rumours(asked), .rumour))
        }
        let deed = try arguments.part(parts)
        switch deed {
        case nil, .list:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.rumours(incident), .rumour))
        case .show:
            let number = try arguments.number(.rumour, .rumour)
            return try arguments.finish(Reading(.rumours(number), .rumour))
        case .add:
            let command = try add(&arguments)
            return try arguments.finish(Reading(.rumour(command), .rumour))
        case .some(let deed):
            let number = try arguments.number(.rumour, .rumour)
            let command = try command(deed, number, &arguments)
            return try arguments.finish(
                Reading(.rumour(command), verb(of: deed) ?? .rumour))
        }
    }

    /// `refute R-1 S-2`.
    static func refute(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let number = try arguments.number(.rumour, .rumour)
        let statement = try arguments.number(.statement, .statement)
        let url = try arguments.text(.url)
        return try arguments.finish(
            Reading(.rumour(.answer(number, statement: statement, url: url)), .refute))
    }

    private static func add(_ arguments: inout Arguments) throws(Complaint) -> RumourCommand {
        var incident: Number?
        if let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident {
            incident = try arguments.numberIfAny(.incident)
        }
        let url = try arguments.text(.url)
        let seen = try arguments.minuteIfAny(.seen)
        let reach = try arguments.countIfAny(.reach)
        let text = try arguments.required(.text, .text)
        return .add(incident, RumourDraft(text: text, url: url, seen: seen, reach: reach))
    }

    private static func command(
        _ deed: Deed, _ number: Number, _ arguments: inout Arguments
    ) throws(Complaint) -> RumourCommand {
        switch deed {
        case .assign: return .assign(number, try people(&arguments))
        case .verdict:
            guard let verdict = try arguments.part(verdicts) else {
                throw arguments.missing(.verdict)
            }
            if verdict == .partly { _ = arguments.pop(oneOf: ["true"]) }
            guard let source = try arguments.textAndLink(.source) else {
                throw arguments.missing(.source)
            }
            let why = try arguments.textOrRest(.reason)
            return .verdict(number, verdict, source: source, why: why)
        case .decide:
            guard let response = try arguments.part(responses) else {
                throw arguments.missing(.response)
            }
            let reason = try arguments.required(.reason, .reason)
            return .decide(number, response, reason: reason)
        case .track: return .track(number, try reading(&arguments))
        case .close: return .close(number, reason: try arguments.required(.reason, .reason))
        case .wrong: return .wrong(number, what: try arguments.required(.reason, .reason))
        case .merge: return .merge(number, into: try arguments.number(.rumour, .rumour))
        case .list, .show, .add, .legal, .report, .ticket, .answer:
            return try reportCommand(deed, number, &arguments)
        }
    }

    private static func people(_ arguments: inout Arguments) throws(Complaint) -> [String] {
        var people: [String] = []
        while let piece = arguments.pop() { people.append(arguments.raw(piece)) }
        if people.isEmpty { throw arguments.missing(.person) }
        return people
    }

    private static func reading(
        _ arguments: inout Arguments
    ) throws(Complaint) -> RumourReading {
        let reading = RumourReading(
            reach: try arguments.countIfAny(.reach), growth: try arguments.shareIfAny(.growth),
            refuted: try arguments.countIfAny(.refuted))
        if reading == RumourReading(reach: nil) { throw arguments.missing(.reach) }
        return reading
    }

    private static let verdicts = [
        Part(Rumour.Verdict.truth, zh: "属实", en: "true", "真", "真实"),
        Part(.partly, zh: "部分属实", en: "partly"),
        Part(.falsehood, zh: "不实", en: "false", "假", "虚假", "不属实"),
        Part(.unverifiable, zh: "暂无法核实", en: "unverifiable", "无法核实", "unknown"),
    ]

    private static let responses = [
        Part(Rumour.Response.watch, zh: "监测", en: "watch", "关注"),
        Part(.reply, zh: "个别答复", en: "reply", "答复"),
        Part(.refute, zh: "公开辟谣", en: "refute", "辟谣"),
        Part(.admit, zh: "承认整改", en: "admit", "承认", "承认并整改"),
    ]
}
