import Domain
import Foundation

/// What the stages, verdicts and times of a rumour are called.
extension Voice {
    func verdict(_ verdict: Rumour.Verdict) -> String {
        switch verdict {
        case .truth: say("属实", "true")
        case .partly: say("部分属实", "partly true")
        case .falsehood: say("不实", "false")
        case .unverifiable: say("暂无法核实", "not verifiable yet")
        }
    }

    func response(_ response: Rumour.Response) -> String {
        switch response {
        case .watch: say("监测", "watch it")
        case .reply: say("个别答复", "answer singly")
        case .refute: say("公开辟谣", "refute it in public")
        case .admit: say("承认并整改", "admit it and put it right")
        }
    }

    /// What is typed for one.
    func typed(_ response: Rumour.Response) -> String {
        switch response {
        case .watch: say("监测", "watch")
        case .reply: say("个别答复", "reply")
        case .refute: say("公开辟谣", "refute")
        case .admit: say("承认整改", "admit")
        }
    }

    func stage(_ rumour: RumourBrief) -> String {
        switch rumour.stage {
        case .registered: say("待指派核实人", "awaits verifiers")
        case .verifying: say("核实中", "being verified")
        case .judged:
            say("待决定", "awaits a decision")
        case .decided: decidedStage(rumour.decision)
        case .answered:
            rumour.decision == .admit ? say("已承认", "admitted") : say("已辟谣", "refuted")
        case .correcting: say("待更正", "to be corrected")
        case .closed: say("已结案", "closed")
        case .merged: say("已并入\(into(rumour))", "merged into\(into(rumour))")
        }
    }

    private func into(_ rumour: RumourBrief) -> String {
        rumour.mergedInto.map { " \(Number(.rumour, $0))" } ?? ""
    }

    private func decidedStage(_ response: Rumour.Response?) -> String {
        switch response {
        case .watch, nil: say("监测中", "watched")
        case .reply: say("个别答复", "answered singly")
        case .refute: say("待辟谣", "to be refuted")
        case .admit: say("待承认", "to be admitted")
        }
    }

    func clockStage(_ stage: RumourClock.Stage) -> String {
        switch stage {
        case .assign: say("指派核实人", "naming verifiers")
        case .verify: say("定性", "verdict")
        case .decide: say("决定", "decision")
        case .answer: say("公开答复", "public answer")
        case .track: say("跟踪", "tracking")
        case .correct: say("更正", "correction")
        }
    }

    /// "13,000", "1.3万".
    func spread(_ count: Int) -> String {
        guard language == .zh else { return grouped(count) }
        guard count >= 10_000 else { return "\(count)" }
        let unit = count >= 100_000_000 ? (100_000_000, "亿") : (10_000, "万")
        let tenths = (count * 10 + unit.0 / 2) / unit.0
        return tenths % 10 == 0
            ? "\(tenths / 10)\(unit.1)" : "\(tenths / 10).\(tenths % 10)\(unit.1)"
    }

    private func grouped(_ count: Int) -> String {
        let digits = String(count)
        return String(
            digits.enumerated().flatMap { index, digit in
                index > 0 && (digits.count - index) % 3 == 0 ? [",", digit] : [digit]
            })
    }

    /// "传播量1.3万(+8%)，辟谣到达8万".
    func reading(_ reading: RumourReading?) -> String {
        guard let reading else { return "" }
        let sign = (reading.growth ?? 0) >= 0 ? "+" : ""
        let growth = reading.growth.map { "\(sign)\($0)%" }
        var parts: [String] = []
        if let reach = reading.reach {
            let more = growth.map { say("(\($0))", " (\($0))") } ?? ""
            parts.append(say("传播量\(spread(reach))", "reach \(spread(reach))") + more)
        } else if let growth {
            parts.append(say("增量\(growth)", "growth \(growth)"))
        }
        if let refuted = reading.refuted {
            parts.append(say("辟谣到达\(spread(refuted))", "refutation seen by \(spread(refuted))"))
        }
        return parts.joined(separator: say("，", ", "))
    }

    /// "14:58，按时" or by how much it was late.
    func outcome(_ outcome: RumourClock.Outcome) -> String {
        guard let at = outcome.at else { return say("未做", "never done") }
        if outcome.isMet { return say("按时", "in time") }
        let late = max(1, Int(at.since(outcome.due).inSeconds / 60))
        return say("超时\(late)分", "\(count(late, "minute")) late")
    }

    func ground(_ ground: PlatformReport.Ground) -> String {
        switch ground {
        case .falsehood: say("不实信息", "false information")
        case .infringement: say("侵权", "infringement")
        case .impersonation: say("冒用", "impersonation")
        case .privacy: say("隐私", "privacy")
        }
    }

    func material(_ material: PlatformReport.Material) -> String {
        switch material {
        case .licence: say("证照", "licence")
        case .authorisation: say("授权", "authorisation")
        case .link: say("网址", "link")
        case .reason: say("理由", "reason")
        case .proof: say("证据", "evidence")
        case .warranty: say("真实性保证", "warranty of truth")
        }
    }

    // MARK: What is typed next

    func typedAssign(_ id: Number) -> String {
        typed(.rumour, zh: "指派 \(id) @甲 @乙", en: "assign \(id) @a @b")
    }

    func typedVerdict(_ id: Number) -> String {
        typed(.rumour, zh: "定性 \(id) 不实 来源=…", en: "verdict \(id) false source=…")
    }

    func typedDecide(_ id: Number, _ verdict: Rumour.Verdict) -> String {
        let choices = verdict.responses.map(typed).joined(separator: "|")
        return typed(
            .rumour, zh: "决定 \(id) \(choices) 理由=…", en: "decide \(id) \(choices) reason=…")
    }

    func typedRefute(_ id: Number) -> String { typed(.refute, "\(id) S-n") }

    func typedTrack(_ id: Number) -> String {
        typed(
            .rumour, zh: "跟踪 \(id) 传播量=… 辟谣到达=…", en: "track \(id) reach=… refuted=…")
    }

    func typedClose(_ id: Number) -> String {
        typed(.rumour, zh: "结案 \(id) 理由=…", en: "close \(id) reason=…")
    }

    func typedWrong(_ id: Number) -> String {
        typed(.rumour, zh: "有误 \(id) 错在哪里", en: "wrong \(id) what was wrong")
    }
}
