import Domain

/// Rumours in the timeline and in the help.
extension Voice {
    func sentence(_ event: RumourEvent, _ line: TimelineLine) -> String {
        let id = Number(.rumour, event.number)
        switch event {
        case .added(_, let draft, _):
            return say("登记谣言 \(id)", "registered rumour \(id)") + reason(draft.text)
        case .assigned(_, let people):
            return say("指派 \(id) 核实人", "named verifiers for \(id)")
                + reason(list(people.map { name($0, line) }))
        case .voiced(_, let verdict, let source, _, _):
            return say(
                "认为 \(id) \(self.verdict(verdict))", "found \(id) \(self.verdict(verdict))")
                + reason(source)
        case .judged(_, let verdict):
            return say(
                "\(id) 定性：\(self.verdict(verdict))", "\(id) is judged \(self.verdict(verdict))")
        case .opened: return say("\(id) 原定性作废", "\(id): the former verdict is void")
        case .decided(_, let response, let why):
            return say(
                "\(id) 决定\(self.response(response))", "decided on \(id): \(self.response(response))"
            )
                + reason(why)
        case .answered(_, let statement, _):
            return say("以 \(statement) 答复 \(id)", "answered \(id) by \(statement)")
        case .tracked(_, let reading, _):
            return say("跟踪 \(id)", "tracked \(id)") + reason(self.reading(reading))
        case .trackMissed: return say("\(id) 跟踪无人填报", "\(id): a reading was never filed")
        case .closed, .foundWrong, .merged, .timed, .late: return ended(event, id, line)
        case .legal, .reported, .reportRefused, .ticketed, .platformAnswered:
            return report(event, id)
        }
    }

    private func ended(_ event: RumourEvent, _ id: Number, _ line: TimelineLine) -> String {
        switch event {
        case .closed(_, let why): say("\(id) 结案", "closed \(id)") + reason(why)
        case .foundWrong(_, let what, _):
            say("指出 \(id) 判断有误", "found the verdict on \(id) wrong") + reason(what)
        case .merged(_, let other):
            say(
                "将 \(id) 并入 \(Number(.rumour, other))",
                "merged \(id) into \(Number(.rumour, other))")
        case .late(_, let stage, let people, _):
            reminded(people.map { name($0, line) })
                + say("\(id) 该\(clockStage(stage))", "\(id), \(clockStage(stage)) due")
        default: say("\(id) 时限", "\(id): clocks set")
        }
    }

    private func report(_ event: RumourEvent, _ id: Number) -> String {
        switch event {
        case .legal(_, let isOK, let opinion):
            say(
                "\(id) 法律意见：\(isOK ? "可以" : "不得")举报",
                "legal opinion on \(id): a complaint \(isOK ? "may" : "may not") be filed")
                + reason(opinion)
        case .reported(_, let report):
            say("备齐 \(id) 举报材料", "prepared a complaint about \(id)") + reason(report.platform)
        case .reportRefused(_, let platform):
            say("举报 \(id) 被拒，属批评、意见", "a complaint about \(id) was refused: criticism")
                + reason(platform)
        case .ticketed(_, let platform, let ticket):
            say("举报 \(id)", "filed a complaint about \(id)") + reason("\(platform) \(ticket)")
        case .platformAnswered(_, let platform, let accepted, _):
            say(
                "\(id) 平台\(accepted ? "受理" : "驳回")举报",
                "\(id): complaint \(accepted ? "accepted" : "rejected")") + reason(platform)
        default: ""
        }
    }

    func rumourArguments(_ verb: Verb) -> String {
        switch verb {
        case .rumour:
            say(
                "[I-n|R-n]|登记 [I-n] [链接=… 首见=14:20 传播量=…] -- 说法",
                "[I-n|R-n] | add [I-n] [url=… seen=14:20 reach=…] -- claim")
        case .rumourAssign: say("R-n @甲 @乙", "R-n @a @b")
        case .rumourVerdict:
            say(
                "R-n 属实|部分属实|不实|暂无法核实 来源=… [-- 依据]",
                "R-n true|partly|false|unverifiable source=… [-- why]")
        case .rumourDecide:
            say("R-n 监测|个别答复|公开辟谣|承认整改 理由=…", "R-n watch|reply|refute|admit reason=…")
        case .rumourLegal: say("R-n 通过|不通过 -- 意见", "R-n ok|no -- opinion")
        case .rumourTrack:
            say(
                "R-n 传播量=… [增速=…] [辟谣到达=…]", "R-n reach=… [growth=…] [refuted=…]")
        case .rumourClose: say("R-n 理由=…", "R-n reason=…")
        default: say("R-n S-n [链接=…]", "R-n S-n [url=…]")
        }
    }

    func rumourPurpose(_ verb: Verb) -> String {
        switch verb {
        case .rumour:
            say("登记和查看谣言", "register and see rumours")
        case .rumourAssign:
            say("指派核实人；合并：谣言 合并 R-2 R-1", "name verifiers; merge: rumour merge R-2 R-1")
        case .rumourVerdict:
            say(
                "给谣言定性，两人一致才算；指出有误：谣言 有误 R-1 错在哪里",
                "judge a rumour, two must agree; to object: rumour wrong R-1 why")
        case .rumourDecide: say("决定如何应对谣言", "choose how to respond to a rumour")
        case .rumourLegal: say("给出能否举报的法律意见", "say by law whether a complaint may be filed")
        case .rumourTrack:
            say("填报传播和辟谣到达；另有 举报、工单、平台答复", "file how far it went; also complain, ticket, answer")
        case .rumourClose: say("谣言结案", "close a rumour")
        default: say("登记辟谣或承认的通稿", "tie a rumour to the statement that answers it")
        }
    }
}
