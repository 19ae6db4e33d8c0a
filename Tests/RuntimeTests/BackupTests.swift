import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// A second chat stands in for the first.
@Suite struct BackupTests {
    private func team() -> Drill { Drill(settings: Team.settings(), backup: true) }

    @Test func `while the chat is well the second one is silent`() {
        var drill = team()
        drill.activate()
        let said = drill.wait(.minutes(40))
        #expect(said.filter { $0.route == .backup }.isEmpty)
    }

    @Test func `when the chat goes down open notices stand in the second chat, beside SMS`() {
        var drill = team()
        drill.activate()
        drill.fault(.blackhole, on: .chat)
        let said = drill.wait(.minutes(4))
        let posts = said.backup.filter { $0.notice == 2 }
        #expect(posts.count == 1, "\(said.backup.map(\.text))")
        let mentioned = Set(posts.first?.mentions ?? [])
        #expect(mentioned == ["@zhao:second", "@li:second", "@wang:second", "@zhou:second"])
        #expect(posts.first?.text.hasPrefix("N-2 应急通知：I-1 已启动") == true)
        #expect(said.sms(to: "zhou").contains { $0.text.contains("N-2") })
        #expect(said.sms(to: "wu").contains { $0.text.contains("N-2") })
        let outage = said.backup.first { $0.text.hasPrefix("聊天通道中断") }
        #expect(outage?.text.hasSuffix("本群暂代主会话，命令照常有效；短信和邮件照发") == true)
    }

    @Test func `commands there are the person's own, with their rights, in the same timeline`() {
        var drill = team()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(4))
        let acked = drill.backup("zhou", "!收到 2")
        // Taken with a sign and not a sentence, as in the chat.
        #expect(acked.backup.isEmpty)
        #expect(drill.stage.world().notice(2)?.acknowledged["zhou"] != nil)
        #expect(drill.backup("zhou", "!级别 I 理由=升级").backup.contains { $0.text.hasPrefix("您无权") })
        drill.backup("zhao", "!级别 I 理由=升级")
        drill.backup("zhao", drill.stage.world().desk.codes["zhao"]?.code ?? "none")
        #expect(drill.stage.world().running.first?.level == Level(1))
        let log = drill.backup("li", "!大事记 I-1").map(\.text).joined(separator: "\n")
        #expect(log.contains("周舟(备用聊天) 收到 N-2"), "\(log)")
        let stranger = drill.stage
        stranger.say("!收到 2", from: "@eve:second", on: .backup, at: .room(Stage.backupRoom))
        #expect(
            drill.news().backup.map(\.text) == ["您不在名册中，不能办理\n登记由应急办公室办理\n请致电值班室 010-00000000"])
        #expect(drill.stage.world().notice(2)?.acknowledged.count == 1)
    }

    @Test func `a second chat that comes back while the first is down shows what is open`() {
        var drill = team()
        drill.fault(.refuse, on: .backup)
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(4))
        drill.sms("wang", "预警 类型=谣言 范围=微博 危害=误导考生")
        drill.fault(.up, on: .backup)
        let posts = drill.wait(.minutes(8)).backup.filter { $0.notice == 1 }
        #expect(posts.map(\.mentions) == [["@zhao:second"]])
    }

    @Test func `a long answer follows alone, in the chat in which it was asked`() {
        var drill = team()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(4))
        for number in 1...12 { drill.backup("li", "!记录 第\(number)项") }
        let said = drill.backup("li", "!大事记 I-1")
        let alone = said.filter { $0.route == .backup && $0.to == "@li:second" }
        #expect(alone.count == 1)
    }

    @Test func `a test of the roads goes to its room`() {
        var drill = team()
        let said = drill.room("li", "!通道 测试")
        #expect(said.backup.map(\.mentions) == [["@li:second"]])
        #expect(said.backup.first?.text.hasPrefix("通道测试：收到请在此回复1") == true)
    }

    @Test func `whoever has no account there goes by SMS alone`() {
        var drill = team()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(4))
        drill.sms("wang", "预警 类型=谣言 范围=微博 危害=误导考生")
        let notice = drill.stage.world().notice(1)
        #expect(notice?.told["zhao"]?.routes == [.sms, .backup])
        #expect(notice?.told["qian"]?.routes == [.sms])
    }

    @Test func `when the chat is back one digest stands there, and the second sends people to it`()
    {
        var drill = team()
        drill.activate()
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(10))
        drill.backup("zhou", "!记录 平台已回复")
        drill.fault(.up, on: .chat)
        let said = drill.wait(.minutes(8))
        let digests = said.room.filter { $0.text.contains("中断期间") }
        #expect(digests.count == 1)
        #expect(digests.first?.text.contains("平台已回复") == true)
        let back = said.backup.filter { $0.text.hasPrefix("聊天通道已恢复") }
        #expect(back.count == 1)
        #expect(back.first?.text.hasSuffix("请回主会话，摘要已发在那里") == true)
        #expect(drill.wait(.minutes(30)).filter { $0.route == .backup }.isEmpty)
    }

    @Test func `switched to it by hand, and back`() {
        var drill = team()
        drill.activate()
        let asked = drill.room("li", "!通道 切换 备用")
        #expect(asked.contains { $0.text.contains("请确认：停用聊天，改用备用聊天和短信") })
        let switched = drill.code("li")
        #expect(switched.backup.contains { $0.notice == 2 })
        #expect(!drill.stage.world().desk.isDown(.sms))
        drill.room("li", "!通道 切换 聊天")
        #expect(drill.code("li").room.contains { $0.text.hasPrefix("聊天中断期间") })
    }

    @Test func `its own outage is told, and everything goes on without it`() {
        var drill = team()
        drill.activate()
        drill.fault(.refuse, on: .backup)
        let told = drill.wait(.minutes(3))
        #expect(told.room.contains { $0.text.hasPrefix("备用聊天通道中断") })
        let state = drill.room("li", "!通道").room.map(\.text).joined()
        #expect(state.contains("备用聊天：中断"), "\(state)")
        drill.fault(.refuse, on: .chat)
        #expect(drill.wait(.minutes(4)).sms(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `without a second chat its accounts are no road`() {
        var drill = Drill(settings: Team.settings())
        drill.take(Team.withBackup)
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(4))
        drill.sms("wang", "预警 类型=谣言 范围=微博 危害=误导考生")
        #expect(drill.stage.world().notice(1)?.told["zhao"]?.routes == [.sms])
        drill.fault(.up, on: .chat)
        drill.wait(.minutes(8))
        #expect(
            drill.room("li", "!通道 切换 备用").room.map(\.text) == [
                "没有备用聊天，需在 bot.json 的 backupChat 中配置\n查看：!通道"
            ])
        let shown = drill.sms("li", "通道")
        #expect(!shown.contains { $0.text.contains("备用") })
    }
}
