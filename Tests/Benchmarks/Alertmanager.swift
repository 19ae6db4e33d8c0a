import Curl
import Foundation
import Ports
import RigKit

/// The peer of the fan-out benchmark: one alert for each person, one group for each alert, each
/// group to a webhook receiver. It keeps nothing before it sends.
final class Alertmanager: Sendable {
    private static let batch = 1_000
    private let process: BotProcess
    private let url: String
    private let wire: CurlClient

    init(in folder: URL, to sink: Sink) async throws {
        wire = try CurlClient()
        let port = Int.random(in: 26_000...31_999)
        url = "http://127.0.0.1:\(port)"
        let config = folder.appending(path: "alertmanager.yml")
        try Data(
            """
            route:
              receiver: sink
              group_by: [person]
              group_wait: 0s
              group_interval: 1h
              repeat_interval: 1h
            receivers:
              - name: sink
                webhook_configs:
                  - url: \(sink.url)/alertmanager
                    send_resolved: false

            """.utf8
        ).write(to: config)
        process = try BotProcess(
            "/usr/bin/prometheus-alertmanager",
            [
                "--config.file=\(config.path)", "--storage.path=\(folder.path)/alertmanager",
                "--web.listen-address=127.0.0.1:\(port)", "--cluster.listen-address=",
                "--log.level=error",
            ],
            environment: ["PATH": "/usr/bin:/bin"], log: folder.appending(path: "alertmanager.log"))
        for _ in 0..<500 {
            if let answer = try? await wire.exchange(HTTPRequest(.get, "\(url)/-/ready")),
                answer.status == 200
            {
                return
            }
            try await ContinuousClock().sleep(for: .milliseconds(20))
        }
        throw BenchFailure("Alertmanager does not answer:\n\(process.tail)")
    }

    var pid: Int32 { process.pid }

    /// Hands in one alert for each person; it begins to send while more come in.
    func alert(people: Int, run: Int) async throws {
        for start in stride(from: 0, to: people, by: Self.batch) {
            let alerts = (start..<min(start + Self.batch, people)).map { number in
                #"{"labels":{"alertname":"activation","person":"r\#(run)p\#(number)"},"#
                    + #""annotations":{"text":"N-2 通知：I-1 已启动，请回复1"}}"#
            }
            let answer = try await wire.exchange(
                HTTPRequest(
                    .post, "\(url)/api/v2/alerts",
                    headers: [(name: "Content-Type", value: "application/json")],
                    body: Array("[\(alerts.joined(separator: ","))]".utf8), timeout: .seconds(60)))
            guard answer.status == 200 else {
                throw BenchFailure("Alertmanager refuses alerts: \(answer.status)")
            }
        }
    }

    func end() { _ = try? process.stop() }
}
