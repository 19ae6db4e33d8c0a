import Foundation
import Testing

@testable import Domain
@testable import Wording

/// The words of the words of the month, as they are read.
struct CodeWordWordsTests {
    private typealias S = CodeWordSamples

    private func told(_ bulletin: CodeWordBulletin, _ route: RouteKind, _ language: Language = .zh)
        -> String
    {
        Fixture.plain(.bulletin(.codeWord(bulletin)), route, language)
    }

    @Test func `the chat says it, and no other road does`() {
        let given = CodeWordBulletin.given(S.word, until: Fixture.at(60))
        #expect(
            told(given, .chat) == """
                您的本月口令：KP47MX
                聊天中断时，短信或邮件报到写“到 KP47MX”；值守卡上也有
                有效至15:05；勿告诉他人，勿转发
                """)
        #expect(
            told(given, .chat, .en) == """
                Your word for this month: KP47MX
                With the chat out, answer a roll call by SMS or mail with HERE KP47MX; it is on the desk card too
                Good until 15:05; tell nobody, do not forward it
                """)
        for route in [RouteKind.sms, .email] {
            #expect(!told(given, route).contains("KP47MX"))
        }
    }

    @Test func `a wrong one is answered in one line`() {
        func refused(_ refusal: CodeWordRefusal, _ language: Language) -> String {
            Fixture.plain(.reply(.refused(.codeWord(refusal))), .sms, language)
        }
        #expect(refused(.wrong, .zh) == "【示例单位】口令不对，没有执行")
        #expect(refused(.wrong, .en) == "【示例单位】Wrong word; nothing was done")
        #expect(refused(.locked, .zh) == "【示例单位】口令多次不对，一小时内不再答复。请致电值班室 010-00000000")
        #expect(
            refused(.wanted(.rollcall), .en)
                == "【示例单位】\"rollcall\" wants the word on your card, or call 010-00000000")
    }

    @Test func `the table has those who are known beside those who were only heard`() {
        func line(_ name: String, _ verified: Bool?, _ stand: RollStand = .present) -> RollLine {
            RollLine(name: name, stand: stand, at: Fixture.now, isVerified: verified)
        }
        let facts = RollFacts(
            notice: 7, brief: RollCallBrief(scope: .everyone, due: Fixture.at(10)),
            lines: [
                line("赵敏", true), line("钱进", false), line("王芳", nil),
                line("周舟", false, .onTheWay(until: nil)),
            ], silent: [])
        let text = Fixture.plain(.reply(.rollTable(facts)), .chat)
        #expect(
            text.hasSuffix(
                """
                途中：周舟(未核身份)
                在岗，身份已核：赵敏、王芳
                在岗，未核身份：钱进
                """), "\(text)")
        let english = Fixture.plain(.reply(.rollTable(facts)), .chat, .en)
        #expect(
            english.hasSuffix(
                """
                On the way: 周舟 (not verified)
                Here, and known to be: 赵敏, 王芳
                Here, not verified: 钱进
                """), "\(english)")
    }
}
