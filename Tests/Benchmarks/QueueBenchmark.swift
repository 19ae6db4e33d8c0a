import Foundation

/// Memory with 100,000 deliveries in the queue, against the same bot and roster before them.
enum QueueBenchmark {
    private static let people = 10_000
    private static let runs = 3

    static func run() async throws {
        guard FileManager.default.fileExists(atPath: Sink.program) else {
            return print("queue: left out, there is no \(Sink.program); deploy/bench installs it")
        }
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let sink = try await Sink(in: folder)
        defer { sink.end() }
        var empty: [Double] = []
        var full: [Double] = []
        var peak: [Double] = []
        var waiting = 0
        for number in 0..<runs {
            let store = folder.appending(path: "queue-\(number).db")
            let said = try await Child.numbers(
                CommandLine.arguments[0], [QueueRun.flag], folder,
                ["SINK": "\(sink.url)/queue", "STORE": store.path, "PEOPLE": "\(people)"])
            guard said.count == 4, Int(said[0]) > people * (QueueRun.incidents - 1) else {
                throw BenchFailure("the queue said \(said)")
            }
            waiting = Int(said[0])
            empty.append(said[1] / 1024)
            full.append(said[2] / 1024)
            peak.append(said[3] / 1024)
        }
        report("PSS with \(people) people and nothing queued", empty.spread(1, " MB"), goal: "none")
        report("PSS with \(waiting) deliveries queued", full.spread(1, " MB"), goal: "none")
        let each = zip(full, empty).map { ($0 - $1) * 1024 * 1024 / Double(waiting) }
        report("the same for each of them", each.spread(0, " bytes"), goal: "none")
        report("peak memory until then", peak.spread(1, " MB"), goal: "for the record")
    }
}
