import Domain
import Foundation

/// Rumours: how they end, what is said of a wrong verdict, what is complained of to a platform,
/// and the lists.
extension Voice {
    func rumourClosed(_ rumour: RumourBrief) -> Words {
        let head = say("\(rumour.id) 已结案", "\(rumour.id) is closed")
        return Words([head + reason(rumour.closedFor)], forms: [head], subject: head)
    }

    func rumourFoundWrong(_ rumour: RumourBrief) -> Words {
        guard rumour.correction?.isOpen == true else {
            let head = say("\(rumour.id) 原定性作废", "\(rumour.id): the verdict is void")
            return Words(
                [head, say("对外尚未说过，重新核实", "Nothing was said outside; it is verified anew")],
                forms: [head])
        }
        let head = say(
            "\(rumour.id) 判断有误，须公开更正\(by(rumour.due(.correct)))",
            "\(rumour.id): the verdict was wrong; correct it in public\(by(rumour.due(.correct)))")
        return Words([head, askCorrection(rumour.id)], forms: [head])
    }

    func askCorrection(_ id: Number) -> String {
        say(
            "\(group(.release))起草更正声明，发布后：",
            "\(capital(group(.release))) drafts the correction; when released: ")
            + typedRefute(id)
    }

    func rumourMerged(_ rumour: RumourBrief, into other: RumourBrief) -> Words {
        let head = say(
            "\(rumour.id) 已并入 \(other.id)", "\(rumour.id) is merged into \(other.id)")
        return Words(
            [head, "\(other.id) " + stage(other) + claim(other)], forms: [head], subject: head)
    }

    func rumourLegal(_ rumour: RumourBrief) -> Words {
        let may = rumour.legal == true
        let head = say(
            "\(rumour.id) 法律意见：\(may ? "可以" : "不得")举报",
            "\(rumour.id), legal opinion: a complaint \(may ? "may" : "may not") be filed")
        let by = rumour.opinionBy.map { say("(\($0))", " (\($0))") } ?? ""
        let next =
            may
            ? say("举报：", "To file one: ")
                + typed(
                    .rumour, zh: "举报 \(rumour.id) 平台=… 证据=… 理由",
                    en: "complain \(rumour.id) platform=… evidence=… why") : ""
        let short = say("\(rumour.id) 法律意见已出", "\(rumour.id): legal opinion given")
        return Words(
            [head + by + reason(rumour.opinion), next],
            forms: [short + say("。", ". ") + logIn, short], subject: short)
    }

    func rumourReported(
        _ rumour: RumourBrief, _ report: PlatformReport, _ kit: String?
    ) -> Words {
        let platform = tidy(report.platform, max: 20)
        let have = list(report.materials.map(material))
        let missing = list(report.missing.map(material))
        return Words(
            [
                say(
                    "\(rumour.id) 向\(platform)举报(\(ground(report.ground)))，材料清单：",
                    "\(rumour.id), complaint to \(platform) (\(ground(report.ground))); the kit:"),
                say("✓ 已有：\(have)", "✓ there: \(have)"),
                missing.isEmpty ? "" : say("✗ 尚缺：\(missing)", "✗ missing: \(missing)"),
                kit.map {
                    say("名录所列材料：\(tidy($0))", "As the register says: \(tidy($0))")
                } ?? "",
                say("以本单位名义提交后，登记工单号：", "File it in the unit's name, then its number: ")
                    + typed(.rumour, zh: "工单 \(rumour.id) 编号=…", en: "ticket \(rumour.id) no=…"),
            ], forms: [say("\(rumour.id) 举报材料已列出", "\(rumour.id): the kit is listed")])
    }

    func rumourCriticism(_ rumour: RumourBrief) -> Words {
        let why = say("拒绝：批评、意见不能举报", "Refused: criticism and opinion cannot be complained of")
        return Words(
            [
                why + say("(\(rumour.id)，已记录)", " (\(rumour.id), logged)"),
                say("请公开答复，或列入整改", "Answer it in public, or put it right"),
            ], forms: [why + say("(\(rumour.id))", " (\(rumour.id))")])
    }

    func rumourTicketed(_ rumour: RumourBrief, _ platform: String) -> Words {
        let ticket = rumour.reports.last { $0.platform == platform }?.ticket ?? ""
        let name = tidy(platform, max: 20)
        let short = say("\(rumour.id) 举报已提交", "\(rumour.id): complaint filed")
        return Words(
            [
                say(
                    "\(rumour.id) 已向\(name)举报，工单 \(tidy(ticket, max: 40))",
                    "\(rumour.id): complaint filed with \(name), ticket \(tidy(ticket, max: 40))"),
                say("平台答复后：", "When the platform answers: ")
                    + typed(
                        .rumour, zh: "平台答复 \(rumour.id) 受理|驳回 内容",
                        en: "answer \(rumour.id) accepted|rejected words"),
            ], forms: [short], subject: short)
    }

    func platformAnswered(_ rumour: RumourBrief, _ platform: String) -> Words {
        let report = rumour.reports.last { $0.platform == platform }
        let taken = report?.accepted == true
        let short = say("\(rumour.id) 平台已答复", "\(rumour.id): the platform answered")
        return Words(
            [
                say(
                    "\(rumour.id) \(tidy(platform, max: 20))\(taken ? "受理" : "驳回")举报",
                    "\(rumour.id): \(tidy(platform, max: 20)) "
                        + "\(taken ? "accepted" : "rejected") the complaint")
                    + reason(report?.words)
            ], forms: [short], subject: short)
    }

    // MARK: Lists

    func rumourShown(_ rumour: RumourBrief) -> Words {
        let head = "\(rumour.id) " + stage(rumour)
        let by = rumour.by.map { say("，\($0)登记", ", told by \($0)") } ?? ""
        let seen = say(
            "首见\(time(rumour.firstSeen))\(by)", "First seen \(time(rumour.firstSeen))\(by)")
        let spread = reading(rumour.reading)
        let lines = [
            head + claim(rumour), seen + (spread.isEmpty ? "" : say("，", ", ") + spread),
            looked(rumour), decision(rumour), times(rumour), complaints(rumour),
        ]
        let more = isRoom ? [] : rumour.links.map { say("链接：", "Link: ") + tidy($0, max: 200) }
        return Words(lines + more, forms: [head])
    }

    private func looked(_ rumour: RumourBrief) -> String {
        let voices = rumour.voices.map { voice in
            let place = voice.inPlaceOf.map { say("(代\($0))", " (for \($0))") } ?? ""
            return say(
                "\(voice.name)\(place) \(verdict(voice.verdict))(\(tidy(voice.source, max: 30)))",
                "\(voice.name)\(place) \(verdict(voice.verdict)) (\(tidy(voice.source, max: 30)))")
        }
        if !voices.isEmpty { return say("核实：", "Verified: ") + list(voices) }
        guard !rumour.verifiers.isEmpty else { return "" }
        return say("核实人：", "Verifiers: ") + list(rumour.verifiers)
    }

    private func decision(_ rumour: RumourBrief) -> String {
        var parts: [String] = []
        if let found = rumour.verdict {
            parts.append(say("定性：\(verdict(found))", "Verdict: \(verdict(found))"))
        }
        if let chosen = rumour.decision {
            parts.append(say("决定：\(response(chosen))", "decision: \(response(chosen))"))
        }
        if let statement = rumour.statement { parts.append("\(statement)") }
        if let correction = rumour.correction {
            let by = correction.statement.map { " \($0)" } ?? ""
            parts.append(
                correction.isOpen
                    ? say("更正未发", "correction open") : say("已更正\(by)", "corrected\(by)"))
        }
        return parts.joined(separator: say("；", "; "))
    }

    /// Which clocks were met, and which one runs.
    private func times(_ rumour: RumourBrief) -> String {
        let ended = rumour.outcomes.map { "\(clockStage($0.stage)) \(outcome($0))" }
        let open = rumour.clocks.map {
            say(
                "\(clockStage($0.stage)) 截止\(time($0.due))",
                "\(clockStage($0.stage)) due \(time($0.due))")
        }
        let all = ended + open
        return all.isEmpty ? "" : say("时限：", "Clocks: ") + list(all)
    }

    private func complaints(_ rumour: RumourBrief) -> String {
        var parts = rumour.reports.map { report in
            let state =
                report.accepted.map { $0 ? say("受理", "accepted") : say("驳回", "rejected") }
                ?? (report.ticket == nil ? say("待提交", "not filed") : say("待答复", "filed"))
            return "\(tidy(report.platform, max: 20)) \(state)"
        }
        if rumour.refusedReports > 0 {
            parts.append(
                say(
                    "因属批评被拒\(rumour.refusedReports)次",
                    "refused as criticism: \(rumour.refusedReports)"))
        }
        return parts.isEmpty ? "" : say("举报：", "Complaints: ") + list(parts)
    }

    func rumourList(_ incident: Int, _ rumours: [RumourBrief]) -> Words {
        guard !rumours.isEmpty else {
            let head = say("\(i: incident) 尚无谣言登记", "\(i: incident): no rumours registered")
            return Words(
                [
                    head,
                    say("登记：", "To register one: ")
                        + typed(.rumour, zh: "登记 链接=… -- 说法", en: "add url=… -- the claim"),
                ], forms: [head])
        }
        let isOver = { (rumour: RumourBrief) in
            rumour.stage == .closed || rumour.stage == .merged
        }
        let open = rumours.filter { !isOver($0) }
        let head = say(
            "\(i: incident) 谣言\(rumours.count)条，未结\(open.count)条",
            "\(i: incident): \(count(rumours.count, "rumour")), \(open.count) open")
        let rows = (open + rumours.filter(isOver)).map { rumour in
            let due = rumour.clocks.map(\.due).min().map {
                say("(截止\(time($0)))", " (due \(time($0)))")
            }
            return "\(rumour.id) \(stage(rumour))\(due ?? "")"
                + say("｜", " | ") + tidy(rumour.text, max: 40)
        }
        let most = isRoom ? 4 : 60
        return Words([head] + rows.prefix(most) + [more(rows.count - most)], forms: [head])
    }
}
