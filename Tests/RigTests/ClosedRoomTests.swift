import Foundation
import RigKit
import Testing

/// A sensitive incident on a real homeserver: its own room, entered by invitation alone.
extension RealServers {
    @Test func `what is sensitive is said in a room of its own, which others cannot read`()
        async throws
    {
        try await Scene.play { scene in
            let doors = try await Doors(scene)
            try await scene.start()
            _ = try await scene.activate(level: "Ⅱ")
            let mark = try await scene.room.mark()
            try await scene.ask(.li, "!标识 I-1 敏感", hears: ["I-1 限知，已私信答复您"])
            try await scene.room.hears(["I-1 已转为限知，请勿在本会话讨论"], after: mark)
            let (li, zhao) = (try scene.rig.user("li"), try scene.rig.user("zhao"))
            let room = try await doors.accept("I-1", by: li)
            #expect(try await doors.accept("I-1", by: zhao) == room)

            // Asked in its own room it is answered there, with all it has.
            _ = try await li.say("!大事记 I-1", in: room)
            try await scene.until("the timeline stands in the closed room") {
                try await li.history(of: room).contains { $0.body.contains("标为敏感") }
            }
            // In the response room it is a number.
            try await scene.ask(.li, "!大事记 I-1", hears: ["I-1 限知，已私信答复您"])
            try await scene.ask(.wu, "!大事记 I-1", hears: ["I-1 限知，您不在知悉名单"])
            let wu = try scene.rig.user("wu")
            await #expect(throws: RigFailure.self) { try await wu.history(of: room) }

            // Let in for a while, and out again.
            try await scene.ask(.zhao, "!知悉范围 加入 I-1 @wu 截止=2天", hears: ["吴倩已加入 I-1"])
            #expect(try await doors.accept("I-1", by: wu) == room)
            #expect(
                try await wu.history(of: room).allSatisfy { !$0.body.contains("标为敏感") },
                "who comes in sees only what is said from then on")
            try await scene.ask(.zhao, "!知悉范围 移出 I-1 @wu", hears: ["吴倩已移出 I-1"])
            try await scene.until("wu is out of the room") {
                try await !li.members(of: room).contains(wu.id)
            }
            #expect(try await li.members(of: room).isSuperset(of: [li.id, zhao.id]))
        }
    }

    @Test func `a kill between two steps makes no second room`() async throws {
        try await Scene.play { scene in
            let doors = try await Doors(scene)
            let bot = try await scene.start()
            _ = try await scene.activate(level: "Ⅱ")
            try await scene.faults.set(.matrix, "halfclose")
            _ = try await scene.say(.li, "!标识 I-1 敏感")
            try await scene.wait(milliseconds: 1500)
            try bot.kill9()
            try await scene.faults.reset()
            try await scene.start()
            let li = try scene.rig.user("li")
            let room = try await doors.accept("I-1", by: li)
            let zhao = try scene.rig.user("zhao")
            #expect(try await doors.accept("I-1", by: zhao) == room)
            #expect(try await doors.invitations(of: zhao, to: "I-1").isEmpty)
        }
    }
}

/// Rooms to which people were invited by tests before this one.
private struct Doors {
    let scene: Scene
    let old: Set<String>

    init(_ scene: Scene) async throws {
        self.scene = scene
        var old: Set<String> = []
        for name in Cast.Name.allCases {
            old.formUnion(try await scene.rig.user(name.rawValue).invitations().keys)
        }
        self.old = old
    }

    func invitations(of user: MatrixUser, to name: String) async throws -> [String] {
        try await user.invitations().filter { $0.value == name && !old.contains($0.key) }
            .map(\.key)
    }

    /// Waits for an invitation to the room of that name, and takes it.
    func accept(_ name: String, by user: MatrixUser) async throws -> String {
        try await scene.until("\(user.id) is invited to \(name)") {
            try await !invitations(of: user, to: name).isEmpty
        }
        let rooms = try await invitations(of: user, to: name)
        guard let room = rooms.first, rooms.count == 1 else {
            throw RigFailure("invited to \(rooms)")
        }
        try await user.join(room)
        return room
    }
}
