import Domain
import Foundation
import GRDB
import Logging
import Playbooks
import Ports
import Rehearsal
import Runtime
import Store
import Wording

/// Commands decided and committed on SQLite, write-ahead log, synchronous FULL.
enum CommitBenchmark {
    private static let rounds = 15
    private static let callers = 64
    private static let each = 100
    /// Commands in one turn of one caller, and turns in a round.
    private static let turn = 50
    private static let turns = 6

    /// Many callers at once: they share the disk's syncs.
    static func together() async throws {
        let bench = try await Bench(folder: try folder())
        _ = try await bench.together(callers: callers, each: each)
        var many: [Double] = []
        for _ in 0..<rounds {
            many.append(try await bench.together(callers: callers, each: each))
        }
        report(
            "commands decided and committed, \(callers) at once", many.spread(0, "/s"),
            goal: ">= 10000/s")
    }

    /// One caller, each command waiting for the one before, beside a bare loop of inserts.
    static func alone() async throws {
        let folder = try folder()
        let bench = try await Bench(folder: folder)
        let floor = try Floor(path: folder + "/floor.db")
        // The write-ahead log of both has grown to its full length and is written over from now
        // on: a file that still grows costs the disk more.
        _ = try await bench.together(callers: 1, each: 1_500)
        _ = try floor.rate(rows: 1_500)
        var one: [Double] = []
        var bare: [Double] = []
        for _ in 0..<rounds {
            // In short turns: the disk's speed changes from moment to moment.
            var (ours, floors) = (0.0, 0.0)
            for _ in 0..<turns {
                floors += 1 / (try floor.rate(rows: turn))
                ours += 1 / (try await bench.together(callers: 1, each: turn))
            }
            bare.append(Double(turns) / floors)
            one.append(Double(turns) / ours)
        }
        report("bare one-row INSERT loop", bare.spread(0, "/s"), goal: "the floor")
        report("commands one at a time", one.spread(0, "/s"), goal: "see the ratio")
        report(
            "commands one at a time, beside that loop",
            zip(one, bare).map { $0 / $1 }.spread(2, " x"), goal: ">= 0.8 x")
    }

    private static func folder() throws -> String {
        let folder = FileManager.default.currentDirectoryPath + "/.build/benchmarks"
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    /// The same journal mode and sync as the ledger's, one row a transaction, nothing else.
    private struct Floor {
        let queue: DatabaseQueue

        init(path: String) throws {
            queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA journal_mode = WAL")
                try db.execute(sql: "PRAGMA synchronous = FULL")
                try db.execute(
                    sql: "CREATE TABLE line (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")
            }
        }

        func rate(rows: Int) throws -> Double {
            let body = Data(repeating: 7, count: 200)
            let clock = ContinuousClock()
            let time = try clock.measure {
                try queue.writeWithoutTransaction { db in
                    let insert = try db.makeStatement(sql: "INSERT INTO line (body) VALUES (?)")
                    for _ in 0..<rows { try insert.execute(arguments: [body]) }
                }
            }
            return Double(rows) / time.seconds
        }
    }

    private struct Bench {
        let handler: CommandHandler

        init(folder: String) async throws {
            let ledger = try await SQLiteLedger.open(path: folder + "/bench.db")
            let sync = try await ledger.synchronousMode()
            guard sync == 2 else { throw BenchFailure("synchronous is \(sync ?? -1), not FULL") }
            let plan = try ShippedPlan.load()
            handler = CommandHandler(
                ledger: ledger, clock: MachineClock(), settings: ShippedPlan.settings(plan),
                mint: .random, bells: CommandHandler.Bells(),
                logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
            try await handler.perform(.rosterImported(try ShippedPlan.roster(plan)))
            _ = try await say(
                .warning(.register(WarningDraft(type: "x", scope: "y", harm: "z"))))
            _ = try await say(
                .incident(
                    .activate(
                        ActivationRequest(
                            warning: Number(.warning, 1), level: Level(2), packs: ["R"],
                            reason: "x"))))
            let code = try await handler.current().desk.codes["zhao"]?.code ?? ""
            _ = try await say(.desk(.answer(code: code)))
            guard try await handler.current().running.count == 1 else {
                throw BenchFailure("no incident runs")
            }
        }

        private func say(_ command: Domain.Command) async throws -> Reply? {
            try await handler.perform(command, by: .person("zhao", .chat), at: .room("bench"))
        }

        /// - Returns: Commands a second; each adds a note to the running incident.
        func together(callers: Int, each: Int) async throws -> Double {
            let clock = ContinuousClock()
            let time = try await clock.measure {
                try await withThrowingDiscardingTaskGroup { group in
                    for caller in 0..<callers {
                        group.addTask {
                            for number in 0..<each {
                                let note = IncidentCommand.note(
                                    nil, text: "note \(caller).\(number)")
                                guard case .noted = try await say(.incident(note)) else {
                                    throw BenchFailure("a note was refused")
                                }
                            }
                        }
                    }
                }
            }
            return Double(callers * each) / time.seconds
        }
    }
}

struct BenchFailure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

struct MachineClock: WallClock {
    var now: Date { Date() }
    func sleep(until due: Date) async throws {
        try await ContinuousClock().sleep(for: .seconds(max(0, due.timeIntervalSinceNow)))
    }
}

/// The plan and the demonstration roster of this repository.
enum ShippedPlan {
    static func files() throws -> [(name: String, text: String)] {
        try FileManager.default.contentsOfDirectory(atPath: "playbooks")
            .filter { $0.hasSuffix(".yaml") && !DutyFile.isNamed($0) }.sorted()
            .map {
                (name: $0, text: try String(contentsOfFile: "playbooks/\($0)", encoding: .utf8))
            }
    }

    static func load() throws -> Plan {
        let (plan, faults) = PlanFolder.load(try files(), hash: "bench")
        guard let plan else { throw BenchFailure("\(faults)") }
        return plan
    }

    static func roster(_ plan: Plan) throws -> Roster {
        let file = "playbooks/demo-roster.csv"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        guard let roster = RosterFile.parse(text, file: file, groups: plan.groups).0 else {
            throw BenchFailure("\(file) is at fault")
        }
        return roster
    }

    static func settings(_ plan: Plan) -> RuntimeSettings {
        RuntimeSettings(
            plan: plan,
            unit: Wording.Unit(
                name: Bilingual(zh: "示例单位", en: "Example Unit"), smsSignature: "示例单位",
                dutyPhone: "010-00000000", timeZone: .gmt, languages: [.zh, .en], plan: plan,
                prefix: "!"))
    }
}
