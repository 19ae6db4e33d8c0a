import Foundation
import RigKit

/// What the bot holds in memory when nothing happens, with every road it has: Matrix, Kannel,
/// SMTP, the web port.
enum IdleBenchmark {
    private static let seconds = 20

    static func run() async throws {
        try await Scene.play { scene in
            let bot = try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            // Some probes and polls, so that what they allocate is counted.
            let before = try ProcessFacts.cpu(of: bot.pid)
            try await ContinuousClock().sleep(for: .seconds(seconds))
            let used = try ProcessFacts.cpu(of: bot.pid) - before
            let pss = try ProcessFacts.kilobytes("Pss", in: "smaps_rollup", of: bot.pid)
            let rss = try ProcessFacts.kilobytes("VmRSS", in: "status", of: bot.pid)
            report(
                "idle processor time, every road probed each 5 s",
                "\((used * 1000 / Double(seconds)).text(1)) ms/s", goal: "for the record")
            report("idle memory, PSS", "\((Double(pss) / 1024).text(1)) MB", goal: "<= 40 MB")
            report("idle memory, RSS", "\((Double(rss) / 1024).text(1)) MB", goal: "<= 60 MB")
        }
    }
}
