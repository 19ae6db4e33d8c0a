import Testing
import Wording

@testable import Domain

/// A step that a command of its own carries out is asked for by that command.
struct DeedWordsTests {
    static let words: [(Fulfilment, String, String)] = [
        (
            .holdingDrafted, "!通稿 起草 首发 事实=F-n,F-n", "!statement new holding fact=F-n,F-n"
        ),
        (
            .refutationDrafted, "!通稿 起草 辟谣 事实=F-n,F-n",
            "!statement new refutation fact=F-n,F-n"
        ),
        (.holdingReviewed, "!法审 S-n 通过 意见", "!legal S-n ok opinion"),
        (.refutationReviewed, "!法审 S-n 通过 意见", "!legal S-n ok opinion"),
        (.holdingSigned, "!批准 S-n", "!approve S-n"),
        (.refutationSigned, "!批准 S-n", "!approve S-n"),
        (.holdingReleased, "!发布 S-n", "!release S-n"),
        (.correctionReleased, "!发布 S-n", "!release S-n"),
        (.concernsListed, "!问答 关切 登记 -- 内容", "!qa concern add -- what"),
        (.groupFormed, "!小组 成立 组名 组长=@某人", "!group form NAME lead=@somebody"),
        (.rumourAdded, "!谣言 登记 -- 原文", "!rumour add -- its words"),
        (.rumourAssigned, "!谣言 指派 R-n @甲 @乙", "!rumour assign R-n @one @another"),
        (.rumourJudged, "!谣言 定性 R-n 不实 来源=…", "!rumour verdict R-n false source=…"),
        (.rumourDecided, "!谣言 决定 R-n 辟谣 理由=…", "!rumour decide R-n refute reason=…"),
        (.rumourRefuted, "!辟谣 R-n S-n", "!refute R-n S-n"),
        (.rumourAdmitted, "!辟谣 R-n S-n", "!refute R-n S-n"),
        (
            .rumourReported, "!谣言 举报 R-n 平台=… 证据=E-n",
            "!rumour complain R-n platform=… evidence=E-n"
        ),
        (.rumourTracked, "!谣言 跟踪 R-n 传播量=…", "!rumour track R-n reach=…"),
        (
            .postClosed, "!现场 撤收 P-n 人数=… 物资=齐", "!post close P-n people=… material=complete"
        ),
        (.siteRollComplete, "!点名 P-n", "!rollcall P-n"),
        (.platformsListed, "!平台 登记 微博 抖音", "!platform add Weibo Douyin"),
        (.platformsOwned, "!平台 负责 平台 @某人", "!platform own PLATFORM @somebody"),
        (.boardKept, "!平台 快照", "!platform snapshot"),
        (.narrativesMerged, "!平台 归并 2 1", "!platform merge 2 1"),
        (.releaseCompared, "!平台 复核 S-n 一致", "!platform check S-n same"),
    ]

    private func last(_ deed: Fulfilment, _ language: Language, _ route: RouteKind) -> String? {
        var task = Fixture.task(29, due: -5)
        task.deed = deed
        let late = Saying.bulletin(
            .tasksDue([TaskReminder(task: task, incident: 1, percent: 100)]))
        return Fixture.plain(late, route, language, person: "li").split(separator: "\n").last
            .map(String.init)
    }

    @Test(arguments: words)
    func `it is asked for as it is typed`(deed: Fulfilment, zh: String, en: String) {
        #expect(last(deed, .zh, .chat) == "办理：\(zh)｜受阻：!受阻 T-29 原因")
        #expect(last(deed, .en, .chat) == "To do it: \(en) | stuck: !block T-29 why")
    }

    @Test func `by SMS it is asked for by its number, for most cannot be done there`() {
        #expect(last(.holdingDrafted, .zh, .sms)?.contains("通稿") == false)
        #expect(last(.holdingDrafted, .zh, .sms)?.contains("T-29") == true)
    }

    /// What is finished by saying so is asked for as ever.
    @Test(arguments: [Fulfilment.warned, .notified, .roomOpened, .closed])
    func `what has no command of its own is reported done`(deed: Fulfilment) {
        #expect(last(deed, .zh, .chat) == "完成：!完成 T-29｜受阻：!受阻 T-29 原因")
    }
}
