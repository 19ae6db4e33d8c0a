import Domain

/// What people ask us: logged, answered, approved, told; and what they are concerned about.
enum QuestionGrammar {
    private enum Deed {
        case list, show, log, draft, approve, give, join, drop, spokesperson, concern
    }
    private enum Naming { case list, add, remove }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list"), Part(.show, zh: "查看", en: "show"),
        Part(.log, zh: "登记", en: "log", "add", "提问"),
        Part(.draft, zh: "口径", en: "answer", "起草", "draft"),
        Part(.approve, zh: "批准", en: "approve", "审签"),
        Part(.give, zh: "已答", en: "given", "已答复", "told"),
        Part(.join, zh: "同题", en: "same", "相同"), Part(.drop, zh: "免答", en: "drop"),
        Part(.spokesperson, zh: "发言人", en: "spokesperson", "spokespersons"),
        Part(.concern, zh: "关切", en: "concern", "concerns"),
    ]
    private static let namings = [
        Part(Naming.list, zh: "列表", en: "list"), Part(.add, zh: "指定", en: "add", "新增"),
        Part(.remove, zh: "取消", en: "remove", "移除"),
    ]
    private static let scopes = [
        Part(false, zh: "待办", en: "open", "待答"), Part(true, zh: "全部", en: "all"),
    ]
    static let keys: [Key] = [
        .asker, .outlet, .contact, .by, .due, .via, .url, .count, .reason, .text, .facts,
    ]

    static let row = CommandRow(
        .question, ["qa", "问答", "媒体"],
        zh: "问答 登记 提问=王记者 媒体=晨报 联系=13800000000 截止=18:30 -- 系统何时恢复？",
        en: "qa log asker=Ann Wong outlet=Morning Post contact=ann@example.org by=18:30 -- "
            + "When will the system be back?", keys: keys, read: read)

    static let partRows = [
        CommandRow(
            .questionEdit, ["qa answer", "问答 口径"], zh: "问答 口径 Q-1 事实=F-1 -- 预计今天18点前恢复",
            en: "qa answer Q-1 fact=F-1 -- We expect it back by 18:00 today", keys: keys, read: read
        ),
        CommandRow(
            .questionApprove, ["qa approve", "问答 批准"], zh: "问答 批准 Q-1 v1", en: "qa approve Q-1 v1",
            keys: keys, read: read),
        CommandRow(
            .questionGive, ["qa given", "问答 已答"], zh: "问答 已答 Q-1 发言人=@sun 方式=电话",
            en: "qa given Q-1 by=@sun via=phone", keys: keys, read: read),
        CommandRow(
            .spokesperson, ["qa spokesperson add", "问答 发言人 指定"], zh: "问答 发言人 指定 @sun",
            en: "qa spokesperson add @sun", keys: keys, read: read),
        CommandRow(
            .concernEdit, ["qa concern", "问答 关切"], zh: "问答 关切 登记 n=120 -- 报名费退不退",
            en: "qa concern add n=120 -- Will the fee be paid back", keys: keys, read: read),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .draft, .join, .drop: .questionEdit
        case .approve: .questionApprove
        case .give: .questionGive
        case .spokesperson: .spokesperson
        case .concern: .concernEdit
        case .list, .show, .log, nil: nil
        }
    }

    /// `qa`, `qa Q-1`, `qa log asker=… -- question`, `qa answer Q-1 -- text`, `qa approve Q-1 v1`,
    /// `qa given Q-1 by=@sun via=phone`, `qa same Q-4 Q-1`.
    static func read(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        // A number alone asks for what it names.
        switch arguments.next.flatMap({ NumberText(arguments.key($0))?.kind }) {
        case .question: return try show(&arguments)
        case .incident: return try list(&arguments)
        default: break
        }
        if let next = arguments.next,
            scopes.contains(where: { $0.words.contains(arguments.key(next)) })
        {
            return try list(&arguments)
        }
        switch try arguments.part(parts) {
        case nil, .list: return try list(&arguments)
        case .show: return try show(&arguments)
        case .log: return try log(&arguments)
        case .draft:
            let number = try arguments.number(.question, .question)
            let facts = try arguments.facts()
            let text = try arguments.required(.text, .text)
            return try edit(.draft(number, text: text, facts: facts), &arguments)
        case .approve:
            let number = try arguments.number(.question, .question)
            let version = try version(&arguments)
            return try arguments.finish(
                Reading(.question(.approve(number, version: version)), .questionApprove))
        case .give: return try give(&arguments)
        case .join:
            let number = try arguments.number(.question, .question)
            let other = try arguments.number(.question, .question)
            return try edit(.join(number, to: other), &arguments)
        case .drop:
            let number = try arguments.number(.question, .question)
            let reason = try arguments.required(.reason, .reason)
            return try edit(.drop(number, reason: reason), &arguments)
        case .spokesperson: return try spokesperson(&arguments)
        case .concern: return try ConcernGrammar.read(&arguments)
        }
    }

    private static func edit(
        _ command: QuestionCommand, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        try arguments.finish(Reading(.question(command), .questionEdit))
    }

    private static func list(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        var incident = try arguments.incidentIfAny()
        let all = try arguments.part(scopes) ?? false
        if incident == nil { incident = try arguments.incidentIfAny() }
        return try arguments.finish(Reading(.questions(.list(incident, all: all)), .question))
    }

    private static func show(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let number = try arguments.number(.question, .question)
        return try arguments.finish(Reading(.questions(.show(number)), .question))
    }

    private static func log(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let incident = try arguments.incidentIfAny()
        let deadline = try deadline(&arguments)
        guard let asker = try arguments.text(.asker) else { throw arguments.missing(.asker) }
        let outlet = try arguments.text(.outlet)
        let contact = try arguments.text(.contact)
        let text = try arguments.required(.text, .text)
        let draft = QuestionDraft(
            text: text, asker: asker, outlet: outlet, contact: contact, deadline: deadline)
        return try arguments.finish(Reading(.question(.log(incident, draft)), .question))
    }

    /// `by=18:30` or `due=2h`, whichever of the two words is used.
    private static func deadline(
        _ arguments: inout Arguments
    ) throws(Complaint) -> QuestionDraft.Deadline? {
        for key in [Key.by, .due] {
            guard let piece = arguments.values[key] else { continue }
            if let minute = QuietHours.minute(Fold.key(arguments.raw(piece))[...]) {
                arguments.values[key] = nil
                return .by(minute)
            }
            return try arguments.minutesIfAny(key, most: 31 * 1440).map { .within(.minutes($0)) }
        }
        return nil
    }

    /// `v2`, `2`, or nothing.
    private static func version(_ arguments: inout Arguments) throws(Complaint) -> Int? {
        guard let piece = arguments.pop() else { return nil }
        let word = arguments.key(piece)
        guard let version = Int(word.hasPrefix("v") ? word.dropFirst() : word[...]) else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        return version
    }

    private static func give(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let number = try arguments.number(.question, .question)
        let by = try arguments.text(.by)
        let ways = [try arguments.text(.via), try arguments.text(.url)].compactMap(\.self)
        let via = ways.isEmpty ? arguments.rest() : ways.joined(separator: " ")
        return try arguments.finish(
            Reading(.question(.give(number, by: by, via: via)), .questionGive))
    }

    private static func spokesperson(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let naming = try arguments.part(namings)
        guard let naming, naming != .list else {
            return try arguments.finish(Reading(.questions(.spokespersons), .question))
        }
        guard let piece = arguments.pop() else { throw arguments.missing(.person) }
        let word = arguments.raw(piece)
        return try arguments.finish(
            Reading(.question(.spokesperson(word, named: naming == .add)), .spokesperson))
    }
}

extension Arguments {
    /// An incident's number if one stands here.
    mutating func incidentIfAny() throws(Complaint) -> Number? {
        guard let next, NumberText(key(next))?.kind == .incident else { return nil }
        return try numberIfAny(.incident)
    }
}
