import Domain
import Foundation
import Rehearsal
import Testing

/// Situation reports and duties to report outside in the whole runtime.
@Suite(.timeLimit(.minutes(2))) struct SitrepPromiseTests {
    @Test func `a draft is shown, then the report goes to HQ as a notice that one of them takes`() {
        var drill = Drill()
        drill.activate()
        drill.room("sun", "!记录 平台已回电")
        let draft = drill.room("li", "!首报")
        #expect(draft.room.contains { $0.text.hasPrefix("I-1 首报草稿，尚未发出") })
        #expect(drill.stage.world().incident(1)?.sitreps == nil)
        let sent = drill.room("li", "!首报 发出")
        let report = drill.stage.world().incident(1)?.sitreps?.first
        let number = report?.notice ?? 0
        #expect(report?.happened.map(\.what) == [.noted("平台已回电")])
        #expect(
            sent.room.contains {
                $0.text.hasPrefix("N-\(number) 情况报告：I-1 首报｜误导考生｜Ⅱ级(橙)")
                    && $0.mentions == ["@zhao:localhost", "@qian:localhost"]
            })
        drill.room("qian", "!收到 \(number)")
        #expect(drill.stage.world().notice(number)?.isOpen == false)
        let whole = drill.dm("wu", "!情况报告 查看 I-1 1").map(\.text).joined()
        #expect(whole.contains("平台已回电") && whole.contains("已签收：钱进"), "\(whole)")
        let first = drill.stage.world().running.first?.orderedTasks.first { $0.step.id == "B04" }
        #expect(first?.isOpen == false)
    }

    @Test func `by SMS HQ reads a number and answers it, and nobody reports`() {
        var drill = Drill()
        drill.activate("I")
        let said = drill.room("li", "!首报 -- 现场平稳")
        let texts = said.sms(to: "zhao").map(\.text)
        #expect(texts.contains { $0.contains("I-1首报") }, "\(texts)")
        #expect(!texts.contains { $0.contains("现场平稳") })
        #expect(
            drill.sms("li", "续报 -- 现场平稳").sms(to: "li").last?.text.contains("不能用短信办理") == true)
        let number = drill.stage.world().incident(1)?.sitreps?.first?.notice ?? 0
        drill.sms("zhao", "收到 \(number)")
        #expect(drill.stage.world().notice(number)?.isOpen == false)
    }

    @Test func `a duty that applies is told to the office, and one filed to the room`() {
        var drill = Drill()
        drill.activate()
        let told = drill.room("zhao", "!外报 适用 I-1 cn.local.15-30")
        #expect(
            told.room.contains {
                $0.text.hasPrefix("I-1 须对外报告：属地首报") && $0.mentions.contains("@li:localhost")
            }, "\(told.room.map(\.text))")
        #expect(
            drill.room("wu", "!外报 适用 I-1 cn.gov.opinion").room.last?.text.contains("无权") == true)
        let filed = drill.room("li", "!外报 已报 I-1 cn.local.15-30 接话人=王某 方式=电话")
        #expect(filed.room.contains { $0.text.contains("还须报：") })
        let list = drill.dm("li", "!外报 I-1").map(\.text).joined()
        #expect(list.contains("cn.gov.opinion") && list.contains("待") && list.contains("王某"))
    }

    @Test func `of a sensitive incident nobody outside reads a report or a duty`() {
        var drill = Drill()
        drill.activate()
        drill.room("li", "!标识 I-1 敏感")
        drill.stage.network.openDirect("@li:localhost")
        let said =
            drill.dm("li", "!首报 -- 名单外流") + drill.room("wu", "!情况报告 查看 I-1 1")
            + drill.dm("wu", "!情况报告 查看 I-1") + drill.room("wu", "!外报 I-1")
            + drill.room("li", "!情况报告 查看 I-1 1")
            + drill.dm("zhao", "!外报 不适用 I-1 cn.gov.opinion 理由=名单外流")
        let open = said.filter { line in
            guard line.closedRoom == nil else { return false }
            guard let to = line.to else { return true }
            return to != "@li:localhost" && to != "@zhao:localhost" && to != "@qian:localhost"
        }
        #expect(!open.isEmpty)
        #expect(!open.contains { $0.text.contains("名单外流") }, "\(open.map(\.text))")
        #expect(!open.contains { $0.text.contains("政务舆情") }, "\(open.map(\.text))")
        #expect(drill.stage.world().incident(1)?.sitreps?.count == 1)
    }
}
