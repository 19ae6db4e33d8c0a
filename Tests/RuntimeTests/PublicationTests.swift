import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// What was signed is put out once, by the machine, whatever happens in between.
@Suite struct PublicationTests {
    private func ready(_ seed: UInt64 = 1) -> Drill {
        var settings = Team.settings()
        settings.sites = ["feed"]
        var drill = Drill(settings: settings, seed: seed)
        drill.activate()
        drill.openChannel()
        drill.room(
            "zhou", "!通道 登记 wp 名称=官方博客 平台=WordPress 账号=https://blog.example.org 负责人=@zhou 方式=wp")
        drill.code("zhou")
        for person in ["li", "wang"] as [PersonID] { drill.room(person, "!通道 核验 wp") }
        for text in ["报名系统已于14:00恢复", "备用报名点已开放"] {
            drill.room("sun", "!事实 登记 \(text) 来源=运维")
        }
        for fact in 1...2 {
            for person in ["li", "wang"] as [PersonID] { drill.room(person, "!事实 核实 F-\(fact)") }
        }
        drill.room(
            "zhou", "!通稿 起草 通报 事实=F-1,F-2 -- 示例单位通报：报名系统已于14:00恢复。下次通报18:00。电话010-00000000。1月5日")
        drill.room("sun", "!问答 关切 登记 n=30 -- 何时恢复")
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("wang", "!核实 S-1 通过")
        drill.room("li", "!法审 S-1 通过 不涉隐私")
        drill.room("zhao", "!批准 S-1")
        drill.code("zhao")
        return drill
    }

    private func order(_ drill: inout Drill) {
        drill.room("zhou", "!发布 S-1")
        drill.code("zhou")
    }

    private func standings(_ drill: Drill) -> [Release.Place.Standing] {
        drill.stage.world().statement(1)?.statement.release?.places.map(\.standing) ?? []
    }

    @Test func `the own site comes first, and the others link to it`() {
        var drill = ready()
        order(&drill)
        drill.wait(.seconds(5))
        let shown = drill.stage.published.all
        #expect(shown.map(\.id).count == 2 && Set(shown.map(\.id)).count == 2)
        #expect(standings(drill) == [.confirmed, .confirmed])
        #expect(shown.last?.source == shown.first.map { "https://example.org/\($0.id)" })
    }

    @Test(arguments: 0..<12)
    func `a kill in the midst of a release loses nothing and shows nothing twice`(steps: Int) {
        var drill = ready()
        drill.room("zhou", "!发布 S-1")
        let code = drill.stage.world().desk.codes["zhou"]?.code ?? ""
        drill.stage.kill()
        drill.stage.launch(steps: 30 + steps * 3)
        drill.room("zhou", code)
        drill.wait(.seconds(3))
        if !drill.stage.isAlive { drill.stage.launch() }
        drill.stage.release()
        drill.wait(.minutes(2))
        if drill.stage.world().statement(1)?.statement.release == nil {
            order(&drill)
            drill.wait(.minutes(1))
        }
        let ids = drill.stage.published.all.map(\.id)
        #expect(ids.count == 2 && Set(ids).count == 2)
        #expect(standings(drill) == [.confirmed, .confirmed])
    }

    @Test func `a channel that fails for a while is tried again`() {
        var drill = ready()
        drill.stage.published.fail("wp", [.later(.serverError(503)), .later(.refused)])
        order(&drill)
        drill.wait(.minutes(1))
        #expect(standings(drill) == [.confirmed, .confirmed])
        #expect(drill.stage.published.all.count == 2)
    }

    @Test func `what links to the own site waits for it, and those who release are told soon`() {
        var drill = ready()
        drill.stage.published.fail("feed", Array(repeating: .later(.refused), count: 99))
        order(&drill)
        let said = drill.wait(.minutes(5))
        #expect(standings(drill) == [.failed, .ordered])
        #expect(drill.stage.published.all.isEmpty)
        #expect(
            said.contains {
                $0.text.contains("官网自动发布失败") && $0.text.contains("其他渠道等它先发")
            })
        drill.room("zhou", "!发布 S-1 wp 理由=官网机房断电")
        drill.wait(.minutes(1))
        #expect(standings(drill) == [.failed, .confirmed])
        #expect(drill.stage.published.all.map(\.source) == [nil])
    }

    @Test func `put there by hand it lets the others go, with its link`() {
        var drill = ready()
        drill.stage.published.fail("feed", [.never(.forbidden)])
        order(&drill)
        drill.wait(.minutes(1))
        #expect(drill.stage.published.all.isEmpty)
        let image = String(repeating: "0a", count: 32)
        drill.room("zhou", "!发布 S-1 site 链接=https://example.org/by-hand 截图=\(image)")
        drill.wait(.minutes(1))
        #expect(drill.stage.published.all.map(\.source) == ["https://example.org/by-hand"])
    }

    @Test func `after ten minutes of failing a person is asked, and the machine leaves it alone`() {
        var drill = ready()
        drill.stage.published.fail("wp", Array(repeating: .later(.serverError(503)), count: 99))
        order(&drill)
        let said = drill.wait(.minutes(12))
        #expect(standings(drill) == [.confirmed, .failed])
        #expect(said.contains { $0.text.contains("官方博客自动发布失败") })
        drill.stage.published.fail("wp", [])
        drill.wait(.hours(1))
        #expect(drill.stage.published.all.count == 1)
    }

    @Test func `where it is not known whether it came out, a person looks first`() {
        var drill = ready()
        drill.stage.published.fail("wp", Array(repeating: .uncertain(.blackHole), count: 99))
        order(&drill)
        let said = drill.wait(.minutes(12))
        #expect(said.contains { $0.text.contains("先到平台看是否已发出") })
    }
}
