import Domain
import Foundation
import GRDB
import Logging
import Outbox
import Playbooks
import Ports
import Runtime
import Store
import Wording

/// `FENGHUO_BENCH=1 swift run -c release Bench`: how fast commands are decided and committed,
/// beside a bare one-row INSERT loop on the same disk in the same run. Machines are noisy; the
/// ratios are what counts.
@main
struct Bench {
    static func main() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/fenghuo-bench-\(getpid())"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let desk = try await Desk(path: folder + "/bench.db")
        print("round  64 at once /s  one at a time /s  bare INSERT /s  ratio")
        for round in 1...5 {
            let many = try await desk.notes(20_000, lanes: 64)
            let single = try await desk.notes(1_000, lanes: 1)
            let bare = try bareInserts(1_000, path: "\(folder)/bare-\(round).db")
            let row = [many, single, bare].map { String(Int($0)) }.joined(separator: "  ")
            print("\(round)  \(row)  \(Double(Int(single / bare * 100)) / 100)")
        }
    }

    /// One row a transaction, write-ahead log, every commit synced.
    static func bareInserts(_ count: Int, path: String) throws -> Double {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            try db.execute(sql: "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
        }
        return try rate(of: count) {
            for number in 1...count {
                try queue.write { db in
                    try db.execute(
                        sql: "INSERT INTO note (text) VALUES (?)", arguments: ["note \(number)"])
                }
            }
        }
    }

    static func rate(of count: Int, _ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return Double(count) / (ContinuousClock.now - start).inSeconds
    }
}

/// A handler on a real ledger, with one incident running.
struct Desk {
    let handler: CommandHandler
    let place = Place.room("bench")

    init(path: String) async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        let plan = try Self.plan()
        let unit = Wording.Unit(
            name: Bilingual(zh: "示例单位", en: "Example Unit"), smsSignature: "示例单位",
            dutyPhone: "010-00000000", timeZone: .gmt, languages: [.zh], plan: plan, prefix: "!")
        handler = CommandHandler(
            ledger: ledger, clock: RealClock(), settings: RuntimeSettings(plan: plan, unit: unit),
            mint: CodeMint { "4821" }, bells: [],
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let people = [
            Person(id: "zhao", name: "赵敏", posts: [.init(group: .hq, seat: .lead)], chat: "@z:x"),
            Person(id: "li", name: "李雷", posts: [.init(group: .office, seat: .lead)], chat: "@l:x"),
        ]
        try await handler.perform(.rosterImported(Roster(people)))
        let draft = WarningDraft(type: "谣言", scope: "微博", harm: "误导")
        let request = ActivationRequest(
            warning: Number(.warning, 1), level: Level(2), packs: ["R"], reason: "bench")
        for command in [
            Command.warning(.register(draft)), .incident(.activate(request)),
            .desk(.answer(code: "4821")),
        ] {
            _ = try await handler.perform(command, by: .person("zhao", .chat), at: place)
        }
    }

    static func plan() throws -> Plan {
        let names = ["plan.yaml", "base.yaml", "rumour.yaml"]
        let files = try names.map {
            (name: $0, text: try String(contentsOfFile: "playbooks/\($0)", encoding: .utf8))
        }
        guard let plan = PlanFolder.load(files, hash: "bench").plan else {
            throw CocoaError(.fileReadCorruptFile)
        }
        return plan
    }

    /// Notes decided and committed, `lanes` at a time.
    ///
    /// - Returns: How many a second.
    func notes(_ count: Int, lanes: Int) async throws -> Double {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    for number in 0..<(count / lanes) {
                        let command = Command.incident(.note(nil, text: "note \(lane) \(number)"))
                        _ = try await handler.perform(
                            command, by: .person("li", .chat), at: place)
                    }
                }
            }
            try await group.waitForAll()
        }
        return Double(count / lanes * lanes) / (ContinuousClock.now - start).inSeconds
    }
}

struct RealClock: WallClock {
    var now: Date { Date().inWholeMilliseconds }
    func sleep(until due: Date) async throws {
        try await ContinuousClock().sleep(for: .seconds(max(0, due.timeIntervalSinceNow)))
    }
}
