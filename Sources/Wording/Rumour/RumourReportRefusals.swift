import Domain

/// Why a complaint to a platform is not filed yet, and what comes first.
extension Voice {
    func reportRefused(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .reportLacks(let id, let lacks):
            no(
                say("\(id) 还不能举报，缺：", "\(id) cannot be complained of yet. Missing: ")
                    + list(lacks.map(lack)),
                instead: way(to: lacks, id))
        case .ownOpinion, .ownVerdict: notTwice(refusal)
        case .kitIncomplete(let id, let platform, let missing): incomplete(id, platform, missing)
        case .reportedAlready(let id, let platform):
            no(
                say(
                    "\(id) 已向\(tidy(platform, max: 20))举报过",
                    "\(id) was reported to \(tidy(platform, max: 20)) already"),
                instead: say("查看：", "To look: ") + typed(.rumour, "\(id)"))
        case .noReport(let id):
            no(
                say("\(id) 没有这样的举报", "\(id) has no such complaint"),
                instead: say("先备材料：", "First the kit: ")
                    + typed(
                        .rumour, zh: "举报 \(id) 平台=… 证据=…",
                        en: "complain \(id) platform=… evidence=…"))
        case .whichReport(let id, let platforms):
            no(
                say(
                    "\(id) 有多件举报：\(list(platforms.map { tidy($0, max: 20) }))",
                    "\(id) has several: \(list(platforms.map { tidy($0, max: 20) }))"),
                instead: say("请加 平台=…", "Add platform=…"))
        default: Words([])
        }
    }

    private func incomplete(
        _ id: Number, _ platform: String, _ missing: [PlatformReport.Material]
    ) -> Words {
        let keys = missing.map(key)
        let name = tidy(platform, max: 20)
        return no(
            say("\(id) 举报材料不齐，缺：", "\(id): the kit is not whole. Missing: ")
                + list(missing.map(material)),
            instead: say("补齐：", "Add it: ")
                + typed(
                    .rumour, zh: "举报 \(id) 平台=\(name) \(keys.joined(separator: " "))",
                    en: "complain \(id) platform=\(name) \(keys.joined(separator: " "))"))
    }

    private func key(_ material: PlatformReport.Material) -> String {
        switch material {
        case .licence: say("证照=…", "licence=…")
        case .authorisation: say("授权=…", "authority=…")
        case .link: say("链接=…", "url=…")
        case .reason: say("理由=…", "reason=…")
        case .proof: say("证据=E-n", "evidence=E-n")
        case .warranty: say("保证=…", "warranty=…")
        }
    }

    /// Who has had a part in it already.
    private func notTwice(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .ownOpinion(let id):
            no(
                say(
                    "\(id) 的法律意见是您出的，须由别人举报",
                    "\(id): the legal opinion is yours; somebody else must file it"))
        case .ownVerdict(let id):
            no(
                say(
                    "\(id) 的定性有您一票，法律意见须由另一人出具",
                    "\(id): the verdict has your voice; the legal opinion is for somebody else"),
                instead: say("\(group(.legal))：", "\(capital(group(.legal))): ")
                    + typed(.rumour, zh: "法审 \(id) 通过 意见", en: "legal \(id) ok opinion"))
        default: Words([])
        }
    }

    /// What to do about the first of them; what somebody else must do is named with who does it.
    private func way(to lacks: [ReportLack], _ id: Number) -> String {
        if lacks.contains(.decision) {
            return say("\(group(.hq))：", "\(capital(group(.hq))): ")
                + typed(
                    .rumour, zh: "决定 \(id) 辟谣 理由=…", en: "decide \(id) refute reason=…")
        }
        guard lacks.contains(.legal) else { return "" }
        return say("\(group(.legal))：", "\(capital(group(.legal))): ")
            + typed(.rumour, zh: "法审 \(id) 通过 意见", en: "legal \(id) ok opinion")
    }

    private func lack(_ lack: ReportLack) -> String {
        switch lack {
        case .decision: say("指挥部的处理决定", "HQ's decision on it")
        case .verdict:
            say("两人定性为不实或部分属实", "two verifiers' verdict of false or partly true")
        case .proof: say("已留存的证据(证据=E-n)", "kept evidence (evidence=E-n)")
        case .legal: say("法律意见", "a legal opinion")
        }
    }
}
