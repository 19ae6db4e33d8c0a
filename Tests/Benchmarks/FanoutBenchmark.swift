import Foundation
import RigKit

/// One activation to 10,000 people by a call each, every state kept on the disk: beside a bare
/// libcurl loop that keeps nothing, and Alertmanager with a group for each person; the same sink,
/// the same run, taking turns.
enum FanoutBenchmark {
    private static let people = 10_000
    private static let rounds = 5
    private static let programs = [Sink.program, "/usr/bin/prometheus-alertmanager"]

    private struct Tally {
        var ours: [Double] = []
        var bare: [Double] = []
        var alertmanager: [Double] = []
        var processor: [Double] = []
        var peaks: [Double] = []
    }

    static func run() async throws {
        if let missing = programs.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
            return print("fanout: left out, there is no \(missing); deploy/bench installs it")
        }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sink = try await Sink(in: folder)
        defer { sink.end() }
        var tally = Tally()
        for round in 0...rounds {
            // The first round warms every cache and is not counted.
            try await play(round, sink, folder, &tally)
            if round == 0 { tally = Tally() }
        }
        tell(tally)
    }

    private static func play(
        _ round: Int, _ sink: Sink, _ folder: URL, _ tally: inout Tally
    ) async throws {
        let own = try await ours(sink, folder, round)
        tally.ours.append(own[3] / own[0])
        tally.processor.append(own[1])
        tally.peaks.append(own[2] / 1024)
        tally.bare.append(Double(people) / (try await bare(sink, folder)))
        tally.alertmanager.append(Double(people) / (try await peer(sink, folder, round)))
    }

    private static func tell(_ tally: Tally) {
        report(
            "durable fan-out to \(people) people", tally.ours.spread(0, "/s"), goal: ">= 10000/s")
        report("a bare libcurl loop, same rounds", tally.bare.spread(0, "/s"), goal: "the floor")
        report("Alertmanager, same rounds", tally.alertmanager.spread(0, "/s"), goal: "the peer")
        let beside = zip(tally.ours, tally.alertmanager).map { $0 / $1 }
        report("ours beside Alertmanager, round by round", beside.spread(2, " x"), goal: ">= 1.4 x")
        let floor = zip(tally.ours, tally.bare).map { $0 / $1 }
        report("ours beside the bare loop, round by round", floor.spread(2, " x"), goal: "none")
        report("our processor time for all", tally.processor.spread(2, " s"), goal: "none")
        report("our peak memory", tally.peaks.spread(0, " MB"), goal: "< 100 MB")
    }

    // MARK: Who takes part

    /// - Returns: Seconds, processor seconds, peak kilobytes, people called.
    private static func ours(_ sink: Sink, _ folder: URL, _ round: Int) async throws -> [Double] {
        try sink.forget()
        let store = folder.appending(path: "ours-\(round).db")
        let numbers = try await Child.numbers(
            CommandLine.arguments[0], [FanoutRun.flag], folder,
            ["SINK": "\(sink.url)/ours", "STORE": store.path, "PEOPLE": "\(people)"])
        // Whom it is for was called, and the few that are told beside them; nobody was told twice.
        guard numbers.count == 4 else { throw BenchFailure("the fan-out said \(numbers)") }
        let calls = try await sink.calls(under: "/ours ", atLeast: Int(numbers[3]))
        let called = Set(calls.map { $0.split(separator: " ").dropFirst().first ?? "" })
        guard Set(calls).count == calls.count, called.count >= Int(numbers[3]) else {
            throw BenchFailure(
                "\(calls.count) calls, \(called.count) people of \(Int(numbers[3]))")
        }
        return numbers
    }

    private static func bare(_ sink: Sink, _ folder: URL) async throws -> Double {
        let loop = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "BareLoop").path
        let numbers = try await Child.numbers(
            loop, ["\(sink.url)/bare", "\(people)", "64"], folder)
        guard numbers.count == 2, Int(numbers[1]) == people else {
            throw BenchFailure("the bare loop said \(numbers)")
        }
        return numbers[0]
    }

    private static func peer(_ sink: Sink, _ folder: URL, _ round: Int) async throws -> Double {
        let own = folder.appending(path: "alertmanager-\(round)")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        let peer = try await Alertmanager(in: own, to: sink)
        defer { peer.end() }
        try sink.forget()
        let clock = ContinuousClock()
        let began = clock.now
        try await peer.alert(people: people, run: round)
        let whole = "/alertmanager - -\n".utf8.count * people
        while sink.size < whole {
            guard began.duration(to: clock.now) < .seconds(120) else {
                throw BenchFailure("Alertmanager sent \(try sink.calls(under: "/alert").count)")
            }
            try await clock.sleep(for: .milliseconds(5))
        }
        return began.duration(to: clock.now).seconds
    }
}
