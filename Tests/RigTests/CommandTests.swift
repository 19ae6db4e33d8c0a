import Foundation
import RigKit
import Testing

/// Commands in the room, by SMS and in a direct conversation.
extension RealServers {
    @Test func `a warning is answered in both languages and the command group hears of it`()
        async throws
    {
        try await Scene.play { scene in
            try await scene.start()
            let mark = try await scene.room.mark()
            let answer = try await scene.ask(
                .li, "!预警 类型=谣言 范围=微博 危害=误导考生",
                hears: ["W-1 已登记", "W-1 registered", "赵敏", "钱进"])
            #expect(!answer.body.contains("T-"))
            let notice = try await scene.room.hears(["N-1 预警通知", "W-1 谣言"], after: mark)
            let hq = try ["zhao", "qian"].map { try scene.rig.user($0).id }
            #expect(notice.mentions == Set(hq))
            for person in [Cast.Name.zhao, .qian] {
                let sms = try await scene.untilTexted(person, ["N-1", "W-1"])
                #expect(sms.text.hasPrefix("【示例单位】"))
                #expect(sms.text.utf16.count <= 70)
                #expect(!sms.text.contains("误导考生"))
            }
        }
    }

    @Test func `English commands do the same`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            try await scene.ask(
                .wang, "!warn type=rumour scope=Weibo harm=\"misleads candidates\"",
                hears: ["W-1 registered"])
            try await scene.ask(
                .wang, "／assess W-1 3 4 2 2 3 2 1 1 1 2",
                hears: ["W-1 needs a decision: 58 points", "Ⅱ"])
            try await scene.ask(.wang, "！stauts", hears: ["status"])
        }
    }

    @Test func `an edited command is not run`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            let first = try await scene.say(.li, "先说一句")
            let mark = try await scene.room.mark()
            try await scene.rig.user("li").edit(first, into: "!记录 改出来的话", in: scene.room.id)
            try await scene.room.hears(["编辑不会改变已执行的命令"], after: mark)
            let log = try await scene.ask(.li, "!大事记", hears: ["值班日志"])
            #expect(!log.body.contains("改出来的话"))
        }
    }

    @Test func `a stranger is refused and changes nothing`() async throws {
        try await Scene.play(Scene.Setup(strangers: ["alice"])) { scene in
            try await scene.start()
            let mark = try await scene.room.mark()
            try await scene.rig.user("alice").say(
                "!预警 类型=谣言 范围=微博 危害=误导考生", in: scene.room.id)
            let answer = try await scene.room.hears(["您不在名册中"], after: mark)
            #expect(answer.body.contains("You are not in the roster"))
            try await scene.ask(.li, "!研判 W-1 1 1 1 1 1 1 1 1 1 1", hears: ["没有 W-1"])
            #expect(try await scene.sms.sent(to: scene.cast[.zhao].mobile).isEmpty)
        }
    }

    @Test func `a strange telephone gets no answer, and the office one alert`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            let strange = "+8613700000000"
            let mark = try await scene.room.mark()
            try await scene.sms.write("态势", from: strange)
            try await scene.sms.write("预警 类型=谣言 范围=微博 危害=误导考生", from: strange)
            try await scene.room.hears(["名册外", "0000", "短信"], after: mark)
            try await scene.text(.li, "态势")
            try await scene.untilTexted(.li, ["无运行中的事件"])
            #expect(try await scene.sms.sent(to: strange).isEmpty)
            _ = try await scene.room.mark()
            #expect(await scene.room.said(after: mark).count == 1)
        }
    }

    @Test func `a secret is refused in the room and by SMS and never said again`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            let answer = try await scene.ask(
                .li, "!记录 机密★三年 试卷存放在北楼", hears: ["拒绝：", "Refused:"])
            #expect(answer.body.hasPrefix("拒绝："))
            try await scene.text(.wang, "记录 机密★三年 试卷存放在北楼")
            try await scene.untilTexted(.wang, ["拒绝："])
            try await scene.ask(.li, "!大事记", hears: ["值班日志"])
            let said = await scene.room.said().map(\.body)
            let texted = try await scene.sms.sent().map(\.text)
            #expect(!(said + texted).contains { $0.contains("试卷") || $0.contains("北楼") })
        }
    }

    @Test func `long, foreign and decorated texts are answered and harm nothing`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            let long = String(repeating: "很长的话", count: 5_000)  // 60 kB: Matrix takes no more
            let mark = try await scene.room.mark()
            _ = try await scene.say(.li, "!记录 \(long)")
            let answer = try await scene.room.hears(["太长"], after: mark)
            #expect(answer.body.utf8.count < 2_000)
            try await scene.ask(.li, "!记录 🚒👩🏽‍🚒 مرحبا \u{202E}olleh", hears: ["已记入"])
            let log = try await scene.ask(.li, "!大事记 I-1", hears: ["大事记", "مرحبا"])
            #expect(log.body.contains("👩🏽‍🚒"))
            #expect(!log.body.contains("很长的话很长的话"))
        }
    }

    @Test func `in a direct conversation that the bot opened no prefix is needed`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            try await scene.ask(.li, "!预警 类型=谣言 范围=微博 危害=误导考生", hears: ["W-1 已登记"])
            let room = try await scene.direct(with: "zhao")
            let mark = try await room.mark()
            try await scene.rig.user("zhao").say("我的", in: room.id)
            try await room.hears(["赵敏", "待签收：N-1"], after: mark)
        }
    }

    @Test func `what is too long for the room goes to whoever asked`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            let conversation = try await scene.direct(with: "zhao")
            for number in 1...8 {
                try await scene.ask(.li, "!记录 第\(number)条", hears: ["已记入"])
            }
            let mark = try await conversation.mark()
            let short = try await scene.ask(.zhao, "!大事记 I-1", hears: ["I-1 大事记", "第8条"])
            #expect(!short.body.contains("第1条"))
            #expect(short.body.split(separator: "\n").count <= 12, "\(short.body)")
            try await conversation.hears(["第1条"], after: mark)
        }
    }
}

extension Scene {
    /// The conversation of the bot with somebody, which they have joined.
    func direct(with name: String) async throws -> Room {
        let (bot, person) = (try rig.user("bot"), try rig.user(name))
        // An answer too long for the room opens the conversation with whoever asked, at once.
        try await person.say("!帮助", in: room.id)
        let search: @Sendable () async throws -> String? = {
            // Different each time, or Synapse may answer from its cache.
            let filter: JSON = ["room": ["timeline": ["not_types": ["\(UUID().uuidString)"]]]]
            let rooms = try await person.sync(since: nil, filter: filter, milliseconds: 0)["rooms"]
            for (id, room) in rooms["invite"].members
            where room["invite_state"]["events"].elements.contains(where: { event in
                event["type"].string == "m.room.create" && event["sender"].string == bot.id
            }) {
                // One that an earlier bot has left cannot be joined any more.
                do { try await person.join(id) } catch { await person.leave(id) }
            }
            for id in try await person.rooms()
            where try await person.members(of: id) == [bot.id, person.id] {
                return id
            }
            return nil
        }
        try await until("the bot has opened a conversation with \(name)") {
            try await search() != nil
        }
        guard let id = try await search() else { throw RigFailure("the conversation is gone") }
        return Room(id, alias: id, seenBy: person, bot: bot.id)
    }
}
