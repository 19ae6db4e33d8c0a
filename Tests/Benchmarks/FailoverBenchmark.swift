import Foundation
import RigKit

/// The chat falls silent: how long until the SMS gateway has taken the first SMS for a notice that
/// nobody has acknowledged, level II, `downAfter` 2.
enum FailoverBenchmark {
    private static let runs = 5

    static func run() async throws {
        try await measure("refuse", "chat refuses", goals: ("<= 10 s", "<= 3 s"))
        // Here each try ends by its own time-out: 10 s for a send, 15 s for a canary.
        try await measure("blackhole", "chat is a black hole", goals: ("none", "<= 3 s"))
    }

    private static func measure(
        _ mode: String, _ what: String, goals: (whole: String, afterSecond: String)
    ) async throws {
        var whole: [Double] = []
        var afterSecond: [Double] = []
        for _ in 0..<runs {
            let (total, rest) = try await once(mode)
            whole.append(total)
            afterSecond.append(rest)
        }
        report(
            "\(what) -> first SMS at the SMS centre", whole.spread(2, " s"), goal: goals.whole)
        report(
            "\(what): second failed try -> first SMS there", afterSecond.spread(2, " s"),
            goal: goals.afterSecond)
    }

    /// The clock starts when the chat is broken, before the first try can fail; the second failed
    /// try is when the log says that the chat went down.
    private static func once(_ mode: String) async throws -> (total: Double, afterSecond: Double) {
        let result = Box()
        try await Scene.play { scene in
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅱ")
            try await scene.sms.clear()
            let began = Date()
            try await scene.faults.set(.matrix, mode, kill: true)
            var arrived: Date?
            while arrived == nil {
                let sent = try await scene.sms.sent()
                if sent.contains(where: { $0.text.contains("N-\(notice)") }) { arrived = Date() }
                guard Date().timeIntervalSince(began) < 120 else {
                    throw RigFailure("no SMS came")
                }
                try await ContinuousClock().sleep(for: .milliseconds(10))
            }
            let (_, log) = try await scene.run("audit", "export")
            let down = log.split(separator: "\n").compactMap { line -> Double? in
                let entry = JSON(reading: Array(line.utf8))
                return entry["type"].string == "desk.channelDown"
                    ? entry["at"].int.map { Double($0) / 1000 } : nil
            }
            guard let second = down.last, let arrived else {
                throw RigFailure("no outage in the log")
            }
            await result.set(
                arrived.timeIntervalSince(began), arrived.timeIntervalSince1970 - second)
        }
        return await result.value
    }

    private actor Box {
        private(set) var value = (total: Double.nan, afterSecond: Double.nan)
        func set(_ total: Double, _ rest: Double) { value = (total, rest) }
    }
}
