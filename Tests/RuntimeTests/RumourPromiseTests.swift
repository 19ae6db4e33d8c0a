import Domain
import Foundation
import Rehearsal
import Testing

/// Rumours in the whole runtime.
@Suite(.timeLimit(.minutes(2))) struct RumourPromiseTests {
    private func judged() -> Drill {
        var drill = Drill()
        drill.activate()
        drill.room("sun", "!谣言 登记 链接=https://example.org/p/1 传播量=1200 -- 网传报名取消")
        drill.room("li", "!谣言 指派 R-1 @sun @zhou")
        drill.room("sun", "!谣言 定性 R-1 不实 来源=市考试院公告")
        return drill
    }

    @Test func `it is told, judged by two, decided, refuted and tracked, and each is told next`() {
        var drill = Drill()
        drill.activate()
        let told = drill.room("sun", "!谣言 登记 链接=https://example.org/p/1 传播量=1200 -- 网传报名取消")
        #expect(
            told.room.contains {
                $0.text.contains("R-1") && $0.text.contains("网传报名取消")
                    && $0.mentions == ["@li:localhost"]
            })
        let given = drill.room("li", "!谣言 指派 R-1 @sun @zhou")
        #expect(given.room.contains { $0.mentions == ["@sun:localhost", "@zhou:localhost"] })
        drill.room("sun", "!谣言 定性 R-1 不实 来源=市考试院公告")
        let found = drill.room("zhou", "!谣言 定性 R-1 不实 来源=市考试院公告")
        #expect(
            found.room.contains {
                $0.text.contains("R-1 定性：不实") && $0.mentions.contains("@zhao:localhost")
            })
        let chosen = drill.room("zhao", "!谣言 决定 R-1 公开辟谣 理由=已误导考生")
        #expect(chosen.room.contains { $0.mentions.contains("@zhou:localhost") })
        let answer = "!辟谣 R-1 S-1 链接=https://example.org/release/1"
        #expect(drill.room("zhou", answer).room.first?.text.contains("S-1") == true)
        #expect(drill.stage.world().rumour(1)?.rumour.stage == .decided)
        drill.openChannel()
        drill.publish("S-1", kind: "辟谣", "示例单位情况通报\n报名系统已恢复，备用报名点已开放。电话010-00000000。1月5日")
        drill.room("zhou", answer)
        #expect(drill.stage.world().rumour(1)?.rumour.stage == .answered)
        let asked = drill.wait(.minutes(61))
        #expect(
            asked.room.contains {
                $0.text.contains("R-1 请填报第1次跟踪") && $0.mentions == ["@sun:localhost"]
            })
    }

    @Test func `who may not, may not, whoever types it`() {
        var drill = judged()
        let before = drill.stage.world().rumour(1)?.rumour
        for (who, line) in [
            ("wu", "!谣言 定性 R-1 不实 来源=市考试院公告"), ("sun", "!谣言 决定 R-1 监测 理由=x"),
            ("sun", "!谣言 指派 R-1 @wu @sun"), ("wu", "!谣言 法审 R-1 通过 -- x"),
            ("wu", "!谣言 结案 R-1 理由=x"), ("wu", "!谣言 跟踪 R-1 传播量=1"),
        ] {
            drill.room(PersonID(who), line)
            #expect(drill.stage.world().rumour(1)?.rumour == before, "\(who): \(line)")
        }
    }

    @Test func `by SMS one can be told, and nothing of it is said back`() {
        var drill = Drill()
        drill.activate()
        let said = drill.sms("sun", "谣言 登记 校门口有人晕倒").sms(to: "sun")
        #expect(said.map(\.text) == ["【示例单位】R-1 已登记"])
        #expect(
            drill.sms("li", "谣言 指派 R-1 @sun @zhou").sms(to: "li").first?.text.contains("聊天") == true
        )
    }

    @Test func `of a sensitive incident nobody outside reads one`() {
        var drill = Drill()
        drill.activate()
        drill.room("li", "!标识 I-1 敏感")
        drill.stage.network.openDirect("@li:localhost")
        let said =
            drill.dm("li", "!谣言 登记 网传名单外流 https://example.org/p/1") + drill.room("wu", "!谣言 I-1")
            + drill.room("wu", "!谣言 R-1") + drill.room("li", "!谣言 I-1")
            + drill.dm("li", "!谣言 定性 R-1 属实 来源=市考试院") + drill.wait(.hours(3))
        let open = said.filter { line in
            guard line.closedRoom == nil else { return false }
            guard let to = line.to else { return true }
            return !["@li:localhost", "@zhao:localhost", "@wang:localhost", "@qian:localhost"]
                .contains(to)
        }
        #expect(!open.isEmpty)
        #expect(
            !open.contains { $0.text.contains("名单外流") || $0.text.contains("市考试院") },
            "\(open.map(\.text))")
    }

    @Test func `a kill loses no clock of a rumour`() {
        var drill = judged()
        drill.stage.kill()
        drill.stage.launch(roster: nil)
        let said = drill.wait(.minutes(65))
        #expect(said.contains { $0.text.contains("R-1 定性超时") })
    }
}
