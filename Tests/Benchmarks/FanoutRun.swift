import Channels
import Curl
import Domain
import Foundation
import Logging
import Outbox
import Playbooks
import Ports
import RigKit
import Runtime
import Store

/// One activation that goes to very many people, each by an HTTP call of their own: the real
/// runtime, ledger, wire and gateway, in a process of its own, so that its memory is its own.
enum FanoutRun {
    static let flag = "--fan-out"

    /// Prints one line: seconds, processor seconds, peak kilobytes, people who have a mobile.
    static func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        guard let sink = environment["SINK"], let path = environment["STORE"],
            let people = environment["PEOPLE"].flatMap({ Int($0) })
        else { throw BenchFailure("SINK, STORE and PEOPLE are wanted") }
        let ledger = try await SQLiteLedger.open(path: path)
        let plan = try ShippedPlan.load()
        let clock = MachineClock()
        let gateway = KannelChannel(
            name: "sink",
            KannelChannel.Settings(
                url: sink, username: "bench", password: { "bench" }, sender: "40400"),
            wire: try CurlClient())
        let runtime = Runtime(
            settings: ShippedPlan.settings(plan), ledger: ledger, clock: clock, mint: .random,
            channels: [gateway], logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let roster = try roster(plan, people)
        try await runtime.handler.perform(.rosterImported(roster))
        try await runtime.prepare()
        let code = try await askForActivation(runtime.handler)
        let running = Swift.Task { await runtime.run(sources: []) }
        let began = ContinuousClock().now
        let cpu = try ProcessFacts.cpu(of: getpid())
        try await say(.desk(.answer(code: code)), runtime.handler)
        while try await !runtime.isQuiet() {
            try await ContinuousClock().sleep(for: .milliseconds(5))
        }
        let time = began.duration(to: ContinuousClock().now).seconds
        let used = try ProcessFacts.cpu(of: getpid()) - cpu
        let peak = try ProcessFacts.kilobytes("VmHWM", in: "status", of: getpid())
        print("\(time) \(used) \(peak) \(roster.everyone.count { $0.mobile != nil })")
        runtime.requestStop()
        await running.value
        try ledger.close()
    }

    /// The demonstration's people, and so many more who have a mobile and nothing else.
    private static func roster(_ plan: Plan, _ people: Int) throws -> Roster {
        var csv = try String(contentsOfFile: "playbooks/demo-roster.csv", encoding: .utf8)
        let known = csv.split(separator: "\n").count - 1
        for number in known..<people {
            let mobile = String(format: "+86139%08d", number)
            csv += "p\(number),人\(number),tech,member,,,\(mobile),,zh\n"
        }
        guard let roster = RosterFile.parse(csv, file: "people.csv", groups: plan.groups).0
        else { throw BenchFailure("the roster is at fault") }
        return roster
    }

    private static func askForActivation(_ handler: CommandHandler) async throws -> String {
        try await say(.warning(.register(WarningDraft(type: "x", scope: "y", harm: "z"))), handler)
        let request = ActivationRequest(
            warning: Number(.warning, 1), level: Level(1), packs: ["R"], reason: "x")
        try await say(.incident(.activate(request)), handler)
        guard let code = try await handler.current().desk.codes["zhao"]?.code else {
            throw BenchFailure("no code to confirm with")
        }
        return code
    }

    private static func say(_ command: Domain.Command, _ handler: CommandHandler) async throws {
        _ = try await handler.perform(command, by: .person("zhao", .chat), at: .room("bench"))
    }
}
