import Domain
import Foundation
import Rehearsal
import Testing

/// Questions and concerns in the whole runtime.
@Suite(.timeLimit(.minutes(2))) struct QuestionPromiseTests {
    private func drill() -> Drill {
        var drill = Drill()
        drill.activate()
        drill.room("wu", "!问答 登记 提问=王记者 媒体=晨报 联系=13900001234 截止=30分 -- 系统何时恢复？")
        return drill
    }

    @Test func `a question goes from hand to hand, and whose turn it is is named`() {
        var drill = Drill()
        drill.activate()
        let asked = drill.room("wu", "!问答 登记 提问=王记者 媒体=晨报 截止=30分 -- 系统何时恢复？")
        #expect(
            asked.room.contains {
                $0.text.hasPrefix("Q-1 有人提问，请起草口径(吴悠登记)：系统何时恢复？（晨报 王记者）")
                    && $0.mentions == ["@sun:localhost"]
            })
        let drafted = drill.room("sun", "!问答 口径 Q-1 -- 预计今天18点前恢复")
        #expect(
            drafted.room.contains {
                $0.text.hasPrefix("Q-1 口径v1请批准(孙宁起草)：预计今天18点前恢复")
                    && $0.mentions == ["@zhou:localhost"]
            })
        #expect(drill.room("sun", "!问答 批准 Q-1 v1").room.first?.text.contains("您无权") == true)
        drill.room("zhao", "!问答 发言人 指定 @sun")
        let approved = drill.room("zhou", "!问答 批准 Q-1 v1")
        #expect(
            approved.room.contains {
                $0.text.hasPrefix("Q-1 口径v1已批准，请答复") && $0.mentions == ["@sun:localhost"]
            })
        #expect(
            drill.room("zhou", "!问答 已答 Q-1").room.first?.text
                .hasPrefix("周舟不是发言人，不得对外答复") == true)
        let given = drill.room("sun", "!问答 已答 Q-1 方式=电话")
        #expect(given.room.first?.text.hasPrefix("Q-1 已答复：孙宁(电话，口径v1)，在时限") == true)
        #expect(drill.wait(.hours(1)).filter { $0.text.contains("Q-1") }.isEmpty)
    }

    @Test func `an answer that is longer than a room takes is read whole before it is approved`() {
        var drill = drill()
        let answer = (1...60).map { "第\($0)点说明。" }.joined()
        drill.room("sun", "!问答 口径 Q-1 -- \(answer)")
        let shown = drill.room("zhou", "!问答 Q-1")
        #expect(shown.room.allSatisfy { !$0.text.contains("第60点") })
        #expect(shown.contains { $0.to == "@zhou:localhost" && $0.text.contains(answer) })
        #expect(drill.dm("zhou", "!问答 Q-1").contains { $0.text.contains(answer) })
        drill.dm("zhou", "!问答 批准 Q-1 v1")
        // Whoever may tell it reads it whole too, and so does whoever asks later.
        #expect(drill.dm("zhou", "!问答 查看 Q-1").contains { $0.text.contains(answer) })
    }

    @Test func `unanswered it is called for, by SMS too once it is late`() {
        var drill = drill()
        let half = drill.wait(.minutes(16))
        #expect(half.room.contains { $0.text.hasPrefix("Q-1 已用时50%") })
        #expect(!half.contains { $0.route == .sms && $0.text.contains("Q-1") })
        let late = drill.wait(.minutes(15))
        #expect(
            late.room.contains {
                $0.text.hasPrefix("Q-1 超时未答复") && $0.mentions == ["@sun:localhost"]
            })
        // Of a level II incident the chat alone is asked first.
        #expect(!late.sms(to: "sun").contains { $0.text.contains("Q-1") })
        drill.fault(.refuse, on: .chat)
        let away = drill.wait(.minutes(30)).filter { $0.route == .sms }
        #expect(away.contains { $0.text.contains("Q-1") })
        #expect(!away.contains { $0.text.contains("系统何时恢复") })
    }

    @Test func `a contact is masked in a room, whole to whoever answers, and nowhere else`() {
        var drill = drill()
        let room = drill.room("wu", "!问答 Q-1").room.first?.text
        #expect(room?.contains("联系：139****1234") == true)
        #expect(drill.dm("wu", "!问答 Q-1").contains { $0.text.contains("联系：13900001234") })
        #expect(drill.dm("wang", "!问答 Q-1").contains { $0.text.contains("13900001234") })
        drill.room("li", "!大事记 I-1")
        drill.wait(.hours(2))
        let said = drill.stage.network.said.filter { $0.text.contains("13900001234") }
        #expect(said.count == 2)
    }

    @Test func `by SMS nothing is logged, and it is said where to go`() {
        var drill = drill()
        let said = drill.sms("wu", "问答 登记 提问=王记者 -- 退费吗").sms(to: "wu")
        #expect(said.first?.text.contains("聊天") == true)
        #expect(drill.stage.world().questions[2] == nil)
    }

    @Test func `of a sensitive incident nobody outside reads a question or a concern`() {
        var drill = Drill()
        drill.activate()
        drill.room("li", "!标识 I-1 敏感")
        drill.stage.network.openDirect("@li:localhost")
        let said =
            drill.dm("li", "!问答 登记 提问=王记者 -- 名单外流了吗")
            + drill.dm("li", "!问答 口径 Q-1 -- 正在核查名单外流")
            + drill.dm("li", "!问答 关切 登记 n=9 -- 名单外流")
            + drill.room("wu", "!问答") + drill.room("wu", "!问答 Q-1")
            + drill.room("wu", "!问答 关切 I-1") + drill.dm("wu", "!问答 列表 I-1")
            + drill.room("li", "!问答 Q-1") + drill.room("li", "!问答") + drill.wait(.hours(3))
        let open = said.filter { line in
            guard line.closedRoom == nil else { return false }
            guard let to = line.to else { return true }
            return to != "@li:localhost" && to != "@zhao:localhost"
        }
        #expect(!open.isEmpty)
        #expect(!open.contains { $0.text.contains("名单外流") }, "\(open.map(\.text))")
        #expect(!open.contains { $0.text.contains("王记者") })
        #expect(open.contains { $0.text.contains("没有待答复的问题") })
    }

    @Test func `five concerns do the step for them, and what nothing meets is named`() {
        var drill = drill()
        for (text, count) in [("退费", 300), ("何时恢复", 120), ("延期", 80), ("泄露", 40)] {
            drill.room("sun", "!问答 关切 登记 n=\(count) -- \(text)")
        }
        let fifth = drill.room("sun", "!问答 关切 登记 n=9 -- 谁来负责")
        #expect(
            fifth.room.contains {
                $0.text.contains("汇总公众前五项关切") && $0.mentions == ["@zhou:localhost"]
            })
        drill.room("sun", "!问答 口径 Q-1 -- 预计今天18点前恢复")
        drill.room("sun", "!问答 关切 回应 2 Q-1")
        #expect(
            drill.room("wu", "!问答 关切").room.first?.text
                .hasPrefix("I-1 前5项关切，5项未回应：1、2、3、4、5") == true)
        drill.room("zhou", "!问答 批准 Q-1")
        let list = drill.room("wu", "!问答 关切").room.first?.text
        #expect(list?.hasPrefix("I-1 前5项关切，4项未回应：1、3、4、5\n1. 退费(300次)｜未回应") == true)
        #expect(list?.contains("2. 何时恢复(120次)｜Q-1") == true)
    }
}
