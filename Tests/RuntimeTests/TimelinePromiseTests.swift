import Domain
import Foundation
import Outbox
import Rehearsal
import StormKit
import Testing

/// A timeline is for somebody who was not there: it begins where the matter began, and says when.
@Suite struct TimelinePromiseTests {
    private func drill(_ languages: [Language] = [.zh]) -> Drill {
        var drill = Drill(languages: languages)
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生 来源=值班巡查")
        drill.room("zhao", "!收到 1")
        drill.wait(.minutes(4))
        drill.room("li", "!研判 W-1 3 4 2 2 3 2 1 1 1 2")
        drill.wait(.minutes(3))
        drill.room("zhao", "!启动 W-1 级别=II 场景=R")
        drill.code("zhao")
        return drill
    }

    private func lines(_ said: [Said]) -> [String] {
        said.map(\.text).joined(separator: "\n").split(separator: "\n").map(String.init)
    }

    @Test func `it begins with the warning and its assessment, then the activation`() {
        var drill = drill()
        let told = lines(drill.dm("li", "大事记 I-1 1"))
        #expect(
            told.prefix(8) == [
                "I-1 大事记，第1页，共1页，6条",
                "2026-01-05 周一",
                "12:00 王芳(聊天) 预警 W-1：谣言｜范围 微博｜危害 误导考生｜来源 值班巡查",
                "12:00 王芳(聊天) 发出 N-1 预警通知，2人",
                "12:00 赵敏(聊天) 收到 N-1",
                "12:04 李雷(聊天) 研判 W-1，58分，建议Ⅱ级(橙)",
                "12:07 赵敏(聊天) 由 W-1 启动 I-1，Ⅱ级(橙)，R 社交媒体谣言，任务35项",
                "12:07 赵敏(聊天) 发出 N-2 应急通知，7人",
            ])
    }

    @Test func `in English it is the same`() {
        var drill = drill([.en])
        drill.dm("li", "lang en")
        let told = lines(drill.dm("li", "timeline I-1 1"))
        #expect(
            told.dropFirst().prefix(6) == [
                "2026-01-05 Mon",
                "12:00 王芳 (chat) warned, W-1: 谣言 | scope 微博 | harm 误导考生 | source 值班巡查",
                "12:00 王芳 (chat) sent N-1, warning notice, to 2 people",
                "12:00 赵敏 (chat) acknowledged N-1",
                "12:04 李雷 (chat) assessed W-1: 58 points, level II (orange) suggested",
                "12:07 赵敏 (chat) activated W-1 as I-1, level II (orange), R Social-media rumour, "
                    + "35 tasks",
            ])
    }

    @Test func `a warning that is merged into it stands in it, where it was given`() {
        var drill = drill()
        drill.wait(.minutes(20))
        drill.room("sun", "!预警 类型=谣言 范围=抖音 危害=同一说法")
        drill.wait(.minutes(5))
        drill.room("li", "!合并 W-2 I-1")
        let told = lines(drill.dm("li", "大事记 I-1")).filter { $0.contains("W-2") }
        #expect(
            told == [
                "12:27 孙宁(聊天) 预警 W-2：谣言｜范围 抖音｜危害 同一说法",
                "12:32 李雷(聊天) 将 W-2 并入 I-1",
            ])
    }

    @Test func `a merged warning that the asker may not know of is a number there`() {
        var drill = drill()
        drill.room("sun", "!预警 类型=泄露 范围=微博 危害=名单外流")
        drill.room("li", "!标识 W-2 敏感")
        drill.room("li", "!合并 W-2 I-1")
        let wu = lines(drill.dm("wu", "大事记 I-1"))
        #expect(wu.filter { $0.contains("W-2") }.map { $0.dropFirst(6) } == ["李雷(聊天) 将 W-2 并入 I-1"])
        #expect(!wu.contains { $0.contains("名单外流") })
        let li = lines(drill.dm("li", "大事记 I-1"))
        #expect(li.contains { $0.contains("名单外流") })
    }

    @Test func `each day stands under its date`() {
        var drill = drill()
        drill.wait(.hours(20))
        drill.room("li", "!记录 平台已回电")
        let told = lines(drill.dm("li", "大事记 I-1"))
        #expect(told.contains("2026-01-06 周二"))
        #expect(told.contains("08:07 李雷(聊天) 记录：平台已回电"))
    }
}
