import Testing

@testable import Domain
@testable import Wording

struct AbsenceWordsTests {
    typealias S = AbsenceSamples

    @Test func `leave says who acts meanwhile`() {
        let reply = Saying.reply(.absence(.leave(S.leave)))
        #expect(
            Fixture.plain(reply) == """
                李雷请假：11-24 00:05至11-27 14:05
                期间由王芳负责
                提前回来：!销假
                """)
        #expect(
            Fixture.plain(reply, .chat, .en) == """
                李雷 is on leave from 11-24 00:05 to 11-27 14:05
                王芳 acts meanwhile
                If back early: !back
                """)
    }

    @Test func `a pair is never away together unless HQ says so`() {
        let refusal = Saying.reply(
            .refused(
                .absence(
                    .pairAway("李雷", pair: "王芳", from: Fixture.at(600), to: Fixture.at(1440)))))
        #expect(
            Fixture.plain(refusal) == """
                李雷的搭档王芳11-24 00:05至11-24 14:05不在，两人不能同时请假
                应急指挥部可特批
                请改期，或由其输入：!请假 批准 @li 12-01 至 12-05
                """)
        #expect(
            Fixture.plain(refusal, .chat, .en) == """
                王芳, 李雷's pair, is away 11-24 00:05 to 11-24 14:05: never both
                Command group may allow it
                Choose other days, or HQ types: !leave allow @li 12-01 to 12-05
                """)
    }

    @Test func `powers are given with a question back, and every signature names them`() {
        let question = Saying.reply(.confirm(.mandate(S.mandate), code: "4821"))
        #expect(
            Fixture.plain(question) == """
                请确认：李雷受赵敏授权：启动、批准
                14:05至11-24 08:05，其间每次签署都会注明
                回复 4821 确认，2分钟内有效；仅限您本人在此处回复
                """)
        let signed = Saying.bulletin(
            .signed(.ended(1, cancelled: false, by: "李雷", reason: "平息"), for: S.signed))
        #expect(Fixture.plain(signed).contains("\n受赵敏授权签署(授权至11-24 08:05)\n"))
        #expect(
            Fixture.plain(signed, .chat, .en)
                .contains("\nSigned for 赵敏 (mandate until 11-24 08:05)\n"))
    }

    @Test func `who stands in for whom is one message`() {
        let told = Saying.bulletin(
            .absence(
                .standingIn(notice: 2, [S.cover, CoverFacts(name: "周舟", by: "吴悠", until: nil)])))
        #expect(
            Fixture.plain(told) == """
                N-2 未答复，由搭档顶岗：李雷→王芳、周舟→吴悠
                本人答复后自动解除
                """)
        #expect(
            Fixture.plain(told, .chat, .en) == """
                N-2, no answer, covered: 李雷→王芳, 周舟→吴悠
                It ends when they answer
                """)
    }
}
