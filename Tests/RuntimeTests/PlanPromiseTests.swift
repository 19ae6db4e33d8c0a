import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Synchronization
import Testing

/// The plan in force, the folder beside it, and incidents that keep to their own version.
@Suite struct PlanPromiseTests {
    /// A folder that a test writes into.
    final class Folder: Sendable {
        private let content = Mutex(PlanFound(plan: Team.plan))
        var found: PlanFound {
            get { content.withLock { $0 } }
            set { content.withLock { $0 = newValue } }
        }
    }

    private let folder = Folder()

    private func drill() -> Drill {
        var settings = Team.settings()
        let folder = folder
        settings.folder = { folder.found }
        return Drill(settings: settings)
    }

    /// Level II has another colour and half the time, and one step says more.
    private func newer() -> Plan {
        var plan = Team.plan
        plan.version = "1.1.0"
        plan.hash = "newer"
        plan.levels[1].colour = Bilingual(zh: "橘", en: "amber")
        plan.levels[1].factor = 0.5
        for (index, step) in plan.packs[0].steps.enumerated() where step.id == "B10" {
            plan.packs[0].steps[index].action.zh = "暂停一切宣传"
        }
        return plan
    }

    @Test func `the plan a bot begins with is kept, and a restart finds it again`() {
        let drill = drill()
        let first = drill.stage.world().book
        #expect(first.publications.map(\.version) == [Team.plan.version])
        #expect(first.inForce == Team.plan)
        drill.stage.kill()
        drill.stage.launch()
        #expect(drill.stage.world().book == first)
    }

    @Test func `a pack at fault is said in the status, and cannot be published`() {
        var drill = drill()
        let fault = PlanFound.Fault(
            place: "playbooks/base.yaml:12",
            message: Bilingual(zh: "缺少 due", en: "due is missing"))
        folder.found = PlanFound(plan: nil, faults: [fault])
        let status = drill.room("zhao", "!态势")
        #expect(status.contains { $0.text.contains("磁盘上的预案有1处错误，未采用") })
        let refused = drill.room("zhao", "!预案 发布")
        #expect(refused.contains { $0.text.contains("playbooks/base.yaml:12：缺少 due") })
        drill.activate()
        #expect(drill.stage.world().running.count == 1)
    }

    @Test func `a newer pack waits for HQ: shown, compared, published, acknowledged`() {
        var drill = drill()
        folder.found = PlanFound(plan: newer())
        let shown = drill.room("wu", "!预案")
        #expect(shown.contains { $0.text.contains("磁盘上有 1.1.0，尚未发布：!预案 对比") })
        let diff = drill.room("wu", "!预案 对比")
        #expect(diff.contains { $0.text.contains("B10 内容：暂停常规宣传和定时发布 → 暂停一切宣传") })
        #expect(drill.room("li", "!预案 发布").contains { $0.text.hasPrefix("您无权") })
        drill.room("zhao", "!预案 发布")
        let said = drill.code("zhao")
        #expect(said.contains { $0.text.contains("预案 1.1.0 已发布，新事件按它执行") })
        let notice = said.room.first { $0.text.contains("预案通知：预案 1.1.0 已发布") }
        #expect(notice?.mentions.contains("@sun:localhost") == true)
        #expect(notice?.mentions.contains("@zhao:localhost") == false)
        drill.room("li", "!收到")
        let later = drill.wait(.days(3))
        #expect(later.sms(to: "li").isEmpty)
        #expect(later.sms(to: "wang").contains { $0.text.contains("1.1.0版") })
        let week = drill.wait(.days(5))
        let list = week.room.first { $0.text.hasPrefix("预案 1.1.0 仍有5人未签收") }
        #expect(list?.text.contains("王芳") == true && list?.text.contains("李雷") == false)
    }

    @Test func `from then on the new names are understood and said, with no restart`() {
        var drill = drill()
        folder.found = PlanFound(plan: newer())
        drill.room("zhao", "!预案 发布")
        drill.code("zhao")
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        drill.room("zhao", "!启动 W-1 级别=橘色 理由=紧急")
        let said = drill.code("zhao")
        #expect(said.contains { $0.text.contains("Ⅱ级(橘)") })
        #expect(drill.stage.world().running.first?.planVersion == "1.1.0")
    }

    @Test func `a running incident keeps its version over publication and restart until HQ adopts`()
    {
        var drill = drill()
        drill.activate()
        let before = drill.stage.world().running[0].tasks
        folder.found = PlanFound(plan: newer())
        drill.room("zhao", "!预案 发布")
        drill.code("zhao")
        drill.stage.kill()
        drill.stage.launch()
        #expect(drill.stage.world().running[0].tasks == before)
        let status = drill.room("zhao", "!态势 I-1")
        #expect(status.contains { $0.text.contains("Ⅱ级(橙)") && !$0.text.contains("橘") })
        let shown = drill.room("zhao", "!预案")
        #expect(shown.contains { $0.text.contains("仍用原版本：I-1 1.0.0") })
        let diff = drill.room("zhao", "!预案 对比 I-1")
        #expect(diff.contains { $0.text.contains("I-1 用 1.0.0，现行 1.1.0") })
        drill.room("zhao", "!预案 采用 I-1")
        let said = drill.code("zhao")
        #expect(said.contains { $0.text.contains("I-1 已采用预案 1.1.0") })
        let after = drill.stage.world().running[0]
        #expect(after.planVersion == "1.1.0")
        let step = after.orderedTasks.first { $0.step.id == "B10" }
        #expect(step?.step.action.zh == "暂停一切宣传")
        #expect(drill.room("zhao", "!态势 I-1").contains { $0.text.contains("Ⅱ级(橘)") })
        #expect(drill.room("zhao", "!预案 采用 I-1").contains { $0.text.contains("已按现行预案") })
    }

    @Test func `an interpretation is numbered and told in the room`() {
        var drill = drill()
        let said = drill.room("li", "!预案 释义 节假日算工作日吗 | 不算，顺延")
        #expect(said.contains { $0.text.contains("已记为释义1") })
        #expect(said.room.contains { $0.text.contains("问：节假日算工作日吗\n答：不算，顺延") })
        #expect(drill.room("wu", "!预案 释义").contains { $0.text.contains("不算，顺延") })
    }
}
