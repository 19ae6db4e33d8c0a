import Foundation
import RigKit

/// What the bot holds in memory when nothing happens, with every road it has: Matrix, Kannel,
/// SMTP, the web port.
enum IdleBenchmark {
    static func run() async throws {
        try await Scene.play { scene in
            let bot = try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            // Some probes and polls, so that what they allocate is counted.
            try await ContinuousClock().sleep(for: .seconds(20))
            let pss = try ProcessFacts.kilobytes("Pss", in: "smaps_rollup", of: bot.pid)
            let rss = try ProcessFacts.kilobytes("VmRSS", in: "status", of: bot.pid)
            report("idle memory, PSS", "\((Double(pss) / 1024).text(1)) MB", goal: "<= 40 MB")
            report("idle memory, RSS", "\((Double(rss) / 1024).text(1)) MB", goal: "<= 60 MB")
        }
    }
}
