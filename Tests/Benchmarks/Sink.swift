import Curl
import Foundation
import Ports
import RigKit

/// Where every peer of the fan-out benchmark posts to: an nginx that says what an SMS gateway says,
/// and writes one line for each call.
final class Sink: Sendable {
    static let program = "/usr/sbin/nginx"

    let url: String
    private let log: URL
    private let process: BotProcess

    init(in folder: URL) async throws {
        let port = Int.random(in: 20_000...25_999)
        url = "http://127.0.0.1:\(port)"
        log = folder.appending(path: "calls")
        let config = folder.appending(path: "nginx.conf")
        try Data(Self.text(folder, port: port).utf8).write(to: config)
        process = try BotProcess(
            Self.program, ["-c", config.path, "-e", folder.appending(path: "errors").path],
            environment: ["PATH": "/usr/bin:/bin"], log: folder.appending(path: "nginx.log"))
        let wire = try CurlClient()
        for _ in 0..<200 {
            if (try? await wire.exchange(HTTPRequest(.get, "\(url)/up"))) != nil { return }
            try await ContinuousClock().sleep(for: .milliseconds(20))
        }
        throw BenchFailure("the sink does not answer:\n\(process.tail)")
    }

    /// The calls since the last `forget`, under one path.
    func calls(under path: String) throws -> [Substring] {
        let text = try String(contentsOf: log, encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix(path) }
    }

    /// The same when so many are there, or after a second: nginx writes its line when it has
    /// answered, so the last ones may still be missing.
    func calls(under path: String, atLeast count: Int) async throws -> [Substring] {
        for _ in 0..<50 where try calls(under: path).count < count {
            try await ContinuousClock().sleep(for: .milliseconds(20))
        }
        return try calls(under: path)
    }

    /// How many bytes of calls there are: cheap to look at while others are measured.
    var size: Int {
        (try? FileManager.default.attributesOfItem(atPath: log.path)[.size] as? Int) ?? 0
    }

    func forget() throws { try FileHandle(forWritingTo: log).truncate(atOffset: 0) }

    func end() { _ = try? process.stop() }

    private static func text(_ folder: URL, port: Int) -> String {
        """
        daemon off;
        worker_processes 1;
        pid \(folder.path)/nginx.pid;
        events { worker_connections 4096; }
        http {
            log_format call '$uri $arg_to $arg_text';
            access_log \(folder.path)/calls call;
            client_body_temp_path \(folder.path)/body;
            proxy_temp_path \(folder.path)/proxy;
            fastcgi_temp_path \(folder.path)/fastcgi;
            uwsgi_temp_path \(folder.path)/uwsgi;
            scgi_temp_path \(folder.path)/scgi;
            keepalive_requests 1000000;
            server {
                listen 127.0.0.1:\(port);
                location / { return 202 "0: Accepted for delivery"; }
            }
        }
        """
    }
}
