import Foundation
import RigKit
import Testing

/// An incident from its first warning to its end.
extension RealServers {
    @Test func `an incident runs from its warning to its end and the log can be checked`()
        async throws
    {
        try await Scene.play { scene in
            let bot = try await scene.start()
            let notice = try await scene.decide()
            try await scene.acknowledge(notice)
            try await scene.work()
            try await scene.end()
            #expect(try bot.stop() == 0)
            let (status, output) = try await scene.run("audit", "verify")
            #expect(status == 0, "\(output)")
            // Who reads the machine's log reads neither content nor numbers.
            let log = bot.output
            #expect(log.contains("started"))
            for word in ["误导考生", "平台已经回电"] + scene.cast.players.map({ $0.mobile.suffix(11) }) {
                #expect(!log.contains(word), "\(word)")
            }
        }
    }

    @Test func `a phone decision is entered by the office lead and countersigned`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            try await scene.ask(.li, "!预警 类型=谣言 范围=微博 危害=误导考生", hears: ["W-1 已登记"])
            try await scene.askTwice(
                .li, "!启动 W-1 级别=Ⅱ 场景=R 理由=情况紧急 代=zhao 方式=电话",
                hears: ["I-1 已启动(", "电话决定"])
            try await scene.untilTexted(.zhao, ["I-1", "补签"])
            try await scene.ask(.zhao, "!补签 I-1", hears: ["I-1 已补签"])
        }
    }

    /// At level II the other half has the notice already, at level III not.
    @Test(arguments: ["Ⅱ", "Ⅲ"])
    func `who cannot come by SMS is replaced by the other half`(level: String) async throws {
        try await Scene.play { scene in
            try await scene.start()
            let notice = try await scene.activate(level: level)
            let mark = try await scene.room.mark()
            try await scene.text(.zhou, "无法 \(notice)")
            let call = try await scene.room.hears(["N-\(notice)", "周涛无法到岗，现请您顶岗"], after: mark)
            #expect(call.mentions == [try scene.rig.user("wu").id])
        }
    }
}

extension Scene {
    /// Warning, assessment, activation; the number of the notice to everyone.
    fileprivate nonisolated func decide() async throws -> RoomEvent {
        try await ask(
            .li, "!预警 类型=谣言 范围=微博 危害=误导考生 链接=https://example.org/p/1",
            hears: ["W-1 已登记"])
        try await ask(
            .li, "、研判 W-1 3 4 2 2 3 2 1 1 1 2", hears: ["W-1 请决定：研判58分", "Ⅱ级", "启动 W-1"])
        let mark = try await room.mark()
        let refusal = try await ask(.sun, "!启动 W-1 级别=Ⅱ 场景=R", hears: ["您无权"])
        #expect(refusal.body.contains("赵敏"))
        let reply = try await askTwice(.zhao, "!启动 W-1 级别=Ⅱ 场景=R", hears: ["I-1 已启动("])
        #expect(reply.body.contains("指挥 赵敏"))
        let notice = try await room.hears(["应急通知", "I-1 已启动"], after: mark)
        #expect(notice.mentions.count == Cast.Name.allCases.count)
        return notice
    }

    /// By command, by reaction and by both kinds of SMS.
    fileprivate nonisolated func acknowledge(_ notice: RoomEvent) async throws {
        guard let number = notice.body.firstMatch(of: /N-(\d+) 应急通知/)?.1 else {
            throw RigFailure("no number in: \(notice.body)")
        }
        let bot = try rig.user("bot").id
        let mark = try await room.mark()
        let command = try await say(.wang, "!收到")
        _ = try await room.next("✅ on the command", after: mark) { event in
            event.sender == bot && event.sign == "✅" && event.target == command
        }
        try await react(.sun, "✅", to: notice.id)
        try await text(.zhou, "1")
        try await text(.wu, "收到 \(number)")
        try await untilTextsAreDone(by: .wu)
        let status = try await ask(.li, "!态势 I-1", hears: ["I-1", "未签收："])
        let silent = status.body.split(separator: "\n").first { $0.contains("未签收") } ?? ""
        for name in [Cast.Name.wang, .sun, .zhou, .wu] {
            #expect(!silent.contains(cast[name].name), "\(status.body)")
        }
        // Whose text comes first is the telephones' matter.
        let log = try await ask(.li, "!大事记 I-1", hears: ["(短信) 收到 N-\(number)"])
        let texts = log.body.split(separator: "\n").first { $0.contains("(短信) 收到") } ?? ""
        #expect(texts.contains("周涛") && texts.contains("吴倩"), "\(log.body)")
        #expect(log.body.contains("孙丽(聊天) 收到 N-\(number)"))
    }

    /// A task is done with its evidence; what was said is pinned; the topic tells where we are.
    fileprivate nonisolated func work() async throws {
        // Asked in private: the room shows the four that are due first, which depends on the hour.
        let conversation = try await direct(with: "sun")
        let asked = try await conversation.mark()
        try await rig.user("sun").say("任务 我的", in: conversation.id)
        let list = try await conversation.hears(["您的任务"], after: asked)
        guard let task = list.body.firstMatch(of: /(T-\d+) \S+ 汇总公众前五项关切/)?.1 else {
            throw RigFailure("the task is not in: \(list.body)")
        }
        try await ask(.sun, "!完成 \(task)", hears: ["\(task) 还差证据"])
        try await ask(.sun, "!完成 \(task) https://example.org/e/1", hears: ["\(task) 已办结"])
        let word = try await say(.wang, "平台已经回电")
        try await react(.zhao, "📌", to: word)
        let topic = try await rig.user("zhao").state("m.room.topic", of: room.id)
        #expect(topic["topic"].string?.contains("I-1 Ⅱ级") == true, "\(topic)")
        #expect(topic["topic"].string?.contains("指挥 赵敏") == true, "\(topic)")
    }

    fileprivate func end() async throws {
        try await ask(.li, "!结束 提议 I-1 理由=连续三天平稳", hears: ["I-1 已由", "提议结束"])
        try await askTwice(.zhao, "!结束 确认 I-1", hears: ["I-1 应急响应结束"])
        let conversation = try await direct(with: "zhao")
        let mark = try await conversation.mark()
        try await rig.user("zhao").say("大事记 I-1", in: conversation.id)
        let log = try await conversation.hears(["I-1 大事记"], after: mark)
        for line in ["启动 I-1", "办结 T-", "平台已经回电", "结束 I-1：", "标记王芳的发言"] {
            #expect(log.body.contains(line), "\(log.body)")
        }
    }
}
