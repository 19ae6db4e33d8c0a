import Domain
import Foundation

/// Duties to report outside: whether they apply, until when, and what was filed.
extension Voice {
    func words(_ reply: FilingReply) -> Words {
        switch reply {
        case .list(let incident, let duties): filingList(incident, duties)
        case .applied(let facts): filingApplied(facts, by: nil)
        case .dismissed(let facts): filingDismissed(facts, by: nil)
        case .filed(let facts, let clock): filingFiled(facts, clock, by: nil)
        }
    }

    func words(_ bulletin: FilingBulletin) -> Words {
        switch bulletin {
        case .wanted(let incident, let duties): filingWanted(incident, duties)
        case .applied(let facts, let by): filingApplied(facts, by: by)
        case .dismissed(let facts, let by): filingDismissed(facts, by: by)
        case .filed(let facts, let clock, let by): filingFiled(facts, clock, by: by)
        }
    }

    // MARK: Parts

    private func title(_ facts: FilingFacts) -> String { tidy(facts.title[language], max: 70) }

    private var awaiting: String {
        say("待\(group("legal"))确认", "for \(group("legal")) to confirm")
    }

    /// How a duty stands, on one line: for status, reports and the list.
    func dutyLine(_ facts: FilingFacts) -> String {
        let front = title(facts) + say("：", ": ")
        switch facts.standing {
        case .unconfirmed:
            let spans = facts.clocks.map { span($0.within) }.uniqued()
            let filed = facts.clocks.compactMap(\.filed).isEmpty ? "" : bar + say("已报", "filed")
            return front + awaiting + (spans.isEmpty ? "" : say("，时限", ", within ") + list(spans))
                + filed
        case .dismissed(let by, let why):
            let who = by.map { say("(\($0))", " (\($0))") } ?? ""
            return front + say("不适用", "does not apply") + who + say("：", ": ")
                + tidy(why, max: 60)
        case .applies:
            return front + facts.clocks.map(clockLine).joined(separator: say("；", "; "))
        }
    }

    /// `上级值班室（电话） 09:15前｜T-20`, or what was filed and with what margin.
    private func clockLine(_ clock: FilingFacts.Clock) -> String {
        let to = tidy(clock.addressee[language], max: 40)
        if let filed = clock.filed {
            return to + say("，", ", ") + proof(filed) + margin(clock.margin)
        }
        let task = clock.task.map { bar + "\(t: $0)" } ?? ""
        guard let due = clock.due else { return to + task }
        let late = due < now ? say("，已超时", ", overdue") : ""
        return to + say(" \(time(due))前", " by \(time(due))") + late + task
    }

    private func proof(_ filed: FilingFacts.Filed) -> String {
        let number = filed.receipt.map {
            say("回执 \(tidy($0, max: 30))", "receipt \(tidy($0, max: 30))")
        }
        let via = filed.via.map { means($0) + say("，", ", ") } ?? ""
        let name = filed.spokeWith.map {
            via + say("接话人\(tidy($0, max: 20))", "taken by \(tidy($0, max: 20))")
        }
        let what = [number, name].compactMap(\.self).joined(separator: say("，", ", "))
        return say("\(time(filed.at))已报", "filed \(time(filed.at))")
            + (what.isEmpty ? "" : say("(\(what))", " (\(what))"))
    }

    private func margin(_ margin: Duration?) -> String {
        guard let margin else { return "" }
        let size = span(margin < .zero ? .zero - margin : margin)
        return margin < .zero
            ? say("，超时\(size)", ", \(size) late") : say("，提前\(size)", ", \(size) to spare")
    }

    private func typedRuling(_ id: String, _ duty: String) -> String {
        say("适用：", "It applies: ")
            + typed(.filing, zh: "适用 \(id) \(duty)", en: "apply \(id) \(duty)")
            + say("；不适用：", "; not: ")
            + typed(.filing, zh: "不适用 \(id) \(duty) 理由=…", en: "dismiss \(id) \(duty) reason=…")
    }

    private func typedFiled(_ facts: FilingFacts) -> String {
        typed(
            .filing, zh: "已报 \(i: facts.incident) \(facts.duty) 编号=… 或 接话人=… 方式=电话",
            en: "filed \(i: facts.incident) \(facts.duty) no=… or with=… via=phone")
    }

    // MARK: The list

    private func filingList(_ incident: Int, _ duties: [FilingFacts]) -> Words {
        let id = "\(i: incident)"
        guard !duties.isEmpty else {
            return Words([say("\(id) 没有可能适用的外部报告义务", "\(id): no duty to report outside may apply")])
        }
        let unknown = duties.filter { $0.standing == .unconfirmed }
        let open = duties.filter { $0.isApplied && $0.isOpen }
        let head = say(
            "\(id) 外部报告：待确认\(unknown.count)项，待报\(open.count)项",
            "\(id), reports outside: \(unknown.count) to confirm, \(open.count) to file")
        let order = open + unknown + duties.filter { !$0.isOpen }
        let rows = order.flatMap { facts -> [String] in
            let line = "\(facts.duty) " + dutyLine(facts)
            return isRoom || facts.standing != .unconfirmed ? [line] : [line, details(facts)]
        }
        let how =
            open.first.map { say("报出后：", "Once filed: ") + typedFiled($0) }
            ?? unknown.first.map { typedRuling(id, $0.duty) } ?? ""
        let most = isRoom ? 3 : 40
        return Words(
            [head] + rows.prefix(most) + [more(rows.count - most), how], forms: [head])
    }

    /// What the advisers need for their word.
    private func details(_ facts: FilingFacts) -> String {
        say(
            "  情形：\(tidy(facts.trigger.zh))｜渠道：\(tidy(facts.channel.zh))｜依据：\(tidy(facts.basis.zh))(\(facts.checkedOn)核对)",
            "  When: \(tidy(facts.trigger.en)) | how: \(tidy(facts.channel.en)) | basis: \(tidy(facts.basis.en)) (checked \(facts.checkedOn))"
        )
    }

    // MARK: What was said

    private func filingWanted(_ incident: Int, _ duties: [FilingFacts]) -> Words {
        let id = "\(i: incident)"
        let short = say(
            "\(id)外部报告义务待\(group("legal"))确认", "\(id): duties to report wait for \(group("legal"))")
        let shown = duties.map { "\($0.duty) \(title($0))" }
        return Words(
            [
                say(
                    "\(id) 外部报告义务待\(group("legal"))确认，共\(duties.count)项",
                    "\(id): \(count(duties.count, "duty", "duties")) to report for "
                        + "\(group("legal")) to confirm"),
                first(shown, 4), typedRuling(id, duties.first?.duty ?? ""),
                say("时限、渠道、依据：", "Times, ways and basis: ") + typed(.filing, id),
            ],
            forms: [short + say("。", ". ") + logIn, short], subject: short)
    }

    private func decided(_ by: String?) -> String {
        by.map { say("(\($0)确认)", " (\($0))") } ?? ""
    }

    private func filingApplied(_ facts: FilingFacts, by: String?) -> Words {
        let id = "\(i: facts.incident)"
        let due = facts.nextClock?.due.map { say("，\(time($0))前", " by \(time($0))") } ?? ""
        let short = say("\(id)须对外报告\(due)", "\(id): to be reported outside\(due)")
        return Words(
            [
                say(
                    "\(id) 须对外报告：\(title(facts))\(decided(by))",
                    "\(id) is to be reported outside: \(title(facts))\(decided(by))")
            ] + facts.clocks.prefix(3).map(clockLine) + [
                say("报出后：", "Once filed: ") + typedFiled(facts)
            ],
            forms: [
                short + say("。", ". ") + logIn, short, say("\(id)须对外报告", "\(id): report outside"),
            ],
            subject: short)
    }

    private func filingDismissed(_ facts: FilingFacts, by: String?) -> Words {
        let id = "\(i: facts.incident)"
        let why: String =
            if case .dismissed(_, let reason) = facts.standing { tidy(reason) } else { "" }
        let short = say("\(id)一项外部报告不适用", "\(id): one duty to report does not apply")
        return Words(
            [
                say(
                    "\(id) 不须对外报告：\(title(facts))\(decided(by))",
                    "\(id) need not be reported outside: \(title(facts))\(decided(by))"),
                say("理由：\(why)", "Reason: \(why)"),
            ], forms: [short])
    }

    private func filingFiled(_ facts: FilingFacts, _ number: Int, by: String?) -> Words {
        let id = "\(i: facts.incident)"
        let who = by.map { say("(\($0))", " (\($0))") } ?? ""
        let clock = facts.clocks.first { $0.number == number }
        let next = facts.isApplied ? facts.nextClock : nil
        let follow = next.map { next in
            say("还须报：", "Still to be filed: ") + clockLine(next) + bar
                + typed(
                    .filing, zh: "已报 \(id) \(facts.duty) 编号=…",
                    en: "filed \(id) \(facts.duty) no=…")
        }
        let short = say("\(id)对外报告已登记", "\(id): filing noted")
        return Words(
            [
                say(
                    "\(id) 已对外报告：\(title(facts))\(who)",
                    "\(id) reported outside: \(title(facts))\(who)"),
                clock.map(clockLine) ?? "", follow ?? "",
            ], forms: [short])
    }
}
