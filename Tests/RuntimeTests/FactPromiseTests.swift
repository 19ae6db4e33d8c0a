import Domain
import Foundation
import Rehearsal
import Testing

/// Facts in the whole runtime.
@Suite(.timeLimit(.minutes(2))) struct FactPromiseTests {
    @Test func `a fact is told, looked into by two, and the room hears what was found`() {
        var drill = Drill()
        drill.activate()
        let told = drill.room("sun", "!事实 登记 报名系统已恢复 来源=技术组")
        #expect(
            told.room.contains {
                $0.text.hasPrefix("F-1 请核实(孙宁登记)：报名系统已恢复（来源：技术组）")
                    && $0.mentions == ["@li:localhost"]
            })
        #expect(drill.room("sun", "!事实 核实 F-1").room.first?.text.hasPrefix("F-1 已记") == true)
        let found = drill.room("li", "!事实 核实 F-1 已致电服务商")
        #expect(found.room.contains { $0.text.hasPrefix("F-1 已证实(孙宁、李雷)") })
        let log = drill.room("li", "!大事记 I-1") + drill.stage.network.said
        #expect(log.contains { $0.text.contains("登记事实 F-1：报名系统已恢复") })
    }

    @Test func `by SMS a fact can be told, and nothing of it is said back`() {
        var drill = Drill()
        drill.activate()
        let said = drill.sms("sun", "事实 登记 校门口已恢复通行").sms(to: "sun")
        #expect(said.map(\.text) == ["【示例单位】F-1 已登记，未证实"])
        #expect(drill.sms("li", "事实 核实 F-1").sms(to: "li").first?.text.contains("聊天") == true)
    }

    @Test func `of a sensitive incident nobody outside reads one`() {
        var drill = Drill()
        drill.activate()
        drill.room("li", "!标识 I-1 敏感")
        drill.stage.network.openDirect("@li:localhost")
        let said =
            drill.dm("li", "!事实 登记 名单外流 来源=举报人") + drill.room("wu", "!事实 I-1")
            + drill.room("wu", "!事实 查看 F-1") + drill.room("li", "!事实 I-1")
            + drill.dm("zhao", "!事实 核实 F-1") + drill.dm("li", "!事实 核实 F-1")
        let open = said.filter { line in
            guard line.closedRoom == nil else { return false }
            guard let to = line.to else { return true }
            return to != "@li:localhost" && to != "@zhao:localhost"
        }
        #expect(!open.isEmpty)
        #expect(!open.contains { $0.text.contains("名单外流") }, "\(open.map(\.text))")
        #expect(drill.stage.world().fact(1)?.fact.standing == .confirmed)
    }
}
