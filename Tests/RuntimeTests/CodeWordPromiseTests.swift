import Domain
import Foundation
import Outbox
import Rehearsal
import Runtime
import StormKit
import Testing

/// Words of the month by the whole bot: told in the chat alone, never seen on the roads on which they
/// count, and nowhere in what an answer leaves behind (0058).
@Suite struct CodeWordPromiseTests {
    private func drill() -> Drill {
        var settings = Team.settings()
        settings.plan.continuity = ContinuityRule(approveBySMS: .off, codeWord: .monthly)
        var drill = Drill(settings: settings)
        drill.wait(.minutes(1))
        return drill
    }

    private func word(_ drill: Drill, _ person: PersonID) -> String {
        drill.stage.world().codeWords[person]?.word ?? ""
    }

    @Test func `each is told their own word, alone and in the chat`() {
        let drill = drill()
        let said = Array(drill.stage.network.said(from: 0))
        for person in drill.roster.everyone {
            let word = word(drill, person.id)
            let told = said.filter { $0.text.contains(word) }
            #expect(told.map(\.to) == [person.chat], "\(person.id)")
            #expect(told.allSatisfy { $0.route == .chat })
        }
    }

    @Test func `a roll call by SMS shows side by side who is known and who was heard`() {
        var drill = drill()
        drill.activate()
        drill.room("li", "!点名 截止=15分")
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(2))
        drill.sms("zhao", "到 \(word(drill, "zhao"))")
        drill.sms("qian", "到")
        drill.mail("zhou", "到 \(word(drill, "zhou").lowercased())")
        let wrong = drill.sms("wu", "到 \(word(drill, "zhou"))").sms(to: "wu").map(\.text)
        #expect(wrong == ["【示例单位】口令不对，没有执行"])
        drill.fault(.up, on: .chat)
        drill.wait(.minutes(10))
        let table = drill.dm("li", "点名 查看").map(\.text).joined()
        #expect(table.contains("在岗，身份已核：赵敏、周舟"), "\(table)")
        #expect(table.contains("在岗，未核身份：钱进"), "\(table)")
        #expect(!table.contains("在岗：吴悠"), "\(table)")
    }

    @Test func `a roll is called by SMS with the word, and the refusal says where it is`() {
        var drill = drill()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(2))
        let refused = drill.sms("li", "点名 全体").sms(to: "li").map(\.text)
        #expect(refused == ["【示例单位】“点名”须带值守卡上的口令，或致电值班室010-00000000"])
        let called = drill.sms("li", "口令 \(word(drill, "li")) 点名 全体").sms(to: "li").map(\.text)
        #expect(called.joined().contains("点名已发出"), "\(called)")
    }

    @Test func `what somebody typed with their word is kept without it`() throws {
        var drill = drill()
        drill.activate()
        drill.room("li", "!点名 截止=15分")
        let mine = word(drill, "zhao")
        let before = drill.stage.store.entries.count
        drill.sms("zhao", "到 \(mine)")
        drill.sms("zhao", "记录 \(mine) 现场平稳")
        drill.sms("zhao", "到 QQ33QQ")
        drill.room("zhao", "!到 东门 \(mine)")
        let entries = Array(drill.stage.store.entries.dropFirst(before))
        let kept = String(decoding: try JSONEncoder().encode(entries), as: UTF8.self)
        #expect(kept.contains("现场平稳"))
        #expect(!kept.contains(mine) && !kept.contains("QQ33QQ"), "\(kept)")
        let outward = drill.stage.network.said(from: 0).filter { !$0.route.isChat }
        #expect(outward.allSatisfy { !$0.text.contains(mine) })
    }

    @Test func `five wrong ones silence a number for an hour, and the duty officer is told`() {
        var drill = drill()
        var said: [Said] = []
        for _ in 1...6 { said = drill.sms("wu", "到 QQ33QQ") + said }
        #expect(said.sms(to: "wu").count == 5)
        #expect(said.room.contains { $0.text.contains("吴悠的短信一小时内5次口令不对") })
        let right = drill.sms("wu", "到 \(word(drill, "wu"))")
        #expect(right.sms(to: "wu").isEmpty)
        drill.wait(.minutes(61))
        let late = drill.sms("wu", "到 \(word(drill, "wu"))").sms(to: "wu").map(\.text)
        #expect(late.joined().contains("没有等您应答的点名"), "\(late)")
    }
}
