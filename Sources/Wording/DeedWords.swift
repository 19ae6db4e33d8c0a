import Domain

/// Steps that a command of their own carries out: what is typed for them in a chat.
extension Voice {
    func command(of deed: Fulfilment) -> String? {
        switch deed {
        case .holdingDrafted:
            typed(.statement, zh: "起草 首发 事实=F-n,F-n", en: "new holding fact=F-n,F-n")
        case .refutationDrafted:
            typed(.statement, zh: "起草 辟谣 事实=F-n,F-n", en: "new refutation fact=F-n,F-n")
        case .holdingReviewed, .refutationReviewed:
            typed(.legal, zh: "S-n 通过 意见", en: "S-n ok opinion")
        case .holdingSigned, .refutationSigned: typed(.approve, "S-n")
        case .holdingReleased, .refutationReleased, .apologyReleased, .finalReleased,
            .correctionReleased:
            typed(.release, "S-n")
        case .concernsListed: typed(.question, zh: "关切 登记 -- 内容", en: "concern add -- what")
        case .groupFormed: typed(.group, zh: "成立 组名 组长=@某人", en: "form NAME lead=@somebody")
        case .rumourAdded, .rumourAssigned, .rumourJudged, .rumourDecided, .rumourRefuted,
            .rumourReported, .rumourTracked, .rumourCorrected, .rumourAdmitted:
            command(ofRumour: deed)
        case .postClosed, .siteRollComplete, .platformsListed, .platformsOwned, .boardKept,
            .narrativesMerged, .releaseCompared:
            command(ofField: deed)
        case .warned, .assessed, .activated, .notified, .roomOpened, .closeProposed, .closed,
            .firstReport, .sitrep, .finalReport, .firstFieldReport, .fieldReport, .concernsMet:
            nil
        }
    }

    private func command(ofRumour deed: Fulfilment) -> String? {
        switch deed {
        case .rumourAdded: typed(.rumour, zh: "登记 -- 原文", en: "add -- its words")
        case .rumourAssigned:
            typed(.rumour, zh: "指派 R-n @甲 @乙", en: "assign R-n @one @another")
        case .rumourJudged:
            typed(.rumour, zh: "定性 R-n 不实 来源=…", en: "verdict R-n false source=…")
        case .rumourDecided:
            typed(.rumour, zh: "决定 R-n 辟谣 理由=…", en: "decide R-n refute reason=…")
        case .rumourRefuted, .rumourCorrected, .rumourAdmitted: typed(.refute, "R-n S-n")
        case .rumourReported:
            typed(
                .rumour, zh: "举报 R-n 平台=… 证据=E-n", en: "complain R-n platform=… evidence=E-n")
        case .rumourTracked: typed(.rumour, zh: "跟踪 R-n 传播量=…", en: "track R-n reach=…")
        default: nil
        }
    }

    private func command(ofField deed: Fulfilment) -> String? {
        switch deed {
        case .postClosed:
            typed(.post, zh: "撤收 P-n 人数=… 物资=齐", en: "close P-n people=… material=complete")
        case .siteRollComplete: typed(.rollcall, "P-n")
        case .platformsListed: typed(.platform, zh: "登记 微博 抖音", en: "add Weibo Douyin")
        case .platformsOwned:
            typed(.platform, zh: "负责 平台 @某人", en: "own PLATFORM @somebody")
        case .boardKept: typed(.platform, zh: "快照", en: "snapshot")
        case .narrativesMerged: typed(.platform, zh: "归并 2 1", en: "merge 2 1")
        case .releaseCompared: typed(.platform, zh: "复核 S-n 一致", en: "check S-n same")
        default: nil
        }
    }
}
