import Commands
import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import StormKit
import Testing

@testable import Runtime

/// The register of official channels in the whole runtime.
@Suite(.timeLimit(.minutes(2))) struct OfficialPromiseTests {
    private static let line = "!通道 登记 weibo 名称=官方微博 平台=微博 账号=@示例单位 负责人=@sun"

    private func usable(_ drill: Drill) -> [String] {
        let world = drill.stage.world()
        return world.officials.usable(at: drill.stage.clock.now).map(\.id)
    }

    private func registered() -> Drill {
        var drill = Drill()
        drill.room("zhou", Self.line)
        drill.code("zhou")
        return drill
    }

    @Test func `a channel counts when two people have verified it`() {
        var drill = Drill()
        #expect(drill.room("wu", "!通道 官方").room.first?.text.hasPrefix("尚未登记官方渠道，不能发布") == true)
        let asked = drill.room("zhou", Self.line).room.first?.text ?? ""
        #expect(asked.contains("请确认：登记官方渠道 官方微博(weibo)"))
        #expect(asked.contains("确认即声明：账号属于本单位，不是任何人自己的账号"))
        #expect(asked.split(separator: "\n").count <= 6)
        let wanted = drill.code("zhou").room
        #expect(
            wanted.contains {
                $0.text.hasPrefix("官方渠道 官方微博(weibo) 请核验(周舟登记)")
                    && $0.mentions == ["@sun:localhost", "@li:localhost"]
            }, "\(wanted.map(\.text))")
        #expect(usable(drill).isEmpty)
        #expect(drill.room("li", "!通道 核验 weibo").room.first?.text.contains("还差1人") == true)
        #expect(drill.room("li", "!通道 核验 官方微博").room.first?.text.contains("您已核验过") == true)
        #expect(usable(drill).isEmpty)
        let told = drill.room("sun", "!通道 核验 weibo 已登录后台").room
        #expect(told.contains { $0.text.hasPrefix("官方渠道 官方微博(weibo) 已核验(李雷、孙宁)，可用至2027-01-05") })
        #expect(usable(drill) == ["weibo"])
        let listed = drill.room("wu", "!通道 官方").room.first?.text
        #expect(listed == "官方渠道：可用1、待核验0、已过期0\n可用｜官方微博(weibo)｜微博｜@示例单位")
    }

    @Test func `another account behind the same name is no verified channel any more`() {
        var drill = registered()
        drill.room("li", "!通道 核验 weibo")
        drill.room("wang", "!通道 核验 weibo")
        #expect(usable(drill) == ["weibo"])
        let asked = drill.room("zhou", "!通道 登记 weibo 账号=@别处").room.first?.text
        #expect(asked?.contains("原有核验作废，须两人重新核验") == true)
        drill.code("zhou")
        #expect(usable(drill).isEmpty)
    }

    @Test func `nobody gets round the two, nor round who may`() {
        var drill = registered()
        // By SMS nothing is verified, whoever sends it.
        #expect(drill.sms("li", "通道 核验 weibo").sms(to: "li").first?.text.contains("聊天") == true)
        // With all of HQ's powers there is still one voice, and no right to register.
        drill.room("zhao", "!授权 @sun 全部 至 01-06")
        drill.code("zhao")
        #expect(drill.stage.world().absences.mandates["sun"] != nil)
        drill.room("sun", "!通道 核验 weibo")
        drill.room("sun", "!通道 核验 weibo")
        let refused = drill.room("sun", "!通道 停用 weibo 理由=x").room.first?.text
        #expect(refused?.contains("可由：信息发布组、应急办公室、应急指挥部") == true)
        #expect(usable(drill).isEmpty)
        // What asks for another's account is refused in one way or another, and never said again.
        for (name, start) in [("小号一", "拒绝："), ("王某个人", "拒绝：只登记本单位名下的账号")] {
            let said = drill.room("zhou", "!通道 登记 wb2 名称=\(name) 平台=微博 账号=@x 负责人=@wu")
            #expect(said.room.first?.text.hasPrefix(start) == true, "\(said.map(\.text))")
            #expect(!said.contains { $0.text.contains(name) })
        }
        let own = drill.room("zhou", "!通道 登记 wb2 名称=甲 平台=微博 账号=@wu:localhost 负责人=@wu")
        #expect(own.room.first?.text.hasPrefix("拒绝：这是吴悠本人的账号") == true)
        #expect(drill.stage.world().officials.listed.map(\.id) == ["weibo"])
    }

    @Test func `a publisher that the settings do not have is said when it is registered`() {
        var settings = Team.settings()
        settings.publishers = ["feed"]
        var drill = Drill(settings: settings)
        let said = drill.room("zhou", Self.line + " 方式=fed").room.first?.text
        #expect(said?.hasPrefix("bot.json 中没有发布方式“fed”\n可用：feed") == true, "\(said ?? "")")
        #expect(
            drill.room("zhou", Self.line + " 方式=feed").room.first?.text.contains("经 feed 发布")
                == true)
    }

    @Test
    func `its owner and the office are told a month before its end and at its end, once each`() {
        // A short term: each day that is played costs time.
        var drill = Drill()
        drill.room("zhou", Self.line + " 有效期=2026-02-06")
        drill.code("zhou")
        drill.room("li", "!通道 核验 weibo")
        drill.room("wang", "!通道 核验 weibo")
        #expect(usable(drill) == ["weibo"])
        let said = drill.wait(.days(34)).room
        let soon = said.filter { $0.text.contains("即将到期") }
        let over = said.filter { $0.text.hasPrefix("官方渠道 官方微博(weibo) 已过期") }
        #expect(soon.map(\.mentions) == [["@sun:localhost", "@li:localhost"]])
        #expect(over.map(\.mentions) == [["@sun:localhost", "@li:localhost"]])
        #expect(usable(drill).isEmpty)
    }

    @Test func `whoever publishes may register, and the rest of a team may not verify`() {
        let member = Person(
            id: "rm", name: "rm", posts: [.init(group: .release, seat: .member)], chat: "@rm:x")
        #expect(Permissions.may(.officialEdit, member, on: .chat) == .yes)
        #expect(Permissions.may(.official, member, on: .chat) == .yes)
        #expect(
            Permissions.may(.officialVerify, member, on: .chat) == .notYou([.office, .lead, .hq]))
        #expect(Permissions.may(.officialEdit, member, on: .sms) == .notHere(.sms))
    }
}
