import Domain
import Foundation
import Rehearsal
import Testing

/// Who is told of steps: once, and no more than helps.
@Suite struct TellingTests {
    private func number(_ drill: Drill, _ step: String) -> Int {
        drill.stage.world().withTasks.flatMap { $0.tasks.values.map(\.self) }
            .first { $0.step.id == step }?.number ?? 0
    }

    @Test func `whom notify names is told at done, once, and its doer is not`() {
        var drill = Drill()
        drill.activate()
        let task = number(drill, "B12")
        let said = drill.room("sun", "!完成 \(task) 关切五项")
        let told = said.room.filter { $0.text.contains("T-\(task) 已办结(孙宁)") }
        #expect(told.map(\.mentions) == [["@zhou:localhost"]])
        #expect(drill.wait(.hours(1)).room.allSatisfy { !$0.text.contains("T-\(task) 已办结(") })
    }

    @Test func `a step that awaits approval is told of when it is approved`() {
        var drill = Drill()
        drill.activate()
        let task = number(drill, "B09")
        let handed = drill.room("zhao", "!完成 \(task) 三同步已定")
        #expect(handed.room.allSatisfy { !$0.text.contains("已办结(") })
        let approved = drill.room("qian", "!批准 \(task)")
        let told = approved.room.first { $0.text.contains("T-\(task) 已办结(钱进)") }
        #expect(told?.mentions == ["@zhou:localhost", "@sun:localhost", "@li:localhost"])
    }

    @Test func `the approver is told, and approval is found under me`() {
        var drill = Drill()
        drill.activate()
        let task = number(drill, "B10")
        let said = drill.room("wu", "!完成 \(task) 已暂停三处")
        #expect(said.room.contains { $0.mentions.contains("@zhou:localhost") })
        let mine = drill.dm("zhou", "我的").map(\.text).joined(separator: "\n")
        #expect(mine.contains("待您批准：T-\(task)"), "\(mine)")
    }

    @Test func `duties that nobody has decided on are put to the legal advisers, and shown`() {
        var drill = Drill()
        drill.room("wang", "!预警 类型=攻击 范围=官网 危害=篡改")
        drill.room("zhao", "!启动 W-1 级别=II 场景=C 理由=紧急")
        let said = drill.code("zhao")
        let asked = said.room.filter { $0.text.contains("外部报告义务待法律顾问组确认") }
        #expect(asked.count == 1)
        #expect(asked.first?.text.contains("网络安全事件报告") == true)
        let status = drill.room("li", "!态势 I-1").room.first?.text ?? ""
        #expect(status.contains("待法律顾问组确认：网络安全事件报告"), "\(status)")
    }

    @Test func `a quorum that fails asks HQ by chat and SMS`() {
        var drill = Drill()
        drill.activate()
        let draft = number(drill, "B11")
        let review = number(drill, "B13")
        drill.room("zhou", "!完成 \(draft) 首发声明 v1")
        let said = drill.wait(.minutes(16))
        let asked = said.filter { $0.text.contains("T-\(review) 到时只有0人办理") }
        #expect(asked.room.first?.mentions == ["@zhao:localhost", "@qian:localhost"])
        #expect(said.sms(to: "zhao").contains { $0.text.contains("T-\(review)") })
        drill.room("qian", "!完成 \(review) 指挥部代为审查，合法")
        #expect(drill.stage.world().task(review)?.isOpen == false)
    }

    @Test func `a day without an answer does not flood the room`() {
        var drill = Drill()
        drill.activate("I")
        let before = drill.stage.network.said.count
        drill.wait(.hours(24))
        let posts = Array(drill.stage.network.said.dropFirst(before)).room
        #expect(posts.count < 300, "\(posts.count)")
    }

    @Test func `closing shows what the law still wants, and starts the closeout`() {
        var drill = Drill()
        drill.room("wang", "!预警 类型=攻击 范围=官网 危害=篡改")
        drill.room("zhao", "!启动 W-1 级别=II 场景=C 理由=紧急")
        drill.code("zhao")
        let legal = number(drill, "C09")
        drill.room("li", "!结束 提议 I-1 理由=平息")
        let asked = drill.room("zhao", "!结束 确认 I-1 理由=平息")
        #expect(asked.contains { $0.text.contains("结束后照常计时") && $0.text.contains("T-\(legal)") })
        let said = drill.code("zhao")
        #expect(said.room.contains { $0.text.contains("响应已结束，进入善后") })
        #expect(drill.stage.world().concluding.count == 1)
        let status = drill.room("li", "!态势").room.first?.text ?? ""
        #expect(status.contains("I-1 善后"), "\(status)")
    }

    @Test func `who answered by which road stands in the timeline, gathered or not`() {
        var drill = Drill()
        drill.activate()
        drill.room("wang", "!收到 2")
        drill.sms("zhou", "收到 2")
        drill.sms("wu", "收到 2")
        drill.room("sun", "!收到 2")
        let said = drill.dm("li", "大事记 I-1").map(\.text).joined()
        #expect(said.contains("王芳(聊天) 收到 N-2"), "\(said)")
        #expect(said.contains("周舟、吴悠(短信) 收到 N-2"), "\(said)")
        #expect(said.contains("孙宁(聊天) 收到 N-2"), "\(said)")
    }
}
