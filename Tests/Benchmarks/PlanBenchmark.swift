import Domain
import Foundation
import Logging
import Playbooks
import Ports
import Rehearsal
import RigKit
import Runtime

/// A plan far larger than a real one: 2,000 steps in the base, 300 people.
enum PlanBenchmark {
    private static let steps = 2_000
    private static let people = 300
    private static let rounds = 15

    /// From the bytes of the files to plan and roster, every check made.
    static func load() throws {
        let (files, csv) = try large()
        let clock = ContinuousClock()
        var times: [Double] = []
        for round in 0...rounds {
            let time = try clock.measure { _ = try read(files, csv) }
            if round > 0 { times.append(time.seconds * 1000) }
        }
        report(
            "\(steps) steps and \(people) people, loaded", times.spread(0, " ms"),
            goal: "<= 200 ms")
    }

    /// Every task of a level I incident with all packs, minute by minute for eight hours: what a
    /// tick decides, what is said of it, and its saving in memory; nobody does anything, so all
    /// fall due. Counted are the minutes in which something does.
    static func tick() async throws {
        let (files, csv) = try large()
        let (plan, roster) = try read(files, csv)
        let start = Date(timeIntervalSince1970: 1_767_585_600)
        let clock = VirtualClock(now: start)
        let handler = CommandHandler(
            ledger: MemoryLedger(), clock: clock, settings: ShippedPlan.settings(plan),
            mint: .random, bells: CommandHandler.Bells(),
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        try await handler.perform(.planFound(plan))
        try await handler.perform(.rosterImported(roster))
        let tasks = try await activate(handler, plan)
        guard tasks >= steps else { throw BenchFailure("only \(tasks) tasks") }
        var times: [Double] = []
        for minute in 1...(8 * 60) {
            clock.advance(to: start + .minutes(minute))
            let began = ContinuousClock().now
            // A minute in which nothing is due says nothing about the cost.
            guard try await handler.perform(.tick) else { continue }
            times.append(began.duration(to: ContinuousClock().now).seconds * 1000)
        }
        report("a tick with \(tasks) open tasks", times.spread(2, " ms"), goal: "<= 5 ms")
    }

    /// The process as a plan officer starts it, a day of level I with every pack.
    static func day() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let scenario = folder.appending(path: "day.txt")
        let root = FileManager.default.currentDirectoryPath
        try Data(
            """
            roster \(root)/playbooks/demo-roster.csv
            at 0m  shen: !预警 类型=谣言 范围=微博 危害=误导考生 url=https://example.org/p/1
            at 3m  zhao: !收到 1
            at 9m  zhao: !启动 W-1 级别=Ⅰ 场景=C,R,G,N,M 理由=推演
            at 9m  zhao: {code}
            at 11m zhou sms: 收到 2
            at 24h end

            """.utf8
        ).write(to: scenario)
        var times: [Double] = []
        for _ in 0..<7 {
            let began = ContinuousClock().now
            let bot = try BotProcess(
                RigEnvironment.builtBot, ["rehearse", scenario.path],
                environment: ["PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8"],
                log: folder.appending(path: "log"))
            guard try bot.exitStatus(within: 60) == 0 else {
                throw BenchFailure("the rehearsal failed:\n\(bot.tail)")
            }
            times.append(began.duration(to: ContinuousClock().now).seconds)
        }
        report(
            "a day of level I with all packs, rehearsed", times.spread(2, " s"), goal: "<= 1 s")
    }

    private static func activate(_ handler: CommandHandler, _ plan: Plan) async throws -> Int {
        func say(_ command: Domain.Command) async throws {
            _ = try await handler.perform(command, by: .person("zhao", .chat), at: .room("r"))
        }
        try await say(.warning(.register(WarningDraft(type: "x", scope: "y", harm: "z"))))
        let packs = plan.packs.filter { $0.isChosen && $0.letter != "D" }.map(\.letter)
        try await say(
            .incident(
                .activate(
                    ActivationRequest(
                        warning: Number(.warning, 1), level: Level(1), packs: packs, reason: "x"))))
        let code = try await handler.current().desk.codes["zhao"]?.code ?? ""
        try await say(.desk(.answer(code: code)))
        return try await handler.current().running.first?.orderedTasks.count ?? 0
    }

    private typealias Files = [(name: String, text: String)]

    private static func read(_ files: Files, _ csv: String) throws -> (Plan, Roster) {
        let (plan, faults) = PlanFolder.load(files, hash: "bench")
        guard let plan else { throw BenchFailure("\(faults.prefix(3))") }
        let (roster, wrong) = RosterFile.parse(csv, file: "people.csv", groups: plan.groups)
        guard let roster else { throw BenchFailure("\(wrong.prefix(3))") }
        return (plan, roster)
    }

    /// The shipped pack with three large annexes, whose steps join every incident, and the
    /// demonstration's people with others.
    private static func large() throws -> (Files, String) {
        var files = try ShippedPlan.files()
        let groups = ["release", "tech", "guidance", "legal", "office"]
        let letters = ["H", "J", "K"]
        for (place, letter) in letters.enumerated() {
            var text = """
                annex: bench-\(letter.lowercased())
                title: {zh: 细则\(letter), en: Annex \(letter)}
                owner: office.lead
                review: "2036-12-31"
                pack: \(letter)
                steps:

                """
            for number in 1...(steps / letters.count + (place == 0 ? steps % letters.count : 0)) {
                let id = { (number: Int) in letter + String(format: "%03d", number) }
                let group = groups[number % groups.count]
                text += """
                      - id: \(id(number))
                        group: \(group)
                        action: {zh: 第\(number)项工作, en: "Work number \(number)"}
                        due: T+\(10 + number / 2)m
                        \(number % 4 == 0 ? "after: [\(id(number - 1))]" : "evidence: [record]")
                        notify: [office]

                    """
            }
            files.append(("annexes/bench-\(letter).yaml", text))
        }
        var csv = try String(contentsOfFile: "playbooks/demo-roster.csv", encoding: .utf8)
        let known = csv.split(separator: "\n").count - 1
        for number in known..<people {
            let mobile = String(format: "+86139%08d", number)
            csv +=
                "p\(number),人\(number),\(groups[number % groups.count]),member,,"
                + "@p\(number):localhost,\(mobile),p\(number)@example.org,zh\n"
        }
        return (files, csv)
    }
}
