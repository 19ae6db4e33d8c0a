import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words of situation reports, as HQ reads them.
struct SitrepWordsTests {
    typealias S = SitrepSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = false,
        at now: Date = Fixture.now
    ) -> [String] {
        let reader = Reader(route: route, person: room ? nil : "li", languages: [language])
        return Fixture.book.text(saying, for: reader, now: now).plain
            .split(separator: "\n").map(String.init)
    }

    private func notice(_ report: Sitrep) -> Saying {
        .notice(4, .sitrep(report), NoticeSamples.context())
    }

    @Test
    func `the room reads what happened, what is known, what is late and what comes, in six lines`()
    {
        #expect(
            lines(notice(S.update), .zh, room: true) == [
                "N-4 情况报告：I-1 续报二｜谎称报名取消｜Ⅱ级(橙)｜13:35至14:05",
                "李雷：报名系统已恢复 正在核对名单；13:43 赵敏：由Ⅲ级(黄)升为Ⅱ级(橙)：省级媒体报道",
                "已证实1：F-1 报名系统已于13:50恢复；未证实2：F-4 有人冒充客服，另有1条；已否定1：F-2 名单外泄",
                "任务：办结12(新5)、未办结20、超时7、受阻1、待批准2｜最急 T-10 起草首发声明(李雷)",
                "短信中断(自13:50)｜未签收：吴悠、孙宁｜外报时限 14:35｜外报待legal确认：属地首报｜下一份 15:05前",
                "请在14:15前回复 !收到 4 或点 ✅｜全文：!情况报告 查看 I-1 3",
            ])
        #expect(
            lines(notice(S.quiet), .en, room: true) == [
                "N-4 Situation report: I-1 update 11 | 谎称报名取消 | level III (yellow) | "
                    + "12:05 to 14:05",
                "Nothing new was noted", "1 confirmed: F-1 报名系统已恢复", "Tasks: 3 done, 32 open",
                "Next report by 15:05",
                "By 14:15 reply !ack 4 or tap ✅ | the whole: !sitrep show I-1 12",
            ])
    }

    @Test func `alone the whole is read, facts apart, and by SMS a number`() {
        let whole = lines(notice(S.update), .zh)
        #expect(whole.count > 30)
        let confirmed = whole.firstIndex(of: "已证实：") ?? 0
        #expect(
            Array(whole[confirmed...].prefix(7)) == [
                "已证实：", "F-1(新) 报名系统已于13:50恢复（来源：技术组）", "未证实：", "F-4(重新存疑) 有人冒充客服",
                "F-3 热线排队200人", "已否定：", "F-2(新) 名单外泄",
            ])
        #expect(!whole.contains { $0.hasPrefix("起因") })
        #expect(lines(notice(S.first), .zh).contains { $0.hasPrefix("起因：不实信息") })
        #expect(
            lines(notice(S.update), .zh, .sms)
                == ["【示例单位】情况报告N-4：I-1续报二，请14:15前回复1收到。详情登录系统或电值班室010-00000000"])
    }

    @Test func `what was to come then is not late because it is read later`() {
        let shown = Saying.reply(
            .sitrep(.shown(SitrepBrief(report: S.quiet, receipts: [], waiting: []))))
        let later = lines(shown, .zh, at: Fixture.at(180))
        #expect(later.contains("T-5 14:25 起草首发声明(李雷)"), "\(later)")
    }

    @Test func `numbers of updates are written as people write them`() {
        func name(_ number: Int) -> String {
            var report = S.quiet
            report.number = number + 1
            let words = lines(
                .reply(.sitrep(.shown(SitrepBrief(report: report, receipts: [], waiting: [])))),
                .zh, .sms)
            return words[0].replacing("【示例单位】I-1 ", with: "")
        }
        #expect(
            [1, 9, 10, 11, 20, 21, 99, 100].map(name) == [
                "续报一", "续报九", "续报十", "续报十一", "续报二十", "续报二十一", "续报九十九", "续报100",
            ])
    }

    @Test func `whoever is late with a report is told how to report`() {
        let late = S.all.first { $0.name == "tasksDue, a report" }
        #expect(
            late.map { lines($0.saying, .zh, room: true).last ?? "" }
                == "报告：!续报 I-1 -- 内容｜受阻：!受阻 T-5 原因")
    }

    @Test func `a filing says its margin, and the law's word is asked for where it is missing`() {
        typealias F = FilingSamples
        #expect(
            lines(.reply(.filing(.filed(F.applied, clock: 0))), .zh) == [
                "I-1 已对外报告：属地首报", "上级值班室，13:47已报(电话，接话人王某)，提前3分钟",
                "还须报：上级主管部门 14:35前｜T-20｜!外报 已报 I-1 cn.local.15-30 编号=…",
            ])
        #expect(
            lines(.reply(.filing(.filed(F.filed, clock: 1))), .en)[1]
                == "The superior body, filed 14:58 (receipt 2026-118), 23 min late")
        #expect(
            lines(.reply(.filing(.list(1, [F.unconfirmed]))), .zh, room: true) == [
                "I-1 外部报告：待确认1项，待报0项",
                "cn.local.15-30 属地首报：待legal确认，时限15分钟、1小时",
                "适用：!外报 适用 I-1 cn.local.15-30；不适用：!外报 不适用 I-1 cn.local.15-30 理由=…",
            ])
    }
}
