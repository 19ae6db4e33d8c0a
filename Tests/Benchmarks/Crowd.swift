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

/// The real runtime, ledger, wire and gateway with very many people, in a process of its own, so
/// that its memory is its own.
struct Crowd {
    let runtime: Runtime
    let ledger: SQLiteLedger
    let roster: Roster
    /// What the bot's tasks prefer, as `Bot/Serve` has it.
    let executor: any TaskExecutor

    /// - Parameter perMinute: What the gateway allows; nil: as many as there are.
    static func gathered(perMinute: Int? = nil) async throws -> Crowd {
        let environment = ProcessInfo.processInfo.environment
        guard let sink = environment["SINK"], let path = environment["STORE"],
            let people = environment["PEOPLE"].flatMap({ Int($0) })
        else { throw BenchFailure("SINK, STORE and PEOPLE are wanted") }
        let ledger = try await SQLiteLedger.open(path: path)
        let plan = try ShippedPlan.load()
        let wire = try CurlClient()
        let gateway = KannelChannel(
            name: "sink",
            KannelChannel.Settings(
                url: sink, username: "bench", password: { "bench" }, sender: "40400"),
            wire: wire)
        var settings = ShippedPlan.settings(plan)
        settings.aside = globalConcurrentExecutor
        if let perMinute { settings.perMinute = [.sms: perMinute] }
        let runtime = Runtime(
            settings: settings, ledger: ledger, clock: MachineClock(), mint: .random,
            channels: [gateway], logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let roster = try roster(plan, people)
        try await runtime.handler.perform(.rosterImported(roster))
        try await runtime.prepare()
        return Crowd(
            runtime: runtime, ledger: ledger, roster: roster, executor: wire.executor)
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

    /// Everything up to the code that is asked back.
    func askForActivation() async throws -> String {
        let handler = runtime.handler
        try await say(.warning(.register(WarningDraft(type: "x", scope: "y", harm: "z"))))
        let warning = try await handler.current().desk.last(.warning)
        let request = ActivationRequest(
            warning: Number(.warning, warning), level: Level(1), packs: ["R"], reason: "x")
        try await say(.incident(.activate(request)))
        guard let code = try await handler.current().desk.codes["zhao"]?.code else {
            throw BenchFailure("no code to confirm with")
        }
        return code
    }

    /// How many the activation is for and have a mobile: an observer is in no group that responds.
    func reachable() async throws -> Int {
        let world = try await runtime.handler.current()
        let called = Set(world.openNotices.flatMap(\.issue.recipients))
        return called.count { roster[$0]?.mobile != nil }
    }

    func confirm(_ code: String) async throws { try await say(.desk(.answer(code: code))) }

    private func say(_ command: Domain.Command) async throws {
        _ = try await runtime.handler.perform(
            command, by: .person("zhao", .chat), at: .room("bench"))
    }
}
