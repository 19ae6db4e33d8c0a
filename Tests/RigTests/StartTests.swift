import Foundation
import RigKit
import Testing

/// Starts that cannot succeed, or not yet.
extension RealServers {
    @Test func `a wrong token is said and the bot does not call itself well`() async throws {
        try await Scene.play(Scene.Setup(token: "syt_wrong_token")) { scene in
            let bot = try await scene.start(healthy: false)
            try await scene.untilHealth(is: [503], of: bot)
            try await scene.until("it says why") { bot.output.contains("unauthorized") }
            #expect(!bot.output.contains("syt_wrong_token"))
            #expect(try bot.stop() == 0)
        }
    }

    @Test func `a room that does not exist is said and the bot does not call itself well`()
        async throws
    {
        let nowhere = Scene.Setup(room: "#nowhere-\(UUID().uuidString.lowercased()):rig.test")
        try await Scene.play(nowhere) { scene in
            let bot = try await scene.start(healthy: false)
            try await scene.untilHealth(is: [503], of: bot)
            try await scene.until("it says why") { bot.output.contains("room") }
            #expect(try bot.stop() == 0)
        }
    }

    @Test func `a homeserver that cannot be reached at the start is found later`() async throws {
        try await Scene.play { scene in
            try await scene.faults.set(.matrix, "refuse")
            let bot = try await scene.start(healthy: false)
            try await scene.untilHealth(is: [503], of: bot)
            try await scene.faults.reset()
            try await scene.untilHealth(is: [200], of: bot, within: 90)
            try await scene.ask(.li, "!态势", hears: ["无运行中的事件"])
        }
    }

    @Test func `check --live asks every road and names the one that does not answer`() async throws
    {
        try await Scene.play { scene in
            let (well, said) = try await scene.run("check", "--live")
            #expect(well == 0, "\(said)")
            for road in ["matrix: well", "kannel: well", "smtp: well", "smtp inbound: well"] {
                #expect(said.contains(road), "\(said)")
            }
            try await scene.faults.set(.smtp, "refuse")
            let (status, complaint) = try await scene.run("check", "--live")
            #expect(status == 3)
            #expect(complaint.contains("smtp: ") && !complaint.contains("smtp: well"))
            #expect(complaint.contains("matrix: well"), "\(complaint)")
            #expect(complaint.contains("smtp inbound: well"), "\(complaint)")
            try await scene.faults.set(.smtp, "pass")
            try await scene.faults.set(.imap, "refuse")
            let (deaf, words) = try await scene.run("check", "--live")
            #expect(deaf == 3)
            #expect(words.contains("smtp: well"), "\(words)")
            #expect(words.contains("smtp inbound: The server refuses connections."), "\(words)")
        }
    }

    @Test func `a second bot on the same store does not start, and harms nothing`() async throws {
        try await Scene.play { scene in
            try await scene.start()
            let (status, output) = try await scene.run("run")
            #expect(status == 3)
            #expect(output.split(separator: "\n").count == 1, "\(output)")
            #expect(output.contains("bot.db") || output.contains("store"), "\(output)")
            try await scene.ask(.li, "!态势", hears: ["无运行中的事件"])
        }
    }
}
