import Domain
import Foundation
import Rehearsal
import StormKit
import Testing

/// `warn` and `assess` without arguments ask question by question (spec §6).
@Suite struct FormTests {
    private func answers(_ drill: inout Drill, _ id: PersonID, _ texts: [String]) -> [Said] {
        var last: [Said] = []
        for text in texts { last = drill.room(id, text) }
        return last
    }

    @Test func `a warning is registered from four answers`() throws {
        var drill = Drill()
        let first = drill.room("wang", "!预警").room.first?.text
        #expect(
            first == """
                登记预警 1/4：是什么类型的事？
                例如：\(Team.plan.packs.filter(\.isChosen).map(\.title.zh).joined(separator: "、"))
                您的下一句话就是答案；改上一题“上一步”，不填了“取消”
                """)
        let said = answers(&drill, "wang", ["谣言", "微博、抖音", "误导考生", "https://example.org/p/1"])
        #expect(said.contains { $0.text.contains("W-1 已登记") })
        let draft = try #require(drill.stage.world().openWarnings.first?.draft)
        #expect(draft.type == "谣言" && draft.scope == "微博、抖音" && draft.harm == "误导考生")
        #expect(draft.url == "https://example.org/p/1")
    }

    @Test func `an assessment is made from answers, several at once, with the way back`() throws {
        var drill = Drill()
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=x")
        let first = drill.room("li", "!研判").room.first?.text
        #expect(first?.hasPrefix("研判 W-1 1/11：传播规模\n0 ") == true, "\(first ?? "")")
        #expect(drill.room("li", "7").room.first?.text.hasPrefix("“7”不对") == true)
        #expect(drill.room("li", "3 4 2").room.first?.text.hasPrefix("研判 W-1 4/11") == true)
        #expect(drill.room("li", "4").room.first?.text.hasPrefix("研判 W-1 5/11") == true)
        #expect(drill.room("li", "上一步").room.first?.text.hasPrefix("研判 W-1 4/11") == true)
        let last = answers(&drill, "li", ["2、3、2", "1 1 1 ２", "无"])
        #expect(last.room.first?.text.hasPrefix("W-1 请决定：研判58分") == true, "\(last.map(\.text))")
        let score = try #require(drill.stage.world().warning(1)?.score)
        #expect(score.values == [3, 4, 2, 2, 3, 2, 1, 1, 1, 2])
    }

    @Test func `a floor raises the level, an unknown one is asked again`() {
        var drill = Drill()
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=x")
        drill.room("li", "!研判 W-1")
        drill.room("li", "1 1 0 1 2 1 0 0 0 ?")
        #expect(drill.room("li", "受惊").room.first?.text.hasPrefix("没有“受惊”") == true)
        drill.room("li", "受伤")
        #expect(drill.stage.world().warning(1)?.score?.suggested == Level(3))
    }

    @Test func `the questions are left with a word, and others may talk meanwhile`() {
        var drill = Drill()
        drill.room("wang", "!预警")
        #expect(drill.room("li", "大家先看一下").isEmpty)
        #expect(drill.room("wang", "!帮助 预警").room.first?.text.hasPrefix("登记预警") == false)
        let said = drill.room("wang", "取消").room.first?.text
        #expect(said == "没有登记任何内容\n重新开始：!预警")
        #expect(drill.room("wang", "谣言").isEmpty)
        #expect(drill.stage.world().openWarnings.isEmpty)
    }

    @Test func `a question nobody answers for ten minutes is forgotten`() {
        var drill = Drill()
        drill.room("wang", "!预警")
        drill.wait(.minutes(11))
        #expect(drill.room("wang", "谣言").isEmpty)
    }

    @Test func `a secret in an answer is refused and the question stays`() {
        var drill = Drill()
        drill.room("wang", "!预警")
        #expect(drill.room("wang", "机密★ 文件").room.first?.text.hasPrefix("拒绝：") == true)
        #expect(drill.room("wang", "谣言").room.first?.text.hasPrefix("登记预警 2/4") == true)
    }

    @Test func `a forbidden task in an answer is refused as it is in a command`() {
        var drill = Drill()
        drill.room("wang", "!预警")
        #expect(drill.room("wang", "找水军").room.first?.text.hasPrefix("拒绝：") == true)
        #expect(drill.room("wang", "谣言").room.first?.text.hasPrefix("登记预警 2/4") == true)
    }

    @Test func `the same thing done by a whole command ends the questions`() {
        var drill = Drill()
        drill.room("wang", "!预警")
        drill.room("wang", "谣言")
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=x")
        #expect(drill.room("wang", "谢谢大家").isEmpty)
        drill.room("li", "!研判")
        drill.room("li", "!研判 W-1 3 4 2 2 3 2 1 1 1 2")
        #expect(drill.room("li", "好的").isEmpty)
    }

    @Test func `a kill between two answers loses none`() {
        var drill = Drill()
        drill.room("wang", "!预警")
        drill.room("wang", "谣言")
        drill.stage.kill()
        drill.stage.launch()
        #expect(drill.room("wang", "微博").room.first?.text.hasPrefix("登记预警 3/4") == true)
    }

    @Test func `a warning that ended meanwhile ends the questions`() {
        var drill = Drill()
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=x")
        drill.room("li", "!研判")
        drill.room("zhao", "!不启动 W-1 理由=误会")
        #expect(drill.room("li", "3").room.first?.text.hasPrefix("W-1 已决定不启动") == true)
        #expect(drill.room("li", "3").isEmpty)
    }

    @Test func `where several warnings wait assess asks which`() {
        var drill = Drill()
        #expect(drill.room("li", "!研判").room.first?.text.hasPrefix("没有待研判的预警") == true)
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=x")
        drill.room("wang", "!预警 类型=泄密 范围=微博 危害=y")
        #expect(drill.room("li", "!研判").room.first?.text.hasPrefix("有多项预警：W-1、W-2") == true)
    }
}
