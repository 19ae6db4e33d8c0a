import Curl
import Foundation
import Ports

/// What went wrong in a test of the real servers, with what is needed to see why.
package struct RigFailure: Error, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}

/// The servers of `Tests/Rig`, and the bot that is tested against them.
package struct RigEnvironment: Sendable {
    private static let variables = ProcessInfo.processInfo.environment

    /// Whether there is anything to test against: the rig's env file and a built bot.
    package static var isThere: Bool {
        variables["FENGHUO_RIG"] != nil && variables["FENGHUO_EXECUTABLE"] != nil
    }

    /// The built bot under test; the release build where nothing else is named.
    package static var builtBot: String {
        variables["FENGHUO_EXECUTABLE"] ?? ".build/release/fenghuo"
    }

    /// A number that whoever starts the tests may give.
    package static func number(_ name: String) -> Int? { variables[name].flatMap { Int($0) } }

    /// One client for all tests; its threads live as long as they do.
    private static let wire = try? CurlClient()

    package let executable: String
    package let wire: CurlClient
    private let values: [String: String]

    package init() throws {
        guard let file = Self.variables["FENGHUO_RIG"],
            let executable = Self.variables["FENGHUO_EXECUTABLE"], let wire = Self.wire
        else { throw RigFailure("FENGHUO_RIG and FENGHUO_EXECUTABLE are wanted") }
        self.executable = executable
        self.wire = wire
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        values = Dictionary(
            lines.compactMap { line in
                let pair = line.split(separator: "=", maxSplits: 1)
                return pair.count == 2 ? (String(pair[0]), String(pair[1])) : nil
            }
        ) { _, last in last }
    }

    package func value(_ key: String) throws -> String {
        guard let value = values[key] else { throw RigFailure("the rig has no \(key)") }
        return value
    }

    package func user(_ name: String) throws -> MatrixUser {
        MatrixUser(
            id: "@\(name):\(try value("SYNAPSE_SERVER_NAME"))",
            token: try value("SYNAPSE_TOKEN_\(name.uppercased())"),
            homeserver: try value("SYNAPSE_URL"), wire: wire)
    }

    /// Where the bot under test listens.
    package var web: String { get throws { "http://127.0.0.1:\(try value("SMS_MO_PORT"))" } }
}

/// How long anything may take before the test fails; nothing is asserted about time.
package struct Deadline: Sendable {
    private let end: ContinuousClock.Instant

    package init(_ seconds: Int) { end = .now + .seconds(seconds) }

    package var isOver: Bool { .now >= end }

    /// What is left, at most `limit`.
    package func milliseconds(atMost limit: Int) -> Int {
        let left = max((end - .now) / .milliseconds(1), 0)
        return min(Int(left), limit)
    }
}

/// A server's answer, read.
package struct Answer: Sendable {
    package var status: Int
    package var body: JSON
    package var text: String
}

extension CurlClient {
    package func call(
        _ method: HTTPRequest.Method, _ url: String, token: String? = nil, _ body: JSON? = nil,
        timeout: Int = 30
    ) async throws -> Answer {
        var headers = [(name: "Content-Type", value: "application/json")]
        if let token { headers.append((name: "Authorization", value: "Bearer \(token)")) }
        let request = HTTPRequest(
            method, url, headers: headers, body: body?.bytes ?? [], lane: .poll,
            timeout: .seconds(timeout))
        let response = try await exchange(request)
        return Answer(
            status: response.status, body: JSON(reading: response.body),
            text: String(decoding: response.body, as: UTF8.self))
    }
}
