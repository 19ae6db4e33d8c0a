import Foundation
import RigKit
import Testing

/// A second chat that no fault touches, with a bot account of its own.
extension RealServers {
    @Test func `with the chat dead its notices stand in the second one, and are answered there`()
        async throws
    {
        let rig = try RigEnvironment()
        let (li, zhou, second) = (try rig.user("li"), try rig.user("zhou"), try rig.user("alice"))
        let id = try await li.createRoom([
            "preset": "private_chat", "invite": [.string(zhou.id), .string(second.id)],
        ])
        for guest in [zhou, second] { try await guest.join(id) }
        let there = Room(id, alias: id, seenBy: li, bot: second.id)
        let home = try rig.value("SYNAPSE_URL")
        let setup = Scene.Setup { config in
            config.with(
                "backupChat",
                [
                    "kind": "matrix", "homeserver": .string(home), "room": .string(id),
                    "accessToken": ["env": "FENGHUO_SECOND_TOKEN"],
                ])
        }
        try await Scene.play(setup) { scene in
            try await scene.giveAccounts(to: ["li": li.id, "zhou": zhou.id])
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅲ")
            let mark = try await scene.room.mark()
            try await scene.faults.set(.matrix, "blackhole", kill: true)
            let post = try await there.hears(["N-\(notice)", "I-1"], within: 90)
            try await zhou.react("✅", to: post.id, in: id)
            _ = try await li.say("!收到 \(notice)", in: id)
            for person in ["zhou", "li"] {
                try await scene.until("\(person) has answered in the second chat") {
                    try await scene.audit().contains {
                        $0["type"].string == "notice.acknowledged"
                            && $0["actor"].string == "backup:\(person)"
                    }
                }
            }
            try await scene.faults.reset()
            try await scene.room.hears(["聊天中断期间"], after: mark, within: 90)
            try await there.hears(["聊天通道已恢复", "请回主会话，摘要已发在那里"], within: 60)
            #expect(try await there.repetitions().isEmpty)
        }
        for user in [li, zhou, second] { await user.leave(id) }
    }
}

extension Scene {
    /// Imports the roster again, with accounts on the second chat.
    func giveAccounts(to people: [String: String]) throws {
        let file = folder.appending(path: "people.csv")
        let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let wider = rows.map { row in
            let id = String(row.prefix { $0 != "," })
            return "\(row),\(id == "id" ? "backup" : people[id] ?? "")"
        }
        try Data((wider.joined(separator: "\n") + "\n").utf8).write(to: file)
        let (status, output) = try run("roster", "import", file.path, "--yes")
        guard status == 0 else { throw RigFailure("roster import: \(status)\n\(output)") }
    }
}
