import Domain
import Foundation
import Outbox
import Rehearsal
import Runtime
import StormKit
import Testing

/// Groups by the whole bot: who is told, by which road, and how often.
@Suite struct GroupPromiseTests {
    private func number(_ drill: Drill, _ step: String) -> Int {
        drill.stage.world().withTasks.flatMap { $0.tasks.values.map(\.self) }
            .first { $0.step.id == step }?.number ?? 0
    }

    @Test func `an added group is known to every word that names one`() {
        var drill = Drill()
        let asked = drill.room("li", "!小组 增设 后勤组 英文名=Logistics 组长=@sun 最少=2")
        #expect(asked.room.last?.text.contains("请确认：增设小组 后勤组") == true)
        let said = drill.code("li")
        #expect(said.room.contains { $0.text.hasPrefix("已增设小组：后勤组(1人)") })
        // The office did it, so HQ is told, and whoever has the seat.
        let told = said.room.first { $0.text.hasPrefix("李雷已增设小组") }
        #expect(
            told?.mentions.sorted() == ["@qian:localhost", "@sun:localhost", "@zhao:localhost"])
        // The card is for the one who has the seat, alone.
        let cards = said.filter { $0.text.contains("职责卡：") }
        #expect(cards.map(\.to) == ["@sun:localhost"])
        #expect(cards.first?.text.contains("职责卡：后勤组 组长") == true)
        #expect(drill.room("wu", "!小组 查看 后勤组").room.last?.text.contains("组长 孙宁") == true)
        #expect(
            drill.room("li", "!名册 查看 Logistics").room.last?.text.contains("后勤组 组长 孙宁")
                == true)
        #expect(drill.room("li", "!点名 #后勤组").room.contains { $0.text.contains("后勤组点名") })
    }

    @Test func `what one person changes of another stands in the roster until a second one looks`()
    {
        for scope in [ContinuityRule.Scope.off, .tasks] {
            var settings = Team.settings()
            settings.plan.continuity = ContinuityRule(approveBySMS: scope)
            var drill = Drill(settings: settings)
            let said = drill.room("li", "!名册 修改 @zhao 手机=13911112222")
            let told = said.room.first { $0.text.hasPrefix("李雷改动了赵敏的席位或账号") }
            // Where no code ever goes there it matters to nobody; else they may say so themselves.
            #expect((told != nil) == (scope != .off))
            #expect(
                told.map { $0.mentions.sorted() } ?? []
                    == (scope == .off
                        ? []
                        : [
                            "@qian:localhost", "@zhao:localhost",
                        ]))
            if scope != .off {
                #expect(told?.text.contains("核对赵敏(短信)后确认：!名册 确认 @zhao") == true)
                let shown = drill.room("wu", "!名册 查看 赵敏").room.last?.text ?? ""
                #expect(shown.contains("待另一人确认：李雷所作改动；可确认：赵敏、钱进"), "\(shown)")
                drill.room("zhao", "!名册 确认 赵敏")
            }
            let after = drill.room("wu", "!名册 查看 赵敏").room.last?.text ?? ""
            #expect(!after.contains("待另一人确认"), "\(after)")
        }
    }

    @Test func `forming the team in an incident calls its people and hands the step in`() {
        var drill = Drill()
        drill.room("wang", "!预警 类型=多平台 范围=微博 危害=误导考生")
        drill.room("zhao", "!启动 W-1 级别=II 场景=M 理由=紧急")
        drill.code("zhao")
        let step = number(drill, "M02")
        drill.room("zhao", "!小组 成立 跨平台 组长=@sun 组员=@wu")
        let said = drill.code("zhao")
        let notice = said.room.filter { $0.text.contains("任命通知：跨平台应急小组") }
        #expect(notice.map { $0.mentions.sorted() } == [["@sun:localhost", "@wu:localhost"]])
        #expect(said.room.contains { $0.text.contains("T-\(step) 已提交，待批准") })
        #expect(drill.stage.world().task(number(drill, "M04"))?.assignee == "sun")
        let line = drill.dm("li", "大事记").map(\.text).joined()
        #expect(line.contains("成立跨平台应急小组：组长 孙宁、组员 吴悠"), "\(line)")
        // No message for each single task that changes hands.
        #expect(!said.room.contains { $0.text.contains("指派给") })
        #expect(!said.room.contains { $0.text.hasPrefix("赵敏已成立") })
        let id = drill.stage.world().openNotices.last?.number ?? 0
        drill.sms("wu", "收到 \(id)")
        #expect(drill.stage.world().notice(id)?.waitingFor == ["sun"])
        // Who is silent is called by SMS, then the next one up: nobody is appointed unheard.
        let later = drill.wait(.minutes(30))
        #expect(later.sms(to: "sun").contains { $0.text.contains("任命通知N-\(id)") })
        #expect(drill.stage.world().notice(id)?.told["li"] != nil)
    }

    @Test func `a card goes by mail where there is no chat, and to nobody twice`() {
        var drill = Drill()
        var people = Team.roster.everyone
        people[6].chat = nil
        drill.take(Roster(people))
        drill.room("zhao", "!小组 加入 法律组 孙宁")
        let said = drill.code("zhao")
        let cards = said.filter { $0.text.contains("职责卡：法律顾问组 组员") }
        #expect(cards.map(\.route) == [.email] && cards.first?.to == "sun@example.org")
        #expect(drill.wait(.hours(2)).allSatisfy { !$0.text.contains("职责卡") })
        #expect(drill.room("zhao", "!小组 加入 法律组 孙宁").room.last?.text.contains("没有变化") == true)
    }

    @Test func `whoever loses a seat is told, and so is whoever has the tasks then`() {
        var drill = Drill()
        drill.activate()
        drill.room("qian", "!小组 撤销 发布组")
        let said = drill.code("qian")
        let told = said.room.first { $0.text.hasPrefix("钱进已撤销：信息发布组") }
        #expect(told?.mentions == ["@zhou:localhost", "@wu:localhost", "@li:localhost"])
        #expect(told?.text.contains("工作由应急办公室承担；任务随之转交：T-") == true)
        #expect(said.room.count == 2)
    }

    @Test func `an import writes to those whose seats are new, and to nobody else`() {
        var drill = Drill()
        #expect(drill.news().allSatisfy { !$0.text.contains("职责卡") })
        var people = Team.roster.everyone
        people[5].posts.append(.init(group: "legal", seat: .lead))
        drill.stage.take(Roster(people))
        let said = drill.news().filter { $0.text.contains("职责卡：") }
        #expect(said.map(\.to) == ["@wu:localhost"])
        #expect(said.first?.text.contains("法律顾问组 组长") == true)
    }

    @Test func `a kill between the code and the rest loses no group and no card`() {
        var drill = Drill()
        drill.room("li", "!小组 增设 后勤组 组长=@sun")
        drill.stage.kill()
        drill.stage.launch()
        drill.code("li")
        drill.stage.kill()
        drill.stage.launch()
        _ = drill.wait(.minutes(5))
        #expect(drill.stage.world().roster.added.map(\.id) == ["后勤组"])
        #expect(drill.stage.world().roster["sun"]?.sits(in: "后勤组", as: .lead) == true)
        let cards = drill.stage.network.said(from: 0).filter {
            $0.text.contains("职责卡：后勤组 组长")
        }
        #expect(Set(cards.map(\.to)) == ["@sun:localhost"])
    }
}
