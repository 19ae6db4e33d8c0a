import Testing

@testable import Domain
@testable import Wording

struct CircleTests {
    private let matter = CircleSamples.matter

    @Test func `a label says who may know, and that it is no state classification`() {
        let reply = Saying.reply(
            .circle(
                .labelled(matter, .sensitive, from: .internal, members: ["赵敏", "李雷"])))
        #expect(
            Fixture.plain(reply) == """
                I-1 标识由内部改为敏感
                知悉2人：赵敏、李雷
                加人：!知悉范围 加入 I-1 @姓名 截止=3天
                此标识不是定密；国家秘密不得在此处理
                """)
        #expect(
            Fixture.plain(reply, .chat, .en) == """
                I-1 was internal, is sensitive now
                2 people may know: 赵敏, 李雷
                To add somebody: !people add I-1 @name due=3d
                This is no state classification; state secrets do not belong here
                """)
    }

    @Test func `in place of what may not be said stands the number, on every road`() {
        let stub = Saying.bulletin(.circle(.reference(matter)))
        #expect(
            Fixture.plain(stub, person: nil) == """
                I-1 有新情况，限知
                请看限知会话或私信；看不到而等您办理的，请指挥部加入：!知悉范围 加入 I-1 @姓名
                """)
        #expect(
            Fixture.plain(stub, .chat, .en, person: nil) == """
                There is news of I-1, need-to-know
                See its own room or our direct conversation; if it waits for you and you cannot, \
                HQ lets you in: !people add I-1 @name
                """)
        #expect(Fixture.plain(stub, .sms) == "【示例单位】I-1有新情况，请登录系统或电值班室010-00000000")
        #expect(
            Fixture.plain(stub, .sms, .en) == "【示例单位】News of I-1: log in or call 010-00000000")
    }

    @Test func `whoever may not know is told who can let them in`() {
        let refusal = Saying.reply(.refused(.circle(.closed(matter))))
        #expect(
            Fixture.plain(refusal) == """
                I-1 限知，您不在知悉名单
                可由应急指挥部或secrecy加入
                请致电值班室 010-00000000
                """)
        #expect(
            Fixture.plain(refusal, .chat, .en) == """
                I-1 is need-to-know and you are not on its list
                Command group or secrecy may add you
                Please call the duty desk, 010-00000000
                """)
    }

    @Test func `who runs the machine is told that content is not theirs`() {
        let refusal = Saying.reply(.refused(.machineOnly))
        #expect(
            Fixture.plain(refusal) == """
                系统管理员只管机器，不接触事件内容
                可用：!通道 状态
                """)
        #expect(
            Fixture.plain(refusal, .chat, .en) == """
                Who runs the machine has no say in content and sees none
                What you may use: !channel status
                """)
    }

    @Test func `an invitation says by whom, until when, and how long it is good`() {
        let told = Saying.bulletin(
            .circle(.admitted(matter, by: "赵敏", until: Fixture.at(180))))
        #expect(
            Fixture.plain(told) == """
                您可知悉 I-1（敏感）：由赵敏加入，到17:05为止
                请接受限知会话的邀请(24小时内有效)，勿转发、勿截图
                查看：!态势 I-1
                """)
        #expect(
            Fixture.plain(told, .chat, .en) == """
                You may know of I-1 (sensitive): added by 赵敏, until 17:05
                Take the invitation to its room (good for 24 h); do not forward, no screenshots
                See: !status I-1
                """)
    }
}
