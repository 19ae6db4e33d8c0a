import Domain

/// What the public is concerned about, and what answers it.
extension Voice {
    func words(_ reply: ConcernReply) -> Words {
        switch reply {
        case .added(let concern, let like): added(concern, like)
        case .counted(let concern): counted(concern)
        case .covered(let concern, let number, let no): covered(concern, number, no)
        case .list(let incident, let concerns, let more): concernList(incident, concerns, more)
        case .noneFound(let incident, let reason): noneFound(incident, reason)
        }
    }

    private func name(_ concern: ConcernBrief) -> String {
        say(
            "\(i: concern.incident) 关切\(concern.number)",
            "\(i: concern.incident), concern \(concern.number)")
    }

    private func text(_ concern: ConcernBrief) -> String {
        say("：", ": ") + tidy(concern.text, max: 60) + times(concern)
    }

    private func times(_ concern: ConcernBrief) -> String {
        say("(\(concern.count)次)", " (\(concern.count))")
    }

    private func concern(_ zh: String, _ en: String) -> String {
        qa("关切 \(zh)", "concern \(en)")
    }

    private func added(_ concern: ConcernBrief, _ like: ConcernBrief?) -> Words {
        let head = name(concern) + say("已登记", " noted")
        let near = like.map {
            say(
                "与关切\($0.number)相近；若是同一关切，改为加总：",
                "Like concern \($0.number); if it is the same, count them together: ")
                + self.concern("计数 \($0.number) n=…", "count \($0.number) n=…")
        }
        return Words(
            [
                head + text(concern), near ?? "",
                say("有口径或通稿回应后：", "Once an answer or a statement meets it: ")
                    + self.concern("回应 \(concern.number) Q-n", "cover \(concern.number) Q-n"),
            ], forms: [head])
    }

    private func counted(_ concern: ConcernBrief) -> Words {
        guard concern.count > 0 else {
            let head = name(concern) + say("已移出清单", " is off the list")
            return Words([head], forms: [head])
        }
        let head = name(concern) + say("已更新", " counted")
        return Words([head + text(concern)], forms: [head])
    }

    private func covered(_ concern: ConcernBrief, _ number: Number, _ no: Bool) -> Words {
        let head =
            no
            ? name(concern) + say("不再由 \(number) 回应", " is no longer met by \(number)")
            : name(concern) + say("由 \(number) 回应", " is met by \(number)")
        let isEmpty = !no && !concern.covers.contains { $0.by == number && $0.holds }
        let note =
            isEmpty
            ? number.kind == .statement
                ? say(
                    "\(number) 未在公开渠道有效，暂不算已回应",
                    "\(number) does not stand in public: it does not count yet")
                : say(
                    "\(number) 尚无已批准的口径，暂不算已回应",
                    "\(number) has no approved answer: it does not count yet")
            : concern.isCovered ? "" : say("该关切现未回应", "Nothing meets it now")
        return Words([head + text(concern), note], forms: [head])
    }

    private func noneFound(_ incident: Int, _ reason: String) -> Words {
        let head = say("\(i: incident) 记为暂无公众关切", "\(i: incident): no concerns for now")
        return Words(
            [
                head + self.reason(reason),
                say("出现后即登记：", "As soon as there are some: ")
                    + concern("登记 n=120 -- 内容", "add n=120 -- text"),
            ], forms: [head])
    }

    private func concernList(_ incident: Int, _ concerns: [ConcernBrief], _ more: Int) -> Words {
        guard !concerns.isEmpty else {
            let head = say("\(i: incident) 尚无关切记录", "\(i: incident): no concerns noted yet")
            return Words(
                [
                    head,
                    say("登记：", "To note one: ")
                        + concern("登记 n=120 -- 内容", "add n=120 -- text"),
                    say("确无关切：", "If there are none: ") + concern("无 -- 理由", "none -- why"),
                ], forms: [head])
        }
        let bare = concerns.filter { !$0.isCovered }
        let rest = more > 0 ? say("，另有\(more)项", ", \(more) more") : ""
        let count = say(
            "\(i: incident) 前\(concerns.count)项关切",
            "\(i: incident), top \(self.count(concerns.count, "concern"))")
        let head =
            bare.isEmpty
            ? count + rest + say("，均已回应", ", all met")
            : count + rest
                + say("，\(bare.count)项未回应：", ", \(bare.count) not met: ")
                + list(bare.map { "\($0.number)" })
        // The room reads six lines: the head and five concerns.
        let rows = concerns.map { concern in
            let met = concern.covers.filter(\.holds).map(\.by.description)
            let sign = met.isEmpty ? say("未回应", "not met") : list(met)
            return "\(concern.number). \(tidy(concern.text, max: 60))" + times(concern)
                + say("｜", " | ") + sign
        }
        return Words([head] + rows, forms: [head, count])
    }

    func words(_ refusal: ConcernRefusal) -> Words {
        let look = say("查看：", "To see them: ") + concern("列表", "list")
        return switch refusal {
        case .noSuch(let number, let incident, let known):
            no(
                say(
                    "\(i: incident) 没有第\(number)项关切(共\(known)项)",
                    "\(i: incident) has no concern \(number) (there are \(known))"), instead: look)
        case .unmet(let open, let incident):
            no(
                say(
                    "\(i: incident) 仍有关切未回应：\(list(open.map { "\($0)" }))",
                    "\(i: incident) has concerns that nothing meets: \(list(open.map { "\($0)" }))"),
                who: say("回应：", "To meet one: ")
                    + concern("回应 \(open.first ?? 1) Q-n", "cover \(open.first ?? 1) Q-n"),
                instead: say("不再存在的移出：", "To take one off: ")
                    + concern("计数 \(open.first ?? 1) n=0", "count \(open.first ?? 1) n=0"))
        case .listed(let count, let incident):
            no(
                say(
                    "\(i: incident) 清单上有\(count)项关切",
                    "\(i: incident) has \(self.count(count, "concern")) on the list"),
                instead: say("不再存在的先移出：", "Take off what is none any more: ")
                    + concern("计数 1 n=0", "count 1 n=0"))
        case .coveredAlready(let number, let by):
            no(
                say("关切\(number)已由 \(by) 回应", "Concern \(number) is met by \(by) already"),
                instead: look)
        case .notCovered(let number, let by):
            no(
                say("关切\(number)并未由 \(by) 回应", "Concern \(number) is not met by \(by)"),
                instead: look)
        case .otherMatter(let number, let incident):
            no(
                say("\(number) 不属于 \(i: incident)", "\(number) is not of \(i: incident)"),
                instead: look)
        }
    }

    func sentence(_ event: ConcernEvent) -> String {
        switch event {
        case .added(let number, let text, let count):
            say("登记关切\(number)(\(count)次)", "noted concern \(number) (\(count))") + reason(text)
        case .counted(let number, let count):
            say("关切\(number)计\(count)次", "counted concern \(number): \(count)")
        case .covered(let number, let by):
            say("以 \(by) 回应关切\(number)", "met concern \(number) by \(by)")
        case .uncovered(let number, let by):
            say("关切\(number)不再由 \(by) 回应", "no longer met concern \(number) by \(by)")
        case .noneFound(let reason):
            say("记为暂无公众关切", "found no concerns for now") + self.reason(reason)
        }
    }

    func questionArguments(_ verb: Verb) -> String {
        switch verb {
        case .question:
            say(
                "[列表 [全部]|查看 Q-n|登记 提问=… [媒体=…] [联系=…] [截止=18:30] -- 问题|口径|批准|已答|同题 Q-n Q-n|"
                    + "免答 Q-n 理由|发言人|关切]",
                "[list [all]|show Q-n|log asker=… [outlet=…] [contact=…] [by=18:30] -- question|answer|"
                    + "approve|given|same Q-n Q-n|drop Q-n why|spokesperson|concern]")
        case .questionEdit: say("Q-n -- 内容", "Q-n -- text")
        case .questionApprove: "Q-n v1"
        case .questionGive: say("Q-n [发言人=@姓名] [方式=电话|链接=…]", "Q-n [by=@name] [via=phone|url=…]")
        case .spokesperson: say("@姓名", "@name")
        default:
            say(
                "[I-n]|登记 [n=…] -- 内容|计数 序号 n=…|回应 序号 Q-n或S-n|取消 序号 Q-n",
                "[I-n]|add [n=…] -- text|count no n=…|cover no Q-n or S-n|uncover no Q-n")
        }
    }

    func questionPurpose(_ verb: Verb) -> String {
        switch verb {
        case .question:
            say("登记媒体和公众提问，一问一口径", "log what press and public ask; one answer for one question")
        case .questionEdit: say("起草或修改答复口径", "write or change an answer")
        case .questionApprove: say("批准口径，另一人起草", "approve an answer that somebody else wrote")
        case .questionGive: say("登记已按口径对外答复", "note that somebody was told the answer")
        case .spokesperson: say("指定谁可对外答复", "name who may answer in the unit's name")
        default: say("公众关切及由什么回应", "what the public is concerned about, and what meets it")
        }
    }
}
