import RigKit
import Testing

extension RealServers {
    @Test func `how an incident stands is one message, edited in place`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            let board = try await scene.room.hears(["I-1 Ⅳ级", "随时更新"])
            let mark = try await scene.room.mark()
            try await scene.askTwice(
                .zhao, "!级别 I-1 Ⅲ 理由=扩大", hears: ["I-1", "Ⅲ级"])
            let edit = try await scene.room.next("the board, edited", after: mark) { event in
                event.isEdit && event.body.contains("I-1 Ⅲ级")
            }
            #expect(edit.target == board.id)
            #expect(edit.body.hasPrefix("* "))
            #expect(edit.content["m.new_content"]["body"].string?.contains("随时更新") == true)
            #expect(edit.mentions.isEmpty)
        }
    }
}
