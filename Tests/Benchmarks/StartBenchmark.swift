import Curl
import Foundation
import Ports
import RigKit

/// From exec to the first answer on the web port, with an empty store; no server is needed.
enum StartBenchmark {
    private static let runs = 11

    static func run() async throws {
        let wire = try CurlClient()
        var times: [Double] = []
        for number in 0...runs {
            let time = try await onEmptyStore(wire)
            if number > 0 { times.append(time * 1000) }
        }
        report("start to serving, empty store", times.spread(0, " ms"), goal: "<= 100 ms")
    }

    /// What the bot's life ends with.
    enum End { case stop, kill }

    struct Start {
        var seconds: Double
        /// Memory at its highest until it served.
        var peakMegabytes: Double
    }

    private static func onEmptyStore(_ wire: CurlClient) async throws -> Double {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try await once(
            wire, store: folder.path + "/bot.db", end: .stop, folder: folder.path
        ).seconds
    }

    /// - Parameter folder: For its settings and what it prints.
    static func once(
        _ wire: CurlClient, store: String, end: End, folder path: String
    ) async throws -> Start {
        let folder = URL(filePath: path)
        let port = Int.random(in: 20_000...25_999)
        let config = folder.appending(path: "bot.json")
        try Data(text(store, port: port).utf8).write(to: config)
        let clock = ContinuousClock()
        let begin = clock.now
        let bot = try BotProcess(
            RigEnvironment.builtBot, ["run", "--config", config.path],
            environment: ["PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8"],
            log: folder.appending(path: "log"))
        let request = HTTPRequest(
            .get, "http://127.0.0.1:\(port)/healthz", connectTimeout: .seconds(1),
            timeout: .seconds(1))
        while true {
            if (try? await wire.exchange(request)) != nil { break }
            guard bot.isRunning, begin.duration(to: clock.now) < .seconds(120) else {
                throw BenchFailure("the bot does not serve:\n\(bot.tail)")
            }
            try await clock.sleep(for: .milliseconds(1))
        }
        let time = begin.duration(to: clock.now).seconds
        let peak = try ProcessFacts.kilobytes("VmHWM", in: "status", of: bot.pid)
        switch end {
        case .stop: try bot.stop()
        case .kill: try bot.kill9()
        }
        return Start(seconds: time, peakMegabytes: Double(peak) / 1024)
    }

    private static func text(_ store: String, port: Int) -> String {
        let root = FileManager.default.currentDirectoryPath
        return """
            {
              "unit": { "name": { "zh": "示例单位", "en": "Example Unit" },
                        "smsSignature": "示例单位", "dutyPhone": "010-00000000" },
              "languages": ["zh", "en"], "timeZone": "Asia/Shanghai",
              "plan": "\(root)/playbooks",
              "store": { "kind": "sqlite", "path": "\(store)" },
              "chat": { "kind": "sandbox" },
              "sms": [{ "name": "spool", "kind": "spool" }], "email": { "kind": "spool" },
              "web": { "listen": "127.0.0.1:\(port)", "publicURL": "http://127.0.0.1:\(port)" }
            }
            """
    }
}
