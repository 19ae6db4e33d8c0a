import Domain
import Foundation
import Rehearsal
import StormKit
import Testing

/// The scene and the platforms in the whole runtime.
@Suite(.timeLimit(.minutes(2))) struct PostPromiseTests {
    private static func person(_ id: String, _ name: String, _ group: String, _ n: Int) -> Person {
        Person(
            id: PersonID(id), name: name, posts: [.init(group: GroupID(group), seat: .lead)],
            chat: "@\(id):localhost", mobile: "+861390000000\(n)", email: "\(id)@example.org")
    }

    private static let roster = Roster(
        Team.roster.everyone + [
            person("luo", "罗岩", "onscene", 1), person("wei", "卫青禾", "duty", 2),
            person("jiang", "江南", "crossplatform", 3),
        ])

    /// A gathering on several platforms, with P-1 open at the south gate.
    private func opened() -> Drill {
        var drill = gathering()
        drill.room("zhao", "!现场 设立 南门广场 指挥=@luo 联络员=@wei")
        return drill
    }

    private func gathering() -> Drill {
        var drill = Drill()
        drill.take(Self.roster)
        drill.room("wang", "!预警 类型=群体性事件 范围=南门 危害=聚集")
        drill.room("zhao", "!启动 W-1 级别=II 场景=G,M 理由=紧急")
        drill.code("zhao")
        return drill
    }

    private func sms(_ drill: inout Drill, _ id: PersonID, _ text: String) -> [Said] {
        let mobile = Self.roster[id]?.mobile ?? ""
        drill.stage.say(text, from: mobile, on: .sms, at: .direct(mobile))
        return drill.news()
    }

    private func mail(_ drill: inout Drill, _ id: PersonID, _ text: String) -> [Said] {
        let address = Self.roster[id]?.email ?? ""
        drill.stage.say(text, from: address, on: .email, at: .direct(address))
        return drill.news()
    }

    private func room(_ drill: inout Drill, _ id: PersonID, _ text: String) -> [Said] {
        drill.stage.say(text, from: "@\(id):localhost", on: .chat, at: .room(Stage.room))
        return drill.news()
    }

    private func to(_ id: PersonID, _ said: [Said]) -> [String] {
        said.filter { $0.route == .sms && $0.to == Self.roster[id]?.mobile }.map(\.text)
    }

    @Test func `a card by SMS without a number is taken, told in the room, and answered by number`()
    {
        var drill = opened()
        let said = sms(&drill, "luo", "现场 人数80 伤0 诉求退费 需要围挡")
        #expect(to("luo", said) == ["【示例单位】P-1 现场报1 已收，下一张12:15前"])
        #expect(
            said.room.contains {
                $0.text.contains("P-1 现场报1") && $0.text.contains("罗岩(短信)：人数80，伤0，诉求：退费，需要：围挡")
                    && $0.mentions == ["@li:localhost"]
            }, "\(said.map(\.text))")
    }

    @Test func `by mail and in the chat a card goes the same way, into one timeline`() {
        var drill = opened()
        _ = sms(&drill, "luo", "现场人数80伤0")
        _ = mail(&drill, "luo", "现场 人数85 伤0")
        _ = room(&drill, "wei", "!现场 人数=82 伤=0")
        let cards = drill.stage.world().incidents[1]?.field?.cards ?? []
        #expect(cards.map(\.people) == [80, 85, 82])
        #expect(cards.map(\.route) == [.sms, .email, .chat])
        drill.stage.network.openDirect("@li:localhost")
        let lines = drill.dm("li", "!大事记 I-1").map(\.text).joined(separator: "\n")
        for text in ["现场报1", "现场报2", "现场报3"] { #expect(lines.contains(text)) }
    }

    @Test func `two who differ stand side by side before the leads, once, by SMS by number`() {
        var drill = opened()
        _ = sms(&drill, "luo", "现场 人数40 伤0")
        let said = room(&drill, "wei", "!现场 人数200 伤1")
        let told = said.room.filter { $0.text.contains("两份现场报不一致") }
        #expect(told.count == 1)
        let text = told.first?.text ?? ""
        #expect(text.contains("罗岩(短信)：人数40，伤0") && text.contains("卫青禾(聊天)：人数200，伤1"))
        #expect(
            Set(told.first?.mentions ?? [])
                == ["@luo:localhost", "@li:localhost", "@zhao:localhost"])
        for message in said where message.route == .sms {
            #expect(!message.text.contains("200") && !message.text.contains("南门"))
        }
        let again = room(&drill, "wei", "!现场 人数210 伤1")
        #expect(!again.room.contains { $0.text.contains("两份现场报不一致") })
    }

    @Test func `whoever writes a card wrongly is shown one, in one short message`() {
        var drill = opened()
        let said = to("luo", sms(&drill, "luo", "现场 人很多"))
        #expect(said == ["【示例单位】没看懂。例如：现场 报告 人数80 伤0 诉求退费 需要围挡"])
        #expect(said.allSatisfy { $0.utf16.count <= 70 })
        #expect(drill.stage.world().incidents[1]?.field?.cards == [])
    }

    @Test func `who is not of the scene cannot report, on any road, nor open or close a post`() {
        var drill = opened()
        let before = drill.stage.world().incidents[1]?.field
        for line in ["现场 人数80 伤0", "现场 转移 北门", "现场 设立 北门 指挥=@luo", "现场 撤收 人数=3"] {
            _ = sms(&drill, "sun", line)
            _ = mail(&drill, "sun", line)
            _ = room(&drill, "sun", "!" + line)
        }
        _ = sms(&drill, "zhao", "现场 设立 北门 指挥=@luo")
        _ = sms(&drill, "luo", "现场 撤收 人数=3")
        #expect(drill.stage.world().incidents[1]?.field == before)
    }

    @Test func `while the chat is down cards come in, and are in the digest when it is back`() {
        var drill = opened()
        drill.fault(.refuse, on: .chat)
        _ = drill.wait(.minutes(3))
        let said = sms(&drill, "luo", "现场 人数80 伤0")
        #expect(to("luo", said).contains { $0.contains("现场报1 已收") })
        drill.fault(.up, on: .chat)
        let back = drill.wait(.minutes(8))
        #expect(back.room.contains { $0.text.contains("现场报1") })
    }

    @Test func `somebody silent on the scene is named to the chief, then to HQ by every road`() {
        var drill = opened()
        _ = sms(&drill, "luo", "到")
        let due = drill.wait(.minutes(11))
        #expect(
            due.room.contains {
                $0.text.contains("失联：卫青禾") && $0.mentions.contains("@luo:localhost")
            })
        let hq = drill.wait(.minutes(10))
        #expect(to("zhao", hq).contains { $0.contains("仍失联") })
    }

    @Test func `of a sensitive incident nobody outside reads what comes from the scene`() {
        var drill = opened()
        _ = room(&drill, "zhao", "!标识 I-1 敏感")
        for id in ["luo", "wei"] { _ = room(&drill, "zhao", "!知悉范围 加入 I-1 @\(id)") }
        let said =
            sms(&drill, "luo", "现场 人数77 需要围挡") + room(&drill, "wu", "!现场 P-1")
            + room(&drill, "wu", "!现场 I-1") + room(&drill, "wu", "!平台 I-1")
        let open = said.filter { $0.closedRoom == nil && $0.to == nil || $0.route != .chat }
        #expect(!open.isEmpty)
        #expect(
            !open.contains { $0.text.contains("77") || $0.text.contains("围挡") },
            "\(open.map(\.text))")
    }

    @Test func `a kill loses no card, and the next is still asked for`() {
        var drill = opened()
        _ = sms(&drill, "luo", "现场 人数80 伤0")
        drill.stage.kill()
        drill.stage.launch(roster: nil)
        #expect(drill.stage.world().incidents[1]?.field?.cards.count == 1)
        let said = drill.wait(.minutes(16))
        #expect(said.contains { $0.text.contains("现场 人数80 伤0") })
    }

    // MARK: Platforms

    @Test
    func `an owner is asked for their word, and after a quarter of an hour the lead is called`() {
        var drill = gathering()
        _ = room(&drill, "li", "!平台 登记 微博 抖音")
        let asked = room(&drill, "jiang", "!平台 负责 微博 @sun")
        #expect(
            asked.room.contains {
                $0.text.contains("请负责微博") && $0.mentions == ["@sun:localhost"]
            }, "\(asked.map(\.text))")
        let late = drill.wait(.minutes(16))
        #expect(
            late.room.contains {
                $0.text.contains("请负责微博") && $0.mentions.contains("@jiang:localhost")
            })
        #expect(
            late.room.contains {
                $0.text.contains("抖音仍无负责人") && $0.mentions == ["@jiang:localhost"]
            })
    }

    @Test func `the board shows heat as given, and what it was at an earlier time`() {
        var drill = gathering()
        _ = room(&drill, "li", "!平台 登记 微博")
        _ = room(&drill, "jiang", "!平台 负责 微博 @jiang")
        _ = room(&drill, "jiang", "!平台 更新 微博 热度=8万 说法=网传停考 状态=发酵")
        _ = room(&drill, "jiang", "!平台 快照")
        _ = drill.wait(.minutes(5))
        let new = room(&drill, "jiang", "!平台 更新 微博 热度=120000")
        #expect(new.room.contains { $0.text.contains("热度 120000(前8万，+50%)｜说法1｜发酵") })
        let then = room(&drill, "jiang", "!平台 态势表 时间=12:00")
        #expect(then.room.contains { $0.text.contains("12:00快照(江南)") && $0.text.contains("热度 8万") })
    }

    @Test func `of a sensitive matter no card is read out in the room, nor the cards of others`() {
        var drill = gathering()
        drill.room("li", "!标识 I-1 敏感")
        for id in ["zhao", "li", "luo"] { drill.stage.network.openDirect("@\(id):localhost") }
        _ = sms(&drill, "luo", "现场 地点 南门 人数40 伤0 需要围挡")
        let said = room(&drill, "zhao", "!现场 报告 I-1 地点 南门 人数200 伤2 需要担架")
        for line in said where line.to == nil && line.closedRoom == nil {
            #expect(!line.text.contains("200") && !line.text.contains("担架"))
            #expect(!line.text.contains("围挡") && !line.text.contains("罗岩"))
        }
        #expect(drill.stage.world().running[0].field?.cards.count == 2)
    }
}
