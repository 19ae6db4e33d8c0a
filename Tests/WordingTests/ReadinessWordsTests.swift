import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about readiness, numbers and tries of roads.
struct ReadinessWordsTests {
    typealias R = ReadinessSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = false
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    @Test func `the card has the red first and says where the rest is`() {
        let card = Saying.bulletin(.readiness(.card(R.report(R.findings))))
        #expect(
            lines(card, .zh, room: true) == [
                "准备情况：红2项、黄3项", "红｜应急办公室：组长、副组长都不在", "红｜没有任何通道：李雷、王芳",
                "黄｜号码久未核验：人1、人2、人3、人4等30人", "黄｜李雷一人3个席位",
                "……另有1项：!准备 全部",
            ])
        #expect(
            lines(card, .en, room: true) == [
                "Readiness: 2 red, 3 yellow",
                "red | Emergency office: lead and deputies are all away",
                "red | no road at all: 李雷, 王芳",
                "yellow | number not verified lately: 人1, 人2, 人3, 人4 and 26 more",
                "yellow | 李雷 holds 3 seats", "… and 1 more: !readiness all",
            ])
        #expect(lines(card, .zh, .sms) == ["【示例单位】准备情况：红2项、黄3项"])
    }

    @Test func `one line where nothing is missing, with what nobody measured`() {
        let card = Saying.bulletin(.readiness(.card(R.report([]))))
        #expect(lines(card, .zh) == ["准备情况：未发现缺口（未测量：网关余额、外部数据）"])
        #expect(
            lines(card, .en)
                == ["Readiness: nothing found missing (Not measured: gateway balance, feeds)"])
    }

    @Test func `whoever asks for all of it gets all of it`() {
        let all = Saying.reply(.readiness(R.report(R.findings), all: true))
        #expect(lines(all, .zh).suffix(2) == ["黄｜时钟与聊天服务器相差12秒", "未测量：网关余额、外部数据"])
        #expect(
            lines(all, .en).suffix(2) == [
                "yellow | the clock and the chat server's are 12 s apart",
                "Not measured: gateway balance, feeds",
            ])
    }

    @Test func `a number is asked for in the plan's template`() {
        let ask = Saying.bulletin(.readiness(.numberCheck(.sms)))
        #expect(lines(ask, .zh, .sms) == ["【示例单位】号码核验，请回复1"])
        #expect(lines(ask, .en, .sms) == ["【示例单位】Number check: please reply 1"])
        let ended = Saying.bulletin(
            .readiness(.numbersEnded(silent: ["李雷", "王芳"], asked: 40)))
        #expect(
            lines(ended, .zh) == ["号码核验：40人中2人未回复", "李雷、王芳", "请电话核对，然后：!名册 核验 @姓名"])
        #expect(
            lines(ended, .en) == [
                "Number check: 2 of 40 have not answered", "李雷, 王芳",
                "Please phone them, then: !roster verify @name",
            ])
    }

    @Test func `a try of somebody's roads is told road by road`() {
        let ended = Saying.bulletin(.readiness(.trialEnded(R.trial)))
        #expect(
            lines(ended, .zh) == [
                "李雷的通道测试：3条中1条有回答", "聊天：14:07回答，已核验", "短信：没有收到送达回执", "邮件：没有回答",
            ])
        #expect(
            lines(ended, .en) == [
                "Route test of 李雷: 1 of 3 answered", "Chat: answered at 14:07, verified",
                "SMS: No delivery report came", "E-mail: no answer",
            ])
        #expect(
            lines(.reply(.roadsTested(R.tried)), .zh) == [
                "已向李雷发出测试：聊天 @li:localhost、短信 +86138****0003", "回答在14:35前汇总给您",
            ])
        #expect(
            lines(.reply(.roadsTested(R.tried)), .en) == [
                "A test went to 李雷 by chat @li:localhost, SMS +86138****0003",
                "You are told who answered by 14:35",
            ])
        #expect(lines(.bulletin(.roadTest(.sms)), .zh, .sms) == ["【示例单位】通道测试：收到请在此回复1"])
    }

    @Test func `roads say since when they are known to be right`() {
        #expect(
            lines(.reply(.roadsOf(R.tried)), .zh) == [
                "李雷的通道，依次使用", "聊天：@li:localhost，2025-12-01核验", "短信：+86138****0003，未核验",
            ])
        #expect(
            lines(.reply(.roadsOf(R.tried)), .en).suffix(2) == [
                "Chat: @li:localhost, verified 2025-12-01", "SMS: +86138****0003, never verified",
            ])
    }
}
