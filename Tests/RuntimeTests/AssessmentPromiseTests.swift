import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Testing

/// What people are told when assessments follow one another, with the shipped plan.
@Suite struct AssessmentPromiseTests {
    private func calm(_ drill: inout Drill) {
        for notice in drill.stage.world().openNotices {
            for person in notice.waitingFor { drill.sms(person, "收到 \(notice.number)") }
        }
    }

    @Test func `two assessors far apart: HQ and both of them are called, with both numbers`() {
        var drill = Drill()
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        drill.room("wang", "!研判 W-1 1 1 1 1 1 1 1 1 1 1")
        let said = drill.room("li", "!研判 W-1 3 3 3 3 3 3 3 3 3 3")
        let call = said.room.first { $0.text.contains("请会商") }
        #expect(call?.text.contains("李雷75分") == true && call?.text.contains("王芳25分") == true)
        let mentions = ["zhao", "qian", "li", "wang"].map { "@\($0):localhost" }
        #expect(Set(call?.mentions ?? []) == Set(mentions))
        #expect(said.contains { $0.text.contains("相差50分，须会商：王芳25分") })
    }

    @Test func `too little known: the office's lead is reminded after 30 minutes, by SMS too`() {
        var drill = Drill()
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        calm(&drill)
        let reply = drill.room("wang", "!研判 W-1 3 4 ? ? ? ? ? ? ? ?")
        #expect(reply.contains { $0.text.contains("信息不足：请补充，12:30前重新研判") })
        let said = drill.wait(.minutes(31))
        #expect(said.room.contains { $0.text.hasPrefix("W-1 重新研判已超时") })
        #expect(said.sms(to: "li").contains { $0.text.contains("W-1 重新研判已超时") })
    }

    @Test func `a running incident is assessed hourly at level II; HQ hears when it stays undone`()
    {
        var drill = Drill()
        drill.activate()
        calm(&drill)
        let first = drill.wait(.minutes(61))
        let late = first.room.filter { $0.text.hasPrefix("I-1 重新研判已超时") }
        #expect(late.map(\.mentions) == [["@li:localhost"]])
        let second = drill.wait(.minutes(60))
        let again = second.room.filter { $0.text.hasPrefix("I-1 重新研判已超时") }
        #expect(again.map(\.mentions) == [["@li:localhost", "@zhao:localhost"]])
    }

    @Test func `a graver score goes to HQ at once, by SMS too, and HQ raises the level with it`() {
        var drill = Drill()
        drill.activate("III")
        calm(&drill)
        let said = drill.room("li", "!研判 I-1 4 4 3 3 4 3 3 2 2 2")
        #expect(said.sms(to: "zhao").contains { $0.text.contains("建议立即升为Ⅰ级") })
        drill.room("zhao", "!升级 I-1 I")
        drill.code("zhao")
        #expect(drill.stage.world().running[0].level == Level(1))
        let down = drill.room("zhao", "!降级 I-1 II")
        #expect(down.contains { $0.text.hasPrefix("I-1 暂不能降级：需较轻读数2次、相隔2小时") })
    }
}
