import Foundation
import Ports
import RigKit
import Testing

/// Evidence on a real homeserver: a file is uploaded, sent with the command under it, and kept.
extension RealServers {
    @Test func `a file with the command under it is kept byte for byte, under its hash`()
        async throws
    {
        // By `sha256sum`.
        let hash = "69a22c6e7639c5d7567a961588eed0a666660285d4e56ef16c9709a80cc6ccc3"
        let bytes = Array("考试取消\n".utf8)
        try await Scene.play { scene in
            try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            let li = try scene.rig.user("li")
            let uri = try await li.upload(bytes, type: "text/plain", name: "p.txt")
            func file(_ caption: String) -> JSON {
                [
                    "msgtype": "m.file", "body": .string(caption), "filename": "p.txt",
                    "url": .string(uri), "info": ["mimetype": "text/plain"],
                ]
            }
            let mark = try await scene.room.mark()
            // A file alone is talk; the command under it makes it evidence.
            let plain = try await li.send(file("p.txt"), to: scene.room.id)
            try await li.send(file("!存证 首发帖"), to: scene.room.id)
            try await scene.room.hears(["E-1 已登记：p.txt（首发帖）"], after: mark)
            try await scene.room.hears(["E-1 已留存", "SHA-256：\(hash)"], after: mark)
            let kept = scene.folder.appending(path: "evidence/\(hash)")
            #expect(try Data(contentsOf: kept) == Data(bytes))

            // The same file, by an answer to the message that carries it.
            try await li.send(
                [
                    "msgtype": "m.text", "body": "!evidence",
                    "m.relates_to": ["m.in_reply_to": ["event_id": .string(plain)]],
                ], to: scene.room.id)
            try await scene.room.hears(["E-2 已留存", "SHA-256：\(hash)"], after: mark)

            try Data("考试照常".utf8).write(to: kept)
            let before = try await scene.room.mark()
            try await li.say("!存证 校验 E-1", in: scene.room.id)
            try await scene.room.hears(["E-1 副本已被改动"], after: before)

            // What lies on this machine is fetched for nobody.
            let web = try scene.rig.web
            try await li.say("!存证 \(web)/healthz", in: scene.room.id)
            try await scene.room.hears(["E-3 未能留存", "内部网络"], after: before)
        }
    }
}
