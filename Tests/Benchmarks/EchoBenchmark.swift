import Foundation
import RigKit

/// Command → reply through a real homeserver, beside a raw script that only echoes: both long-poll
/// all the time, the rounds take turns, both go through the fault proxy, and both rooms have the
/// same members, so that both meet the same homeserver.
enum EchoBenchmark {
    private static let rounds = 9
    private static let each = 25

    static func run() async throws {
        try await Scene.play(Scene.Setup(edit: Scene.atItsOwnPace)) { scene in
            let bot = try await scene.start()
            let asker = try scene.rig.user("li")
            let script = try await Peer(
                scene, "alice", ["/usr/bin/env", "python3", "Tests/Benchmarks/echo.py"])
            defer { script.end() }
            let bare = try await Peer(
                scene, "bob", [CommandLine.arguments[0], BarePeer.flag])
            defer { bare.end() }
            let ours = try await Ear(asker, room: scene.room.id, speaker: scene.rig.user("bot").id)
            _ = try await ours.ask("!收到 999")
            try await compare(ours, bot, script, bare)
            try await busy(scene, bot)
            for peer in [script, bare] { await asker.leave(peer.room) }
        }
    }

    private static func compare(
        _ ours: Ear, _ bot: BotProcess, _ script: Peer, _ bare: Peer
    ) async throws {
        var (mine, theirs, floor) = (Tally(), Tally(), Tally())
        var ratios: [Double] = []
        for _ in 0..<rounds {
            let own = try await mine.round(ours, of: bot)
            let other = try await theirs.round(script.ear, of: script.process)
            _ = try await floor.round(bare.ear, of: bare.process)
            ratios.append(own.median / other.median)
        }
        report(
            "command to reply through Synapse", mine.times.spread(1, " ms"), goal: "see the ratio")
        report(
            "the raw echo script, same rounds", theirs.times.spread(1, " ms"), goal: "the peer")
        report(
            "our wire with nothing behind it, same rounds", floor.times.spread(1, " ms"),
            goal: "the floor")
        report(
            "ratio of the medians, round by round", ratios.spread(3, " x"),
            goal: "<= 1.05 x, or <= 3 ms added")
        report(
            "added by the bot", "\((mine.times.median - theirs.times.median).text(2)) ms",
            goal: "<= 3 ms")
        report("our processor time per command", mine.processorTime, goal: "<= 1 ms")
        report("the raw echo script's, which keeps nothing", theirs.processorTime, goal: "the peer")
        report("our wire's with nothing behind it", floor.processorTime, goal: "the floor")
    }

    /// What one of them took, over all rounds.
    private struct Tally {
        var times: [Double] = []
        private var processor = 0.0

        /// - Returns: The times of this round.
        mutating func round(_ ear: Ear, of process: BotProcess) async throws -> [Double] {
            let before = try ProcessFacts.cpu(of: process.pid)
            var round: [Double] = []
            for _ in 0..<EchoBenchmark.each { round.append(try await ear.ask("!收到 999")) }
            processor += try ProcessFacts.cpu(of: process.pid) - before
            times += round
            return round
        }

        var processorTime: String { "\((processor * 1000 / Double(times.count)).text(2)) ms" }
    }

    /// Somebody who answers in a room like ours: the same members, the same way to the homeserver.
    private struct Peer {
        let room: String
        let process: BotProcess
        let ear: Ear

        init(_ scene: Scene, _ name: String, _ command: [String]) async throws {
            let asker = try scene.rig.user("li")
            let speaker = try scene.rig.user(name)
            let others = try Cast.Name.allCases.filter { $0 != .li }.map {
                try scene.rig.user($0.rawValue)
            }
            room = try await asker.createRoom([
                "preset": "private_chat",
                "invite": .array((others + [speaker]).map { .string($0.id) }),
            ])
            for guest in others + [speaker] { try await guest.join(room) }
            process = try BotProcess(
                command[0], Array(command.dropFirst()),
                environment: [
                    "PATH": "/usr/local/bin:/usr/bin:/bin",
                    "HOMESERVER": "http://127.0.0.1:\(try scene.rig.value("FAULT_MATRIX_PORT"))",
                    "TOKEN": speaker.token, "ROOM": room, "SELF": speaker.id,
                ],
                log: scene.folder.appending(path: "\(name).log"))
            ear = try await Ear(asker, room: room, speaker: speaker.id)
            _ = try await ear.ask("!收到 999")
        }

        func end() { try? process.kill9() }
    }

    /// Many people at once, as in the minute after an activation: everybody asks and waits for
    /// their answer, again and again.
    private static func busy(_ scene: Scene, _ bot: BotProcess) async throws {
        let people = try Cast.Name.allCases.map { try scene.rig.user($0.rawValue) }
        let known = try await answers(in: scene)
        let before = try ProcessFacts.cpu(of: bot.pid)
        let clock = ContinuousClock()
        let began = clock.now
        try await withThrowingDiscardingTaskGroup { group in
            for person in people {
                group.addTask {
                    for _ in 0..<each { try await person.say("!收到 999", in: scene.room.id) }
                }
            }
        }
        let asked = people.count * each
        while try await answers(in: scene) < known + asked {
            guard clock.now < began + .seconds(120) else {
                throw RigFailure("not all were answered")
            }
            try await clock.sleep(for: .milliseconds(300))
        }
        let spent = began.duration(to: clock.now).seconds
        let used = try ProcessFacts.cpu(of: bot.pid) - before
        report(
            "processor time per command, \(people.count) people at once",
            "\((used * 1000 / Double(asked)).text(2)) ms", goal: "<= 1 ms")
        report(
            "commands answered a second, \(people.count) people at once",
            "\((Double(asked) / spent).text(0))/s", goal: "what Synapse can")
    }

    /// How many answers of the bot are in its room by now.
    private static func answers(in scene: Scene) async throws -> Int {
        let speaker = try scene.rig.user("bot").id
        let events = try await scene.rig.user("li").history(of: scene.room.id)
        return events.count {
            $0.sender == speaker && $0.content["body"].string?.contains("999") == true
        }
    }

    /// Says something in a room and hears what one member answers.
    private actor Ear {
        private let user: MatrixUser
        private let room: String
        private let speaker: String
        private let filter: JSON
        private var since: String?

        init(_ user: MatrixUser, room: String, speaker: String) async throws {
            self.user = user
            self.room = room
            self.speaker = speaker
            filter = [
                "presence": ["types": []], "account_data": ["types": []],
                "room": [
                    "rooms": [.string(room)], "ephemeral": ["types": []],
                    "state": ["types": []], "account_data": ["types": []],
                    "timeline": ["types": ["m.room.message"], "senders": [.string(speaker)]],
                ],
            ]
            since = try await user.sync(since: nil, filter: filter, milliseconds: 0)["next_batch"]
                .string
        }

        /// - Returns: Milliseconds from the first byte sent to the answer in hand.
        func ask(_ text: String) async throws -> Double {
            let clock = ContinuousClock()
            let begin = clock.now
            try await user.say(text, in: room)
            while true {
                let answer = try await user.sync(since: since, filter: filter, milliseconds: 20_000)
                let time = begin.duration(to: clock.now).seconds * 1000
                since = answer["next_batch"].string
                let heard = answer["rooms"]["join"][room]["timeline"]["events"].elements
                if !heard.isEmpty { return time }
                guard time < 30_000 else { throw RigFailure("\(speaker) does not answer") }
            }
        }
    }
}
