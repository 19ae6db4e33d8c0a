import Foundation
import RigKit
import Testing

/// The second chat is one behind a webhook, with the fault proxy before it.
extension RealServers {
    private static let path = "/hooks/second"

    private static func setup(_ rig: RigEnvironment) throws -> Scene.Setup {
        let url = "http://127.0.0.1:\(try rig.value("FAULT_WEBHOOK_PORT"))/in"
        return Scene.Setup { config in
            config.with(
                "backupChat",
                [
                    "kind": "webhook", "url": .string(url), "room": .string(WebhookFarEnd.room),
                    "secret": ["env": "FENGHUO_CHAT_SECRET"], "inbound": ["path": .string(path)],
                ])
        }
    }

    private static let people = ["zhao": "zhao", "li": "li", "zhou": "zhou"]

    @Test(arguments: ["refuse", "blackhole"])
    func `a webhook chat stands in for a dead one, takes commands, and gives it back`(
        mode: String
    ) async throws {
        let rig = try RigEnvironment()
        let far = WebhookFarEnd(rig: rig)
        try await Scene.play(try Self.setup(rig)) { scene in
            try await far.clear(path: Self.path)
            try await scene.giveAccounts(to: Self.people)
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅲ")
            let mark = try await scene.room.mark()
            try await scene.faults.set(.matrix, mode, kill: true)
            let post = try await scene.posted(["N-\(notice)", "I-1"], at: far)
            try await far.react("zhou", "✅", to: post)
            // The same message three times is one command.
            try await far.say("li", "!收到 \(notice)", times: 3)
            try await far.say("li", "!记录 I-1 备用聊天可用", times: 2)
            for person in ["zhou", "li"] {
                try await scene.until("\(person) has answered in the second chat") {
                    try await scene.audit().contains {
                        $0["type"].string == "notice.acknowledged"
                            && $0["actor"].string == "backup:\(person)"
                    }
                }
            }
            try await scene.until("all was taken") { try await far.isHeard() }
            #expect(try await scene.count("incident.noted") == 1)
            try await scene.faults.reset()
            try await scene.room.hears(["聊天中断期间"], after: mark, within: 90)
            _ = try await scene.posted(["聊天通道已恢复", "请回主会话，摘要已发在那里"], at: far)
            #expect(try await far.refused() == 0)
            #expect(try await scene.room.repetitions(after: mark).isEmpty)
        }
    }

    @Test func `kills in the midst lose nothing and post nothing twice in the webhook chat`()
        async throws
    {
        let rig = try RigEnvironment()
        let far = WebhookFarEnd(rig: rig)
        try await Scene.play(try Self.setup(rig)) { scene in
            try await far.clear(path: Self.path)
            try await scene.giveAccounts(to: Self.people)
            var bot = try await scene.start()
            try await scene.faults.set(.matrix, "refuse", kill: true)
            _ = try await scene.posted(["聊天通道中断"], at: far)
            // Slow both ways, so that a kill falls between a command and its answer.
            try await scene.faults.set(.webhook, "delay&ms=150")
            let commands = 8
            for round in 1...commands {
                try await far.say(
                    "li", "!预警 类型=谣言 范围=微博 危害=第\(round)次", times: round % 2 + 1)
                guard round % 3 == 0 else { continue }
                try await scene.wait(milliseconds: 120 * round)
                try bot.kill9()
                bot = try await scene.start(healthy: false)
            }
            try await scene.until("all was taken", within: 90) { try await far.isHeard() }
            for round in 1...commands {
                _ = try await scene.posted(["W-\(round) 已登记"], at: far)
            }
            try await scene.faults.set(.webhook, "pass")
            #expect(try await scene.count("warning.registered") == commands)
            let answers = try await far.posts().map(\.text)
                .filter { $0.contains("已登记") && $0.contains("W-") }
            for round in 1...commands {
                let same = answers.count { $0.contains("W-\(round) 已登记") }
                #expect(same == 1, "W-\(round) was answered \(same) times")
            }
            #expect(try bot.stop() == 0)
            let (status, output) = try await scene.run("audit", "verify")
            #expect(status == 0, "\(output)")
        }
    }
}

extension Scene {
    /// The first post at the far end that holds all these words, waited for if need be.
    fileprivate func posted(
        _ words: [String], at far: WebhookFarEnd
    ) async throws -> WebhookFarEnd.Post {
        try await until("the webhook chat shows \(words)", within: 90) {
            try await far.posts().contains { words.allSatisfy($0.text.contains) }
        }
        guard let post = try await far.posts().first(where: { words.allSatisfy($0.text.contains) })
        else { throw RigFailure("it is gone") }
        return post
    }

    /// How many entries of the log are of this type.
    fileprivate func count(_ type: String) throws -> Int {
        try audit().count { $0["type"].string == type }
    }
}
