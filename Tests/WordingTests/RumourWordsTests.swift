import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about rumours.
struct RumourWordsTests {
    typealias S = RumourSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = false
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    private func reply(_ reply: RumourReply, _ language: Language = .zh) -> [String] {
        lines(.reply(.rumour(reply)), language)
    }

    @Test func `everything about rumours has a sample`() {
        #expect(
            Set(S.replies.map { RumourKinds.kind($0.1) })
                == Set(RumourKinds.ReplyKind.allCases))
        #expect(
            Set(S.bulletins.map { RumourKinds.kind(told: $0.1) })
                == Set(RumourKinds.BulletinKind.allCases))
        let refusals = S.refusals.compactMap {
            if case .rumour(let it) = $0.1 { RumourKinds.kind(of: it) } else { nil }
        }
        #expect(Set(refusals) == Set(RumourKinds.RefusalKind.allCases))
        let events = S.events.compactMap {
            if case .rumour(_, let it) = $0.1 { RumourKinds.kind(event: it) } else { nil }
        }
        #expect(Set(events) == Set(RumourKinds.EventKind.allCases))
    }

    @Test func `what was registered, and what is like it`() {
        #expect(
            reply(.added(S.added, alike: RumourLike(number: 1, percent: 72))) == [
                "R-2 已登记(首见13:20，传播量1200)：小红书称报名取消",
                "下一步：应急办公室指派两名核实人，截止14:10：!谣言 指派 R-2 @甲 @乙",
                "与 R-1 相近(72%)，如为同一说法：!谣言 合并 R-2 R-1",
            ])
        #expect(
            reply(.added(S.added, alike: nil), .en) == [
                "R-2 registered (first seen 13:20, reach 1,200): 小红书称报名取消",
                "Next: Emergency office names two verifiers by 14:10: !rumour assign R-2 @a @b",
            ])
    }

    @Test func `what is true is said to be no matter for a refutation`() {
        let zh = reply(.judged(S.judged(.truth)))
        #expect(
            zh == [
                "R-2 定性：属实(李雷、王芳)：小红书称报名取消", "信源：市考试院公告；报名系统日志 F-3",
                "不能辟谣，只能承认并整改", "请应急指挥部决定，截止14:20：!谣言 决定 R-2 承认整改 理由=…",
            ])
        #expect(
            reply(.judged(S.judged(.falsehood)), .en).last
                == "Command group decides by 14:20: "
                + "!rumour decide R-2 watch|reply|refute reason=…")
        #expect(
            lines(
                .reply(.refused(.rumour(.notAfter(S.added.id, .truth, .refute)))), .zh
            ).first == "R-2 定性为属实，不能公开辟谣；属实的须承认并整改")
    }

    @Test func `a public answer says whether it was in time`() {
        #expect(
            reply(.answered(S.answered(.refute))).first
                == "R-2 已由 S-4 公开辟谣(时限14:10，按时)")
        #expect(
            reply(.answered(S.answered(.refute, late: 8)), .en).first
                == "R-2 is refuted by S-4 (due 13:57, 8 minutes late)")
    }

    @Test func `counts are written as each language writes them`() {
        #expect(
            reply(.tracked(S.tracked, counts: true)).first
                == "R-2 第1次跟踪：传播量1.3万(+8%)，辟谣到达8万")
        #expect(
            reply(.tracked(S.tracked, counts: true), .en).first
                == "R-2, reading 1: reach 13,000 (+8%), refutation seen by 80,000")
    }

    @Test func `the kit is a list of what is there and what is missing`() {
        #expect(
            reply(.reported(S.legal, S.report, kit: nil)) == [
                "R-2 向微博举报(不实信息)，材料清单：", "✓ 已有：网址、理由、证据",
                "✗ 尚缺：证照、授权、真实性保证", "以本单位名义提交后，登记工单号：!谣言 工单 R-2 编号=…",
            ])
        #expect(
            reply(.criticism(S.legal)) == ["拒绝：批评、意见不能举报(R-2，已记录)", "请公开答复，或列入整改"])
        #expect(
            reply(.criticism(S.legal), .en).first
                == "Refused: criticism and opinion cannot be complained of (R-2, logged)")
    }

    @Test func `a wrong verdict is told with what was wrong and by when it is put right`() {
        #expect(
            lines(
                .bulletin(
                    .rumour(.foundWrong(S.wrong, what: "公告是去年的", by: "钱进", isPublic: true))),
                .zh, room: true) == [
                    "R-2 判断有误，14:35前公开更正", "钱进：公告是去年的", "请即停用原说法",
                    "信息发布组起草更正声明，发布后：!辟谣 R-2 S-n",
                ])
    }

    private func refused(_ refusal: RumourRefusal, _ language: Language) -> [String] {
        lines(.reply(.refused(.rumour(refusal))), language)
    }

    @Test func `what does not answer it is said with what would`() {
        let (id, four, five) = (S.added.id, Number(.statement, 4), Number(.statement, 5))
        #expect(
            refused(.statementEarlier(id, four, correction: false), .zh) == [
                "R-2：S-4 在定性之前已发布，不能作为答复", "另行起草，发布后：!辟谣 R-2 S-n",
            ])
        #expect(
            refused(.statementEarlier(id, four, correction: true), .en) == [
                "R-2: S-4 was out before the mistake was found and corrects nothing",
                "Draft a new one; when it is released: !refute R-2 S-n",
            ])
        #expect(
            refused(.notCorrecting(id, five, of: four), .zh) == [
                "R-2 有误的是 S-4，S-5 不是对它的更正", "起草更正：!更正 S-4 理由=…",
            ])
        #expect(
            refused(.statementOver(id, four, by: five), .en) == [
                "R-2: S-4 was put right or taken back by S-5 and says nothing",
                "When a new one is released: !refute R-2 S-n",
            ])
        #expect(
            refused(.toldAlready(id), .zh) == [
                "R-2 已个别答复，不能改定性或转为监测", "判断有误：!谣言 有误 R-2 错在哪里",
            ])
        #expect(
            refused(.ownVerdict(id), .en).first
                == "R-2: the verdict has your voice; the legal opinion is for somebody else")
    }

    @Test func `by SMS a number goes and nothing else`() {
        #expect(lines(.reply(.rumour(.added(S.added, alike: nil))), .zh, .sms) == ["【示例单位】R-2 已登记"])
        #expect(
            lines(.bulletin(.rumour(.assigned(S.assigned))), .zh, .sms)
                == ["【示例单位】请核实 R-2，截止14:55。详情登录系统或电值班室010-00000000"])
    }
}
