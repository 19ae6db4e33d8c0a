import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about questions and concerns.
struct QuestionWordsTests {
    typealias S = QuestionSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = false
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    private func reply(_ reply: QuestionReply) -> Saying { .reply(.question(reply)) }

    @Test func `a question is taken without a case and without a file, by SMS by its number`() {
        let logged = reply(.logged(S.other, like: S.open))
        #expect(
            lines(logged, .zh) == [
                "Q-7 已登记：请问系统何时能恢复（考生家长）", "14:30前答复；写口径：!问答 口径 Q-7 -- 内容",
                "与 Q-4 相近：报名系统什么时候恢复？｜若是同一问题：!问答 同题 Q-7 Q-4",
                "提问、批评、意见一律如实答复，不立案，不给提问人建档",
            ])
        #expect(
            lines(logged, .en) == [
                "Q-7 logged: 请问系统何时能恢复 (考生家长)",
                "Answer by 14:30; to write the answer: !qa answer Q-7 -- text",
                "Much like Q-4: 报名系统什么时候恢复？ | if it is the same: !qa same Q-7 Q-4",
                "Questions, criticism and opinions get an answer: no case, no file on who asked",
            ])
        #expect(lines(logged, .zh, .sms) == ["【示例单位】Q-7 已登记"])
    }

    @Test func `a contact is masked in a room and for whoever does not answer`() {
        let shown = reply(.shown(S.shown(S.given)))
        #expect(lines(shown, .zh)[1] == "吴悠登记于13:45，时限14:30；联系：wang@example.net")
        #expect(
            lines(shown, .zh, room: true)[1]
                == "吴悠登记于13:45，时限14:30；联系：w****@example.net(完整的请私聊查看)")
        let other = reply(.shown(S.shown(S.drafted, maySee: false)))
        #expect(
            lines(other, .en)[1]
                == "Logged by 吴悠 at 13:45, answer by 14:30; contact: w****@example.net")
        for route in [RouteKind.sms, .email] {
            #expect(!lines(shown, .zh, route).joined().contains("example.net"))
        }
    }

    @Test func `who is to be told, and who is to be told again, is named`() {
        let approved = S.facts(S.approved, waiting: [S.approved, S.other], again: [S.outdated])
        #expect(
            lines(reply(.approved(approved)), .zh) == [
                "Q-4 口径v1已批准：预计今天18点前恢复", "待答复：Q-4(晨报 王记者，14:30前)、Q-7(考生家长，14:30前)",
                "须重新告知：Q-2(晚报 李记者，曾告知v1)", "只由周舟对外答复",
                "答复后登记：!问答 已答 Q-4 方式=电话",
            ])
        #expect(
            lines(reply(.given(S.givenLate, S.facts(S.givenLate), again: false)), .en)
                == ["Q-4 answered: 周舟 (https://example.org/answer, answer v1), later than 13:55"])
    }

    @Test func `a refusal says who may speak`() {
        #expect(
            lines(.reply(.refused(.question(.notSpokesperson("孙宁", spokespersons: ["周舟"])))), .zh)
                == [
                    "孙宁不是发言人，不得对外答复", "可答复：周舟",
                    "请把问题转给他们；由应急指挥部指定：!问答 发言人 指定 @姓名",
                ])
    }

    @Test func `what nothing meets is named first`() {
        let list = Saying.reply(.concern(.list(1, [S.concern, S.met, S.unmet], more: 2)))
        #expect(
            lines(list, .zh, room: true) == [
                "I-1 前3项关切，另有2项，2项未回应：2、3", "2. 报名费退不退(300次)｜未回应",
                "1. 系统何时恢复(120次)｜Q-4", "3. 个人信息泄露没有(80次)｜未回应",
            ])
        #expect(
            lines(list, .en, room: true)[0] == "I-1, top 3 concerns, 2 more, 2 not met: 2, 3")
    }
}
