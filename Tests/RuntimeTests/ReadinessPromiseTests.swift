import Domain
import Foundation
import Rehearsal
import Testing

/// Readiness in the whole runtime: it begins at noon of a Monday, 2026-01-05.
@Suite(.timeLimit(.minutes(2))) struct ReadinessPromiseTests {
    @Test func `the office is told alone at night what is red, and by a card in the morning`() {
        var drill = Drill()
        drill.stage.network.openDirect("@li:localhost")
        let night = drill.wait(.hours(14) + .minutes(1))
        let alarm = night.filter { $0.text.hasPrefix("夜间自检") }
        #expect(alarm.map(\.to) == [])
        let morning = drill.wait(.hours(6) + .minutes(30))
        let card = morning.room.filter { $0.text.hasPrefix("准备情况") }
        #expect(card.map(\.mentions) == [["@li:localhost"]])
        #expect(card.first?.text.contains("由应急办公室代行") == true, "\(card)")
        #expect(card.first?.text.contains("还没") == false)
        // A road fails in the evening: at night it is red for the first time.
        drill.stage.network.set(.refuse, on: .email)
        let second = drill.wait(.hours(17) + .minutes(30))
        let fresh = second.filter { $0.text.hasPrefix("夜间自检新发现1处缺口\n红｜邮件不通：服务器拒绝连接") }
        #expect(fresh.map(\.to) == ["@li:localhost"])
    }

    @Test func `anybody may ask, by SMS in one line, and the asker gets all of it alone`() {
        var drill = Drill()
        drill.stage.network.openDirect("@sun:localhost")
        let short = drill.room("sun", "!准备")
        #expect(short.room.first?.text.hasPrefix("准备情况：红0项、黄") == true)
        #expect(short.room.first?.text.split(separator: "\n").count == 6)
        let all = drill.room("sun", "!准备 全部")
        let alone = all.first { $0.to == "@sun:localhost" }?.text ?? ""
        #expect(alone.contains("未测量：磁盘、时钟、网关余额、外部数据"), "\(alone)")
        #expect(alone.split(separator: "\n").count > 6)
        #expect(
            drill.sms("sun", "准备").sms(to: "sun").first?.text.hasPrefix("【示例单位】准备情况：红0项、黄")
                == true)
    }

    @Test func `numbers are asked by SMS once a month, and an answer is not answered`() {
        var drill = Drill()
        let asked = drill.wait(.hours(24 * 26) + .hours(22) + .minutes(10))
        let question = "【示例单位】号码核验，请回复1"
        #expect(asked.filter { $0.text == question }.count == 7)
        #expect(!asked.room.contains { $0.text.contains("号码核验") })
        #expect(drill.sms("sun", "1").isEmpty)
        #expect(drill.sms("zhou", "收到").isEmpty)
        let told = drill.wait(.hours(72)).room.filter { $0.text.hasPrefix("号码核验") }
        #expect(told.map(\.text) == ["号码核验：7人中5人未回复\n赵敏、钱进、李雷、王芳、吴悠\n请电话核对，然后：!名册 核验 @姓名"])
        #expect(told.first?.mentions == ["@li:localhost"])
        #expect(drill.room("li", "!名册 核验 @赵敏").room.first?.text == "已核验：赵敏的短信(2026-02-04)")
    }

    @Test func `who asks for a try of somebody's roads is told what came of it, also after a kill`()
    {
        var drill = Drill()
        drill.stage.network.openDirect("@li:localhost")
        let said = drill.room("li", "!通道 测试 @孙宁")
        #expect(said.sms(to: "sun").map(\.text) == ["【示例单位】通道测试：收到请在此回复1"])
        #expect(drill.sms("sun", "1").isEmpty)
        drill.dm("sun", "1")
        drill.stage.kill()
        drill.stage.launch()
        let told = drill.wait(.minutes(31)).filter { $0.text.contains("的通道测试：3条中2条有回答") }
        #expect(told.map(\.to) == ["@li:localhost"])
        #expect(told.first?.text.contains("邮件：没有回答") == true, "\(told)")
        let roads = drill.room("li", "!通道 路由 @sun").room.first?.text ?? ""
        #expect(roads.contains("短信：+86138****0007，2026-01-05核验"), "\(roads)")
    }

    @Test func `a road that fails in a try is its result, and nothing goes elsewhere`() {
        var drill = Drill()
        drill.stage.network.openDirect("@li:localhost")
        drill.stage.network.set(.refuse, on: .email)
        drill.wait(.minutes(5))
        drill.room("li", "!通道 测试 @孙宁")
        drill.sms("sun", "1")
        let told = (drill.dm("sun", "1") + drill.wait(.minutes(31)))
            .filter { $0.text.contains("的通道测试：3条中2条有回答") }
        #expect(told.map(\.to) == ["@li:localhost"])
        #expect(told.first?.text.contains("邮件：没有回答") == false, "\(told)")
        #expect(drill.stage.network.said.sms(to: "sun").count == 1)
    }
}
