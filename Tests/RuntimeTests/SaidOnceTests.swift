import Domain
import Foundation
import Outbox
import Rehearsal
import StormKit
import Testing

/// What happened is said once in a room, and nobody is reminded of what they cannot do
/// (domain §11.7).
@Suite struct SaidOnceTests {
    private func drill() -> Drill {
        var drill = Drill()
        drill.activate()
        return drill
    }

    private func number(_ step: String, _ drill: Drill) -> Int {
        drill.stage.world().incident(1)?.orderedTasks.first { $0.step.id == step }?.number ?? 0
    }

    private func reminders(_ said: [Said]) -> [Said] {
        said.filter { $0.text.contains("已用时") || $0.text.contains("任务提醒") }
    }

    private func heads(_ said: [Said]) -> [String] {
        said.map { $0.text.split(separator: "\n").first.map(String.init) ?? "" }
    }

    @Test func `a fact noted in the room stands there once, with who has to look into it`() {
        var drill = drill()
        let said = drill.room("sun", "!事实 登记 系统正常 来源=技术组")
        let room = said.room.filter { $0.text.contains("F-1") }
        #expect(heads(room) == ["F-1 请核实(孙宁登记)：系统正常（来源：技术组）"])
    }

    @Test func `who notes it alone has an answer, and the room its own`() {
        var drill = drill()
        let said = drill.dm("sun", "事实 登记 系统正常 来源=技术组")
        #expect(said.contains { $0.to == "@sun:localhost" && $0.text.hasPrefix("F-1 已登记") })
        #expect(said.room.contains { $0.text.hasPrefix("F-1 请核实(孙宁登记)") })
    }

    @Test func `a fact that the second one confirms stands there once`() {
        var drill = drill()
        drill.room("sun", "!事实 登记 系统正常 来源=技术组")
        drill.room("li", "!事实 核实 F-1")
        let room = drill.room("wang", "!事实 核实 F-1").room
        #expect(heads(room) == ["F-1 已证实(李雷、王芳)：系统正常（来源：技术组）"])
    }

    @Test func `a step that waits for another reminds nobody of itself`() {
        var drill = drill()
        let (draft, review) = (number("B11", drill), number("B13", drill))
        let said = reminders(drill.wait(.minutes(100)))
        #expect(review > 0 && draft > 0)
        #expect(!said.contains { $0.text.contains("T-\(review) ") })
        #expect(said.contains { $0.text.contains("T-\(draft) ") })
    }
}
