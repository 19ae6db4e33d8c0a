import Domain

/// How tasks and notices are answered.
enum TaskGrammar {
    private enum Deed { case list, mine, assign, done }

    private static let parts = [
        Part(Deed.list, zh: "列表", en: "list", "all", "全部"), Part(.mine, zh: "我的", en: "mine", "my"),
        Part(.assign, zh: "指派", en: "assign", "分配"), Part(.done, zh: "完成", en: "done", "办结"),
    ]

    /// The verb of a part that is a command of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .assign: .assign
        case .done: .done
        case .list, .mine, nil: nil
        }
    }

    static func task(_ arguments: inout Arguments, _ lexicon: Lexicon) throws(Complaint) -> Reading
    {
        switch try arguments.part(parts) {
        case nil, .list: return try arguments.finish(Reading(.tasks(mine: false), .task))
        case .mine: return try arguments.finish(Reading(.tasks(mine: true), .task))
        case .assign: return try assign(&arguments, lexicon)
        case .done: return try done(&arguments, lexicon)
        }
    }

    static func assign(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let task = try arguments.number(.task, .task)
        let to = try arguments.addressee()
        return try arguments.finish(Reading(.task(.assign(task, to: to)), .assign))
    }

    /// `approve T-3`; an incident's number means the countersignature.
    static func approve(_ arguments: inout Arguments, _ lexicon: Lexicon)
        throws(Complaint) -> Reading
    {
        if let next = arguments.next, NumberText(arguments.key(next))?.kind == .incident {
            return try IncidentGrammar.countersign(&arguments, lexicon)
        }
        let number = try arguments.number(oneOf: [.task, .statement], .task)
        // In the chat nobody needs it; whoever copies the line of an SMS is understood all the same.
        let code = arguments.oneTimeCode()
        return try arguments.finish(
            arguments.approval(ApprovalAnswer(number, .approve, code: code), .approve))
    }

    static func done(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let task = try arguments.number(.task, .task)
        let evidence = try arguments.textOrRest(.evidence).map(named)
        return try arguments.finish(Reading(.task(.done(task, evidence: evidence)), .done))
    }

    /// `e-3` and `Ｅ－３` mean `E-3`.
    private static func named(_ text: String) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let key = Fold.key(String(word))
            guard key.hasPrefix("e-"), let number = NumberText(key), number.kind == .evidence
            else { return String(word) }
            return Number(.evidence, number.value).description
        }.joined(separator: " ")
    }

    static func block(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let task = try arguments.number(.task, .task)
        let reason = try arguments.required(.reason, .reason)
        return try arguments.finish(Reading(.task(.block(task, reason: reason)), .block))
    }

    /// Said with an acknowledgement, and no reason to leave it unheard.
    private static let courtesies: Set<String> = [
        "谢谢", "多谢", "谢谢您", "好的", "好", "了", "明白", "马上到", "thanks", "thank", "you", "thx",
        "ok", "okay", "please", "roger",
    ]

    static func acknowledge(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        while arguments.popCourtesy(courtesies) {}
        let notice = try arguments.numberIfAny(.notice)
        while arguments.popCourtesy(courtesies) {}
        if notice == nil, let piece = arguments.next {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        let command = NoticeCommand.acknowledge(
            notice, onBehalfOf: try arguments.text(.onBehalf),
            via: try IncidentGrammar.via(&arguments))
        return try arguments.finish(Reading(.notice(command), .ack))
    }

    static func cannot(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        let notice = try arguments.numberIfAny(.notice)
        let reason = try arguments.textOrRest(.reason)
        return try arguments.finish(Reading(.notice(.cannot(notice, reason: reason)), .cannot))
    }
}

extension Arguments {
    /// Whether a word of courtesy stood here and was passed over.
    fileprivate mutating func popCourtesy(_ words: Set<String>) -> Bool {
        guard let next else { return false }
        let key = key(next).trimming { "!.。~".unicodeScalars.contains($0) }
        guard key.isEmpty || words.contains(key) else { return false }
        drop()
        return true
    }

    /// Six digits, if they stand here.
    mutating func oneTimeCode() -> String? {
        guard let next, case let word = key(next), word.utf8.count == 6,
            word.unicodeScalars.allSatisfy(Fold.isDigit)
        else { return nil }
        drop()
        return word
    }

    /// An approval, or the opposite, as its road wants it.
    func approval(_ answer: ApprovalAnswer, _ verb: Verb) -> Reading {
        Reading(isOutside ? .approval(answer) : answer.plain(), verb)
    }

    /// Whom a thing goes to: by its key, or the next word; 给 may touch it.
    mutating func addressee() throws(Complaint) -> String {
        if let to = try text(.to) { return to }
        guard let piece = pop() else { throw missing(.to) }
        let word = raw(piece)
        return word.count > 1 && Fold.key(word).hasPrefix("给") ? String(word.dropFirst()) : word
    }
}

extension String {
    /// Without the scalars at both ends that `drops`.
    func trimming(_ drops: (Unicode.Scalar) -> Bool) -> String {
        var view = Substring(self).unicodeScalars
        while let first = view.first, drops(first) { view.removeFirst() }
        while let last = view.last, drops(last) { view.removeLast() }
        return String(view)
    }
}
