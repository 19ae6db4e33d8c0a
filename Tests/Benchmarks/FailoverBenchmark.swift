import Foundation
import RigKit

/// The chat refuses: how long until the SMS gateway has taken the first SMS for a notice that
/// nobody has acknowledged, level II, `downAfter` 2.
enum FailoverBenchmark {
    private static let runs = 5

    static func run() async throws {
        var whole: [Double] = []
        var afterSecond: [Double] = []
        for _ in 0..<runs {
            let (total, rest) = try await once()
            whole.append(total)
            afterSecond.append(rest)
        }
        report(
            "chat refuses -> first SMS at the SMS centre", whole.spread(2, " s"),
            goal: "<= 10 s after the first failed try")
        report(
            "second failed try -> first SMS at the SMS centre", afterSecond.spread(2, " s"),
            goal: "<= 3 s")
    }

    /// The clock starts when the chat is broken, before the first try can fail; the second failed
    /// try is when the log says that the chat went down.
    private static func once() async throws -> (total: Double, afterSecond: Double) {
        let result = Box()
        try await Scene.play { scene in
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅱ")
            try await scene.sms.clear()
            let began = Date()
            try await scene.faults.set(.matrix, "refuse", kill: true)
            var arrived: Date?
            while arrived == nil {
                let sent = try await scene.sms.sent()
                if sent.contains(where: { $0.text.contains("N-\(notice)") }) { arrived = Date() }
                guard Date().timeIntervalSince(began) < 60 else {
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
