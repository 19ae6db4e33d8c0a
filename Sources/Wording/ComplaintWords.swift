import Domain

/// A line that could not be understood: what is wrong, where, and how it is written.
extension Voice {
    func words(_ complaint: Complaint) -> Words {
        let what = fault(complaint.fault)
        let place =
            pointsAtPlace(complaint.fault)
            ? say("第\(complaint.column)字：", "At character \(complaint.column): ") : ""
        let open = complaint.waiting?.filter { $0.kind == .notice } ?? []
        let yours = open.isEmpty ? [] : [say("您的待签收：", "These wait for you: ") + numbers(open)]
        let lines = [place + what] + example(complaint) + yours
        return Words(lines, forms: shortComplaint(complaint))
    }

    private func example(_ complaint: Complaint) -> [String] {
        guard let verb = complaint.verb else {
            return [say("命令一览：", "All commands: ") + typed(.help)]
        }
        return [say("写法：", "Write: ") + usage(verb), say("例如：", "Example: ") + sample(verb)]
    }

    /// By SMS nothing of the text is said again, only how to write it.
    private func shortComplaint(_ complaint: Complaint) -> [String] {
        let general = helpful(complaint.waiting ?? [])
        guard let verb = complaint.verb else { return general }
        return [
            say("没看懂。例如：\(sample(verb))", "Not understood. Example: \(sample(verb))")
        ] + general
    }

    /// Only numbers that wait for the reader: whoever copies the line must not answer for another.
    private func helpful(_ waiting: [Number]) -> [String] {
        let notices = waiting.filter { $0.kind == .notice }
        let task = waiting.first { $0.kind == .task }?.value
        var forms: [String] = []
        if let notice = notices.first?.value {
            forms.append(say("收到 \(notice)", "ACK \(notice)"))
            forms.append(say("无法 \(notice)", "CANNOT \(notice)"))
        }
        if let task {
            forms.append(say("完成 \(task)", "DONE \(task)"))
            forms.append(say("受阻 \(task) 原因", "BLOCK \(task) why"))
        }
        let head = say("没看懂。", "Not understood. ")
        let reply = say("可回复：", "Try: ")
        func all(_ forms: [String]) -> String {
            reply + (forms + [say("态势", "STATUS")]).joined(separator: say("、", ", "))
        }
        if forms.isEmpty { return [head + all([say("我的", "ME")])] }
        let listed = first(notices.map(\.description), 4)
        let open = notices.count > 1 ? say("您的待签收：\(listed)。", "Yours: \(listed). ") : ""
        return [head + open + all(forms), head + all(forms), head + all(Array(forms.prefix(2)))]
    }

    private func pointsAtPlace(_ fault: Complaint.Fault) -> Bool {
        switch fault {
        case .unknownWord, .missing, .tooManyValues, .tooLong: false
        case .unknownPart, .unknownLevel, .unknownPack, .unknownLanguage, .notHours, .notATime,
            .notASpan, .notADay, .wrongKind,
            .notANumber,
            .badValue, .notACount,
            .unexpected, .unknownKey, .openQuote:
            true
        }
    }

    private func fault(_ fault: Complaint.Fault) -> String {
        switch fault {
        case .unknownWord(let word, let near):
            unknown(say("命令", "command"), word, near.map(command))
        case .unknownPart(let word, let near):
            unknown(say("这一项", "such part:"), word, near.map { $0[language] })
        case .missing(let field): say("缺少：\(name(field))", "Missing: \(name(field))")
        case .unknownLevel(let word, let known): choice(say("级别", "level"), word, known)
        case .unknownPack(let word, let known): choice(say("场景", "scenario"), word, known)
        case .unknownLanguage(let word): choice(say("语言", "language"), word, ["zh", "en", "both"])
        case .notHours(let word):
            say(
                "\(quote(word))不是时段，应如 22:00-07:00，或 关",
                "\(quote(word)) are no hours: write 22:00-07:00, or off")
        case .notATime(let word):
            say(
                "\(quote(word))不是时刻，应如 14:20", "\(quote(word)) is no time of day: write 14:20")
        case .notASpan(let word):
            say(
                "\(quote(word))不是时长，应如 10m 或 10分",
                "\(quote(word)) is no span of time: write 10m")
        case .notADay(let word):
            say(
                "\(quote(word))不是日期，应如 2026-12-01",
                "\(quote(word)) is no day: write 2026-12-01")
        case .wrongKind(let word, let kind): wrongKind(word, kind)
        case .notANumber(let word):
            say("\(quote(word))不是编号", "\(quote(word)) is not a number")
        case .notACount(let word): notACount(word)
        case .badValue(let word, let range): badValue(word, range)
        case .tooManyValues(let limit):
            say("分值过多，最多\(limit)个", "Too many values, \(limit) at most")
        case .unexpected(let word):
            say("多了\(quote(word))", "\(quote(word)) was not expected")
        case .unknownKey(let word, let near): unknown(say("参数", "argument"), word, near)
        case .openQuote: say("引号没有成对", "A quotation mark has no partner")
        case .tooLong(let limit):
            say("太长，最多\(limit)字节", "Too long, \(limit) bytes at most")
        }
    }

    /// A command word as it is typed here.
    private func command(_ word: String) -> String { (route.isChat ? unit.prefix : "") + word }

    private func unknown(_ kind: String, _ word: String, _ near: [String]) -> String {
        let head = say("没有\(kind)\(quote(word))", "No \(kind) \(quote(word))")
        guard !near.isEmpty else { return head }
        let or = near.joined(separator: say(" 或 ", " or "))
        return head + say("，您是否要用：\(or)", "; did you mean \(or)?")
    }

    private func choice(_ kind: String, _ word: String, _ known: [String]) -> String {
        say(
            "没有\(kind)\(quote(word))，可用：\(list(known))",
            "No \(kind) \(quote(word)); there are: \(list(known))")
    }

    private func wrongKind(_ word: String, _ wanted: NumberKind) -> String {
        say(
            "此处需要\(name(wanted))编号，如 \(wanted.rawValue)-1，不是\(quote(word))",
            "The number wanted here is like \(wanted.rawValue)-1 (\(name(wanted))), not \(quote(word))"
        )
    }

    private func notACount(_ word: String) -> String {
        say(
            "\(quote(word))不是数量，应如 1200、8万 或 -20%",
            "\(quote(word)) is no count: write 1200, 80k or -20%")
    }

    private func badValue(_ word: String, _ range: ClosedRange<Int>) -> String {
        say(
            "\(quote(word))不对，应为\(range.lowerBound)至\(range.upperBound)，不明写 ?",
            "\(quote(word)) is wrong: \(range.lowerBound) to \(range.upperBound), or ? for unknown")
    }

    private func name(_ field: Complaint.Field) -> String {
        switch field {
        case .type: say("类型", "type")
        case .scope: say("范围", "scope")
        case .harm: say("危害", "harm")
        case .warning: say("预警编号，如 W-1", "a warning, such as W-1")
        case .incident: say("事件编号，如 I-1", "an incident, such as I-1")
        case .task: say("任务编号，如 T-1", "a task, such as T-1")
        case .notice: say("通知编号，如 N-1", "a notice, such as N-1")
        case .level: say("级别", "level")
        case .reason: say("原因", "reason")
        case .to: say("对象", "to whom")
        case .evidence: say("证据", "evidence")
        case .text: say("内容", "text")
        case .values: say("分值", "values")
        case .subcommand: say("要做什么", "what to do with it")
        case .language: say("语言", "language")
        case .time: say("时刻，如 14:20", "a time of day, such as 14:20")
        case .span: say("时长，如 10分", "a span of time, such as 10m")
        case .day: say("日期，如 2026-12-01", "a day, such as 2026-12-01")
        case .hours: say("时段，如 22:00-07:00", "hours, such as 22:00-07:00")
        case .channel: say("通道：聊天、短信或邮件", "a channel: chat, sms or email")
        case .body: say("单位，如 police", "which body, such as police")
        case .code: say("4位确认码", "the 4-digit code")
        case .person: say("谁，如 @li", "who, such as @li")
        case .group: say("组名，如 法律组", "a group, such as legal")
        case .answer: say("答复，写在“|”之后", "the answer, behind a |")
        default: publicName(field)
        }
    }

    /// Of what is said in public, and what it rests on.
    private func publicName(_ field: Complaint.Field) -> String {
        switch field {
        case .official: say("官方渠道的简称，如 site", "an official channel, such as site")
        case .fact: say("事实编号，如 F-1", "a fact's number, such as F-1")
        case .statement: say("通稿编号，如 S-1", "a statement's number, such as S-1")
        case .exhibit: say("存证编号，如 E-1", "an item of evidence, such as E-1")
        case .question: say("问答编号，如 Q-1", "a question's number, such as Q-1")
        case .asker: say("提问=谁在问", "who asks, as asker=…")
        case .concern: say("关切的序号，如 2", "a concern's number, such as 2")
        case .count: say("次数，如 n=120", "how many, such as n=120")
        case .rumour: say("谣言编号，如 R-1", "a rumour's number, such as R-1")
        case .verdict: say("定性：属实、部分属实、不实或暂无法核实", "a verdict: true, partly, false or unverifiable")
        case .response: say("决定：监测、个别答复、公开辟谣或承认整改", "a decision: watch, reply, refute or admit")
        case .source: say("来源=…，写明信源", "source=…, who says so")
        case .platform: say("平台=…", "platform=…")
        case .reach: say("传播量=… 或 辟谣到达=…", "reach=… or refuted=…")
        case .ticket: say("编号=…，平台工单号", "no=…, the platform's number")
        case .sealed: say("封存编号，如 3", "a sealed text's number, such as 3")
        case .spill: say("隔离编号，如 7", "a case's number, such as 7")
        case .place: say("地点", "a place")
        case .fieldCard:
            say("人数、伤、诉求、需要中至少一项", "people, injured, demands or needs, at least one of them")
        case .post: say("现场编号，如 P-1", "a post's number, such as P-1")
        case .heat: say("热度=…、说法=… 或 状态=…", "heat=…, narrative=… or state=…")
        case .narrative: say("说法的序号，如 2", "a narrative's number, such as 2")
        case .finding: say("一致 或 不一致", "same or differs")
        default: ""
        }
    }

    private func name(_ kind: NumberKind) -> String {
        switch kind {
        case .warning: say("预警", "warning")
        case .incident: say("事件", "incident")
        case .task: say("任务", "task")
        case .statement: say("通稿", "statement")
        case .rumour: say("谣言", "rumour")
        case .fact: say("事实", "fact")
        case .evidence: say("证据", "evidence")
        case .post: say("现场", "post")
        case .question: say("问答", "question")
        case .drill: say("演练", "drill")
        case .notice: say("通知", "notice")
        }
    }
}
