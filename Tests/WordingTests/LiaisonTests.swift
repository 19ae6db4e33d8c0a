import Testing

@testable import Domain
@testable import Wording

struct LiaisonTests {
    typealias S = LiaisonSamples

    @Test func `who is going to call gets the number, the first sentence and what may be told`() {
        let reply = Saying.reply(
            .liaison(.prepared(S.facts(S.police), about: S.matter, receiptBy: Fixture.at(30))))
        #expect(
            Fixture.plain(reply) == """
                请您本人致电 属地公安：110
                开头：我是示例单位应急办公室，编号I-1，Ⅱ级(橙)，13:45启动
                可告知：时间 地点 人数
                14:35前登记：!联络 回执 police 接话人=… 编号=… 答复
                """)
        #expect(
            Fixture.plain(reply, .chat, .en) == """
                Call 属地公安 yourself: 110
                Begin: this is the emergency office of Example Unit, incident I-1, level II (orange), \
                activated 13:45
                May be told: 时间 地点 人数
                By 14:35: !liaison receipt police with=… no=… answer
                """)
    }

    @Test func `a private number stands in full only where two talk, and for who may call`() {
        let whole = Saying.reply(.liaison(.shown(S.facts(S.platform))))
        #expect(Fixture.plain(whole).contains("+8613800000101"))
        #expect(!Fixture.plain(whole, person: nil).contains("+8613800000101"))
        #expect(Fixture.plain(whole, person: nil).contains("完整号码请私聊：!联络 查看 platform"))
        let other = Saying.reply(.liaison(.shown(S.facts(S.platform, mayCall: false))))
        #expect(!Fixture.plain(other).contains("0000101"))
        #expect(Fixture.plain(other).contains("+86138****0101"))
    }

    @Test func `in a drill nobody is told to dial`() {
        var matter = S.matter
        matter.isDrill = true
        let reply = Saying.reply(
            .liaison(.prepared(S.facts(S.police), about: matter, receiptBy: Fixture.at(30))))
        #expect(Fixture.plain(reply).hasPrefix("不要真的拨打。请您本人致电"))
        #expect(Fixture.plain(reply, .chat, .en).hasPrefix("Do not really call. Call"))
    }
}
