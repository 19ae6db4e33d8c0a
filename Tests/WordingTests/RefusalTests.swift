import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words of refusals, complaints and failures.
@Suite struct RefusalTests {
    private func lines(_ refusal: Refusal, _ language: Language = .zh) -> [String] {
        Fixture.plain(.reply(.refused(refusal)), .chat, language)
            .split(separator: "\n").map(String.init)
    }

    private func lines(_ fault: Complaint.Fault, _ verb: Verb?, _ language: Language = .zh)
        -> [String]
    {
        Fixture.plain(.reply(.complaint(Complaint(fault, column: 8, verb: verb))), .chat, language)
            .split(separator: "\n").map(String.init)
    }

    @Test func `a right that is missing: who has it, and what one may do`() {
        let refusal = Refusal.notAllowed(.activate, roles: [.hq], people: ["赵敏", "钱进"])
        #expect(lines(refusal) == ["您无权“启动”", "可由：应急指挥部(赵敏、钱进)", "您可用的命令：!帮助"])
        #expect(
            lines(refusal, .en) == [
                "You may not use \"activate\"", "These may: Command group (赵敏, 钱进)",
                "What you may use: !help",
            ])
        #expect(
            lines(.notOnRoute(.activate, .sms)) == [
                "“启动”不能用短信办理", "请到聊天中输入", "聊天不可用时请致电值班室 010-00000000",
            ])
    }

    @Test func `state refusals name the number and the way out`() {
        #expect(lines(.noSuch(RefusalSamples.w7)) == ["没有 W-7", "查看现有编号：!态势"])
        #expect(
            lines(.whichNotice([RefusalSamples.n4, Number(.notice, 6)]))
                == ["您有多项待签收：N-4、N-6", "请写明编号：!收到 4"])
        #expect(
            lines(.needsReason(.differs(suggested: Level(2))))
                == ["与研判建议的Ⅱ级(橙)不同，须说明原因", "请在命令后加：理由=…"])
        #expect(
            lines(.doerMayNotApprove(RefusalSamples.t5), .en) == [
                "You did T-5 yourself, so you may not approve it",
                "Another approver types !approve T-5",
            ])
        #expect(
            lines(.notYours(RefusalSamples.t5, assignee: "王芳")) == [
                "T-5 由王芳负责", "可由：责任人、该组组长或副组长", "改派：!指派 T-5 @姓名",
            ])
    }

    @Test func `codes`() {
        #expect(lines(.codeWrong) == ["确认码不对，命令没有执行", "请核对后重新回复4位数"])
        #expect(lines(.codeExpired, .en)[0] == "The code has expired; nothing was done")
        #expect(lines(.codeElsewhere)[0] == "确认码须在提问的地方回复，命令没有执行")
        #expect(lines(.noCode)[0] == "没有等待确认的命令")
        #expect(lines(.stale(.activate)) == ["这条“启动”已超过10分钟，没有执行", "如仍需要，请重新发送"])
    }

    @Test func `an unknown word gets the two nearest`() {
        #expect(
            lines(.unknownWord("预惊", nearest: ["预警", "研判"]), nil)
                == ["没有命令“预惊”，您是否要用：!预警 或 !研判", "命令一览：!帮助"])
        #expect(
            lines(.unknownWord("aktivate", nearest: ["activate", "task"]), nil, .en) == [
                "No command \"aktivate\"; did you mean !activate or !task?", "All commands: !help",
            ])
    }

    @Test func `a fault names the place and shows how it is written`() {
        #expect(
            lines(.unknownLevel("五", known: ["I", "II"]), .activate) == [
                "第8字：没有级别“五”，可用：I、II", "写法：!启动 W-n 级别=… [场景=…] [理由=…] [代=… 方式=电话]",
                "例如：!启动 W-1 级别=Ⅱ 场景=R",
            ])
        #expect(lines(.missing(.harm), .warn)[0] == "缺少：危害")
        #expect(lines(.missing(.harm), .warn, .en)[0] == "Missing: harm")
        #expect(
            lines(.wrongKind("I-1", wanted: .warning), .assess, .en)[0]
                == "At character 8: The number wanted here is like W-1 (warning), not \"I-1\"")
        #expect(lines(.badValue("9", range: 0...4), .assess)[0] == "第8字：“9”不对，应为0至4，不明写 ?")
    }

    @Test func `by SMS the examples are numbers that wait for the reader`() {
        func sms(_ waiting: [Number], _ language: Language = .zh) -> String {
            Fixture.plain(.reply(.complaint(RefusalSamples.notUnderstood(waiting))), .sms, language)
        }
        let (n4, t5) = (RefusalSamples.n4, RefusalSamples.t5)
        #expect(sms([]) == "【示例单位】没看懂。可回复：我的、态势")
        #expect(sms([], .en) == "【示例单位】Not understood. Try: ME, STATUS")
        #expect(sms([n4]) == "【示例单位】没看懂。可回复：收到 4、无法 4、态势")
        #expect(sms([t5], .en) == "【示例单位】Not understood. Try: DONE 5, BLOCK 5 why, STATUS")
        #expect(
            sms([n4, Number(.notice, 6), t5])
                == "【示例单位】没看懂。您的待签收：N-4、N-6。可回复：收到 4、无法 4、完成 5、受阻 5 原因、态势")
        #expect(
            lines(.noSuchNotice(n4, open: [Number(.notice, 6), Number(.notice, 8)])) == [
                "没有 N-4，您的待签收：N-6、N-8", "请写明编号：!收到 6",
            ])
        #expect(
            Fixture.plain(
                .reply(.complaint(RefusalSamples.notUnderstood([n4, Number(.notice, 6)]))), .email,
                .en
            ).contains("Yours: N-4, N-6"))
    }

    @Test func `what was typed is not said again by SMS`() {
        for language in Language.allCases {
            let fault = Complaint(.unknownWord("谎称报名取消", nearest: []), column: 1)
            let text = Fixture.plain(.reply(.complaint(fault)), .sms, language)
            #expect(!text.contains("谎称"))
            let person = Fixture.plain(.reply(.refused(.noSuchPerson("谎称"))), .sms, language)
            #expect(!person.contains("谎称"))
        }
    }

    @Test func `every failure has its own sentence and a remedy`() {
        let words = Catalogue.failureWords
        for language in Language.allCases {
            let texts = words.map { Fixture.book.failure($0, in: language) }
            #expect(Set(texts).count == words.count)
            #expect(texts.allSatisfy { $0.contains(language == .zh ? "。" : ". ") })
        }
        #expect(Fixture.book.failure("refused", in: .zh) == "服务器拒绝连接。请技术组检查服务是否在运行")
        #expect(
            Fixture.book.failure("unauthorized", in: .en)
                == "The token or password is not accepted. Administrator: renew it and start again")
        #expect(Fixture.book.failure("http-503", in: .zh) == "服务器出错(503)。请技术组联系服务商或查看服务器")
        #expect(
            Fixture.book.failure("deaf", in: .zh)
                == "已连接，但发出的消息没有回显。请技术组检查机器人是否仍在群内、聊天服务是否正常")
    }
}
