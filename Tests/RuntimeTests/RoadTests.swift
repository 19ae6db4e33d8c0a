import Domain
import Foundation
import Rehearsal
import Testing

/// Roads as people see and switch them: `channel status|test|switch|route` (plan clause 特1.问题).
@Suite(.timeLimit(.minutes(2))) struct RoadTests {
    @Test func `the state of every road is told, with what to do about a bad one`() {
        var drill = Drill()
        let well = drill.room("li", "!通道")
        #expect(well.contains { $0.text.hasPrefix("通道正常\n聊天：正常") })
        drill.stage.network.set(.refuse, on: .sms)
        drill.wait(.minutes(3))
        let ill = drill.room("li", "!通道 状态")
        #expect(
            ill.contains {
                $0.text.contains("短信有问题")
                    && $0.text.contains("服务器拒绝连接。请技术组检查服务是否在运行")
            })
        #expect(drill.room("sun", "!通道").contains { $0.text.hasPrefix("您无权") })
    }

    @Test func `a road that is looked at by hand is looked at before it is due`() {
        var drill = Drill()
        drill.wait(.seconds(5))
        drill.stage.network.set(.refuse, on: .chat)
        drill.stage.probe(.chat)
        drill.wait(.seconds(5))
        #expect(drill.stage.world().desk.isDown(.chat))
    }

    @Test func `that two roads are down stands in the room, and is no further loss`() {
        var drill = Drill()
        drill.stage.network.set(.reset, on: .email)
        drill.stage.network.set(.refuse, on: .sms)
        drill.wait(.minutes(10))
        let log = drill.dm("li", "!大事记").map(\.text).joined(separator: "\n")
        #expect(log.contains("短信通道中断(服务器拒绝连接)"), "\(log)")
        #expect(log.contains("邮件通道中断(连接被中途切断)"), "\(log)")
        #expect(!log.contains("未能送达"), "\(log)")
    }

    @Test func `a test goes to the asker on every road`() {
        var drill = Drill()
        let said = drill.room("li", "!通道 测试")
        #expect(said.sms(to: "li").contains { $0.text.contains("通道测试：收到请在此回复1") })
        #expect(said.contains { $0.route == .email && $0.text.contains("通道测试") })
        #expect(said.room.contains { $0.text.contains("短信 +86138****0003") })
    }

    @Test func `a person's roads are shown masked`() {
        var drill = Drill()
        let said = drill.room("li", "!通道 路由 @zhao")
        #expect(said.room.contains { $0.text.contains("短信：+86138****0001") })
        #expect(!said.room.contains { $0.text.contains("13800000001") })
    }

    @Test func `switched by hand, notices go by SMS until the chat is given free again`() {
        var drill = Drill()
        drill.activate()
        let asked = drill.room("li", "!通道 切换 短信")
        #expect(asked.contains { $0.text.contains("请确认：停用聊天，个人通知改发短信") })
        let switched = drill.code("li")
        #expect(switched.contains { $0.text.contains("已改用短信") })
        #expect(switched.sms(to: "zhou").contains { $0.text.contains("主通道中断，已改用短信") })
        let shown = drill.wait(.minutes(20))
        #expect(!shown.contains { $0.text.contains("中断期间") })
        #expect(drill.room("li", "!通道").contains { $0.text.contains("聊天：李雷于") })
        drill.sms("zhou", "收到 2")
        drill.room("li", "!通道 切换 聊天")
        let back = drill.code("li")
        #expect(back.contains { $0.text.contains("已恢复为聊天优先") })
        #expect(back.room.contains { $0.text.hasPrefix("聊天中断期间") })
        #expect(back.sms(to: "zhou").contains { $0.text.contains("通道恢复，请回主会话，短信停用") })
        #expect(drill.room("li", "!通道").contains { $0.text.hasPrefix("通道正常") })
    }

    @Test func `a kill keeps what was switched`() {
        var drill = Drill()
        drill.activate()
        drill.room("li", "!通道 切换 短信")
        drill.code("li")
        drill.stage.kill()
        drill.stage.launch()
        drill.wait(.minutes(20))
        #expect(drill.room("li", "!通道").contains { $0.text.contains("人工停用") })
        #expect(drill.room("li", "!通道 切换 短信").contains { $0.text.hasPrefix("已经在用短信") })
    }

    @Test(arguments: ["I", "II", "III"])
    func `when the chat goes down, whoever has not answered is sent an SMS at once`(level: String) {
        var drill = Drill()
        drill.activate(level)
        drill.wait(.minutes(1))
        drill.sms("sun", "收到 2")
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(2))
        let said = drill.stage.network.said(from: 0).filter { $0.notice == 2 }
        #expect(said.sms(to: "zhou").count == 1, "\(said)")
        if level == "III" { #expect(said.sms(to: "sun").isEmpty) }
    }

    @Test func `a cannot by SMS after an acknowledgement calls the other half of the pair`() {
        var drill = Drill()
        drill.activate("III")
        drill.wait(.minutes(5))
        drill.sms("zhou", "收到")
        drill.wait(.minutes(2))
        let said = drill.sms("zhou", "无法 2") + drill.wait(.minutes(1))
        #expect(said.sms(to: "zhou").contains { $0.text.contains("已请吴悠顶岗") }, "\(said)")
        let again = drill.sms("zhou", "无法 2") + drill.wait(.minutes(1))
        #expect(again.sms(to: "zhou").contains { $0.text.contains("已请吴悠顶岗") }, "\(again)")
        #expect(!again.contains { $0.text.contains("不再为") }, "\(again)")
        drill.sms("zhou", "态势")
        #expect(drill.stage.world().absences.covers["zhou"]?.by == "wu")
    }

    @Test(arguments: ["2 1", "1 2", "谎称"])
    func `what is not understood by SMS is answered with numbers of one's own`(text: String) {
        var drill = Drill()
        drill.activate("II")
        let said = drill.sms("zhou", text).sms(to: "zhou")
        #expect(said.contains { $0.text.contains("没看懂。可回复：收到 2、无法 2") }, "\(said)")
        let unknown = drill.sms("zhou", "收到 77").sms(to: "zhou")
        #expect(unknown.contains { $0.text.contains("没有 N-77，您的待签收：N-2") }, "\(unknown)")
    }
}
