import Domain
import Foundation
import Rehearsal
import Testing

/// Boards: one message in the room that is changed as things go on.
@Suite(.timeLimit(.minutes(2))) struct BoardTests {
    @Test func `a roll call's table is posted with the first answer and changed in place`() {
        var drill = Drill()
        drill.room("li", "!点名 全体")
        #expect(drill.stage.network.board("roll-1") == nil)
        let first = drill.room("zhou", "!到")
        #expect(first.room.filter { $0.text.contains("随时更新") }.count == 1)
        #expect(drill.stage.network.board("roll-1")?.text.contains("在岗1，途中0") == true)
        let later = drill.sms("sun", "途中 20") + drill.room("wu", "!到")
        #expect(!later.room.contains { $0.text.contains("随时更新") })
        let board = drill.stage.network.board("roll-1")
        #expect(board?.text.contains("应到7，在岗2，途中1，请假0，待应答4") == true, "\(board as Any)")
        #expect(board?.mentions == [])
    }

    @Test func `how an incident stands is one message from its activation to its end`() {
        var drill = Drill()
        drill.activate()
        let board = drill.stage.network.board("status-1")
        #expect(board?.text.hasPrefix("I-1 Ⅱ级(橙)") == true, "\(board as Any)")
        drill.room("zhao", "!级别 I-1 III 理由=回落")
        drill.code("zhao")
        #expect(drill.stage.network.board("status-1")?.text.hasPrefix("I-1 Ⅲ级(黄)") == true)
        drill.stage.kill()
        drill.stage.launch()
        drill.room("li", "!结束 提议 I-1 理由=平息")
        drill.room("zhao", "!结束 确认 I-1 理由=平息")
        drill.code("zhao")
        drill.wait(.minutes(1))
        let last = drill.stage.network.board("status-1")?.text
        #expect(last?.contains("已结束") == true, "\(last as Any)")
        let shown = drill.stage.network.said.room.filter { $0.text.contains("随时更新") }
        #expect(shown.count == 1)
    }

    @Test func `after an outage of the chat a board is up to date and no older state is shown`() {
        var drill = Drill()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(4))
        let task = drill.stage.world().running.first?.openTasks.first { $0.assignee != nil }
        let number = task?.number ?? 0
        drill.sms(task?.assignee ?? "li", "完成 \(number) https://example.org/1")
        #expect(drill.stage.network.board("status-1")?.text.contains("未办结") == true)
        let before = drill.stage.network.board("status-1")?.at
        drill.fault(.up, on: .chat)
        drill.wait(.minutes(12))
        let after = drill.stage.network.board("status-1")
        #expect(after.map(\.at) != before)
        #expect(drill.stage.network.said.room.filter { $0.text.contains("随时更新") }.count == 1)
    }

    @Test func `nobody but the circle of a sensitive incident has its board`() {
        var drill = Drill()
        drill.activate()
        drill.room("li", "!标识 I-1 敏感")
        drill.code("li")
        drill.stage.network.openDirect("@li:localhost")
        drill.dm("li", "!结束 提议 I-1 理由=平息")
        drill.wait(.minutes(1))
        let board = drill.stage.network.board("status-1")
        #expect(board?.closedRoom == "I-1")
    }
}
