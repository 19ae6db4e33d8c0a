import Commands
import Domain
import Foundation
import Rehearsal
import Testing

/// What a line may hold that the rest of the bot must stand too: every command with its numbers at
/// both ends of what a machine counts with.
@Suite(.timeLimit(.minutes(3))) struct ExtremeTests {
    @Test(arguments: ["\(Int.min)", "\(Int.max)", "999999999", "-1", "0"])
    func `no number in any command ends the process`(number: String) {
        var drill = Drill()
        drill.activate()
        drill.room("sun", "!谣言 登记 传播量=1200 -- 网传报名取消")
        drill.room("sun", "!事实 登记 报名系统已恢复")
        drill.room("wu", "!问答 登记 提问=王记者 -- 何时恢复？")
        for row in CommandTable.rows() {
            for example in [row.example.zh, row.example.en] {
                // Everything, and everything but the number of what is meant.
                let lines = [
                    example.replacing(/[0-9]+/, with: number),
                    example.replacing(/([ =@.:])[0-9]+/) { "\($0.1)\(number)" },
                ]
                for (line, person) in lines.flatMap({ line in
                    (["li", "zhao", "sun"] as [PersonID]).map { (line, $0) }
                }) {
                    drill.room(person, "!" + line)
                }
            }
        }
        let before = drill.stage.store.entries.count
        drill.room("li", "!记录 仍在")
        #expect(drill.stage.store.entries.count > before)
        drill.stage.kill()
        drill.stage.launch(roster: nil)
        #expect(drill.room("li", "!状态").room.isEmpty == false)
    }
}
