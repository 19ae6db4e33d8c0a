import Foundation
import Ports
import Synchronization

/// One test's world: a room, a roster, a store and a bot of its own, and the rig around them.
package actor Scene {
    package nonisolated let rig: RigEnvironment
    package nonisolated let cast: Cast
    package nonisolated let room: Room
    package nonisolated let sms: SMSCentre
    package nonisolated let mail: Maildir
    package nonisolated let faults: FaultProxy
    package nonisolated let folder: URL
    private let config: JSON
    private let pause: Pause
    /// The folder of the scene that is being played, and whether it must stay: tests against the
    /// rig go one after another.
    private static let current = Mutex<(folder: URL, isKept: Bool)?>(nil)

    /// Something has failed: the folder is not removed.
    /// - Returns: Nil where no scene is being played.
    package static func keepFolder() -> URL? {
        current.withLock { current in
            current?.isKept = true
            return current?.folder
        }
    }

    private var bots: [BotProcess] = []

    /// What differs from a sound installation.
    package struct Setup: Sendable {
        package var technicians = 0
        /// How long the bot waits for a delivery report.
        package var receipts = "20s"
        /// The response room is encrypted.
        package var encrypted = false
        /// Who else is in the room, without being in the roster.
        package var strangers: [String] = []
        package var token: String?
        /// The alias in `bot.json`, if it is not the room's.
        package var room: String?
        /// A second SMS gateway, by a line that no fault touches.
        package var west = false
        /// The last four digits of somebody's mobile, where they mean something to the SMS centre.
        package var ends: [Cast.Name: String] = [:]
        /// An address that means something to the mail server.
        package var mails: [Cast.Name: String] = [:]
        /// The last word on `bot.json`.
        package var edit: @Sendable (JSON) -> JSON = { $0 }

        package init(
            technicians: Int = 0, receipts: String = "20s", encrypted: Bool = false,
            strangers: [String] = [], token: String? = nil, room: String? = nil,
            west: Bool = false, ends: [Cast.Name: String] = [:],
            mails: [Cast.Name: String] = [:],
            edit: @escaping @Sendable (JSON) -> JSON = { $0 }
        ) {
            self.west = west
            self.ends = ends
            self.mails = mails
            self.edit = edit
            self.technicians = technicians
            self.receipts = receipts
            self.encrypted = encrypted
            self.strangers = strangers
            self.token = token
            self.room = room
        }
    }

    /// Sets the scene, plays, and clears everything away.
    package static func play(
        _ setup: Setup = Setup(), _ body: @Sendable (Scene) async throws -> Void
    ) async throws {
        let scene = try await Scene(setup)
        do {
            try await scene.importRoster()
            try await body(scene)
        } catch {
            let tail = await scene.bots.last?.tail ?? "    nothing"
            _ = keepFolder()
            await scene.clear()
            throw RigFailure(
                "\(error)\n  its folder is \(scene.folder.path)\n  the bot printed:\n\(tail)")
        }
        await scene.clear()
    }

    private init(_ setup: Setup) async throws {
        rig = try RigEnvironment()
        cast = Cast(technicians: setup.technicians, ends: setup.ends, mails: setup.mails)
        sms = SMSCentre(rig: rig)
        mail = try Maildir(rig)
        faults = FaultProxy(rig: rig)
        pause = try Pause(rig)
        room = try await Self.room(rig, setup)
        folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-rig-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        Self.current.withLock { [folder] in $0 = (folder, false) }
        config = try Self.config(rig, setup, room: setup.room ?? room.alias, folder: folder)
        try Data(config.bytes).write(to: folder.appending(path: "bot.json"))
        let csv = cast.csv(server: try rig.value("SYNAPSE_SERVER_NAME"))
        try Data(csv.utf8).write(to: folder.appending(path: "people.csv"))
        environment = try Self.environment(rig, setup)
        try await faults.reset()
        try await sms.clear()
        let centre = sms
        try await until("Kannel is connected", within: 60) { try await centre.isConnected() }
    }

    private static func room(_ rig: RigEnvironment, _ setup: Setup) async throws -> Room {
        let alias = "r\(UUID().uuidString.lowercased())"
        let others = Cast.Name.allCases.map(\.rawValue).dropFirst() + setup.strangers
        let guests = try others.map(rig.user)
        let bot = try rig.user("bot")
        let owner = try rig.user("zhao")
        var content: [String: JSON] = [
            "preset": "private_chat", "room_alias_name": .string(alias),
            "invite": .array((guests + [bot]).map { .string($0.id) }),
            "power_level_content_override": ["events": ["m.room.topic": 0]],
        ]
        if setup.encrypted {
            content["initial_state"] = [
                [
                    "type": "m.room.encryption", "state_key": "",
                    "content": ["algorithm": "m.megolm.v1.aes-sha2"],
                ]
            ]
        }
        let id = try await owner.createRoom(.object(content))
        for guest in guests { try await guest.join(id) }
        let server = try rig.value("SYNAPSE_SERVER_NAME")
        return Room(id, alias: "#\(alias):\(server)", seenBy: owner, bot: bot.id)
    }

    // MARK: The bot

    private let environment: [String: String]

    private func launch(
        _ arguments: [String], config: String, log: String, language: String? = nil,
        wrapper: [String] = []
    ) throws -> BotProcess {
        let line =
            wrapper + [rig.executable] + arguments
            + ["--config", folder.appending(path: config).path]
        return try BotProcess(
            line[0], Array(line.dropFirst()),
            environment: environment.merging(["LANG": language ?? "en_US.UTF-8"]) { $1 },
            log: folder.appending(path: log))
    }

    /// Writes `bot.json` anew, changed.
    /// - Returns: The file's name, for `run`.
    package func variant(_ name: String, _ edit: (JSON) -> JSON) throws -> String {
        try Data(edit(config).bytes).write(to: folder.appending(path: "\(name).json"))
        return "\(name).json"
    }

    /// Runs a command to its end.
    /// - Returns: Its exit status, and everything it printed.
    package func run(
        _ arguments: String..., config: String = "bot.json", language: String? = nil
    ) throws -> (Int32, String) {
        let log = "\(UUID().uuidString).log"
        let process = try launch(arguments, config: config, log: log, language: language)
        bots.append(process)
        let status = try process.exitStatus(within: 60)
        bots.removeLast()
        return (status, process.output)
    }

    private func importRoster() throws {
        let file = folder.appending(path: "people.csv").path
        let (status, output) = try run("roster", "import", file)
        guard status == 0 else { throw RigFailure("roster import: \(status)\n\(output)") }
    }

    /// Starts the bot; returns when it says that it is well.
    ///
    /// - Parameter wrapper: A command that ends by becoming the one given to it.
    @discardableResult
    package func start(
        healthy: Bool = true, config: String = "bot.json", wrapper: [String] = []
    ) async throws -> BotProcess {
        let bot = try launch(["run"], config: config, log: "bot.log", wrapper: wrapper)
        bots.append(bot)
        if healthy { try await untilHealth(is: [200], of: bot) }
        return bot
    }

    /// Asks `/healthz` until it answers so.
    package func untilHealth(is wanted: Set<Int>, of bot: BotProcess, within seconds: Int = 60)
        async throws
    {
        let url = try rig.web + "/healthz"
        let wire = rig.wire
        try await until("/healthz answers \(wanted)", within: seconds) {
            guard bot.isRunning else { throw RigFailure("the bot has ended") }
            guard let answer = try? await wire.call(.get, url, timeout: 5) else { return false }
            return wanted.contains(answer.status)
        }
    }

    /// Looks again and again until it is so.
    package func until(
        _ what: String, within seconds: Int = 60, _ isSo: @Sendable () async throws -> Bool
    ) async throws {
        let deadline = Deadline(seconds)
        while try await !isSo() {
            guard !deadline.isOver else { throw RigFailure("waited in vain until \(what)") }
            try await pause.take(milliseconds: 200)
        }
    }

    /// Lets time pass: only where an instant is what is being tested.
    package func wait(milliseconds: Int) async throws {
        try await pause.take(milliseconds: milliseconds)
    }

    private func clear() async {
        for bot in bots where bot.isRunning { try? bot.kill9() }
        try? await faults.reset()
        // The direct conversations too: the next bot opens its own.
        let guests = ["bot"] + Cast.Name.allCases.map(\.rawValue) + ["alice"]
        let bot = try? rig.user("bot")
        let rooms = (try? await bot?.rooms()) ?? []
        for user in guests.compactMap({ try? rig.user($0) }) {
            let joined = Set((try? await user.rooms()) ?? [])
            for room in rooms where joined.contains(room) { await user.leave(room) }
        }
        let isKept = Self.current.withLock { current in
            defer { current = nil }
            return current?.isKept == true
        }
        if !isKept { try? FileManager.default.removeItem(at: folder) }
    }
}
