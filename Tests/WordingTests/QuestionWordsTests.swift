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

    private var long: String { (1...60).map { "第\($0)点说明。" }.joined() }

    private func with(_ text: String, _ question: QuestionBrief) -> QuestionBrief {
        var question = question
        question.answer?.text = text
        return question
    }

    @Test func `an answer is read whole by whoever is asked for a word on it, alone`() {
        let drafted = with(long, S.drafted)
        let told: [Saying] = [
            reply(.drafted(drafted, approvers: ["周舟"])), reply(.shown(S.shown(drafted))),
            reply(.approved(S.facts(with(long, S.approved)))),
            reply(.joined(S.other, to: drafted)),
            .bulletin(.question(.approvalWanted(drafted))),
            .bulletin(.question(.approved(S.facts(with(long, S.approved))))),
        ]
        for saying in told {
            #expect(lines(saying, .zh).joined().contains(long), "\(lines(saying, .zh))")
            #expect(!lines(saying, .zh, room: true).joined().contains("第60点"))
            #expect(lines(saying, .zh, room: true).count <= 6)
            for route in [RouteKind.sms, .email] {
                #expect(!lines(saying, .zh, route).joined().contains("第1点"))
            }
        }
        #expect(lines(told[1], .zh).first { $0.hasPrefix("口径v1") } == "口径v1(孙宁起草，待批准)：\(long)")
    }

    @Test func `an answer of several lines keeps them, and a long question is read whole`() {
        let question = with("第一行\n\n第二行", S.drafted)
        let shown = lines(reply(.shown(S.shown(question))), .zh)
        #expect(shown.contains("口径v1(孙宁起草，待批准)：第一行") && shown.contains("第二行"))
        var asked = S.drafted
        asked.text = long
        #expect(lines(reply(.shown(S.shown(asked))), .zh)[0] == "Q-4 口径待批准：\(long)（晨报 王记者）")
    }

    @Test func `what a room cannot hold is long, and the rest goes to the asker alone`() {
        #expect(Reply.question(.shown(S.shown(with(long, S.drafted)))).isLong)
        #expect(!Reply.question(.drafted(with(long, S.drafted), approvers: [])).isLong)
        #expect(!Reply.question(.shown(S.shown(S.drafted))).isLong)
        #expect(!Reply.question(.shown(S.shown(S.open))).isLong)
    }

    @Test func `a line of a statement is read whole by its signer, however long`() {
        var facts = StatementSamples.atSignature
        let line = String(repeating: "报名系统已恢复，", count: 480) + "完。"
        facts.texts = [.init("", "标题\n" + line)]
        let shown = lines(.reply(.statement(.shown(facts))), .zh)
        #expect(shown.suffix(2) == ["标题", line])
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
