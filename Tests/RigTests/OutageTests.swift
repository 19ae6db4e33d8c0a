import Foundation
import RigKit
import Testing

/// Roads that fail, and the roads that take over.
extension RealServers {
    @Test(arguments: [
        ("refuse", "服务器拒绝连接"), ("blackhole", "服务器没有应答"), ("http500", "服务器出错(500)"),
    ])
    func `with the chat down notices go by SMS and one digest follows`(
        fault: String, cause: String
    ) async throws {
        // One of them at the usual pace.
        try await Scene.play(fault == "refuse" ? Scene.Setup() : Self.quick) { scene in
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅱ")
            try await scene.faults.set(.matrix, fault)
            let sms = try await scene.untilTexted(.zhou, ["N-\(notice)", "回复1"])
            #expect(sms.text.utf16.count <= 70)
            try await scene.text(.zhou, "1")
            try await scene.text(.sun, "无法 \(notice) 在外地")
            try await scene.untilTextsAreDone(by: .zhou)
            try await scene.faults.reset()
            let digest = try await scene.room.hears(["中断期间"], within: 120)
            #expect(digest.body.contains("聊天通道中断(\(cause))"), "\(digest.body)")
            #expect(digest.body.contains("周涛(短信) 收到 N-\(notice)"), "\(digest.body)")
            #expect(digest.body.contains("孙丽(短信) N-\(notice) 无法到岗"), "\(digest.body)")
            try await scene.ask(.li, "!记录 聊天恢复", hears: ["已记入"])
            #expect(try await scene.room.repetitions() == [])
            #expect(await scene.room.said().count { $0.body.contains("中断期间") } == 1)
        }
    }

    @Test func `a chat that limits the bot is passed by and told nothing twice`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅲ")
            try await scene.faults.set(.matrix, "http429")
            try await scene.text(.zhou, "无法 \(notice)")
            try await scene.text(.sun, "预警 类型=谣言 范围=抖音 危害=误导考生")
            try await scene.untilTexted(.zhao, ["W-2"])
            try await scene.untilTexted(.wu, ["N-\(notice)"], within: 150)
            try await scene.text(.wu, "1")
            try await scene.untilTextsAreDone(by: .wu)
            try await scene.faults.reset()
            try await scene.ask(
                .li, "!大事记 I-1", hears: ["吴倩(短信) 收到 N-\(notice)"], within: 90)
            #expect(try await scene.room.repetitions() == [])
        }
    }

    @Test func `with the SMS gateway refusing too the notice goes by mail`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅱ")
            try await scene.faults.set(.sms, "refuse")
            try await scene.faults.set(.matrix, "refuse")
            try await scene.untilMailed(.zhou, "N-\(notice)")
            #expect(try await scene.sms.sent(to: scene.cast[.zhou].mobile).isEmpty)
        }
    }

    @Test func `an SMS that is never reported is followed by mail`() async throws {
        try await Scene.play(Scene.Setup(receipts: "6s")) { scene in
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅱ")
            try await scene.faults.set(.smpp, "refuse", kill: true)
            try await scene.faults.set(.matrix, "refuse")
            try await scene.untilMailed(.zhou, "N-\(notice)")
        }
    }

    @Test func `in an encrypted room it says one line without content, and SMS carries the rest`()
        async throws
    {
        try await Scene.play(Scene.Setup(encrypted: true)) { scene in
            let bot = try await scene.start(healthy: false)
            try await scene.untilHealth(is: [200, 503], of: bot)
            try await scene.room.hears(["本房间已加密", "This room is encrypted"], within: 60)
            let secret: JSON = ["algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "AwgA"]
            try await scene.rig.user("li").send(
                secret, type: "m.room.encrypted", to: scene.room.id)
            try await scene.text(.wang, "预警 类型=谣言 范围=微博 危害=误导考生")
            try await scene.untilTexted(.wang, ["W-1"])
            try await scene.untilTexted(.zhao, ["N-1", "W-1"])
            _ = try await scene.room.mark()
            #expect(await scene.room.said().count == 1)
        }
    }
}
