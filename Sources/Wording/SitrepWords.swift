import Domain
import Foundation

/// Situation reports: what is answered, and how one is called.
extension Voice {
    func words(_ reply: SitrepReply) -> Words {
        switch reply {
        case .issued(let brief): sitrepIssued(brief)
        case .draft(let report): sitrepDraft(report)
        case .shown(let brief): sitrepShown(brief)
        case .list(let incident, let reports, let next): sitrepList(incident, reports, next)
        case .phoned(let incident, let to, let due): sitrepPhoned(incident, to, due)
        }
    }

    // MARK: Names

    /// `首报`, `续报二`, `终报`.
    func sitrepName(_ report: Sitrep) -> String {
        switch report.kind {
        case .first: say("首报", "first report")
        case .update:
            say("续报\(Self.chinese(report.number - 1))", "update \(report.number - 1)")
        case .final: say("终报", "final report")
        }
    }

    func sitrepName(_ kind: Sitrep.Kind) -> String {
        switch kind {
        case .first: say("首报", "first report")
        case .update: say("续报", "update")
        case .final: say("终报", "final report")
        }
    }

    /// 一 to 九十九; a number beyond stands as it is.
    static func chinese(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        guard (1...99).contains(number) else { return "\(number)" }
        let tens = number / 10
        let front = tens == 0 ? "" : (tens == 1 ? "" : digits[tens]) + "十"
        return front + digits[number % 10]
    }

    /// `!续报 I-1 发出`, `!sitrep update I-1 send`.
    func typed(_ kind: Sitrep.Kind, _ zh: String, _ en: String) -> String {
        let rest = say(zh, en)
        let word =
            switch kind {
            case .first: say("首报", "sitrep first")
            case .update: say("续报", "sitrep update")
            case .final: say("终报", "sitrep final")
            }
        return (route.isChat ? unit.prefix : "") + word + (rest.isEmpty ? "" : " " + rest)
    }

    private func typedShow(_ report: Sitrep) -> String {
        typed(
            .sitrep, zh: "查看 \(i: report.incident) \(report.number)",
            en: "show \(i: report.incident) \(report.number)")
    }

    // MARK: Replies

    private func sitrepIssued(_ brief: SitrepBrief) -> Words {
        let report = brief.report
        let notice = report.notice.map { "(\(n: $0))" } ?? ""
        let head = say(
            "\(i: report.incident) \(sitrepName(report))已发出\(notice)",
            "\(i: report.incident): \(sitrepName(report)) issued \(notice)")
        let whole = capital(whole(of: report))
        return Words(
            [
                head.trimmingSpace,
                brief.waiting.isEmpty
                    ? say(
                        "指挥部无其他人可通知，请自行报告", "Nobody else of HQ could be told: report it yourself")
                    : say(
                        "已报：\(people(brief.waiting))，签收即为收到",
                        "Sent to \(people(brief.waiting)); an acknowledgement is the receipt"),
                next(report), whole,
            ], forms: [head.trimmingSpace])
    }

    private func next(_ report: Sitrep) -> String {
        guard report.kind != .final, let next = report.nextReport else { return "" }
        return say("下一份：\(time(next))前", "Next report by \(time(next))")
    }

    private func sitrepDraft(_ report: Sitrep) -> Words {
        let id = "\(i: report.incident)"
        let head = say(
            "\(id) \(sitrepName(report))草稿，尚未发出",
            "\(id): draft of \(sitrepName(report)), not sent")
        let send =
            say("照此发出：", "To send it as it is: ") + typed(report.kind, "\(id) 发出", "\(id) send")
            + say("；加一句话发出：", "; with a word of your own: ")
            + typed(report.kind, "\(id) -- 内容", "\(id) -- text")
        let body = isRoom ? essentials(report) : whole(report)
        return Words([head] + body + [send], forms: [head])
    }

    private func sitrepShown(_ brief: SitrepBrief) -> Words {
        let report = brief.report
        let head = "\(i: report.incident) \(sitrepName(report))"
        let receipts = brief.receipts.map { "\($0.name) \(time($0.at))" }
        let got =
            receipts.isEmpty
            ? say("尚无人签收", "Nobody has acknowledged it yet")
            : say("已签收：\(first(receipts, 4))", "Acknowledged: \(first(receipts, 4))")
        let receipt = report.notice == nil ? "" : got
        let lines = isRoom ? [sitrepHead(report)] + essentials(report) : whole(report)
        return Words(lines + [receipt], forms: [head])
    }

    private func sitrepList(_ incident: Int, _ reports: [SitrepBrief], _ due: Date?) -> Words {
        let head =
            reports.isEmpty
            ? say("\(i: incident) 尚未报告", "\(i: incident): nothing reported yet")
            : say(
                "\(i: incident) 已报\(reports.count)份",
                "\(i: incident): \(count(reports.count, "report"))")
        let late = due.map { $0 < now } ?? false
        let next = due.map {
            say("，下一份：\(time($0))前", "; next by \(time($0))")
                + (late ? say("，已超时", ", overdue") : "")
        }
        let most = isRoom ? 3 : 30
        let rows = reports.suffix(most).map { brief in
            let report = brief.report
            let got =
                report.notice == nil
                ? ""
                : brief.receipts.isEmpty
                    ? say("｜未签收", " | not acknowledged")
                    : say("｜已签收\(brief.receipts.count)人", " | \(brief.receipts.count) acknowledged")
            return "\(report.number) \(sitrepName(report)) \(time(report.to)) \(report.author)"
                + got
        }
        let kind: Sitrep.Kind = reports.isEmpty ? .first : .update
        let done = reports.contains { $0.report.kind == .final }
        let how =
            reports.last.map { say("查看：", "To read one: ") + typedShow($0.report) }
            ?? say("报告：", "To report: ") + typed(kind, "\(i: incident)", "\(i: incident)")
        return Words(
            [head + (done ? "" : next ?? ""), more(reports.count - most)] + rows + [how],
            forms: [head + (done ? "" : next ?? ""), head])
    }

    private func sitrepPhoned(_ incident: Int, _ to: String?, _ due: Date?) -> Words {
        let name =
            to.map { say("，接话人\(tidy($0, max: 20))", ", taken by \(tidy($0, max: 20))") } ?? ""
        let head = say(
            "\(i: incident) 电话首报已记", "\(i: incident): first report by phone noted")
        let by = due.map { say("，\(time($0))前", " by \(time($0))") } ?? ""
        return Words(
            [
                head + (route.isChat ? name : ""),
                say("书面首报\(by)：", "The written one\(by): ")
                    + typed(.first, "\(i: incident) -- 内容", "\(i: incident) -- text"),
            ], forms: [head])
    }

    func words(_ refusal: SitrepRefusal) -> Words {
        switch refusal {
        case .firstWanted(let number):
            no(
                say("\(number) 还没有首报", "\(number) has no first report yet"),
                instead: say("请先发首报：", "First: ")
                    + typed(.first, "\(number) -- 内容", "\(number) -- text"))
        case .firstGiven(let number, let at):
            no(
                say(
                    "\(number) 首报已于\(time(at))发出", "\(number): the first report went at \(time(at))"
                ),
                instead: say("请发续报：", "Send an update: ")
                    + typed(.update, "\(number) -- 内容", "\(number) -- text"))
        case .finalGiven(let number, let at):
            no(
                say(
                    "\(number) 终报已于\(time(at))发出", "\(number): the final report went at \(time(at))"
                ),
                instead: say("补充请记入大事记：", "To add something: ")
                    + typed(.note, zh: "\(number) 内容", en: "\(number) text"))
        case .stillActive(let number):
            no(
                say(
                    "\(number) 仍在处置，终报在提议结束之后",
                    "\(number) is active: the final report comes when the end is proposed"),
                instead: say("现在可发：", "Now: ")
                    + typed(.update, "\(number) -- 内容", "\(number) -- text"))
        case .noSuch(let number, let report, let last):
            no(
                say("\(number) 没有第\(report)份报告", "\(number) has no report \(report)"),
                instead: last == 0
                    ? say("还没有报告", "There is none yet")
                    : say("最近一份：", "The last one: ")
                        + typed(.sitrep, zh: "查看 \(number) \(last)", en: "show \(number) \(last)"))
        }
    }

    func sentence(_ event: SitrepEvent) -> String {
        switch event {
        case .issued(let report):
            let notice = report.notice.map { "(\(n: $0))" } ?? ""
            return say(
                "发出\(sitrepName(report))\(notice)", "issued \(sitrepName(report)) \(notice)"
            ).trimmingSpace + reason(report.words)
        case .phoned(let to, let text):
            let name = to.map { tidy($0, max: 20) }
            return say("电话首报\(name ?? "")", "first report by phone")
                + say("", name.map { " to \($0)" } ?? "") + reason(text)
        }
    }

    func sitrepArguments(_ verb: Verb) -> String {
        verb == .sitrep
            ? say("[I-n]|查看 [I-n] [第几份]", "[I-n] | show [I-n] [number]")
            : say(
                "[I-n] [发出] [-- 内容]；首报、终报同此；电话首报：首报 [I-n] 方式=电话 接话人=…",
                "[I-n] [send] [-- text]; first and final alike; by phone: first [I-n] via=phone with=…"
            )
    }

    func sitrepPurpose(_ verb: Verb) -> String {
        verb == .sitrep
            ? say("查看报指挥部的首报、续报、终报", "read the reports to HQ")
            : say("向指挥部报告，由大事记自动填写", "report to HQ, filled from the log")
    }
}

extension String {
    fileprivate var trimmingSpace: String { hasSuffix(" ") ? String(dropLast()) : self }
}
