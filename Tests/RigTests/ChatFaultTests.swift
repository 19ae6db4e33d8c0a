import Foundation
import RigKit
import Testing

/// Ways in which a chat fails without being down for good: each is noticed, said in its own words in
/// the timeline, and over when it is over.
extension RealServers {
    /// The first failure counts, and a moment's success: what is tested is which it was.
    static let quick = Scene.Setup { config in
        config.with("failover.downAfter", 1).with("failover.upAfter", "1s")
            .with("failover.probeEvery", "2s")
    }

    @Test(arguments: [
        ("reset", "chat: reset", "连接被中途切断", "the connection is cut off"),
        ("http200", "chat: error-body", "对方接收后报错", "the far end answers with an error"),
        (
            "stale", "chat: deaf", "已连接，但发出的消息没有回显",
            "it is connected, but what is sent never shows"
        ),
    ])
    func `a chat that only seems to work is told from one that does`(
        mode: String, health: String, zh: String, en: String
    ) async throws {
        try await Scene.play(Self.quick) { scene in
            try await scene.start()
            try await scene.outage(health, ["聊天通道中断(\(zh))", "Chat went down (\(en))"]) {
                try await scene.faults.set(.matrix, mode)
            }
        }
    }

    @Test func `with our own network out the chat is not blamed`() async throws {
        var setup = Self.quick
        setup.edit = { config in
            let mail = config["email"]["inbound"]["url"].string ?? ""
            return Self.quick.edit(config)
                .with("failover.ownNetwork", [.string(mail.replacing("imap://", with: ""))])
        }
        try await Scene.play(setup) { scene in
            try await scene.start()
            let words = ["聊天通道中断(本机网络中断)", "Chat went down (our own network is out)"]
            try await scene.outage("chat: refused", words) {
                try await scene.faults.set(.imap, "unaccepted")
                try await scene.faults.set(.matrix, "refuse")
            }
        }
    }

    /// Nothing tells either end: only that nothing comes back.
    @Test func `connections that died in silence are noticed and opened anew`() async throws {
        try await Scene.play(Self.quick) { scene in
            try await scene.start()
            let mark = try await scene.room.mark()
            try await scene.faults.set(.matrix, "lost")
            try await scene.faults.set(.matrix, "pass")
            try await scene.untilHealth(says: "chat: blackhole", "chat: deaf")
            try await scene.room.hears(["中断期间", "聊天通道中断("], after: mark, within: 120)
            try await scene.ask(.li, "!态势", hears: ["无运行中的事件"])
        }
    }

    @Test func `a bot that is put out of its room says so, and comes back when it is invited`()
        async throws
    {
        try await Scene.play(Self.quick) { scene in
            try await scene.start()
            let (owner, bot) = (try scene.rig.user("zhao"), try scene.rig.user("bot"))
            let words = [
                "聊天通道中断(机器人不在聊天室内，或无权在其中发言)",
                "Chat went down (the bot is not in its room, or may not speak there)",
            ]
            let mark = try await scene.room.mark()
            try await owner.tell("kick", bot.id, in: scene.room.id)
            try await scene.untilHealth(says: "chat: forbidden")
            try await owner.tell("invite", bot.id, in: scene.room.id)
            try await scene.room.hears(["中断期间"] + words, after: mark, within: 60)
        }
    }
}

extension Scene {
    /// A fault comes, is noticed, goes, and the digest says what it was.
    fileprivate func outage(
        _ health: String, _ words: [String], _ fault: @Sendable () async throws -> Void
    ) async throws {
        let mark = try await room.mark()
        try await sms.clear()
        try await fault()
        try await untilHealth(says: health)
        try await untilTexted(.li, ["已改用短信"])
        try await faults.reset()
        try await room.hears(["中断期间", "While chat was down"] + words, after: mark, within: 60)
    }
}
