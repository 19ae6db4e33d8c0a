import Domain

/// Evidence: given, shown, handed on, looked at.
enum EvidenceGrammar {
    private enum Deed { case list, show, add, hand, take, verify, again, hold, release, remove }

    static let row = CommandRow(
        .evidence, ["evidence", "存证", "证据"], zh: "存证 https://example.org/p/1 I-1 首发帖",
        en: "evidence https://example.org/p/1 I-1 the first post", keys: keys, takesLink: true,
        read: evidence)

    static let partRows = [
        CommandRow(
            .evidenceHand, ["evidence hand", "存证 交接"], zh: "存证 交接 E-1 @chen 送公证",
            en: "evidence hand E-1 @chen for the notary", keys: keys, read: evidence),
        CommandRow(
            .evidenceVerify, ["evidence verify", "存证 校验"], zh: "存证 校验 E-1",
            en: "evidence verify E-1", keys: keys, read: evidence),
        CommandRow(
            .evidenceHold, ["evidence hold", "存证 保留"], zh: "存证 保留 E-1 理由=案件未结",
            en: "evidence hold E-1 reason=the case is pending", keys: keys, read: evidence),
        CommandRow(
            .evidenceRemove, ["evidence destroy", "存证 销毁"], zh: "存证 销毁 E-1 理由=保存期满",
            en: "evidence destroy E-1 reason=its time is over", keys: keys, read: evidence),
    ]

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部"),
        Part(.show, zh: "查看", en: "show"), Part(.add, zh: "登记", en: "add", "新增"),
        Part(.hand, zh: "交接", en: "hand", "移交"), Part(.take, zh: "接收", en: "take"),
        Part(.verify, zh: "校验", en: "verify", "核验"),
        Part(.again, zh: "重取", en: "again", "重试", "retry"),
        Part(.hold, zh: "保留", en: "hold", "法律保留"),
        Part(.release, zh: "解除", en: "release", "解除保留", "unhold"),
        Part(.remove, zh: "销毁", en: "destroy", "删除", "remove"),
    ]

    static let keys: [Key] = [.url, .reason, .text]

    private static func part(_ word: String) -> Deed? {
        parts.first { $0.words.contains(word.trimming { $0 == ":" }) }?.value
    }

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch part(word) {
        case .hand, .take: .evidenceHand
        case .verify: .evidenceVerify
        case .hold, .release: .evidenceHold
        case .remove: .evidenceRemove
        case .list, .show, .add, .again, nil: nil
        }
    }

    /// `evidence https://example.org/p/1 I-1 the first post`, `evidence hand E-1 @chen for the court`.
    static func evidence(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard let word = arguments.next.map(arguments.key), let deed = part(word) else {
            return try bare(&arguments)
        }
        arguments.drop()
        switch deed {
        case .add: return try add(&arguments)
        case .list:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.evidence(incident), .evidence))
        case .show:
            let number = try arguments.number(.evidence, .exhibit)
            return try arguments.finish(Reading(.evidence(number), .evidence))
        case .hand: return try hand(&arguments)
        case .take:
            let number = try arguments.number(.evidence, .exhibit)
            return try arguments.finish(Reading(.evidence(.take(number)), .evidenceHand))
        case .verify:
            let number = try arguments.number(.evidence, .exhibit)
            return try arguments.finish(Reading(.evidence(.verify(number)), .evidenceVerify))
        case .again:
            let number = try arguments.number(.evidence, .exhibit)
            return try arguments.finish(Reading(.evidence(.again(number)), .evidence))
        case .hold, .release, .remove: return try keep(&arguments, deed)
        }
    }

    /// `evidence hold E-1 reason=…`; it is never done without one.
    private static func keep(
        _ arguments: inout Arguments, _ deed: Deed
    ) throws(Complaint) -> Reading {
        let number = try arguments.number(.evidence, .exhibit)
        let reason = try arguments.required(.reason, .reason)
        let reading =
            switch deed {
            case .hold: Reading(.evidence(.hold(number, reason: reason)), .evidenceHold)
            case .release: Reading(.evidence(.release(number, reason: reason)), .evidenceHold)
            default: Reading(.evidence(.remove(number, reason: reason)), .evidenceRemove)
            }
        return try arguments.finish(reading)
    }

    /// A number alone is asked about; anything more is given.
    private static func bare(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        if arguments.isEmpty { return Reading(.evidence(nil), .evidence) }
        guard let next = arguments.next, arguments.left == 1, arguments.values.isEmpty,
            arguments.tail == nil, let number = NumberText(arguments.key(next)),
            let kind = number.kind, [.incident, .evidence].contains(kind)
        else { return try add(&arguments) }
        arguments.drop()
        return Reading(.evidence(Number(kind, number.value)), .evidence)
    }

    /// The link stands anywhere; without one a file may come with the message.
    private static func add(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let link = try arguments.text(.url).map(address)
        var incident: Number?
        if let next = arguments.next, let number = NumberText(arguments.key(next)),
            number.kind == .incident
        {
            arguments.drop()
            incident = Number(.incident, number.value)
        }
        let note = try arguments.textOrRest(.text)
        return try arguments.finish(
            Reading(
                .evidence(.add(incident, link.map(Evidence.Origin.link), note: note)), .evidence))
    }

    /// What people leave out is what a browser adds.
    private static func address(_ text: String) -> String {
        Fold.key(text).hasPrefix("www.") ? "https://" + text : text
    }

    private static func hand(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        let number = try arguments.number(.evidence, .exhibit)
        let to = try arguments.addressee()
        let reason = try arguments.textOrRest(.reason)
        return try arguments.finish(
            Reading(.evidence(.hand(number, to: to, reason: reason)), .evidenceHand))
    }
}

extension Request {
    /// What `evidence` means where the message carries a file, or answers another one: that.
    package func about(_ file: ChatFile?) -> Request {
        guard let file else { return self }
        switch self {
        case .query(.evidence(nil)): return .command(.evidence(.add(nil, .file(file), note: nil)))
        case .query(.evidence(let number?)) where number.kind == .incident:
            return .command(.evidence(.add(number, .file(file), note: nil)))
        case .command(.evidence(.add(let incident, nil, let note))):
            return .command(.evidence(.add(incident, .file(file), note: note)))
        case .command(.evidence(.add(let incident, .link(let link)?, let note))):
            // A link beside a file says where that is from; in an answer it is what is meant.
            guard case .media = file.place else { return self }
            let note = [link, note].compactMap(\.self).joined(separator: " ")
            return .command(.evidence(.add(incident, .file(file), note: note)))
        case .command(.task(.done(let number, let evidence))):
            // What is answered is no proof; a file that somebody sends with these words is.
            guard case .media = file.place else { return self }
            return .command(.task(.doneWith(file, number, evidence: evidence)))
        default: return self
        }
    }
}
