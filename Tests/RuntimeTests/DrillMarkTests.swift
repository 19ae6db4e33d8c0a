import Domain
import Foundation
import Rehearsal
import Testing

/// A drill is told from the real thing by its first characters, on every road (spec §7).
@Suite struct DrillMarkTests {
    private func begin(_ drill: inout Drill, type: String = "演练", pack: String = "D,R") {
        drill.room("wang", "!预警 类型=\(type) 范围=模拟 危害=模拟谣言")
        drill.room("zhao", "!启动 W-1 级别=I 场景=\(pack) 理由=演练")
        drill.code("zhao")
    }

    @Test func `every text of a drill begins with its mark, on every road`() {
        var drill = Drill()
        begin(&drill)
        drill.sms("zhou", "1")
        drill.sms("sun", "2")
        drill.room("li", "!态势 I-1")
        drill.dm("li", "我的")
        drill.fault(.refuse, on: .sms)
        drill.wait(.minutes(30))
        drill.fault(.up, on: .sms)
        drill.wait(.hours(3))
        drill.room("zhao", "!级别 I-1 III 理由=回落")
        drill.code("zhao")
        drill.room("li", "!结束 提议 I-1 理由=完成")
        drill.room("zhao", "!结束 确认 I-1 理由=完成")
        drill.code("zhao")
        drill.wait(.hours(30))
        let said = drill.stage.network.said
        #expect(Set(said.map(\.route)).count == 3)
        let outage = ["中断", "恢复", "准备情况"]
        for line in said where !outage.contains(where: { line.text.contains($0) }) {
            #expect(line.text.hasPrefix("【演练】"), "\(line.route) \(line.text)")
        }
        #expect(said.count > 60)
    }

    @Test func `a warning that says it is a drill's makes a drill, whatever packs are named`() {
        var drill = Drill()
        begin(&drill, pack: "R")
        #expect(drill.stage.world().running.map(\.isDrill) == [true])
    }

    @Test func `the real thing beside a drill is not marked, and a mixed list marks the drill's`() {
        var drill = Drill()
        begin(&drill)
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        let real = drill.room("zhao", "!启动 W-2 级别=II 场景=R 理由=紧急") + drill.code("zhao")
        #expect(real.allSatisfy { !$0.text.contains("【演练】") }, "\(real.map(\.text))")
        let mixed = drill.dm("li", "我的").map(\.text).joined(separator: "\n")
        #expect(!mixed.hasPrefix("【演练】"))
        #expect(mixed.contains(" 【演练】"))
    }

    @Test func `every SMS of a drill still fits`() {
        var drill = Drill()
        begin(&drill)
        drill.wait(.hours(5))
        let sms = drill.stage.network.said.filter { $0.route == .sms }
        #expect(sms.count > 10)
        for line in sms { #expect(line.text.utf16.count <= 70, "\(line.text)") }
    }
}
