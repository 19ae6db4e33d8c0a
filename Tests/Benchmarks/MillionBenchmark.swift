import Curl
import Domain
import Foundation
import Logging
import Outbox
import Ports
import RigKit
import Runtime
import Store

/// A store of a million entries beside one of a thousand, in the same run: how long the bot takes
/// to start on it, and what a command costs.
enum MillionBenchmark {
    private static let sizes = [1_000, 1_000_000]
    private static let starts = 7
    private static let rounds = 21
    private static let commands = 150
    /// As many entries as a killed bot may have to fold.
    private static let behind = 9_900

    static func run() async throws {
        let folder = FileManager.default.currentDirectoryPath + "/.build/benchmarks"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let release = try release(folder)
        for size in sizes { try await make(size, folder, release) }
        try await start(folder)
        try await command(folder, release)
    }

    private static func name(_ size: Int) -> String { size == 1_000 ? "1,000" : "1,000,000" }

    private static func path(_ folder: String, _ size: Int) -> String { "\(folder)/\(size).db" }

    /// A snapshot is used by the release that wrote it.
    private static func release(_ folder: String) throws -> String {
        let bot = try BotProcess(
            RigEnvironment.builtBot, ["version"],
            environment: ["PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8"],
            log: URL(filePath: folder + "/version"))
        guard try bot.exitStatus(within: 20) == 0,
            let line = bot.output.split(separator: "\n").first, line.hasPrefix("fenghuo ")
        else { throw BenchFailure("the bot does not tell its version:\n\(bot.tail)") }
        return String(line.dropFirst("fenghuo ".count))
    }

    private static func make(_ size: Int, _ folder: String, _ release: String) async throws {
        let ledger = try await SQLiteLedger.open(path: path(folder, size))
        var years = try LongYears(plan: ShippedPlan.load(), ledger: ledger)
        let clock = ContinuousClock()
        let began = clock.now
        let place = size > behind ? size - behind : nil
        _ = try await years.live(
            until: size, snapshotAt: place, shape: World.shape(in: release))
        try ledger.close()
        let file = try FileManager.default.attributesOfItem(atPath: path(folder, size))
        let bytes = (file[.size] as? NSNumber)?.doubleValue ?? 0
        print(
            """
            a store of \(years.entries) entries, decided and saved in \
            \(began.duration(to: clock.now).seconds.text(0)) s: \(years.incidents) incidents, \
            \(years.tasks) tasks, \(years.notices) notices, \(years.deliveries) deliveries, \
            \(years.messagesTaken) messages, \((bytes / 1_048_576).text(0)) MB
            """)
    }

    // MARK: Starting

    private static func start(_ folder: String) async throws {
        let wire = try CurlClient()
        var first: [Double] = []
        for size in sizes {
            var after: [String: [Double]] = [:]
            var peak: [Double] = []
            // Killed each time: it finds the snapshot that is `behind` entries old, again and again.
            for round in 0...starts {
                let one = try await StartBenchmark.once(
                    wire, store: path(folder, size), end: .kill, folder: folder)
                if round > 0 { after["a kill", default: []].append(one.seconds * 1000) }
            }
            _ = try await StartBenchmark.once(
                wire, store: path(folder, size), end: .stop, folder: folder)
            for round in 0...starts {
                let one = try await StartBenchmark.once(
                    wire, store: path(folder, size), end: .stop, folder: folder)
                if round > 0 { after["an orderly stop", default: []].append(one.seconds * 1000) }
                peak.append(one.peakMegabytes)
            }
            for (how, times) in after.sorted(by: { $0.key < $1.key }) {
                report(
                    "start to serving, \(name(size)) entries, after \(how)",
                    times.spread(0, " ms"),
                    goal: size == 1_000 ? "for comparison" : "<= 1000 ms")
            }
            report(
                "memory at its highest by then, \(name(size)) entries", peak.spread(1, " MB"),
                goal: size == 1_000 ? "for comparison" : "for the record")
            first.append(try await foldingAll(wire, path(folder, size), folder))
        }
        report(
            "the same without a snapshot, 1,000 and 1,000,000",
            first.map { "\($0.text(2)) s" }.joined(separator: ", "), goal: "for the record")
    }

    /// On a copy, whose snapshots are thrown away.
    private static func foldingAll(
        _ wire: CurlClient, _ store: String, _ folder: String
    ) async throws -> Double {
        let copy = store + ".copy"
        defer {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: copy + suffix)
            }
        }
        try FileManager.default.copyItem(atPath: store, toPath: copy)
        let ledger = try await SQLiteLedger.open(path: copy)
        _ = try await ledger.removeSnapshots()
        try ledger.close()
        return try await StartBenchmark.once(wire, store: copy, end: .kill, folder: folder).seconds
    }

    // MARK: Commands

    private static func command(_ folder: String, _ release: String) async throws {
        let small = try await Desk(path(folder, sizes[0]), release)
        let large = try await Desk(path(folder, sizes[1]), release)
        _ = try await small.cost(of: 3 * commands)
        _ = try await large.cost(of: 3 * commands)
        var costs: (small: [Double], large: [Double]) = ([], [])
        for round in 0..<rounds {
            // Now one goes first, now the other.
            if round.isMultiple(of: 2) {
                costs.small.append(try await small.cost(of: commands))
                costs.large.append(try await large.cost(of: commands))
            } else {
                costs.large.append(try await large.cost(of: commands))
                costs.small.append(try await small.cost(of: commands))
            }
        }
        report(
            "processor time of a command, 1,000 entries", costs.small.spread(0, " us"),
            goal: "for comparison")
        report(
            "processor time of a command, 1,000,000 entries", costs.large.spread(0, " us"),
            goal: "see the ratio")
        report(
            "the same, 1,000,000 beside 1,000",
            zip(costs.large, costs.small).map { $0 / $1 }.spread(2, " x"), goal: "<= 1.2 x")
    }

    /// The one writer on a store, with an incident that runs.
    private final class Desk {
        private let handler: CommandHandler
        private let ledger: SQLiteLedger
        private var said = 0
        private var task = 0

        init(_ path: String, _ release: String) async throws {
            ledger = try await SQLiteLedger.open(path: path)
            var settings = ShippedPlan.settings(try ShippedPlan.load())
            settings.release = release
            settings.snapshotEvery = nil
            handler = CommandHandler(
                ledger: ledger, clock: MachineClock(), settings: settings, mint: .random,
                bells: CommandHandler.Bells(),
                logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
            try await say("!预警 类型=谣言 范围=微博 危害=误导考生")
            let warning = try await handler.current().desk.last(.warning)
            try await say("!启动 W-\(warning) 级别=II 场景=R 理由=扩散")
            try await say(try await handler.current().desk.codes["zhao"]?.code ?? "")
            guard try await handler.current().running.count == 1 else {
                throw BenchFailure("no incident runs")
            }
            try await deliver()
        }

        private func say(_ text: String) async throws {
            said += 1
            let message = InboundMessage(
                sourceID: "matrix:$\(UUID().uuidString)", route: .chat, place: .room("bench"),
                sender: "@zhao:localhost", content: .text(text), sentAt: Date())
            try await handler.take([message], cursor: Cursor(name: "bench", value: "\(said)"))
        }

        private func deliver() async throws {
            for route in RouteKind.allCases {
                let due = try await ledger.claim(route, dueBy: Date(), limit: 1_000)
                guard !due.isEmpty else { continue }
                try await ledger.settle(
                    due.map {
                        Settlement(
                            id: $0.delivery.id, state: .accepted, remoteID: UUID().uuidString)
                    })
            }
        }

        /// - Returns: Microseconds of processor time for a command, its reply claimed and settled:
        ///   a note, the state of things, what is mine, in turn.
        func cost(of count: Int) async throws -> Double {
            let before = Self.cpu()
            for number in 0..<count {
                switch number % 3 {
                case 0: try await say("!记录 第\(said)次核对，情况稳定")
                case 1: try await say("!态势")
                default: try await say("!我的")
                }
                try await deliver()
            }
            return (Self.cpu() - before) * 1e6 / Double(count)
        }

        private static func cpu() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
    }
}
