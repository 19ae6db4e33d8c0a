import Foundation
import Testing
import Wording

@testable import Domain

/// What is said of duty, word for word where somebody may read it in a hurry.
@Suite struct DutyWordTests {
    typealias F = Fixture

    private func lines(_ saying: Saying, _ language: Language) -> [String] {
        F.plain(saying, .chat, language).split(separator: "\n").map(String.init)
    }

    private func reply(_ name: String) -> Saying {
        .reply(.duty(DutySamples.replies.first { $0.0 == name }?.1 ?? .week([])))
    }

    private func told(_ name: String) -> Saying {
        Saying.bulletin(
            .duty(DutySamples.bulletins.first { $0.0 == name }?.1 ?? DutySamples.bulletins[0].1))
    }

    @Test func `who is on duty`() {
        #expect(
            lines(reply("now"), .zh) == [
                "值班员 卫青禾，至18:00，+86138****0013", "带班领导 赵敏(顶班，代钱进)，至11-30 14:05，+86138****0001",
                "下一班：值班员 Shen Sam 18:00", "未确认的交接：卫青禾→Shen Sam(18:00)", "值班室 010-00000000",
            ])
        #expect(
            lines(reply("now"), .en) == [
                "Duty officer 卫青禾, until 18:00, +86138****0013",
                "Duty leader 赵敏 (standing in, for 钱进), until 11-30 14:05, +86138****0001",
                "Next: Duty officer Shen Sam 18:00",
                "Hand-over not confirmed: 卫青禾 → Shen Sam (18:00)", "Duty desk 010-00000000",
            ])
        #expect(
            F.plain(reply("now"), .sms, .zh)
                == "【示例单位】值班员卫青禾至18:00，带班领导赵敏至11-30 14:05。值班室 010-00000000")
        #expect(
            F.plain(reply("now"), .sms, .en)
                == "【示例单位】Duty officer 卫青禾 until 18:00. Duty desk 010-00000000")
    }

    @Test func `a week`() {
        #expect(
            lines(reply("week"), .zh) == [
                "七天值班，6班", "11-23 周一 06:00 至 18:00 值班员 卫青禾",
                "11-23 周一 18:00 至 11-24 周二 06:00 值班员 Shen Sam(换班，代卫青禾)",
                "11-24 周二 06:00 至 18:00 值班员 卫青禾",
                "11-24 周二 18:00 至 11-25 周三 06:00 值班员 冯远(顶班，代Shen Sam)",
                "11-25 周三 06:00 至 18:00 值班员 卫青禾(替班，代Shen Sam)",
                "11-25 周三 06:00 至 18:00 值班员 郑钧(加派)",
            ])
        #expect(lines(reply("week"), .en)[1] == "11-23 Mon 06:00 to 18:00 Duty officer 卫青禾")
    }

    @Test func `handing over`() {
        #expect(
            lines(told("handoverGiven"), .zh) == [
                "卫青禾已交班给Shen Sam(值班员 18:00)", "交班记录：平台已回电 等待法审",
                "未了事项：待决定预警 W-7；运行中 I-1；超时任务12项 T-5、T-9；中断 邮件；留存消息2条",
                "等待：Shen Sam，请输入 !接班",
            ])
        #expect(
            lines(told("handoverGiven"), .en) == [
                "卫青禾 hands over to Shen Sam (Duty officer 18:00)", "Left: 平台已回电 等待法审",
                "Open: warnings W-7; running I-1; 12 tasks overdue T-5, T-9; down: e-mail; "
                    + "2 messages kept", "Waiting for: Shen Sam; type !takeover",
            ])
        #expect(
            F.plain(told("handoverGiven"), .sms, .zh) == "【示例单位】卫青禾已交班给Shen Sam，请Shen Sam回复“接班”")
        #expect(
            lines(told("handoverDue"), .zh).first == "卫青禾，18:00与Shen Sam交接(值班员)")
        #expect(
            F.plain(told("handoverDue"), .sms, .en)
                == "【示例单位】卫青禾, you hand over to Shen Sam at 18:00: reply HANDOVER text")
    }

    @Test func `a hand-over that was missed`() {
        #expect(
            lines(told("handoverMissed"), .zh) == [
                "交接未完成：卫青禾→Shen Sam(值班员 18:00)", "双方都未确认，请电话核实谁在岗", "补办：!交班 …；!接班",
            ])
        #expect(
            F.plain(told("handoverMissed, given"), .sms, .zh)
                == "【示例单位】交接未完成：卫青禾→Shen Sam，Shen Sam未接班，请核实谁在岗")
        #expect(
            F.plain(told("handoverMissed, taken"), .sms, .en).hasPrefix(
                "【示例单位】Hand-over not complete: 卫青禾 → Shen Sam"))
    }

    @Test func `swaps say both sides and what to type`() {
        #expect(
            lines(told("swapAsked"), .zh) == [
                "卫青禾请求与Shen Sam换班(3)",
                "卫青禾 11-23 周一 18:00至11-24 周二 06:00 ⇄ Shen Sam 11-25 周三 06:00至18:00",
                "同意：!换班 同意 3", "不同意：!换班 拒绝 3",
            ])
        #expect(
            lines(told("swapAsked"), .en).suffix(2) == [
                "To agree: !swap yes 3", "Not to: !swap no 3",
            ])
    }

    @Test func `status names who is on duty`() {
        var facts = StatusFacts(running: [], warnings: [], downChannels: [])
        facts.duty = DutySamples.holders
        #expect(lines(.reply(.status(facts)), .zh).last == "值班：值班员 卫青禾、带班领导 赵敏")
        #expect(
            lines(.reply(.status(facts)), .en).last == "On duty: Duty officer 卫青禾, Duty leader 赵敏")
    }
}
