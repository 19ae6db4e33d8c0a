import Domain

/// Public texts: drafted, checked, read by law, signed, released.
enum StatementGrammar {
    private enum Deed {
        case list, show, changes, draft, edit, append, fill, variant, cite, submit, accept
    }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部"), Part(.show, zh: "查看", en: "show"),
        Part(.changes, zh: "对比", en: "diff", "比较"), Part(.draft, zh: "起草", en: "new", "新建"),
        Part(.edit, zh: "修改", en: "edit", "改稿"), Part(.append, zh: "续写", en: "append", "补充"),
        Part(.fill, zh: "填空", en: "fill", "填"), Part(.variant, zh: "分版", en: "variant", "变体"),
        Part(.cite, zh: "引用", en: "cite"), Part(.submit, zh: "送审", en: "submit"),
        Part(.accept, zh: "认可", en: "accept"),
    ]
    private static let kinds = [
        Part(Statement.Kind.holding, zh: "首发", en: "holding"),
        Part(.notice, zh: "通报", en: "notice"), Part(.refutation, zh: "辟谣", en: "refutation"),
        Part(.apology, zh: "致歉", en: "apology"), Part(.answer, zh: "问答", en: "answer"),
        Part(.final, zh: "终版", en: "final"),
    ]
    private static let words = [
        Part(true, zh: "通过", en: "ok", "pass", "yes"), Part(false, zh: "退回", en: "return", "no"),
    ]
    private static let releaseParts = [Part(true, zh: "核对", en: "confirm")]
    private static let waiveParts = [Part(true, zh: "免除", en: "waive")]

    static let keys: [Key] = [.facts, .template, .language, .text]
    static let placeKeys: [Key] = [.channels, .url, .image, .reason]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .draft, .edit, .append, .fill, .variant, .cite, .submit: .statementEdit
        case .list, .show, .changes, .accept, nil: nil
        }
    }

    static func releaseVerb(_ word: String) -> Verb? {
        releaseParts.contains { $0.words.contains(word) } ? .releaseConfirm : nil
    }

    /// `statement new holding I-1 fact=F-1,F-2 -- text`, `statement S-1`, `statement submit S-1`.
    static func statement(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        switch arguments.next.flatMap({ NumberText(arguments.key($0))?.kind }) {
        case .incident:
            let incident = try arguments.number(.incident, .incident)
            return try arguments.finish(Reading(.statements(.list(incident)), .statement))
        case .statement: return try show(&arguments)
        default: break
        }
        let deed = try arguments.part(parts)
        switch deed {
        case nil, .list:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.statements(.list(incident)), .statement))
        case .show: return try show(&arguments)
        case .changes: return try changes(&arguments)
        case .draft: return try draft(&arguments)
        case .accept:
            return try finish(&arguments, .accept(try number(&arguments)), .statement)
        case .submit: return try finish(&arguments, .submit(try number(&arguments)))
        case .edit, .append, .fill, .variant, .cite: return try change(deed, &arguments)
        }
    }

    private static func number(_ arguments: inout Arguments) throws(Complaint) -> Number {
        try arguments.number(.statement, .statement)
    }

    private static func finish(
        _ arguments: inout Arguments, _ command: StatementCommand, _ verb: Verb = .statementEdit
    ) throws(Complaint) -> Reading {
        try arguments.finish(Reading(.statement(command), verb))
    }

    private static func show(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let number = try number(&arguments)
        return try arguments.finish(Reading(.statements(.show(number)), .statement))
    }

    private static func changes(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let number = try number(&arguments)
        let from = try arguments.versionIfAny()
        let to = try arguments.versionIfAny()
        return try arguments.finish(
            Reading(.statements(.changes(number, from: from, to: to)), .statement))
    }

    private static func draft(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        guard let kind = try arguments.part(kinds) else { throw arguments.missing(.subcommand) }
        var request = StatementRequest(kind: kind)
        if let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident {
            request.incident = try arguments.number(.incident, .incident)
        }
        request.facts = try arguments.facts() ?? []
        request.template = try arguments.text(.template)
        request.language = try arguments.languageIfAny()
        request.text = try arguments.textOrRest(.text)
        return try finish(&arguments, .draft(request))
    }

    private static func change(
        _ deed: Deed?, _ arguments: inout Arguments
    ) throws(Complaint) -> Reading {
        let number = try number(&arguments)
        switch deed {
        case .edit:
            let facts = try arguments.facts()
            let text = try arguments.required(.text, .text)
            return try finish(&arguments, .edit(number, text: text, facts: facts))
        case .append:
            return try finish(
                &arguments, .append(number, text: try arguments.required(.text, .text)))
        case .fill: return try finish(&arguments, .fill(number, try arguments.blanks()))
        case .variant:
            guard let label = arguments.pop() else { throw arguments.missing(.text) }
            let word = arguments.raw(label)
            let text = arguments.rest() ?? ""
            return try finish(&arguments, .variant(number, label: word, text: text))
        default:
            let facts = try arguments.factWords()
            guard !facts.isEmpty else { throw arguments.missing(.fact) }
            return try finish(&arguments, .cite(number, facts))
        }
    }

    // MARK: Gates and the way out

    /// `check S-1 ok called the ministry`, `check S-1 return the number is wrong`.
    static func check(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let (number, passes, note) = try word(&arguments)
        return try finish(&arguments, .check(number, passes: passes, note: note), .check)
    }

    static func legal(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let (number, passes, note) = try word(&arguments)
        return try finish(&arguments, .opine(number, passes: passes, note: note), .legal)
    }

    private static func word(
        _ arguments: inout Arguments
    ) throws(Complaint) -> (Number, Bool, String?) {
        let number = try number(&arguments)
        guard let passes = try arguments.part(words) else {
            throw arguments.missing(.subcommand)
        }
        let note = try arguments.textOrRest(.reason)
        if !passes, note == nil { throw arguments.missing(.reason) }
        return (number, passes, note)
    }

    static func reject(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let number = try number(&arguments)
        // In the chat a number that stands here belongs to the reason.
        let code = arguments.isOutside ? arguments.oneTimeCode() : nil
        let reason = try arguments.required(.reason, .reason)
        return try arguments.finish(
            arguments.approval(
                ApprovalAnswer(number, .reject(reason: reason), code: code), .reject))
    }

    /// `release S-1 weibo,site`, `release S-1 weibo url=… image=E-2`, `release confirm S-1 weibo`,
    /// `release S-1 weibo reason=…` to let it go before the own site.
    static func release(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        if let next = arguments.next, releaseVerb(arguments.key(next)) != nil {
            arguments.drop()
            let number = try number(&arguments)
            let channel = try oneChannel(&arguments)
            return try finish(
                &arguments, .confirm(number, channel: channel), .releaseConfirm)
        }
        if let next = arguments.next,
            waiveParts.contains(where: { $0.words.contains(arguments.key(next)) })
        {
            arguments.drop()
            let number = try number(&arguments)
            let reason = try arguments.required(.reason, .reason)
            let channel = try oneChannel(&arguments)
            return try finish(
                &arguments, .waive(number, channel: channel, reason: reason), .release)
        }
        let number = try number(&arguments)
        if let url = try arguments.text(.url) {
            let image = try arguments.text(.image) ?? ""
            let channel = try oneChannel(&arguments)
            return try finish(
                &arguments, .place(number, channel: channel, url: url, image: image), .release)
        }
        if let reason = try arguments.text(.reason) {
            let channels = try arguments.channels()
            return try finish(
                &arguments, .goAhead(number, channels: channels, reason: reason), .release)
        }
        let channels = try arguments.channels()
        return try finish(
            &arguments, .release(number, channels: channels, sha256: nil), .release)
    }

    private static func oneChannel(_ arguments: inout Arguments) throws(Complaint) -> String {
        guard let channel = try arguments.channels().first else {
            throw arguments.missing(.channel)
        }
        return channel
    }

    /// `correct S-1 reason=… -- the new text`.
    static func correct(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let (number, reason, text) = try amendment(&arguments)
        return try finish(
            &arguments, .correct(number, reason: reason, text: text), .correct)
    }

    static func withdraw(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let (number, reason, text) = try amendment(&arguments)
        return try finish(
            &arguments, .withdraw(number, reason: reason, text: text), .withdraw)
    }

    private static func amendment(
        _ arguments: inout Arguments
    ) throws(Complaint) -> (Number, String, String?) {
        let number = try number(&arguments)
        let text = arguments.takeTail()
        let reason = try arguments.required(.reason, .reason)
        return (number, reason, text)
    }
}
