import Domain
import Foundation
import Rehearsal
import StormKit
import Testing

/// Duty in the whole runtime: noon of a Monday, `wang` is there until 20:00, then `zhou`.
@Suite struct DutyPromiseTests {
    private func drill() -> Drill {
        var drill = Drill()
        drill.stage.take(Team.duty)
        _ = drill.news()
        return drill
    }

    @Test func `without a duty roster all stays as it was`() {
        var drill = Drill()
        #expect(drill.sms("li", "值班").sms(to: "li").map(\.text) == ["【示例单位】值班室电话：010-00000000"])
        #expect(drill.sms("li", "值班 现在").sms(to: "li").map(\.text) == ["【示例单位】值班室电话：010-00000000"])
        #expect(drill.room("li", "!值班").room.first?.text.hasPrefix("还没有值班表") == true)
        #expect(drill.room("li", "!态势").room.first?.text.contains("值班") == false)
        #expect(drill.stage.world().duty.nextMoment == nil)
    }

    @Test func `by SMS who asks is told who is on duty`() {
        var drill = drill()
        #expect(
            drill.sms("li", "值班").sms(to: "li").map(\.text)
                == ["【示例单位】值班员王芳至20:00，带班领导赵敏至01-12 08:00。值班室 010-00000000"])
        #expect(drill.room("li", "!态势").room.first?.text.contains("值班：值班员 王芳、带班领导 赵敏") == true)
        // Eight lines of a week are too many for a room: the asker gets them alone.
        drill.stage.network.openDirect("@li:localhost")
        let week = drill.room("li", "!值班 本周")
        #expect(week.contains { $0.to != nil && $0.text.split(separator: "\n").count > 14 })
    }

    @Test func `a stranger's message goes to whoever is on duty`() {
        var drill = drill()
        drill.stage.say("hello", from: "+8613900000009", on: .sms, at: .direct("+8613900000009"))
        #expect(
            drill.news().room.contains {
                $0.text.contains("名册外") && $0.mentions.contains("@wang:localhost")
            })
    }

    @Test func `a hand-over that was missed is told after a restart too`() {
        var drill = drill()
        let asked = drill.wait(.hours(7) + .minutes(31))
        #expect(asked.room.contains { $0.text.hasPrefix("王芳，20:00与周舟交接") })
        drill.room("wang", "!交班 无事")
        drill.stage.kill()
        drill.stage.launch()
        let late = drill.wait(.hours(1))
        #expect(late.room.contains { $0.text.hasPrefix("交接未完成：王芳→周舟") })
        #expect(late.sms(to: "li").contains { $0.text.contains("周舟未接班") })
        #expect(late.sms(to: "li").count == 1)
        let taken = drill.sms("zhou", "接班")
        #expect(taken.sms(to: "zhou").first?.text == "【示例单位】接班已记录，交接完成")
        #expect(taken.room.contains { $0.text.hasPrefix("周舟已接班") })
    }

    @Test func `both confirm in time and nobody else hears of it`() {
        var drill = drill()
        drill.wait(.hours(7) + .minutes(40))
        let given = drill.room("wang", "!交班 平台已回电")
        #expect(given.room.contains { $0.text.contains("交班记录：平台已回电") })
        // What was left is for the chat alone.
        #expect(given.allSatisfy { $0.route == .chat || !$0.text.contains("平台已回电") })
        drill.room("zhou", "!接班")
        #expect(drill.wait(.hours(2)).allSatisfy { !$0.text.contains("交接未完成") })
    }

    @Test func `what a bot was not there for is told once`() {
        var drill = drill()
        drill.stage.kill()
        drill.stage.run(for: .days(60))
        drill.stage.launch()
        let told = drill.wait(.minutes(5)).room.filter { $0.text.contains("交接") }
        #expect(told.count == 1)
        #expect(!drill.stage.isSpinning)
    }
}
