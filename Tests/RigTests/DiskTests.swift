import Foundation
import RigKit
import Testing

/// A disk that is full for the whole process (decision 0021).
extension RealServers {
    @Test(
        .enabled(
            if: SmallDisk.canBeMade, "no small disk can be mounted here: unshare -m is refused"))
    func `on a full disk it stays up, says so, delivers what it can, and catches up`() async throws
    {
        var setup = Scene.Setup()
        setup.edit = { $0.with("failover.downAfter", 20).with("failover.probeEvery", "30s") }
        try await Scene.play(setup) { scene in
            let disk = SmallDisk(of: scene, megabytes: 3)
            let bot = try await disk.start(scene)
            _ = try await scene.activate(level: "Ⅳ")
            // Waits in the queue of the chat, and is kept already when the disk fills up.
            try await scene.faults.set(.matrix, "refuse")
            try await scene.text(.wang, "预警 类型=谣言 范围=抖音 危害=误导考生")
            try await scene.untilTexted(.zhao, ["W-2"])
            try disk.fill(bot)
            let mark = try await scene.room.mark()
            try await scene.faults.set(.matrix, "pass")
            try await scene.room.hears(["预警通知", "W-2"], after: mark)
            _ = try await scene.say(.li, "!记录 磁盘已满时说的话")
            try await scene.room.hears(
                [
                    "存储故障：磁盘已满", "暂停：受理命令、时限提醒", "请技术组腾出磁盘空间，无需重启",
                    "Nothing can be saved since", "the disk is full", "Tech: free some space",
                ], after: mark, within: 60)
            try await scene.untilTexted(.li, ["存储故障(磁盘已满)"])
            try await scene.untilHealth(says: "store fails")
            #expect(bot.isRunning)
            #expect(await !scene.room.said(after: mark).contains { $0.body.contains("已记入") })
            try disk.free(bot)
            try await scene.room.hears(["存储已恢复", "磁盘已满"], after: mark, within: 60)
            try await scene.room.hears(["已记入"], after: mark)
            try await scene.untilHealth(is: [200], of: bot)
            try await scene.ask(.li, "!大事记 I-1", hears: ["磁盘已满时说的话"])
            #expect(await scene.room.said(after: mark).count { $0.body.contains("已记入") } == 1)
            try disk.copyBack(bot)
            let (status, output) = try await scene.run("audit", "verify", config: disk.copy)
            #expect(status == 0, "\(output)")
            let log = try await scene.audit(config: disk.copy)
            #expect(log.count { $0["type"].string == "incident.noted" } == 1)
        }
    }
}

/// A file system of its own for one bot: nobody else has room for less. It is mounted where only
/// the bot sees it, so that it goes when the bot goes.
private struct SmallDisk {
    private let folder: URL
    private let megabytes: Int
    let copy: String

    /// Root may mount, others may where the kernel lets them pretend.
    private static let unshare =
        geteuid() == 0 ? ["/usr/bin/unshare", "-m"] : ["/usr/bin/unshare", "-Urm"]

    static let canBeMade: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: unshare[0])
        process.arguments =
            unshare.dropFirst() + ["/bin/sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    init(of scene: Scene, megabytes: Int) {
        folder = scene.folder.appending(path: "disk")
        self.megabytes = megabytes
        copy = "copy.json"
    }

    /// The roster was imported into the store of `bot.json`; the bot takes it along.
    func start(_ scene: Scene) async throws -> BotProcess {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let store = folder.appending(path: "bot.db").path
        let config = try await scene.variant("small") { $0.with("store.path", .string(store)) }
        let saved = scene.folder.appending(path: "copy.db").path
        _ = try await scene.variant("copy") { $0.with("store.path", .string(saved)) }
        let script = """
            mount -t tmpfs -o size=\(megabytes)m tmpfs "$1" && cp "$2"/bot.db* "$1" && shift 2 \
            && exec "$@"
            """
        return try await scene.start(
            config: config,
            wrapper: Self.unshare + ["/bin/sh", "-c", script, "sh", folder.path, scene.folder.path])
    }

    /// The disk as the bot sees it.
    private func inside(_ bot: BotProcess, _ name: String) -> URL {
        URL(filePath: "/proc/\(bot.pid)/root\(folder.path)/\(name)")
    }

    /// Writes until there is no room for another byte.
    func fill(_ bot: BotProcess) throws {
        let ballast = inside(bot, "ballast").path
        let file = open(ballast, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw RigFailure("no ballast: errno \(errno)") }
        defer { close(file) }
        for size in [65_536, 4_096, 1] {
            let bytes = [UInt8](repeating: 0, count: size)
            while write(file, bytes, size) > 0 {}
            guard errno == ENOSPC else { throw RigFailure("the disk is not full: errno \(errno)") }
        }
    }

    func free(_ bot: BotProcess) throws {
        try FileManager.default.removeItem(at: inside(bot, "ballast"))
    }

    /// Its store, to be looked at when the disk has gone.
    func copyBack(_ bot: BotProcess) throws {
        let to = folder.deletingLastPathComponent()
        for end in ["", "-wal"] {
            let bytes = try Data(contentsOf: inside(bot, "bot.db\(end)"))
            try bytes.write(to: to.appending(path: "copy.db\(end)"))
        }
    }
}
